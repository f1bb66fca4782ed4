"""A chart fully resolved before anyone draws it: order, limits, steps, formats, label strings, colours, alt text.

Both painters take a model as it is, so the axis of the native chart and of the PDF's are the same axis.

Some things are left to layout, because only it knows the width. Which category labels are shown: it measures and takes
the first of ``label_steps`` whose labels do not collide (the last one when all do), counted back from the newest
category, so that this one always has its label; ``label_step`` and ``label_start`` hold the outcome. Into which
``category_lines`` the names of categories break that are no periods. And which data labels find room. A chart with
``room_for`` leaves as much room for category labels as its widest own label or the widest of those needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.metrics.figure import Figure

SeriesKind = Literal["column", "bar", "line", "area", "donut"]
Grouping = Literal["clustered", "stacked", "percent"]
LabelPosition = Literal["above", "below", "right", "left", "outside end", "centre"]


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """A value axis: limits, step, and the tick labels as they are shown (one per step, from minimum to maximum).

    ``number_format`` is the same format as an Excel format code, for the native chart and its workbook. Of a
    ``percent`` chart the limits are shares, 0 to 1 with the format ``0%``, as a native chart has them.
    """

    minimum: float
    maximum: float
    step: float
    labels: tuple[str, ...]
    number_format: str
    title: str = ""
    visible: bool = True
    gridlines: bool = True


@dataclass(frozen=True, slots=True)
class PointLabel:
    """A data label: the string shown at one point, and where. ``boxed`` gives it a white fill and an outline.

    ``lift`` is how many points layout moved a label at a column's end further up, clear of a line that runs there.
    ``figures`` are those that its words show beside the point's own value (a share).
    """

    text: str
    position: LabelPosition = "above"
    boxed: bool = False
    lift: float = 0.0
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One series. ``values`` holds None where data is missing: a gap, never a zero.

    Values are as the workbook holds them: unrounded, percent as 70.0 with a format that appends %. A ``dashed`` series
    is a constant line from the first to the last category centre (a baseline, a target). ``low`` and ``high`` are the
    limits of a confidence interval. ``stroke`` outlines columns and bars: fills near to white, the parts of a stack.
    """

    name: str
    kind: SeriesKind
    values: tuple[float | None, ...]
    colour: str  # #RRGGBB
    number_format: str
    secondary: bool = False
    point_colours: tuple[str, ...] = ()  # one per category when they differ (focus on the latest, donut slices, ranks)
    labels: tuple[PointLabel | None, ...] = ()  # one per category, or empty
    line_width: float = 2.25
    dashed: bool = False
    dash: tuple[float, float] = (4.0, 2.5)  # points on and off
    stroke: str = ""  # #RRGGBB or nothing
    point_strokes: tuple[str, ...] = ()  # one per category when they differ
    markers: Literal["none", "all", "last"] = "none"
    marked: tuple[int, ...] = ()  # further categories whose point gets an open marker (at a vertical marker)
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()
    figures: tuple[Figure | None, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One entry of a chart's key, in drawing order. Exhibits show it as a Key block above the chart."""

    text: str
    colour: str
    sample: Literal["square", "line", "marker line", "dash", "long dash"] = "square"
    outline: str = ""  # round a square whose colour is near to white


@dataclass(frozen=True, slots=True)
class VerticalMarker:
    """A dashed vertical line at a category, with words at its top."""

    category: int
    text: str


@dataclass(frozen=True, slots=True)
class ChartModel:
    """A chart with everything decided but its rectangle. ``categories`` are the full labels, all of them.

    ``label_step`` 4 means that every fourth label from ``label_start`` on is shown, and ticks likewise. ``spark``
    charts have no axes, only a base line. ``end_labels`` puts each line's name and last value at its right end in place
    of a key; the slices of a donut always have theirs beside the ring. ``figures`` are those in no series (a donut's
    total).
    """

    name: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    axis: ValueAxis
    alt: str
    second_axis: ValueAxis | None = None
    horizontal: bool = False
    grouping: Grouping = "clustered"
    gap_width: int = 45
    overlap: int = 0
    label_step: int = 1
    label_start: int = 0
    label_steps: tuple[int, ...] = ()  # steps layout may choose from, densest first; empty: ``label_step`` stands
    category_lines: tuple[tuple[str, ...], ...] = ()  # the labels as they are broken into lines; empty: one line each
    room_for: tuple[str, ...] = ()  # labels of a sister chart beside it, so that both get plots of one width
    room_for_values: tuple[str, ...] = ()  # data labels of a sister chart, likewise
    key: tuple[KeyEntry, ...] = ()
    end_labels: bool = False
    spark: bool = False
    donut_total: str = ""
    donut_total_size: float | None = None  # of its number, where the hole is too small for the usual one
    markers: tuple[VerticalMarker, ...] = ()
    figures: tuple[Figure, ...] = ()

    def lines_of(self, category: int) -> tuple[str, ...]:
        """The lines of a category's label."""
        return self.category_lines[category] if self.category_lines else (self.categories[category],)

    @property
    def is_donut(self) -> bool:
        """Whether the chart is a ring of slices, which has no axes."""
        return any(series.kind == "donut" for series in self.series)
