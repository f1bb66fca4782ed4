"""Where a chart's series come from when measures hold them: a window of one, several over one window, baselines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from pydantic import Field

from reportgen.charts.build import Baseline, Plotted
from reportgen.errors import Located, PackError, Problem
from reportgen.exhibits.context import Context
from reportgen.metrics.figure import Figure, Series
from reportgen.metrics.period import parse_quarter
from reportgen.spec.names import MeasureName, PeriodText, QuarterText


class Window(Located):
    """Which figures of a measure: by what, how many, on which basis, filtered how."""

    by: str = Field("quarter", description="month, quarter, year, or a column of the dataset such as borough.")
    last: int | None = Field(None, gt=0, description="The newest so many.")
    since: PeriodText | None = Field(None, description="The first period, such as Q1 2019/20.")
    basis: str | None = Field(None, description="quarter, rolling 12 months, ...; the measure's own when left out.")
    where: dict[str, str] = Field(default_factory=dict, description="Only rows with these values.")

    def following(self, other: Window) -> Self:
        """This window with the periods of the other one, where it names none of its own."""
        own = self.model_fields_set
        keys = ["by"] if own & {"last", "since"} else ["by", "last", "since"]
        return self.model_copy(update={key: getattr(other, key) for key in keys if key not in own})


class OneSeries(Window):
    """A measure over its own window, with its label in the key."""

    measure: MeasureName
    label: str = ""


class SeriesOf(Located):
    """One of several series that share a window; ``where`` and ``basis`` add to the shared ones."""

    measure: MeasureName
    label: str = ""
    basis: str | None = None
    where: dict[str, str] = Field(default_factory=dict)


class BaselineSpec(Located):
    """A dashed constant: the measure's value in another period, named as a comparator or as a quarter."""

    comparator: str = ""
    period: QuarterText | None = None
    label: str = Field("", description="Its name in the key; the period's when left out.")


def measured(measure: str, window: Window, context: Context, label: str = "") -> Plotted:
    """One measure's series over a window; ``label`` names it in the key in place of its own."""
    series = _series(window, measure, window, context)
    return Plotted(series, label or series.label, series.label)


def measured_together(items: Sequence[SeriesOf], window: Window, context: Context) -> list[Plotted]:
    """Several measures over one window; alt text names them by their labels."""
    series = [_series(item, item.measure, window, context) for item in items]
    return [Plotted(one, item.label or one.label) for one, item in zip(series, items, strict=True)]


def baseline(spec: BaselineSpec, measure: str, window: Window, series: Series, context: Context) -> Baseline:
    """The constant to compare with, on the series' own basis; PackError unless it is named in just one way."""
    basis = series.figures[-1].basis if series.figures else window.basis
    where = window.where or None
    if bool(spec.comparator) == bool(spec.period):
        raise _baseline_problem(spec, "a baseline needs a comparator or a period", "give one of the two", "period")
    if spec.period:
        place = spec.place_of("period")
        figure: Figure | None = context.measures.figure(
            measure, basis=basis, period=parse_quarter(spec.period), where=where, place=place
        )
    else:
        place = spec.place_of("comparator")
        figure = context.measures.change(measure, spec.comparator, basis=basis, where=where, place=place).before
    if figure is None:
        raise _baseline_problem(
            spec, f"'{spec.comparator}' gives no earlier figure", "name a period that the data holds"
        )
    return Baseline(figure, spec.label or figure.period.label)


def _series(item: SeriesOf | Window, measure: str, window: Window, context: Context) -> Series:
    """The figures of a measure; an item of several adds its own basis and filter to the window that they share."""
    return context.measures.series(
        measure,
        window.by,
        last=window.last,
        since=window.since,
        basis=item.basis or window.basis,
        where={**window.where, **item.where} or None,
        place=item.place_of("measure"),
    )


def _baseline_problem(spec: BaselineSpec, found: str, hint: str, key: str = "comparator") -> PackError:
    return PackError(
        [Problem(spec.place_of(key), found, "a baseline is the value of another period", hint, rule="baseline")]
    )
