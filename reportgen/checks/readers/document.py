"""What the readers of foreign files hand over: pages of lines, and tables cell by cell, all still plain text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextLine:
    """A paragraph or line of running text. ``line`` counts from 1 in the file, 0 where the file knows pages only."""

    text: str
    line: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table with its place."""

    cells: tuple[str, ...]
    line: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: ``rows`` from the top; the first ``headers`` of them are its header, None where that must be found."""

    rows: tuple[GridRow, ...]
    headers: int | None = None


@dataclass(frozen=True, slots=True)
class PlainDocument:
    """A file as text. ``pages`` is 0 for a file without pages."""

    name: str
    lines: tuple[TextLine, ...]
    grids: tuple[Grid, ...]
    pages: int = 0
