from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.exhibits.block import Text
from reportgen.geometry import Rect
from reportgen.layout.setting import Setting
from reportgen.text.paragraph import Paragraph, Run, plain
from reportgen.theme import Theme
from tests.layout.builders import PLACE, setting_of, text

WIDE = 600.0


def all_words(block: Text) -> list[str]:
    return " ".join(paragraph.text for paragraph in block.paragraphs).split()


@pytest.mark.parametrize(("anchor", "baseline"), [("top", 13.6), ("middle", 13.6 + 41.5), ("bottom", 13.6 + 83)])
def test_text_stands_where_it_is_anchored(theme: Theme, anchor: str, baseline: float) -> None:
    (box,) = setting_of(theme).place(text("one line", anchor=anchor), Rect(0, 0, WIDE, 100))  # body leads 17
    assert box.lines[0].baseline == pytest.approx(baseline)


def test_runs_are_resolved_to_concrete_looks_and_hex_colours(theme: Theme) -> None:
    setting = setting_of(theme, colour="violence")
    block = Text(paragraphs=(Paragraph((Run("Lead", bold=True), Run(" rest", colour="priority"))),))
    (box,) = setting.place(block, Rect(0, 0, WIDE, 20))
    looks = [(run.bold, run.italic, run.size, run.colour) for run in box.paragraphs[0].runs]
    assert looks == [(True, False, 12, "#1B2733"), (False, False, 12, "#A8450C")]


def test_text_shrinks_no_further_than_its_block_allows(theme: Theme) -> None:
    block = text("one line", shrink_to=0.9)
    heights = [setting_of(theme, step=step).measure(block, WIDE).height for step in (0, 2, 4, 10)]
    assert heights == pytest.approx([17, 17 * 0.95, 17 * 0.9, 17 * 0.9])


def test_a_sign_that_no_font_has_is_an_error_at_its_place(theme: Theme) -> None:
    setting = setting_of(theme)
    setting.place(text("✓ done"), Rect(0, 0, WIDE, 20))
    (problem,) = setting.problems.found
    assert (problem.place, problem.rule) == (PLACE, "missing-sign")
    assert "U+2713" in problem.found


def test_a_word_wider_than_its_box_is_warned_of(theme: Theme) -> None:
    setting = setting_of(theme)
    setting.place(text("disproportionality"), Rect(0, 0, 40, 100))
    (problem,) = setting.problems.found
    assert (problem.severity, problem.rule) == ("warning", "broken-word")


def test_an_empty_text_takes_no_box(theme: Theme) -> None:
    assert setting_of(theme).place(text(""), Rect(0, 0, WIDE, 20)) == []


def split(block: Text, height: float, setting: Setting) -> tuple[Text | None, Text | None]:
    head, tail = setting.split(block, WIDE, height)
    assert head is None or isinstance(head, Text)
    assert tail is None or isinstance(tail, Text)
    return head, tail


def test_text_goes_on_after_a_whole_paragraph(theme: Theme) -> None:
    head, tail = split(text("one\ntwo\nthree"), 45, setting_of(theme))  # 17 + 6 + 17 = 40
    assert head and tail
    assert (all_words(head), all_words(tail)) == (["one", "two"], ["three"])


def test_a_heading_is_not_left_at_the_end(theme: Theme) -> None:
    block = Text(paragraphs=(plain("one"), plain("Heading", "heading", role="H2"), plain("two")))
    head, tail = split(block, 50, setting_of(theme))
    assert head and tail
    assert (all_words(head), all_words(tail)) == (["one"], ["Heading", "two"])


def test_a_divided_paragraph_goes_on_without_its_marker(theme: Theme) -> None:
    words = "Offences rose in every month of the quarter " * 15
    block = Text(paragraphs=(plain(words, marker="•", indent=14),))
    head, tail = split(block, 60, setting_of(theme))
    assert head and tail
    assert (head.paragraphs[0].marker, tail.paragraphs[0].marker) == ("•", None)
    assert tail.paragraphs[0].indent == 14
    assert all_words(head) + all_words(tail) == words.split()


def test_text_that_may_not_be_divided_stays_whole(theme: Theme) -> None:
    block = text("one\ntwo\nthree", may_split=False)
    assert split(block, 45, setting_of(theme)) == (None, block)


@given(
    paragraphs=st.lists(st.text("abc d", min_size=1, max_size=400), min_size=1, max_size=5),
    height=st.floats(1, 300),
)
def test_no_word_is_lost_where_text_is_divided(theme: Theme, paragraphs: list[str], height: float) -> None:
    block = text("\n".join(paragraphs))
    setting = setting_of(theme)
    head, tail = split(block, height, setting)
    parts = [part for part in (head, tail) if part]
    # A word broken over lines is divided there too, so the signs are compared and not the words.
    signs = ["".join(all_words(part)) for part in parts]
    assert "".join(signs) == "".join(all_words(block))
    if head:
        assert setting.measure(head, WIDE).height <= height + 0.01
