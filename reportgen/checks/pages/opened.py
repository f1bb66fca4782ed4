"""Laid-out pages for the rules: every text with the ground it lies on, every chart by its looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportgen.charts.model import ChartModel, ChartSeries
from reportgen.checks.chart_looks import ChartLooks, SeriesLook
from reportgen.checks.ground import WHITE, Area, ground_at, middle
from reportgen.geometry import Point
from reportgen.layout.page import (
    ChartFragment,
    DrawingFragment,
    Fragment,
    Page,
    Pages,
    ShapeFragment,
    TableFragment,
    TextFragment,
)
from reportgen.text.paragraph import Line, Paragraph, Run
from reportgen.theme import Theme


@dataclass(frozen=True, slots=True)
class Words:
    """One run of text on a page: its paragraph, and the colours that it lies on."""

    page: Page
    fragment: Fragment
    paragraph: Paragraph
    run: Run
    grounds: tuple[str, ...]


@dataclass(frozen=True)
class OpenPages:
    """Pages with the theme that they were laid out in."""

    pages: Pages
    theme: Theme

    def fragments(self) -> Iterator[tuple[Page, Fragment]]:
        """Every fragment with its page."""
        return ((page, fragment) for page in self.pages.pages for fragment in page.fragments)

    def charts(self) -> Iterator[tuple[Page, ChartFragment]]:
        """Every chart with its page."""
        return ((page, f) for page, f in self.fragments() if isinstance(f, ChartFragment))

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """Every run of text; a turned watermark is no text but a ground."""
        return tuple(self._words())

    def _words(self) -> Iterator[Words]:
        for page in self.pages.pages:
            below: list[Area] = []
            marks = [f for f in page.fragments if isinstance(f, TextFragment) and f.rotation]
            for fragment in page.fragments:
                if isinstance(fragment, TextFragment):
                    yield from self._text(page, fragment, below, marks) if not fragment.rotation else ()
                elif isinstance(fragment, TableFragment):
                    yield from self._table(page, fragment, below)
                elif isinstance(fragment, DrawingFragment):
                    below += [Area(fragment.rect, polygon.fill, polygon.rings) for polygon in fragment.polygons]
                    for label in fragment.label_lines:
                        yield from self._text(page, label, below, marks, fragment)
                elif isinstance(fragment, ShapeFragment) and fragment.fill:
                    below.append(Area(fragment.rect, fragment.fill))

    def _text(
        self,
        page: Page,
        text: TextFragment,
        below: Sequence[Area],
        marks: Sequence[TextFragment],
        owner: Fragment | None = None,
    ) -> Iterator[Words]:
        under = tuple(run.colour for m in marks for p in m.paragraphs for run in p.runs if run.colour)
        for line in text.lines:
            ground = ground_at(_written_at(text, line), below)
            grounds = (ground, *under) if ground == WHITE else (ground,)
            for paragraph, run in _runs(text.paragraphs, (line,)):
                yield Words(page, owner or text, paragraph, run, grounds)

    def _table(self, page: Page, fragment: TableFragment, below: list[Area]) -> Iterator[Words]:
        table = fragment.table
        fills = [table.header_fill, *(row.fill for row in table.rows)]
        all_cells = [table.header, *(row.cells for row in table.rows)]
        under = tuple(below)  # no cell lies on another
        for cells, placed, row_fill in zip(all_cells, fragment.cells, fills, strict=True):
            for cell, place in zip(cells, placed, strict=True):
                named = cell.fill or row_fill
                if named:
                    ground = self.theme.colour(named)
                    below.append(Area(place.rect, ground))
                else:
                    ground = ground_at(middle(place.rect), under)
                for paragraph, run in _runs(cell.paragraphs, place.lines):
                    yield Words(page, fragment, paragraph, run, (ground,))


def looks_of(model: ChartModel) -> ChartLooks:
    """The looks of a chart of the layout, on white."""
    return ChartLooks(tuple(_look(series, model) for series in model.series), stacked=model.grouping != "clustered")


def _look(series: ChartSeries, model: ChartModel) -> SeriesLook:
    there = [i for i, value in enumerate(series.values) if value is not None]
    colours = [series.point_colours[i] if series.point_colours else series.colour for i in there]
    strokes = {series.point_strokes[i] if series.point_strokes else series.stroke for i in there}
    stroke = strokes.pop() if len(strokes) == 1 else ""
    is_slices = series.kind == "donut"  # white runs between slices, and each has its name and value beside it
    return SeriesLook(
        name=series.name,
        kind=series.kind,
        colours=tuple(dict.fromkeys(colours)),
        outline=WHITE if is_slices else stroke or None,
        named=is_slices or (model.end_labels and series.kind == "line"),
        labelled=sum(1 for label in series.labels if label) >= len(there),
        dash=f"{series.dash}" if series.dashed else "",
        markers=series.markers == "all",
    )


def _runs(paragraphs: Sequence[Paragraph], lines: Sequence[Line]) -> Iterator[tuple[Paragraph, Run]]:
    """The runs as they are set, resolved to size and colour, each once."""
    seen = set()
    for line in lines:
        for segment in line.segments:
            run = segment.run
            key = (line.paragraph, run.colour, run.size, run.bold)
            if key not in seen:
                seen.add(key)
                yield paragraphs[line.paragraph], run


def _written_at(text: TextFragment, line: Line) -> Point:
    """The middle of a line, which may fill only a part of its box."""
    if not line.segments:
        return middle(text.rect)
    first, last = line.segments[0], line.segments[-1]
    size = first.run.size or 0
    across = (first.x + last.x + last.width) / 2
    return Point(text.rect.x + across, text.rect.y + line.baseline - size / 3)
