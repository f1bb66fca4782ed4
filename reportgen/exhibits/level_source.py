"""Where the levels of a chart come from: a baseline is a measure's value in another period, a target a figure."""

from __future__ import annotations

from dataclasses import replace

from pydantic import Field, model_validator

from reportgen.charts.levels import Level
from reportgen.errors import Located, PackError, Problem
from reportgen.exhibits.chart_source import Window
from reportgen.exhibits.context import Context
from reportgen.exhibits.figure_source import FigureKeys, figure_of
from reportgen.metrics.figure import Figure, Series
from reportgen.metrics.period import parse_quarter
from reportgen.spec.names import QuarterText


class BaselineSpec(Located):
    """A dashed constant: the measure's value in another period, named as a comparator or as a quarter."""

    comparator: str = ""
    period: QuarterText | None = None
    label: str = Field("", description="Its name in the key; the period's when left out.")


class TargetSpec(FigureKeys):
    """A dashed constant to reach: a ``value`` in the chart's unit, a ``measure``, or a ``cell`` of a table."""

    value: float | None = Field(None, description="A number that stays for years, such as 90 for 90%.")
    label: str = Field("Target", min_length=1, description="Its name in the key, before its value.")

    @model_validator(mode="after")
    def _one_source(self) -> TargetSpec:
        if sum(given is not None for given in (self.value, self.measure, self.cell)) != 1:
            raise ValueError("give one of 'value', 'measure' or 'cell'")
        return self


class LevelsSpec(Located):
    """The levels that a chart may have."""

    baseline: BaselineSpec | None = Field(None, description="The value of another period, for comparison.")
    target: TargetSpec | None = Field(None, description="What is to be reached.")


def levels(
    spec: LevelsSpec, measure: str | None, window: Window, series: Series, context: Context
) -> tuple[Level, ...]:
    """Baseline and target, as far as they are given; PackError where a baseline is not named in just one way."""
    found = []
    if spec.baseline is not None:
        found.append(_baseline(spec.baseline, measure or "", window, series, context))
    if spec.target is not None:
        label = context.words.plain(spec.target.label, spec.target.place_of("label"))
        found.append(Level(_target(spec.target, series, context), label, "target"))
    return tuple(found)


def _target(spec: TargetSpec, series: Series, context: Context) -> Figure:
    """The target's figure on the series' own basis: what is to be reached is to be reached by each of its points."""
    basis = series.figures[-1].basis if series.figures else "as published"
    if spec.value is not None:
        places = 0 if spec.value == int(spec.value) else max(1, series.unit.decimals)
        period = context.measures.period
        return Figure("target", spec.label, spec.value, series.unit, period, basis, decimals=places)
    return replace(figure_of(spec, context), basis=basis)


def _baseline(spec: BaselineSpec, measure: str, window: Window, series: Series, context: Context) -> Level:
    """The constant to compare with, on the series' own basis."""
    basis = series.figures[-1].basis if series.figures else window.basis
    where = window.where or None
    if bool(spec.comparator) == bool(spec.period):
        raise _problem(spec, "a baseline needs a comparator or a period", "give one of the two", "period")
    if spec.period:
        place = spec.place_of("period")
        figure: Figure | None = context.measures.figure(
            measure, basis=basis, period=parse_quarter(spec.period), where=where, place=place
        )
    else:
        place = spec.place_of("comparator")
        figure = context.measures.change(measure, spec.comparator, basis=basis, where=where, place=place).before
    if figure is None:
        raise _problem(spec, f"'{spec.comparator}' gives no earlier figure", "name a period that the data holds")
    label = context.words.plain(spec.label, spec.place_of("label")) if spec.label else figure.period.label
    return Level(figure, label)


def _problem(spec: BaselineSpec, found: str, hint: str, key: str = "comparator") -> PackError:
    return PackError(
        [Problem(spec.place_of(key), found, "a baseline is the value of another period", hint, rule="baseline")]
    )
