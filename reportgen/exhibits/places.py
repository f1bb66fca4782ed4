"""Places by one measure or table column, ranked and in classes: what a map and the bars beside it have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pydantic import Field, field_validator, model_validator

from reportgen.errors import PackError, Problem, did_you_mean
from reportgen.errors import Place as Where
from reportgen.exhibits.chart_frame import ChartHead
from reportgen.exhibits.classes import MOST_CLASSES, Classes, Place, classes, ranked
from reportgen.exhibits.context import Context
from reportgen.exhibits.table_source import TableRows, chosen_rows
from reportgen.metrics.figure import Figure, Series, Unit
from reportgen.spec.names import MeasureName


class PlacesTable(TableRows):
    """A table with a row for each place."""

    category: str = Field(description="The column that names the places.")
    value: str = Field(description="The column of their values.")
    label: str = Field("", description="What the values are; left out: the column's name. Figures stand in {{ }}.")


class PlacesSpec(ChartHead):
    """A ``measure`` or ``table`` by place. The same ``breaks`` on a map and on bars give a place one colour in both."""

    measure: MeasureName | None = None
    table: PlacesTable | None = None
    by: str = Field("borough", description="The column of places.")
    basis: str | None = None
    where: dict[str, str] = Field(default_factory=dict)
    breaks: tuple[float, ...] = Field(
        (), max_length=MOST_CLASSES - 1, description="Limits between classes, rising; left out: round ones are chosen."
    )
    leave_out: tuple[str, ...] = Field((), description="Places of the data that are not shown, such as airports.")

    @field_validator("breaks")
    @classmethod
    def _rising(cls, breaks: tuple[float, ...]) -> tuple[float, ...]:
        if any(low >= high for low, high in pairwise(breaks)):
            raise ValueError("breaks must rise")
        return breaks

    @model_validator(mode="after")
    def _one_source(self) -> PlacesSpec:
        if (self.measure is None) == (self.table is None):
            raise ValueError("give either a 'measure' or a 'table'")
        if self.table is not None and (self.basis or self.where):
            raise ValueError("'basis' and 'where' belong to a measure; a table has a 'where' of its own")
        return self

    @property
    def source(self) -> Where:
        """Where the spec says what is shown."""
        return self.place_of("measure" if self.table is None else "table")


@dataclass(frozen=True, slots=True)
class Ranking:
    """The measure's series without the places left out, those with a value from the highest down, and their classes."""

    series: Series
    places: tuple[Place, ...]
    classes: Classes

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures, missing ones too."""
        return self.series.figures

    @property
    def missing(self) -> tuple[str, ...]:
        """Places without a value."""
        return tuple(k for k, f in zip(self.series.keys, self.series.figures, strict=True) if f.value is None)


def ranking(spec: PlacesSpec, context: Context) -> Ranking:
    """The places of the measure or table; PackError when there are none or ``leave_out`` names one that is not."""
    series = _series(spec, context)
    unknown = [name for name in spec.leave_out if name not in series.keys]
    problems = [
        Problem(
            spec.place_of("leave_out"), f"no {spec.by} '{name}' in the data", hint=_hint(name, series), rule="place"
        )
        for name in unknown
    ]
    if not series.keys:
        found = f"no {spec.by} in the data"
        problems.append(Problem(spec.source, found, "expected a row per place", "check 'where'", rule="no-rows"))
    if problems:
        raise PackError(problems)
    series = _without(series, spec.leave_out)
    places = ranked(series)
    decimals = max((one.figure.places for one in places), default=series.unit.decimals)
    return Ranking(series, places, classes([one.value for one in places], series.unit, decimals, spec.breaks))


def _series(spec: PlacesSpec, context: Context) -> Series:
    """A figure for each place, of the measure or as the table has it."""
    if spec.table is None:
        return context.measures.series(
            spec.measure or "", spec.by, basis=spec.basis, where=spec.where or None, place=spec.source
        )
    source = spec.table
    named = [(source.category, source.place_of("category")), (source.value, source.place_of("value"))]
    table, rows = chosen_rows(source, named, context)
    figures = tuple(table.figure(number, source.value) for number, _ in rows)
    label = context.words.plain(source.label, source.place_of("label")) if source.label else source.value
    unit = figures[0].unit if figures else Unit("text", "")
    return Series(label, label, unit, spec.by, tuple(row[source.category] for _, row in rows), figures)


def _without(series: Series, names: Sequence[str]) -> Series:
    kept = [(k, f) for k, f in zip(series.keys, series.figures, strict=True) if k not in names]
    return replace(series, keys=tuple(k for k, _ in kept), figures=tuple(f for _, f in kept))


def _hint(name: str, series: Series) -> str:
    return did_you_mean(name, series.keys) or "take it out of 'leave_out'"
