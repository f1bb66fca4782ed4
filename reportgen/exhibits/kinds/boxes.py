"""Boxes: headed texts of one size beside and under each other, for the parts of a plan or a framework."""

from __future__ import annotations

from pydantic import Field

from reportgen.errors import Located
from reportgen.exhibits.block import Block, Box, Edge, Row, Space, Stack, Text
from reportgen.exhibits.context import Context
from reportgen.spec.names import ColourName
from reportgen.text.paragraph import Paragraph, Run

_GAP = 16.0
_PADDING = (14.0, 12.0, 14.0, 6.0)


class BoxSpec(Located):
    """One part: its name and what belongs to it."""

    heading: str = Field(min_length=1, description="A few words, or a link to the part's section: '[Trust](#trust)'.")
    text: str = Field(min_length=1, description="Markdown; figures stand in {{ }}.")
    colour: ColourName = Field("priority", description="A theme colour for the edge and the heading.")


class Spec(Located):
    """Up to nine boxes in rows of up to three."""

    boxes: tuple[BoxSpec, ...] = Field(min_length=1, max_length=9)
    columns: int = Field(3, ge=1, le=3, description="Boxes side by side.")
    height: float = Field(0, ge=0, description="Points that a box takes at least; a row's boxes end together.")


def build(spec: Spec, context: Context) -> Block:
    """Rows of tinted boxes read from left to right; a last row that is not full keeps its places empty."""
    boxes: list[Block] = [_box(box, spec, context, n) for n, box in enumerate(spec.boxes, start=1)]
    boxes += [Space(height=0)] * (-len(boxes) % spec.columns)
    rows = [boxes[start : start + spec.columns] for start in range(0, len(boxes), spec.columns)]
    return Stack(
        id=context.block_id,
        place=spec.place,
        gap=_GAP,
        keep_together=True,
        children=tuple(Row(children=tuple(row), gap=_GAP) for row in rows),
    )


def _box(box: BoxSpec, spec: Spec, context: Context, number: int) -> Block:
    words = tuple(
        Run(run.text, bold=True, colour=box.colour, link=run.link, figures=run.figures)
        for run in context.words.inline(box.heading, box.place_of("heading"))
    )
    heading = Paragraph(words, "heading", role="H2", space_after=4)
    return Box(
        id=f"{context.block_id}.box-{number}",
        place=box.place,
        child=Text(paragraphs=(heading, *context.words.paragraphs(box.text, box.place_of("text"))), may_split=False),
        fill="tint",
        edge=Edge("top", 4, box.colour),
        padding=_PADDING,
        height=spec.height or None,
    )
