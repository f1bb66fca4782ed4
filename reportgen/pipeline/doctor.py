"""What a machine has and lacks for building packs: versions, fonts, optional programs, write access."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from reportgen import __version__
from reportgen.errors import UsageError

Status = Literal["ok", "optional", "problem"]

_OLDEST: Final = (3, 11)
_FONTS: Final = Path(__file__).parent.parent / "fonts"
_PROGRAMS: Final = (
    ("LibreOffice", ("soffice", "libreoffice"), "install it to see decks as pictures; building needs it not"),
    ("Java", ("java",), "install it to check PDFs with veraPDF; building needs it not"),
)


@dataclass(frozen=True)
class Finding:
    """One thing looked at. ``optional`` is missing but not needed to build; ``problem`` keeps a build from working."""

    name: str
    status: Status
    found: str
    hint: str = ""


def examine(folder: Path) -> tuple[Finding, ...]:
    """Everything that building needs, seen from the working folder; nothing is changed and nothing raised."""
    return (*_versions(), *_fonts(), *_programs(), *_access(folder))


def _versions() -> Iterator[Finding]:
    yield Finding("reportgen", "ok", __version__)
    python = platform.python_version()
    new_enough = sys.version_info >= _OLDEST
    yield Finding("Python", "ok" if new_enough else "problem", python, "" if new_enough else "use Python 3.11 or newer")
    for name in _requirements():
        try:
            yield Finding(name, "ok", importlib.metadata.version(name))
        except importlib.metadata.PackageNotFoundError:
            yield Finding(name, "problem", "not installed", f"python -m pip install {name}")


def _requirements() -> list[str]:
    """The packages that reportgen's own metadata says it needs, extras apart."""
    try:
        declared = importlib.metadata.requires("reportgen") or []
    except importlib.metadata.PackageNotFoundError:
        return []
    plain = (line.partition(";") for line in declared)
    return sorted(_name_of(before) for before, _, condition in plain if "extra" not in condition)


def _name_of(requirement: str) -> str:
    end = next((n for n, sign in enumerate(requirement) if not (sign.isalnum() or sign in "-_.")), len(requirement))
    return requirement[:end]


def _fonts() -> Iterator[Finding]:
    """The packaged fonts, read as a build reads them."""
    from fontTools.ttLib import TTFont, TTLibError

    for path in sorted(_FONTS.glob("*.ttf")):
        try:
            with TTFont(path, lazy=True) as font:
                letters = len(font.getBestCmap() or {})
            yield Finding(path.stem, "ok", f"{letters:,} characters")
        except (OSError, TTLibError) as error:
            yield Finding(path.stem, "problem", f"cannot be read ({error})", "install reportgen again")
    if len(list(_FONTS.glob("*.ttf"))) < 4:
        yield Finding("fonts", "problem", f"fewer than four in {_FONTS}", "install reportgen again")


def _programs() -> Iterator[Finding]:
    for name, commands, use in _PROGRAMS:
        found = next((path for command in commands if (path := shutil.which(command))), None)
        yield Finding(name, "ok", found) if found else Finding(name, "optional", "not found", use)


def _access(folder: Path) -> Iterator[Finding]:
    """Write access to the project's build folder and to the folder for temporary files."""
    from reportgen.spec import find_project_root

    try:
        root = find_project_root(folder)
        yield Finding("project", "ok", str(root))
        yield _writable("build folder", root / "build")
    except UsageError:
        yield Finding("project", "optional", f"none at {folder}", "reportgen init my-pack makes one")
    yield _writable("temporary files", Path(tempfile.gettempdir()))


def _writable(name: str, folder: Path) -> Finding:
    """Whether files can be written there, or the folder be made."""
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK):
        return Finding(name, "ok", str(folder))
    return Finding(name, "problem", f"no write access to {nearest}", "ask for it, or work in another folder")
