"""Key facts: a strip of up to four values, each with what it is and how it moved, for those in a hurry."""

from __future__ import annotations

from pydantic import Field

from reportgen.errors import Located
from reportgen.exhibits.block import Block, Box, Edge, Row, Space, Stack, Text
from reportgen.exhibits.context import Context
from reportgen.exhibits.fact import Fact, fact_words
from reportgen.text.paragraph import Paragraph

_HEIGHT = 92
_LEAST = 120.0  # points: what a value of seven digits takes in its box; on narrow pages facts stand two by two


class Spec(Located):
    """A strip of one to four facts."""

    facts: tuple[Fact, ...] = Field(min_length=1, max_length=4)


def build(spec: Spec, context: Context) -> Block:
    """Tinted boxes of one height side by side; the strip is as for four, so that facts stay the same size."""
    boxes: list[Block] = [
        _fact(fact, f"{context.block_id}.fact-{n}", context) for n, fact in enumerate(spec.facts, start=1)
    ]
    boxes += [Space()] * (4 - len(boxes))
    return Row(id=context.block_id, place=spec.place, children=tuple(boxes), gap=16, least=_LEAST)


def _fact(fact: Fact, fact_id: str, context: Context) -> Block:
    said = fact_words(fact, context)
    children: list[Block] = [
        Text(paragraphs=(Paragraph(said.value, "fact-value"),), may_split=False),
        Space(height=3),
        Text(paragraphs=(Paragraph(said.label, "fact-label"),), may_split=False),
    ]
    if said.change:
        children += [Space(height=5), Text(paragraphs=(Paragraph(said.change, "fact-change"),), may_split=False)]
    return Box(
        id=fact_id,
        place=fact.place,
        child=Stack(gap=0, children=tuple(children)),
        fill="tint",
        edge=Edge("left", 4, "priority"),
        padding=(16, 5, 12, 5),
        height=_HEIGHT,
    )
