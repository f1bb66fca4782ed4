"""What a chart's colours have to do, whichever file or model they stand in.

A chart is told here by its looks alone: a model of the layout and a native chart of a finished deck are both brought
into this form, so that each rule stands once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from reportgen.checks.colour import GRAPHICS, contrast, enough

MOST_COLOURS = 4


@dataclass(frozen=True, slots=True)
class SeriesLook:
    """A series: ``colours`` of its points without repeats; ``outline`` is the line round its columns or slices.

    ``named``: its name stands at the line or slices themselves. ``labelled``: each point has its words. ``dash`` is
    the pattern of a dashed line, which is a level to compare with; empty for a line of data.
    """

    name: str
    kind: str  # column, bar, line, area, donut
    colours: tuple[str, ...]
    outline: str | None = None
    named: bool = False
    labelled: bool = False
    dash: str = ""
    markers: bool = False


@dataclass(frozen=True, slots=True)
class ChartLooks:
    """A chart on a ground; ``stacked`` series touch each other in their order."""

    series: tuple[SeriesLook, ...]
    ground: str = "#FFFFFF"
    stacked: bool = False


def faint_series(chart: ChartLooks) -> Iterator[tuple[str, str]]:
    """What does not stand out from the ground at 3 to 1, as (found, expected).

    A number at each point does as well, and so does a slice's name and value beside it.
    """
    for series in chart.series:
        if series.labelled or (series.kind == "donut" and series.named):
            continue
        outlined = series.outline is not None and enough(series.outline, chart.ground, GRAPHICS)
        for colour in () if outlined else series.colours:
            if not enough(colour, chart.ground, GRAPHICS):
                ratio = f"{contrast(colour, chart.ground):.2f} ({colour} on {chart.ground})"
                yield f"'{series.name}' has contrast {ratio}", f"{GRAPHICS:g} at least"


def faint_neighbours(chart: ChartLooks) -> Iterator[tuple[str, str]]:
    """Colours that touch without 3 to 1 or a line between: slices, parts of a stack, a line of data over columns.

    A dashed level is seen where it crosses the gaps between columns.
    """
    for one, other, names in _neighbours(chart):
        if not enough(one, other, GRAPHICS):
            found = f"{names} touch with contrast {contrast(one, other):.2f} ({one} and {other})"
            yield found, f"{GRAPHICS:g} at least, or a line between them"


def too_many_colours(chart: ChartLooks) -> Iterator[tuple[str, str]]:
    """More than four colours that only a key tells apart."""
    unlabelled = [s for s in chart.series if not (s.named or s.labelled)]
    colours = {colour for series in unlabelled for colour in series.colours}
    if len(colours) > MOST_COLOURS:
        yield f"{len(colours)} colours without labels", f"{MOST_COLOURS} at most, or words at each"


def colour_alone(chart: ChartLooks) -> Iterator[tuple[str, str]]:
    """Lines that differ in nothing but a colour that looks alike in grey; columns are told by their place too."""
    lines = [series for series in chart.series if series.kind == "line" and series.colours]
    for one, other in combinations(lines, 2):
        told_apart = (one.named and other.named) or one.dash != other.dash or one.markers != other.markers
        if not told_apart and not enough(one.colours[0], other.colours[0], GRAPHICS):
            found = f"only colour tells '{one.name}' from '{other.name}'"
            yield found, "names at the lines, or different dashes or markers"


def _neighbours(chart: ChartLooks) -> Iterator[tuple[str, str, str]]:
    filled = [series for series in chart.series if series.kind in ("column", "bar", "area")]
    if chart.stacked:
        for one, other in pairwise(filled):
            if not (one.outline or other.outline):
                yield from ((a, b, f"'{one.name}' and '{other.name}'") for a in one.colours for b in other.colours)
    for series in chart.series:
        if series.kind == "donut" and not series.outline and len(series.colours) > 1:
            ring = (*series.colours, series.colours[0])
            yield from ((a, b, f"slices of '{series.name}'") for a, b in pairwise(ring))
    for line in (series for series in chart.series if series.kind == "line" and not series.dash):
        for under in filled:
            yield from ((a, b, f"'{line.name}' and '{under.name}'") for a in line.colours[:1] for b in under.colours)
