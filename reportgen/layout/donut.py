"""Donut: a ring, beside each slice its name and value on a leader line, and the total wrapped to the hole."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.charts.model import ChartModel
from reportgen.charts.place import DONUT_HOLE, PlotPlace, spread
from reportgen.geometry import Point, Rect
from reportgen.layout.page import ChartFragment, Fragment, ShapeFragment
from reportgen.layout.setting import Setting
from reportgen.layout.text import text_fragment
from reportgen.text.measure import Measure
from reportgen.text.paragraph import Paragraph, Run
from reportgen.text.wrap import SLACK, natural_width

_STYLE = "chart-key"
_LARGEST, _SMALLEST = 250.0, 110.0  # points, the ring's diameter
_LEADER = 34.0  # from the ring to the words
_OUT, _LEVEL = 12.0, 9.0  # a leader's way outwards from the ring, and its level end beside the words
_FROM_RING, _FROM_WORDS = 3.0, 4.0
_LEADER_WEIGHT = 0.75
_HOLE_HEIGHT = 0.92  # of the hole's height that the total and its words may take
_HOLE_EVERYWHERE = 0.5  # of the outer radius: LibreOffice draws every hole so, whatever the chart says
_HOLE_SHARE = 0.75  # of the hole's width that the total and the words under it may take
_APART = 5.0  # between the words of two slices at least


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one slice: which it is, on which side, and at which angle (degrees clockwise from the top)."""

    category: int
    angle: float
    paragraphs: tuple[Paragraph, ...]

    @property
    def right(self) -> bool:
        return self.angle <= 180


@dataclass(frozen=True, slots=True)
class _Plan:
    """The ring and the widths of the words on its two sides."""

    diameter: float
    left: float
    right: float


def donut_height(model: ChartModel, width: float, setting: Setting) -> float:
    """The height that the words of the fuller side and the smallest ring need."""
    words = _words(model)
    cap = _cap(width)
    sides = [_heights([w for w in words if w.right is right], cap, setting) for right in (True, False)]
    return max(_SMALLEST + 2 * _OUT, *(len(side) * (max(side, default=0.0) + _APART) for side in sides))


def donut_fragments(model: ChartModel, rect: Rect, setting: Setting) -> list[Fragment]:
    """The ring, then leader and words of each slice, clockwise."""
    words = _words(model)
    plan = _plan(words, rect, setting)
    centre = Point(
        rect.x + (rect.w - plan.left - plan.right - plan.diameter) / 2 + plan.left + plan.diameter / 2,
        rect.y + rect.h / 2,
    )
    radius = plan.diameter / 2
    ring = Rect(centre.x - radius, centre.y - radius, plan.diameter, plan.diameter)
    hole = plan.diameter * _HOLE_EVERYWHERE * _HOLE_SHARE
    total = _wrapped_total(model.donut_total, hole, setting)
    _check_total(total, plan.diameter * DONUT_HOLE * _HOLE_HEIGHT, setting)
    model = replace(model, donut_total=total, donut_total_size=_total_size(total, hole, setting))
    fragments: list[Fragment] = [
        ChartFragment(
            rect=ring,
            block=setting.owner,
            name=f"Chart: {model.name}",
            place=setting.at,
            model=model,
            plot=ring,
        )
    ]
    tops = _tops(words, rect, (centre, radius), plan, setting)
    for item in words:
        fragments += _beside(item, tops[item.category], (centre, radius), plan, setting)
    return fragments


def _words(model: ChartModel) -> list[_Words]:
    """The words of each slice that can be seen, clockwise; a slice of nothing has none, its value is in a note."""
    series = model.series[0]
    found = []
    for piece in PlotPlace(model, Rect(0, 0, 1, 1)).slices():
        label = series.labels[piece.category] if series.labels else None
        figure = series.figures[piece.category] if series.figures else None
        name = Paragraph((Run(model.categories[piece.category], bold=True),), _STYLE)
        value = (Paragraph((Run(label.text, figures=(figure,) if figure else ()),), _STYLE),) if label else ()
        found.append(_Words(piece.category, (piece.start + piece.end) / 2, (name, *value)))
    return found


def _cap(width: float) -> float:
    """The widest that words beside the ring may be before they wrap."""
    return max((width - _SMALLEST) / 2 - _LEADER, 1.0)


