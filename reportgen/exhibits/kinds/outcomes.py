"""Outcome statements of a priority, how progress is measured, and where the figures come from."""

from __future__ import annotations

from pydantic import Field

from reportgen.errors import Located
from reportgen.exhibits.block import Block, Box, Row, Rule, Space, Stack, Text
from reportgen.exhibits.context import Context
from reportgen.text.paragraph import Paragraph, Run

_BULLET = "■"


class Spec(Located):
    """What success is: numbered outcome statements, the measures of progress, and a note on sources."""

    heading: str = Field("Outcomes we want to see", description="The words above the statements.")
    outcomes: tuple[str, ...] = Field(min_length=1, description="One sentence each.")
    measured_heading: str = Field("How progress is measured", description="The words above the measures.")
    measured: tuple[str, ...] = Field((), description="What is measured, a few words each; set in two columns.")
    note: str = Field("", description="Markdown in a tinted box: where the figures come from.")


def build(spec: Spec, context: Context) -> Block:
    """Statements with rules between them, bullets in two columns, and the note in a tinted box."""
    children: list[Block] = [_heading(spec.heading), Space(height=6)]
    for number, outcome in enumerate(spec.outcomes, start=1):
        children += _statement(number, outcome, spec, context)
    if spec.measured:
        children += [Space(height=25), _heading(spec.measured_heading), Space(height=9), _measured(spec, context)]
    if spec.note:
        children += [Space(height=22), _note(spec, context)]
    return Stack(id=context.block_id, place=spec.place, gap=0, keep_together=True, children=tuple(children))


def _heading(words: str) -> Block:
    return Text(paragraphs=(Paragraph((Run(words),), "divider-heading", role="H2"),))


def _statement(number: int, outcome: str, spec: Spec, context: Context) -> list[Block]:
    words = context.words.inline(outcome, spec.place_of_item("outcomes", number - 1))
    row = Row(
        widths=(40, 1),
        gap=0,
        align="middle",
        children=(
            Text(paragraphs=(Paragraph((Run(str(number)),), "divider-number"),), may_split=False),
            Text(paragraphs=(Paragraph(words, "divider-outcome"),), may_split=False),
        ),
    )
    return [Space(height=6.5), row, Space(height=6.5), Rule()]


def _measured(spec: Spec, context: Context) -> Block:
    bullets = [
        Paragraph(
            context.words.inline(words, spec.place_of_item("measured", n)),
            "body",
            "LI",
            marker=_BULLET,
            indent=16,
            space_after=11,
        )
        for n, words in enumerate(spec.measured)
    ]
    half = (len(bullets) + 1) // 2
    columns = [Text(paragraphs=tuple(part)) if part else Space() for part in (bullets[:half], bullets[half:])]
    return Row(children=tuple(columns), gap=16)


def _note(spec: Spec, context: Context) -> Block:
    paragraphs = context.words.paragraphs(spec.note, spec.place_of("note"), "body")
    return Box(child=Text(paragraphs=paragraphs), fill="tint", padding=(12, 9, 12, 12))
