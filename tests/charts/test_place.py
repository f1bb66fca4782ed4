"""Places of a chart's values: the arithmetic of a native chart, by hand."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.charts.place import PlotPlace, spread
from reportgen.geometry import Point, Rect
from tests.charts import sample_charts as charts

PLOT = Rect(100, 50, 300, 200)


def test_a_gap_width_of_50_leaves_half_a_column_between_two_columns() -> None:
    model = replace(charts.columns((10, 20, 30)), gap_width=50)
    first, second, third = (bar.rect for bar in PlotPlace(model, PLOT).bars())
    # Three categories of 100: a column of 100 / 1.5, a sixth of the category before and after it.
    assert first.w == pytest.approx(66.667, abs=0.001)
    assert first.x == pytest.approx(100 + 16.667, abs=0.001)
    assert second.x - first.right == pytest.approx(33.333, abs=0.001)
    assert third.right == pytest.approx(400 - 16.667, abs=0.001)


def test_columns_stand_on_zero_and_reach_their_value() -> None:
    bars = PlotPlace(charts.columns((10, 20, None, 40)), PLOT).bars()  # axis from 0 to 40 over 200 points
    assert [(bar.category, bar.rect.y, bar.rect.bottom) for bar in bars] == [(0, 200, 250), (1, 150, 250), (3, 50, 250)]


def test_an_overlap_of_minus_6_moves_clustered_columns_apart_by_6_percent_of_their_width() -> None:
    bars = PlotPlace(charts.clustered(), PLOT).bars()  # gap width 65, overlap -6, categories of 100
    width = 100 / (2 + 0.06 + 0.65)
    north, north_before = (bar.rect for bar in bars if bar.category == 0)
    assert north.w == pytest.approx(width)
    assert north.x == pytest.approx(100 + width * 0.65 / 2)
    assert north_before.x - north.right == pytest.approx(0.06 * width)


def test_negative_values_hang_from_zero() -> None:
    bars = PlotPlace(charts.clustered(), PLOT).bars()  # axis from -10 to 20: zero at two thirds
    (east,) = (bar for bar in bars if bar.series == 0 and bar.category == 1)
    assert (east.rect.y, east.rect.bottom) == (pytest.approx(183.333, abs=0.001), pytest.approx(216.667, abs=0.001))


def test_stacked_columns_stand_on_each_other() -> None:
    bars = PlotPlace(charts.stacked(), PLOT).bars()  # axis to 40: 5 points a unit
    first = {bar.series: (bar.rect.y, bar.rect.bottom) for bar in bars if bar.category == 0}
    assert first == {0: (200, 250), 1: (100, 200), 2: (50, 100)}
    assert len({bar.rect.x for bar in bars if bar.category == 0}) == 1


def test_percent_columns_fill_the_axis() -> None:
    bars = PlotPlace(charts.stacked("percent"), PLOT).bars()
    second = {bar.series: (bar.start, bar.end) for bar in bars if bar.category == 1}  # 20, 10, 10 of 40
    assert second == {0: (0, 50), 1: (50, 75), 2: (75, 100)}


def test_the_first_category_of_horizontal_bars_is_on_top() -> None:
    bars = PlotPlace(charts.horizontal(), PLOT).bars()  # axis from -10 to 40 over 300 points: zero at 160
    assert [bar.rect.y for bar in bars] == sorted(bar.rect.y for bar in bars)
    assert (bars[0].rect.x, bars[0].rect.right) == (160, pytest.approx(160 + 33 * 6))
    assert (bars[3].rect.x, bars[3].rect.right) == (pytest.approx(136), 160)


def test_points_stand_at_category_centres_and_a_missing_value_is_a_gap() -> None:
    model = charts.columns((10, 20, 30))
    line = replace(model.series[1], values=(10, None, 40), secondary=False)
    points = PlotPlace(model, PLOT).points(line)
    assert points == (Point(150, 200), None, Point(350, 50))


def test_a_series_on_the_second_axis_is_measured_by_it() -> None:
    place = PlotPlace(charts.column_line(), PLOT)
    outcomes = place.model.series[2]
    assert place.axis_of(outcomes).maximum == 30
    assert place.points(outcomes)[16] == Point(
        pytest.approx(100 + 300 * 16.5 / 17), pytest.approx(250 - 200 * 7.9 / 30)
    )


def test_an_interval_is_one_outline_per_unbroken_run() -> None:
    model = charts.columns((1, 2, 3, 4, 5))
    series = replace(model.series[1], low=(10, 10, None, 10, 10), high=(20, 20, None, 20, 20))
    first, second = PlotPlace(model, PLOT).band(series)
    assert first == (Point(130, 150), Point(190, 150), Point(190, 200), Point(130, 200))
    assert second[0] == Point(310, 150)


def test_slices_run_clockwise_from_twelve_in_proportion() -> None:
    slices = PlotPlace(charts.donut(), PLOT).slices()
    assert [(s.start, s.end) for s in slices] == [(0, 180), (180, 270), (270, 360)]


def test_labels_are_shown_at_the_step_from_the_start() -> None:
    model = replace(charts.columns((1,) * 10), label_step=4, label_start=1)
    assert PlotPlace(model, PLOT).shown_categories() == (1, 5, 9)


def test_boxes_that_overlap_share_the_move() -> None:
    assert spread([100, 110, 200], 28, 0, 300) == [91, 119, 200]


@given(st.lists(st.floats(0, 300), max_size=8), st.floats(10, 35))
def test_spread_boxes_never_overlap_and_stay_inside(wanted: list[float], height: float) -> None:
    middles = spread(sorted(wanted), height, 0, 300)
    assert all(b - a >= height - 1e-6 for a, b in itertools.pairwise(middles))
    assert all(height / 2 - 1e-6 <= m <= 300 - height / 2 + 1e-6 for m in middles)
