"""Captioned: words over a table, said again over each part of it, with what the parts before and after hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.exhibits.block import Captioned, Table, Text
from reportgen.geometry import Rect
from reportgen.layout.page import Fragment
from reportgen.layout.setting import Need, Setting, Split
from reportgen.text.paragraph import Run

_LONGEST = 40  # characters of a name that still reads as one


class CaptionedLayouter:
    """Lays out ``Captioned``."""

    def measure(self, block: Captioned, width: float, setting: Setting) -> Need:
        """The words with what they say of other parts, the gap and the table."""
        words, table = _parts(block)
        height = setting.measure(words, width).height
        return Need(height + block.gap + setting.measure(table, width).height)

    def place(self, block: Captioned, rect: Rect, setting: Setting) -> list[Fragment]:
        """The words, and the table under them."""
        words, table = _parts(block)
        height = setting.measure(words, rect.w).height
        below = Rect(rect.x, rect.y + height + block.gap, rect.w, rect.h - height - block.gap)
        return [*setting.place(words, replace(rect, h=height)), *setting.place(table, below)]

    def split(self, block: Captioned, width: float, height: float, setting: Setting) -> Split:
        """Where the table may be divided, under words that already tell of the part that follows."""
        words, table = _parts(replace(block, after=block.names))
        room = height - setting.measure(words, width).height - block.gap
        head, tail = setting.split(table, width, room)
        if not isinstance(head, Table) or not isinstance(tail, Table):
            return None, block
        plain, cut = block.children[0], len(head.rows)
        first = replace(block, children=(plain, head), names=block.names[:cut], after=block.names[cut:])
        rest = replace(block, children=(plain, tail), names=block.names[cut:], before=block.names[:cut])
        return first, rest


def _parts(block: Captioned) -> tuple[Text, Table]:
    """The words as they stand over this part, and the table."""
    words, table = block.children
    assert isinstance(words, Text) and isinstance(table, Table)
    beside = [
        f"On the {page}: {_range(names)}."
        for page, names in (("page before", block.before), ("next page", block.after))
        if names and all(len(name) <= _LONGEST for name in (names[0], names[-1]))
    ]
    if not beside:
        return words, table
    last = words.paragraphs[-1]
    stop = " " if last.text.rstrip().endswith((".", "!", "?")) else ". "
    told = replace(last, runs=(*last.runs, Run(stop + " ".join(beside), label=True, of_pages=True)))
    return replace(words, paragraphs=(*words.paragraphs[:-1], told)), table


def _range(names: Sequence[str]) -> str:
    return names[0] if names[0] == names[-1] else f"{names[0]} to {names[-1]}"
