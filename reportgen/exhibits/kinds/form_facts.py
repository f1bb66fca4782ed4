"""Facts of a form: a tinted strip of labels with what the form is about, for who looks it up."""

from __future__ import annotations

from pydantic import Field

from reportgen.errors import Located
from reportgen.exhibits.block import Block, Box, Row, Space, Stack, Text
from reportgen.exhibits.context import Context
from reportgen.exhibits.form_parts import NOT_THERE, as_high_as_it_needs, given
from reportgen.text.paragraph import Paragraph, Run

_PADDING = (12.0, 10.0, 12.0, 12.0)


class Fact(Located):
    """A label and the words under it."""

    label: str = Field(description="What the words are: Decision.")
    value: str = Field(description="The words, such as '{{ facts.number }}'; [x] where they come out empty.")


class Spec(Located):
    """A strip of facts, four to a row."""

    facts: tuple[Fact, ...] = Field(min_length=1, max_length=12, description="The facts, in order.")
    across: int = Field(4, ge=1, le=6, description="How many stand side by side.")


def build(spec: Spec, context: Context) -> Block:
    """Rows of labels with their values on one ground."""
    cells = [_fact(fact, context) for fact in spec.facts]
    cells += [Space(height=0)] * (-len(cells) % spec.across)
    rows = tuple(
        Row(children=tuple(cells[start : start + spec.across]), gap=12) for start in range(0, len(cells), spec.across)
    )
    strip = Box(child=Stack(children=rows, gap=10, keep_together=True), fill="tint", padding=_PADDING)
    return as_high_as_it_needs(strip, spec.place, context)


def _fact(fact: Fact, context: Context) -> Block:
    label = context.words.inline(fact.label, fact.place_of("label"))
    value = given(fact.value, fact.place_of("value"), context)
    runs = context.words.inline(fact.value, fact.place_of("value")) if value else (Run(NOT_THERE),)
    # One text box: label and value are heard together.
    return Text(
        paragraphs=(Paragraph(label, "form-label"), Paragraph(runs, "form-value")),
        may_split=False,
    )
