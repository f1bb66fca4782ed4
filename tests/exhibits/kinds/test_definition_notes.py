"""Definition notes: each term once, with what it means."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from reportgen.errors import PackError
from reportgen.exhibits.block import Block, Row, Text
from reportgen.exhibits.kinds import definition_notes
from reportgen.exhibits.walk import paragraphs, walk
from reportgen.layout.page import TextFragment
from tests.exhibits.plain_context import context, located, theme
from tests.layout.builders import laid_out, of_type, page_content


def built(*terms: tuple[str, str], **more: object) -> Block:
    given = [located({"term": term, "means": means}, 10 * n) for n, (term, means) in enumerate(terms, start=1)]
    return definition_notes.build(definition_notes.Spec.model_validate(located({"terms": given, **more})), context())


def test_a_term_stands_bold_before_what_it_means() -> None:
    block = built(("USS", "a survey of **9,600** victims"), heading="Terms of {{ period }}")
    assert [(p.text, p.style, p.role) for p in paragraphs(block)] == [
        ("Terms of Q1 2023/24", "heading", "H2"),
        ("USS: a survey of 9,600 victims", "note", "LI"),
    ]
    (item,) = [p for p in paragraphs(block) if p.role == "LI"]
    assert (item.runs[0].text, item.runs[0].bold, item.runs[0].colour) == ("USS: ", True, "ink")


def test_one_term_without_a_heading_is_one_item() -> None:
    assert [p.text for p in paragraphs(built(("USS", "a survey"), style="narrative"))] == ["USS: a survey"]


def test_each_double_is_an_error_at_its_own_place() -> None:
    with pytest.raises(PackError) as told:
        built(("USS", "a"), ("PAS", "b"), ("uss", "c"), ("PAS", "d"))
    assert [(problem.place.line, problem.found) for problem in told.value.problems] == [
        (30, "'uss' is defined twice"),
        (40, "'PAS' is defined twice"),
    ]


@pytest.mark.parametrize("terms", [[], [{"term": "", "means": "a"}], [{"term": "USS", "means": ""}]])
def test_nothing_to_define_is_refused(terms: list[dict[str, str]]) -> None:
    with pytest.raises(ValidationError):
        definition_notes.Spec.model_validate({"terms": terms})


def test_columns_are_filled_one_after_the_other() -> None:
    block = built(*((f"T{n}", "m") for n in range(5)), columns=2)
    (row,) = [inner for inner in walk(block) if isinstance(inner, Row)]
    texts = [[p.text for p in child.paragraphs] for child in row.children if isinstance(child, Text)]
    assert texts == [["T0: m", "T1: m", "T2: m"], ["T3: m", "T4: m"]]


@pytest.mark.parametrize("columns", [1, 3])
def test_a_thousand_terms_with_long_names_go_on_over_pages_and_none_is_lost(columns: int) -> None:
    terms = [(f"Term {n} {'of a long name ' * (n % 9)}".strip(), "what it means") for n in range(1000)]
    pages, problems = laid_out(theme(), page_content(slots={"main": built(*terms, columns=columns, heading="Terms")}))
    assert not problems.errors
    assert len(pages.pages) > 3
    words = " ".join(p.text for page in pages.pages for text in of_type(page, TextFragment) for p in text.paragraphs)
    assert all(f"Term {n} " in words or f"Term {n}: " in words for n in range(1000))
    assert words.count("what it means") == 1000
