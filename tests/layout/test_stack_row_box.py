from __future__ import annotations

import pytest

from reportgen.exhibits.block import Box, Chart, Columns, Edge, Row, Rule, Space, Stack
from reportgen.geometry import Rect
from reportgen.layout.page import ChartFragment, ShapeFragment, TextFragment
from reportgen.layout.row import row_widths
from reportgen.layout.setting import Need
from reportgen.theme import Theme
from tests.layout.builders import line_chart, of_type, setting_of, text

WHOLE = Rect(10, 20, 400, 300)


def test_a_stack_needs_its_children_and_the_gaps_between(theme: Theme) -> None:
    block = Stack(children=(text("one"), Space(height=30), text("two")), gap=8)
    assert setting_of(theme).measure(block, 400) == Need(17 + 8 + 30 + 8 + 17)


def test_stretching_children_share_the_height_that_is_left(theme: Theme) -> None:
    chart = Chart(model=line_chart(), min_height=50)
    block = Stack(children=(chart, text("between"), chart), gap=0)
    first, second = of_type(setting_of(theme).place(block, WHOLE), ChartFragment)
    assert (first.rect.h, second.rect.h) == (141.5, 141.5)  # (300 - 17) / 2
    assert second.rect.y == 20 + 141.5 + 17


def test_bars_take_no_more_height_than_they_have_a_use_for_and_leave_it_to_others(theme: Theme) -> None:
    bars = Chart(model=line_chart(categories=("Met", "Forces"), series=(), horizontal=True))
    most = setting_of(theme).measure(bars, 400).most
    block = Stack(children=(bars, text("between"), Chart(model=line_chart(), min_height=50)), gap=0)
    first, second = of_type(setting_of(theme).place(block, WHOLE), ChartFragment)
    assert most < 100
    assert (first.rect.h, second.rect.h) == (most, 300 - 17 - most)


def test_without_a_stretching_child_what_is_left_stays_empty_at_the_bottom(theme: Theme) -> None:
    boxes = of_type(setting_of(theme).place(Stack(children=(text("a"), text("b")), gap=8), WHOLE), TextFragment)
    assert [(box.rect.y, box.rect.h) for box in boxes] == [(20, 17), (45, 17)]


def test_a_stack_is_divided_between_children(theme: Theme) -> None:
    block = Stack(children=(text("one"), text("two"), text("three")), gap=8)
    head, tail = setting_of(theme).split(block, 400, 45)
    assert head == Stack(children=block.children[:2], gap=8)
    assert tail == Stack(children=block.children[2:], gap=8)


def test_a_stack_does_not_end_with_a_heading_nor_go_on_with_a_gap(theme: Theme) -> None:
    block = Stack(children=(text("one"), text("Title", "chart-title"), Space(height=4), text("two")), gap=0)
    head, tail = setting_of(theme).split(block, 400, 17 + 17 + 4 + 5)
    assert head == Stack(children=block.children[:1], gap=0)
    assert tail == Stack(children=block.children[1:], gap=0)


def test_a_stack_kept_together_is_not_divided(theme: Theme) -> None:
    block = Stack(children=(text("one"), text("two")), keep_together=True)
    assert setting_of(theme).split(block, 400, 20) == (None, block)


@pytest.mark.parametrize(
    ("widths", "expected"),
    [((), (192, 192)), ((40, 1), (40, 344)), ((0.25, 0.75), (96, 288)), ((100,), (100, 284))],
)
def test_a_row_gives_points_as_said_and_shares_of_what_is_left(
    widths: tuple[float, ...], expected: tuple[float, ...]
) -> None:
    assert row_widths(Row(children=(Space(), Space()), widths=widths, gap=16), 400) == pytest.approx(expected)


def test_boxes_in_a_row_are_equally_high(theme: Theme) -> None:
    block = Row(children=(Box(child=text("a"), fill="tint"), Box(child=text("a\nb"), fill="tint")))
    grounds = of_type(setting_of(theme).place(block, Rect(0, 0, 400, 40)), ShapeFragment)
    assert [ground.rect.h for ground in grounds] == [40, 40]


