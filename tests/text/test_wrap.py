"""Line breaking. A figure or most small letters of size 10 are 5.56 wide, a space 2.78."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.text.paragraph import Line, Paragraph, Run, plain
from reportgen.text.wrap import SLACK, extent, part_of, resolve, wrap
from tests.text.small_theme import small_theme

THEME = small_theme()
NBSP = "\N{NO-BREAK SPACE}"


def lines_of(paragraph: Paragraph | str, width: float) -> list[str]:
    return [words(line) for line in wrapped(paragraph, width)]


def wrapped(paragraph: Paragraph | str, width: float) -> tuple[Line, ...]:
    one = plain(paragraph) if isinstance(paragraph, str) else paragraph
    return wrap([resolve(one, THEME)], THEME, width).lines


def words(line: Line) -> str:
    return "".join(piece.run.text for piece in line.segments)


def test_lines_break_at_spaces_which_are_swallowed() -> None:
    lines = wrapped("1111 2222 3333", 55)  # "1111 2222" is 47.3 wide, all of it 72.3
    assert [words(line) for line in lines] == ["1111 2222", "3333"]
    assert [line.joins_next for line in lines] == [True, False]


def test_one_percent_of_the_width_is_kept_free() -> None:
    width = 4 * 5.562
    assert lines_of("11 1", 5.562 * 3 + 2.779) == ["11", "1"]
    assert lines_of("1111", width) != ["1111"]
    assert lines_of("1111", width / SLACK + 0.01) == ["1111"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("follow-up", ["follow-", "up"]),
        ("and/or", ["and/", "or"]),
        ("Q1–Q4", ["Q1–", "Q4"]),
        ("well—known", ["well—", "known"]),
    ],
)
def test_lines_break_after_hyphens_slashes_and_dashes_before_a_letter(text: str, lines: list[str]) -> None:
    widest = max(extent(resolve(plain(line), THEME), THEME).natural for line in lines)
    assert lines_of(text, widest / SLACK + 0.1) == lines


@pytest.mark.parametrize("text", ["2019/20", "2019-20", f"25{NBSP}%", "−5", "-5", "5–9"])
def test_numbers_and_their_units_stay_whole(text: str) -> None:
    assert extent(resolve(plain(text), THEME), THEME).word == text


def test_no_line_breaks_at_a_no_break_space() -> None:
    assert lines_of(f"about 25{NBSP}offences", 60) == ["about", f"25{NBSP}offences"]


def test_a_word_wider_than_the_line_is_broken_and_named() -> None:
    result = wrap([resolve(plain("a 11111111"), THEME)], THEME, 30)
    assert [words(line) for line in result.lines] == ["a", "11111", "111"]
    assert result.broken == ("11111111",)


def test_a_word_over_two_runs_stays_whole() -> None:
    paragraph = Paragraph((Run("aa "), Run("bb", bold=True), Run(",")))
    assert lines_of(paragraph, 24) == ["aa", "bb,"]


def test_each_run_keeps_its_look_on_every_line() -> None:
    paragraph = Paragraph((Run("Lead: ", bold=True), Run("11 22 33")))
    first, second = wrapped(paragraph, 50)
    assert [(piece.run.text, piece.run.bold) for piece in first.segments] == [("Lead: ", True), ("11", False)]
    assert [(piece.run.text, piece.run.bold) for piece in second.segments] == [("22 33", False)]


def test_baselines_lie_four_fifths_of_the_leading_down_and_gaps_stand_between_paragraphs_only() -> None:
    result = wrap([resolve(plain("a"), THEME), resolve(plain("b"), THEME)], THEME, 100)
    assert [line.baseline for line in result.lines] == [16, 20 + 5 + 16]
    assert result.height == 45


def test_scale_shrinks_leading_gaps_and_sizes() -> None:
    paragraphs = [resolve(plain(text), THEME, scale=0.5) for text in ("a", "b")]
    result = wrap(paragraphs, THEME, 100, scale=0.5)
    assert result.height == 22.5
    assert result.lines[0].segments[0].run.size == 5


def test_resolving_sets_look_and_colour_from_the_style() -> None:
    run = resolve(plain("x", "heading"), THEME, priority="navy").runs[0]
    assert (run.bold, run.italic, run.size, run.colour) == (True, False, 10, "#12436D")


def test_right_aligned_lines_end_at_the_right_edge() -> None:
    (line,) = wrapped(plain("11", "heading"), 100)
    assert line.segments[0].x + line.segments[0].width == pytest.approx(100)


def test_centred_lines_stand_in_the_middle() -> None:
    (line,) = wrapped(plain("11", align="centre"), 100)
    assert line.segments[0].x == pytest.approx((100 - 11.12) / 2, abs=0.01)


def test_a_marker_hangs_before_the_indented_text() -> None:
    first, second = wrapped(plain("1111 2222", marker="•", indent=14), 45)
    assert first.marker is not None and first.marker.x == 0 and first.marker.run.text == "•"
    assert second.marker is None
    assert (first.segments[0].x, second.segments[0].x) == (14, 14)


def test_deeper_levels_are_indented_further() -> None:
    (line,) = wrapped(plain("1", marker="–", indent=14, level=1), 100)
    assert line.marker is not None and line.marker.x == 14
    assert line.segments[0].x == 28


def test_trailing_runs_stand_at_the_right_edge_of_the_last_line() -> None:
    paragraph = Paragraph((Run("1111 2222"),), trailing=(Run("41"),))
    first, last = wrapped(paragraph, 60)  # words have 60 * 0.99 - 11.12 - 8 = 40.3
    assert words(first) == "1111"
    assert [piece.run.text for piece in last.segments] == ["2222", "41"]
    assert last.segments[1].x + last.segments[1].width == pytest.approx(60)


def test_a_long_trailing_value_takes_a_line_of_its_own() -> None:
    paragraph = Paragraph((Run("1111 2222"),), trailing=(Run("9999999"),))
    assert lines_of(paragraph, 60) == ["1111 2222", "9999999"]


def test_a_line_break_in_the_text_ends_the_line() -> None:
    assert lines_of("11\n22 33", 100) == ["11", "22 33"]


def test_an_empty_paragraph_has_one_empty_line() -> None:
    assert lines_of("", 100) == [""]


def test_a_space_at_the_end_makes_no_line() -> None:
    assert lines_of("1111 ", 23) == ["1111"]


def test_a_part_of_a_paragraph_keeps_the_looks_of_its_runs() -> None:
    paragraph = Paragraph((Run("Lead: ", bold=True), Run("11 22")))
    assert part_of(paragraph, 3, 9).runs == (Run("d: ", bold=True), Run("11"))


TEXTS = st.text(alphabet=st.sampled_from("ab1 W.-/–—" + NBSP + "€"), max_size=60)


@given(parts=st.lists(TEXTS, min_size=1, max_size=4), width=st.floats(12, 400))
@example(parts=["a -a", "–b"], width=12)
def test_no_line_is_wider_than_allowed_and_every_sign_is_drawn_once(parts: list[str], width: float) -> None:
    paragraph = resolve(Paragraph(tuple(Run(part, bold=bool(i % 2)) for i, part in enumerate(parts))), THEME)
    result = wrap([paragraph], THEME, width)
    for line in result.lines:
        assert sum(piece.width for piece in line.segments) <= width * SLACK + 1e-6
    joined = "".join(words(line) + (" " if line.joins_next else "") for line in result.lines)
    assert "".join(joined.split(" ")) == "".join("".join(parts).split(" "))
    assert [w for w in joined.split(" ") if w] == [w for w in "".join(parts).split(" ") if w]


@given(text=TEXTS, width=st.floats(30, 400))
def test_lines_start_where_they_say(text: str, width: float) -> None:
    paragraph = resolve(plain(text), THEME)
    result = wrap([paragraph], THEME, width)
    for line, start in zip(result.lines, result.starts, strict=True):
        assert text[start:].startswith(words(line))


@given(text=TEXTS, width=st.floats(30, 400))
def test_a_narrower_box_never_needs_fewer_lines(text: str, width: float) -> None:
    paragraph = resolve(plain(text), THEME)
    assert len(wrap([paragraph], THEME, width * 0.9).lines) >= len(wrap([paragraph], THEME, width).lines)
