"""The contents: sections with their pages in columns, each line a link with its page number."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from pydantic import Field

from reportgen.errors import Located
from reportgen.exhibits.block import Block, Columns, Row, Rule, Space, Stack, Text
from reportgen.exhibits.context import ContentsEntry, Context
from reportgen.text.paragraph import Paragraph, Run

_SECTION_GAP, _THIN = 8.0, 1.0  # points between sections in one column, and of the rule above each
_INDENT = 16.0  # of what stands below an entry


class Spec(Located):
    """The contents of the pack. It has no words of its own: they are the sections' and pages' titles."""

    columns: int = Field(3, ge=1, le=4, description="Columns for the sections, none divided; one goes on over pages.")


def build(spec: Spec, context: Context) -> Block:
    """One stack per section, poured into columns."""
    sections = [tuple(group) for _, group in groupby(context.contents, key=lambda entry: entry.section_anchor)]
    if spec.columns == 1 and all(len(entries) == 1 for entries in sections):
        lines = tuple(part for (entry,) in sections for part in (_line(entry), Rule(colour="grid")))
        return Stack(id=context.block_id, place=spec.place, children=lines, gap=4)
    if spec.columns == 1:
        listed = tuple(_section(entries, whole=False) for entries in sections)
        return Stack(id=context.block_id, place=spec.place, children=listed, gap=_SECTION_GAP)
    return Columns(
        id=context.block_id,
        place=spec.place,
        count=spec.columns,
        children=tuple(_section(entries) for entries in sections),
    )


def is_section_line(entry: ContentsEntry) -> bool:
    """Whether an entry stands for its section as a whole and not for a page in it."""
    return entry.anchor == entry.section_anchor and entry.title == entry.section


def entry_line(
    entry: ContentsEntry, style: str, *, colour: str | None = None, bold_number: bool | None = None
) -> Paragraph:
    """A line of a contents list: the title linked to its page, and the page number at the right edge."""
    link = f"#{entry.anchor}"
    # The layout puts the number in place of the text once pages are numbered.
    number = Run("0", bold=bold_number, colour=colour, link=link, page_of=entry.anchor)
    title = Run(entry.title, colour=colour, link=link)
    before = (replace(title, text=entry.number, label=True),) if entry.number else ()
    return Paragraph((*before, title), style, role="TOCI", trailing=(number,))


def _line(entry: ContentsEntry) -> Block:
    """A section without pages of its own in the list."""
    return Text(paragraphs=(entry_line(entry, "contents-entry"),))


def _section(entries: tuple[ContentsEntry, ...], whole: bool = True) -> Block:
    first = entries[0]
    heading = replace(first, title=first.section, anchor=first.section_anchor)
    children: list[Block] = [
        Rule(colour=first.colour, weight=4 if whole else _THIN),
        Space(height=4),
        Text(paragraphs=(entry_line(heading, "contents-section", colour=first.colour),)),
        Space(height=6),
    ]
    for entry in entries:
        if not is_section_line(entry):
            line: Block = Text(paragraphs=(entry_line(entry, "contents-entry"),))
            if entry.level:
                line = Row(children=(Space(height=0), line), widths=(_INDENT * entry.level, 1), gap=0)
            children += [line, Space(height=1.75), Rule(colour="grid"), Space(height=0.5)]
    return Stack(children=tuple(children), gap=0, keep_together=whole)
