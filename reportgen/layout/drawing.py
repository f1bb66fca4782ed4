"""Drawing: vector shapes scaled together to the room there is, labels set on their points at their own size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportgen.exhibits.block import Drawing, Label, Polygon
from reportgen.geometry import Point, Rect
from reportgen.layout.page import DrawingFragment, Fragment, TextFragment
from reportgen.layout.setting import Need, Setting, Split
from reportgen.layout.text import short_alt, text_fragment
from reportgen.text.wrap import SLACK, natural_width

_LEAST_HEIGHT = 160.0  # points; smaller than that, labels on a map of 33 boroughs run into each other


class DrawingLayouter:
    """Lays out ``Drawing``."""

    def measure(self, block: Drawing, width: float, setting: Setting) -> Need:
        """A least height; the drawing grows into what is left, its proportions kept."""
        return Need(min(_LEAST_HEIGHT, width * block.height / block.width), stretch=True)

    def place(self, block: Drawing, rect: Rect, setting: Setting) -> list[Fragment]:
        """One drawing as large as fits, in the middle of the width, at the top."""
        scale = min(rect.w / block.width, rect.h / block.height)
        width, height = block.width * scale, block.height * scale
        at = Rect(rect.x + (rect.w - width) / 2, rect.y, width, height)

        def placed(point: Point) -> Point:
            return Point(at.x + point.x * scale, at.y + point.y * scale)

        labels = tuple(Label(placed(label.at), setting.resolved((label.paragraph,))[0]) for label in block.labels)
        return [
            DrawingFragment(
                rect=at,
                block=setting.owner,
                name=f"Drawing: {short_alt(block.alt)}",
                place=setting.at,
                polygons=tuple(_polygon(polygon, placed, setting) for polygon in block.polygons),
                labels=labels,
                label_lines=tuple(_label(block.labels[i], label.at, setting) for i, label in enumerate(labels)),
                alt=block.alt,
                figures=block.figures,
            )
        ]

    def split(self, block: Drawing, width: float, height: float, setting: Setting) -> Split:
        """Never divided."""
        return None, block


def _polygon(polygon: Polygon, placed: Callable[[Point], Point], setting: Setting) -> Polygon:
    return replace(
        polygon,
        rings=tuple(tuple(placed(point) for point in ring) for ring in polygon.rings),
        fill=setting.hex(polygon.fill),
        stroke=setting.hex(polygon.stroke),
    )


def _label(label: Label, at: Point, setting: Setting) -> TextFragment:
    """The label's words centred on its point, in both directions."""
    paragraphs = (replace(label.paragraph, align="centre"),)
    (resolved,) = setting.resolved(paragraphs)
    width = natural_width(resolved, setting.theme) / SLACK + 1
    height = setting.theme.styles[label.paragraph.style].leading
    rect = Rect(at.x - width / 2, at.y - height / 2, width, height)
    return text_fragment(paragraphs, rect, setting, name=f"Label {label.paragraph.text}")
