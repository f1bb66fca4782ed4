"""Where a chart's values fall on the page: pure arithmetic over a ChartModel and its inner plot area.

The rules are those of a native PowerPoint chart whose inner plot area has a manual layout, so that a chart in the PDF
and its twin in the deck have their columns and points at the same places:

* categories share the axis equally, and points stand at category centres (``crossBetween="between"``);
* a gap width of g % leaves g % of one column's width between two clusters, half of it before the first;
* an overlap of o % draws the columns of a cluster o % of their width over each other (negative: apart);
* stacked columns fill the whole cluster, positive values up and negative ones down from zero;
* bars run from the first category at the top.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.charts.model import ChartModel, ChartSeries, ValueAxis
from reportgen.geometry import Point, Rect

POINT_LABEL_GAP = 2.0  # from the axis to the words at a line's first point
DONUT_HOLE = 0.6  # of the outer radius, a native chart's holeSize of 60
END_LABEL_HEIGHT = 28.0  # name and value of a line at its right end


@dataclass(frozen=True, slots=True)
class Bar:
    """One column or bar on the page. ``start`` and ``end`` are its base and its value on the value axis."""

    series: int
    category: int
    rect: Rect
    start: float
    end: float
    colour: str
    stroke: str = ""


@dataclass(frozen=True, slots=True)
class Slice:
    """One slice of a donut: degrees clockwise from twelve o'clock."""

    category: int
    start: float
    end: float
    colour: str


@dataclass(frozen=True, slots=True)
class PlotPlace:
    """A model on its inner plot area."""

    model: ChartModel
    plot: Rect

    @property
    def category_width(self) -> float:
        """Points along the category axis that each category has."""
        length = self.plot.h if self.model.horizontal else self.plot.w
        return length / max(1, len(self.model.categories))

    def centre(self, category: int) -> float:
        """The category's centre on the page: x, or y where bars are horizontal."""
        origin = self.plot.y if self.model.horizontal else self.plot.x
        return origin + (category + 0.5) * self.category_width

    def axis_of(self, series: ChartSeries) -> ValueAxis:
        """The value axis that the series is read on."""
        return self.model.second_axis if series.secondary and self.model.second_axis else self.model.axis

    def value(self, axis: ValueAxis, value: float) -> float:
        """The value's place on the page: y, or x where bars are horizontal. Limits of the axis hold it."""
        share = (min(max(value, axis.minimum), axis.maximum) - axis.minimum) / (axis.maximum - axis.minimum)
        return self.plot.x + share * self.plot.w if self.model.horizontal else self.plot.bottom - share * self.plot.h

    def zero(self, axis: ValueAxis) -> float:
        """Where the category axis crosses: at zero, or at the limit nearest to it."""
        return self.value(axis, 0)

    def ticks(self, axis: ValueAxis) -> tuple[tuple[float, str], ...]:
        """Place and label of each step from the axis's minimum to its maximum."""
        return tuple((self.value(axis, axis.minimum + i * axis.step), text) for i, text in enumerate(axis.labels))

    def shown_categories(self) -> tuple[int, ...]:
        """The categories whose label and tick are shown."""
        model = self.model
        return tuple(range(model.label_start, len(model.categories), max(1, model.label_step)))

    def points(self, series: ChartSeries) -> tuple[Point | None, ...]:
        """The points of a line, None where a value is missing; beside bars a level runs down the whole plot."""
        axis = self.axis_of(series)
        if self.model.horizontal:
            x = self.value(axis, series.values[0] or 0.0)
            return Point(x, self.plot.y), Point(x, self.plot.bottom)
        return tuple(
            None if value is None else Point(self.centre(i), self.value(axis, value))
            for i, value in enumerate(series.values)
        )

    def clear_of_ticks(self, middle: float, width: float) -> float:
        """The middle of words above or below a point, moved right until they stand clear of the axis's tick labels."""
        has_ticks = self.model.axis.visible and not self.model.spark
        return max(middle, self.plot.x + POINT_LABEL_GAP + width / 2) if has_ticks else middle

    def band(self, series: ChartSeries) -> tuple[tuple[Point, ...], ...]:
        """The confidence interval of a line as closed outlines, one per unbroken run of categories."""
        axis, runs, run = self.axis_of(series), [], list[tuple[Point, Point]]()
        for i, (low, high) in enumerate(zip(series.low, series.high, strict=True)):
            if low is None or high is None:
                runs.append(run)
                run = []
            else:
                x = self.centre(i)
                run.append((Point(x, self.value(axis, high)), Point(x, self.value(axis, low))))
        return tuple(
            (*(high for high, _ in run), *(low for _, low in reversed(run))) for run in (*runs, run) if len(run) > 1
        )

    def bars(self) -> tuple[Bar, ...]:
        """All columns or bars, first the primary axis's cluster, then the second's, each by series and category."""
        placed = list[Bar]()
        for secondary in (False, True):
            group = [
                (i, series)
                for i, series in enumerate(self.model.series)
                if series.kind in ("column", "bar") and series.secondary == secondary
            ]
            placed += self._clustered(group) if self.model.grouping == "clustered" else self._stacked(group)
        return tuple(placed)

    def _clustered(self, group: list[tuple[int, ChartSeries]]) -> list[Bar]:
        width, first, advance = self.bar_width(len(group))
        return [
            self._bar(index, category, (first + place * advance, width), 0, value)
            for place, (index, series) in enumerate(group)
            for category, value in enumerate(series.values)
            if value is not None
        ]

    def _stacked(self, group: list[tuple[int, ChartSeries]]) -> list[Bar]:
        width, first, _ = self.bar_width(1)
        reached: dict[tuple[int, bool], float] = {}
        placed = []
        for index, series in group:
            for category, value in enumerate(series.values):
                if value is None:
                    continue
                length = value * self._percent_factor(category, group, series)
                start = reached.get((category, length < 0), 0.0)
                reached[category, length < 0] = start + length
                placed.append(self._bar(index, category, (first, width), start, start + length))
        return placed

    def _percent_factor(self, category: int, group: list[tuple[int, ChartSeries]], series: ChartSeries) -> float:
        """What a value is multiplied with: 1, or whatever makes the category's values fill a percent axis."""
        if self.model.grouping != "percent":
            return 1
        total = sum(abs(other.values[category] or 0) for _, other in group)
        return self.axis_of(series).maximum / total if total else 0

    def bar_width(self, count: int) -> tuple[float, float, float]:
        """Width of one of ``count`` bars in a cluster, its distance from the category's start, and from bar to bar."""
        overlap = self.model.overlap / 100 if self.model.grouping == "clustered" else 1
        gap = self.model.gap_width / 100
        width = self.category_width / (count - (count - 1) * overlap + gap) if count else 0
        return width, width * gap / 2, width * (1 - overlap)

    def _bar(self, index: int, category: int, across: tuple[float, float], start: float, end: float) -> Bar:
        """A bar; ``across`` is its distance from the category's start, and its width."""
        series = self.model.series[index]
        axis = self.axis_of(series)
        offset, width = across
        beside = self.centre(category) - self.category_width / 2 + offset
        one, other = sorted((self.value(axis, start), self.value(axis, end)))
        rect = Rect(one, beside, other - one, width) if self.model.horizontal else Rect(beside, one, width, other - one)
        return Bar(index, category, rect, start, end, colour_of(series, category), stroke_of(series, category))

    def slices(self) -> tuple[Slice, ...]:
        """The slices of a donut's first series; missing and negative values have none."""
        series = self.model.series[0]
        shares = [max(0.0, value or 0.0) for value in series.values]
        total, reached, placed = sum(shares), 0.0, []
        for category, share in enumerate(shares):
            if share:
                end = reached + 360 * share / total
                placed.append(Slice(category, reached, end, colour_of(series, category)))
                reached = end
        return tuple(placed)

    def circle(self) -> tuple[Point, float]:
        """Centre and outer radius of a donut: the largest circle in the plot area."""
        plot = self.plot
        return Point(plot.x + plot.w / 2, plot.y + plot.h / 2), min(plot.w, plot.h) / 2

    def end_labels(self, height: float = END_LABEL_HEIGHT) -> tuple[tuple[int, float], ...]:
        """Series and middle (y) of each line's words at its right end, moved apart as little as keeps them legible.

        ``height`` is that of the highest words. A line that stops before the last category is named where it stops,
        and is not among them.
        """
        wanted = []
        for index, series in enumerate(self.model.series):
            last = self.points(series)[-1] if series.kind == "line" and series.values else None
            if last and not series.dashed:
                wanted.append((last.y, index))
        wanted.sort()
        half = height / 2
        middles = spread([y for y, _ in wanted], height, self.plot.y - half, self.plot.bottom + half)
        return tuple((index, y) for (_, index), y in zip(wanted, middles, strict=True))


