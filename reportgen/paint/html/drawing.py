"""Charts, maps and other drawings as SVG: vectors and words, with their description for who doesn't see them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from reportgen.charts.look import BASELINE_DASH, ChartLook
from reportgen.charts.surface import Step, Stroke, TextAnchor
from reportgen.geometry import Rect
from reportgen.layout.page import (
    ChartFragment,
    DrawingFragment,
    FieldFragment,
    Fragment,
    ShapeFragment,
    TextFragment,
)
from reportgen.paint.html.markup import Markup
from reportgen.text.measure import Measure
from reportgen.theme import Theme

_OUTLINE_DASH = (5.0, 3.0)
_MARGIN = 2.0  # points round a drawing, so that no line at its side is halved


class SvgSurface:
    """A surface for charts that collects SVG elements in the page's own coordinates."""

    def __init__(self, theme: Theme):
        self._measure = Measure(theme)
        self.elements: list[Markup] = []

    def path(
        self, steps: Iterable[Step], fill: str | None = None, stroke: Stroke | None = None, even_odd: bool = False
    ) -> None:
        """Fill and then stroke one path of any number of pieces."""
        outline = " ".join(name + " ".join(map(_number, numbers)) for name, numbers in steps)
        if not outline or (fill is None and stroke is None):
            return
        look = [f'fill="{fill or "none"}"']
        if even_odd and fill:
            look.append('fill-rule="evenodd"')
        if stroke:
            look.append(f'stroke="{stroke.colour}" stroke-width="{_number(stroke.width)}"')
            if stroke.dash:
                look.append(f'stroke-dasharray="{" ".join(map(_number, stroke.dash))}"')
            if stroke.rounded:
                look.append('stroke-linecap="round" stroke-linejoin="round"')
        self.elements.append(f'<path d="{outline}" {" ".join(look)}/>')

    def text(
        self,
        x: float,
        baseline: float,
        words: str,
        *,
        size: float,
        colour: str,
        bold: bool = False,
        anchor: TextAnchor = "start",
    ) -> None:
        """One line of words with its start, middle or end at ``x``."""
        weight = ' font-weight="bold"' if bold else ""
        at = f'x="{_number(x)}" y="{_number(baseline)}" text-anchor="{anchor}"'
        self.elements.append(f'<text {at} font-size="{_number(size)}" fill="{colour}"{weight}>{escape(words)}</text>')

    def text_width(self, words: str, size: float, bold: bool = False) -> float:
        """The advance width of the words in points."""
        return self._measure.text(words, size, bold)


def svg(fragments: Sequence[Fragment], rect: Rect, theme: Theme) -> Markup:
    """The fragments as one picture; it is described by what its charts and drawings say, or decoration."""
    surface = SvgSurface(theme)
    look = ChartLook.of(theme)
    for fragment in fragments:
        _draw(fragment, surface, look)
    said = " ".join(filter(None, map(_said, fragments)))
    role = f'role="img" aria-label="{escape(said)}"' if said else 'aria-hidden="true"'
    box = (rect.x - _MARGIN, rect.y - _MARGIN, rect.w + 2 * _MARGIN, rect.h + 2 * _MARGIN)
    # A width in points that a narrow screen may take less of: the drawing scales as a whole.
    size = f'viewBox="{" ".join(map(_number, box))}" style="width:{_number(box[2] / 12)}rem"'
    return f"<svg {size} {role}>{''.join(surface.elements)}</svg>"


def _said(fragment: Fragment) -> str:
    """What a reader hears of a fragment that is seen as a picture."""
    if isinstance(fragment, ChartFragment):
        return fragment.model.alt
    if isinstance(fragment, DrawingFragment):
        return fragment.alt
    if isinstance(fragment, FieldFragment):
        states = {True: "ticked", False: "not ticked"}
        return f"{fragment.says}: {states[fragment.ticked] if fragment.control == 'tick' else 'to be filled in'}"
    return ""


def _draw(fragment: Fragment, surface: SvgSurface, look: ChartLook) -> None:
    if isinstance(fragment, ChartFragment):
        from reportgen.charts.draw import draw_chart  # matplotlib is loaded only by files that have a chart

        draw_chart(fragment.model, fragment.rect, fragment.plot, surface, look)
    elif isinstance(fragment, DrawingFragment):
        _draw_polygons(fragment, surface)
        for label in fragment.label_lines:
            _draw_words(label, surface)
    elif isinstance(fragment, ShapeFragment):
        _draw_shape(fragment, surface)
    elif isinstance(fragment, FieldFragment):
        surface.path(_corners(fragment.rect), fragment.fill, Stroke(fragment.outline, fragment.weight))
        if fragment.ticked:
            tick: list[Step] = [("M" if i == 0 else "L", (p.x, p.y)) for i, p in enumerate(fragment.tick)]
            surface.path(tick, stroke=Stroke(fragment.tick_colour, fragment.tick_weight))
    elif isinstance(fragment, TextFragment):
        _draw_words(fragment, surface)


def _draw_polygons(fragment: DrawingFragment, surface: SvgSurface) -> None:
    for polygon in fragment.polygons:
        steps: list[Step] = []
        for ring in polygon.rings:
            steps += [("M" if i == 0 else "L", (point.x, point.y)) for i, point in enumerate(ring)]
            steps.append(("Z", ()))
        stroke = Stroke(polygon.stroke, polygon.stroke_width, rounded=True) if polygon.stroke_width else None
        surface.path(steps, polygon.fill or None, stroke, even_odd=True)


def _draw_words(fragment: TextFragment, surface: SvgSurface) -> None:
    for line in fragment.lines:
        for segment in line.segments:
            run = segment.run
            x, baseline = fragment.rect.x + segment.x, fragment.rect.y + line.baseline
            colour = run.colour or "#000000"
            surface.text(x, baseline, run.text, size=run.size or 0, colour=colour, bold=bool(run.bold))


def _draw_shape(shape: ShapeFragment, surface: SvgSurface) -> None:
    stroke = None
    if shape.stroke:
        dash = (BASELINE_DASH if shape.points else _OUTLINE_DASH) if shape.dashed else ()
        stroke = Stroke(shape.stroke, shape.weight, dash)
    r = shape.rect
    if shape.ellipse:
        look = f'fill="{shape.fill or "none"}"' + (f' stroke="{shape.stroke}"' if shape.stroke else "")
        middle = f'cx="{_number(r.x + r.w / 2)}" cy="{_number(r.y + r.h / 2)}"'
        surface.elements.append(f'<ellipse {middle} rx="{_number(r.w / 2)}" ry="{_number(r.h / 2)}" {look}/>')
        return
    if shape.points:
        line: list[Step] = [("M" if i == 0 else "L", (p.x, p.y)) for i, p in enumerate(shape.points)]
        surface.path(line, shape.fill, stroke)
    else:
        surface.path(_corners(r), shape.fill, stroke)


def _corners(r: Rect) -> list[Step]:
    return [("M", (r.x, r.y)), ("L", (r.right, r.y)), ("L", (r.right, r.bottom)), ("L", (r.x, r.bottom)), ("Z", ())]


def _number(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
