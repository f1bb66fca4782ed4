"""Where a chart's series come from when measures hold them: one over its window, or several over one window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from pydantic import Field

from reportgen.charts.build import Plotted
from reportgen.errors import Located
from reportgen.exhibits.context import Context
from reportgen.metrics.figure import Series
from reportgen.spec.names import MeasureName, PeriodText


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


def measured(measure: str, window: Window, context: Context, label: str = "") -> Plotted:
    """One measure's series over a window; ``label`` (words, no template) names it in the key in place of its own."""
    series = _series(window, measure, window, context)
    return Plotted(series, label or series.label, series.label)


def measured_together(items: Sequence[SeriesOf], window: Window, context: Context) -> list[Plotted]:
    """Several measures over one window; alt text names them by their labels."""
    series = [_series(item, item.measure, window, context) for item in items]
    return [Plotted(one, label_of(item, context) or one.label) for one, item in zip(series, items, strict=True)]


def label_of(spec: OneSeries | SeriesOf, context: Context) -> str:
    """The label with its figures, or nothing where it was left out."""
    return context.words.plain(spec.label, spec.place_of("label")) if spec.label else ""


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
