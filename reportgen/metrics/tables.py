"""Edition tables: rows of a small published table as text, each number of them a figure with its unit and place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import ge, gt, le, lt
from typing import TYPE_CHECKING, Final

from reportgen.errors import PackError, Place, Problem, did_you_mean
from reportgen.metrics.change import ChangeKind
from reportgen.metrics.definition import unit_of
from reportgen.metrics.figure import Basis, Figure, Provenance, Unit
from reportgen.metrics.period import Period
from reportgen.spec.restricted import Restriction
from reportgen.spec.supplied import IN_WORDS

if TYPE_CHECKING:
    from reportgen.data.frames import Dataset
    from reportgen.data.tables import RawTable

_ENDINGS: Final[Mapping[str, str]] = {
    "_pct": "%", "_pp": "pp", "_gbp": "£", "_gbp_k": "£k", "_gbp_m": "£m", "_gbp_bn": "£bn", "_days": "days",
}  # fmt: skip
_ROW_UNITS: Final[Mapping[str, str]] = {"pct": "%", "percent": "%", "%": "%", "pp": "pp", "count": "", "number": ""}
_LIMIT: Final = re.compile(r"(<=|>=|<|>)\s*(-?\d+(?:\.\d+)?)")
_SIGNS: Final[Mapping[str, Callable[[float, float], bool]]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
_FAMILIES: Final[Mapping[str, str]] = {"percent": "share", "points": "share", "days": "days", "ratio": "ratio"}


@dataclass(frozen=True)
class EditionTable:
    """One edition table. Cells that hold a marker (``[x]``, ``*``, ``N/A``) or nothing become missing figures."""

    dataset: Dataset
    period: Period  # the edition's quarter

    @property
    def name(self) -> str:
        return self.dataset.name

    @property
    def columns(self) -> tuple[str, ...]:
        return self.raw.columns

    @property
    def raw(self) -> RawTable:
        """The rows as read; the dataset of an edition table always has them."""
        assert self.dataset.table is not None
        return self.dataset.table

    def rows(self) -> tuple[Mapping[str, str], ...]:
        """All rows as text, in file order."""
        return self.raw.rows()

    def place(self, row: int, column: str) -> Place:
        """Where the cell stands: file, file row, column number. PackError for an unknown column."""
        self._check(column)
        return self.raw.place(row, column)

    def figure(self, row: int, column: str) -> Figure:
        """The figure of a cell; PackError for an unknown column or for a cell that is neither number nor marker."""
        self._check(column)
        place = self.raw.place(row, column)
        try:
            cell = self.raw.cell(row, column)
        except ValueError as error:
            hint = "write a number, or [x] where there is none"
            raise PackError([Problem(place, str(error), "expected a number or a marker", hint, "cell")]) from error
        unit = self._unit(row, column)
        kind = _change_kind(column, unit)
        missing = None if cell.value is not None else self._missing(row, column, cell.marker, place)
        file = self.dataset.files[0] if self.dataset.files else None
        return Figure(
            name=f"{self.name}.{column}",
            label=self._label(row, column),
            value=cell.value,
            unit=unit,
            period=self.period,
            basis=self._basis,
            decimals=self._decimals(row, column, unit),
            missing=missing,
            provenance=Provenance(
                dataset=self.name,
                files=((file.path, file.sha256),) if file else (),
                rows=((place.file, place.line),),
                row_count=1,
                filter=self._label(row, column),
                calculation=f"cell as published: {self.raw.text(row, column)}",
            ),
            change_kind=kind,
            family=self._family(column, unit, kind),
        )

    def _family(self, column: str, unit: Unit, kind: ChangeKind | None) -> str:
        """Which movement thresholds word the column's changes: those that the catalogue names, else by the unit."""
        spec = self.dataset.spec.columns.get(column)
        if spec and spec.family:
            return spec.family
        return "volume" if kind == "percent" else _FAMILIES.get(unit.kind, "volume")

    @property
    def waits(self) -> bool:
        """Whether a cell is still to be supplied."""
        return bool(self.raw.waiting)

    @property
    def withheld(self) -> tuple[Restriction, ...]:
        """The restrictions of rows that this part of the pack leaves out."""
        return self.dataset.withheld

    @property
    def _part_2_hint(self) -> str:
        rows = len(self.withheld)
        said = "1 of its rows is" if rows == 1 else f"{rows} of its rows are"
        return f"{said} Part 2: make what shows it part: 2 as well, or leave it out" if rows else ""

    def find(self, name: str, place: Place) -> int:
        """The row that ``name`` names, by a key column or by the whole key joined with ', '.

        PackError when there is none, or when several rows go by that name.
        """
        keys = [self._key_texts(row) for row in self.rows()]
        found = [n for n, key in enumerate(keys) if name in key or name == ", ".join(key)]
        if len(found) == 1:
            return found[0]
        whole = [", ".join(key) for key in keys]
        if found:
            named = " or ".join(f"'{whole[n]}'" for n in found[:4])
            problem = Problem(place, f"'{name}' names {len(found)} rows of {self.name}", f"expected {named}",
                              "write the whole key", "many-rows")  # fmt: skip
        else:
            known = [*whole, *(text for key in keys for text in key)]
            hint = self._part_2_hint or did_you_mean(name, known)
            problem = Problem(place, f"no row '{name}' in {self.name}", f"it has {len(keys)} rows, from '{whole[0]}'"
                              if whole else "it has no rows", hint, "unknown-row")  # fmt: skip
        raise PackError([problem])

    def counted(self, rows: Sequence[int], condition: str) -> Figure:
        """The number of ``rows``, which were picked by ``condition``, as a figure that knows them."""
        file = self.dataset.files[0] if self.dataset.files else None
        return Figure(
            name=f"{self.name}.count",
            label=f"{self.dataset.spec.title}: rows",
            value=len(rows),
            unit=unit_of(""),
            period=self.period,
            basis=self._basis,
            provenance=Provenance(
                dataset=self.name,
                files=((file.path, file.sha256),) if file else (),
                rows=tuple((self.raw.file, self.raw.row_numbers[row]) for row in rows),
                row_count=len(rows),
                filter=condition,
                calculation="number of rows",
            ),
        )

    def _key_texts(self, row: Mapping[str, str]) -> tuple[str, ...]:
        key = self.dataset.spec.key or self.columns[:1]
        return tuple(row[column] for column in key if column in row)

    def _label(self, row: int, column: str) -> str:
        return f"{', '.join(self._key_texts(self.rows()[row]))}: {column.replace('_', ' ')}"

    def _missing(self, row: int, column: str, marker: str | None, place: Place) -> str:
        """Why a cell has no value, its shorthand first; other signs (``*``, ``N/A``) are "not available"."""
        if (row, column) in self.raw.waiting:
            return f"[x]: {IN_WORDS}"
        shorthand = marker if marker and len(marker) == 3 and marker.startswith("[") else "[x]"
        return f"{shorthand}: {'empty' if not marker else f'marked {marker}'} in {place.file}, row {place.line}"

    @property
    def _basis(self) -> Basis:
        return self.dataset.spec.basis

    def _unit(self, row: int, column: str) -> Unit:
        """The row's own unit where a column holds it, else the catalogue's, else what the column's name ends with."""
        spec = self.dataset.spec.columns.get(column)
        if spec and spec.unit_from:
            told = self.raw.text(row, spec.unit_from).strip()
            return unit_of(_ROW_UNITS.get(told.rpartition("_")[2], told))
        if spec and spec.unit:
            return unit_of(spec.unit)
        ending = next((unit for end, unit in _ENDINGS.items() if column.endswith(end)), "")
        return unit_of(ending)

    def _decimals(self, row: int, column: str, unit: Unit) -> int:
        """As many places as the cell was typed with; a table's other cells may have more."""
        spec = self.dataset.spec.columns.get(column)
        if spec and spec.scale != 1:
            return unit.decimals
        return min(len(self.raw.text(row, column).strip(" )%*").partition(".")[2].split("[")[0].strip()), 4)

    def _check(self, column: str) -> None:
        if column in self.columns:
            return
        raise PackError([_no_column(self, column, Place(self.raw.file, 1))])


