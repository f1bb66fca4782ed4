"""The figure register of a build: made from its pages, written beside its files, held to what an author may type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from reportgen.checks.register import Row, Supplied, as_csv, as_json, cells_of, register
from reportgen.data import Frames
from reportgen.errors import Problem
from reportgen.pipeline.stages import LaidOut

TYPED: Final = "typed-number"


def register_of(made: LaidOut) -> tuple[Row, ...]:
    """Every number of a laid-out pack."""
    supplied: dict[str, Supplied] = {}
    for frames in (made.frames, *(each.frames for each in made.behind if each.frames is not None)):
        supplied = {**supplied_texts(frames), **supplied}
    return register(made.pages, supplied)


def register_files(made: LaidOut, rows: Iterable[Row], stem: str) -> dict[str, bytes]:
    """The register's files by name: ``figures.csv`` of a whole pack, ``figures-<limit>.csv`` of a limited build."""
    name = register_name(made, stem)
    cells = cells_of(rows)
    return {f"{name}.csv": as_csv(cells), f"{name}.json": as_json(cells)}


def register_name(made: LaidOut, stem: str) -> str:
    """The name of the register's files, without their endings."""
    return f"figures{limit_of(made, stem)}"


def limit_of(made: LaidOut, stem: str) -> str:
    """What a limited build's files are named by besides (``-camden``); empty for a whole pack's."""
    return stem.removeprefix(f"{made.project.pack_name}-{made.project.edition_name}")


def supplied_texts(frames: Frames) -> dict[str, Supplied]:
    """The cells of the edition's tables that hold a number within words, folded, and where each stands."""
    found: dict[str, Supplied] = {}
    for name, dataset in frames.items():
        if dataset.table is None or not dataset.files:
            continue
        file = dataset.files[0]
        for row, cells in zip(dataset.table.row_numbers, dataset.table.cells, strict=True):
            for text in (" ".join(cell.split()) for cell in cells):
                if any(sign.isdigit() for sign in text) and not text.replace(",", "").replace(".", "").isdigit():
                    found.setdefault(text, Supplied(name, file.path, file.sha256, row))
    return found


def typed_numbers(rows: Iterable[Row], excused: Mapping[str, str]) -> Iterator[Problem]:
    """A warning for each number that an author typed, is in no edition table, and is not excused by a phrase.

    A text that stands again elsewhere (the caption of a chart's data) says the figures that it has in the one place.
    """
    rows = tuple(rows)
    known = {(row.shown, row.context) for row in rows if row.kind == "figure" and row.context != row.shown}
    for row in rows:
        typed = row.kind == "typed" and row.supplied is None and (row.shown, row.context) not in known
        if typed and not _is_excused(row, excused):
            yield Problem(
                row.place,
                f"page {row.page}: the number {row.shown} is typed: '{_near(row)}'",
                "a measure, a cell of an edition table, or a phrase of 'excused_numbers' in pack.yaml",
                "name it as a figure, or excuse the phrase with a reason",
                TYPED,
                "warning",
            )


def _is_excused(row: Row, excused: Mapping[str, str]) -> bool:
    """Whether the number stands inside a phrase that the pack excuses; words are compared without their case."""
    context = row.context.casefold()
    shown = re.compile(rf"(?<![\d.,]){re.escape(row.shown.casefold())}(?![\d]|[.,]\d)")
    return any(phrase.casefold() in context and shown.search(phrase.casefold()) for phrase in excused)


def _near(row: Row) -> str:
    at = max(row.context.find(row.shown) - 40, 0)
    return row.context[at : at + 100]
