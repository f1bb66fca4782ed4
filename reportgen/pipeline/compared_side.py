"""One side of a comparison: the figures and pages of a finished build's folder, or of an edition as it stands now."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportgen.errors import PackError, Place, Problem, UsageError, did_you_mean
from reportgen.pipeline.outputs import manifest_name, read_builds
from reportgen.pipeline.stages import Report


@dataclass(frozen=True)
class PageSeen:
    """A page by its number, and its words with the spaces tidied; None where the folder has no PDF."""

    number: int
    text: str | None


@dataclass(frozen=True)
class Side:
    """What is compared: the rows of a figure register (as its JSON has them), and pages by their ids."""

    name: str
    rows: Sequence[Mapping[str, Any]]
    pages: Mapping[str, PageSeen]


def side_of(root: Path, named: str, report: Report) -> Side:
    """The build folder of that path, or the edition of that name (``quarterly/2023-24-q1``).

    UsageError when there is neither; PackError for a folder whose files can't be read or an edition with problems.
    """
    folder = Path(named)
    if folder.is_dir() and not _is_edition(root, named):
        return _of_folder(folder, named)
    return _of_edition(root, named, report)


def _is_edition(root: Path, named: str) -> bool:
    return (root / "data" / named / "edition.yaml").is_file() and not (
        Path(named) / manifest_name(Path(named))
    ).is_file()


def _of_edition(root: Path, named: str, report: Report) -> Side:
    from reportgen.checks.register import as_json, cells_of
    from reportgen.pipeline.build import PAINTERS
    from reportgen.pipeline.figure_register import register_of
    from reportgen.pipeline.stages import lay_out_pack

    pack, edition = _edition(root, named)
    made = lay_out_pack(root, pack, edition, report)
    report(f"register of {edition}")
    rows = json.loads(as_json(cells_of(register_of(made))))
    return _side(f"{pack}/{edition}", rows, PAINTERS["pdf"](made.pages, made.theme, root))


def _edition(root: Path, named: str) -> tuple[str, str]:
    """Pack and edition of ``pack/edition``, or of an edition's name that one pack has."""
    from reportgen.spec import list_editions, list_packs

    there = [(pack, edition) for pack in list_packs(root) for edition in list_editions(root, pack)]
    found = [(pack, edition) for pack, edition in there if named in (edition, f"{pack}/{edition}")]
    if len(found) == 1:
        return found[0]
    names = [f"{pack}/{edition}" for pack, edition in found or there]
    if found:
        raise UsageError(f"which of {', '.join(names)} is '{named}'?")
    hint = did_you_mean(named, names) or f"editions are {', '.join(names) or 'none'}"
    raise UsageError(f"there is no build folder and no edition '{named}'; {hint}")


def _of_folder(folder: Path, named: str) -> Side:
    builds = read_builds(folder)
    if not builds:
        found = f"the folder '{named}' is no build: it has no readable {manifest_name(folder)}"
        raise UsageError(f"{found}; name a folder that reportgen build or seal made, or an edition")
    build = min(builds, key=lambda name: (len(name), name))  # the whole pack, not one of its sections or areas
    register = str(builds[build].get("register") or "figures.csv")
    file = (folder / register).with_suffix(".json")
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
        if not isinstance(rows, list) or not all(isinstance(row, dict) and "measure" in row for row in rows):
            raise ValueError("it is no list of figures")
    except (OSError, ValueError) as error:
        hint = "build the edition again"
        found = f"the figure register can't be read ({error})"
        raise PackError([Problem(Place(str(file)), found, "the register of a build", hint, "register")]) from error
    pdf = folder / f"{build}.pdf"
    return _side(named, rows, pdf.read_bytes() if pdf.is_file() else None)


def _side(name: str, rows: Sequence[Mapping[str, Any]], pdf: bytes | None) -> Side:
    ids: dict[int, Counter[str]] = {}
    for row in rows:
        ids.setdefault(int(row["page"]), Counter())[str(row["block"]).partition(".")[0]] += 1
    texts = _texts(pdf) if pdf else dict.fromkeys(ids)
    pages: dict[str, PageSeen] = {}
    for number, text in sorted(texts.items()):
        own = ids[number].most_common(1)[0][0] if number in ids else f"page-{number}"
        part = sum(known == own or known.startswith(f"{own} (") for known in pages) + 1
        pages[own if part == 1 else f"{own} ({part})"] = PageSeen(number, text)
    return Side(name, rows, pages)


def _texts(pdf: bytes) -> dict[int, str | None]:
    from reportgen.checks.readers.pdf import PdfReader

    with PdfReader(pdf) as read:
        return {number: " ".join(read.text(number).split()) for number in range(1, read.page_count + 1)}