class Tables:
    """The edition's tables by the name of their dataset."""

    def __init__(self, datasets: Mapping[str, Dataset], period: Period):
        self._datasets = datasets
        self._period = period

    @property
    def names(self) -> tuple[str, ...]:
        """Datasets that are tables."""
        return tuple(name for name, dataset in self._datasets.items() if dataset.table is not None)

    def table(self, dataset: str, place: Place) -> EditionTable:
        """The table, or PackError that names the nearest one there is."""
        found = self._datasets.get(dataset)
        if found is not None and found.table is not None:
            return EditionTable(found, self._period)
        what = f"unknown table '{dataset}'" if found is None else f"dataset '{dataset}' is a series, not a table"
        hint = did_you_mean(dataset, self.names) or f"tables are {', '.join(self.names) or 'none'}"
        raise PackError([Problem(place, what, "expected a dataset of shape table", hint, "unknown-table")])

    def cell(self, dataset: str, row: str, column: str, place: Place) -> Figure:
        """The figure of a named cell; PackError at ``place`` for an unknown table, row or column."""
        table = self.table(dataset, place)
        number = table.find(row, place)
        if column not in table.columns:
            raise PackError([_no_column(table, column, place)])
        return table.figure(number, column)

    def count(self, dataset: str, where: Mapping[str, str | Sequence[str]], place: Place) -> Figure:
        """How many rows hold these values: each a text, several of which one fits, or a number after <, <=, > or >=.

        A cell without a number is neither below nor above one. The figure is missing while a cell of these columns is
        still to be supplied. PackError for unknown columns.
        """
        table = self.table(dataset, place)
        unknown = [column for column in where if column not in table.columns]
        if unknown:
            raise PackError(_no_column(table, column, place) for column in unknown)
        wanted = {column: (text,) if isinstance(text, str) else tuple(sorted(text)) for column, text in where.items()}
        rows = [
            n
            for n in range(len(table.rows()))
            if all(any(_fits(table, n, c, text) for text in texts) for c, texts in wanted.items())
        ]
        counted = table.counted(rows, ", ".join(f"{c} = {' or '.join(t)}" for c, t in wanted.items()))
        if table.withheld:
            found = f"a count of rows of {dataset}, some of which are Part 2"
            hint = "make what shows it part: 2 as well, or leave it out"
            raise PackError([Problem(place, found, "only open figures", hint, "part-2-in-part-1")])
        if any(column in wanted for _, column in table.raw.waiting):
            return replace(counted, value=None, missing=f"[x]: {IN_WORDS}")
        return counted


def _fits(table: EditionTable, row: int, column: str, wanted: str) -> bool:
    """Whether a cell is the text, or stands to the number as the sign before it says."""
    limit = _LIMIT.fullmatch(wanted)
    if limit is None:
        return table.rows()[row][column] == wanted
    value = table.figure(row, column).value
    return value is not None and _SIGNS[limit[1]](value, float(limit[2]))


def _change_kind(column: str, unit: Unit) -> ChangeKind | None:
    """A column named ``change_...`` states changes; points are differences whatever their column is called."""
    if unit.kind == "points":
        return "points"
    if not column.startswith("change_"):
        return None
    return "percent" if unit.kind == "percent" else "number"


def _no_column(table: EditionTable, column: str, place: Place) -> Problem:
    expected = f"it has {', '.join(table.columns)}"
    hint = did_you_mean(column, table.columns) or "use one of these"
    return Problem(place, f"table {table.name} has no column '{column}'", expected, hint, "unknown-column")
