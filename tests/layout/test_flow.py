"""Flows on small pages with plain numbers: nothing lost, nothing out of order, nothing alone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import Place, Problems
from reportgen.exhibits.block import Anchored, Block, Box, Flow, Stack, Table, Text
from reportgen.exhibits.document import AppendixOf
from reportgen.geometry import Rect
from reportgen.layout.lay_out import lay_out, lay_out_each
from reportgen.layout.page import Page, Pages, TableFragment, TextFragment
from reportgen.text.paragraph import Paragraph, Run, plain
from reportgen.text.wrap import FIRST_BASELINE
from reportgen.theme import Theme
from tests.layout.builders import document, numbered_rows, page_content, setting_of, table, text
from tests.text.small_theme import small_theme

LEADING, WIDTH, HEIGHT = 20.0, 200.0, 200.0  # a page holds ten lines


@cache
def paged_theme() -> Theme:
    """Pages of 200 x 200 with nothing on them but a flow, and slides of 200 x 120 with a headline over it."""
    made = small_theme().model_dump()
    made["styles"]["heading"] = {"size": 10, "leading": 20, "bold": True, "space_before": 10, "space_after": 5}
    for name in (
        "page-title",
        "section-title",
        "page-kicker",
        "headline",
        "headline-part",
        "table",
        "source",
        "footnote",
    ):
        made["styles"][name] = {"size": 10, "leading": 20}
    made["colours"] |= dict.fromkeys(("white", "grid", "outline", "secondary"), "#555555")
    headline = {"rect": (0, 0, WIDTH, 60), "style": "headline"}
    made["pages"] = {
        "page": {"size": (WIDTH, HEIGHT), "content": (0, 0, WIDTH, HEIGHT), "furniture": {}},
        "slide": {"size": (WIDTH, 200), "content": (0, 0, WIDTH, 200), "furniture": {"headline": headline}},
    }
    flow = {"slots": {"flow": (0, 0, WIDTH, HEIGHT)}}
    made["arrangements"] = {
        "flow": {"page": "page", **flow, "also": {"slide": {"slots": {"flow": (0, 80, WIDTH, 120)}}}}
    }
    return Theme.model_validate(made)


def laid_out(*children: Block, **more: Any) -> tuple[Pages, Problems]:
    problems = Problems()
    content = page_content("paper", arrangement="flow", kicker=None, slots={"flow": Flow(children=children)}, **more)
    return lay_out(document(content, geometry="page"), paged_theme(), problems), problems


def words_of(name: str, count: int) -> str:
    return " ".join(f"{name}w{n}" for n in range(count))


def paragraph(name: str, count: int) -> Paragraph:
    return plain(words_of(name, count), "body")


def heading(name: str) -> Text:
    return Text(id=name, paragraphs=(plain(name, "heading", role="H2"),), may_split=False)


def figure(name: str, height: float, **more: Any) -> Box:
    """What can't be divided: a box of a height."""
    return Box(id=name, child=text(name), height=height, **more)


def named_table(name: str, rows: int) -> Table:
    return table(*numbered_rows(rows), id=name, alt=f"{name}.")


@st.composite
def flows(draw: st.DrawFn) -> list[Block]:
    """Any sequence of headings, texts of a few paragraphs, and tables; it ends with a text."""
    kinds = draw(st.lists(st.sampled_from(["heading", "text", "text", "table"]), min_size=1, max_size=12))
    made: list[Block] = []
    for number, kind in enumerate([*kinds, "text"]):
        if kind == "heading":
            made.append(heading(f"h{number}"))
        elif kind == "table":
            made.append(named_table(f"t{number}", draw(st.integers(1, 12))))
        else:
            counts = draw(st.lists(st.integers(1, 40), min_size=1, max_size=4))
            made.append(
                Text(id=f"x{number}", paragraphs=tuple(paragraph(f"x{number}p{n}", c) for n, c in enumerate(counts)))
            )
    return made


