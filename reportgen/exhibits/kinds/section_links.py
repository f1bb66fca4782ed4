"""In this section: the section's pages with links and page numbers, at the foot of a divider's panel."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from reportgen.errors import Located
from reportgen.exhibits.block import Block, Space, Stack, Text
from reportgen.exhibits.context import ContentsEntry, Context
from reportgen.exhibits.kinds.contents import entry_line, is_section_line
from reportgen.text.paragraph import Paragraph, Run


class Spec(Located):
    """Links to the pages of this section, white on the divider's panel."""

    heading: str = Field("In this section", description="The words above the list.")


_LINE = 44  # characters that one line of the panel holds beside its page number
_AIRY = 11  # lines that stand in the panel at their full leading; more of them stand closer


def build(spec: Spec, context: Context) -> Block:
    """The list stands at the foot of its slot; without further pages in the section it is empty space."""
    entries = [
        entry
        for entry in context.contents
        if entry.section_anchor == context.section_anchor and not is_section_line(entry)
    ]
    if not entries:
        return Space(id=context.block_id, place=spec.place)
    heading = Paragraph((Run(spec.heading),), "divider-label", role="H2", space_after=5)
    style = "divider-link" if _lines(entries) <= _AIRY else "divider-link-close"
    lines = [entry_line(entry, style, bold_number=True) for entry in entries]
    return Stack(
        id=context.block_id,
        place=spec.place,
        gap=0,
        keep_together=True,
        children=(Space(stretch=True), Text(paragraphs=(heading, *lines), may_split=False), Space(height=30)),
    )


def _lines(entries: Sequence[ContentsEntry]) -> int:
    """About how many lines the entries take."""
    return sum(-(-len(entry.title) // _LINE) for entry in entries)
