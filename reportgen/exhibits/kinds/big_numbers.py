"""Big numbers: one to four large figures under a bar, each with what it is, how it moved and what it was before."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reportgen.errors import Located
from reportgen.exhibits.block import Block, Box, Edge, Row, Stack, Text
from reportgen.exhibits.context import Context
from reportgen.exhibits.fact import Fact, FactWords, fact_words
from reportgen.exhibits.shown import value_run
from reportgen.exhibits.supplied import brief
from reportgen.text.paragraph import Paragraph, Run

_BAR = 4.0
_GAPS = {"row": 16.0, "column": 12.0}


class Number(Fact):
    """One large figure: a key fact's keys, and ``comparison``."""

    comparison: str = Field(
        "", description="Words under the change; left out with 'compare': the earlier value and its period."
    )


class Spec(Located):
    """One to four large figures, side by side or under each other."""

    numbers: tuple[Number, ...] = Field(min_length=1, max_length=4)
    as_: Literal["row", "column"] = Field("row", alias="as", description="Side by side, or under each other.")


def build(spec: Spec, context: Context) -> Block:
    """Figures of equal width in a row, or a column of them in which none is divided."""
    boxes = tuple(
        _number(number, f"{context.block_id}.number-{n}", context) for n, number in enumerate(spec.numbers, start=1)
    )
    gap = _GAPS[spec.as_]
    if spec.as_ == "row":
        return Row(id=context.block_id, place=spec.place, children=boxes, gap=gap)
    return Stack(id=context.block_id, place=spec.place, children=boxes, gap=gap)


def _number(number: Number, number_id: str, context: Context) -> Block:
    said = fact_words(number, context)
    lines = [Paragraph(said.value, "big-number"), Paragraph(said.label, "fact-label")]
    if said.change:
        lines.append(Paragraph(said.change, "fact-change"))
    comparison = _comparison(number, said, context)
    if comparison:
        lines.append(Paragraph(comparison, "note"))
    words = Text(paragraphs=tuple(lines), may_split=False)
    edge = Edge("top", _BAR, "priority")
    return Box(id=number_id, place=number.place, child=words, edge=edge, padding=(0, _BAR + 6, 0, 0))


def _comparison(number: Number, said: FactWords, context: Context) -> tuple[Run, ...]:
    if number.comparison and not said.missing:
        return brief(context.words.inline(number.comparison, number.place_of("comparison")))
    if said.before is None:
        return ()
    return Run("from "), value_run(said.before), Run(f" in {said.before.period_label}")
