"""One neutral model of a document for all rules: lines, sentences with their numbers, tables with typed columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from reportgen.checks.audit.numbers import Number, cell_number, numbers
from reportgen.checks.readers.document import Grid, GridRow, PlainDocument, TextLine

MISSING = re.compile(
    r"^(?:[-–—_*.]{1,3}|n/?a\.?|tb[cd]|nil|none|not (?:available|applicable)|unknown|\?|\[[xzcu]\])$", re.I
)
_IDENTITY = re.compile(
    r"^(?:no|id|ref|reference|row|line|page|slide|rank|order|year|month|source[_ ](?:lines?|rows?|pages?)"
    r"|pcd[_ ]number)\.?$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?;])[\"'”’)]?\s+(?=[A-Z0-9\"'“‘(•£-])")
_ABBREVIATION = re.compile(r"(?:\b(?:No|approx|vs|pp|incl|excl|e\.g|i\.e|St|Dr|Mr|Mrs|Ms|cf|etc)\.|\b[A-Z]\.)$")
_LIST_SIGN = re.compile(r"^(?:[-•■▪*]|\d{1,2}\.|\(?[a-z]\))\s+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a line of the file, a page or slide, or both. 0 is unknown."""

    line: int = 0
    page: int = 0


@dataclass(frozen=True)
class Sentence:
    """A sentence of running text, list signs removed."""

    text: str
    place: Place

    @cached_property
    def numbers(self) -> list[Number]:
        return numbers(self.text)


@dataclass(frozen=True)
class Cell:
    """A cell's text and the number it holds, if it holds one."""

    text: str

    @cached_property
    def number(self) -> Number | None:
        return cell_number(self.text)

    @property
    def missing(self) -> bool:
        return not self.text or bool(MISSING.match(self.text))


@dataclass(frozen=True)
class Row:
    """A row of a table: its label is the words of its text cells."""

    cells: tuple[Cell, ...]
    place: Place

    def number(self, column: int) -> Number | None:
        return self.cells[column].number if column < len(self.cells) else None

    def text(self, column: int) -> str:
        return self.cells[column].text if column < len(self.cells) else ""


@dataclass(frozen=True)
class Table:
    """A table. ``names`` are the columns' headings, lower case, underscores as spaces; empty where none was found."""

    names: tuple[str, ...]
    rows: tuple[Row, ...]
    title: str = ""

    @property
    def place(self) -> Place:
        return self.rows[0].place

    @cached_property
    def numeric(self) -> tuple[int, ...]:
        """Columns that mostly hold numbers, identifiers left out."""
        found = []
        for column, name in enumerate(self.names):
            filled = [
                row.cells[column] for row in self.rows if column < len(row.cells) and not row.cells[column].missing
            ]
            held = sum(1 for cell in filled if cell.number is not None)
            if filled and held >= 0.6 * len(filled) and not _IDENTITY.match(name.strip()):
                found.append(column)
        return tuple(found)

    @cached_property
    def label_columns(self) -> tuple[int, ...]:
        """Columns of words: neither figures nor identifiers such as 4a."""
        return tuple(c for c in range(len(self.names)) if c not in self.numeric and self._is_words(c))

    def _is_words(self, column: int) -> bool:
        if not _IDENTITY.match(self.names[column].strip()):
            return True
        return sum(1 for row in self.rows if re.search(r"[^\W\d]{3}", row.text(column))) * 2 > len(self.rows)

    def label(self, row: Row) -> str:
        """The words that name a row: its first filled text cells before the figures, else the first text."""
        if self._naming is not None and re.search(r"[^\W\d]", row.text(self._naming)):
            return row.text(self._naming)
        return next((row.text(c) for c in self.label_columns if re.search(r"[^\W\d]", row.text(c))), "")

    @cached_property
    def _naming(self) -> int | None:
        """The text column that tells the rows apart best; of two that do, the one with more words."""
        if not self.label_columns:
            return None
        first = min(self.numeric, default=len(self.names))
        before = [c for c in self.label_columns if c < first] or list(self.label_columns)
        texts = {c: [row.text(c) for row in self.rows] for c in before}
        return max(before, key=lambda c: (len(set(texts[c])), sum(map(len, texts[c]))))

    def column(self, pattern: str) -> int | None:
        """The first column whose heading matches."""
        return next((c for c, name in enumerate(self.names) if re.search(pattern, name)), None)


@dataclass(frozen=True, eq=False)
class AuditedDocument:
    """A document as the rules see it. Each is itself alone, so that what several rules look for is found once."""

    name: str
    lines: tuple[TextLine, ...]
    tables: tuple[Table, ...]
    pages: int = 0
    grids: tuple[Grid, ...] = field(default=(), repr=False)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(_sentences(self.lines))

    @cached_property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def tops(self) -> dict[int, list[TextLine]]:
        """The first three lines of each page."""
        found: dict[int, list[TextLine]] = {}
        for line in self.lines:
            page = found.setdefault(line.page, [])
            if len(page) < 3:
                page.append(line)
        return found

    def every_text(self) -> Iterator[tuple[str, Place]]:
        """Running lines and table cells alike, with their places."""
        for line in self.lines:
            yield line.text, Place(line.line, line.page)
        for grid in self.grids:
            for row in grid.rows:
                for cell in row.cells:
                    if cell:
                        yield cell, Place(row.line, row.page)


def document_of(plain: PlainDocument) -> AuditedDocument:
    """The model of what a reader read."""
    tables = tuple(table for grid in plain.grids if (table := _table(grid)) is not None)
    return AuditedDocument(plain.name, plain.lines, tables, plain.pages, plain.grids)


def _sentences(lines: Sequence[TextLine]) -> Iterator[Sentence]:
    for line in lines:
        start = 0
        text = _LIST_SIGN.sub("", line.text)
        for end in _SENTENCE_END.finditer(text):
            if _ABBREVIATION.search(text[start : end.start()]):
                continue
            yield Sentence(text[start : end.start()].strip(), Place(line.line, line.page))
            start = end.end()
        if text[start:].strip():
            yield Sentence(text[start:].strip(), Place(line.line, line.page))


def _table(grid: Grid) -> Table | None:
    headers = grid.headers if grid.headers is not None else _header_rows(grid.rows)
    body = grid.rows[headers:]
    if not body:
        return None
    width = max(len(row.cells) for row in grid.rows)
    names = tuple(_heading(grid.rows[:headers], column) for column in range(width))
    rows = tuple(Row(tuple(Cell(cell.strip()) for cell in row.cells), Place(row.line, row.page)) for row in body)
    return Table(names, rows)


def _heading(rows: Sequence[GridRow], column: int) -> str:
    words = [row.cells[column] for row in rows if column < len(row.cells)]
    return " ".join(" ".join(words).replace("_", " ").lower().split())


def _header_rows(rows: Sequence[GridRow]) -> int:
    """How many rows at the top hold no figures, years and quarters aside; the first row at least when it is words."""
    for number, row in enumerate(rows):
        figures = [
            cell for cell in row.cells if cell_number(cell) is not None and not re.fullmatch(r"(?:19|20)\d\d", cell)
        ]
        if figures:
            return number
        if number and _is_all_words(rows):
            return 1
    return min(1, len(rows) - 1)


def _is_all_words(rows: Sequence[GridRow]) -> bool:
    """A table without figures has one header row."""
    return not any(cell_number(cell) is not None for row in rows for cell in row.cells[1:])
