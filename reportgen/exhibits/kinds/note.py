"""A note: small secondary text under an exhibit (what is missing, how a figure is defined)."""

from __future__ import annotations

from pydantic import Field

from reportgen.errors import Located
from reportgen.exhibits.block import Block, Text
from reportgen.exhibits.context import Context


class Spec(Located):
    """Small secondary text: what a reader needs to know about the exhibit beside it."""

    text: str = Field(description="Markdown; figures stand in {{ }}.", min_length=1)


def build(spec: Spec, context: Context) -> Block:
    """The note's paragraphs in the theme's ``note`` style."""
    paragraphs = context.words.paragraphs(spec.text, spec.place_of("text"), "note")
    return Text(id=context.block_id, place=spec.place, paragraphs=paragraphs)
