"""How a page's fragments stand to each other, read from their rectangles: what is on a ground, beside or below what.

A web page flows: where the page has two columns it has two that become one on a narrow screen. The reading order is
that of the fragments and never changes; where rectangles say nothing the fragments stand one below the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.geometry import Rect
from reportgen.layout.page import ChartFragment, DrawingFragment, FieldFragment, Fragment, ShapeFragment, TextFragment

_TOLERANCE = 1.0  # points; measured text may stick out by less
_LEAST_GROUND = 10.0  # points; smaller shapes are samples of a key, edges and rules
_SAMPLE = 20.0  # points at most either way


@dataclass(frozen=True, slots=True)
class Panel:
    """What stands on a ground, with the coloured edges at its sides."""

    ground: ShapeFragment
    edges: tuple[ShapeFragment, ...]
    child: Region
    rect: Rect


@dataclass(frozen=True, slots=True)
class Stack:
    """One below the other."""

    children: tuple[Region, ...]
    rect: Rect


@dataclass(frozen=True, slots=True)
class Row:
    """Side by side."""

    children: tuple[Region, ...]
    rect: Rect


@dataclass(frozen=True, slots=True)
class Graphic:
    """A chart or drawing among words and lines that belong to it: one picture."""

    fragments: tuple[Fragment, ...]
    rect: Rect


@dataclass(frozen=True, slots=True)
class Leaf:
    """A fragment by itself."""

    fragment: Fragment

    @property
    def rect(self) -> Rect:
        """Where it stands on its page."""
        return self.fragment.rect


Region = Panel | Stack | Row | Graphic | Leaf


def region_of(fragments: Sequence[Fragment]) -> Region:
    """The fragments as regions in regions, in their order; shapes that hold nothing and sample nothing are left out."""
    return _arranged(_on_grounds(fragments))


def is_sample(region: Region) -> bool:
    """Whether it is a small sign before its words: the sample of a colour or line in a key, a box to tick."""
    fragment = region.fragment if isinstance(region, Leaf) else None
    return isinstance(fragment, ShapeFragment) or (isinstance(fragment, FieldFragment) and fragment.control == "tick")


def _on_grounds(fragments: Sequence[Fragment]) -> list[Region]:
    """The fragments with those that stand on a ground put together, where the first of them stands."""
    left = list(fragments)
    made: list[Region] = []
    while left:
        first = left.pop(0)
        if not isinstance(first, ShapeFragment):
            made.append(Leaf(first))
        elif _is_ground(first) and (run := _run_on(first.rect, left)):
            inside = left[run.start : run.stop]
            edges = tuple(f for f in inside if isinstance(f, ShapeFragment) and _is_edge(f, first.rect))
            child = region_of([f for f in inside if f not in edges])
            left[run.start : run.stop] = [_Placeholder(rect=first.rect, panel=Panel(first, edges, child, first.rect))]
        elif first.name == "Swatch" or _is_tick(first):
            made.append(Leaf(first))
    return [region.fragment.panel if _is_placed(region) else region for region in made]  # type: ignore[union-attr]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Placeholder(Fragment):
    """Stands for a panel among fragments that are still to be put together."""

    panel: Panel


def _is_placed(region: Region) -> bool:
    return isinstance(region, Leaf) and isinstance(region.fragment, _Placeholder)


def _is_ground(shape: ShapeFragment) -> bool:
    return not shape.points and min(shape.rect.w, shape.rect.h) >= _LEAST_GROUND


def _is_tick(shape: ShapeFragment) -> bool:
    return bool(shape.points) and max(shape.rect.w, shape.rect.h) <= _SAMPLE and shape.name != "Leader"


def _is_edge(shape: ShapeFragment, ground: Rect) -> bool:
    """A filled strip along one side of the ground."""
    sides = (shape.rect.x - ground.x, shape.rect.right - ground.right, shape.rect.y - ground.y)
    return bool(shape.fill) and min(shape.rect.w, shape.rect.h) <= 8 and any(abs(side) <= _TOLERANCE for side in sides)


def _run_on(ground: Rect, fragments: Sequence[Fragment]) -> range:
    """The first unbroken run of fragments on the ground; empty when nothing but decoration is on it."""
    start = next((i for i, f in enumerate(fragments) if ground.contains(f.rect, _TOLERANCE)), len(fragments))
    stop = next((i for i in range(start, len(fragments)) if not ground.contains(fragments[i].rect, _TOLERANCE)), None)
    run = range(start, len(fragments) if stop is None else stop)
    return run if any(not isinstance(fragments[i], ShapeFragment) for i in run) else range(0)


def _arranged(items: Sequence[Region]) -> Region:
    """The items cut where a straight line parts them, first across the page, then down it."""
    if len(items) == 1:
        return items[0]
    rect = _hull(items)
    below = _cut(items, lambda before, after: before.bottom <= after.y + _TOLERANCE)
    if len(below) > 1:
        return Stack(tuple(map(_arranged, below)), rect)
    beside = _cut(items, lambda before, after: before.right <= after.x + _TOLERANCE)
    if len(beside) > 1:
        return Row(tuple(map(_arranged, beside)), rect)
    fragments = tuple(_fragments(items))
    if any(isinstance(f, ChartFragment | DrawingFragment) for f in fragments) and _are_labels(fragments):
        return Graphic(fragments, rect)
    return Stack(tuple(items), rect)


def _are_labels(fragments: Sequence[Fragment]) -> bool:
    """Whether nothing but words and shapes stands among the graphics."""
    return all(isinstance(f, ChartFragment | DrawingFragment | ShapeFragment | TextFragment) for f in fragments)


def _cut(items: Sequence[Region], parted: Callable[[Rect, Rect], bool]) -> list[Sequence[Region]]:
    """The items in the pieces that a line parts: all before it on one side, all after it on the other."""
    cuts = [k for k in range(1, len(items)) if parted(_hull(items[:k]), _hull(items[k:]))]
    return [items[start:stop] for start, stop in pairwise([0, *cuts, len(items)])]


def _hull(items: Sequence[Region]) -> Rect:
    x, y = min(i.rect.x for i in items), min(i.rect.y for i in items)
    return Rect(x, y, max(i.rect.right for i in items) - x, max(i.rect.bottom for i in items) - y)


def _fragments(items: Sequence[Region]) -> Iterator[Fragment]:
    for item in items:
        if isinstance(item, Leaf):
            yield item.fragment
        elif isinstance(item, Graphic):
            yield from item.fragments
        elif isinstance(item, Panel):
            yield item.ground
            yield from item.edges
            yield from _fragments([item.child])
        else:
            yield from _fragments(item.children)
