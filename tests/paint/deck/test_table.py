"""Native tables: words, widths, heights, margins, borders, flags."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pptx
from pptx.oxml.ns import qn

from reportgen.geometry import Rect
from reportgen.layout.page import PlacedRule, TableFragment
from tests.paint.deck import samples

HEADER = ["Service", "Target", "Rating"]
ROWS = [["Havens <&>", "70%", "A"], ["Lighthouse", "[x]", "G"]]


def fragment() -> TableFragment:
    return samples.table(Rect(32, 96, 600, 66), HEADER, ROWS)


def painted(made: TableFragment) -> Any:
    """The table's frame on its slide."""
    return pptx.Presentation(io.BytesIO(samples.deck(samples.page(1, "Table", made)))).slides[0].shapes[2]


def border(table: Any, row: int, column: int, side: str) -> tuple[str, str] | None:
    """Width in points and colour of a border, or None where there is no line."""
    line = table.cell(row, column)._tc.tcPr.find(qn(f"a:ln{side}"))
    colour = line.find(f"{qn('a:solidFill')}/{qn('a:srgbClr')}")
    return None if colour is None else (f"{int(line.get('w')) / 12_700:g}", colour.get("val"))


def test_the_words_stand_cell_by_cell() -> None:
    table = painted(fragment()).table
    assert [[c.text_frame.text for c in row.cells] for row in table.rows] == [HEADER, *ROWS]


def test_widths_and_heights_are_exact_and_add_up_to_the_frame() -> None:
    shape = painted(replace(fragment(), column_widths=(100.1, 300.3, 199.6)))
    assert [c.width.pt for c in shape.table.columns] == [100.1, 300.3, 199.6]
    assert [r.height.pt for r in shape.table.rows] == [26, 20, 20]
    assert sum(c.width for c in shape.table.columns) == shape.width
    assert sum(r.height for r in shape.table.rows) == shape.height


def test_the_header_row_and_column_are_flagged_and_no_style_or_banding_is_set() -> None:
    table = painted(fragment()).table
    assert (table.first_row, table.first_col, table.horz_banding, table.vert_banding) == (True, True, False, False)
    made = fragment()
    plain = painted(replace(made, table=replace(made.table, header_column=False))).table
    assert not plain.first_col


def test_no_cell_is_merged() -> None:
    table = painted(fragment()).table
    assert not any(c.is_merge_origin or c.is_spanned for row in table.rows for c in row.cells)


def test_rules_are_borders_on_both_sides_of_their_boundary_and_chips_stand_in_white() -> None:
    table = painted(fragment()).table
    assert border(table, 1, 0, "B") == border(table, 2, 0, "T") == ("0.75", "D9DEE3")
    assert border(table, 1, 2, "B") == border(table, 2, 2, "T") == border(table, 1, 2, "T") == ("4", "FFFFFF")
    assert border(table, 0, 0, "T") is None
    assert border(table, 1, 0, "L") is border(table, 1, 0, "R") is None


def test_chips_side_by_side_have_white_between_them() -> None:
    made = fragment()
    name, number, chip = made.table.rows[0].cells
    both = replace(made.table.rows[0], cells=(name, replace(number, fill="rating-green", chip=True), chip))
    table = painted(replace(made, table=replace(made.table, rows=(both, made.table.rows[1])))).table
    assert border(table, 1, 1, "R") == border(table, 1, 2, "L") == ("4", "FFFFFF")
    assert border(table, 1, 0, "R") is border(table, 1, 1, "L") is border(table, 2, 1, "R") is None


def test_the_heaviest_of_two_rules_on_one_boundary_wins_and_a_short_rule_leaves_columns_open() -> None:
    made = fragment()
    rules = (PlacedRule(32, 632, 142, 1.25, "#1B2733"), PlacedRule(232, 632, 142, 0.75, "#D9DEE3"))
    table = painted(replace(made, rules=(*rules, PlacedRule(232, 632, 122, 0.75, "#D9DEE3")))).table
    assert border(table, 1, 1, "B") == ("1.25", "1B2733")
    assert border(table, 0, 0, "B") is None
    assert border(table, 0, 1, "B") == ("0.75", "D9DEE3")


def test_fills_are_the_cells_own_or_the_rows_and_the_header_has_the_tables() -> None:
    made = fragment()
    body = (replace(made.table.rows[0], fill="total"), made.table.rows[1])
    table = painted(replace(made, table=replace(made.table, rows=body))).table
    fills = [table.cell(r, c).fill for r, c in ((0, 0), (1, 0), (1, 2))]
    assert [str(f.fore_color.rgb) for f in fills] == ["12436D", "E6ECF2", "00703C"]
    assert table.cell(2, 0)._tc.tcPr.find(qn("a:noFill")) is not None


def test_text_in_the_middle_of_its_row_is_anchored_there_without_margins_above_and_below() -> None:
    cell = painted(fragment()).table.cell(1, 0)
    assert (cell.margin_left.pt, cell.margin_right.pt, cell.margin_top, cell.margin_bottom) == (5, 5, 0, 0)
    assert str(cell.vertical_anchor).startswith("MIDDLE")


def test_text_at_the_top_of_a_high_row_has_the_margin_that_puts_it_there() -> None:
    made = fragment()
    placed = made.cells[1][0]
    top = replace(placed, text_rect=replace(placed.text_rect, y=placed.rect.y + 2))
    cells = (made.cells[0], (top, *made.cells[1][1:]), made.cells[2])
    cell = painted(replace(made, cells=cells)).table.cell(1, 0)
    assert (cell.margin_top.pt, cell.margin_bottom.pt) == (2, 0)
    assert str(cell.vertical_anchor).startswith("TOP")


def test_the_ground_of_a_chip_does_not_move_its_words() -> None:
    made = fragment()
    chip = made.cells[1][2]
    smaller = replace(chip, rect=chip.rect.inset(0, 2, 0, 2))
    cells = (made.cells[0], (*made.cells[1][:2], smaller), made.cells[2])
    cell = painted(replace(made, cells=cells)).table.cell(1, 2)
    assert (str(cell.vertical_anchor).split(" ")[0], cell.margin_top) == ("MIDDLE", 0)


def test_numbers_stand_right_and_chips_in_the_middle() -> None:
    table = painted(fragment()).table
    aligned = [table.cell(1, c)._tc.find(f".//{qn('a:pPr')}").get("algn") for c in range(3)]
    assert aligned == ["l", "r", "ctr"]
