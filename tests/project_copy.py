"""A copy of the project's layouts and data, for tests that change them or build elsewhere."""

from __future__ import annotations

import shutil
from pathlib import Path


def copy_project(root: Path, target: Path, *, linked: bool = False) -> Path:
    """Copy ``layouts`` and ``data`` below ``target`` and return it.

    ``linked`` hard-links the files, for tests that replace files but never edit them in place.
    """
    for name in ("layouts", "data"):
        shutil.copytree(root / name, target / name, copy_function=_link if linked else shutil.copy2)
    return target


def _link(source: str, target: str) -> None:
    Path(target).hardlink_to(source)
