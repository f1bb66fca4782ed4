"""The annex of chart data: every chart's numbers as tables, with links from the chart's page and back to it.

A pack asks for it with ``annex: chart-data``. Its pages follow the last section: one for each section that has charts,
which go on over as many pages as the tables need.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.charts.alt import bare
from reportgen.charts.model import ChartModel, ChartSeries
from reportgen.exhibits.block import Anchored, Block, Chart, Columns, Stack, Text
from reportgen.exhibits.context import ContentsEntry
from reportgen.exhibits.document import PageContent
from reportgen.exhibits.tables.assemble import table_of
from reportgen.exhibits.tables.grid import Entry, Grid, GridColumn, GridRow
from reportgen.exhibits.tables.summary import summary
from reportgen.exhibits.walk import identified, walk
from reportgen.metrics.figure import Figure
from reportgen.text.numbers import NOT_AVAILABLE, show, show_value
from reportgen.text.paragraph import Paragraph, Run
from reportgen.theme import Theme

TITLE, ANCHOR = "Annex: chart data", "chart-data"
_COLOUR = "neutral"
_TITLES, _SUBTITLES = ("chart-title",), ("chart-subtitle",)
_MOST_COLUMNS = 4  # of numbers in one table
_MOST_ROWS, _FEWER_ROWS = 18, 10  # of one table; fewer where names are long, since they may wrap
_LONG_NAME = 28  # characters
_ROW_HEIGHT = 15.0
_PERIODS = (("Quarter", r"Q[1-4] \d{4}/\d{2}"), ("Year", r"\d{4}(/\d{2})?"), ("Month", r"[A-Z][a-z]+ \d{4}"))


def annex_entry() -> ContentsEntry:
    """The annex's line in the contents."""
    return ContentsEntry(TITLE, ANCHOR, TITLE, ANCHOR, _COLOUR)


def linked(page: PageContent) -> PageContent:
    """The page with a link to its data at the end of its source line; a page without charts stays as it is."""
    if not _has_charts(page):
        return page
    link = f"#{_anchor(page)}"
    runs = (Run("Chart data: page ", link=link), Run("0", link=link, page_of=_anchor(page)))
    *before, last = page.source or (Paragraph((), "source", "Note"),)
    joined = replace(last, runs=(*last.runs, *((Run(" "),) if last.runs else ()), *runs, Run(".")))
    return replace(page, source=(*before, joined))


def annex_pages(pages: Sequence[PageContent], theme: Theme, arrangement: str) -> tuple[PageContent, ...]:
    """A page for each section with charts; ``arrangement`` has one slot, which takes the tables."""
    made: list[PageContent] = []
    for section in dict.fromkeys(page.section for page in pages):
        own = [page for page in pages if page.section == section and _has_charts(page)]
        if own:
            anchor = f"{ANCHOR}-{len(made) + 1}" if made else ANCHOR
            made.append(_page(own, theme, arrangement, anchor))
    return tuple(made)


def arrangement_for(theme: Theme, geometry: str) -> str | None:
    """The first arrangement of a geometry that is one plain slot; None when the theme has none."""
    made = ((name, arrangement.for_page(geometry)) for name, arrangement in theme.arrangements.items())
    return next((name for name, a in made if a is not None and len(a.slots) == 1 and not a.shapes), None)


def data_grid(model: ChartModel) -> Grid:
    """All numbers of one chart: a row for each category, a column for each series and for limits of intervals."""
    return _grid(_Data("", "", model.categories, tuple(_columns(model))))


def _page(pages: Sequence[PageContent], theme: Theme, arrangement: str, anchor: str) -> PageContent:
    """The data of one section's pages."""
    section, place = pages[0].section, pages[0].place
    (slot,) = theme.arrangements[arrangement].slots
    children = [child for page in pages for child in _tables_of(page, theme)]
    block: Block = Columns(children=tuple(children), count=2, child_gap=16)
    title = f"Chart data: {section}" if section else "Chart data"
    return PageContent(
        id=anchor,
        anchor=anchor,
        place=place,
        arrangement=arrangement,
        headline=Paragraph((Run(title),), "headline", "H1"),
        kicker=Paragraph((Run(TITLE),), "kicker"),
        contents_title="",
        slots={slot: identified(block, f"{anchor}.{slot}", place)},
        notes=(f"The numbers behind the charts of the section '{section}', as they are in the charts' workbooks.",),
        section=TITLE,
        section_anchor=ANCHOR,
        colour=pages[0].colour,
        starts_section=anchor == ANCHOR,
    )


@dataclass(frozen=True, slots=True)
class _Column:
    """One series as a column: its name and an entry for each category."""

    header: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Data:
    """The data of one chart, or of the sparks of one page that share their categories."""

    title: str
    subtitle: str
    categories: tuple[str, ...]
    columns: tuple[_Column, ...]


def _tables_of(page: PageContent, theme: Theme) -> Iterator[Block]:
    """A caption and a table for each piece of a page's data; the first is what the page's link points at."""
    pieces = [piece for data in _data_of(page) for piece in _pieces(data)]
    for number, piece in enumerate(pieces):
        grid = _grid(piece)
        caption = _caption(piece, page)
        table = table_of(grid, theme, alt=summary(grid, ""), caption=piece.title, twin=False, row_height=_ROW_HEIGHT)
        block: Block = Stack(children=(caption, table), gap=3, keep_together=True)
        block_id = f"{_anchor(page)}.{number + 1}"
        block = identified(block, block_id, page.place)
        yield (
            Anchored(id=f"{block_id}.anchor", place=page.place, child=block, anchor=_anchor(page))
            if not number
            else block
        )


