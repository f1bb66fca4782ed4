from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from reportgen.charts.model import ChartModel, ChartSeries, PointLabel, ValueAxis, VerticalMarker
from reportgen.exhibits.block import Chart
from reportgen.geometry import Rect
from reportgen.layout.page import ChartFragment, Fragment, ShapeFragment, TextFragment
from reportgen.layout.setting import Need
from reportgen.text.measure import Measure
from reportgen.theme import Theme
from tests.layout.builders import line_chart, of_type, setting_of

RECT = Rect(100, 50, 440, 240)


def place(model: ChartModel, theme: Theme, rect: Rect = RECT) -> list[Fragment]:
    return setting_of(theme).place(Chart(model=model), rect)


def chart_of(model: ChartModel, theme: Theme, rect: Rect = RECT) -> ChartFragment:
    (chart,) = of_type(place(model, theme, rect), ChartFragment)
    assert isinstance(chart, ChartFragment)
    return chart


def columns(count: int, top: float = 80.0) -> ChartModel:
    quarters = tuple(f"Q{i % 4 + 1} {2019 + i // 4}/{20 + i // 4}" for i in range(count))
    series = ChartSeries("Offences", "column", (top,) * count, "#7F94A8", "0")
    return line_chart(categories=quarters, series=(series,))


def test_a_chart_takes_its_least_height_and_what_is_left(theme: Theme) -> None:
    assert setting_of(theme).measure(Chart(model=line_chart(), min_height=90), 440) == Need(90, stretch=True)
    assert setting_of(theme).measure(Chart(model=line_chart(), height=50), 440) == Need(50)


def test_the_plot_stands_in_by_the_anatomy_of_charts(theme: Theme) -> None:
    plot = chart_of(columns(17), theme).plot
    assert (plot.x, plot.y, plot.bottom) == (100 + 42, 50 + 6, 290 - 18)


def test_wide_tick_labels_move_the_plot_to_the_right(theme: Theme) -> None:
    axis = ValueAxis(0, 100, 50, ("0", "500,000,000", "1,000,000,000"), "0")
    widest = Measure(theme).text("1,000,000,000", 10)
    assert chart_of(replace(columns(17), axis=axis), theme).plot.x == pytest.approx(100 + widest + 6)


def test_a_second_axis_gets_room_for_its_labels(theme: Theme) -> None:
    axis = ValueAxis(0, 100, 50, ("0%", "50%", "100%"), "0")
    plot = chart_of(replace(columns(17), second_axis=axis, label_step=4), theme).plot
    assert plot.right == pytest.approx(540 - Measure(theme).text("100%", 10) - 6)


def test_the_last_category_label_stays_inside_the_chart(theme: Theme) -> None:
    chart = chart_of(replace(columns(17), label_step=4), theme)
    half = Measure(theme).text("Q1 2023/23", 10) / 2
    centre = chart.plot.x + 16.5 * chart.plot.w / 17
    assert centre + half <= chart.rect.right + 0.01


def test_the_first_label_step_at_which_labels_do_not_touch_is_taken(theme: Theme) -> None:
    model = replace(columns(17), label_steps=(1, 4, 8))
    assert chart_of(model, theme, Rect(0, 0, 1400, 240)).model.label_step == 1
    assert chart_of(model, theme, Rect(0, 0, 440, 240)).model.label_step == 4
    assert chart_of(model, theme, Rect(0, 0, 288, 240)).model.label_step == 8


def test_words_over_the_highest_column_get_room_above_the_plot(theme: Theme) -> None:
    low, high = columns(4, top=50), columns(4, top=100)
    labels = (None, None, None, PointLabel("12,345"))
    labelled = replace(high, series=(replace(high.series[0], labels=labels),))
    assert chart_of(low, theme).plot.y == 56
    assert chart_of(labelled, theme).plot.y == 50 + 17


def test_bars_leave_room_for_names_and_values(theme: Theme) -> None:
    measure = Measure(theme)
    series = ChartSeries("Rate", "bar", (18.7, 6.6), "#12436D", "0.0", labels=(PointLabel("18.7"), PointLabel("6.6")))
    axis = ValueAxis(0, 20, 10, ("0", "10", "20"), "0", visible=False)
    model = line_chart(categories=("Westminster", "Camden"), series=(series,), axis=axis, horizontal=True)
    plot = chart_of(model, theme).plot
    assert plot.x == pytest.approx(100 + measure.text("Westminster", 10) + 10)
    assert plot.right == pytest.approx(540 - measure.text("18.7", 10, bold=True) - 6)
    assert plot.bottom == 50 + 4 + 2 * 28  # bars any thicker would look like slabs


