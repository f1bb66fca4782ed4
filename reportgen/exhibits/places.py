"""Places by one measure, ranked and in classes: what a map and the ranked bars beside it have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pydantic import Field, field_validator

from reportgen.errors import PackError, Problem, did_you_mean
from reportgen.exhibits.chart_frame import ChartHead
from reportgen.exhibits.classes import MOST_CLASSES, Classes, Place, classes, ranked
from reportgen.exhibits.context import Context
from reportgen.metrics.figure import Figure, Series
from reportgen.spec.names import MeasureName


class PlacesSpec(ChartHead):
    """One measure by place. The same ``breaks`` on a map and on bars give a place the same colour in both."""

    measure: MeasureName
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
    """The places of the measure; PackError when the data has none or ``leave_out`` names one that it does not hold."""
    place = spec.place_of("measure")
    series = context.measures.series(spec.measure, spec.by, basis=spec.basis, where=spec.where or None, place=place)
    unknown = [name for name in spec.leave_out if name not in series.keys]
    problems = [
        Problem(
            spec.place_of("leave_out"), f"no {spec.by} '{name}' in the data", hint=_hint(name, series), rule="place"
        )
        for name in unknown
    ]
    if not series.keys:
        found = f"no {spec.by} in the data"
        problems.append(Problem(place, found, "expected a row per place", "check 'where'", rule="no-rows"))
    if problems:
        raise PackError(problems)
    series = _without(series, spec.leave_out)
    places = ranked(series)
    decimals = max((one.figure.places for one in places), default=series.unit.decimals)
    return Ranking(series, places, classes([one.value for one in places], series.unit, decimals, spec.breaks))


def _without(series: Series, names: Sequence[str]) -> Series:
    kept = [(k, f) for k, f in zip(series.keys, series.figures, strict=True) if k not in names]
    return replace(series, keys=tuple(k for k, _ in kept), figures=tuple(f for _, f in kept))


def _hint(name: str, series: Series) -> str:
    return did_you_mean(name, series.keys) or "take it out of 'leave_out'"