def lines(page: Page) -> list[tuple[str, str]]:
    """The lines of a page from the top: the name of their paragraph and their words."""
    found = []
    for fragment in page.fragments:
        if isinstance(fragment, TextFragment):
            for line in fragment.lines:
                words = "".join(piece.run.text for piece in line.segments)
                name = words.split()[0].partition("w")[0]
                found.append((fragment.rect.y + line.baseline, name, words))
    return [(name, words) for _, name, words in sorted(found)]


def bottoms(page: Page) -> list[float]:
    found = [f.rect.bottom for f in page.fragments if isinstance(f, TableFragment)]
    for fragment in page.fragments:
        if isinstance(fragment, TextFragment):
            found += [fragment.rect.y + line.baseline + (1 - FIRST_BASELINE) * LEADING for line in fragment.lines]
    return found


def expected_words(children: list[Block]) -> list[str]:
    return [word for c in children if isinstance(c, Text) for p in c.paragraphs for word in p.text.split()]


def title_free(pages: Pages) -> list[list[tuple[str, str]]]:
    return [[line for line in lines(page) if line[1] != "Headline of paper"] for page in pages.pages]


@settings(max_examples=60, deadline=None)
@given(flows())
def test_all_words_come_out_once_and_in_their_order(children: list[Block]) -> None:
    pages, problems = laid_out(*children)
    assert problems.found == []
    shown = [word for page in title_free(pages) for _, words in page for word in words.split()]
    assert shown == expected_words(children)
    rows = [
        (f.block, row.cells[0].paragraphs[0].text)
        for page in pages.pages
        for f in page.fragments
        if isinstance(f, TableFragment)
        for row in f.table.rows
    ]
    tables = [child for child in children if isinstance(child, Table)]
    assert rows == [(t.id, f"Borough {n}") for t in tables for n in range(len(t.rows))]


@settings(max_examples=60, deadline=None)
@given(flows())
def test_nothing_runs_off_a_page_and_no_page_is_empty(children: list[Block]) -> None:
    pages, _ = laid_out(*children)
    for page in pages.pages:
        assert 0 < max(bottoms(page)) <= HEIGHT + 0.01


@settings(max_examples=60, deadline=None)
@given(flows())
def test_no_heading_stands_last_on_a_page(children: list[Block]) -> None:
    pages, _ = laid_out(*children)
    for page in pages.pages[:-1]:
        texts = [f for f in page.fragments if isinstance(f, TextFragment)]
        if all(f.paragraphs[-1].role.startswith("H") for f in texts) and len(texts) == len(page.fragments):
            continue  # headings that fill a page among themselves
        lowest = max((f for f in page.fragments), key=lambda f: f.rect.y)
        assert not (lowest in texts and lowest.paragraphs[-1].role.startswith("H"))


@settings(max_examples=60, deadline=None)
@given(flows())
def test_no_line_of_a_paragraph_stands_alone(children: list[Block]) -> None:
    pages, _ = laid_out(*children)
    parts: dict[str, list[int]] = {}
    for page in title_free(pages):
        names = [name for name, _ in page]
        for name in dict.fromkeys(names):
            parts.setdefault(name, []).append(names.count(name))
    assert [name for name, counts in parts.items() if len(counts) > 1 and min(counts) < 2] == []


@settings(max_examples=40, deadline=None)
@given(flows())
def test_the_deck_holds_the_same_blocks_in_the_order_that_the_pages_settled(children: list[Block]) -> None:
    problems = Problems()
    content = page_content("paper", arrangement="flow", kicker=None, slots={"flow": Flow(children=tuple(children))})
    made = document(content, geometry="page", deck_geometry="slide")
    both = lay_out_each(made, paged_theme(), problems)

    def order(pages: Pages) -> list[str]:
        blocks = [f.block for page in pages.pages for f in page.fragments if f.block.startswith(("h", "x", "t"))]
        return list(dict.fromkeys(blocks))

    assert order(both["pptx"]) == order(both["pdf"])
    assert both["pptx"].pages[0].title.startswith("Headline of paper")


