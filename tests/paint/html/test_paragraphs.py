"""Paragraphs as HTML: what an author wrote is text, never markup; headings and lists are nested as they read."""

from __future__ import annotations

import pytest

from reportgen.geometry import Rect
from reportgen.layout.page import TextFragment
from reportgen.paint.html.paragraphs import ParagraphPainter
from reportgen.text.paragraph import Paragraph, Run, plain
from tests.text.small_theme import small_theme


@pytest.fixture
def painter() -> ParagraphPainter:
    return ParagraphPainter(small_theme(), frozenset({"knife"}))


def item(words: str, level: int = 0, marker: str = "•") -> Paragraph:
    return plain(words, role="LI", marker=marker, level=level)


def test_signs_of_markup_are_words(painter: ParagraphPainter) -> None:
    made = painter.paragraphs([plain("<script>alert('x')</script> & more")])
    assert made == "<p class=\"t-body\">&lt;script&gt;alert('x')&lt;/script&gt; &amp; more</p>"


def test_a_link_inside_the_file_needs_its_target(painter: ParagraphPainter) -> None:
    there = painter.paragraphs([Paragraph((Run("knife crime", link="#knife"),))])
    gone = painter.paragraphs([Paragraph((Run("fraud", link="#fraud"),))])
    assert there == '<p class="t-body"><a href="#knife">knife crime</a></p>'
    assert gone == '<p class="t-body">fraud</p>'


def test_runs_of_one_link_are_one_link(painter: ParagraphPainter) -> None:
    runs = (Run("page ", link="#knife"), Run("12", bold=True, link="#knife"), Run("."))
    assert painter.paragraphs([Paragraph(runs)]).count("<a ") == 1


def test_deeper_items_stand_inside_the_item_before_them(painter: ParagraphPainter) -> None:
    made = painter.paragraphs([item("a"), item("b", 1), item("c")])
    assert made.replace(' class="t-body"', "") == "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"


def test_numbered_items_keep_the_numbers_that_the_page_shows(painter: ParagraphPainter) -> None:
    made = painter.paragraphs([item("Accident", marker="iv."), item("Emergency", marker="v.")])
    assert made.startswith('<ol class="own">')
    assert '<span class="number">iv.</span>Accident' in made


def test_headings_of_a_page_follow_its_title_and_leave_no_level_out(painter: ParagraphPainter) -> None:
    title = TextFragment(rect=Rect(0, 0, 1, 1), paragraphs=(plain("Crime", role="H1"),), lines=(), slot="title")
    assert painter.title(title, 3, "t").startswith('<h3 id="t"')
    deep = painter.paragraphs([plain("Burglary", role="H3"), plain("Robbery", role="H3"), plain("Theft", role="H2")])
    assert [part[:2] for part in deep.split("<h")[1:]] == ["4 ", "5 ", "4 "]
