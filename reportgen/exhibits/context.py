"""What a kind may use while it builds its block: figures, words, the theme, and the pack's own list of pages.

Protocols, so that each kind can be tested with a few plain objects.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from reportgen.errors import Place, Problems
from reportgen.metrics.figure import Figure
from reportgen.spec.restricted import Restriction
from reportgen.text.paragraph import Paragraph, Run
from reportgen.text.views import Measured
from reportgen.theme import Theme


class WordsLike(Protocol):
    """Templates and Markdown turned into runs and paragraphs that carry their figures."""

    def inline(self, source: str, place: Place) -> tuple[Run, ...]:
        """One line: template and inline Markdown (emphasis, links)."""

    def paragraphs(self, source: str, place: Place, style: str = "body") -> tuple[Paragraph, ...]:
        """Markdown blocks: paragraphs, bullet and numbered lists, headings (style ``heading``)."""

    def plain(self, source: str, place: Place) -> str:
        """The words alone, emphasis taken away (titles, alt text)."""


class TableLike(Protocol):
    """An edition table: rows of named cells as strings, figures by cell, and the place of every cell in its file."""

    @property
    def name(self) -> str:
        """The dataset's name."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns by name, in file order."""

    @property
    def waits(self) -> bool:
        """Whether any cell is still to be supplied."""

    @property
    def withheld(self) -> tuple[Restriction, ...]:
        """The restrictions of rows that this part of the pack leaves out."""

    def rows(self) -> tuple[Mapping[str, str], ...]:
        """All rows as text, in file order."""

    def figure(self, row: int, column: str) -> Figure:
        """The figure of one cell: value, unit and provenance; missing where the cell holds a marker ([x], [z], [c])."""

    def place(self, row: int, column: str) -> Place:
        """Where the cell stands (file, file row, column number)."""


class TablesLike(Protocol):
    """Datasets by name as tables, for exhibits that show rows as they are."""

    def table(self, dataset: str, place: Place) -> TableLike:
        """The table, or a located error that names the datasets there are."""

    def cell(self, dataset: str, row: str, column: str, place: Place) -> Figure:
        """The figure of a cell named by its row's key and its column, or a located error."""


@dataclass(frozen=True)
class ContentsEntry:
    """One line of the contents: its words, what it points at, and its section's colour."""

    title: str
    anchor: str
    section: str
    section_anchor: str
    colour: str
    level: int = 0  # 1: below the entry above it, which is no section
    number: str = ""  # of a numbered section, as it stands before its title


@dataclass(frozen=True)
class Context:
    """Everything a kind's ``build(spec, context)`` may use."""

    measures: Measured
    words: WordsLike
    tables: TablesLike
    theme: Theme
    problems: Problems
    block_id: str  # id for the exhibit's outer block; inner blocks append ``.part``
    colour: str  # the section's priority colour name
    section: str = ""
    root: str = "."
    contents: tuple[ContentsEntry, ...] = field(default=())
    section_anchor: str = ""  # the section's first page, as in its contents entries
    classification: str = ""
    commentary: Mapping[str, str] = field(default_factory=dict)  # Markdown by name, from commentary/<name>.md
    commentary_folder: str = ""  # relative to the project, for the places of problems
