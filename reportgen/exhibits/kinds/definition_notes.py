"""Definition notes: terms of a page and what each means, so that a figure is read as it was counted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from pydantic import Field

from reportgen.errors import Located, PackError, Problem
from reportgen.exhibits.block import Block, Row, Stack, Text
from reportgen.exhibits.context import Context
from reportgen.text.paragraph import Paragraph, Run

_COLUMN_GAP = 16.0


class Definition(Located):
    """A term and what it means."""

    term: str = Field(min_length=1, description="The word or short name that the page uses.")
    means: str = Field(min_length=1, description="What it means or how it is counted; Markdown, figures in {{ }}.")


class Spec(Located):
    """A list of terms, each once, under a heading."""

    heading: str = Field("", description="The words above the list.")
    terms: tuple[Definition, ...] = Field(min_length=1)
    style: Literal["note", "body", "narrative"] = Field("note", description="note 10/14, body 12/17, narrative 13/20.")
    columns: Literal[1, 2, 3] = Field(1, description="Columns side by side, filled one after the other.")


def build(spec: Spec, context: Context) -> Block:
    """A list that may go on over pages, an item for each term; PackError for a term that is defined twice."""
    _check_terms(spec, context)
    items = tuple(_item(definition, spec.style, context) for definition in spec.terms)
    heading = _heading(spec, context)
    if spec.columns == 1:
        return Text(id=context.block_id, place=spec.place, paragraphs=(*heading, *items))
    columns = tuple(Text(paragraphs=part) for part in _parts(items, spec.columns))
    row = Row(children=columns, gap=_COLUMN_GAP)
    children = (Text(paragraphs=heading, may_split=False), row) if heading else (row,)
    return Stack(id=context.block_id, place=spec.place, gap=6, children=children)


def _heading(spec: Spec, context: Context) -> tuple[Paragraph, ...]:
    if not spec.heading:
        return ()
    return (Paragraph(context.words.inline(spec.heading, spec.place_of("heading")), "heading", role="H2"),)


def _item(definition: Definition, style: str, context: Context) -> Paragraph:
    """``Term: meaning`` as one item, the term bold and in the colour of plain text."""
    term = context.words.plain(definition.term, definition.place_of("term"))
    means = context.words.inline(definition.means, definition.place_of("means"))
    return Paragraph((Run(f"{term}: ", bold=True, colour="ink"), *means), style, role="LI")


def _parts(items: tuple[Paragraph, ...], count: int) -> Sequence[tuple[Paragraph, ...]]:
    """The items in so many runs, the first ones longer by one where they do not divide."""
    short, longer = divmod(len(items), count)
    edges = [part * short + min(part, longer) for part in range(count + 1)]
    return [items[start:end] for start, end in pairwise(edges)]


def _check_terms(spec: Spec, context: Context) -> None:
    seen: set[str] = set()
    problems: list[Problem] = []
    for definition in spec.terms:
        place = definition.place_of("term")
        term = context.words.plain(definition.term, place).casefold()
        if term in seen:
            problems.append(Problem(place, f"'{definition.term}' is defined twice", "each term once", "keep one"))
        seen.add(term)
    if problems:
        raise PackError(problems)
