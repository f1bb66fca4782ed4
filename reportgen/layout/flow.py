"""Flow: blocks poured over pages, headings kept with what they head and figures near their text.

A figure that does not fit stands at the top of the next page, while text after it fills this one; it passes no heading
and no other figure, so that figures keep their order and stay in their section.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from reportgen.exhibits.block import Anchored, Block, Flow, Space, Stack, Table, Text
from reportgen.exhibits.walk import walk
from reportgen.geometry import Rect
from reportgen.layout.page import Fragment
from reportgen.layout.setting import TOLERANCE, Need, Setting, Split
from reportgen.layout.table_parts import LEAST_ROWS
from reportgen.layout.text import leads_in
from reportgen.text.paragraph import Paragraph
from reportgen.text.wrap import space_after

_LEAST_SHAPE = 0.5  # of that height: what a chart has at least where less room is left
_APART = 16.0  # points between a text and an exhibit that is none, and between two of those (look, section 9)
_SHAPE = 0.52  # height of a chart by its width, where nothing else says how high it is
_FEW_COLUMNS = 5  # a row of so few is read across no further than a line of text
_WHOLE = 0.4  # of the page: a table no higher than this is not divided

Piece = tuple[Block, Block]
"""A child, and the whole that it is a part of."""


class FlowLayouter:
    """Lays out ``Flow``. It is never squeezed: there is always a next page."""

    def measure(self, block: Flow, width: float, setting: Setting) -> Need:
        """The heights of all children and the gaps between them; the last chart may be lower than it would like."""
        setting = _alone(setting)
        least = _squeezed(block.children, _rows(block.children, width, setting), width, 0, setting)
        return Need(sum(gap + high for gap, high in least))

    def place(self, block: Flow, rect: Rect, setting: Setting) -> list[Fragment]:
        """Children from the top down."""
        setting = _alone(setting)
        setting.poured.extend(block.wholes or block.children)
        fragments: list[Fragment] = []
        y = rect.y
        rows = _squeezed(block.children, _rows(block.children, rect.w, setting), rect.w, rect.h, setting)
        for child, (gap, high) in zip(block.children, rows, strict=True):
            y += gap
            fragments += setting.place(child, Rect(rect.x, y, _width(child, rect.w, setting), high))
            y += high
        return fragments

    def split(self, block: Flow, width: float, height: float, setting: Setting) -> Split:
        """The part that fills a page, and the rest."""
        wholes = block.wholes or block.children
        page = _Page(width, height, _alone(setting), block.settled)
        rest = page.fill(list(zip(block.children, wholes, strict=True)))
        if not page.taken:
            return None, block
        return _flow(block, page.taken), _flow(block, rest) if rest else None


def _alone(setting: Setting) -> Setting:
    """For children: each is the outermost block of its own, and none is squeezed."""
    return replace(setting, step=0, owner="")


def _flow(block: Flow, pieces: Sequence[Piece]) -> Flow:
    return replace(block, children=tuple(p for p, _ in pieces), wholes=tuple(whole for _, whole in pieces))


@dataclass(slots=True)
class _Page:
    """One page while it is filled: what it has taken, and how high that is."""

    width: float
    height: float
    setting: Setting
    settled: bool
    taken: list[Piece] = field(default_factory=list)
    used: float = 0.0

    def fill(self, pieces: list[Piece]) -> list[Piece]:
        """Take what fits; what is left, in the order in which the next pages take it."""
        held: list[Piece] = []
        while pieces:
            child, whole = pieces[0]
            if held and not _is_passing(child):
                break
            if self._take(child, whole):
                del pieces[0]
                continue
            if held:
                pieces[:1] = self._paragraphs(child)
                break
            head, tail = self._divided(child)
            if head is not None:
                self._add(head, whole)
                pieces[:1] = [(tail, whole)] if tail is not None else []
                break
            if self.settled or not self.taken or not _is_figure(child):
                break
            held.append(pieces.pop(0))
        return [*self._given_back(following=[*held, *pieces]), *held, *pieces]

    def _take(self, child: Block, whole: Block) -> bool:
        """Take a child that fits as a whole."""
        room = self.height - self.used - self._gap(child)
        if _least_height(child, self.width, self.setting) > room + TOLERANCE:
            return False
        self._add(child, whole)
        return True

    def _add(self, child: Block, whole: Block) -> None:
        self.used += self._gap(child) + _height(child, self.width, self.setting)
        self.taken.append((child, whole))

    def _gap(self, child: Block) -> float:
        return _gap(self.taken[-1][0], child, self.setting) if self.taken else 0.0

    def _divided(self, child: Block) -> Split:
        """What of a child fits here: nothing of a small table or of its first rows alone, unless the page is empty."""
        width = _width(child, self.width, self.setting)
        if self.taken and _is_small_table(child, width, self.setting):
            return None, child
        room = self.height - self.used - self._gap(child)
        head, tail = self.setting.split(child, width, room) if room > 0 else (None, child)
        if head is None or (self.taken and _rows_of(head) < min(LEAST_ROWS, _rows_of(child))):
            return None, child
        return head, tail

    def _paragraphs(self, child: Block) -> list[Piece]:
        """Take the first whole paragraphs of a text that fit; what is left of it. Each part is a whole of its own."""
        if isinstance(child, Text):
            for count in range(len(child.paragraphs) - 1, 0, -1):
                head = replace(child, paragraphs=child.paragraphs[:count])
                tail = replace(child, id=f"{child.id}.after", paragraphs=child.paragraphs[count:])
                if not _stays(head.paragraphs[-1], tail.paragraphs[0]) and self._take(head, head):
                    return [(tail, tail)]
        return [(child, child)]

    def _given_back(self, following: list[Piece]) -> list[Piece]:
        """Headings at the end, which stay with what they head: they start the next page, unless they fill this one."""
        back: list[Piece] = []
        if all(is_heading(child) for child, _ in self.taken):
            return back
        while following and is_heading(self.taken[-1][0]):
            back.insert(0, self.taken.pop())
        return back


def _rows(children: Sequence[Block], width: float, setting: Setting) -> list[tuple[float, float]]:
    """For each child the gap above it and its height."""
    gaps = [0.0, *(_gap(a, b, setting) for a, b in pairwise(children))]
    return [(gap, _height(child, width, setting)) for gap, child in zip(gaps, children, strict=False)]


def _height(child: Block, width: float, setting: Setting) -> float:
    """What a child needs; one that would take all there is gets the shape of a chart."""
    width = _width(child, width, setting)
    need = setting.measure(child, width)
    return max(need.height, min(_SHAPE * width, setting.room, need.most)) if need.stretch else need.height


def _least_height(child: Block, width: float, setting: Setting) -> float:
    """How high a child must be: one with the shape of a chart may be lower, so that the page it belongs to holds it."""
    width = _width(child, width, setting)
    need = setting.measure(child, width)
    return max(need.height, _LEAST_SHAPE * _height(child, width, setting)) if need.stretch else need.height


def _squeezed(
    children: Sequence[Block], rows: list[tuple[float, float]], width: float, height: float, setting: Setting
) -> list[tuple[float, float]]:
    """The rows with the last chart lower, as far as it may be, where all of them are higher than ``height``."""
    over = sum(gap + high for gap, high in rows) - height
    if over <= TOLERANCE:
        return rows
    for index in range(len(rows) - 1, -1, -1):
        child, (gap, high) = children[index], rows[index]
        if setting.measure(child, _width(child, width, setting)).stretch:
            lower = max(high - over, _least_height(child, width, setting))
            return [*rows[:index], (gap, lower), *rows[index + 1 :]]
    return rows


def _width(child: Block, width: float, setting: Setting) -> float:
    """Lines of text are no longer than a reader's eye follows, nor are the rows of a table of few columns."""
    narrow = setting.text_width is not None and (_is_text(child) or _is_narrow(child))
    return min(width, setting.text_width or width) if narrow else width


