"""The starter project in a folder of a test: small, quick to build, and free to change."""

from __future__ import annotations

from pathlib import Path

from reportgen.pipeline.init_project import init_project

PACK, EDITION, NEXT = "report", "2024-25-q1", "2024-25-q2"


def make_starter(folder: Path) -> Path:
    """``init`` into the folder; returns it."""
    init_project(folder)
    return folder


def edition_file(root: Path, name: str, edition: str = EDITION) -> Path:
    """A file of one of its editions."""
    return root / "data" / PACK / edition / name


def replace_in(file: Path, old: str, new: str) -> None:
    """Change a text in a file; it must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text, text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
