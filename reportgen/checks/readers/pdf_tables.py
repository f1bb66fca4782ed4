"""Tables of a PDF by the places of their words: rows of figures that stand in columns, with the headings above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.geometry import Rect

_FIGURE = re.compile(
    r"^[▲▼►▶◄]?\s?[(+\-−–]*\s?£?[(+\-−–]?\d[\d,]*(?:\.\d+)?(?:%|pp|bn|[kKmM])?\)?[*†]?$|^(?:-|–|n/?a|\[[a-z?]\]|[rag]|c[ag])$",
    re.I,
)
_CELL_GAP, _LINE = 0.75, 0.5  # shares of the line's tallest character
Character = tuple[str, Rect, bool]
"""A sign, its box, and whether a space stands before it."""
_ALIGNED = 14.0  # points between the same edge of two cells of one column
_HEADING = 62.0  # points above the first row in which headings are looked for
_FEW_ROWS, _FEW_FIGURES = 3, 2


@dataclass(frozen=True)
class Piece:
    """Words that stand together on one line."""

    text: str
    rect: Rect

    @property
    def middle(self) -> float:
        return self.rect.y + self.rect.h / 2


@dataclass(frozen=True)
class FoundTable:
    """A table: headings by column, and its rows as cells."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables_of(characters: Sequence[Character]) -> tuple[list[FoundTable], frozenset[str]]:
    """The tables of a page, and every row's characters without spaces, by which its line is known again."""
    lines = [_cells(line) for line in _lines(characters)]
    found: list[FoundTable] = []
    used: set[str] = set()
    for run in _runs(lines):
        columns = _columns([lines[n] for n in run])
        if len(columns) < _FEW_FIGURES:
            continue
        rows = tuple(_row(lines[n], columns) for n in run)
        found.append(FoundTable(_headings(lines, run[0], columns), rows))
        used.update("".join(p.text.replace(" ", "") for p in lines[n]) for n in run)
    return found, frozenset(used)


def _lines(characters: Sequence[Character]) -> list[list[Character]]:
    """Characters whose middles stand at one height, from left to right, top line first."""
    lines: list[list[Character]] = []
    for character in sorted(characters, key=lambda each: each[1].y + each[1].h / 2):
        box = character[1]
        middle = box.y + box.h / 2
        last = lines[-1][-1][1] if lines else None
        if last is not None and abs(last.y + last.h / 2 - middle) <= _LINE * max(last.h, box.h, 4):
            lines[-1].append(character)
        else:
            lines.append([character])
    return [sorted(line, key=lambda each: each[1].x) for line in lines]


def _cells(line: Sequence[Character]) -> list[Piece]:
    """A line's pieces, apart where the gap is wider than that between words."""
    height = max(box.h for _, box, _ in line)
    pieces: list[tuple[str, Rect]] = []
    for sign, box, spaced in line:
        if pieces:
            text, rect = pieces[-1]
            gap = box.x - rect.right
            if gap <= _CELL_GAP * height:
                joined = f"{text} {sign}" if spaced else text + sign
                pieces[-1] = joined, Rect(rect.x, min(rect.y, box.y), box.right - rect.x, max(rect.h, box.h))
                continue
        pieces.append((sign, box))
    return [Piece(text, rect) for text, rect in pieces]


def _runs(lines: Sequence[Sequence[Piece]]) -> Iterator[list[int]]:
    """Runs of rows that end in figures: words first, then two figures at least; a line of words may stand between."""
    run: list[int] = []
    for number, line in enumerate(lines):
        figures = sum(1 for piece in line if _FIGURE.match(piece.text))
        words = len(line) - figures
        if figures >= _FEW_FIGURES and words <= figures + 1 and not _FIGURE.match(line[0].text):
            if run and number - run[-1] > 2:
                yield from _long_enough(run)
                run = []
            run.append(number)
    yield from _long_enough(run)


def _long_enough(run: list[int]) -> Iterator[list[int]]:
    if len(run) >= _FEW_ROWS:
        yield run


def _columns(rows: Sequence[Sequence[Piece]]) -> list[tuple[float, float]]:
    """The spans of the columns of figures, left to right, each with two figures at least."""
    figures = [piece.rect for row in rows for piece in row if _FIGURE.match(piece.text)]
    columns: list[list[Rect]] = []
    for rect in sorted(figures, key=lambda r: r.right):
        if columns and _same_column(columns[-1][-1], rect):
            columns[-1].append(rect)
        else:
            columns.append([rect])
    return [(min(r.x for r in c), max(r.right for r in c)) for c in columns if len(c) > 1]


def _same_column(one: Rect, other: Rect) -> bool:
    overlap = min(one.right, other.right) - max(one.x, other.x)
    return overlap > 0 or min(abs(one.right - other.right), abs(one.x - other.x)) <= _ALIGNED / 3


def _row(line: Sequence[Piece], columns: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    """The words left of the figures, then a cell for each column."""
    words: list[str] = []
    cells = [""] * len(columns)
    for piece in line:
        at = _nearest(piece.rect, columns) if _FIGURE.match(piece.text) else None
        if at is None:
            words += [piece.text] if piece.rect.x < columns[0][0] else []
        else:
            cells[at] = f"{cells[at]} {piece.text}".strip()
    return (" ".join(words), *cells)


def _nearest(rect: Rect, columns: Sequence[tuple[float, float]]) -> int | None:
    """The column that a piece stands in or touches."""
    middle = rect.x + rect.w / 2
    inside = [n for n, (left, right) in enumerate(columns) if left - _ALIGNED / 2 <= middle <= right + _ALIGNED / 2]
    if inside:
        return min(inside, key=lambda n: abs(middle - sum(columns[n]) / 2))
    over = [n for n, (left, right) in enumerate(columns) if rect.x < right and rect.right > left]
    return over[0] if len(over) == 1 else None


def _headings(lines: Sequence[Sequence[Piece]], first: int, columns: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    """For each column the words above it, word by word: headings may stand closer than cells."""
    top = min(piece.rect.y for piece in lines[first])
    named = [""] * len(columns)
    for line in reversed(lines[:first]):
        if not line or top - line[0].middle > _HEADING or sum(1 for p in line if _FIGURE.match(p.text)) > 1:
            break
        placed = [(piece, _nearest(piece.rect, columns)) for piece in line]
        if sum(1 for _, at in placed if at is not None) == 0:
            break
        for piece, at in reversed(placed):
            if at is not None:
                named[at] = f"{piece.text} {named[at]}".strip()
    return ("", *named)
