"""Models of data/catalogue.yaml: how each dataset is read, what it must hold, and how it is cited.

A dataset becomes one long table: a row per observation, ``month`` as a running index (year * 12 + month - 1), text
columns as categories, and ``_file`` and ``_row`` saying where each row stood.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from reportgen.errors import Located
from reportgen.spec.disclosure import DisclosureSpec
from reportgen.spec.names import Texts

ColumnType = Literal["text", "count", "number", "month"]
MonthText = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
Basis = Literal["month", "quarter", "rolling 12 months", "year to date", "full year", "snapshot", "as published"]

NEXT = (
    "keep",
    "keep within year",
    "empty",
    "supply",
)  # what a column of the next edition may begin with, beside other columns


class Reading(Located):
    """How a file is read. On a single file, what is left out is as the dataset says."""

    reader: Literal["csv", "excel"] | None = Field(None, description="csv or excel; by the file's ending when left out")
    sheet: str | None = Field(None, description="the sheet of a workbook")
    header_row: int | None = Field(None, ge=1, description="file row of the header, 1 when left out")
    delimiter: str | None = Field(None, min_length=1, max_length=1, description="between cells of a CSV; a comma")
    decimal: Literal[".", ","] | None = Field(None, description="the decimal sign; a point when left out")
    thousands: Literal[",", ".", " ", "'"] | None = Field(None, description="between thousands; none when left out")
    encoding: str | None = Field(None, description="utf-8 when left out; Excel's CSV is often cp1252")
    months: str | None = Field(None, description="how months are written: %Y%m, %b-%y, %d/%m/%Y, %Y-%m-%d")


class FileSpec(Reading):
    """One file of a dataset. ``{edition}`` in its path is the edition's folder."""

    path: str = Field(description="path in the project, with forward slashes")
    constants: dict[str, str] = Field(default_factory=dict, description="columns with one value for this whole file")
    until: MonthText | None = Field(None, description="last month to take from this file, as 2022-01")
    since: MonthText | None = Field(None, description="first month to take from this file")


class ColumnSpec(Located):
    """One column of the dataset: where it comes from, its type, and what its values may be."""

    names: Texts = Field((), alias="from", description="names of the column in the files, newest first")
    of: str | None = Field(None, description="a copy of this other column, usually passed through a map")
    constant: str | None = Field(None, description="the same value in every row")
    type: ColumnType = "text"
    map: str | None = Field(None, description="named map that normalises values; a value mapped to nothing is missing")
    otherwise: str | None = Field(None, description="value for what the map does not hold; kept as it is when left out")
    letters: Literal["latin", None] = Field(
        None, description="latin: Greek and Cyrillic capitals are read as the Latin letters they look like (ratings)"
    )
    blank: str | None = Field(None, description="what an empty cell means; missing when left out")
    allowed: str | tuple[str, ...] | None = Field(None, description="allowed values, or the name of a list of them")
    least: float | None = Field(None, description="smallest allowed number")
    most: float | None = Field(None, description="largest allowed number")
    scale: float = Field(1, description="numbers are multiplied by this (100 turns 0.70 into 70 %)")
    unit: str | None = Field(
        None, description="what numbers count: %, pp, £m, offences; left out: by the name's ending"
    )
    unit_from: str | None = Field(None, description="the column that holds each row's own unit (pct, count, gap_pp)")
    family: str | None = Field(
        None, description="movement family whose thresholds word a column of changes (rate, survey); by its unit"
    )
    optional: bool = Field(False, description="true when a file need not have this column")
    may_be_missing: bool = Field(True, description="false when every row must have a value")

    @model_validator(mode="after")
    def _one_origin(self) -> ColumnSpec:
        if sum((bool(self.names), self.of is not None, self.constant is not None)) > 1:
            raise ValueError("a column has one origin: from, of or constant")
        return self


class RowCount(Located):
    """How many rows the dataset should have, after joining; a file cut short is noticed here."""

    least: int = Field(1, ge=0)
    most: int | None = None


class DatasetSpec(Reading):
    """One dataset: files, shape, columns, contract, and the words of its citation."""

    title: str
    description: str = ""
    publisher: str
    source: str = Field(description="the source line as printed under an exhibit")
    licence: str = "Open Government Licence v3.0"
    attribution: str = ""
    link: str = ""
    extract: str = Field("", description="which extract this is, such as January 2024 extract")
    files: tuple[FileSpec, ...] = Field(min_length=1)
    shape: Literal["long", "wide", "table"] = Field(
        "long", description="long: a row per observation; wide: a column per month; table: rows shown as they are"
    )
    value: str = Field("count", description="wide files: name of the column that takes the cells")
    value_type: Literal["count", "number"] = "count"
    columns: dict[str, ColumnSpec] = Field(default_factory=dict)
    leave_out: tuple[dict[str, Texts], ...] = Field(
        (), description="rows to leave out: each rule names columns and values that together make a row leave"
    )
    missing: Texts = Field((), description="texts that mean a missing number, such as * or N/A")
    key: tuple[str, ...] = Field((), description="columns that together name a row once")
    every: Literal["month", "quarter", "year", None] = Field(
        None, description="how often there is a new month; months in between must all be there"
    )
    basis: Basis = Field("month", description="what window one row covers")
    first_month: MonthText | None = Field(None, description="the month the series must begin with")
    closed: bool = Field(False, description="true for a series that has ended: an edition may be newer than it")
    optional_months: bool = Field(False, description="true when months may be absent because nothing happened in them")
    rows: RowCount = Field(default_factory=RowCount)
    disclosure: DisclosureSpec | None = Field(None, description="how small counts are kept from being shown")

    @property
    def is_table(self) -> bool:
        """Whether rows are shown as they are (text kept) besides being typed."""
        return self.shape == "table"


class Catalogue(Located):
    """All datasets by name, with the maps and lists that they share."""

    datasets: dict[str, DatasetSpec]
    maps: dict[str, dict[str, str | None]] = Field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    next: dict[str, str] = Field(
        default_factory=dict,
        description="what a column of edition tables (name, or dataset.name) begins with in the next edition: keep, "
        "keep within year, empty, supply ([?]), or the column whose cells move there; else all but names is marked",
    )

    def next_of(self, dataset: str) -> dict[str, str]:
        """What columns of one dataset begin with in the next edition, by the column's name; its own entries first."""
        shared = {name: rule for name, rule in self.next.items() if "." not in name}
        own = {name.partition(".")[2]: rule for name, rule in self.next.items() if name.startswith(f"{dataset}.")}
        return shared | own
