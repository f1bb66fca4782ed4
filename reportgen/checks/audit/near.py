"""Figures that nearly agree: two passages, or a passage and a table's row, that share one figure and differ in another.

A shared figure says that both speak of one thing; a second one that is off by a hundredth is then no other fact.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.model import AuditedDocument, Place, Row, Table
from reportgen.checks.audit.numbers import Number, numbers

_WORD = re.compile(r"[a-z]{5,}")
_TOTALS = re.compile(r"\b(?:sub|grand|overall)?-?\s?totals?\b|£\w*")
_NEAR = 0.015
_AROUND = 60  # characters on either side of a figure that say what it is
_MOST_WITH_ONE_FIGURE = 6  # a figure in more passages than these says nothing about what they speak of
_SHARED_WORDS = 3


@dataclass(frozen=True)
class Passage:
    """A paragraph with its telling figures."""

    text: str
    place: Place

    @cached_property
    def figures(self) -> list[Number]:
        return [n for n in numbers(self.text) if _telling(n)]

    @cached_property
    def words(self) -> frozenset[str]:
        return stems(self.text)

    def said_at(self, number: Number) -> frozenset[str]:
        """The words about a figure."""
        return stems(self.text[max(0, number.start - _AROUND) : number.end + _AROUND])

    def holds(self, number: Number) -> bool:
        """Whether the same figure, or one that rounds to it, stands here."""
        return any(other.unit == number.unit and _agree(other, number) for other in self.figures)


def stems(text: str) -> frozenset[str]:
    """The first letters of a text's longer words, so that overspend and overspent are one."""
    return frozenset(word[:6] for word in _WORD.findall(text.lower()))


def _telling(number: Number) -> bool:
    """Money with decimals, and large counts: figures that do not come up twice by chance."""
    year = 1900 <= number.value <= 2100 and number.step == 1 and not number.unit
    if number.unit.startswith("£"):
        return abs(number.value) / number.step >= 10
    return not number.unit and not year and abs(number.value) / number.step >= 1000


def _agree(one: Number, other: Number) -> bool:
    return abs(one.value - other.value) <= max(one.slack, other.slack) + 1e-9


def near_passages(document: AuditedDocument) -> Iterator[Found]:
    """Two passages that share a figure, and give another figure of the same words with different values."""
    passages = [Passage(line.text, Place(line.line, line.page)) for line in document.lines]
    by_figure: dict[tuple[float, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        for key in dict.fromkeys((n.value, n.unit) for n in passage.figures):
            by_figure[key].append(passage)
    told: set[tuple[Place, str]] = set()
    for key, sharing in by_figure.items():
        if len(sharing) > _MOST_WITH_ONE_FIGURE:
            continue
        for at, first in enumerate(sharing):
            for second in sharing[at + 1 :]:
                for one, other in _differing(first, second):
                    message = f"{_shown(other)} here, {_shown(one)} {_where(first.place)}; both give {_plain(*key)}"
                    if (second.place, _shown(other)) not in told:
                        told.add((second.place, _shown(other)))
                        yield Found(second.place, message)


def _differing(first: Passage, second: Passage) -> Iterator[tuple[Number, Number]]:
    if len(first.words & second.words) < _SHARED_WORDS:
        return
    for one in first.figures:
        for other in second.figures:
            near = one.unit == other.unit and 0 < abs(one.value - other.value) <= _NEAR * abs(one.value)
            if not near or _agree(one, other) or first.holds(other) or second.holds(one):
                continue
            if len(first.said_at(one) & second.said_at(other)) >= _SHARED_WORDS - 1:
                yield one, other


def near_rows(document: AuditedDocument) -> Iterator[Found]:
    """A passage that names a table's row and gives one of its figures, and another that is nearly one of them."""
    rows = list(_named_rows(document))
    for line in document.lines:
        passage = Passage(line.text, Place(line.line, line.page))
        money = [n for n in passage.figures if n.unit.startswith("£")]
        if len(money) < 2:
            continue
        for label, words, cells, place in rows:
            if not words <= passage.words:
                continue
            if not any(_same(n, cell) for n in money for cell in cells):
                continue
            for number in money:
                close = [c for c in cells if 0 < abs(abs(c.value) - number.value) <= _NEAR * number.value]
                close.sort(key=lambda cell: abs(abs(cell.value) - number.value))
                if close and not any(_same(number, cell) for cell in cells):
                    words_ = f"{_shown(number)} of {label}; its row has {close[0].shown} ({_where(place)})"
                    yield Found(passage.place, words_)


def named_words(table: Table) -> list[tuple[Row, frozenset[str]]]:
    """Each row of a table with the words of its name, those of totals left out."""
    return [(row, stems(_TOTALS.sub(" ", table.label(row).lower()))) for row in table.rows]


def _same(number: Number, cell: Number) -> bool:
    return abs(abs(cell.value) - abs(number.value)) <= max(cell.slack, number.slack) + 1e-9


def _named_rows(document: AuditedDocument) -> Iterator[tuple[str, frozenset[str], list[Number], Place]]:
    """Rows whose name is theirs alone in their table."""
    for table in document.tables:
        named = named_words(table)
        counts = Counter(words for _, words in named)
        for row, words in named:
            cells = [n for c in table.numeric if (n := row.number(c)) is not None and n.unit not in ("%", "pp")]
            if words and counts[words] == 1 and len(cells) >= 3:
                yield table.label(row), words, cells, row.place


def figures_of_another_row(document: AuditedDocument) -> Iterator[Found]:
    """A passage that names one row of a table, and gives two figures of another row and none of its own."""
    for table in document.tables:
        named = named_words(table)
        for sentence in document.sentences:
            said = [n for n in sentence.numbers if n.unit.startswith("£") and _telling(n)]
            if len(said) >= 2:
                yield from _of_another(table, named, said, sentence.text, sentence.place)


def _of_another(
    table: Table, named: list[tuple[Row, frozenset[str]]], said: list[Number], text: str, place: Place
) -> Iterator[Found]:
    words = stems(text)
    mine = [(row, own) for row, own in named if len(own) >= 2 and own <= words]
    if len(mine) != 1:
        return
    row, own = mine[0]
    if _held(table, row, said):
        return
    others = [other for other, theirs in named if theirs < own and _held(table, other, said) >= 2]
    if others:
        shown = " and ".join(_shown(n) for n in said[:2])
        yield Found(place, f'{shown} of "{table.label(row)}" are the figures of the row "{table.label(others[0])}"')


def _held(table: Table, row: Row, said: list[Number]) -> int:
    """How many of the figures the row holds."""
    cells = [n for c in table.numeric if (n := row.number(c)) is not None]
    return sum(1 for number in said if any(_same(number, cell) for cell in cells))


def _shown(number: Number) -> str:
    return _plain(number.value, number.unit, number.shown)


def _plain(value: float, unit: str, shown: str = "") -> str:
    digits = shown or f"{value:,.12g}"
    return f"£{digits}{unit[1:]}" if unit.startswith("£") else digits


def _where(place: Place) -> str:
    return f"on page {place.page}" if place.page else f"in line {place.line}"
