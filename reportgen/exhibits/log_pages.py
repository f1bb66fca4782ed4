"""The annex of the quality log: who answers for the pack, what was found, and every check with its outcome.

A pack asks for it with ``annex: qa-log``. What the checks find is known once the pages are laid out, so the document
has a page that holds the annex's place until then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.errors import Place
from reportgen.exhibits.block import Block, Stack, Text
from reportgen.exhibits.context import ContentsEntry
from reportgen.exhibits.document import PageContent
from reportgen.exhibits.tables.assemble import table_of
from reportgen.exhibits.tables.grid import Entry, Grid, GridColumn, GridRow
from reportgen.exhibits.tables.summary import summary
from reportgen.exhibits.walk import identified
from reportgen.text.paragraph import Paragraph, Run, plain
from reportgen.theme import Theme

TITLE, ANCHOR = "Annex: quality log", "qa-log"
_COLOUR = "neutral"


@dataclass(frozen=True)
class LogTable:
    """One table of the log with its page's headline; ``widths`` are points, 0 for what is left."""

    headline: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()


def log_entry() -> ContentsEntry:
    """The annex's line in the contents."""
    return ContentsEntry(TITLE, ANCHOR, TITLE, ANCHOR, _COLOUR)


def held_page(theme: Theme, arrangement: str, place: Place) -> PageContent:
    """The page that holds the annex's place until the checks have run."""
    block = Text(paragraphs=(plain("The quality checks have not run for this part of the pack."),))
    return _page(("Quality log", block), theme, arrangement, place, 1)


def log_pages(
    pages: Sequence[Sequence[LogTable]], theme: Theme, arrangement: str, place: Place
) -> tuple[PageContent, ...]:
    """A page for each group of tables, named by its first; a table that stands alone goes on over further pages."""
    return tuple(
        _page((tables[0].headline, _stacked(tables, theme)), theme, arrangement, place, number)
        for number, tables in enumerate(pages, start=1)
    )


def _stacked(tables: Sequence[LogTable], theme: Theme) -> Block:
    first, *others = tables
    if not others:
        return _block(first, theme)
    children = [_block(first, theme)]
    for table in others:
        caption = Paragraph((Run(table.headline, bold=True),), "chart-title", "Caption")
        children += [Text(paragraphs=(caption,), may_split=False), _block(table, theme)]
    return Stack(children=tuple(children), gap=10)


def with_log(pages: Sequence[PageContent], log: Sequence[PageContent]) -> tuple[PageContent, ...]:
    """The pages with the log in the place that was held for it."""
    return tuple(page for held in pages for page in (log if held.id == ANCHOR else (held,)))


def _block(table: LogTable, theme: Theme) -> Block:
    widths = table.widths or (0.0,) * len(table.header)
    columns = tuple(
        GridColumn(name, names_row=not n, width=width)
        for n, (name, width) in enumerate(zip(table.header, widths, strict=True))
    )
    grid = Grid(columns, tuple(GridRow(tuple(Entry(words) for words in row)) for row in table.rows))
    return table_of(grid, theme, alt=summary(grid, ""), caption=table.headline, twin=False, row_height=None)


def _page(said: tuple[str, Block], theme: Theme, arrangement: str, place: Place, number: int) -> PageContent:
    headline, block = said
    (slot,) = theme.arrangements[arrangement].slots
    anchor = ANCHOR if number == 1 else f"{ANCHOR}-{number}"
    return PageContent(
        id=anchor,
        anchor=anchor,
        place=place,
        arrangement=arrangement,
        headline=Paragraph((Run(headline),), "headline", "H1"),
        kicker=Paragraph((Run(TITLE),), "kicker"),
        contents_title="",
        slots={slot: identified(block, f"{anchor}.{slot}", place)},
        section=TITLE,
        section_anchor=ANCHOR,
        colour=_COLOUR,
        starts_section=number == 1,
    )