def colour_of(series: ChartSeries, category: int) -> str:
    """The colour of one point: its own where points differ, else the series'."""
    return series.point_colours[category] if series.point_colours else series.colour


def stroke_of(series: ChartSeries, category: int) -> str:
    """The outline of one column or bar: its own where they differ, else the series'; empty for none."""
    return series.point_strokes[category] if series.point_strokes else series.stroke


def spread(wanted: list[float], height: float, top: float, bottom: float) -> list[float]:
    """Middles of boxes of one height that do not overlap, in the order of ``wanted`` (ascending) and as near to it as
    can be.

    Boxes that would overlap form a pile centred on the mean of what its members want; piles that meet are joined. All
    stay between ``top`` and ``bottom`` where there is room; where there is none they run on past the bottom.
    """
    piles: list[tuple[float, int]] = []  # first middle, number of boxes
    for middle in wanted:
        start, count = middle, 1
        while piles and piles[-1][0] + piles[-1][1] * height > start:
            before, members = piles.pop()
            start = (before * members + (start - members * height) * count) / (members + count)
            count += members
        piles.append((start, count))
    middles = [start + i * height for start, count in piles for i in range(count)]
    for i in range(len(middles) - 1, -1, -1):
        limit = bottom - height / 2 if i == len(middles) - 1 else middles[i + 1] - height
        middles[i] = min(middles[i], limit)
    for i, middle in enumerate(middles):
        middles[i] = max(middle, top + height / 2 if i == 0 else middles[i - 1] + height)
    return middles
