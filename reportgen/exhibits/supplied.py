"""A page that shows what nobody has supplied yet says so at its head; its cells read ``[x]`` meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from reportgen.errors import Place
from reportgen.exhibits.block import Block
from reportgen.exhibits.context import TableLike, TablesLike
from reportgen.exhibits.walk import figures, paragraphs
from reportgen.metrics.figure import Figure
from reportgen.spec.restricted import Restriction
from reportgen.spec.supplied import IN_WORDS
from reportgen.text.numbers import NOT_AVAILABLE, WAITING
from reportgen.text.paragraph import Paragraph, Run
from reportgen.theme import Theme

NOTE: Final = f"{NOT_AVAILABLE} {IN_WORDS.capitalize()}"


@dataclass
class WatchedTables:
    """The edition's tables as one page or exhibit uses them.

    ``waits`` once it used one with cells still to be supplied; ``withheld`` are the rows that it can't show, by table.
    """

    tables: TablesLike
    waits: bool = field(default=False, init=False)
    withheld: dict[str, tuple[Restriction, ...]] = field(default_factory=dict, init=False)

    def table(self, dataset: str, place: Place) -> TableLike:
        """As ``TablesLike``."""
        found = self.tables.table(dataset, place)
        self.waits = self.waits or found.waits
        self.withheld |= {dataset: found.withheld} if found.withheld else {}
        return found

    def cell(self, dataset: str, row: str, column: str, place: Place) -> Figure:
        """As ``TablesLike``; its own figure says whether it is to be supplied."""
        return self.tables.cell(dataset, row, column, place)


def shows_waiting(blocks: Iterable[Block], tables: WatchedTables) -> bool:
    """Whether any of a page's blocks shows something that is still to be supplied.

    Numbers know it themselves; words and ratings of a table do not, so that their ``[x]`` counts when the table waits.
    """
    for block in blocks:
        if any(IN_WORDS in (shown.figure.missing or "") for shown in figures(block)):
            return True
        if tables.waits and any(NOT_AVAILABLE in paragraph.text for paragraph in paragraphs(block)):
            return True
    return False


def with_note(kicker: Paragraph | None, layout: str, theme: Theme) -> Paragraph | None:
    """The kicker with the note after it; unchanged where the layout has no kicker."""
    arrangement = theme.arrangements[layout]
    place = arrangement.furniture.kicker or theme.pages[arrangement.page].furniture.kicker
    if place is None or "kicker" in arrangement.without:
        return kicker
    if kicker is None or not kicker.text:
        return Paragraph((Run(NOTE),), "kicker")
    return replace(kicker, runs=(*kicker.runs, Run(f"  |  {NOTE}")))


def brief(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Words for a small box: ``[x]`` alone for what is to be supplied, since the page's head says why."""
    return tuple(replace(run, text=run.text.replace(WAITING, NOT_AVAILABLE)) for run in runs)


def titled(headline: Paragraph, kicker: Paragraph | None) -> Paragraph:
    """A headline that is still to be supplied, after the kicker's words, so that the page keeps a title of its own."""
    if headline.text != WAITING or kicker is None or not kicker.text:
        return headline
    return replace(headline, runs=(Run(f"{kicker.text}: "), *headline.runs))
