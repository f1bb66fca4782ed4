"""Plain text and Markdown: paragraphs, and tables whose cells stand between tabs or bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.checks.readers.document import Grid, GridRow, PlainDocument, TextLine

_RULE = re.compile(r"^[\s|:+=-]*-{2,}[\s|:+=-]*$")
_SPACES = re.compile(r" {2,}")
_FEWEST_CELLS = 3
_STARTS = re.compile(r"\s*(?:[-*+>#]|\d+[.)]) ?")  # of a list, a quotation or a heading
_CODE = re.compile(r"(?: {4}|\t)(?!\s*[-*+\d])|```")
_FOOTNOTE = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰*†]+ ?\S|<?https?:")
_MARKUP = re.compile(r"</?[a-zA-Z][^>]{0,40}>|\*\*|__")


def read_text(name: str, content: str) -> PlainDocument:
    """The document of a ``.txt`` or ``.md`` file. Lines keep the file's numbers; markup is left out."""
    rows = [(number, line) for number, line in enumerate(content.splitlines(), start=1)]
    grids: list[Grid] = []
    lines: list[TextLine] = []
    for block in _blocks(rows):
        if len(block) > 1 and _is_row(block[-1][1]):
            grids.append(_grid(block))
        else:
            lines += [TextLine(clean(line), number) for number, line in block]
    joined = _paragraphs(rows, lines) if name.lower().endswith(".md") else _unwrapped(lines)
    return PlainDocument(name, tuple(joined), tuple(grids))


def _paragraphs(rows: Sequence[tuple[int, str]], lines: Sequence[TextLine]) -> list[TextLine]:
    """Markdown's paragraphs: lines that follow each other, up to a blank one, a list, a heading or code."""
    raw, made, last = dict(rows), list[TextLine](), 0
    for line in lines:
        own = raw[line.line]
        if not line.text or _CODE.match(own):
            continue
        if made and line.line == last + 1 and not _STARTS.match(own) and not raw[last].startswith("#"):
            made[-1] = TextLine(f"{made[-1].text} {line.text}", made[-1].line)
        else:
            made.append(line)
        last = line.line
    return made


def _unwrapped(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines that a margin broke, joined: the first is long and has no end, the next goes on with a small letter."""
    made: list[TextLine] = []
    last = 0
    for line in lines:
        before = made[-1] if made else None
        goes_on = before and line.line == last + 1 and line.text[:1].islower() and len(before.text) >= 50
        ended = before and (before.text.endswith((".", "!", "?", ":", ";")) or _FOOTNOTE.match(before.text))
        if before and goes_on and not ended:
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
    return line.count("\t") >= 1 or line.strip().startswith("|") or _is_spaced(line)


def _is_spaced(line: str) -> bool:
    """Whether a line is cells set apart by runs of spaces, two of them figures at least."""
    cells = _SPACES.split(line.strip())
    return len(cells) >= _FEWEST_CELLS and sum(1 for cell in cells if re.search(r"\d", cell)) >= _FEWEST_CELLS - 1


def _blocks(rows: Sequence[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Runs of table rows, and every other line alone."""
    run: list[tuple[int, str]] = []
    for at, (number, line) in enumerate(rows):
        following = rows[at + 1][1] if at + 1 < len(rows) else ""
        if _is_row(line) or (not run and _is_spaced(following) and len(_SPACES.split(line.strip())) >= _FEWEST_CELLS):
            run.append((number, line))
            continue
        if run:
            yield run
            run = []
        yield [(number, line)]
    if run:
        yield run


def _parts(line: str) -> list[str]:
    """The cells of a row: between bars, tabs or runs of spaces."""
    if line.strip().startswith("|"):
        return line.strip().strip("|").split("|")
    return line.split("\t") if "\t" in line else _SPACES.split(line.strip())


def _grid(block: Sequence[tuple[int, str]]) -> Grid:
    rows: list[GridRow] = []
    headers = None
    for number, line in block:
        if _RULE.match(line):
            headers = len(rows)
            continue
        rows.append(GridRow(tuple(clean(part) for part in _parts(line)), number))
    return Grid(tuple(rows), headers)
