"""Footnotes: numbered in reading order, each at the foot of the slot or page that holds its mark.

Whoever lays out text asks three things here: how much room the notes of a block leave (``over_notes``), where a block
has to be divided so that its notes fit under it (``split_over_notes``), and the notes' fragments (``placed_notes``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportgen.exhibits.block import Block, Rule, Space, Stack, Text
from reportgen.exhibits.walk import notes
from reportgen.geometry import Rect
from reportgen.layout.page import Fragment
from reportgen.layout.setting import TOLERANCE, Setting, Split
from reportgen.text.paragraph import Footnote, Paragraph

STYLE = "footnote"
_RULE, _ABOVE, _BELOW = 120.0, 8.0, 4.0  # the rule's length, the gaps over and under it (look, section 8)
_INDENT, _DIGIT = 12.0, 5.0  # room for a number of one digit with a gap, and for each further digit
_NEAR = 1.0  # points, less than any line is high


def numbered(blocks: Iterable[Block], before: int = 0) -> Mapping[Footnote, int]:
    """The number of each note that these blocks refer to, in reading order, counted on from ``before``."""
    found = dict.fromkeys(note for block in blocks for note in notes(block))
    return {note: number for number, note in enumerate(found, start=before + 1)}


def over_notes(block: Block, rect: Rect, setting: Setting) -> Rect:
    """The part of ``rect`` that is left to the block when its notes stand at the foot."""
    foot = _foot(block, setting)
    return rect if foot is None else replace(rect, h=rect.h - setting.measure(foot, rect.w).height)


def split_over_notes(block: Block, rect: Rect, setting: Setting) -> Split:
    """The part of the block that fits into ``rect`` over the notes of its own, and the rest."""
    fitting, above = 0.0, rect.h
    head, tail = setting.split(block, rect.w, above)
    if _fits(head, rect, setting):
        return head, tail
    # Less of a block is never higher and never has more notes, so the most that fits is found by halving.
    while above - fitting > _NEAR:
        room = (fitting + above) / 2
        head, tail = setting.split(block, rect.w, room)
        fitting, above = (room, above) if _fits(head, rect, setting) else (fitting, room)
    return setting.split(block, rect.w, fitting)


def _fits(head: Block | None, rect: Rect, setting: Setting) -> bool:
    if head is None:
        return True
    return setting.measure(head, rect.w).height <= over_notes(head, rect, setting).h + TOLERANCE


def placed_notes(block: Block, rect: Rect, setting: Setting) -> list[Fragment]:
    """The block's notes under their rule at the foot of ``rect``; nothing for a block without marks."""
    foot = _foot(block, setting)
    if foot is None:
        return []
    height = setting.measure(foot, rect.w).height
    return setting.place(foot, Rect(rect.x, rect.bottom - height, rect.w, height))


def _foot(block: Block, setting: Setting) -> Block | None:
    key = id(block)
    if key not in setting.memory.feet:
        setting.memory.feet[key] = (block, _made(block, setting))
    return setting.memory.feet[key][1]


def _made(block: Block, setting: Setting) -> Block | None:
    found = notes(block)
    if not found:
        return None
    widest = max(len(str(setting.notes[note])) for note in found)
    indent = _INDENT + _DIGIT * (widest - 1)
    words = tuple(_paragraph(note, indent, setting) for note in found)
    parts = (Space(height=_ABOVE), Rule(width=_RULE), Space(height=_BELOW), Text(paragraphs=words, may_split=False))
    return Stack(id=f"{block.id}.footnotes", place=block.place, gap=0, children=parts)


def _paragraph(note: Footnote, indent: float, setting: Setting) -> Paragraph:
    number = setting.notes[note]
    return Paragraph(note.runs, STYLE, "Note", marker=str(number), indent=indent, anchor=setting.note_anchor(note))
