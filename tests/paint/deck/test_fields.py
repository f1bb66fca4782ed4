"""Fields in the deck: shapes that say what they are for, boxes empty or ticked."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pptx
import pytest

from reportgen.checks.deck import check_deck
from reportgen.exhibits.block import Field, Stack
from reportgen.paint.deck import paint
from reportgen.spec.load import load_theme
from tests.layout.builders import laid_out, page_content

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def deck() -> bytes:
    theme = load_theme(ROOT)
    blocks = (
        Field(name="a", says="Legal advice, confirmed"),
        Field(name="b", says="The request has my approval: ticked", ticked=True, fillable=False),
        Field(name="c", says="Chief Executive: Signature", control="text", height=24),
    )
    made, _ = laid_out(theme, page_content("form", slots={"main": Stack(children=blocks)}))
    return paint(made, theme, ROOT)


@pytest.fixture(scope="module")
def shapes(deck: bytes) -> dict[str, Any]:
    slide = pptx.Presentation(io.BytesIO(deck)).slides[0]
    return {shape._element._nvXxPr.cNvPr.get("descr"): shape for shape in slide.shapes}


def test_an_empty_box_is_an_outlined_square_with_words(shapes: dict[str, Any]) -> None:
    box = shapes["Legal advice, confirmed"]
    assert (box.width.pt, box.height.pt, box.line.width.pt) == (14, 14, 1.2)


def test_a_ticked_box_is_one_group_of_box_and_tick(shapes: dict[str, Any]) -> None:
    group = shapes["The request has my approval: ticked"]
    assert [shape.name for shape in group.shapes] == ["Box", "Tick"]
    ids = [shape.shape_id for shape in (group, *group.shapes)]
    assert len(set(ids)) == 3


def test_a_line_to_write_on_is_an_empty_text_box_with_an_outline(shapes: dict[str, Any]) -> None:
    line = shapes["Chief Executive: Signature"]
    assert line.has_text_frame and line.text_frame.text == ""
    assert str(line.line.color.rgb) == "7A8B9C"


def test_the_slide_passes_our_own_checks(deck: bytes) -> None:
    assert check_deck(deck) == []