def _caption(piece: _Data, page: PageContent) -> Block:
    link = f"#{page.anchor}"
    back = (Run("Page ", link=link), Run("0", link=link, page_of=page.anchor))
    under = (Run(f"{piece.subtitle}. "),) if piece.subtitle else ()
    title = Paragraph((Run(piece.title, bold=True),), "chart-key", "Caption")
    return Text(paragraphs=(title, Paragraph((*under, *back), "note", "Caption")), may_split=False)


def _data_of(page: PageContent) -> Iterator[_Data]:
    """The data of each chart in reading order, then that of the sparks."""
    sparks: dict[tuple[str, ...], list[_Column]] = {}
    for slot in page.slots.values():
        title, subtitle = page.headline.text, ""
        for block in walk(slot):
            if isinstance(block, Text) and block.paragraphs:
                title = _styled(block.paragraphs, _TITLES) or title
                subtitle = _styled(block.paragraphs, _SUBTITLES) or subtitle
            elif isinstance(block, Chart) and block.model.spark:
                sparks.setdefault(block.model.categories, []).extend(_columns(block.model))
            elif isinstance(block, Chart):
                yield _Data(title, subtitle, block.model.categories, tuple(_columns(block.model)))
    for categories, columns in sparks.items():
        yield _Data(page.headline.text, "", categories, tuple(columns))


def _styled(paragraphs: Iterable[Paragraph], styles: Sequence[str]) -> str:
    return next((paragraph.text for paragraph in paragraphs if paragraph.style in styles), "")


def _pieces(data: _Data) -> list[_Data]:
    """The same data in tables that fit a column of a page: few series, and categories in parts of even length."""
    long_names = any(len(category) > _LONG_NAME for category in data.categories)
    parts = math.ceil(len(data.categories) / (_FEWER_ROWS if long_names else _MOST_ROWS))
    rows = math.ceil(len(data.categories) / parts)
    cuts = [
        (slice(first, first + _MOST_COLUMNS), slice(start, start + rows))
        for first in range(0, len(data.columns), _MOST_COLUMNS)
        for start in range(0, len(data.categories), rows)
    ]
    return [_cut(data, *cut, f" ({n}/{len(cuts)})" if len(cuts) > 1 else "") for n, cut in enumerate(cuts, start=1)]


def _cut(data: _Data, columns: slice, rows: slice, part: str) -> _Data:
    kept = tuple(replace(column, entries=column.entries[rows]) for column in data.columns[columns])
    return _Data(f"{data.title}{part}", data.subtitle, data.categories[rows], kept)


def _columns(model: ChartModel) -> Iterator[_Column]:
    for series in model.series:
        name = bare(series.name)
        if series.dashed:  # a level to compare with: one value, said in every row
            yield _Column(name, (_level(series),) * len(model.categories))
            continue
        yield _Column(name, tuple(_entry(series, i) for i in range(len(model.categories))))
        for words, limits in (("lower limit", series.low), ("upper limit", series.high)):
            if limits:
                yield _Column(f"{name}, {words}", tuple(_limit(series, i, limits[i]) for i in range(len(limits))))


def _figure(series: ChartSeries, at: int) -> Figure | None:
    return series.figures[at] if at < len(series.figures) else None


def _entry(series: ChartSeries, at: int) -> Entry:
    figure = _figure(series, at)
    return Entry(show(figure), figure, figure.places) if figure is not None else _plain(series.values[at], series)


def _level(series: ChartSeries) -> Entry:
    figure = next((figure for figure in series.figures if figure is not None), None)
    return Entry(show(figure), figure, figure.places) if figure is not None else _plain(series.values[0], series)


def _limit(series: ChartSeries, at: int, value: float | None) -> Entry:
    return _plain(value, series) if value is not None else Entry(NOT_AVAILABLE)


def _plain(value: float | None, series: ChartSeries) -> Entry:
    """A number that is no figure of its own, in the unit of the series' figures."""
    like = next((figure for figure in series.figures if figure is not None), None)
    if value is None:
        return Entry(NOT_AVAILABLE)
    return Entry(show_value(value, like.unit, like.places) if like is not None else f"{value:,g}")


def _grid(data: _Data) -> Grid:
    first = GridColumn(_named(data.categories), names_row=True)
    columns = (GridColumn(column.header, numeric=True) for column in data.columns)
    rows = (
        GridRow((Entry(" ".join(category.split())), *(column.entries[n] for column in data.columns)))
        for n, category in enumerate(data.categories)
    )
    return Grid((first, *columns), tuple(rows))


def _named(categories: Sequence[str]) -> str:
    """What the categories are: a kind of period, or names."""
    plain = [" ".join(category.split()) for category in categories]
    return next((name for name, form in _PERIODS if all(re.fullmatch(form, one) for one in plain)), "Name")


def _has_charts(page: PageContent) -> bool:
    return any(isinstance(block, Chart) for slot in page.slots.values() for block in walk(slot))


def _anchor(page: PageContent) -> str:
    return f"data-of-{page.id}"