def test_a_sister_chart_gets_the_same_plot(theme: Theme) -> None:
    series = ChartSeries("Rate", "bar", (1.0,), "#12436D", "0.0", labels=(PointLabel("1.0"),))
    room = {"room_for": ("Westminster", "Barnet"), "room_for_values": ("18.7", "1.0")}
    first, second = (
        chart_of(line_chart(categories=(name,), series=(series,), horizontal=True, **room), theme).plot
        for name in ("Westminster", "Barnet")
    )
    assert first == second


def test_a_spark_has_no_room_for_axes(theme: Theme) -> None:
    plot = chart_of(line_chart(spark=True, series=columns(4).series), theme, Rect(0, 0, 188, 50)).plot
    assert plot == Rect(4, 4, 180, 45)


def test_lines_are_named_at_their_ends_outside_the_chart(theme: Theme) -> None:
    fragments = place(line_chart(end_labels=True), theme)
    chart, words = of_type(fragments, ChartFragment)[0], of_type(fragments, TextFragment)
    assert [[p.text for p in box.paragraphs] for box in words] == [
        ["Trust the Met", "70%"],
        ["Good job locally", "48%"],
    ]
    assert all(box.rect.x > chart.rect.right and box.rect.right <= RECT.right for box in words)
    assert [shape.fill for shape in of_type(fragments, ShapeFragment)] == ["#12436D", "#28A197"]
    first = words[0]
    level = chart.plot.bottom - 0.7 * chart.plot.h
    assert first.rect.y + 13 / 2 == pytest.approx(level)


def test_names_of_lines_that_end_together_do_not_cover_each_other(theme: Theme) -> None:
    series = tuple(
        ChartSeries(f"Line {i}", "line", (50.0, 50.0, 50.0, 50.0 + i), "#12436D", "0", labels=(None,) * 4)
        for i in range(4)
    )
    boxes = sorted(
        of_type(place(line_chart(series=series, end_labels=True), theme), TextFragment), key=lambda f: f.rect.y
    )
    assert all(above.rect.bottom <= below.rect.y + 0.01 for above, below in pairwise(boxes))


def test_marker_words_stand_right_of_their_line_or_left_where_there_is_no_room(theme: Theme) -> None:
    for category, right in ((0, True), (3, False)):
        model = line_chart(markers=(VerticalMarker(category, "A national lockdown"),))
        fragments = place(model, theme)
        plot, (words,) = of_type(fragments, ChartFragment)[0].plot, of_type(fragments, TextFragment)
        line = plot.x + (category + 0.5) * plot.w / 4
        assert (words.rect.x > line) is right
        assert plot.x <= words.rect.x and words.rect.right <= plot.right


def test_a_sign_in_a_chart_that_no_font_has_is_an_error(theme: Theme) -> None:
    setting = setting_of(theme)
    setting.place(Chart(model=replace(columns(1), categories=("✓",))), RECT)
    assert [problem.rule for problem in setting.problems.found] == ["missing-sign"]


def test_a_line_that_stops_early_is_named_where_it_stops(theme: Theme) -> None:
    early = ChartSeries(
        "2023/24", "line", (10, 30, None, None), "#12436D", "0", labels=(None, PointLabel("30"), None, None)
    )
    late = ChartSeries("2022/23", "line", (5, 20, 60, 90), "#28A197", "0", labels=(None, None, None, PointLabel("90")))
    fragments = place(line_chart(series=(early, late), end_labels=True), theme)
    chart, (beside, within) = of_type(fragments, ChartFragment)[0], of_type(fragments, TextFragment)
    assert [p.text for p in beside.paragraphs] == ["2022/23", "90"] and beside.rect.x > chart.rect.right
    assert [p.text for p in within.paragraphs] == ["2023/24", "30"]
    assert chart.plot.contains(within.rect) and within.rect.right < chart.plot.x + 0.75 * chart.plot.w
