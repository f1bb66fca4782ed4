"""Tables: rows 20 high under a header of 26, in slots of round heights."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.exhibits.block import ColumnBand, Table, TableRow
from reportgen.geometry import Rect
from reportgen.layout.page import TableFragment, TextFragment
from reportgen.layout.setting import Need, Setting
from reportgen.layout.table_parts import balanced_cut, without_widows
from reportgen.theme import Theme
from tests.layout.builders import cell, numbered_rows, of_type, row, setting_of, table

WIDTH = 400.0


def place(block: Table, theme: Theme, height: float = 400) -> list[TableFragment]:
    return of_type(setting_of(theme).place(block, Rect(0, 0, WIDTH, height)), TableFragment)


def first_column(rows: tuple[TableRow, ...]) -> list[str]:
    return [r.cells[0].paragraphs[0].text for r in rows]


def split(block: Table, height: float, setting: Setting) -> tuple[Table | None, Table | None]:
    head, tail = setting.split(block, WIDTH, height)
    assert head is None or isinstance(head, Table)
    assert tail is None or isinstance(tail, Table)
    return head, tail


def parts_of(block: Table, height: float, setting: Setting) -> list[Table]:
    """All parts, as pages of that height would hold them."""
    parts: list[Table] = []
    rest: Table | None = block
    while rest:
        head, rest = split(rest, height, setting)
        assert head is not None
        parts.append(head)
    return parts


def test_a_table_needs_its_header_and_rows(theme: Theme) -> None:
    assert setting_of(theme).measure(table(*numbered_rows(5)), WIDTH) == Need(26 + 5 * 20)


def test_a_row_grows_with_the_lines_of_its_cells(theme: Theme) -> None:
    (fragment,) = place(table(row("a\nb", "1"), row("c", "2"), widths=(200, 200)), theme)
    assert fragment.row_heights == (26, 2 * 13 + 2 * 3, 20)  # table leads 13, 3 above and below


def test_words_stand_in_the_middle_of_their_cell_inside_the_padding(theme: Theme) -> None:
    (fragment,) = place(table(row("a", "1"), widths=(200, 200), padding=6), theme)
    placed = fragment.cells[1][1]
    assert placed.rect == Rect(200, 26, 200, 20)
    assert placed.text_rect == Rect(206, 29.5, 188, 13)


def test_numbers_are_right_aligned_by_their_cell(theme: Theme) -> None:
    (fragment,) = place(table(TableRow(cells=(cell("a"), cell("25", align="right"))), widths=(200, 200)), theme)
    segment = fragment.cells[1][1].lines[0].segments[0]
    assert segment.x + segment.width == pytest.approx(190)


def test_a_hung_bracket_keeps_decimals_in_line(theme: Theme) -> None:
    rows = (
        TableRow(cells=(cell("Pay"), cell("(12.5)", align="right"))),
        TableRow(cells=(cell("Overtime"), cell("12.5", align="right", hang=")"))),
    )
    (fragment,) = place(table(*rows, widths=(200, 200)), theme)
    bracketed, bare = (fragment.cells[r][1] for r in (1, 2))
    ends = [c.text_rect.x + (s := c.lines[0].segments[0]).x + s.width for c in (bracketed, bare)]
    size = theme.styles["table"].size
    assert ends[0] - ends[1] == pytest.approx(size * 0.333, abs=0.01)  # a ")" is a third of an em wide


def test_what_hangs_makes_its_column_need_as_much_more(theme: Theme) -> None:
    def width(hang: str) -> float:
        rows = TableRow(cells=(cell("Pay"), cell("1,234,567.8", align="right", hang=hang)))
        return place(table(rows, widths=(0, 0)), theme)[0].column_widths[1]

    assert width(")") > width("")


def test_the_header_is_bold_and_white_on_the_priority_colour(theme: Theme) -> None:
    setting = setting_of(theme, colour="violence")
    (fragment,) = of_type(setting.place(table(row("a", "1")), Rect(0, 0, WIDTH, 100)), TableFragment)
    run = fragment.table.header[0].paragraphs[0].runs[0]
    assert (fragment.table.header_fill, run.bold, run.colour) == ("#A8450C", True, "#FFFFFF")


def test_a_chip_leaves_two_points_above_and_below(theme: Theme) -> None:
    chip = TableRow(cells=(cell("Service"), cell("A", fill="rating-amber", chip=True, align="centre")))
    (fragment,) = place(table(chip, widths=(200, 200)), theme)
    assert fragment.cells[1][1].rect == Rect(200, 28, 200, 16)


def test_chips_side_by_side_leave_two_points_each_between_them(theme: Theme) -> None:
    chip = cell("A", fill="rating-amber", chip=True, align="centre")
    (fragment,) = place(table(TableRow(cells=(cell("Trust"), chip, chip)), columns=3, widths=(200, 100, 100)), theme)
    assert [c.rect for c in fragment.cells[1][1:]] == [Rect(200, 28, 98, 16), Rect(302, 28, 98, 16)]
    assert [c.text_rect.w for c in fragment.cells[1][1:]] == [90, 90]  # words stand in the middle of their columns


def test_rules_run_under_rows_from_the_column_that_they_say(theme: Theme) -> None:
    rows = (row("a", "1", rule_from=1), row("b", "2", rule="group"), row("c", "3", rule="none"))
    (fragment,) = place(table(*rows, widths=(150, 250)), theme)
    assert [(r.x, r.right, r.y, r.colour) for r in fragment.rules] == [
        (150, 400, 46, "#D9DEE3"),
        (0, 400, 66, "#7A8B9C"),
    ]


def test_a_total_has_a_strong_rule_above_in_place_of_the_thin_one(theme: Theme) -> None:
    rows = (row("a", "1"), row("Total", "1", rule="total", total_above=True))
    (fragment,) = place(table(*rows), theme)
    assert [(r.y, r.weight) for r in fragment.rules] == [(46, 1.25), (66, 1.25)]


def test_a_band_is_an_artifact_over_the_upper_half_of_the_header(theme: Theme) -> None:
    block = table(
        row("a", "1", "2"),
        columns=3,
        widths=(200, 100, 100),
        header_height=30,
        bands=(ColumnBand(text="Year to date", first=1, last=2),),
    )
    fragments = setting_of(theme).place(block, Rect(0, 0, WIDTH, 100))
    (band,) = of_type(fragments, TextFragment)
    (fragment,) = of_type(fragments, TableFragment)
    assert (band.rect, band.artifact) == (Rect(200, 0, 200, 15), True)
    assert all(c.text_rect.y >= 15 and c.text_rect.bottom <= 30 for c in fragment.cells[0])


def test_smaller_styles_are_tried_in_order_and_make_rows_lower(theme: Theme) -> None:
    block = table(*numbered_rows(3), styles=("table", "table-small", "table-least"))  # leading 13, 12, 11.5
    heights = [setting_of(theme, step=step).measure(block, WIDTH).height for step in range(4)]
    assert heights == [26 + 60, 26 + 57, 26 + 55.5, 26 + 55.5]


def test_a_paragraph_with_a_style_of_its_own_keeps_it(theme: Theme) -> None:
    rated = replace(cell("A"), paragraphs=(replace(cell("A").paragraphs[0], style="rating"),))
    (fragment,) = place(table(TableRow(cells=(cell("a"), rated))), theme)
    paragraph = fragment.table.rows[0].cells[1].paragraphs[0]
    assert (paragraph.style, paragraph.align, paragraph.runs[0].bold) == ("rating", "centre", True)


def test_twin_halves_stand_side_by_side_each_with_the_header(theme: Theme) -> None:
    left, right = place(table(*numbered_rows(7), twin=True), theme)
    assert (left.rect, right.rect) == (Rect(0, 0, 192, 106), Rect(208, 0, 192, 86))
    assert first_column(left.table.rows) == [f"Borough {i}" for i in range(4)]
    assert first_column(right.table.rows) == [f"Borough {i}" for i in range(4, 7)]
    assert left.table.header == right.table.header
    assert left.column_widths == right.column_widths


def test_a_twin_table_that_goes_on_fills_both_halves_first(theme: Theme) -> None:
    head, tail = split(table(*numbered_rows(20), twin=True), 26 + 5 * 20, setting_of(theme))
    assert head and tail
    assert (len(head.rows), len(tail.rows)) == (10, 10)


def test_a_table_goes_on_with_its_header_and_the_same_columns(theme: Theme) -> None:
    block = table(*numbered_rows(12), row("A borough with a much longer name", "12,345"))
    setting = setting_of(theme)
    parts = parts_of(block, 26 + 5 * 20, setting)
    placed = [of_type(setting.place(part, Rect(0, 0, WIDTH, 126)), TableFragment)[0] for part in parts]
    assert [len(part.rows) for part in parts] == [5, 5, 3]
    assert len({fragment.table.header for fragment in placed}) == 1
    assert placed[1].column_widths == pytest.approx(placed[0].column_widths)
    assert placed[2].column_widths == pytest.approx(placed[0].column_widths)


def test_a_last_part_of_two_rows_gets_rows_from_the_part_before(theme: Theme) -> None:
    parts = parts_of(table(*numbered_rows(11)), 26 + 9 * 20, setting_of(theme))
    assert [len(part.rows) for part in parts] == [8, 3]


def test_a_last_part_of_twin_halves_has_three_rows_a_side(theme: Theme) -> None:
    parts = parts_of(table(*numbered_rows(24), twin=True), 26 + 10 * 20, setting_of(theme))
    assert [len(part.rows) for part in parts] == [18, 6]


def test_a_group_is_never_split_over_two_pages(theme: Theme) -> None:
    grouped = tuple(row(f"Group {i // 4}", str(i), keep_with_next=i % 4 < 3) for i in range(12))
    parts = parts_of(table(*grouped), 26 + 7 * 20, setting_of(theme))
    assert [len(part.rows) for part in parts] == [4, 4, 4]


def test_a_group_higher_than_the_page_cannot_be_split(theme: Theme) -> None:
    grouped = tuple(row("Group", str(i), keep_with_next=i < 9) for i in range(10))
    block = table(*grouped)
    assert split(block, 26 + 5 * 20, setting_of(theme)) == (None, block)


ROWS = st.lists(st.tuples(st.booleans(), st.integers(15, 50)), min_size=1, max_size=40)


@given(rows=ROWS, height=st.integers(180, 500), twin=st.booleans())
def test_parts_hold_all_rows_in_order_and_no_group_is_divided(
    theme: Theme, rows: list[tuple[bool, int]], height: float, twin: bool
) -> None:
    # Groups of at most three rows, so that each fits on a page of the least height.
    made = tuple(
        row(f"Row {i}", str(i), keep_with_next=keep and i % 3 < 2, height=high) for i, (keep, high) in enumerate(rows)
    )
    setting = setting_of(theme)
    parts = parts_of(table(*made, twin=twin), height, setting)
    assert tuple(r for part in parts for r in part.rows) == made
    assert all(setting.measure(part, WIDTH).height <= height + 0.01 for part in parts)
    assert not any(before.rows[-1].keep_with_next for before, _ in pairwise(parts))


@given(rows=ROWS, cut=st.integers(0, 40))
def test_moving_rows_for_a_last_part_never_moves_them_forward(rows: list[tuple[bool, int]], cut: int) -> None:
    made = [row("a", "1", keep_with_next=keep) for keep, _ in rows]
    cut = min(cut, len(made))
    assert without_widows(made, cut) <= cut


def test_halves_are_balanced_by_height_not_by_number_of_rows() -> None:
    assert balanced_cut(numbered_rows(4), (60, 20, 20, 20)) == 1
