"""Paths that YAML names: each starts at the project's folder and stays in it."""

from __future__ import annotations

from pathlib import Path


def inside(root: Path, path: str) -> Path | None:
    """The file or folder that a path means, links followed, whether or not it exists.

    None for one that leads out of the project, and for one that can lead nowhere: a link to itself, a name that no
    disk takes.
    """
    try:
        found = (root / path).resolve()
        found.exists()  # tells of a name that is too long
        return found if found.is_relative_to(root.resolve()) else None
    except (OSError, RuntimeError, ValueError):
        return None
