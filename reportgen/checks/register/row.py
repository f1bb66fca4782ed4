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

    def cells(self, known: dict[int, dict[str, str]] | None = None) -> dict[str, str | int | float | None]:
        """The row by column; empty text where a column says nothing about it.

        ``known`` keeps what figures say, by their identity: most are shown in several places.
        """
        figure, known = self.figure, {} if known is None else known
        if figure is not None and id(figure) not in known:
            known[id(figure)] = _figure_cells(figure)
        return {
            "page": self.page,
            "block": self.block,
            "kind": self.kind,
            "shown": self.shown,
            "value": self.value,
            **(known[id(figure)] if figure is not None else _other_cells(self.supplied)),
            "rounding": "" if self.places is None else _rounding(self.places),
            "spec": str(self.place),
        }


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


def _figure_cells(figure: Figure) -> dict[str, str]:
    sources = provenances(figure)
    files = dict(pair for source in sources for pair in source.files)
    return {
        "unit": figure.unit.name,
        "period": figure.period_label,
        "basis": basis_of(figure),
        "measure": measure_of(figure),
        "source": "; ".join(files),
        "source_sha256": "; ".join(files.values()),
        "rows": " | ".join(rows_of(source) for source in sources),
        "filter": " | ".join(dict.fromkeys(source.filter for source in sources)),
    }


def provenances(figure: Figure) -> tuple[Provenance, ...]:
    """Where a figure came from: of a change, both of its operands' sources, the newer first."""
    if figure.now is None or figure.before is None:
        return (figure.provenance,) if figure.provenance else ()
    return (*provenances(figure.now), *provenances(figure.before))


def _other_cells(supplied: Supplied | None) -> dict[str, str]:
    empty = dict.fromkeys(("unit", "period", "basis", "measure", "source", "source_sha256", "rows", "filter"), "")
    if supplied is None:
        return empty
    own = {"measure": supplied.dataset, "source": supplied.file, "source_sha256": supplied.sha256}
    return {**empty, **own, "rows": str(supplied.row)}


def _rounding(places: int) -> str:
    """The worth of the last digit shown: ``1``, ``0.1``."""
    return "1" if places <= 0 else f"0.{'0' * (places - 1)}1"
