"""The frame of a page: its arrangement over its geometry, slots and shapes making room for a second source line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reportgen.geometry import Rect, Size
from reportgen.theme import Arranged, Furniture, PageGeometry

_ROW_HEIGHT = 24.0  # a slot up to this height is a row of words that moves up as a whole; higher ones get lower


@dataclass(frozen=True, slots=True)
class Decoration:
    """A shape of the arrangement: a filled rectangle."""

    rect: Rect
    colour: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Where everything of one page goes: slots in reading order, decoration, and the furniture that applies."""

    size: Size
    slots: Mapping[str, Rect]
    decoration: tuple[Decoration, ...]
    furniture: Furniture
    styles: Mapping[str, str] = field(default_factory=dict)
    text_width: float | None = None
    first: Frame | None = None  # of the first page, where it differs

    def at(self, part: int) -> Frame:
        """The frame of the page with this number among those of one content, counted from 0."""
        return self.first if part == 0 and self.first is not None else self


def frame_of(arrangement: Arranged, geometry: PageGeometry) -> Frame:
    """The frame of an arrangement as it is without a second source line."""
    return Frame(
        size=geometry.page_size,
        slots={name: Rect(*box) for name, box in arrangement.slots.items()},
        decoration=tuple(Decoration(Rect(*shape.rect), shape.colour) for shape in arrangement.shapes),
        furniture=_furniture(arrangement, geometry),
        styles=arrangement.styles,
        text_width=arrangement.text_width,
        first=_first(arrangement, geometry),
    )


def _first(arrangement: Arranged, geometry: PageGeometry) -> Frame | None:
    first = arrangement.first
    if first is None:
        return None
    return frame_of(first.model_copy(update={"slots": first.slots or arrangement.slots}), geometry)


def _furniture(arrangement: Arranged, geometry: PageGeometry) -> Furniture:
    """The geometry's furniture with the arrangement's parts in place of its own, and without what it leaves out."""
    parts = {
        name: getattr(arrangement.furniture, name) or getattr(geometry.furniture, name)
        for name in Furniture.model_fields
        if name not in arrangement.without
    }
    return Furniture.model_construct(**parts)


def with_source_lines(frame: Frame, lines: int, leading: float) -> Frame:
    """The frame with room for that many source lines: the source starts higher, what ends there ends higher too."""
    source = frame.furniture.source
    if source is None or lines < 2:
        return frame
    lift = leading * (lines - 1)
    x, y, w, h = source.rect
    raised = source.model_copy(update={"rect": (x, y - lift, w, h + lift)})
    areas = {**frame.slots, **{_shape_name(i): shape.rect for i, shape in enumerate(frame.decoration)}}
    areas = _raised(areas, Rect(x, y - lift, w, h + lift), lift)
    return replace(
        frame,
        slots={name: areas[name] for name in frame.slots},
        decoration=tuple(replace(d, rect=areas[_shape_name(i)]) for i, d in enumerate(frame.decoration)),
        furniture=frame.furniture.model_copy(update={"source": raised}),
    )


def _shape_name(index: int) -> str:
    return f"shape {index}"


def _raised(areas: dict[str, Rect], source: Rect, lift: float) -> dict[str, Rect]:
    """Areas clear of the source: rows move up, areas that reach into it or into a moved row get lower.

    A slot inside a shape that gets lower does too, so that the padding stays.
    """
    raised = dict(areas)
    edge = source.y - 4  # content ends 4 above the source
    reaching = {name for name, area in areas.items() if area.bottom > edge}
    rows = {name for name in reaching if 1 < areas[name].h <= _ROW_HEIGHT}
    shrinking = reaching - rows
    for name, area in areas.items():
        above = any(area.bottom > areas[row].y - lift and area.bottom <= areas[row].y for row in rows)
        inside = any(areas[outer].contains(area) and areas[outer] != area for outer in shrinking)
        if above or inside:
            shrinking.add(name)
    for name in rows:
        raised[name] = areas[name].moved(dy=-lift)
    for name in shrinking - rows:
        raised[name] = replace(areas[name], h=areas[name].h - lift)
    return raised
