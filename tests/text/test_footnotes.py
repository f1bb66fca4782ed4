"""Footnotes in Markdown: the mark carries the note, and each mistake is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.metrics.figure import Figure, Unit
from reportgen.metrics.period import parse_quarter
from reportgen.text.markdown import inline, paragraphs
from reportgen.text.markdown_problem import MarkdownProblem
from reportgen.text.marked import Marks
from reportgen.text.paragraph import Run, notes_of, notes_of_lines
from reportgen.text.wrap import resolve, wrap
from tests.text.small_theme import small_theme

FIGURE = Figure("x", "X", 5.0, Unit("count", "offences"), parse_quarter("Q1 2023/24"), "quarter")


def test_a_mark_carries_the_words_that_stand_anywhere_in_its_text() -> None:
    marks = Marks()
    shown = marks.add("5", (FIGURE,))
    (text,) = paragraphs(f"Fell.[^a] More.\n\n[^a]: As *recorded*,\nwith {shown}.", marks)
    before, mark, after = text.runs
    assert (before, after) == (Run("Fell."), Run(" More."))
    assert mark.superscript and mark.note
    assert mark.note.runs == (Run("As "), Run("recorded", italic=True), Run(", with 5.", figures=(FIGURE,)))


def test_two_marks_of_one_note_are_one_note_and_neighbours_are_parted() -> None:
    (text,) = paragraphs("x[^a][^b] y[^a]\n\n[^a]: One.\n[^b]: Two.", Marks())
    assert [note.name for note in notes_of(text.runs)] == ["a", "b"]
    assert [(run.text, run.note.name if run.note else "") for run in text.runs if run.superscript] == [
        ("0", "a"),
        (",", ""),
        ("0", "b"),
        ("0", "a"),
    ]


def test_a_definition_ends_where_a_paragraph_does() -> None:
    made = paragraphs("x[^a]\n\n[^a]: One.\n- item\n\nLast.", Marks())
    assert [paragraph.text for paragraph in made] == ["x0", "item", "Last."]
    assert notes_of(made[0].runs)[0].runs == (Run("One."),)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("x[^a]", "found the footnote mark '[^a]' without its footnote"),
        ("x\n\n[^a]: One.", "found the footnote 'a' that no mark refers to"),
        ("x[^a]\n\n[^a]: One.\n\n[^a]: Two.", "found two footnotes 'a' in one text"),
        ("x[^a]\n\n[^a]:", "found the footnote 'a' without words"),
        ("x[^a b]\n\n[^a b]: One.", "found the footnote name 'a b'"),
        ("x[^a]\n\n[^a]: One.[^b]\n[^b]: Two.", "found the footnote mark '[^b]' without its footnote"),
        ("Up 2[^a]\n\n[^a]: One.", "found the footnote mark '[^a]' beside a digit"),
        ("x[^a]2\n\n[^a]: One.", "found the footnote mark '[^a]' beside a digit"),
        ("x[^a]\n\n[^a]: <b>", "found raw HTML '<b>' in a text"),
    ],
)
def test_a_mistake_with_a_footnote_is_told(source: str, found: str) -> None:
    with pytest.raises(MarkdownProblem) as told:
        paragraphs(source, Marks())
    assert told.value.found == found


def test_a_line_has_no_foot() -> None:
    with pytest.raises(MarkdownProblem, match="without its footnote"):
        inline("Headline[^a]", Marks())


def test_an_escaped_mark_is_words() -> None:
    assert inline("\\[^a]", Marks()) == (Run("[^a]"),)


def test_lines_know_their_notes_and_a_mark_stays_with_its_word() -> None:
    made = paragraphs("Alpha beta[^a] gamma delta[^b]\n\n[^a]: One.\n[^b]: Two.", Marks())
    lines = wrap([resolve(paragraph, small_theme()) for paragraph in made], small_theme(), 60).lines
    words = ["".join(piece.run.text for piece in line.segments) for line in lines]
    assert words == ["Alpha beta0", "gamma", "delta0"]
    assert [[note.name for note in notes_of_lines([line])] for line in lines] == [["a"], [], ["b"]]


def test_a_mark_does_not_change_the_leading() -> None:
    plain, marked = (
        wrap([resolve(paragraph, small_theme()) for paragraph in paragraphs(source, Marks())], small_theme(), 400)
        for source in ("Words.", "Words.[^a]\n\n[^a]: One.")
    )
    assert plain.height == marked.height == 20
    assert plain.lines[0].baseline == marked.lines[0].baseline


@given(names=st.lists(st.text("abc-1", min_size=1, max_size=3), min_size=1, max_size=5, unique=True), data=st.data())
def test_notes_come_in_the_order_of_their_first_marks(names: list[str], data: st.DataObject) -> None:
    order = data.draw(st.permutations(names))
    words = " ".join(f"w[^{name}]" for name in names)
    notes = "\n\n".join(f"[^{name}]: Note {name}." for name in order)
    (text,) = paragraphs(f"{notes}\n\n{words}", Marks())
    assert [note.name for note in notes_of(text.runs)] == names
    assert [note.runs[0].text for note in notes_of(text.runs)] == [f"Note {name}." for name in names]
