"""Native charts: numbers, axes, series, labels, workbook, what lies on top."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import openpyxl
import pptx
import pytest
from pptx.oxml.ns import qn

from reportgen.charts.model import ChartModel, ChartSeries, PointLabel, VerticalMarker
from reportgen.geometry import Rect
from tests.paint.deck import samples

BOX = Rect(32, 96, 440, 296)


def painted(model: ChartModel) -> Any:
    """The chart as python-pptx reads it."""
    deck = samples.deck(samples.page(1, "Chart", samples.chart(BOX, model)))
    return pptx.Presentation(io.BytesIO(deck)).slides[0].shapes[2].chart


def root(model: ChartModel) -> Any:
    return painted(model)._chartSpace


def value(parent: Any, tag: str) -> str:
    return str(next(parent.iter(qn(f"c:{tag}"))).get("val"))


def test_categories_and_values_are_the_models_and_a_missing_value_is_a_gap() -> None:
    model = samples.column_line()
    chart = painted(model)
    columns, baseline_and_rates = chart.plots[0], [s for plot in list(chart.plots)[1:] for s in plot.series]
    assert tuple(columns.categories) == model.categories
    assert columns.series[0].values == model.series[0].values
    assert {s.name: s.values for s in baseline_and_rates} == {s.name: s.values for s in model.series[1:]}
    assert value(chart._chartSpace, "dispBlanksAs") == "gap"


def test_axes_have_the_models_limits_steps_and_formats() -> None:
    first, second = root(samples.column_line()).iter(qn("c:valAx"))
    read = [(value(a, "min"), value(a, "max"), value(a, "majorUnit")) for a in (first, second)]
    assert read == [("0", "30000", "10000"), ("0", "30", "10")]
    formats = [a.find(qn("c:numFmt")).get("formatCode") for a in (first, second)]
    assert formats == ["#,##0", '0"%"']


def test_axis_ids_are_positive_and_each_group_points_at_two_of_them() -> None:
    space = root(samples.column_line())
    axes = {int(a.find(qn("c:axId")).get("val")) for a in space.iter(qn("c:valAx"), qn("c:catAx"))}
    assert len(axes) == 4
    assert min(axes) > 0
    for group in space.iter(qn("c:barChart"), qn("c:lineChart")):
        assert {int(i.get("val")) for i in group.findall(qn("c:axId"))} <= axes


def test_labels_and_ticks_are_skipped_alike() -> None:
    axis = next(root(samples.column_line()).iter(qn("c:catAx")))
    assert (value(axis, "tickLblSkip"), value(axis, "tickMarkSkip")) == ("4", "4")


def test_the_inner_plot_area_is_the_fragments_plot() -> None:
    layout = next(root(samples.column_line()).iter(qn("c:manualLayout")))
    assert value(layout, "layoutTarget") == "inner"
    shares = [float(value(layout, tag)) for tag in "xywh"]
    assert shares == pytest.approx([42 / 440, 16 / 296, (440 - 42 - 32) / 440, (296 - 16 - 18) / 296], abs=1e-6)


def test_there_is_no_title_no_legend_and_no_rounded_corner() -> None:
    chart = painted(samples.column_line())
    assert (chart.has_title, chart.has_legend) == (False, False)
    assert (value(chart._chartSpace, "autoTitleDeleted"), value(chart._chartSpace, "roundedCorners")) == ("1", "0")


def test_the_workbook_holds_the_charts_numbers_with_their_formats_and_nothing_else() -> None:
    model = samples.column_line()
    book = openpyxl.load_workbook(io.BytesIO(painted(model).part.chart_workbook.xlsx_part.blob))
    (sheet,) = book.worksheets
    header, *rows = sheet.iter_rows(values_only=True)
    assert header == (None, "Offences", "Positive outcomes", "Q1 2019/20")
    assert [r[0] for r in rows] == list(model.categories)
    assert [tuple(column) for column in zip(*(r[1:] for r in rows), strict=True)] == [s.values for s in model.series]
    assert [sheet.cell(13, c).number_format for c in (2, 3)] == ["#,##0", '0.0"%"']


def test_the_charts_references_point_at_its_numbers_in_the_workbook() -> None:
    space = root(samples.column_line())
    found = {
        s.find(f"{qn('c:tx')}//{qn('c:v')}").text: s.find(f"{qn('c:val')}//{qn('c:f')}").text
        for s in space.iter(qn("c:ser"))
    }
    assert found == {
        "Offences": "Data!$B$2:$B$13",
        "Positive outcomes": "Data!$C$2:$C$13",
        "Q1 2019/20": "Data!$D$2:$D$13",
    }


def test_points_have_their_own_colours_where_they_differ() -> None:
    points = list(next(root(samples.column_line()).iter(qn("c:barChart"))).iter(qn("c:dPt")))
    assert [(value(p, "idx"), next(p.iter(qn("a:srgbClr"))).get("val")) for p in points] == [("11", "12436D")]


def test_a_baseline_is_dashed_four_on_and_two_and_a_half_off() -> None:
    dashes = next(root(samples.column_line()).iter(qn("a:ds")))
    assert (dashes.get("d"), dashes.get("sp")) == ("320000", "200000")  # thousandths of percent of 1.25 points


def test_labels_stand_at_their_points_boxed_in_the_lines_colour() -> None:
    labels = {value(d, "idx"): d for d in next(root(samples.column_line()).iter(qn("c:lineChart"))).iter(qn("c:dLbl"))}
    assert not labels  # the first line group is the baseline's
    lines = list(root(samples.column_line()).iter(qn("c:lineChart")))[1]
    found = [(value(d, "idx"), next(d.iter(qn("a:t"))).text, value(d, "dLblPos")) for d in lines.iter(qn("c:dLbl"))]
    assert found == [("5", "11.4%", "b"), ("11", "7.9%", "b")]
    box = next(lines.iter(qn("c:dLbl"))).find(qn("c:spPr"))
    assert [c.get("val") for c in box.iter(qn("a:srgbClr"))] == ["FFFFFF", "801650"]


def test_a_label_that_is_the_value_as_shown_follows_it_and_other_words_stay() -> None:
    first, second = root(samples.lives()).iter(qn("c:dLbl"))
    assert [(f.get("type"), f.find(qn("a:t")).text) for f in first.iter(qn("a:fld"))] == [("VALUE", "1,234")]
    assert not list(second.iter(qn("a:fld")))
    assert next(second.iter(qn("a:t"))).text == "2 [p]"


def test_a_label_stands_above_the_tallest_column_that_its_words_span() -> None:
    labels = (None, PointLabel("a label so long that it spans two columns"), None)
    series = ChartSeries("N", "column", (40.0, 10.0, 5.0), "#12436D", "0", labels=labels)
    model = replace(samples.stacked("clustered"), series=(series,))
    shift = next(root(model).iter(qn("c:dLbl"))).find(f"{qn('c:layout')}/{qn('c:manualLayout')}/{qn('c:y')}")
    assert float(shift.get("val")) == pytest.approx(-(30 / 50 * 262) / 296, abs=1e-5)


def test_stacked_columns_fill_their_cluster_and_percent_ones_too() -> None:
    for grouping, code in (("clustered", "clustered"), ("stacked", "stacked"), ("percent", "percentStacked")):
        bars = next(root(samples.stacked(grouping)).iter(qn("c:barChart")))
        overlap = "-6" if grouping == "clustered" else "100"
        assert (value(bars, "grouping"), value(bars, "overlap"), value(bars, "gapWidth")) == (code, overlap, "65")


def test_bars_run_from_the_first_category_at_the_top() -> None:
    space = root(samples.bars())
    assert value(next(space.iter(qn("c:barChart"))), "barDir") == "bar"
    assert value(next(space.iter(qn("c:catAx"))), "orientation") == "maxMin"
    assert value(next(space.iter(qn("c:valAx"))), "delete") == "1"


def test_a_spark_has_a_base_line_and_neither_labels_nor_a_value_axis() -> None:
    space = root(samples.spark())
    category, axis = next(space.iter(qn("c:catAx"))), next(space.iter(qn("c:valAx")))
    assert (value(category, "tickLblPos"), value(category, "majorTickMark"), value(category, "delete")) == (
        "none",
        "none",
        "0",
    )
    assert (value(axis, "delete"), value(axis, "min"), value(axis, "max")) == ("1", "40", "90")
    assert not list(space.iter(qn("c:majorGridlines")))


def test_markers_are_open_where_asked_and_solid_at_the_last_point() -> None:
    series = next(root(samples.end_labelled()).iter(qn("c:lineChart"))).find(qn("c:ser"))
    points = {
        value(p, "idx"): next(p.find(qn("c:marker")).iter(qn("a:srgbClr"))).get("val") for p in series.iter(qn("c:dPt"))
    }
    assert points == {"4": "FFFFFF", "11": "12436D"}
    assert value(series.find(qn("c:marker")), "symbol") == "none"


def test_a_confidence_interval_is_an_unseen_area_under_a_light_one_as_wide_as_the_interval() -> None:
    chart = painted(samples.end_labelled())
    areas = chart.plots[0]
    lower, width = areas.series
    assert (lower.values[0], width.values[0]) == (83, 4)
    assert lower._element.find(f"{qn('c:spPr')}/{qn('a:noFill')}") is not None
    assert value(areas._element, "grouping") == "stacked"
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).worksheets[0]
    names = [c.value for c in sheet[1]][3:]
    assert names == [f"Trust the Met, {n}" for n in ("lower limit", "upper limit", "width of interval")]


def test_the_interval_of_a_bar_is_its_error_bar() -> None:
    series = ChartSeries(
        "N", "column", (10.0, None, 30.0), "#12436D", "0", low=(8.0, None, 25.0), high=(13.0, None, 31.0)
    )
    bar = next(root(replace(samples.stacked("clustered"), series=(series,))).iter(qn("c:errBars")))
    read = {side: [v.text for v in bar.find(qn(f"c:{side}")).iter(qn("c:v"))] for side in ("plus", "minus")}
    assert read == {"plus": ["3", "1"], "minus": ["2", "5"]}


def test_the_last_point_of_a_line_that_is_named_at_its_end_has_no_label_of_its_own() -> None:
    assert not list(root(samples.end_labelled()).iter(qn("c:dLbl")))


def overlay(chart: Any) -> Any:
    """The chart drawing part, parsed, or None."""
    from lxml import etree

    related = [r.target_part for r in chart.part.rels.values() if r.reltype.endswith("/chartUserShapes")]
    return etree.fromstring(related[0].blob) if related else None


def shapes_over(chart: Any) -> list[str]:
    """Names of the shapes that lie over a chart."""
    drawn = overlay(chart)
    return [] if drawn is None else [e.get("name") for e in drawn.iter() if e.tag.endswith("}cNvPr")]


def test_a_vertical_marker_is_an_error_bar_of_a_line_from_the_axis_to_just_under_the_top() -> None:
    chart = painted(samples.end_labelled())
    (bar,) = chart._chartSpace.iter(qn("c:errBars"))
    assert next(bar.getparent().iter(qn("c:v"))).text == "Trust the Met"
    reach = {
        side: {int(p.get("idx")): float(p[0].text) for p in bar.find(qn(f"c:{side}")).iter(qn("c:pt"))}
        for side in ("plus", "minus")
    }
    inset = 4 / (296 - 16 - 18) * 50
    assert reach["plus"] == {4: pytest.approx(90 - inset - 83)} and reach["minus"] == {4: 83 - 40}
    assert "Marker line" not in shapes_over(chart)


def test_a_vertical_marker_over_columns_is_a_line_inside_the_chart_at_its_categorys_centre() -> None:
    drawn = overlay(painted(replace(samples.stacked("clustered"), markers=(VerticalMarker(1, "2022"),))))
    cdr = "{http://schemas.openxmlformats.org/drawingml/2006/chartDrawing}"
    centre = (42 + (440 - 42 - 32) * 1.5 / 3) / 440
    assert [float(x.text) for x in drawn.iter(f"{cdr}x")] == pytest.approx([centre, centre], abs=1e-6)
    assert "Marker line" not in shapes_over(painted(samples.column_line()))


def test_labels_of_some_categories_stand_over_the_chart_since_libreoffice_would_show_them_all() -> None:
    model = replace(samples.column_line(), label_step=4)
    chart = painted(model)
    assert shapes_over(chart) == ["Tick"] * 3 + list(model.categories[::4])
    assert next(chart._chartSpace.iter(qn("c:tickLblPos"))).get("val") == "none"


def test_labels_of_all_categories_are_the_axiss_own() -> None:
    chart = painted(replace(samples.column_line(), label_step=1))
    assert shapes_over(chart) == []
    assert next(chart._chartSpace.iter(qn("c:tickLblPos"))).get("val") == "low"


def test_a_donut_has_its_slices_colours_a_hole_and_its_total_in_the_middle() -> None:
    chart = painted(samples.donut())
    donut = next(chart._chartSpace.iter(qn("c:doughnutChart")))
    colours = [
        p.find(f"{qn('c:spPr')}/{qn('a:solidFill')}/{qn('a:srgbClr')}").get("val") for p in donut.iter(qn("c:dPt"))
    ]
    assert colours == ["00703C", "FFC34D", "AF1E2D"]
    assert value(donut, "holeSize") == "60"
    assert [t.text for t in overlay(chart).iter(qn("a:t"))] == ["15", "measures"]


def test_two_charts_have_parts_of_their_own(presentation: Any) -> None:
    charts = [s.chart.part for slide in presentation.slides for s in slide.shapes if s.has_chart]
    names = [str(c.partname) for c in charts]
    assert names == [f"/ppt/charts/chart{n}.xml" for n in range(1, len(names) + 1)]
    assert len({str(c.chart_workbook.xlsx_part.partname) for c in charts}) == len(names)


def test_outlines_are_a_points_own() -> None:
    model = samples.stacked("clustered")
    outlined = replace(model.series[0], point_strokes=("#7A8B9C", "", ""))
    points = {
        value(p, "idx"): next(p.iter(qn("a:ln"))).find(qn("a:noFill")) is None
        for p in root(replace(model, series=(outlined,))).iter(qn("c:dPt"))
    }
    assert points["0"] is True and not any(points.get(n) for n in ("1", "2"))


def test_a_stack_parts_in_white() -> None:
    model = samples.stacked("stacked")
    white = replace(model, series=tuple(replace(one, stroke="#FFFFFF") for one in model.series))
    outlines = [
        s.find(f"{qn('c:spPr')}/{qn('a:ln')}//{qn('a:srgbClr')}").get("val") for s in root(white).iter(qn("c:ser"))
    ]
    assert set(outlines) == {"FFFFFF"}


def test_labels_may_start_later_with_their_ticks_at_the_centres() -> None:
    model = replace(samples.column_line(), label_step=4, label_start=3)
    assert shapes_over(painted(model))[-3:] == list(model.categories[3::4])
    assert value(next(root(model).iter(qn("c:catAx"))), "majorTickMark") == "none"


def test_names_on_several_lines_stand_over_the_chart_as_they_were_broken() -> None:
    model = samples.stacked("clustered")
    broken = replace(model, category_lines=(("North", "East"), *((name,) for name in model.categories[1:])))
    chart = painted(broken)
    assert [t.text for t in overlay(chart).iter(qn("a:t"))][:2] == ["North", "East"]
    assert tuple(chart.plots[0].categories) == model.categories  # the workbook keeps the names whole


def test_a_level_beside_bars_is_a_line_over_the_chart() -> None:
    model = replace(samples.stacked("clustered"), horizontal=True)
    level = ChartSeries("Target", "line", (5, 5, 5), "#1B2733", "0", dashed=True, dash=(9, 3), line_width=1.25)
    chart = painted(replace(model, series=(*model.series, level)))
    assert shapes_over(chart) == ["Target"] and not list(chart._chartSpace.iter(qn("c:lineChart")))


def test_moved_labels_have_no_leader_lines() -> None:
    labels = next(root(samples.column_line()).iter(qn("c:dLbls")))
    (leaders,) = [e for e in labels.iter() if e.tag.endswith("}showLeaderLines")]
    assert leaders.get("val") == "0"
