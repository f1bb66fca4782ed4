"""Charts drawn on a surface that remembers: coordinates by hand, from a plot of 300 by 200 points at (100, 50)."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from reportgen.charts.draw import draw_chart
from reportgen.charts.look import ChartLook, is_near_white, mix, readable_on
from reportgen.charts.model import ChartModel, PointLabel
from reportgen.geometry import Rect
from tests.charts import sample_charts as charts
from tests.charts.recording_surface import RecordingSurface

PLOT, RECT = Rect(100, 50, 300, 200), Rect(58, 44, 374, 224)
LOOK = ChartLook("#1B2733", "#4A5560", "#D9DEE3", 10, 10, 9, 20)


def drawn(model: ChartModel) -> RecordingSurface:
    surface = RecordingSurface()
    draw_chart(model, RECT, PLOT, surface, LOOK)
    return surface


def test_gridlines_stand_at_the_steps_and_the_zero_line_replaces_the_lowest() -> None:
    surface = drawn(charts.columns())
    (grid,) = surface.stroked(LOOK.grid)
    assert grid.points == ((100, 200), (400, 200), (100, 150), (400, 150), (100, 100), (400, 100), (100, 50), (400, 50))
    assert grid.stroke and grid.stroke.width == 0.75
    zero = surface.stroked(LOOK.secondary)[0]
    assert zero.points == ((100, 250), (400, 250)) and zero.stroke and zero.stroke.width == 1


def test_tick_labels_end_6_left_of_the_plot_and_start_6_right_of_it() -> None:
    surface = drawn(charts.column_line())
    left, right = surface.said("30,000"), surface.said("30%")
    assert (left.x, left.anchor, right.x, right.anchor) == (94, "end", 406, "start")
    assert left.baseline == right.baseline == pytest.approx(50 + 3.6)


def test_category_labels_stand_15_under_the_axis_with_a_tick_of_3() -> None:
    surface = drawn(charts.column_line())
    label = surface.said("Q1 2020/21")
    centre = 100 + 300 * 4.5 / 17
    assert (label.x, label.baseline, label.anchor) == (pytest.approx(centre), 265, "middle")
    ticks = surface.stroked(LOOK.secondary)[1]
    assert [box.h for box in ticks.boxes] == [3] * 5
    assert ticks.boxes[1].x == pytest.approx(centre, abs=0.001)


def test_a_category_label_at_the_edge_moves_inside_the_chart() -> None:
    model = replace(
        charts.columns(), categories=("The first quarter of the year 2019/20", "b", "c", "d", "e"), label_step=5
    )
    label = drawn(model).said("The first quarter of the year 2019/20")
    assert label.left == pytest.approx(RECT.x)


def test_the_latest_column_has_its_own_colour() -> None:
    surface = drawn(charts.columns())
    (context,), (latest,) = surface.filled(charts.CONTEXT), surface.filled(charts.NAVY)
    assert [box.h for box in context.boxes] == [50, 100, 150]
    assert [box.h for box in latest.boxes] == [125]


def test_a_column_label_sits_5_above_the_tallest_column_it_spans() -> None:
    values = (10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 30.0, 10.0)
    model = charts.columns(values)
    wide = replace(model.series[0], labels=(*[None] * 8, PointLabel("a value of 10")))
    label = drawn(replace(model, series=(wide,))).said("a value of 10")
    assert label.baseline == pytest.approx(100 - 5)  # the neighbour of 30 reaches up to 100


def test_a_label_below_zero_hangs_under_its_column_and_interval() -> None:
    label = drawn(charts.clustered()).said("−5")
    low = 250 - 200 * 4 / 30  # the interval's lower limit of -6 on an axis from -10 to 20
    assert label.baseline == pytest.approx(low + 5 + 7.2)


def test_whiskers_reach_from_low_to_high() -> None:
    (whiskers,) = list(drawn(charts.clustered()).stroked(LOOK.ink))
    first, *caps = whiskers.boxes[:3]
    assert (first.h, first.w) == (pytest.approx(200 * 4 / 30, abs=0.001), 0)
    assert [cap.w for cap in caps] == [6, 6]


def test_a_line_breaks_where_a_value_is_missing() -> None:
    (line,) = [path for path in drawn(charts.lines()).stroked(charts.ORANGE) if not path.fill]
    starts = [numbers for name, numbers in line.steps if name == "M"]
    assert len(starts) == 2
    assert len(line.points) == 8
    assert line.stroke and (line.stroke.width, line.stroke.rounded) == (2.25, True)


def test_a_baseline_is_dashed_from_the_first_to_the_last_category_centre() -> None:
    (line,) = list(drawn(charts.columns()).stroked(charts.INK))
    assert line.points[0] == (130, 200) and line.points[-1] == (370, 200)
    assert line.stroke and line.stroke.dash == pytest.approx((4, 2.5)) and line.stroke.width == 1.25


def test_open_markers_are_white_circles_of_radius_3_with_an_outline() -> None:
    (markers,) = [path for path in drawn(charts.column_line()).filled("#FFFFFF") if len(path.boxes) > 1]
    assert len(markers.boxes) == 7
    assert {(round(box.w, 2), round(box.h, 2)) for box in markers.boxes} == {(6, 6)}
    assert markers.stroke and (markers.stroke.colour, markers.stroke.width) == (charts.PLUM, 1.75)


def test_the_last_point_has_a_solid_dot_of_radius_4_and_marked_ones_stay_open() -> None:
    surface = drawn(charts.lines())
    dot = surface.filled(charts.TEAL)[0].boxes[0]
    assert (round(dot.w, 2), round(dot.x + dot.w / 2, 2)) == (8, round(100 + 300 * 8.5 / 9, 2))
    opened = [path for path in surface.stroked(charts.TEAL) if path.fill == "#FFFFFF"]
    assert len(opened) == 1 and len(opened[0].boxes) == 1


def test_a_boxed_label_stands_16_under_its_point_on_white_with_the_lines_colour() -> None:
    surface = drawn(charts.column_line())
    label = surface.said("11.4%")
    point = 250 - 200 * 11.4 / 30
    assert label.baseline == pytest.approx(point + 16 + 3.6)
    boxes = [p for p in surface.filled("#FFFFFF") if p.stroke and p.stroke.width == 0.75]
    assert boxes[0].boxes[0].h == 14 and boxes[0].boxes[0].w == pytest.approx(label.width + 8)
    assert boxes[0].stroke and boxes[0].stroke.colour == charts.PLUM


def test_labels_at_a_vertical_marker_start_right_of_its_line() -> None:
    surface = drawn(charts.lines())
    label = surface.said("81%")
    x = 100 + 300 * 2.5 / 9
    assert (label.x, label.anchor) == (pytest.approx(x + 5), "start")
    (line,) = surface.stroked(LOOK.ink)
    assert line.boxes[0].x == pytest.approx(x, abs=0.001) and line.boxes[0].bottom == 250


def test_words_beside_the_plot_are_left_to_layout() -> None:
    words = {text.words for text in drawn(charts.lines()).texts}
    assert not words & {"Q3 2019/20", "Trust the Met", "69%"}


def test_an_interval_of_a_line_is_a_light_area_under_the_grid() -> None:
    first, second = drawn(charts.lines()).paths[:2]
    assert first.fill == mix(charts.NAVY, 0.18) and second.stroke and second.stroke.colour == LOOK.grid


def test_a_stacked_label_is_centred_in_its_piece_and_readable() -> None:
    texts = [text for text in drawn(charts.stacked()).texts if text.bold]
    assert (texts[0].words, texts[0].baseline, texts[0].colour) == ("10", pytest.approx(225 + 3.6), "#FFFFFF")
    assert [text for text in texts if text.colour == LOOK.ink]  # on orange and teal


def test_bar_labels_stand_outside_the_ends() -> None:
    surface = drawn(charts.horizontal())
    right, left = surface.said("33"), surface.said("−4")
    assert (right.x, right.anchor) == (pytest.approx(160 + 33 * 6 + 4), "start")
    assert (left.x, left.anchor) == (pytest.approx(136 - 4), "end")
    assert surface.said("Camden").x == 94


def test_slices_leave_a_hole_of_six_tenths_and_the_total_stands_in_it() -> None:
    surface = drawn(charts.donut())
    (half,) = surface.filled(charts.NAVY)
    reach = [math.hypot(x - 250, y - 150) for x, y in half.points]
    assert max(reach) == pytest.approx(100, abs=0.5) and min(reach) == pytest.approx(60, abs=0.5)
    assert min(x for x, _ in half.points) == pytest.approx(250, abs=0.01)  # the first half lies right of the middle
    assert surface.said("17,364").x == 250


def test_a_spark_has_a_base_line_and_no_axis() -> None:
    surface = drawn(charts.spark())
    assert not surface.stroked(LOOK.grid)
    assert [text.words for text in surface.texts] == ["83%"]
    (base,) = surface.stroked(LOOK.secondary)
    assert base.points == ((100, 250), (400, 250))


def test_an_area_parts_at_a_gap_and_stacks() -> None:
    surface = drawn(charts.area())
    assert len(surface.filled(charts.NAVY)) == 2
    top = surface.filled(charts.TEAL)[0].points[0]
    assert top == (125, 150)  # 10 and 5 of 30 over 200 points


def test_words_never_leave_the_chart_sideways() -> None:
    for model in (charts.columns(), charts.column_line(), charts.clustered(), charts.stacked(), charts.spark()):
        for text in drawn(model).texts:
            assert text.left >= RECT.x - 0.01 and text.left + text.width <= RECT.right + 0.01, text


def test_the_same_model_draws_the_same_twice() -> None:
    assert drawn(charts.lines()) == drawn(charts.lines())


def test_the_readable_colour_is_the_one_of_higher_contrast() -> None:
    assert readable_on("#12436D", LOOK.ink) == "#FFFFFF"
    assert readable_on("#F46A25", LOOK.ink) == LOOK.ink


def test_outlines_are_drawn_around_bars_that_have_one() -> None:
    model = charts.columns((10, 20))
    outlined = replace(model.series[0], point_strokes=("#7A8B9C", ""))
    surface = drawn(replace(model, series=(outlined,)))
    (first,), (second,) = surface.filled(charts.CONTEXT), surface.filled(charts.NAVY)
    assert first.stroke and (first.stroke.colour, first.stroke.width) == ("#7A8B9C", 0.75)
    assert second.stroke is None


def test_nothing_but_zeros_draws_no_bars() -> None:
    assert drawn(charts.columns((0, 0))).filled(charts.NAVY) == []


def test_only_a_fill_near_to_white_needs_an_outline() -> None:
    assert is_near_white("#DCE6EF") and is_near_white("#FFFFFF")
    assert not is_near_white("#A9C1D6") and not is_near_white("#12436D")


def test_labels_start_where_layout_says_and_ticks_stand_only_where_labels_are_left_out() -> None:
    model = replace(charts.columns((1, 2, 3, 4, 5)), label_step=4, label_start=1)
    surface = drawn(model)
    assert [text.words for text in surface.texts if text.words.startswith("Q")] == ["Q2 2019/20"]
    assert len(surface.stroked(LOOK.secondary)) == 2  # the zero line and the ticks
    assert len(drawn(replace(model, label_step=1)).stroked(LOOK.secondary)) == 1


def test_names_stand_on_their_lines() -> None:
    model = replace(charts.stacked(), category_lines=(("First", "name"), ("Second",)))
    surface = drawn(model)
    assert surface.said("name").baseline == pytest.approx(surface.said("First").baseline + 13)
    beside = drawn(replace(model, horizontal=True))
    first, second = beside.said("First"), beside.said("name")
    assert (first.baseline + second.baseline) / 2 == pytest.approx(100 + 3.6) and first.x == 94


def test_a_level_beside_bars_runs_down_the_plot() -> None:
    model = charts.horizontal()
    level = replace(
        model.series[0], name="Target", kind="line", values=(20,) * 4, labels=(), dashed=True, colour="#1B2733"
    )
    (line,) = drawn(replace(model, series=(*model.series, level))).stroked(charts.INK)
    assert line.points[0] == (280, 50) and line.points[-1] == (280, 250)


def test_words_at_a_lines_first_point_stand_clear_of_the_ticks() -> None:
    model = charts.columns()
    line = replace(model.series[0], kind="line", labels=charts.at(5, _0=PointLabel("a long first value")))
    label = drawn(replace(model, series=(line,))).said("a long first value")
    assert label.left == pytest.approx(102)
