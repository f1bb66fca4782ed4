"""Arithmetic between columns: a rule is learnt from most rows of a table, and the rows that break it found.

Nothing is taken from a heading alone: a variance column is one because most of its rows say so. A table therefore
judges itself, whichever sign its authors chose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations, product

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.model import AuditedDocument, Cell, Row, Table
from reportgen.checks.audit.numbers import Number

_DIFFERENCE = re.compile(r"varia|diff|change|movement|gap|increase|decrease|shortfall|over.?under|slippage|\bvar\b")
_PERCENT = re.compile(r"%|\bpct\b|per ?cent|rate\b|ratio|share|proportion")
_SMALL = 1e-9
_MANY, _NEAR = 16, 8  # in a wide table a column follows from those just before it

Expected = Callable[[Number, Number], tuple[float, float]]
"""From two operands what the result should be, and how far rounding can take it from that."""


@dataclass(frozen=True)
class Relation:
    """A column that follows from two others, as most rows of its table show."""

    result: int
    operands: tuple[int, int]
    expected: Expected
    words: str


def minus(first: Number, second: Number) -> tuple[float, float]:
    """Second less first."""
    return second.value - first.value, first.slack + second.slack


def growth(first: Number, second: Number) -> tuple[float, float]:
    """Per cent change from first to second."""
    base = abs(first.value)
    ratio = second.value / first.value
    return 100 * (ratio - 1), 100 * (second.slack + abs(ratio) * first.slack) / base


def portion(first: Number, second: Number) -> tuple[float, float]:
    """Second as per cent of first."""
    ratio = second.value / first.value
    return 100 * ratio, 100 * (second.slack + abs(ratio) * first.slack) / abs(first.value)


def share_of_change(first: Number, second: Number) -> tuple[float, float]:
    """A change in number as per cent of what it is a change from."""
    return portion(first, second)


def follows(result: Number, expected: tuple[float, float]) -> bool:
    """Whether a figure is what it should be within the rounding of all three."""
    return abs(result.value - expected[0]) <= expected[1] + result.slack + _SMALL


def broken_differences(document: AuditedDocument) -> Iterator[Found]:
    """Differences that are not those of their operands, by amount."""
    for table, row, relation, shown, expected in _breaches(document):
        if abs(abs(shown.value) - abs(expected)) > _SMALL + shown.step * 1.5 or shown.value * expected >= 0:
            yield _found(table, row, relation, shown, expected)


def wrong_signs(document: AuditedDocument) -> Iterator[Found]:
    """Differences whose amount is right and whose sign is not that of their column."""
    for table, row, relation, shown, expected in _breaches(document):
        if abs(abs(shown.value) - abs(expected)) <= _SMALL + shown.step * 1.5 and shown.value * expected < 0:
            yield _found(table, row, relation, shown, expected)


def _found(table: Table, row: Row, relation: Relation, shown: Number, expected: float) -> Found:
    first, second = (row.number(c) for c in relation.operands)
    assert first is not None and second is not None
    name = table.names[relation.result] or f"column {relation.result + 1}"
    made = relation.words.format(first=first.shown, second=second.shown)
    label = table.label(row)
    return Found(row.place, f'"{label}", {name}: {shown.shown} shown, {made} is {_like(expected, shown)}')


def _like(value: float, shown: Number) -> str:
    return Number(value, shown.step, "", False).shown


Breach = tuple[Table, Row, Relation, Number, float]


@lru_cache(maxsize=1)
def _breaches(document: AuditedDocument) -> tuple[Breach, ...]:
    """All rows that break a relation of their table, found once for the rules that tell them."""
    return tuple(_broken(document))


def _broken(document: AuditedDocument) -> Iterator[Breach]:
    for table in document.tables:
        for relation in _relations(table):
            for row in table.rows:
                result, first, second = (row.number(c) for c in (relation.result, *relation.operands))
                if result is None or first is None or second is None or not first.value:
                    continue
                expected = relation.expected(first, second)
                if not follows(result, expected):
                    yield table, row, relation, result, expected[0]


def _relations(table: Table) -> Iterator[Relation]:
    for result in table.numeric:
        name = table.names[result]
        changes, percents = bool(_DIFFERENCE.search(name)), bool(_PERCENT.search(name))
        if not (changes or percents):
            continue
        kinds: list[tuple[Expected, str]] = []
        if changes:
            kinds.append((minus, "{second} less {first}"))
        if percents and (changes or name.strip() in ("%", "pct")):
            kinds.append((growth, "the change from {first} to {second} in %"))
            kinds.append((share_of_change, "{second} as % of {first}"))
        if percents and not changes:
            kinds.append((portion, "{second} as % of {first}"))
        best = _best(table, result, kinds)
        if best:
            yield best


Kind = tuple[Expected, str]


def _best(table: Table, result: int, kinds: Sequence[Kind]) -> Relation | None:
    """The operands and the kind that most rows agree with; none when fewer than two thirds do, or fewer than three."""
    best: Relation | None = None
    most = (0, 0)
    columns = [c for c in table.numeric if c != result]
    if len(columns) > _MANY:
        columns = [c for c in columns if 0 < result - c <= _NEAR]
    numbers = {c: [row.number(c) for row in table.rows] for c in (result, *columns)}
    for pair, (expected, words) in _candidates(table, columns, kinds):
        right, wrong = _votes(expected, *(numbers[c] for c in (result, *pair)))
        clear = right >= (5 if expected is portion else 2) * wrong
        if right >= 3 and clear and (right, right - wrong) > most:
            best, most = Relation(result, pair, expected, words), (right, right - wrong)
    return best


def _candidates(table: Table, columns: Sequence[int], kinds: Sequence[Kind]) -> Iterator[tuple[tuple[int, int], Kind]]:
    """Pairs of columns that a column may follow from: levels, and for a share of change a level and its change."""
    changes = [c for c in columns if _DIFFERENCE.search(table.names[c])]
    levels = [c for c in columns if c not in changes]
    plain = {c for c in columns if not _PERCENT.search(table.names[c])}
    for kind in kinds:
        pairs = product(levels, changes) if kind[0] is share_of_change else permutations(levels, 2)
        for one, other in pairs:
            if kind[0] is minus or {one, other} <= plain:
                yield (one, other), kind


Column = list[Number | None]


def _votes(relation: Expected, results: Column, firsts: Column, seconds: Column) -> tuple[int, int]:
    """How many rows agree with a relation and how many do not; rows that would agree with any are left out."""
    right = wrong = 0
    for result, first, second in zip(results, firsts, seconds, strict=True):
        if result is None or first is None or second is None or not first.value:
            continue
        expected, slack = relation(first, second)
        if follows(result, (expected, slack)):
            right += abs(expected) > 2 * (slack + result.slack)
        else:
            wrong += 1
    return right, wrong


def broken_reserves(document: AuditedDocument) -> Iterator[Found]:
    """Balances that do not roll forward: opening and movement against closing, closing against the next opening."""
    for table in (t for found in document.tables for t in (found, turned(found))):
        opening, closing = table.column(r"\bopening\b"), table.column(r"\bclosing\b")
        if opening is None or closing is None or opening == closing:
            continue
        movement = _movement(table, opening, closing)
        for row in table.rows:
            figures = [row.number(c) for c in (opening, closing)] + ([row.number(movement)] if movement else [])
            if movement is None or any(figure is None for figure in figures):
                continue
            start, end, moved = (figure for figure in figures if figure is not None)
            if abs(start.value + moved.value - end.value) > start.slack + end.slack + moved.slack + _SMALL:
                due = _like(start.value + moved.value, end)
                words = f"opening {start.shown} and movement {moved.shown} make {due}, closing shows {end.shown}"
                yield Found(row.place, f'"{table.label(row)}": {words}')


def overdrawn(document: AuditedDocument) -> Iterator[Found]:
    """Draws larger than the balance they are taken from."""
    for table in (t for found in document.tables for t in (found, turned(found))):
        opening = table.column(r"\bopening\b")
        if opening is None:
            continue
        moves = [c for c in table.numeric if re.search(r"transfer|movement|draw|\buse\b", table.names[c])]
        for row in table.rows:
            start = row.number(opening)
            for column in moves:
                moved = row.number(column)
                if start and moved and start.value > 0 and -moved.value > start.value + start.step + _SMALL:
                    words = f"{table.names[column]} {moved.shown} is larger than the balance of {start.shown}"
                    yield Found(row.place, f'"{table.label(row)}": {words}')


def _movement(table: Table, opening: int, closing: int) -> int | None:
    """The column that takes most openings to their closings."""
    best, most = None, 0
    for column in table.numeric:
        if column in (opening, closing):
            continue
        right = 0
        for row in table.rows:
            start, moved, end = row.number(opening), row.number(column), row.number(closing)
            if (
                start
                and moved
                and end
                and abs(start.value + moved.value - end.value) <= 0.5 * end.step + 2 * start.slack
            ):
                right += moved.value != 0
        if right > most:
            best, most = column, right
    others = [c for c in table.numeric if c not in (opening, closing)]
    alone = len(others) == 1 and re.search(r"movement|transfer|change|draw|net|\buse\b", table.names[others[0]])
    return best if most >= 2 or (alone and most) else None


def turned(table: Table) -> Table:
    """A table with rows and columns exchanged: for those whose periods run across."""
    label = min(table.label_columns, default=0)
    columns = [c for c in range(len(table.names)) if c != label]
    names = ("", *(row.text(label).lower() for row in table.rows))
    rows = []
    for column in columns:
        cells = (Cell(table.names[column]), *(Cell(row.text(column)) for row in table.rows))
        rows.append(Row(cells, table.rows[0].place))
    return Table(names, tuple(rows), table.title)