def _plan(words: Sequence[_Words], rect: Rect, setting: Setting) -> _Plan:
    cap = _cap(rect.w)
    left, right = (
        min(max((_width(w.paragraphs, setting) for w in words if w.right is side), default=0.0), cap)
        for side in (False, True)
    )
    beside = sum(width + _LEADER for width in (left, right) if width)
    diameter = min(_LARGEST, rect.h - 2 * _OUT, rect.w - beside)
    return _Plan(diameter, left + _LEADER if left else 0.0, right + _LEADER if right else 0.0)


def _width(paragraphs: tuple[Paragraph, ...], setting: Setting) -> float:
    return max(natural_width(paragraph, setting.theme) for paragraph in setting.resolved(paragraphs)) / SLACK + 1


def _heights(words: Sequence[_Words], cap: float, setting: Setting) -> list[float]:
    return [setting.wrapped(w.paragraphs, min(_width(w.paragraphs, setting), cap)).height for w in words]


def _tops(
    words: Sequence[_Words], rect: Rect, circle: tuple[Point, float], plan: _Plan, setting: Setting
) -> dict[int, float]:
    """The top of each slice's words: level with its slice, moved apart as little as keeps them legible."""
    centre, radius = circle
    half = setting.theme.styles[_STYLE].leading / 2
    tops: dict[int, float] = {}
    for right in (True, False):
        side = sorted((w for w in words if w.right is right), key=lambda w: w.angle if right else -w.angle)
        height = max(_heights(side, (plan.right if right else plan.left) - _LEADER, setting), default=0.0)
        wanted = [centre.y - (radius + _OUT) * math.cos(math.radians(w.angle)) - half + height / 2 for w in side]
        middles = spread(wanted, height + _APART, rect.y, rect.bottom)
        tops |= {w.category: middle - height / 2 for w, middle in zip(side, middles, strict=True)}
    return tops


def _beside(words: _Words, top: float, circle: tuple[Point, float], plan: _Plan, setting: Setting) -> list[Fragment]:
    """A leader from the middle of the slice to its words, and the words, their side towards the ring aligned."""
    centre, radius = circle
    way = 1 if words.right else -1
    width = (plan.right if words.right else plan.left) - _LEADER
    edge = centre.x + way * (radius + _LEADER)
    paragraphs = words.paragraphs if words.right else tuple(replace(p, align="right") for p in words.paragraphs)
    height = setting.wrapped(paragraphs, width).height
    box = Rect(edge if words.right else edge - width, top, width, height)
    level = top + setting.theme.styles[_STYLE].leading / 2
    angle = math.radians(words.angle)

    def outwards(reach: float) -> Point:
        return Point(centre.x + reach * math.sin(angle), centre.y - reach * math.cos(angle))

    points = (
        outwards(radius + _FROM_RING),
        outwards(radius + _OUT),
        Point(edge - way * (_LEVEL + _FROM_WORDS), level),
        Point(edge - way * _FROM_WORDS, level),
    )
    return [_leader(points, setting), text_fragment(paragraphs, box, setting)]


def _leader(points: tuple[Point, ...], setting: Setting) -> ShapeFragment:
    left, top = min(p.x for p in points), min(p.y for p in points)
    rect = Rect(left, top, max(p.x for p in points) - left, max(p.y for p in points) - top)
    return ShapeFragment(
        rect=rect,
        block=setting.owner,
        name="Leader",
        place=setting.at,
        stroke=setting.hex("secondary"),
        weight=_LEADER_WEIGHT,
        points=points,
    )


def _wrapped_total(total: str, width: float, setting: Setting) -> str:
    """The total with the words under it broken into lines that the hole holds."""
    number, _, words = total.partition("\n")
    measure, size = Measure(setting.theme), setting.theme.styles["chart-text"].size
    lines: list[str] = []
    for word in words.split():
        if lines and measure.text(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join((number, *lines))


def _check_total(total: str, hole: float, setting: Setting) -> None:
    """A problem where the words under the total need more height than the hole has."""
    number, words = setting.theme.styles["finding-value"].leading, setting.theme.styles["chart-text"].leading
    if number + total.count("\n") * words > hole:
        setting.problems.error(
            setting.at,
            f"the words under the donut's total take {total.count(chr(10))} lines",
            f"a hole of {hole:.0f} points holds {max(int((hole - number) // words), 0)}",
            "shorten 'total', or the words beside the ring",
            "donut-total",
        )


def _total_size(total: str, width: float, setting: Setting) -> float:
    """The size of the total's number: the look's own, or as much smaller as the hole asks, never under chart text."""
    usual, least = (setting.theme.styles[style].size for style in ("finding-value", "chart-text"))
    needed = Measure(setting.theme).text(total.partition("\n")[0], usual, bold=True)
    return max(min(usual, usual * width / needed), least) if needed else usual