def test_a_text_breaks_where_the_page_is_full() -> None:
    """The title takes 20 and 0 after it; nine lines are left, of which a paragraph of ten takes eight: two go on."""
    pages, _ = laid_out(Text(id="x", paragraphs=(paragraph("x0p0", 40),)))
    first, second = title_free(pages)
    assert len(first) + len(second) >= 10 and len(second) >= 2
    assert len(first) == min(9, len(first) + len(second) - 2)


def test_a_figure_that_does_not_fit_lets_the_text_after_it_pass() -> None:
    drawn = figure("c", 150)
    pages, problems = laid_out(text("one\ntwo\nthree", id="a"), drawn, text("four\nfive", id="b"))
    assert problems.found == []
    assert [words for _, words in title_free(pages)[0]] == ["one", "two", "three", "four", "five"]
    assert title_free(pages)[1] == [("c", "c")]


def test_text_under_the_next_heading_does_not_pass_a_figure() -> None:
    drawn = figure("c", 150)
    pages, _ = laid_out(text("one\ntwo\nthree", id="a"), drawn, heading("Next"), text("four", id="b"))
    assert [words for _, words in title_free(pages)[0]] == ["one", "two", "three"]


def test_figures_keep_their_order() -> None:
    drawn = [figure(name, 90) for name in ("c1", "c2")]
    small = named_table("t1", 1)
    pages, _ = laid_out(text("one\ntwo\nthree\nfour", id="a"), drawn[0], small, drawn[1], text("five", id="b"))
    order = [f.block for page in pages.pages for f in page.fragments]
    assert [block for block in dict.fromkeys(order) if block in ("c1", "t1", "c2")] == ["c1", "t1", "c2"]


def test_a_table_does_not_break_before_its_third_row() -> None:
    """Under the title and four lines 100 points are left: the header and two rows would fit, so none of it stays."""
    pages, _ = laid_out(text("one\ntwo\nthree\nfour", id="a"), named_table("t", 7))
    parts = [len(f.table.rows) for page in pages.pages for f in page.fragments if isinstance(f, TableFragment)]
    assert parts[0] >= 3 and sum(parts) == 7


def test_a_list_stays_with_the_sentence_that_announces_it() -> None:
    items = tuple(Paragraph((Run(f"item {n}"),), "body", "LI", marker="–", indent=16) for n in range(4))
    before = tuple(plain(f"line {n}", "body") for n in range(6))
    lead = plain("The Board is asked to:", "body")
    pages, _ = laid_out(Text(id="a", paragraphs=(*before, lead, *items)))
    assert [page for page in title_free(pages) if page[-1][1] == "The Board is asked to:"] == []


def test_a_block_that_fits_on_no_page_is_told_at_its_place() -> None:
    place = Place("layouts/paper/one.yaml", 12, 5)
    drawn = figure("paper.flow.2", 300, place=place)
    _, problems = laid_out(text("one", id="a"), drawn)
    assert [(p.place, p.rule) for p in problems.found] == [(place, "too-tall")]
    assert "'paper.flow.2' is 100 points too tall" in problems.found[0].found


def test_the_first_page_may_be_arranged_in_another_way() -> None:
    """Its slot starts 100 lower, so that it holds four lines and the title; the next page holds ten."""
    theme = paged_theme().model_copy(deep=True)
    first = theme.arrangements["flow"].model_copy(update={"slots": {"flow": (0, 100, WIDTH, 100)}})
    theme.arrangements["flow"] = theme.arrangements["flow"].model_copy(update={"first": first})
    lines_of_text = Text(id="a", paragraphs=tuple(plain(f"line{n}", "table") for n in range(12)))
    content = page_content("paper", arrangement="flow", kicker=None, slots={"flow": Flow(children=(lines_of_text,))})
    pages = lay_out(document(content, geometry="page"), theme, Problems())
    assert [len(lines(page)) for page in pages.pages] == [5, 8]
    assert pages.pages[0].fragments[0].rect.y == 100


