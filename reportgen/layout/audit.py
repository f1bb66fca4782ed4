"""The audit of finished pages: nothing leaves its box or the page, nothing covers anything else.

Layouters make this true by construction; what the audit finds is a fault that must not reach a reader unseen.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import combinations

from reportgen.errors import Problem
from reportgen.geometry import Rect
from reportgen.layout.box import GROUND
from reportgen.layout.page import (
    ChartFragment,
    DrawingFragment,
    Fragment,
    Page,
    PictureFragment,
    ShapeFragment,
    TableFragment,
    TextFragment,
)
from reportgen.text.paragraph import Line, Paragraph
from reportgen.text.wrap import FIRST_BASELINE
from reportgen.theme import Theme

_SLACK = 0.5  # points by which sums of widths may stray
_OVERLAP = 1.0  # points by which two rectangles have to overlap in both directions before they cover each other


def audit(pages: Iterable[Page], theme: Theme) -> Iterator[Problem]:
    """Everything on the pages that is not where it may be, as errors at the place of its block."""
    for page in pages:
        yield from _off_page(page)
        for fragment in page.fragments:
            if isinstance(fragment, TextFragment):
                yield from _text_outside(page, fragment, theme)
            if isinstance(fragment, TableFragment):
                yield from _cells_outside(page, fragment)
        yield from _covered(page)
        yield from _past_ground(page, theme)


def _off_page(page: Page) -> Iterator[Problem]:
    whole = Rect(0, 0, page.size.w, page.size.h)
    for fragment in page.fragments:
        if not whole.contains(fragment.rect, _SLACK):
            yield _problem(page, fragment, "lies off the page", "off-page")


def _text_outside(page: Page, fragment: TextFragment, theme: Theme) -> Iterator[Problem]:
    if any(_right(line) > fragment.rect.w + _SLACK or _left(line) < -_SLACK for line in fragment.lines):
        yield _problem(page, fragment, "holds a line wider than its box", "text-outside")
    bottoms = (_bottom(line, fragment.paragraphs, fragment.scale, theme) for line in fragment.lines)
    over = max(bottoms, default=0.0) - fragment.rect.h
    if over > _SLACK:
        yield _problem(page, fragment, f"holds text that is {over:.0f} points too tall for its box", "text-outside")


def _cells_outside(page: Page, fragment: TableFragment) -> Iterator[Problem]:
    for row in fragment.cells:
        for cell in row:
            wide = any(_right(line) > cell.text_rect.w + _SLACK or _left(line) < -_SLACK for line in cell.lines)
            if wide or not fragment.rect.contains(cell.text_rect, _SLACK):
                yield _problem(page, fragment, "holds a cell whose words leave it", "text-outside")
                return


def _right(line: Line) -> float:
    return max((piece.x + piece.width for piece in line.segments), default=0.0)


def _left(line: Line) -> float:
    pieces = (*line.segments, *((line.marker,) if line.marker else ()))
    return min((piece.x for piece in pieces), default=0.0)


def _bottom(line: Line, paragraphs: tuple[Paragraph, ...], scale: float, theme: Theme) -> float:
    leading = theme.styles[paragraphs[line.paragraph].style].leading * scale
    return line.baseline + (1 - FIRST_BASELINE) * leading


def _covered(page: Page) -> Iterator[Problem]:
    content = [f for f in page.fragments if _is_content(f)]
    for one, other in combinations(content, 2):
        if one.block != other.block and _overlap(one.rect, other.rect):
            yield _problem(page, other, f"covers '{one.name}'", "covered")


def _past_ground(page: Page, theme: Theme) -> Iterator[Problem]:
    """What begins on the ground of its box and ends below it: white words would end on white paper."""
    grounds: list[ShapeFragment] = []
    for fragment in page.fragments:
        if isinstance(fragment, ShapeFragment):
            grounds += [fragment] if fragment.name == GROUND else []
            continue
        within = [g for g in grounds if g.block == fragment.block and _begins_on(fragment, g)]
        over = _end(fragment, theme) - min((g.rect.bottom for g in within), default=math.inf)
        if _is_content(fragment) and over > _SLACK:
            yield _problem(page, fragment, f"ends {over:.0f} points below the ground of its box", "past-ground")


def _begins_on(fragment: Fragment, ground: ShapeFragment) -> bool:
    return ground.rect.contains(Rect(fragment.rect.x, fragment.rect.y, 0, 0), _SLACK)


def _end(fragment: Fragment, theme: Theme) -> float:
    """Where a fragment's words end, or it itself."""
    if not isinstance(fragment, TextFragment):
        return fragment.rect.bottom
    bottoms = (_bottom(line, fragment.paragraphs, fragment.scale, theme) for line in fragment.lines)
    return fragment.rect.y + max(bottoms, default=0.0)


def _is_content(fragment: Fragment) -> bool:
    if isinstance(fragment, TextFragment):
        return not fragment.rotation
    return isinstance(fragment, TableFragment | ChartFragment | DrawingFragment | PictureFragment)


def _overlap(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > _OVERLAP and down > _OVERLAP


def _problem(page: Page, fragment: Fragment, found: str, rule: str) -> Problem:
    return Problem(
        fragment.place,
        f"'{fragment.name}' on page {page.number} {found}",
        hint="shorten it or choose a layout with more room",
        rule=rule,
    )
