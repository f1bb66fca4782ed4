"""Swatches, and keys: swatches with their words in rows that wrap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportgen.exhibits.block import Key, Swatch
from reportgen.geometry import Point, Rect
from reportgen.layout.page import Fragment, ShapeFragment
from reportgen.layout.setting import TOLERANCE, Need, Setting, Split
from reportgen.layout.signs import SIGNS, sign_parts
from reportgen.layout.text import text_fragment
from reportgen.text.paragraph import Paragraph
from reportgen.text.wrap import FIRST_BASELINE, SLACK, natural_width

_SWATCH_GAP = 5.0  # between a swatch and its words
_LINE_SAMPLE = 18.0  # length of a line sample
_LINE_WEIGHT = 2.25
_DASH_WEIGHT = 1.25
_DASH_GAP = 3.0
_MARKER_RADIUS = 3.0
_MARKER_WEIGHT = 1.75
_X_HEIGHT_MIDDLE = 0.36  # of the size: from the baseline up to the middle of capitals and figures


def swatch_shapes(block: Swatch, rect: Rect, setting: Setting) -> list[Fragment]:
    """The decoration that a swatch is: a square, or a line with or without a marker, middle of ``rect``."""
    colour = setting.hex(block.colour)

    def shape(at: Rect, **look: Any) -> ShapeFragment:
        return ShapeFragment(rect=at, block=setting.owner, name="Swatch", place=setting.at, **look)

    if block.sample == "none":
        return []
    if block.sample in SIGNS:
        return [shape(part.rect, **part.look) for part in sign_parts(block.sample, rect, colour, setting)]
    if block.sample == "square":
        return [shape(rect, fill=colour, stroke=setting.hex(block.outline) if block.outline else None)]
    if block.sample == "outline":
        return [shape(rect, fill=setting.hex("white"), stroke=colour)]
    middle = rect.y + rect.h / 2
    if block.sample == "long dash":
        dashes = _long_dashes(rect, middle)
        return [shape(rect, stroke=colour, weight=_DASH_WEIGHT, points=ends) for ends in dashes]
    ends = (Point(rect.x, middle), Point(rect.right, middle))
    dashed = block.sample == "dash"
    line = shape(rect, stroke=colour, weight=_DASH_WEIGHT if dashed else _LINE_WEIGHT, dashed=dashed, points=ends)
    if block.sample != "marker line":
        return [line]
    centre = rect.x + rect.w / 2
    ring = Rect(centre - _MARKER_RADIUS, middle - _MARKER_RADIUS, 2 * _MARKER_RADIUS, 2 * _MARKER_RADIUS)
    return [line, shape(ring, fill=setting.hex("white"), stroke=colour, weight=_MARKER_WEIGHT, ellipse=True)]


def _long_dashes(rect: Rect, y: float) -> list[tuple[Point, Point]]:
    """Two long dashes that fill the sample, lines of their own: one dashed line so short would end in the second."""
    length = (rect.w - _DASH_GAP) / 2
    starts = (rect.x, rect.right - length)
    return [(Point(x, y), Point(x + length, y)) for x in starts]


def swatch_width(block: Swatch) -> float:
    """A square's width; a line sample is longer than a square unless the block says how long; words alone have none."""
    if block.sample == "none":
        return 0
    is_line = block.sample in ("line", "marker line", "dash", "long dash")
    return max(block.w, _LINE_SAMPLE) if is_line else block.w


class SwatchLayouter:
    """Lays out ``Swatch`` on its own."""

    def measure(self, block: Swatch, width: float, setting: Setting) -> Need:
        """Its height."""
        return Need(block.h)

    def place(self, block: Swatch, rect: Rect, setting: Setting) -> list[Fragment]:
        """Its decoration at the top left."""
        return swatch_shapes(block, Rect(rect.x, rect.y, swatch_width(block), block.h), setting)

    def split(self, block: Swatch, width: float, height: float, setting: Setting) -> Split:
        """Never divided."""
        return None, block


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry placed in the key: its left edge, its row's top and height, and the width of its words."""

    swatch: Swatch
    words: tuple[Paragraph, ...]
    x: float
    y: float
    width: float
    leading: float
    size: float


class KeyLayouter:
    """Lays out ``Key``."""

    def measure(self, block: Key, width: float, setting: Setting) -> Need:
        """The height of its rows."""
        return Need(max((entry.y + entry.leading for entry in _entries(block, width, setting)), default=0))

    def place(self, block: Key, rect: Rect, setting: Setting) -> list[Fragment]:
        """Each swatch as decoration, then its words."""
        fragments: list[Fragment] = []
        for entry in _entries(block, rect.w, setting):
            x, y, swatch = rect.x + entry.x, rect.y + entry.y, entry.swatch
            middle = y + FIRST_BASELINE * entry.leading - _X_HEIGHT_MIDDLE * entry.size
            sample = Rect(x, middle - swatch.h / 2, swatch_width(swatch), swatch.h)
            fragments += swatch_shapes(swatch, sample, setting)
            words = Rect(x + _before(swatch), y, entry.width, entry.leading)
            fragments.append(text_fragment(entry.words, words, setting))
        return fragments

    def split(self, block: Key, width: float, height: float, setting: Setting) -> Split:
        """Never divided."""
        return None, block


def _before(swatch: Swatch) -> float:
    """What stands before an entry's words: its sample and the gap after it."""
    return 0 if swatch.sample == "none" else swatch_width(swatch) + _SWATCH_GAP


def _entries(block: Key, width: float, setting: Setting) -> list[_Entry]:
    entries: list[_Entry] = []
    x = y = 0.0
    for swatch, paragraph in block.entries:
        (resolved,) = setting.resolved((paragraph,))
        style = setting.theme.styles[paragraph.style]
        before = _before(swatch)
        words = min(natural_width(resolved, setting.theme) / SLACK + 0.5, width - before)
        if x and x + before + words > width + TOLERANCE:
            x, y = 0.0, y + style.leading
        entries.append(_Entry(swatch, (paragraph,), x, y, words, style.leading, style.size))
        x += before + words + block.gap
    return entries
