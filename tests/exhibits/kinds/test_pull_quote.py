"""A pull quote: a quotation has its marks and who said it, a statement of our own has neither."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from reportgen.exhibits.block import Block, Box
from reportgen.exhibits.kinds import pull_quote
from reportgen.exhibits.walk import paragraphs
from reportgen.layout.page import TextFragment
from tests.exhibits.plain_context import context, located, theme
from tests.layout.builders import laid_out, of_type, page_content


def built(**given: object) -> Block:
    return pull_quote.build(pull_quote.Spec.model_validate(located(given)), context())


def test_a_quotation_has_its_marks_and_its_speaker() -> None:
    block = built(text="The force understands demand.", name="A. Person", role="Inspector")
    words, speaker = paragraphs(block)
    assert words.text == "\u201cThe force understands demand.\u201d"
    assert speaker.text == "A. Person, Inspector"
    assert [run.bold for run in speaker.runs] == [True, None, None]


def test_a_statement_of_our_own_has_no_marks() -> None:
    assert [p.text for p in paragraphs(built(text="Contracts let without competition fell."))] == [
        "Contracts let without competition fell."
    ]


def test_a_bar_in_the_sections_colour_stands_on_its_left() -> None:
    block = built(text="Words")
    assert isinstance(block, Box)
    assert block.edge is not None
    assert (block.edge.side, block.edge.width, block.edge.colour) == ("left", 4, "priority")


@pytest.mark.parametrize("given", [{"text": ""}, {"text": "Words", "role": "Inspector"}, {}])
def test_nothing_said_and_a_role_of_nobody_are_refused(given: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        pull_quote.Spec.model_validate(given)


def test_long_words_stay_whole_on_a_page() -> None:
    block = built(text="A sentence that goes on and on. " * 12, name="A. Person")
    pages, problems = laid_out(theme(), page_content(slots={"main": block}))
    assert not problems.errors
    assert len(pages.pages) == 1
    (words,) = [f for f in of_type(pages.pages[0], TextFragment) if "goes on" in f.paragraphs[0].text]
    assert words.paragraphs[0].text.count("goes on") == 12
