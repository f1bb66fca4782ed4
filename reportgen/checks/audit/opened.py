"""Any file of a kind that the audit knows, opened as its model."""

from __future__ import annotations

import codecs
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from reportgen.checks.audit.language import HANGING
from reportgen.checks.audit.model import AuditedDocument, document_of
from reportgen.checks.readers.chart import ChartRead
from reportgen.checks.readers.deck import read_deck
from reportgen.checks.readers.document import Grid, GridRow, PlainDocument, TextLine
from reportgen.checks.readers.pdf import PdfReader
from reportgen.checks.readers.pdf_tables import tables_of
from reportgen.checks.readers.sheet import read_csv, read_workbook
from reportgen.checks.readers.text import clean, read_text

_BROKEN = (zipfile.BadZipFile, etree.LxmlError, LookupError, ValueError, TypeError, AttributeError, RuntimeError)
_ARROWS = frozenset("▲▼►▶◄")
_FULL_LINE = 60  # characters: a line as long goes on in the next though that begins with a capital


class UnknownKindError(ValueError):
    """A file of a kind that the audit cannot read; the message names it and the kinds it can."""


def open_document(path: Path) -> AuditedDocument:
    """The model of a CSV, workbook, text, Markdown, deck or PDF file; UnknownKindError for others and broken ones."""
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        known = ", ".join(sorted(_KINDS))
        raise UnknownKindError(f"{path}: no reader for {path.suffix or 'files without an ending'}; known are {known}")
    try:
        return document_of(kind(str(path), path.read_bytes()))
    except _BROKEN as broken:
        raise UnknownKindError(f"{path}: cannot be read as {path.suffix}: {broken}") from broken


def _decoded(content: bytes) -> str:
    """The words of a text file; ValueError for one that holds none: no text has a NUL."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16")
    if b"\0" in content:
        raise ValueError("it is no text")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _deck(name: str, content: bytes) -> PlainDocument:
    lines: list[TextLine] = []
    grids: list[Grid] = []
    slides = read_deck(content)
    for number, slide in enumerate(slides, start=1):
        for shape in (each for top in slide.shapes for each in top.walk()):
            if shape.cells:
                rows = (GridRow(tuple(clean(cell) for cell in row), page=number) for row in shape.cells)
                grids.append(Grid(tuple(rows)))
            elif shape.chart is not None:
                grids.append(_chart(shape.chart, number))
            elif shape.text.strip():
                lines += [TextLine(clean(text), page=number) for text in shape.text.splitlines() if text.strip()]
    return PlainDocument(name, tuple(lines), tuple(grids), len(slides))


def _chart(chart: ChartRead, page: int) -> Grid:
    """A chart's series as rows under their categories."""
    rows = [("", *(" ".join(category.split()) for category in chart.categories))]
    for name, values in chart.series.items():
        rows.append((name, *("" if value is None else f"{value:,.10g}" for value in values)))
    return Grid(tuple(GridRow(row, page=page) for row in rows), 1)


def _pdf(name: str, content: bytes) -> PlainDocument:
    """Lines joined to paragraphs, and tables by the places of their figures, whose rows are no lines besides."""
    lines: list[TextLine] = []
    grids: list[Grid] = []
    with PdfReader(content) as reader:
        for page in range(1, reader.page_count + 1):
            tables, used = tables_of(reader.spaced_characters(page))
            for table in tables:
                rows = (GridRow(cells, page=page) for cells in (table.headings, *table.rows))
                grids.append(Grid(tuple(rows), headers=1))
            rest = [line for line in reader.lines(page) if line.replace(" ", "") not in used]
            lines += [TextLine(text, page=page) for text in _paragraphs(rest)]
        return PlainDocument(name, tuple(lines), tuple(grids), reader.page_count)


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines that go on in the next are joined: no full stop at the end, and a small letter after it."""
    made: list[str] = []
    for line in lines:
        if (
            made
            and not made[-1].endswith((".", ":", "!", "?"))
            and not _ARROWS & {*line, *made[-1]}
            and (
                line[0].islower()
                or HANGING.search(made[-1])
                or (len(made[-1]) > _FULL_LINE and line[0] not in "•-–" and not _is_figures(line))
            )
        ):
            made[-1] = f"{made[-1]} {line}"
        else:
            made.append(line)
    return made


def _is_figures(line: str) -> bool:
    """Whether a line is of figures more than of words."""
    digits, letters = (sum(1 for sign in line if kind(sign)) for kind in (str.isdigit, str.isalpha))
    return digits * 2 > letters


_KINDS: dict[str, Callable[[str, bytes], PlainDocument]] = {
    ".csv": lambda name, content: read_csv(name, _decoded(content)),
    ".tsv": lambda name, content: read_csv(name, _decoded(content)),
    ".md": lambda name, content: read_text(name, _decoded(content)),
    ".txt": lambda name, content: read_text(name, _decoded(content)),
    ".xlsx": read_workbook,
    ".pptx": _deck,
    ".pdf": _pdf,
}
