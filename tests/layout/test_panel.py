"""A flow with a panel: the last exhibit beside the others on slides, behind them on paper, in one order of reading."""

from __future__ import annotations

import pytest

from reportgen.errors import Problems
from reportgen.exhibits.block import Flow
from reportgen.layout.lay_out import lay_out_each
from reportgen.layout.page import Pages, TextFragment
from reportgen.theme import Theme
from tests.layout.builders import document, page_content, text


def laid_out(theme: Theme, *words: str) -> dict[str, Pages]:
    children = tuple(text(each, id=f"paper.{n}") for n, each in enumerate(words))
    content = page_content(
        "paper", arrangement="flow-and-panel", kicker=None, slots={"flow": Flow(id="paper.flow", children=children)}
    )
    problems = Problems()
    made = lay_out_each(document(content, geometry="a4", deck_geometry="slide"), theme, problems)
    assert problems.found == []
    return made


def bodies(pages: Pages) -> list[tuple[int, float, str]]:
    """Page, left edge and words of each text that is no furniture, as it is read."""
    return [
        (page.number, fragment.rect.x, fragment.paragraphs[0].text)
        for page in pages.pages
        for fragment in page.fragments
        if isinstance(fragment, TextFragment) and fragment.block.startswith("paper.") and fragment.block[6:].isdigit()
    ]


def test_the_last_exhibit_stands_in_the_panel_of_a_slide_and_behind_the_others_on_paper(theme: Theme) -> None:
    made = laid_out(theme, "First", "Second", "Last")
    assert bodies(made["pptx"]) == [(1, 32, "First"), (1, 32, "Second"), (1, 640, "Last")]
    assert bodies(made["pdf"]) == [(1, 56, "First"), (1, 56, "Second"), (1, 56, "Last")]


def test_one_that_is_too_high_for_the_panel_stays_in_the_flow(theme: Theme) -> None:
    made = laid_out(theme, "First", "Words that go on. " * 80)
    assert {x for _, x, _ in bodies(made["pptx"])} == {32}


@pytest.mark.parametrize("words", [("Alone",)])
def test_an_exhibit_that_is_alone_is_no_panel(theme: Theme, words: tuple[str, ...]) -> None:
    assert bodies(laid_out(theme, *words)["pptx"]) == [(1, 32, "Alone")]
