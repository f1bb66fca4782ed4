"""Text: Markdown with figures in it, written in the section or in the edition's commentary folder."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from pydantic import Field

from reportgen.errors import Place
from reportgen.exhibits.block import Block, Text
from reportgen.exhibits.commentary import Worded, commentary_text
from reportgen.exhibits.context import Context
from reportgen.exhibits.numbering import NUMBER_WIDTH
from reportgen.text.paragraph import Paragraph


class Spec(Worded):
    """Paragraphs, lists and links: ``text`` or the name of a ``commentary`` file, under an optional ``heading``."""

    style: Literal["body", "narrative"] = Field("body", description="body 12/17, narrative 13/20.")
    heading: str = Field("", description="A heading above the text.")
    numbered: bool = Field(False, description="Number its paragraphs after their section: 3.1, 3.2.")


def build(spec: Spec, context: Context) -> Block:
    """The text as one block that may continue on a further page; PackError when the commentary file does not exist."""
    source, place = _source(spec, context)
    heading = _heading(spec, context)
    words = (_counted(spec, paragraph) for paragraph in context.words.paragraphs(source, place, spec.style))
    return Text(
        id=context.block_id,
        place=spec.place,
        paragraphs=(*heading, *words),
    )


def _counted(spec: Spec, paragraph: Paragraph) -> Paragraph:
    """A paragraph that is to be numbered says so; a list's items start where its words do."""
    if spec.numbered and paragraph.role == "LI" and not paragraph.level:
        return replace(paragraph, indent=NUMBER_WIDTH)
    return replace(paragraph, counts="paragraph") if spec.numbered and paragraph.role == "P" else paragraph


def _heading(spec: Spec, context: Context) -> tuple[Paragraph, ...]:
    if not spec.heading:
        return ()
    return (Paragraph(context.words.inline(spec.heading, spec.place_of("heading")), "heading", role="H2"),)


def _source(spec: Spec, context: Context) -> tuple[str, Place]:
    if not spec.commentary:
        return spec.text, spec.place_of("text")
    return commentary_text(spec.commentary, spec.place_of("commentary"), context)
