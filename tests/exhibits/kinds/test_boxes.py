"""The kind boxes: parts of a plan in rows of boxes of one height."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from reportgen.exhibits.block import Block, Box, Row, Space
from reportgen.exhibits.kinds import boxes
from reportgen.exhibits.walk import paragraphs, walk
from tests.exhibits.plain_context import context, located


def built(names: list[str], **more: Any) -> Block:
    parts = [
        located({"heading": f"**{name}**", "text": f"{name} in {{{{ period }}}}", "colour": "trust"}) for name in names
    ]
    return boxes.build(boxes.Spec.model_validate(located({"boxes": parts, **more})), context())


def test_boxes_stand_in_rows_and_the_last_row_keeps_its_places() -> None:
    rows = [block for block in walk(built(["A", "B", "C", "D"])) if isinstance(block, Row)]
    assert [[type(child) for child in row.children] for row in rows] == [[Box] * 3, [Box, Space, Space]]


def test_each_box_has_its_heading_in_its_colour_and_its_text() -> None:
    block = built(["Trust"])
    heading, text = paragraphs(block)
    assert (heading.text, heading.role, heading.runs[0].colour) == ("Trust", "H2", "trust")
    assert text.text == "Trust in Q1 2023/24"
    box = next(inner for inner in walk(block) if isinstance(inner, Box))
    assert box.edge is not None and box.edge.colour == "trust"


def test_boxes_share_the_height_that_is_asked_for() -> None:
    assert {box.height for box in walk(built(["A", "B"], height=120)) if isinstance(box, Box)} == {120}
    assert {box.height for box in walk(built(["A", "B"])) if isinstance(box, Box)} == {None}


@pytest.mark.parametrize("count", [0, 10])
def test_there_are_one_to_nine_boxes(count: int) -> None:
    with pytest.raises(ValidationError, match="boxes"):
        built([str(n) for n in range(count)])
