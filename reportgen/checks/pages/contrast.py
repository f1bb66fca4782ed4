"""Rules of contrast on laid-out pages; what fails is told where the theme gives the colour."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.chart_looks import colour_alone, faint_neighbours, faint_series, too_many_colours
from reportgen.checks.colour import GRAPHICS, contrast, enough, needed
from reportgen.checks.finding import Finding, Rules
from reportgen.checks.ground import WHITE, Area, ground_at
from reportgen.checks.pages.opened import OpenPages, looks_of
from reportgen.errors import Place
from reportgen.exhibits.block import Polygon
from reportgen.layout.page import DrawingFragment
from reportgen.theme import Theme


def text_contrast(pages: OpenPages) -> Iterator[Finding]:
    """Words stand out from their ground: 4.5 to 1, large ones 3 to 1. A pair of style and ground is told once."""
    told = set()
    for words in pages.words:
        run, style = words.run, words.paragraph.style
        least = needed(run.size or 0, bool(run.bold))
        for ground in words.grounds:
            key = style, run.colour, ground
            if run.colour is None or key in told or enough(run.colour, ground, least):
                continue
            told.add(key)
            ratio = f"{contrast(run.colour, ground):.2f} ({run.colour} on {ground})"
            found = f"text in style '{style}' has contrast {ratio}"
            place = _cause(pages.theme, style, run.colour)
            yield Finding(
                found, f"{least:g} at least", words.page.number, words.fragment.name, words.fragment.rect, place
            )


def map_contrast(pages: OpenPages) -> Iterator[Finding]:
    """An area of a map stands out from the page, has an outline that does, or bears a label."""
    for page, fragment in pages.fragments():
        if not isinstance(fragment, DrawingFragment):
            continue
        for polygon in fragment.polygons:
            if polygon.fill and not (_outlined(polygon) or _labelled(polygon, fragment)):
                found = f"the area '{polygon.name}' has contrast {contrast(polygon.fill, WHITE):.2f} with the page"
                expected = f"{GRAPHICS:g} at least, an outline, or a label in it"
                yield Finding(found, expected, page.number, fragment.name, fragment.rect)


def _outlined(polygon: Polygon) -> bool:
    line = polygon.stroke if polygon.stroke_width else ""
    return any(enough(colour, WHITE, GRAPHICS) for colour in (polygon.fill, line) if colour)


def _labelled(polygon: Polygon, fragment: DrawingFragment) -> bool:
    area = Area(fragment.rect, "#000000", polygon.rings)
    return any(ground_at(label.at, [area]) != WHITE for label in fragment.labels)


def _cause(theme: Theme, style: str, colour: str) -> Place | None:
    """Where the theme gives a style this colour, else where it names the colour; None where it comes from elsewhere."""
    own, names = theme.styles.get(style), [name for name, value in theme.colours.items() if value.upper() == colour]
    if own is not None and (own.colour in names or (own.colour == "priority" and names)):
        return own.place_of("colour")
    return theme.place_of_item("colours", names[0]) if names else None


def chart_contrast(pages: OpenPages) -> Iterator[Finding]:
    """Lines, columns and slices stand out from the page at 3 to 1, or have their numbers at them."""
    for page, chart in pages.charts():
        for found, expected in faint_series(looks_of(chart.model)):
            yield Finding(found, expected, page.number, chart.name, chart.rect)


def chart_neighbours(pages: OpenPages) -> Iterator[Finding]:
    """Parts of a chart that touch differ at 3 to 1, or have a line between them."""
    for page, chart in pages.charts():
        for found, expected in faint_neighbours(looks_of(chart.model)):
            yield Finding(found, expected, page.number, chart.name, chart.rect)


def chart_colours(pages: OpenPages) -> Iterator[Finding]:
    """A chart has four colours at most, unless words stand at each."""
    for page, chart in pages.charts():
        for found, expected in too_many_colours(looks_of(chart.model)):
            yield Finding(found, expected, page.number, chart.name, chart.rect)


def chart_colour_alone(pages: OpenPages) -> Iterator[Finding]:
    """No lines are told apart by their colour alone."""
    for page, chart in pages.charts():
        for found, expected in colour_alone(looks_of(chart.model)):
            yield Finding(found, expected, page.number, chart.name, chart.rect)


RULES: Rules[OpenPages] = {
    "theme-text-contrast": text_contrast,
    "map-contrast": map_contrast,
    "theme-chart-contrast": chart_contrast,
    "theme-chart-neighbours": chart_neighbours,
    "theme-chart-colours": chart_colours,
    "theme-chart-colour-alone": chart_colour_alone,
}
