"""Decoration and drawings as native shapes."""

from __future__ import annotations

from typing import Any

from pptx.oxml.ns import qn


def shape(presentation: Any, name: str) -> Any:
    return next(s for slide in presentation.slides for s in slide.shapes if s.name == name)


def test_a_drawing_is_one_group_of_named_freeforms_with_its_labels(presentation: Any) -> None:
    group = shape(presentation, "Map: robbery")
    assert [s.name for s in group.shapes] == ["Camden: 6.6", "Ealing: 2.0", "Label 1"]
    assert group.shapes[2].text_frame.text == "1"


def test_a_ring_inside_another_is_a_second_outline_of_the_same_path(presentation: Any) -> None:
    path = next(shape(presentation, "Map: robbery").shapes[0]._element.iter(qn("a:path")))
    assert len(path.findall(qn("a:moveTo"))) == len(path.findall(qn("a:close"))) == 2
    assert (path.get("w"), path.get("h")) == (str(100 * 12_700), str(100 * 12_700))


def test_children_of_a_group_stand_where_they_stand_on_the_page(presentation: Any) -> None:
    group = shape(presentation, "Map: robbery")
    ealing = group.shapes[1]
    assert (ealing.left.pt, ealing.top.pt, ealing.width.pt, ealing.height.pt) == (142, 96, 90, 100)
    offset, inner = (group._element.grpSpPr.find(f".//{qn(tag)}") for tag in ("a:off", "a:chOff"))
    assert (offset.get("x"), offset.get("y")) == (inner.get("x"), inner.get("y"))


def test_shapes_have_the_fill_and_outline_they_were_given_and_no_style(presentation: Any) -> None:
    panel = shape(presentation, "Panel")
    assert str(panel.fill.fore_color.rgb) == "F2F5F8"
    assert (panel.line.width.pt, str(panel.line.color.rgb)) == (1.25, "7A8B9C")
    assert next(panel._element.iter(qn("a:ds"))).get("d") == "400000"  # 5 points of 1.25
    assert panel._element.find(qn("p:style")) is None
    band = shape(presentation, "Band")
    assert band._element.spPr.find(f"{qn('a:ln')}/{qn('a:noFill')}") is not None


def test_a_line_runs_from_corner_to_corner_flipped_where_it_rises(presentation: Any) -> None:
    line = shape(presentation, "Line")
    assert (line.begin_x.pt, line.begin_y.pt, line.end_x.pt, line.end_y.pt) == (32, 420, 132, 400)


def test_a_polyline_is_an_open_outline_without_a_fill(presentation: Any) -> None:
    tick = shape(presentation, "Tick")
    path = next(tick._element.iter(qn("a:path")))
    assert path.find(qn("a:close")) is None
    assert len(path.findall(qn("a:lnTo"))) == 2
    assert path.get("fill") == "none"
