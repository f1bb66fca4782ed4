"""Recommendations: what the reader is asked to do, numbered so that a meeting can refer to each."""

from __future__ import annotations

from dataclasses import replace

from pydantic import Field, model_validator

from reportgen.errors import Located, PackError, Place, Problem
from reportgen.exhibits.block import Block, Text
from reportgen.exhibits.commentary import commentary_text
from reportgen.exhibits.context import Context
from reportgen.text.numbers import WAITING
from reportgen.text.paragraph import Paragraph

_INDENT, _NUMBER = 24.0, "paragraph-number"


class Spec(Located):
    """A line that leads in, and the recommendations: ``items``, or a list in a ``commentary`` file."""

    heading: str = Field("", description="A heading above them.")
    lead: str = Field("", description="The words before the list: 'The Deputy Mayor is asked to:'.")
    items: tuple[str, ...] = Field((), description="One recommendation each.")
    commentary: str = Field("", description="In place of items: a commentary file that is a list.")

    @model_validator(mode="after")
    def _one_source(self) -> Spec:
        if bool(self.items) == bool(self.commentary):
            raise ValueError("give either 'items' or 'commentary'")
        return self


def build(spec: Spec, context: Context) -> Block:
    """A numbered list that may go on over pages between recommendations."""
    paragraphs: list[Paragraph] = []
    if spec.heading:
        words = context.words.inline(spec.heading, spec.place_of("heading"))
        paragraphs.append(Paragraph(words, "heading", "H2"))
    if spec.lead:
        paragraphs.append(Paragraph(context.words.inline(spec.lead, spec.place_of("lead"))))
    paragraphs += _numbered(_items(spec, context))
    return Text(id=context.block_id, place=spec.place, paragraphs=tuple(paragraphs))


def _items(spec: Spec, context: Context) -> list[Paragraph]:
    if not spec.commentary:
        return [
            Paragraph(context.words.inline(item, spec.place_of_item("items", n))) for n, item in enumerate(spec.items)
        ]
    source, place = commentary_text(spec.commentary, spec.place_of("commentary"), context)
    read = context.words.paragraphs(source, place)
    waiting = any(WAITING in paragraph.text for paragraph in read)
    if not waiting and (not read or any(paragraph.role != "LI" for paragraph in read)):
        raise PackError([_no_list(place)])
    return list(read)


def _no_list(place: Place) -> Problem:
    return Problem(place, "text that is no list", "one recommendation to an item", "begin each with '1. '", "no-list")


def _numbered(items: list[Paragraph]) -> list[Paragraph]:
    """Items of the first level numbered through; those below keep their own marks."""
    number, numbered = 0, []
    for item in items:
        if item.level == 0 and (item.marker or item.role != "LI"):
            number += 1
            numbered.append(replace(item, role="LI", marker=f"{number}.", indent=_INDENT, marker_style=_NUMBER))
        else:
            numbered.append(item)
    return numbered
