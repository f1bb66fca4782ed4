"""A map of London by borough: five classes of a rate, a rank on every borough, and the classes' key above."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from reportgen.charts.alt import alt_text, subject
from reportgen.errors import PackError, Problem, did_you_mean
from reportgen.exhibits.block import Block, Drawing, Key, Label, Polygon, Space, Stack, Swatch, Text
from reportgen.exhibits.boundaries import Area, Boundaries, load_boundaries
from reportgen.exhibits.chart_frame import check_required, heading, message, panel_if_missing
from reportgen.exhibits.classes import Place, class_colours
from reportgen.exhibits.context import Context
from reportgen.exhibits.places import PlacesSpec, Ranking, ranking
from reportgen.text.numbers import show
from reportgen.text.paragraph import Paragraph, Run, plain

_BORDER = 0.9  # points
_LIGHT, _DARK = "map-1", ("map-4", "map-5")


class Spec(PlacesSpec):
    """A measure by borough on the map."""

    boundaries: str = Field(
        "data/open/geo/london_boroughs_simplified.geojson", description="GeoJSON with a name per place."
    )
    not_applicable: tuple[str, ...] = Field(
        ("City of London",), description="Places on the map that the measure does not cover: white, [z]."
    )


def build(spec: Spec, context: Context) -> Block:
    """Heading, key and map; the [x] panel without any value; PackError for places of the data that the map lacks."""
    found = ranking(spec, context)
    panel = panel_if_missing(spec, context, found.series.figures)
    if panel is not None:
        return panel
    check_required(spec, found.figures)
    boundaries = load_boundaries(context.root, spec.boundaries, spec.place_of("boundaries"))
    by_area = _matched(spec, found, boundaries)
    empty = tuple(area.name for area in boundaries.areas if area.name not in by_area and not _is_left_white(spec, area))
    drawing = Drawing(
        id=f"{context.block_id}.map",
        place=spec.place,
        width=boundaries.width,
        height=boundaries.height,
        polygons=_polygons(boundaries, by_area, found),
        labels=tuple(_labels(boundaries, by_area, found, empty)),
        alt=_alt(spec, found, empty, message(spec, context)),
        figures=tuple(place.figure for place in found.places),
    )
    parts = [*heading(spec, context), Space(height=6), _key(spec, found), Space(height=6), drawing]
    if empty:
        parts.append(Text(paragraphs=(plain(f"[x] Not available: {', '.join(empty)}.", "source", role="Note"),)))
    return Stack(id=context.block_id, place=spec.place, children=tuple(parts), gap=0)


def _matched(spec: Spec, found: Ranking, boundaries: Boundaries) -> dict[str, Place]:
    """The places by the name of their area; a place with a value that is not on the map is an error."""
    areas = {_plain_name(area.name): area.name for area in boundaries.areas}
    lost = [place.name for place in found.places if _plain_name(place.name) not in areas]
    if lost:
        raise PackError(
            Problem(
                spec.source,
                f"'{name}' is in the data but not on the map",
                f"{spec.boundaries} has {len(areas)} places",
                did_you_mean(name, areas.values()) or "name it in 'leave_out'",
                rule="place-not-on-map",
            )
            for name in lost
        )
    return {areas[_plain_name(place.name)]: place for place in found.places}


def _plain_name(name: str) -> str:
    """A name for comparing: ``City of Westminster`` is Westminster, but the City of London is itself."""
    words = " ".join(name.casefold().replace("&", " and ").split())
    short = words.removeprefix("city of ")
    return words if short == "london" else short


def _is_left_white(spec: Spec, area: Area) -> bool:
    return _plain_name(area.name) in {_plain_name(name) for name in spec.not_applicable}


def _polygons(boundaries: Boundaries, by_area: dict[str, Place], found: Ranking) -> tuple[Polygon, ...]:
    """Outlines in their class colours; those of light places are drawn last, so that their grey borders are whole."""
    polygons = []
    for area in boundaries.areas:
        place = by_area.get(area.name)
        fill = "white" if place is None else found.classes.colour(place.value)
        light = fill in ("white", _LIGHT)
        name = f"{area.name}: {show(place.figure)}" if place else area.name
        polygons.append((light, Polygon(area.rings, fill, "outline" if light else "white", _BORDER, name)))
    return tuple(polygon for _, polygon in sorted(polygons, key=lambda item: (item[0], item[1].name)))


def _labels(
    boundaries: Boundaries, by_area: dict[str, Place], found: Ranking, empty: tuple[str, ...]
) -> Iterable[Label]:
    for area in boundaries.areas:
        place = by_area.get(area.name)
        if place is None and area.name not in empty:
            continue
        dark = place is not None and found.classes.colour(place.value) in _DARK
        run = Run("[x]" if place is None else str(place.rank), colour="white" if dark else "ink")
        yield Label(area.centre, Paragraph((run,), "map-rank", align="centre"))


def _key(spec: Spec, found: Ranking) -> Block:
    colours = class_colours(found.classes.count)
    entries = [
        (Swatch(colour=colour, w=14, h=10, outline="outline"), plain(label, "chart-key"))
        for colour, label in zip(colours, found.classes.labels, strict=True)
    ]
    if spec.not_applicable:
        entries.append((Swatch(colour="outline", sample="outline", w=14, h=10), plain("[z]", "chart-key")))
    return Key(entries=tuple(entries), gap=14)


def _alt(spec: Spec, found: Ranking, empty: tuple[str, ...], words: str) -> str:
    top, bottom = found.places[0], found.places[-1]
    what = subject(found.series.label, found.series.unit)
    counts = [sum(found.classes.of(place.value) == i for place in found.places) for i in range(found.classes.count)]
    told = "; ".join(f"{label}: {number}" for label, number in zip(found.classes.labels, counts, strict=True))
    sentences = [
        f"Map by {spec.by}, {found.classes.count} classes from light to dark, each place with its rank",
        f"{what}, {top.figure.period.label}: highest {show(top.figure)} ({top.name}), "
        f"lowest {show(bottom.figure)} ({bottom.name})",
        f"Places in each class: {told}",
    ]
    if spec.not_applicable:
        sentences.append(f"Not applicable [z]: {', '.join(spec.not_applicable)}")
    if empty:
        sentences.append(f"Not available [x]: {', '.join(empty)}")
    return alt_text(sentences, words)
