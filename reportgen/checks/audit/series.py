"""Words and columns against the periods of a document: what its tables' rows deny, what lies beyond, what is stale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.model import AuditedDocument, Place, Sentence, Table
from reportgen.checks.audit.numbers import Number
from reportgen.checks.audit.periods import Reported, reported
from reportgen.checks.audit.wording import MOVEMENT_WORD

_PERIOD: Final = re.compile(
    r"\bq[1-4]\b|(?:19|20)\d\d|\b\d\d/\d\d\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.I
)
_DERIVED: Final = re.compile(r"change|diff|varia|target|budget|plan|forecast|%|pp\b|rank|average", re.I)
_AHEAD: Final = re.compile(r"forecast|budget|plan|target|project|estimate|due|expected|profile|base", re.I)
_QUARTER: Final = re.compile(r"\bq(?P<q>[1-4])\s?(?:fy\s?)?(?P<y>(?:20)?\d\d)\s?[/–-]\s?\d\d\b", re.I)
_DATA_TO: Final = re.compile(
    r"\b(?:data|figures|statistics)\b[^.;]{0,40}?\b(?:to|up to|as at|ending|for)(?: the end of)? "
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December) "
    r"(?P<year>20\d\d)\b"
)
_MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                  "November", "December")  # fmt: skip
_SHORT, _FEW = 14, 3
_STALE: Final = 15  # months before the end of the reported quarter
_LARGE: Final = 200.0  # per cent
_PER_CENT: Final = re.compile(r"%|\bpct\b|per ?cent")
_CHANGE: Final = re.compile(r"change|increase|growth|movement|vs\b")


def denied_directions(document: AuditedDocument) -> Iterator[Found]:
    """A short sentence or heading that says up or down of a table's row, which every comparison of the row denies."""
    rows = [(label.lower(), values) for table in document.tables for label, values in _over_time(table)]
    for sentence in document.sentences:
        word = _only_word(sentence)
        if word is None:
            continue
        said = re.sub(r"[^a-z ]", " ", sentence.text[: word.start()].lower())
        for label, values in rows:
            if re.search(rf"\b{re.escape(label)}\b", said) and _denies(values, up=bool(word["up"])):
                shown = f"{values[-2].shown} and then {values[-1].shown}"
                yield Found(sentence.place, f'"{word[0]}" of "{label}"; its table has {shown}')
                break


def _only_word(sentence: Sentence) -> re.Match[str] | None:
    """The direction word of a short sentence without figures of its own."""
    words = list(MOVEMENT_WORD.finditer(sentence.text))
    figures = [n for n in sentence.numbers if not (1900 <= n.value <= 2100 or n.value <= 4)]
    plain = len(sentence.text.split()) <= _SHORT and len(words) == 1 and not figures
    return words[0] if plain and (words[0]["up"] or words[0]["down"]) else None


def _over_time(table: Table) -> Iterator[tuple[str, list[Number]]]:
    """Rows with figures of three periods or more, in the table's order, which must be that of time."""
    columns = [c for c in table.numeric if _PERIOD.search(table.names[c]) and not _DERIVED.search(table.names[c])]
    if len(columns) < _FEW or [_when(table.names[c]) for c in columns] != sorted(
        _when(table.names[c]) for c in columns
    ):
        return
    for row in table.rows:
        values = [n for c in columns if (n := row.number(c)) is not None]
        if len(values) == len(columns) and len(table.label(row)) > 4:
            yield table.label(row), values


def _when(name: str) -> tuple[int, int]:
    """A sortable time: year and quarter of a heading, as far as it says them."""
    year = re.search(r"(?:20)?(\d\d)[/–-]\d\d|(?:19|20)(\d\d)", name)
    quarter = re.search(r"\bq([1-4])", name)
    return int(next((g for g in year.groups() if g), 0)) if year else 0, int(quarter[1]) if quarter else 0


def _denies(values: Sequence[Number], *, up: bool) -> bool:
    last = values[-1].value
    others = [values[-2].value, values[0].value, *([values[-5].value] if len(values) >= 5 else [])]
    return all(last < value if up else last > value for value in others)


def columns_beyond(document: AuditedDocument) -> Iterator[Found]:
    """Columns of figures for a quarter after the one that the document reports on, no plan or forecast."""
    period = reported(document)
    if period is None:
        return
    for table in document.tables:
        for column in table.numeric:
            found = _QUARTER.search(table.names[column])
            if found is None or _AHEAD.search(" ".join(table.names)):
                continue
            if (int(found["y"]) % 100 + 2000, int(found["q"])) > (period.year, period.quarter):
                words = f'the column "{table.names[column]}" lies after the quarter the document reports on'
                yield Found(table.place, words)
                break


def stale_data(document: AuditedDocument) -> Iterator[Found]:
    """Data that end a year or more before the reported quarter does."""
    period = reported(document)
    if period is None:
        return
    for sentence in document.sentences:
        for found in _DATA_TO.finditer(sentence.text):
            behind = _end(period) - (int(found["year"]) * 12 + _MONTHS.index(found["month"]))
            if behind >= _STALE and not re.search(r"\b(?:since|between|baseline|pandemic)\b", sentence.text):
                yield Found(sentence.place, f'"{found[0]}" is {behind} months before the end of the quarter')


def _end(period: Reported) -> int:
    """The last month of the reported quarter, counted from year 0."""
    first = period.first_day
    return first.year * 12 + first.month + 1


def large_changes(document: AuditedDocument) -> Iterator[Found]:
    """Changes in per cent that are far beyond those of the table's other rows."""
    for table in document.tables:
        for column in table.numeric:
            if not (_PER_CENT.search(table.names[column]) and _CHANGE.search(table.names[column])):
                continue
            held = [(row, n) for row in table.rows if (n := row.number(column)) is not None]
            far = [(row, n) for row, n in held if abs(n.value) >= _LARGE]
            if len(held) >= 2 * _FEW and len(far) * 5 <= len(held):
                for row, number in far:
                    words = f'"{table.label(row)}", {table.names[column]}: {number.shown}%'
                    yield Found(Place(row.place.line, row.place.page), words)