def _is_text(child: Block) -> bool:
    """Whether a block is text alone, or text with a note under it."""
    return all(isinstance(inner, Text | Space | Stack | Anchored) for inner in walk(child))


def _is_narrow(child: Block) -> bool:
    tables = [inner for inner in walk(child) if isinstance(inner, Table)]
    return bool(tables) and all(len(table.header) <= _FEW_COLUMNS for table in tables)


def _gap(above: Block, below: Block, setting: Setting) -> float:
    first, last = _first_paragraph(below), _last_paragraph(above)
    before = setting.theme.styles[setting.style_of(first)].space_before if first else _APART
    after = space_after(replace(last, style=setting.style_of(last)), setting.theme) if last else _APART
    if is_heading(above):
        return after
    return max(before, after)


def _inner(block: Block) -> Block:
    return _inner(block.child) if isinstance(block, Anchored) else block


def _first_paragraph(block: Block) -> Paragraph | None:
    inner = _inner(block)
    return inner.paragraphs[0] if isinstance(inner, Text) and inner.paragraphs else None


def _last_paragraph(block: Block) -> Paragraph | None:
    inner = _inner(block)
    return inner.paragraphs[-1] if isinstance(inner, Text) and inner.paragraphs else None


def is_heading(block: Block) -> bool:
    """Whether a block is a heading, with or without words above it."""
    last = _last_paragraph(block)
    return last is not None and last.role.startswith("H")


def _stays(above: Paragraph, below: Paragraph) -> bool:
    return above.role.startswith("H") or leads_in(above, below)


def _is_passing(block: Block) -> bool:
    """Whether a block may come before a figure that stood before it: text, but no heading."""
    return isinstance(_inner(block), Text) and not is_heading(block)


def _is_figure(block: Block) -> bool:
    return not isinstance(_inner(block), Text)


def _rows_of(block: Block) -> int:
    """The rows of a table, alone or inside something; for what holds none, enough."""
    table = next((inner for inner in walk(block) if isinstance(inner, Table)), None)
    return LEAST_ROWS if table is None else len(table.rows)


def _is_small_table(block: Block, width: float, setting: Setting) -> bool:
    """Whether a table is too low, or has too few rows, to be divided, and fits on a page as a whole."""
    rows = [len(inner.rows) for inner in walk(block) if isinstance(inner, Table)]
    height = setting.measure(block, width).height if rows else 0
    return bool(rows) and height <= (setting.room if max(rows) < 2 * LEAST_ROWS else _WHOLE * setting.room)
