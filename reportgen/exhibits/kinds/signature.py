"""A signature block: what is signed, boxes that go with it, and lines for signature, name and date."""

from __future__ import annotations

from pydantic import Field as Key
from pydantic import model_validator

from reportgen.errors import Located
from reportgen.exhibits.block import Block, Box, Edge, Row, Space, Stack, Text
from reportgen.exhibits.commentary import commentary_text
from reportgen.exhibits.context import Context
from reportgen.exhibits.form_parts import Line, Tick, as_high_as_it_needs, given, tick_row, written
from reportgen.exhibits.kinds.statement import PADDING, entered
from reportgen.text.paragraph import Paragraph

_GAP, _DATE_WIDTH = (
    20.0,
    120.0,
)  # points: the longest day in 14 points; a panel of a slide leaves as much for the signature


class Spec(Located):
    """Who signs, what they confirm, and with what: where no line has words yet, all of them are to be filled in."""

    heading: str = Key(description="Who signs: Deputy Mayor for Policing and Crime.")
    text: str = Key("", description="Markdown: what is confirmed.")
    commentary: str = Key("", description="In place of text: a commentary file.")
    entry: Line | None = Key(None, description="What is declared with it, such as interests.")
    ticks: tuple[Tick, ...] = Key((), description="Statements with boxes above the signature.")
    signature: Line = Key(description="The line that is signed: {label: Signature, value: '{{ facts.signed_by }}'}.")
    name: Line | None = Key(None, description="A line for the name in clear.")
    date: Line = Key(description="The line for the date.")
    attached: tuple[Tick, ...] = Key((), description="Statements with boxes below the signature: what is attached.")

    @model_validator(mode="after")
    def _at_most_one_source(self) -> Spec:
        if self.text and self.commentary:
            raise ValueError("give either 'text' or 'commentary'")
        return self


def build(spec: Spec, context: Context) -> Block:
    """A box that never breaks over pages."""
    children: list[Block] = [
        _stated(spec, context),
        *entered(spec.entry, f"{context.block_id}.entry", context),
        *(tick_row(tick, f"{context.block_id}.tick-{n}", context) for n, tick in enumerate(spec.ticks, start=1)),
        *_lines(spec, context),
        *(tick_row(tick, f"{context.block_id}.attached-{n}", context) for n, tick in enumerate(spec.attached, start=1)),
    ]
    framed = Box(
        child=Stack(children=tuple(children), gap=10, keep_together=True),
        outline="outline",
        outline_weight=1,
        edge=Edge("top", 4, "navy"),
        padding=(PADDING[0], PADDING[1] + 4, PADDING[2], PADDING[3]),
    )
    return as_high_as_it_needs(framed, spec.place, context)


def _stated(spec: Spec, context: Context) -> Block:
    paragraphs = [Paragraph(context.words.inline(spec.heading, spec.place_of("heading")), "heading", "H2")]
    source, place = spec.text, spec.place_of("text")
    if spec.commentary:
        source, place = commentary_text(spec.commentary, spec.place_of("commentary"), context)
    if source:
        paragraphs += context.words.paragraphs(source, place)
    return Text(paragraphs=tuple(paragraphs), may_split=False)


def _lines(spec: Spec, context: Context) -> list[Block]:
    """Signature and date beside each other, the name in clear under them."""
    lines = [line for line in (spec.signature, spec.name, spec.date) if line]
    signed = any(given(line.value, line.place_of("value"), context) for line in lines)
    who = context.words.plain(spec.heading, spec.place_of("heading"))

    def placed(line: Line, part: str) -> Block:
        label = context.words.plain(line.label, line.place_of("label"))
        return written(line, f"{context.block_id}.{part}", f"{who}: {label}", signed, context)

    def beside(*children: Block) -> Block:
        return Row(children=children, widths=(1, _DATE_WIDTH), gap=_GAP)

    rows: list[Block] = [
        Space(height=2),
        beside(placed(spec.signature, "signature"), placed(spec.date, "date")),
    ]
    if spec.name:
        rows.append(beside(placed(spec.name, "name"), Space(height=0)))
    return rows