def test_sections_join_on_a_page_and_the_deck_has_a_slide_for_each() -> None:
    first = page_content(
        "one", arrangement="flow", kicker=None, slots={"flow": Flow(children=(text("a", id="one.a"),))}
    )
    more = page_content(
        "two", arrangement="flow", kicker=None, joins=True, slots={"flow": Flow(children=(text("b", id="two.b"),))}
    )
    both = lay_out_each(document(first, more, geometry="page", deck_geometry="slide"), paged_theme(), Problems())
    (page,) = both["pdf"].pages
    assert [h.words for h in page.headings] == ["Headline of one", "Headline of two"]
    assert [(h.level, page.anchors[n]) for n, h in enumerate(page.headings)] == [(1, "one"), (1, "two")]
    assert [slide.title for slide in both["pptx"].pages] == ["Headline of one", "Headline of two"]


def test_a_text_that_goes_on_keeps_its_name_on_the_next_page() -> None:
    named = Anchored(id="purpose", anchor="purpose", child=Text(id="x", paragraphs=(paragraph("x0p0", 60),)))
    pages, _ = laid_out(named)
    assert [[f.block for f in page.fragments if f.block != "paper.title"] for page in pages.pages] == [["purpose"]] * 2
    assert [page.anchors for page in pages.pages] == [("paper", "purpose"), ()]


def test_references_to_a_block_say_its_page() -> None:
    pointing = Paragraph((Run("0", page_of="far", link="#far"),), "body")
    far = Anchored(id="far", anchor="far", child=named_table("t", 9))
    pages, _ = laid_out(Text(id="a", paragraphs=(pointing,)), text("\n".join("line" for _ in range(12)), id="b"), far)
    number = next(page.number for page in pages.pages if "far" in page.anchors)
    assert number > 1
    assert title_free(pages)[0][0][1] == str(number)


def test_the_last_two_slides_of_a_flow_hold_about_as_much() -> None:
    lines = (text(f"line {n}", id=f"line-{n}") for n in range(13))  # five fill a slide: 5, 5, 3 without balance
    content = page_content("paper", arrangement="flow", kicker=None, slots={"flow": Flow(children=tuple(lines))})
    both = lay_out_each(document(content, geometry="page", deck_geometry="slide"), paged_theme(), Problems())
    held = [sum(f.block.startswith("line-") for f in slide.fragments) for slide in both["pptx"].pages]
    assert held == [5, 4, 4]


def test_a_text_with_its_note_is_as_wide_as_any_text() -> None:
    noted = Stack(children=(text(words_of("told", 30)), text("a note")), gap=4)
    placed = setting_of(paged_theme(), text_width=120.0, room=HEIGHT).place(
        Flow(children=(noted,)), Rect(0, 0, WIDTH, HEIGHT)
    )
    assert [fragment.rect.w for fragment in placed] == [120.0, 120.0]


def test_a_flow_without_end_is_told_and_not_cut_off() -> None:
    _, problems = laid_out(text("\n".join(["line"] * 1000), id="a"))
    assert {problem.rule for problem in problems.errors} == {"too-long"}
    assert "more than 99 pages" in problems.errors[0].found


def test_a_title_in_the_flow_of_an_appendix_has_the_name_that_contents_point_at() -> None:
    flow = Flow(children=(text("a", id="a"),))
    own = page_content("appendix-1.first", arrangement="flow", kicker=None, slots={"flow": flow})
    inner = replace(own, appendix=AppendixOf("appendix-1", "Appendix 1"), of=document(own, geometry="page"))
    (page,) = lay_out(document(inner, geometry="page"), paged_theme(), Problems()).pages
    assert page.anchors == ("appendix-1.first",)
