"""A context of plain objects: figures from a dictionary, words with {{ name }} and **bold**, tables from lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from reportgen.errors import LocatedDict, PackError, Place, Problem, Problems
from reportgen.exhibits.context import Context
from reportgen.metrics.figure import Figure, Provenance, Series, Unit
from reportgen.metrics.period import Period, quarter
from reportgen.spec.restricted import Restriction
from reportgen.text.paragraph import Paragraph, Run
from reportgen.theme import Theme

OFFENCES = Unit("count", "offences")
PERCENT = Unit("percent", "%")
POINTS = Unit("points", "percentage points")
Q1 = quarter(2023, 1)
FILE = "layouts/quarterly/trust.yaml"


@cache
def theme() -> Theme:
    path = Path(__file__).parents[2] / "layouts" / "theme.yaml"
    return Theme.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def located(values: Mapping[str, Any], line: int = 1) -> LocatedDict:
    """A mapping as the YAML reader gives it: key n stands on line ``line`` + n, values in column 9."""
    made = LocatedDict(values)
    made.place = Place(FILE, line, 1)
    for n, key in enumerate(values):
        made.value_places[key] = Place(FILE, line + n, 9)
    return made


def figure(value: float | None, label: str = "Knife crime offences", unit: Unit = OFFENCES, **more: Any) -> Figure:
    """A figure for Q1 2023/24; without a value it is missing with a reason."""
    missing = None if value is not None else "[x]: May 2023 missing in recorded_crime"
    values: dict[str, Any] = {
        "name": "knife_crime",
        "period": Q1,
        "basis": "quarter",
        "good": "down",
        "missing": missing,
    }
    return Figure(label=label, value=value, unit=unit, provenance=Provenance("recorded_crime"), **{**values, **more})


def change(now: Figure, before: Figure, kind: str = "percent", comparator: str = "previous quarter") -> Figure:
    """The change between two figures, as the metrics room makes it."""
    unit = {"percent": PERCENT, "points": POINTS}.get(kind, now.unit)
    value = None
    if now.value is not None and before.value is not None:
        value = now.value - before.value
        value = value / before.value * 100 if kind == "percent" else value
    missing = None if value is not None else (now.missing or before.missing)
    return replace(
        now,
        value=value,
        unit=unit,
        basis="change",
        missing=missing,
        change_kind=kind,  # type: ignore[arg-type]
        now=now,
        before=before,
        comparator=comparator,
        decimals=None,
    )


@dataclass
class PlainMeasures:
    """``now`` and ``before`` by measure name, and by (name, key) for the values of a dimension."""

    now: dict[Any, Figure] = field(default_factory=dict)
    before: dict[Any, Figure] = field(default_factory=dict)
    period: Period = Q1

    def _key(self, name: str, where: Mapping[str, str] | None) -> Any:
        return (name, next(iter(where.values()))) if where else name

    def figure(self, name: str, *, basis=None, period=None, where=None, place=None) -> Figure:  # type: ignore[no-untyped-def]
        key = self._key(name, where)
        if key not in self.now:
            raise PackError([Problem(place or Place("?"), f"unknown measure '{name}'")])
        return self.now[key]

    def change(self, name, comparator, *, kind=None, basis=None, period=None, where=None, place=None) -> Figure:  # type: ignore[no-untyped-def]
        now = self.figure(name, where=where, place=place)
        before = self.before[self._key(name, where)]
        default = "points" if now.unit.kind == "percent" else "percent"
        return change(now, before, kind or default, comparator)

    def series(self, name, by, *, last=None, since=None, basis=None, where=None, place=None) -> Series:  # type: ignore[no-untyped-def]
        found = {key[1]: value for key, value in self.now.items() if isinstance(key, tuple) and key[0] == name}
        if by == "quarter":
            periods = [Q1.shifted(-3 * back) for back in reversed(range(last or 5))]
            figures = tuple(replace(self.figure(name, place=place), period=p) for p in periods)
            return Series(name, figures[0].label, figures[0].unit, by, tuple(p.label for p in periods), figures)
        if not found and name not in self.now:
            raise PackError([Problem(place or Place("?"), f"unknown measure '{name}'")])
        unit = next(iter(found.values())).unit if found else OFFENCES
        return Series(name, name, unit, by, tuple(found), tuple(found.values()))


@dataclass
class PlainWords:
    """{{ name }} from ``facts``; an unknown name is an error, as in the real room."""

    facts: dict[str, str] = field(default_factory=dict)

    def _filled(self, source: str, place: Place) -> str:
        def fact(match: re.Match[str]) -> str:
            if match[1] not in self.facts:
                raise PackError([Problem(place, f"unknown name '{match[1]}'")])
            return self.facts[match[1]]

        return re.sub(r"\{\{ *(\w+) *\}\}", fact, source)

    def inline(self, source: str, place: Place) -> tuple[Run, ...]:
        pieces = re.split(r"\*\*(.+?)\*\*", self._filled(source, place))
        runs = [Run(piece, bold=True if n % 2 else None) for n, piece in enumerate(pieces) if piece]
        return tuple(self._linked(run) for run in runs)

    def _linked(self, run: Run) -> Run:
        match = re.fullmatch(r"\[(.+)\]\((.+)\)", run.text)
        return Run(match[1], run.bold, link=match[2]) if match else run

    def paragraphs(self, source: str, place: Place, style: str = "body") -> tuple[Paragraph, ...]:
        return tuple(Paragraph(self.inline(part, place), style) for part in source.strip().split("\n\n"))

    def plain(self, source: str, place: Place) -> str:
        return "".join(run.text for run in self.inline(source, place))


@dataclass
class PlainTable:
    """Rows of strings; numbers parsed plainly, anything in square brackets missing."""

    name: str
    columns: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    units: dict[str, Unit] = field(default_factory=dict)
    waits: bool = False
    withheld: tuple[Restriction, ...] = ()

    def rows(self) -> tuple[dict[str, str], ...]:
        return tuple(dict(zip(self.columns, row, strict=True)) for row in self.values)

    def figure(self, row: int, column: str) -> Figure:
        text = self.values[row][self.columns.index(column)]
        unit = self.units.get(column, Unit("count", "", 1 if "." in text else 0))
        bare = text.replace(",", "").replace("%", "").removesuffix(" [p]").removesuffix("*")
        try:
            value = None if bare.startswith("[") or bare in ("", "-") else float(bare)
        except ValueError:
            raise PackError([Problem(self.place(row, column), f"'{text}' is not a number")]) from None
        return Figure(
            f"{self.name}.{column}",
            column,
            value,
            unit,
            Q1,
            "as published",
            missing=None if value is not None else "[x]: empty",
        )

    def place(self, row: int, column: str) -> Place:
        return Place(f"data/{self.name}.csv", row + 2, self.columns.index(column) + 1)


@dataclass
class PlainTables:
    known: dict[str, PlainTable] = field(default_factory=dict)

    def table(self, dataset: str, place: Place) -> PlainTable:
        if dataset not in self.known:
            raise PackError([Problem(place, f"unknown dataset '{dataset}'")])
        return self.known[dataset]

    def cell(self, dataset: str, row: str, column: str, place: Place) -> Figure:
        table = self.table(dataset, place)
        found = [number for number, values in enumerate(table.values) if values[0] == row]
        if not found or column not in table.columns:
            raise PackError([Problem(place, f"no cell '{row}', '{column}' in {dataset}")])
        return table.figure(found[0], column)


def context(**more: Any) -> Context:
    """A context with nothing in it but the theme; keywords replace its parts."""
    parts: dict[str, Any] = {
        "measures": PlainMeasures(),
        "words": PlainWords({"period": "Q1 2023/24"}),
        "tables": PlainTables(),
        "theme": theme(),
        "problems": Problems(),
        "block_id": "page.main",
        "colour": "trust",
        "section": "Trust",
        "section_anchor": "trust",
    }
    return Context(**{**parts, **more})
