"""Words over a table: rows 20 high under a header of 26, one line of words 14 high, 3 points between them."""

from __future__ import annotations

import pytest

from reportgen.exhibits.block import Captioned, Stack
from reportgen.geometry import Rect
from reportgen.layout.page import TableFragment, TextFragment
from reportgen.layout.setting import Need
from reportgen.theme import Theme
from tests.layout.builders import numbered_rows, of_type, row, setting_of, table, text

WIDTH = 900.0
WORDS, GAP, HEADER, ROW = 14, 3, 26, 20


def calls(count: int, *names: str) -> Captioned:
    words = text("Calls reached in time", "chart-subtitle", may_split=False)
    parts = (words, table(*numbered_rows(count)))
    return Captioned(children=parts, gap=GAP, names=names or tuple(f"Borough {i}" for i in range(count)))


def parts_of(block: Captioned, height: float, theme: Theme) -> list[tuple[str, int]]:
    """The words over each part and its number of rows, as pages of that height would hold them."""
    setting, found, rest = setting_of(theme), [], block
    while rest is not None:
        head, rest = setting.split(rest, WIDTH, height)  # type: ignore[assignment]
        placed = setting.place(head, Rect(0, 0, WIDTH, height))
        (words,), (shown,) = of_type(placed, TextFragment), of_type(placed, TableFragment)
        assert shown.rect.y == WORDS + GAP and shown.rect.bottom <= height
        found.append(("".join(p.text for p in words.paragraphs), len(shown.table.rows)))
    return found


def test_words_and_table_need_their_heights_and_the_gap(theme: Theme) -> None:
    assert setting_of(theme).measure(calls(5), WIDTH) == Need(WORDS + GAP + HEADER + 5 * ROW)


def test_a_whole_table_stands_under_its_words_alone(theme: Theme) -> None:
    assert parts_of(calls(5), 200, theme) == [("Calls reached in time", 5)]


def test_the_words_stand_over_each_part_and_say_what_the_parts_beside_it_hold(theme: Theme) -> None:
    assert parts_of(calls(12), WORDS + GAP + HEADER + 5 * ROW, theme) == [
        ("Calls reached in time. On the next page: Borough 5 to Borough 11.", 5),
        ("Calls reached in time. On the page before: Borough 0 to Borough 4. "
         "On the next page: Borough 9 to Borough 11.", 4),
        ("Calls reached in time. On the page before: Borough 5 to Borough 8.", 3),
    ]  # fmt: skip


def test_a_part_of_one_group_is_told_by_its_name_alone(theme: Theme) -> None:
    block = calls(8, *["East"] * 4, *["West"] * 4)
    told = [words for words, _ in parts_of(block, WORDS + GAP + HEADER + 4 * ROW, theme)]
    assert [words.partition(". ")[2] for words in told] == [
        "On the next page: West.",
        "On the page before: East.",
    ]


@pytest.mark.parametrize("names", [("A name that is as long as a sentence and says too much",) * 8, ()])
def test_long_names_are_not_told(theme: Theme, names: tuple[str, ...]) -> None:
    words = text("Projects", "chart-subtitle", may_split=False)
    block = Captioned(children=(words, table(*numbered_rows(8))), gap=GAP, names=names)
    assert [told for told, _ in parts_of(block, WORDS + GAP + HEADER + 4 * ROW, theme)] == ["Projects", "Projects"]


def test_a_table_that_can_not_be_divided_is_left_whole(theme: Theme) -> None:
    words = text("Calls", "chart-subtitle", may_split=False)
    group = table(*(row(f"Borough {i}", str(i), keep_with_next=i < 7) for i in range(8)))
    block: Stack = Captioned(children=(words, group), gap=GAP, names=("East",) * 8)
    assert setting_of(theme).split(block, WIDTH, 100) == (None, block)
