"""A statement of a form: words in a box, and a place for what has to be declared beside them."""

from __future__ import annotations

from pydantic import Field as Key

from reportgen.exhibits.block import Block, Box, Edge, Field, Stack, Text
from reportgen.exhibits.commentary import Worded, commentary_text
from reportgen.exhibits.context import Context
from reportgen.exhibits.form_parts import Line, as_high_as_it_needs, given
from reportgen.text.paragraph import Paragraph, Run

_ENTRY_HEIGHT = 48.0  # two lines and a half to write on
PADDING = (16.0, 14.0, 16.0, 14.0)


class Spec(Worded):
    """A heading, the statement as ``text`` or ``commentary``, and an entry that is shown or filled in."""

    heading: str = Key("", description="A heading above the statement.")
    entry: Line | None = Key(None, description="What is declared: a label and its words; empty words: to be filled in.")
    framed: bool = Key(True, description="Whether a box stands round it.")


def build(spec: Spec, context: Context) -> Block:
    """The statement with a navy edge at its left."""
    inside = Stack(children=stated(spec, context), gap=8)
    if not spec.framed:
        return Stack(id=context.block_id, place=spec.place, children=inside.children, gap=8)
    framed = Box(child=inside, outline="outline", outline_weight=1, edge=Edge("left", 4, "navy"), padding=PADDING)
    return as_high_as_it_needs(framed, spec.place, context)


def stated(spec: Spec, context: Context) -> tuple[Block, ...]:
    """Heading, statement and entry under each other."""
    paragraphs: list[Paragraph] = []
    if spec.heading:
        paragraphs.append(Paragraph(context.words.inline(spec.heading, spec.place_of("heading")), "heading", "H2"))
    source, place = spec.text, spec.place_of("text")
    if spec.commentary:
        source, place = commentary_text(spec.commentary, spec.place_of("commentary"), context)
    paragraphs += context.words.paragraphs(source, place)
    blocks: list[Block] = [Text(paragraphs=tuple(paragraphs))]
    return (*blocks, *entered(spec.entry, f"{context.block_id}.entry", context))


def entered(entry: Line | None, name: str, context: Context) -> tuple[Block, ...]:
    """A label in bold with what is declared, or with a field of some lines under it."""
    if entry is None:
        return ()
    label = context.words.plain(entry.label, entry.place_of("label")).rstrip(":")
    value = given(entry.value, entry.place_of("value"), context)
    if value:
        runs = (Run(f"{label}: ", bold=True), *context.words.inline(entry.value, entry.place_of("value")))
        return (Text(paragraphs=(Paragraph(runs),), may_split=False),)
    field = Field(name=name, says=label, control="text", height=_ENTRY_HEIGHT, several_lines=True)
    words = Text(paragraphs=(Paragraph((Run(f"{label}:", bold=True),)),), may_split=False)
    return (Stack(children=(words, field), gap=4, keep_together=True),)
