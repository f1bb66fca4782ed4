"""One number as a pack shows it, with everything that an officer who signs for it asks about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from reportgen.errors import Place
from reportgen.metrics.figure import Figure, Provenance

RowKind = Literal["figure", "typed", "date", "label", "tick", "page"]
Where = Literal["text", "cell", "point", "label", "alt text", "note"]

COLUMNS: Final = (
    "page", "block", "kind", "shown", "value", "unit", "period", "basis", "rounding", "measure", "source",
    "source_sha256", "rows", "filter", "spec",
)  # fmt: skip
CellValue = str | int | float | None
_NOTHING: Final = ("",) * 8


@dataclass(frozen=True, slots=True)
class Supplied:
    """Where a text of the edition's own tables stands."""

    dataset: str
    file: str
    sha256: str
    row: int


@dataclass(frozen=True, slots=True)
class Row:
    """A number on a page. ``figure`` is what it shows, for kind figure; ``context`` the words that it stands in."""

    page: int
    block: str
    kind: RowKind
    shown: str
    place: Place
    where: Where
    value: float | None = None
    figure: Figure | None = None
    places: int | None = None
    supplied: Supplied | None = None
    context: str = ""

    def cells(self, known: dict[int, tuple[str, ...]] | None = None) -> tuple[CellValue, ...]:
        """A value for each of ``COLUMNS``; empty text where a column says nothing about the row.

        ``known`` keeps what figures say, by their identity: most are shown in several places.
        """
        if self.figure is None:
            said = _other_cells(self.supplied)
        else:
            known = {} if known is None else known
            kept = known.get(id(self.figure))
            said = known[id(self.figure)] = _figure_cells(self.figure) if kept is None else kept
        rounding = "" if self.places is None else _rounding(self.places)
        own = (self.page, self.block, self.kind, self.shown, self.value)
        return (*own, *said[:3], rounding, *said[3:], str(self.place))


def measure_of(figure: Figure) -> str:
    """The name that asks for a figure: its measure's, with ``.change`` for a change of one that has its operands."""
    return f"{figure.name}.change" if figure.now is not None else figure.name


def basis_of(figure: Figure) -> str:
    """The window's kind, and what a change is measured against."""
    if figure.now is not None and figure.before is not None:
        return f"{figure.now.basis}, change on {figure.before.period_label}"
    return figure.basis


def rows_of(provenance: Provenance) -> str:
    """The rows of the files by number: all when there are few, else the first and last and how many there are."""
    files = {path for path, _ in provenance.rows}
    shown = [str(row) if len(files) == 1 else f"{path}:{row}" for path, row in provenance.rows]
    if provenance.row_count <= len(shown):
        return ", ".join(shown)
    half = (len(shown) + 1) // 2
    return f"{', '.join(shown[:half])} ... {', '.join(shown[half:])} ({provenance.row_count:,} rows)"


def filter_of(figure: Figure) -> str:
    """How the rows of a figure's sources were picked."""
    return " | ".join(dict.fromkeys(source.filter for source in provenances(figure)))


def _figure_cells(figure: Figure) -> tuple[str, ...]:
    """Unit, period and basis, then measure, source, its hash, rows and filter."""
    sources = provenances(figure)
    files = dict(pair for source in sources for pair in source.files)
    return (
        figure.unit.name,
        figure.period_label,
        basis_of(figure),
        measure_of(figure),
        "; ".join(files),
        "; ".join(files.values()),
        " | ".join(rows_of(source) for source in sources),
        filter_of(figure),
    )


def provenances(figure: Figure) -> tuple[Provenance, ...]:
    """Where a figure came from: of a change, both of its operands' sources, the newer first."""
    if figure.now is None or figure.before is None:
        return (figure.provenance,) if figure.provenance else ()
    return (*provenances(figure.now), *provenances(figure.before))


def _other_cells(supplied: Supplied | None) -> tuple[str, ...]:
    if supplied is None:
        return _NOTHING
    return ("", "", "", supplied.dataset, supplied.file, supplied.sha256, str(supplied.row), "")


def _rounding(places: int) -> str:
    """The worth of the last digit shown: ``1``, ``0.1``."""
    return "1" if places <= 0 else f"0.{'0' * (places - 1)}1"
