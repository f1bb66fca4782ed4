"""Figures that cannot be, or are unlikely beyond chance: rates over 100 %, parts of people, slipped decimal points."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from statistics import median

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.model import MISSING, AuditedDocument, Place, Table
from reportgen.checks.audit.numbers import numbers

_RATE_NAME = re.compile(
    r"\brate\b|\bshare\b|proportion|% of|\bpct\b|percent|per cent|within target|satisf|complian|%", re.I
)
_NOT_RATE = re.compile(r"change|diff|varia|growth|increase|decrease|movement|gap|per \d|budget|target|against", re.I)
_COUNT_NAME = re.compile(
    r"^(?:no\.?|number|count|total)\b|\b(?:offences|victims|officers|arrests|referrals|calls|incidents|cases"
    r"|headcount|people|complaints)\b",
    re.I,
)
_NOT_COUNT = re.compile(
    r"fte|full.time|rate|%|pct|per |average|mean|median|days|£|gbp|cost|budget|ratio|change|hours|000s|thousand", re.I
)
_OVER = re.compile(
    r"(?<![\d.,+\-−–])(?P<value>1[0-9][1-9]|1[1-9]0|[2-9]\d\d)(?:\.\d+)?\s?% of "
    r"(?:all |the |these |those )?(?:[a-z]+ ){0,2}"
    r"(?P<what>calls|respondents|victims|londoners|offences|officers|people|cases|staff|users|residents"
    r"|crimes|incidents|offenders)",
    re.I,
)
_PART_PERSON = re.compile(
    r"(?<![\d.,£−–-])\d{1,3}(?:,\d{3})*\.\d+ (?P<what>offences|victims|officers|people|arrests|homicides|murders"
    r"|calls|referrals|complaints|incidents|staff)\b(?! per)",
    re.I,
)
_NO_SCALE = re.compile(
    r"£\d{1,3}(?:,\d{3})*\.\d(?![\d.])(?!\s?(?:[mk]|bn|tn|million|billion|thousand|trillion)\b)(?!\s?(?:-|–"
    r"|to|and|or)\s?£?\d)",
    re.I,
)
_AVERAGED = re.compile(r"average|\bmean\b|\bper |\brate|\bfte|\bratio|million|thousand|equivalent", re.I)
_SHORTHAND = re.compile(r"\[[a-z?]\]")  # each letter has its own meaning
_PERIOD = re.compile(
    r"\bq[1-4]\b|(?:19|20)\d\d|\b\d\d/\d\d\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.I
)
_DERIVED = re.compile(r"change|diff|varia|%|pct|rate|pp\b|gap|growth", re.I)


def rates_over_hundred(document: AuditedDocument) -> Iterator[Found]:
    """Parts of a whole above 100 %."""
    for table in document.tables:
        for column in table.numeric:
            if not _RATE_NAME.search(table.names[column]) or _NOT_RATE.search(table.names[column]):
                continue
            values = [(row, n) for row in table.rows if (n := row.number(column)) is not None]
            over = [(row, n) for row, n in values if n.value > 100 + n.slack]
            if len(over) <= max(1, len(values) // 10) and len(values) > 2 * len(over):
                for row, number in over:
                    yield Found(
                        row.place,
                        f'"{table.label(row)}", {table.names[column]}: {number.shown}% is more than the whole',
                    )
    for sentence in document.sentences:
        for found in _OVER.finditer(sentence.text):
            yield Found(sentence.place, f'"{found[0]}" is more than the whole')


def parts_of_counts(document: AuditedDocument) -> Iterator[Found]:
    """Counts that are not whole numbers."""
    for table in document.tables:
        for column in table.numeric:
            if not _COUNT_NAME.search(table.names[column]) or _NOT_COUNT.search(table.names[column]):
                continue
            values = [(row, n) for row in table.rows if (n := row.number(column)) is not None and not n.unit]
            broken = [(row, n) for row, n in values if abs(n.value - round(n.value)) > 1e-9]
            if broken and len(broken) <= len(values) // 5:
                for row, number in broken:
                    yield Found(
                        row.place, f'"{table.label(row)}", {table.names[column]}: {number.shown} is not a whole number'
                    )
    for sentence in document.sentences:
        for found in _PART_PERSON.finditer(sentence.text):
            if not _AVERAGED.search(sentence.text[max(0, found.start() - 60) : found.end() + 40]):
                yield Found(sentence.place, f'"{found[0]}": a count is a whole number')


def amounts_without_scale(document: AuditedDocument) -> Iterator[Found]:
    """Pounds with one decimal and no "m": pence have two."""
    for sentence in document.sentences:
        for found in _NO_SCALE.finditer(sentence.text):
            after = sentence.text[found.end() : found.end() + 12]
            if numbers(found[0])[0].value < 20 or re.match(r"\s?(?:per|each|an? |/)", after):
                continue
            yield Found(sentence.place, f'"{found[0]}": millions or thousands are not said')


def slipped_points(document: AuditedDocument) -> Iterator[Found]:
    """A figure some 10, 100 or 1,000 times its neighbour of another period, where the table's other rows stay close."""
    for table in document.tables:
        columns = [c for c in table.numeric if _PERIOD.search(table.names[c]) and not _DERIVED.search(table.names[c])]
        for left, right in itertools.pairwise(columns):
            again = table.names[right] in table.names[:right]  # the second half of a table that stands in two
            if not again and _measure(table.names[left]) == _measure(table.names[right]):
                yield from _slips(table, left, right)


def _measure(name: str) -> str:
    """A heading without its period: what is measured."""
    return re.sub(r"[\W\d]|q[1-4]|fy|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*", "", name)


def _slips(table: Table, left: int, right: int) -> Iterator[Found]:
    ratios = []
    for row in table.rows:
        first, second = row.number(left), row.number(right)
        if first and second and min(first.value, second.value) > 0 and max(first.value, second.value) >= _LARGE:
            ratios.append((row, first, second, second.value / first.value))
    if len(ratios) < 3 or not 0.5 <= median(r for *_, r in ratios) <= 2:
        return
    for row, first, second, ratio in ratios:
        factor = max(ratio, 1 / ratio)
        small = min(first.value, second.value) < _SMALL
        if not small and any(_LOW * power <= factor <= _HIGH * power for power in (10, 100, 1000)):
            words = f"{first.shown} and then {second.shown}, a factor of about {factor:,.0f}"
            yield Found(row.place, f'"{table.label(row)}": {words}, while the other rows stay close')


_LARGE, _SMALL = 100, 25  # counts: small ones change by a factor without a slip
_LOW, _HIGH = 0.75, 1.35


def mixed_markers(document: AuditedDocument) -> Iterator[Found]:
    """A table that says "no data" in several ways: one finding for each table."""
    for table in document.tables:
        seen: Counter[str] = Counter()
        first: dict[str, Place] = {}
        for row in table.rows:
            for column in (*table.numeric, *_rating_columns(table)):
                text = row.text(column)
                if text and MISSING.match(text):
                    seen[text] += 1
                    first.setdefault(text, row.place)
        if len({"[]" if _SHORTHAND.match(marker) else marker for marker in seen}) >= 2:
            least = seen.most_common()[-1][0]
            ways = ", ".join(f'"{marker}" ({count})' for marker, count in seen.most_common())
            yield Found(first[least], f"missing values are written {len(seen)} ways in one table: {ways}")


def _rating_columns(table: Table) -> tuple[int, ...]:
    return tuple(c for c, name in enumerate(table.names) if re.search(r"^(?:conf|rag|status|rating)\b", name))
