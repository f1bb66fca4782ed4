"""Kinds of money: a figure that a sentence calls a budget and that its table's row has as a forecast, and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.model import AuditedDocument, Row, Sentence, Table
from reportgen.checks.audit.near import named_words, stems
from reportgen.checks.audit.numbers import Number

_KINDS: Final[Mapping[str, re.Pattern[str]]] = {
    "budget": re.compile(r"\bbudget|\bplan(?:ned)?\b"),
    "forecast": re.compile(r"\bforecast|\bprojected"),
    "outturn": re.compile(r"\bactual|\boutturn|\bspen[dt]\b|\bexpenditure"),
}
_OTHER: Final = re.compile(r"varia|diff|change|%|pct|over|under")
_SAID: Final = re.compile(
    r"\b(?P<kind>budget|forecast|outturn)(?: for the (?:full )?year)?"
    r"(?: (?:of|is|was|at|to|totals|stands at|set at|is set at|was set at))? "
    r"£(?P<value>\d[\d,]*(?:\.\d+)?)(?:m|bn|k)?\b",
    re.I,
)
_FEW: Final = 2


def money_of_another_kind(document: AuditedDocument) -> Iterator[Found]:
    """An amount under the name of one kind that is, in the row that the sentence names, of another."""
    tables = [(table, by_kind) for table in document.tables if len(by_kind := _columns(table)) >= _FEW]
    for sentence in document.sentences:
        for found in _SAID.finditer(sentence.text):
            number = next((n for n in sentence.numbers if n.start <= found.start("value") < n.end), None)
            if number is not None:
                yield from _called(tables, sentence, number, found["kind"].lower())


def _columns(table: Table) -> dict[str, list[int]]:
    """The columns of figures by the one kind that each is of."""
    by_kind: dict[str, list[int]] = {}
    for column in table.numeric:
        name = table.names[column]
        kinds = [kind for kind, pattern in _KINDS.items() if pattern.search(name)]
        if len(kinds) == 1 and not _OTHER.search(name):
            by_kind.setdefault(kinds[0], []).append(column)
    return by_kind


def _called(
    tables: list[tuple[Table, dict[str, list[int]]]], sentence: Sentence, number: Number, kind: str
) -> Iterator[Found]:
    words = stems(sentence.text)
    for table, by_kind in tables:
        rows = [row for row, own in named_words(table) if own and own <= words]
        if len(rows) != 1 or kind not in by_kind or _holds(rows[0], by_kind[kind], number):
            continue
        other = next((k for k, columns in by_kind.items() if k != kind and _holds(rows[0], columns, number)), None)
        if other is not None:
            words_ = (
                f'£{number.shown} is called the {kind} of "{table.label(rows[0])}"; its table has it as the {other}'
            )
            yield Found(sentence.place, words_)
            return


def _holds(row: Row, columns: list[int], number: Number) -> bool:
    cells = (row.number(column) for column in columns)
    return any(c is not None and abs(abs(c.value) - number.value) <= max(c.slack, number.slack) + 1e-9 for c in cells)
