"""Which project, pack and edition a command means."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportgen.errors import UsageError, did_you_mean


def project_root() -> Path:
    """The project that the working folder lies in; UsageError when it lies in none."""
    from reportgen.spec import find_project_root

    return find_project_root(Path.cwd())


def chosen_pack(root: Path, pack: str | None) -> str:
    """The pack meant, which may be left out when there is one; UsageError says which there are."""
    from reportgen.spec import list_packs

    packs = list_packs(root)
    if pack is None:
        if len(packs) != 1:
            raise UsageError(f"which pack? This project has: {', '.join(packs) or 'none (layouts/ has no pack.yaml)'}")
        return packs[0]
    _check_known(pack, packs, "pack")
    return pack


def chosen(pack: str | None, edition: str | None) -> tuple[Path, str, str]:
    """The project's root, the pack and the edition meant, the newest when left out; UsageError says which there are."""
    from reportgen.spec import list_editions

    root = project_root()
    pack = chosen_pack(root, pack)
    editions = list_editions(root, pack)
    if not editions:
        raise UsageError(f"pack '{pack}' has no edition; make a folder data/{pack}/<edition>/ with an edition.yaml")
    edition = edition or editions[-1]
    _check_known(edition, editions, f"edition of {pack}")
    return root, pack, edition


def area_asked(words: str | None) -> tuple[str | None, str | None]:
    """Column and name of ``borough=Camden``; the column alone of ``each borough``; neither without words."""
    if words is None:
        return None, None
    each, _, column = words.strip().partition(" ")
    if each == "each" and column:
        return column.strip(), None
    column, _, name = (part.strip() for part in words.partition("="))
    if not column or not name:
        raise UsageError(f"--for takes borough=NAME or 'each borough', not '{words}'")
    return column, name


def _check_known(name: str, names: Iterable[str], what: str) -> None:
    names = list(names)
    if name not in names:
        hint = did_you_mean(name, names)
        raise UsageError(f"there is no {what} '{name}'; there are: {', '.join(names)}" + (f" ({hint})" if hint else ""))
