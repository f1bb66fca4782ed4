"""A heading inside a section that flows; the section's own title is the level above it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reportgen.errors import Located
from reportgen.exhibits.block import Block, Text
from reportgen.exhibits.context import Context
from reportgen.text.paragraph import Paragraph


class Spec(Located):
    """A heading of level 2 or 3."""

    text: str = Field(min_length=1, description="The heading's words; figures stand in {{ }}.")
    level: Literal[2, 3] = 2
    numbered: bool = Field(False, description="Number it after its section: 3.1; alone in a section: 1.")


def build(spec: Spec, context: Context) -> Block:
    """One line of text that stays with what follows it."""
    runs = context.words.inline(spec.text, spec.place_of("text"))
    style = "heading" if spec.level == 2 else "heading-3"
    words = Paragraph(runs, style, "H2" if spec.level == 2 else "H3", counts="heading" if spec.numbered else "")
    return Text(id=context.block_id, place=spec.place, paragraphs=(words,), may_split=False)
