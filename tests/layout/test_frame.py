from __future__ import annotations

from reportgen.geometry import Rect
from reportgen.layout.frame import frame_of, with_source_lines
from reportgen.theme import Theme


def test_an_arrangement_changes_and_leaves_out_furniture(theme: Theme) -> None:
    divider = frame_of(theme.arrangements["divider"], theme.pages["slide"]).furniture
    assert (divider.band, divider.source) == (None, None)
    assert divider.headline and divider.headline.style == "divider-title"
    assert divider.page_number == theme.pages["slide"].furniture.page_number


def test_one_source_line_changes_nothing(theme: Theme) -> None:
    frame = frame_of(theme.arrangements["full"], theme.pages["slide"])
    assert with_source_lines(frame, 1, 12) is frame


def test_a_second_source_line_starts_higher_and_the_slots_that_end_there_get_lower(theme: Theme) -> None:
    frame = with_source_lines(frame_of(theme.arrangements["two-with-notes"], theme.pages["slide"]), 2, 12)
    assert frame.furniture.source and frame.furniture.source.rect == (32, 472, 896, 24)
    assert frame.slots["left"] == Rect(32, 96, 440, 296)
    assert frame.slots["left_notes"] == Rect(32, 406, 440, 62)


def test_a_panel_gets_lower_with_the_ground_that_it_stands_on(theme: Theme) -> None:
    frame = with_source_lines(frame_of(theme.arrangements["main-and-panel"], theme.pages["slide"]), 2, 12)
    assert frame.decoration[0].rect == Rect(640, 96, 288, 372)
    assert frame.slots["panel"] == Rect(656, 112, 256, 340)


def test_a_key_row_moves_up_and_the_slot_above_it_gets_lower(theme: Theme) -> None:
    frame = with_source_lines(frame_of(theme.arrangements["full-with-key"], theme.pages["slide"]), 2, 12)
    assert frame.slots["key"] == Rect(32, 450, 896, 14)
    assert frame.slots["main"] == Rect(32, 96, 896, 348)
