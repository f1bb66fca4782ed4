"""Whole packs as web pages: all words of the pages, in one file; a paragraph or table that two pages hold is one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.checks.readers.web import ElementRead, read_web_page
from reportgen.checks.web import check_web_page
from reportgen.exhibits.block import Chart, Stack
from reportgen.layout.page import TableFragment
from reportgen.paint.html import paint
from reportgen.theme import Theme
from tests.conftest import ROOT, BuiltPack
from tests.layout.builders import laid_out, line_chart, numbered_rows, page_content, table, text


@pytest.fixture(scope="module")
def theme(quarterly: BuiltPack) -> Theme:
    return quarterly.made.theme


@pytest.fixture(scope="module")
def page(quarterly: BuiltPack) -> ElementRead:
    return read_web_page(paint(quarterly.pages, quarterly.made.theme, ROOT))


def test_each_pack_passes_the_checks_of_web_pages(each_pack: BuiltPack) -> None:
    content = paint(each_pack.pages, each_pack.made.theme, ROOT)
    assert [f"{f.rule} {f.page}: {f.found}" for f in check_web_page(content, each_pack.pages)] == []


def test_the_same_pages_give_the_same_bytes(quarterly: BuiltPack) -> None:
    assert paint(quarterly.pages, quarterly.made.theme, ROOT) == paint(quarterly.pages, quarterly.made.theme, ROOT)


def test_titles_stand_in_the_order_of_the_pages(quarterly: BuiltPack, page: ElementRead) -> None:
    wanted = [p.title for p in quarterly.pages.pages if p.part == 1]
    headings = [h.words for h in page.named("h2", "h3") if h.attributes.get("id", "").startswith("title-")]
    assert headings == [" ".join(title.split()) for title in wanted]


def test_a_table_of_several_parts_is_one_table_with_all_its_rows(quarterly: BuiltPack, page: ElementRead) -> None:
    parts = [f for p in quarterly.pages.pages for f in p.fragments if isinstance(f, TableFragment) and f.parts > 1]
    block = parts[0].block
    rows = [r for f in parts if f.block == block for r in f.table.rows]
    names = ["".join(" ".join(p.text for p in r.cells[0].paragraphs).split()) for r in rows]
    holding = [t for t in page.named("table") if all(n in "".join(t.words.split()) for n in names)]
    assert len(rows) + 1 in {len(table.named("tr")) for table in holding}


def test_every_chart_with_axes_has_its_numbers_in_a_table(quarterly: BuiltPack, page: ElementRead) -> None:
    details = page.named("details")
    assert len(details) > 40
    assert all(len(d.named("tr")) > 1 for d in details)


def test_links_to_the_other_files_stand_at_the_head(quarterly: BuiltPack) -> None:
    pages = replace(quarterly.pages, files=(("PDF", "q.pdf"), ("PowerPoint slides", "q.pptx")))
    (header,) = read_web_page(paint(pages, quarterly.made.theme, ROOT)).named("header")
    assert [(a.attributes["href"], a.words) for a in header.named("a")] == [
        ("q.pdf", "PDF"),
        ("q.pptx", "PowerPoint slides"),
    ]


def test_the_head_says_who_may_read_it(quarterly: BuiltPack, page: ElementRead) -> None:
    (header,) = page.named("header")
    assert "OFFICIAL" in [strong.words for strong in header.named("strong")]


def test_a_paragraph_that_two_pages_hold_is_whole(theme: Theme) -> None:
    words = " ".join(f"Sentence number {n} of a long text." for n in range(400))
    pages, _ = laid_out(theme, page_content(slots={"main": text(words)}))
    assert len(pages.pages) > 1
    root = read_web_page(paint(pages, theme, ROOT))
    assert [p.words for p in root.named("p") if p.words.startswith("Sentence number 0")] == [words]


def test_a_chart_and_a_table_are_a_figure_and_a_table(theme: Theme) -> None:
    block = Stack(children=(Chart(model=line_chart()), table(*numbered_rows(3))))
    pages, _ = laid_out(theme, page_content(slots={"main": block}))
    root = read_web_page(paint(pages, theme, ROOT))
    (svg,) = root.named("svg")
    assert svg.attributes["aria-label"] == line_chart().alt
    chart, own = root.named("table")
    assert [len(chart.named("tr")), len(own.named("tr"))] == [5, 4]
    assert [h.attributes["scope"] for h in own.named("th")] == ["col", "col", "row", "row", "row"]
