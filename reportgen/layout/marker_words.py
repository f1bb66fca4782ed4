"""Words of vertical markers: at the top of their lines, right or left of them, where they cover nothing drawn."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.charts.look import MARKER_GAP
from reportgen.charts.model import ChartModel, VerticalMarker
from reportgen.charts.place import PlotPlace
from reportgen.geometry import Rect
from reportgen.layout.drawn import drawn, meet
from reportgen.layout.page import TextFragment
from reportgen.layout.setting import Setting
from reportgen.layout.text import text_fragment
from reportgen.text.measure import Measure
from reportgen.text.paragraph import Paragraph, Run
from reportgen.text.wrap import SLACK, natural_width

_STYLE = "chart-label"
_WIDEST = 0.45  # of the plot, before words break
_DEPTH = 0.6  # of the plot's height, how far down words may go to keep clear


def marker_fragments(model: ChartModel, plot: Rect, setting: Setting) -> list[TextFragment]:
    """The words of each marker, in the markers' order."""
    place = PlotPlace(model, plot)
    taken = list(drawn(place, setting)) if model.markers else []
    fragments = []
    for marker in model.markers:
        paragraphs = (Paragraph((Run(marker.text),), _STYLE),)
        places = list(_places(place, marker, paragraphs, setting))
        rect = next((one for one in places if not any(meet(one, other) for other in taken)), places[0])
        taken.append(rect)
        fragments.append(text_fragment(paragraphs, rect, setting))
    return fragments


def _places(
    place: PlotPlace, marker: VerticalMarker, paragraphs: tuple[Paragraph, ...], setting: Setting
) -> Iterator[Rect]:
    """Where the words may stand, best first: at the top, right of the line, then left; then further down.

    They break where the next marker or the plot's edge leaves no room for them on one line.
    """
    x, plot = place.centre(marker.category), place.plot
    natural = natural_width(setting.resolved(paragraphs)[0], setting.theme) / SLACK + 1
    sides = []
    for way, space in ((1, _space(place, x, 1)), (-1, _space(place, x, -1))):
        width = min(natural, _WIDEST * plot.w, space - 2 * MARKER_GAP)
        if width >= _longest_word(marker.text, setting) or natural <= space - MARKER_GAP:
            sides.append((x + MARKER_GAP if way == 1 else x - MARKER_GAP - width, width))
    if not sides:
        width = min(natural, max(_WIDEST * plot.w, _longest_word(marker.text, setting)))
        sides.append((min(x + MARKER_GAP, plot.right - width), width))
    heights = [setting.wrapped(paragraphs, width).height for _, width in sides]
    for down in range(int(_DEPTH * plot.h / min(heights)) + 1):
        for (left, width), height in zip(sides, heights, strict=True):
            yield Rect(left, plot.y + down * min(heights), width, height)


def _space(place: PlotPlace, x: float, way: int) -> float:
    """How far it is from a marker to the next one or to the edge of the plot."""
    edge = place.plot.right if way == 1 else place.plot.x
    others = [place.centre(marker.category) for marker in place.model.markers]
    return min(way * (end - x) for end in (edge, *others) if way * (end - x) > 0 or end == edge)


def _longest_word(text: str, setting: Setting) -> float:
    style = setting.theme.styles[_STYLE]
    widths = (Measure(setting.theme).text(word, style.size, style.bold) for word in text.split(" "))
    return max(widths) / SLACK + 1
