"""Markdown to paragraphs and runs, with figures carried through untouched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.metrics.figure import Figure, Unit
from reportgen.metrics.period import parse_quarter
from reportgen.text.markdown import MarkdownProblem, inline, paragraphs
from reportgen.text.marked import Marks
from reportgen.text.paragraph import Paragraph, Run
from reportgen.text.spaces import with_no_break_spaces

FIGURE = Figure("x", "X", 5.0, Unit("count", "offences"), parse_quarter("Q1 2023/24"), "quarter")


def test_emphasis_and_links_become_runs() -> None:
    runs = inline("**Offences** in *June*: [data](https://a.uk/x) and [page](#knife-crime)", Marks())
    assert runs == (
        Run("Offences", bold=True),
        Run(" in "),
        Run("June", italic=True),
        Run(": "),
        Run("data", link="https://a.uk/x"),
        Run(" and "),
        Run("page", link="#knife-crime"),
    )


def test_a_figure_keeps_its_look_and_stands_in_its_run() -> None:
    marks = Marks()
    runs = inline(f"**{marks.add('63,977', (FIGURE,))}** offences", marks)
    assert runs == (Run("63,977", bold=True, figures=(FIGURE,)), Run(" offences"))


def test_neighbours_of_one_look_are_one_run_with_all_figures() -> None:
    marks = Marks()
    shown = marks.add("5", (FIGURE,))
    assert inline(f"a {shown} b {shown}", marks) == (Run("a 5 b 5", figures=(FIGURE, FIGURE)),)


@given(words=st.text(alphabet="*_[]()<>#-`&!\\ abc123", min_size=1, max_size=12).map(lambda t: f"x{t}x"))
def test_what_data_says_is_never_read_as_markdown(words: str) -> None:
    marks = Marks()
    shown = marks.add(words)
    assert "".join(run.text for run in inline(f"**a** {shown} *b*", marks)) == f"a {words} b"


def test_a_link_may_hold_a_fact() -> None:
    marks = Marks()
    assert inline(f"[x](https://{marks.add('a.uk')}/y)", marks) == (Run("x", link="https://a.uk/y"),)


def test_lists_hang_at_their_marker_by_level() -> None:
    made = paragraphs("- one\n  - two\n\n    more\n- three\n\n3. four\n4. five", Marks())
    assert [(p.text, p.marker, p.level, p.indent, p.role) for p in made] == [
        ("one", "▪", 0, 16.0, "LI"),
        ("two", "–", 1, 32.0, "LI"),
        ("more", None, 1, 32.0, "LI"),
        ("three", "▪", 0, 16.0, "LI"),
        ("four", "3.", 0, 16.0, "LI"),
        ("five", "4.", 0, 16.0, "LI"),
    ]


def test_headings_take_their_style_and_text_the_style_asked_for() -> None:
    made = paragraphs("# Wide\n\ntext\n\n### Narrow", Marks(), "narrative")
    assert [(p.style, p.role) for p in made] == [("heading", "H2"), ("narrative", "P"), ("heading", "H3")]


def test_a_hard_break_is_a_paragraph_without_space_and_a_soft_one_a_space() -> None:
    made = paragraphs("one  \ntwo\nthree", Marks())
    assert made == (Paragraph((Run("one"),), space_after=0), Paragraph((Run("two three"),)))


def test_a_line_is_one_line_whatever_its_breaks() -> None:
    assert inline("  one\n\n  two  \nthree\n", Marks()) == (Run("one two three"),)


@pytest.mark.parametrize(
    "text, found",
    [
        ("a <b>bold</b>", "raw HTML '<b>'"),
        ("<div>x</div>", "raw HTML '<div>x</div>'"),
        ("`x`", "code 'x'"),
        ("```\nx\n```", "a block of code 'x'"),
        ("![map](a.png)", "an image 'map'"),
        ("> said", "a quotation"),
        ("a\n\n---\n\nb", "a rule"),
        ("[x](javascript:alert(1))", "a link to 'javascript:alert(1)'"),
        ("[x](file:///etc/passwd)", "a link to 'file:///etc/passwd'"),
        ("[x](https:///path)", "a link to 'https:///path'"),
        ("[x](relative/page)", "a link to 'relative/page'"),
        ("[x](data:text/html,x)", "a link to 'data:text/html,x'"),
    ],
)
def test_what_a_page_cannot_hold_is_refused(text: str, found: str) -> None:
    with pytest.raises(MarkdownProblem, match="found") as caught:
        paragraphs(text, Marks())
    assert found in caught.value.found


@pytest.mark.parametrize(
    "text, kept",
    [
        ("in Q1 2023/24 and", "in Q1~2023/24 and"),
        ("12 months to June 2023", "12~months to June~2023"),
        ("on 30 June 2023", "on 30~June~2023"),
        ("by 2 percentage points", "by 2~percentage points"),
        ("see page 7", "see page~7"),
        ("in 5 places", "in 5 places"),
        ("Q1 and 2023", "Q1 and 2023"),
    ],
)
def test_quarters_dates_and_units_stay_on_one_line(text: str, kept: str) -> None:
    assert with_no_break_spaces(text) == kept.replace("~", "\u00a0")


def test_a_link_without_words_is_a_reference_that_gets_its_words_later() -> None:
    assert inline('see [](#crime) on page [](#crime "page")', Marks()) == (
        Run("see "),
        Run("0", link="#crime", label_of="crime"),
        Run(" on page "),
        Run("0", link="#crime", page_of="crime"),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [("[](https://a.uk)", "a link without words"), ('[](#crime "table")', "a reference to a 'table'")],
)
def test_a_link_that_has_no_words_and_can_get_none_is_refused(text: str, found: str) -> None:
    with pytest.raises(MarkdownProblem, match=found):
        inline(text, Marks())
