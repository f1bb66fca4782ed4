from reportgen.errors import Place, Problems
from reportgen.exhibits.block import Cell, Stack, Table, TableRow, Text
from reportgen.exhibits.document import PageContent
from reportgen.exhibits.document_checks import check_pages
from reportgen.text.paragraph import Footnote, Paragraph, Run, plain

HERE = Place("layouts/x.yaml", 3, 5)


def page(*blocks: Text | Table, headline: str = "A message") -> PageContent:
    slots = {"main": Stack(id="p.main", place=HERE, children=blocks)}
    return PageContent("p", "p", HERE, "full", plain(headline, "headline"), None, "", slots)


def table(alt: str, block_id: str = "p.table") -> Table:
    cells = (Cell(paragraphs=(plain("1"),)),)
    return Table(id=block_id, place=HERE, header=cells, rows=(TableRow(cells=cells),), widths=(1,), alt=alt)


def rules(*pages: PageContent) -> list[str]:
    problems = Problems()
    check_pages(pages, problems)
    return [problem.rule for problem in problems.errors]


def test_a_sound_page_has_no_problem() -> None:
    assert rules(page(table("Table of 1 row."))) == []


def test_what_is_not_text_needs_words() -> None:
    assert rules(page(table("  "))) == ["alt-text"]


def test_alternative_text_does_not_repeat_the_headline() -> None:
    assert rules(page(table("A message"))) == ["alt-text"]


def test_an_id_stands_for_one_block() -> None:
    assert rules(page(table("One."), table("Two."))) == ["block-id"]


def test_a_link_of_a_footnote_leads_somewhere() -> None:
    note = Footnote("a", (Run("More", link="#gone"),))
    line = Paragraph((Run("Fell."), Run("0", superscript=True, note=note)))
    assert rules(page(Text(id="p.text", place=HERE, paragraphs=(line,)))) == ["unknown-link"]


def test_a_page_number_of_no_page_is_found_in_every_run() -> None:
    line = Paragraph((Run("Knife crime", link="#p"),), trailing=(Run("0", page_of="gone"),))
    assert rules(page(Text(id="p.text", place=HERE, paragraphs=(line,)))) == ["unknown-link"]


def test_a_link_that_leads_nowhere_is_told_at_its_own_exhibit() -> None:
    there = Place("layouts/x.yaml", 29, 5)
    fine, broken = Paragraph((Run("Fell."),)), Paragraph((Run("More", link="#gone"),))
    problems = Problems()
    flow = page(Text(id="p.1", place=HERE, paragraphs=(fine,)), Text(id="p.2", place=there, paragraphs=(broken,)))
    check_pages([flow], problems)
    assert [problem.place for problem in problems.errors] == [there]