def test_a_row_aligns_lower_children_in_the_middle(theme: Theme) -> None:
    block = Row(children=(text("a"), Space(height=57)), align="middle")
    (box,) = setting_of(theme).place(block, Rect(0, 0, 400, 57))
    assert (box.rect.y, box.rect.h) == (20, 17)


def test_a_box_is_ground_and_edge_and_then_its_child_inside_the_padding(theme: Theme) -> None:
    block = Box(child=text("a"), fill="tint", edge=Edge("left", 4, "navy"), padding=(16, 10, 12, 10))
    ground, edge, inside = setting_of(theme).place(block, WHOLE)
    assert (ground.rect, ground.fill) == (WHOLE, "#F2F5F8")
    assert (edge.rect, edge.fill) == (Rect(10, 20, 4, 300), "#12436D")
    assert inside.rect == Rect(26, 30, 372, 280)


def test_a_box_is_at_least_as_high_as_it_says(theme: Theme) -> None:
    setting = setting_of(theme)
    padding = (0, 10, 0, 10)
    assert setting.measure(Box(child=text("a"), padding=padding, height=168), 400) == Need(168)
    assert setting.measure(Box(child=text("a"), padding=padding), 400) == Need(37)
    assert setting.measure(Box(child=text("a"), stretch=True), 400).stretch


def test_columns_are_as_even_as_their_order_allows(theme: Theme) -> None:
    children = tuple(Box(child=Space(height=0), fill="tint", height=h) for h in (30, 30, 50, 20, 20))
    block = Columns(children=children, count=3, gap=20, child_gap=10)
    setting = setting_of(theme)
    assert setting.measure(block, 340) == Need(70)
    places = [(s.rect.x, s.rect.y) for s in setting.place(block, Rect(0, 0, 340, 300))]
    assert places == [(0, 0), (0, 40), (120, 0), (240, 0), (240, 30)]


def test_columns_go_on_with_the_first_child_that_no_column_holds(theme: Theme) -> None:
    children = tuple(Box(child=Space(height=0), height=40, id=str(n)) for n in range(5))
    block = Columns(children=children, count=2, child_gap=10)
    head, tail = setting_of(theme).split(block, 340, 95)
    assert isinstance(head, Columns) and isinstance(tail, Columns)
    assert ([c.id for c in head.children], [c.id for c in tail.children]) == (["0", "1", "2", "3"], ["4"])


def test_a_rule_is_a_thin_decorative_rectangle(theme: Theme) -> None:
    (line,) = setting_of(theme).place(Rule(colour="grid", weight=0.75), WHOLE)
    assert (line.rect, line.fill) == (Rect(10, 20, 400, 0.75), "#D9DEE3")


def test_boxes_beside_each_other_are_as_high_as_the_highest_not_as_their_slot(theme: Theme) -> None:
    low, high = Box(child=Space(height=10), fill="tint"), Box(child=Space(height=40), fill="tint")
    shapes = of_type(setting_of(theme).place(Row(children=(low, high)), WHOLE), ShapeFragment)
    assert [shape.rect.h for shape in shapes] == [40, 40]


def test_children_narrower_than_they_may_be_stand_in_rows_of_one_width(theme: Theme) -> None:
    """Four of 100 at least, 16 apart, need 448: on 300 they stand two by two, each (300 - 16) / 2 wide."""
    row = Row(children=tuple(text(name, id=name) for name in "abcd"), least=100)
    wide = setting_of(theme).place(row, Rect(0, 0, 448, 100))
    narrow = setting_of(theme).place(row, Rect(0, 0, 300, 100))
    assert [(f.rect.x, f.rect.y) for f in wide] == [(0, 0), (116, 0), (232, 0), (348, 0)]
    assert [(f.rect.x, f.rect.w) for f in narrow] == [(0, 142), (158, 142)] * 2
    assert narrow[2].rect.y == narrow[0].rect.h + row.gap
