"""A small working project in a folder of one's own, from the starter that is shipped with the package."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from reportgen.errors import PackError, Place, Problem, UsageError
from reportgen.pipeline.outputs import write_atomically

_PACKAGE: Final = Path(__file__).parent.parent
_STARTER: Final = _PACKAGE / "starter"
_THEME: Final = Path("layouts/theme.yaml")
_RENAMED: Final = {"gitignore": ".gitignore"}  # a file of that name would rule in the package's own repository
_NOT_COPIED: Final = ("__init__.py", "__pycache__")


def init_project(folder: Path) -> tuple[Path, ...]:
    """Write the starter project into ``folder``, made when it is not there; returns the files' paths.

    UsageError when one of its files is there already; then nothing is written.
    """
    files = starter_files()
    taken = [name for name in files if (folder / name).exists()]
    if taken or (folder / "layouts").exists():
        raise UsageError(f"{folder} has {taken[0] if taken else 'layouts'} already; name an empty or a new folder")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name an empty or a new folder")
    for name, content in files.items():
        write_atomically(folder / name, content)
    return tuple(folder / name for name in files)


def starter_files() -> dict[str, bytes]:
    """The starter's files by their place in a project. PackError when the package lacks its theme."""
    own = sorted(path for path in _STARTER.rglob("*") if path.is_file() and not set(path.parts) & set(_NOT_COPIED))
    files = {path.relative_to(_STARTER).as_posix(): path.read_bytes() for path in own}
    files[_THEME.as_posix()] = _theme()
    return {_RENAMED.get(name, name): content for name, content in sorted(files.items())}


def _theme() -> bytes:
    """The one theme: copied into the starter when the package is built, in a checkout the project's own."""
    for path in (_STARTER / _THEME, _PACKAGE.parent / _THEME):
        if path.is_file():
            return path.read_bytes()
    found = "the package has no theme"
    raise PackError([Problem(Place(_THEME.as_posix()), found, "reportgen/starter/layouts/theme.yaml", "install again")])
