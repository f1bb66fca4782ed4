"""Any file of a kind that the audit knows, opened as its model."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from reportgen.checks.audit.model import AuditedDocument, document_of
from reportgen.checks.readers.deck import read_deck
from reportgen.checks.readers.document import Grid, GridRow, PlainDocument, TextLine
from reportgen.checks.readers.pdf import PdfReader
from reportgen.checks.readers.sheet import read_csv, read_workbook
from reportgen.checks.readers.text import clean, read_text

_ROW = re.compile(
    r"^(?P<label>\D.*?[^\d\s£(+−–-])\s+(?P<figures>(?:[(£+−–-]*\d[\d,.]*[%)mk]*(?:\s|$)|(?:-|N/A)(?:\s|$)){2,})$"
)


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
    except (zipfile.BadZipFile, KeyError, ValueError, RuntimeError) as broken:
        raise UnknownKindError(f"{path}: cannot be read as {path.suffix}: {broken}") from broken


def _decoded(content: bytes) -> str:
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
            elif shape.text.strip():
                lines += [TextLine(clean(text), page=number) for text in shape.text.splitlines() if text.strip()]
    return PlainDocument(name, tuple(lines), tuple(grids), len(slides))


def _pdf(name: str, content: bytes) -> PlainDocument:
    """Lines joined to paragraphs; runs of lines that end in as many figures each are tables without headings."""
    lines: list[TextLine] = []
    grids: list[Grid] = []
    with PdfReader(content) as reader:
        for page in range(1, reader.page_count + 1):
            rest = _tables(reader.lines(page), page, grids)
            lines += [TextLine(text, page=page) for text in _paragraphs(rest)]
        return PlainDocument(name, tuple(lines), tuple(grids), reader.page_count)


def _tables(lines: list[str], page: int, grids: list[Grid]) -> list[str]:
    rest: list[str] = []
    run: list[tuple[str, tuple[str, ...]]] = []
    for line in [*lines, ""]:
        found = _ROW.match(line)
        cells = (found["label"], *found["figures"].split()) if found else ()
        if run and (not cells or len(cells) != len(run[-1][1])):
            if len(run) >= 3:
                grids.append(Grid(tuple(GridRow(each, page=page) for _, each in run), headers=0))
            else:
                rest += [text for text, _ in run]
            run = []
        if cells:
            run.append((line, cells))
        elif line:
            rest.append(line)
    return rest


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines that go on in the next are joined: no full stop at the end, and a small letter after it."""
    made: list[str] = []
    for line in lines:
        if (
            made
            and not made[-1].endswith((".", ":", "!", "?"))
            and (line[0].islower() or (len(made[-1]) > 60 and line[0] not in "•-–"))
        ):
            made[-1] = f"{made[-1]} {line}"
        else:
            made.append(line)
    return made


_KINDS: dict[str, Callable[[str, bytes], PlainDocument]] = {
    ".csv": lambda name, content: read_csv(name, _decoded(content)),
    ".tsv": lambda name, content: read_csv(name, _decoded(content)),
    ".md": lambda name, content: read_text(name, _decoded(content)),
    ".txt": lambda name, content: read_text(name, _decoded(content)),
    ".xlsx": read_workbook,
    ".pptx": _deck,
    ".pdf": _pdf,
}
