"""Plain text and Markdown: paragraphs, and tables whose cells stand between tabs or bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.checks.readers.document import Grid, GridRow, PlainDocument, TextLine

_RULE = re.compile(r"^[\s|:+=-]*-{2,}[\s|:+=-]*$")
_MARKUP = re.compile(r"</?[a-zA-Z][^>]{0,40}>|\*\*|__")


def read_text(name: str, content: str) -> PlainDocument:
    """The document of a ``.txt`` or ``.md`` file. Lines keep the file's numbers; markup is left out."""
    rows = [(number, line) for number, line in enumerate(content.splitlines(), start=1)]
    grids: list[Grid] = []
    lines: list[TextLine] = []
    for block in _blocks(rows):
        if len(block) > 1 and _is_row(block[0][1]):
            grids.append(_grid(block))
        else:
            lines += [TextLine(clean(line), number) for number, line in block]
    return PlainDocument(name, tuple(_unwrapped(lines)), tuple(grids))


def _unwrapped(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines that a margin broke, joined: the first is long and has no end, the next goes on with a small letter."""
    made: list[TextLine] = []
    last = 0
    for line in lines:
        before = made[-1] if made else None
        goes_on = before and line.line == last + 1 and line.text[:1].islower() and len(before.text) >= 50
        if before and goes_on and not before.text.endswith((".", "!", "?", ":", ";")):
            made[-1] = TextLine(f"{before.text} {line.text}", before.line)
        elif line.text:
            made.append(line)
        last = line.line
    return made


def clean(line: str) -> str:
    """A line without Markdown's signs and HTML tags, white space folded."""
    bare = re.sub(r"^\s*#{1,6}\s+", "", _MARKUP.sub("", line.replace("\u00a0", " ")))
    return " ".join(bare.split())


def _is_row(line: str) -> bool:
    return line.count("\t") >= 1 or line.strip().startswith("|")


def _blocks(rows: Sequence[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Runs of table rows, and every other line alone."""
    run: list[tuple[int, str]] = []
    for number, line in rows:
        if _is_row(line):
            run.append((number, line))
            continue
        if run:
            yield run
            run = []
        yield [(number, line)]
    if run:
        yield run


def _grid(block: Sequence[tuple[int, str]]) -> Grid:
    rows: list[GridRow] = []
    headers = None
    for number, line in block:
        if _RULE.match(line):
            headers = len(rows)
            continue
        parts = line.strip().strip("|").split("|") if line.strip().startswith("|") else line.split("\t")
        rows.append(GridRow(tuple(clean(part) for part in parts), number))
    return Grid(tuple(rows), headers)
