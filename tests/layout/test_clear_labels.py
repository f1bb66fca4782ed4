"""Labels over columns stand clear of lines, of their words and of dashed levels, or go."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.charts.model import ChartModel, ChartSeries, PointLabel, ValueAxis
from reportgen.charts.place import PlotPlace
from reportgen.geometry import Rect
from reportgen.layout.clear_labels import clear_of_lines
from reportgen.text.measure import Measure
from reportgen.theme import Theme
from tests.layout.builders import line_chart, setting_of

PLOT = Rect(0, 20, 400, 200)
TOP = 0.0
AXIS = ValueAxis(0, 100, 25, ("0", "25", "50", "75", "100"), "0")


def chart(values: Sequence[float], line: Sequence[float], *, dashed: bool = False, boxed: bool = False) -> ChartModel:
    """Columns with a label at each end, and a line over them."""
    labels = tuple(PointLabel(f"{value:g}", "outside end") for value in values)
    words = tuple(PointLabel(f"{value:g}%", "above", boxed=True) for value in line) if boxed else ()
    columns = ChartSeries("Offences", "column", tuple(values), "#7F94A8", "0", labels=labels)
    over = ChartSeries("Rate", "line", tuple(line), "#801650", "0", dashed=dashed, labels=words)
    names = tuple(str(n) for n in range(len(values)))
    return line_chart(categories=names, series=(columns, over), axis=AXIS, gap_width=45)


def labels(model: ChartModel, theme: Theme) -> tuple[PointLabel | None, ...]:
    made = clear_of_lines(model, PLOT, TOP, setting_of(theme))
    return made.series[0].labels or (None,) * len(model.categories)


def test_without_a_line_nothing_moves(theme: Theme) -> None:
    model = chart((40, 60), (10, 10))
    alone = line_chart(categories=model.categories, series=model.series[:1], axis=AXIS)
    assert clear_of_lines(alone, PLOT, TOP, setting_of(theme)) is alone


def test_a_label_far_from_the_line_keeps_its_place(theme: Theme) -> None:
    assert labels(chart((40, 60), (10, 10)), theme) == chart((40, 60), (10, 10)).series[0].labels


def test_a_dashed_level_through_a_label_lifts_it_over_the_level(theme: Theme) -> None:
    # The column ends 16 under the level at y 100: the label between them, 5 to 14 over the column, would be crossed.
    first, last = labels(chart((20, 52), (57, 57), dashed=True), theme)
    assert first is not None and first.lift == 0
    assert last is not None and last.position == "outside end"
    level = 20 + 200 * (1 - 0.57)
    column = 20 + 200 * (1 - 0.52)
    assert column - 5 + 1 - last.lift == pytest.approx(level - 2)


def test_a_label_under_a_lines_own_words_stands_in_its_column(theme: Theme) -> None:
    (_, last) = labels(chart((60, 90), (95, 95), boxed=True), theme)
    assert last is not None and (last.position, last.lift) == ("centre", 0)


def test_a_label_without_a_place_goes(theme: Theme) -> None:
    many = (90.0,) * 30  # columns too slim for their numbers, and a line at the top with its words over it
    assert labels(chart(many, (97,) * 30, boxed=True), theme) == (None,) * 30


@given(
    st.lists(st.tuples(st.integers(5, 100), st.integers(0, 100)), min_size=2, max_size=12),
    st.booleans(),
)
def test_no_line_runs_through_a_label_that_is_left(theme: Theme, points: list[tuple[int, int]], boxed: bool) -> None:
    model = chart([float(value) for value, _ in points], [float(value) for _, value in points], boxed=boxed)
    place, made = PlotPlace(model, PLOT), labels(model, theme)
    over = [point for point in place.points(model.series[1]) if point]
    for bar in place.bars():
        label = made[bar.category]
        if label is None:
            continue
        half = Measure(theme).text(label.text, 10, True) / 2
        middle = bar.rect.x + bar.rect.w / 2
        tallest = min(b.rect.y for b in place.bars() if b.rect.right > middle - half and b.rect.x < middle + half)
        base = tallest - 5 - label.lift if label.position == "outside end" else bar.rect.y + bar.rect.h / 2 + 3.6
        for step in range(21):
            x = middle - half + 2 * half * step / 20
            for one, other in pairwise(over):
                if one.x <= x <= other.x:
                    y = one.y + (other.y - one.y) * (x - one.x) / (other.x - one.x)
                    assert not base - 7.2 < y < base, (bar.category, label)
