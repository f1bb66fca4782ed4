"""Numbers of a document that flows, and what references to them say."""

from __future__ import annotations

from typing import Any

from reportgen.errors import Place, Problems
from reportgen.exhibits.block import Anchored, Block, Flow, Stack, Text
from reportgen.exhibits.document import PageContent
from reportgen.exhibits.numbering import Numbering, referred
from reportgen.exhibits.walk import paragraphs
from reportgen.text.paragraph import Paragraph, Run, plain

PLACE = Place("layouts/paper/one.yaml", 4, 5)


def content(name: str, *children: Block, **more: Any) -> PageContent:
    given: dict[str, Any] = {
        "id": name,
        "anchor": name,
        "place": PLACE,
        "arrangement": "flow",
        "headline": plain(name.capitalize(), "headline"),
        "kicker": None,
        "contents_title": "",
        "slots": {"flow": Flow(children=children)},
    }
    return PageContent(**{**given, **more})


def counted(words: str, counts: str, **more: Any) -> Text:
    return Text(paragraphs=(Paragraph((Run(words),), counts=counts, **more),))  # type: ignore[arg-type]


def heading(words: str, level: int = 2) -> Text:
    return counted(words, "heading", role=f"H{level}")


def told(page: PageContent) -> list[str]:
    assert page.flow is not None
    return [f"{p.marker} {p.text}" if p.marker else p.text for p in paragraphs(page.flow)]


def test_paragraphs_are_numbered_after_their_section() -> None:
    numbering = Numbering()
    first = numbering.numbered(content("purpose", counted("a", "paragraph"), counted("b", "paragraph")), True)
    second = numbering.numbered(content("risks", counted("c", "paragraph")), True)
    assert told(first) == ["1.1 a", "1.2 b"]
    assert told(second) == ["2.1 c"]
    assert [page.kicker.text for page in (first, second) if page.kicker] == ["Section 1", "Section 2"]


def test_without_a_numbered_section_paragraphs_and_headings_count_from_one() -> None:
    made = Numbering().numbered(
        content("form", counted("a", "paragraph"), heading("Facts"), counted("b", "paragraph")), False
    )
    assert told(made) == ["1. a", "1. Facts", "1.1 b"]


def test_headings_are_numbered_below_their_section_and_start_paragraphs_anew() -> None:
    made = Numbering().numbered(
        content(
            "performance",
            heading("Crime"),
            counted("a", "paragraph"),
            heading("Knives", 3),
            heading("Trust"),
            heading("Survey", 3),
            counted("b", "paragraph"),
        ),
        True,
    )
    assert told(made) == ["1.1 Crime", "1.1.1 a", "1.1.1 Knives", "1.2 Trust", "1.2.1 Survey", "1.2.1.1 b"]


def test_tables_and_figures_count_through_the_document_each_exhibit_once() -> None:
    numbering = Numbering()
    twice = Stack(children=(counted("Small", "figure", role="H2"), counted("multiples", "figure", role="H2")))
    first = numbering.numbered(content("one", counted("Crime", "table", role="Caption"), twice), True)
    second = numbering.numbered(content("two", counted("Trust", "table", role="Caption")), True)
    assert told(first) == ["Table 1: Crime", "Figure 1: Small", "multiples"]
    assert told(second) == ["Table 2: Trust"]
    assert first.flow is not None
    assert [p.role for p in paragraphs(first.flow)] == ["Caption", "P", "H2"]


def test_a_section_with_words_over_its_title_has_its_number_before_it() -> None:
    made = Numbering().numbered(content("purpose", kicker=plain("Part I", "kicker")), True)
    assert (made.headline.text, made.kicker and made.kicker.text) == ("1. Purpose", "Part I")


def test_appendices_count_by_themselves() -> None:
    numbering = Numbering()
    numbering.numbered(content("purpose"), True)
    made = numbering.numbered(content("boroughs"), "appendix")
    assert made.kicker is not None and made.kicker.text == "Appendix 1"
    assert numbering.labels == {"purpose": "section 1", "boroughs": "Appendix 1"}


def refer(anchor: str, before: str = "see ") -> PageContent:
    runs = (Run(before), Run("0", label_of=anchor, link=f"#{anchor}"))
    return content("next", Text(place=PLACE, paragraphs=(Paragraph(runs),)))


def test_a_reference_says_what_the_exhibit_is_called_with_a_capital_where_a_sentence_starts() -> None:
    numbering, problems = Numbering(), Problems()
    table = Anchored(anchor="crime", child=counted("Crime", "table", role="Caption"))
    grouped = Stack(children=(table, counted("Source: MPS", "")))
    numbering.numbered(content("performance", grouped), True)
    pages = referred((refer("crime"), refer("performance"), refer("performance", "So. ")), numbering.labels, problems)
    assert [told(page) for page in pages] == [["see Table 1"], ["see section 1"], ["So. Section 1"]]
    assert problems.found == []


def test_a_reference_to_what_has_no_name_is_told_at_its_place() -> None:
    numbering, problems = Numbering(), Problems()
    numbering.numbered(content("one", Anchored(anchor="words", child=counted("plain", ""))), True)
    referred((refer("words"),), numbering.labels, problems)
    assert [(p.place, p.rule) for p in problems.found] == [(PLACE, "no-label")]
