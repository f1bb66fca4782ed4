"""Variances that cannot follow: none where two figures differ, other than the figures that the heading names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.model import AuditedDocument, Place, Row, Table
from reportgen.checks.audit.numbers import Number, numbers

_VARIANCE = re.compile(r"\bvaria|\bdifference\b")
_PLAN = re.compile(r"\bbudget\b|\bplan(?:ned)?\b|\boriginal\b")
_OUT = re.compile(r"\bforecast\b|\bactuals?\b|\boutturn\b|\bspend\b")
_AGAINST = re.compile(r"\bvs\.?\b|\bagainst\b|\bcompared (?:to|with)\b|\bless\b")
_FROM_TO = re.compile(
    r"\bfrom £(?P<then>\d[\d,]*(?:\.\d+)?)(?P<unit>m|bn|k)? to £(?P<now>\d[\d,]*(?:\.\d+)?)(?P<unit2>m|bn|k)?\b"
)
_STATED = re.compile(r"\bvariance of (?P<value>[+\-−–]?\d+(?:\.\d+)?)\s?%", re.I)
_JUDGES = 3  # rows
_REACH = 4  # columns
_NEAR_PER_CENT = 1.5
_CLEAR = 3  # times the rounding of both, before a variance of nothing is wrong


def idle_variances(document: AuditedDocument) -> Iterator[Found]:
    """A variance of 0 beside a plan and an outturn that differ, in a column that shows others."""
    for table in document.tables:
        for column in (c for c in table.numeric if _VARIANCE.search(table.names[c])):
            pair = _named(table, column)
            values = [n for row in table.rows if (n := row.number(column)) is not None]
            if pair is None or not any(n.value for n in values):
                continue
            for row, (shown, plan, out) in _whole(table, column, pair):
                apart = abs(plan.value - out.value) > _CLEAR * (plan.slack + out.slack)
                if not shown.value and apart and not _level_elsewhere(table, row, column, pair[0]):
                    words = f"{shown.shown} shown beside {plan.shown} and {out.shown}"
                    yield Found(row.place, f'"{_named_row(table, row)}", {table.names[column]}: {words}')


def _level_elsewhere(table: Table, row: Row, column: int, plan: int) -> bool:
    """Whether another figure of the row is the plan's: the variance may be of that."""
    planned = row.number(plan)
    others = [row.number(c) for c in table.numeric if c < column and c != plan]
    return planned is not None and any(o is not None and abs(o.value - planned.value) <= planned.step for o in others)


def _named_row(table: Table, row: Row) -> str:
    return table.label(row) or row.text(0)


def named_variances(document: AuditedDocument) -> Iterator[Found]:
    """A variance whose heading names its two columns ("forecast vs budget"), in a table too sparse to judge itself."""
    for table in document.tables:
        for column in (c for c in table.numeric if _VARIANCE.search(table.names[c])):
            if not _AGAINST.search(table.names[column]):
                continue
            pair = _named(table, column)
            whole = list(_whole(table, column, pair)) if pair else []
            right = sum(1 for _, figures in whole if _follows(*figures))
            if not right or right >= _JUDGES:  # where more rows have all three, the table itself is the better judge
                continue
            for row, (shown, plan, out) in whole:
                if shown.value and not _follows(shown, plan, out):
                    due = Number(abs(out.value - plan.value), shown.step, "", False).shown
                    words = f"{shown.shown} shown, {out.shown} less {plan.shown} is {due} in amount"
                    yield Found(row.place, f'"{_named_row(table, row)}", {table.names[column]}: {words}')


def _whole(table: Table, column: int, pair: tuple[int, int]) -> Iterator[tuple[Row, tuple[Number, Number, Number]]]:
    """The rows that hold a variance and both of its figures."""
    for row in table.rows:
        shown, plan, out = (row.number(c) for c in (column, *pair))
        if shown is not None and plan is not None and out is not None:
            yield row, (shown, plan, out)


def _follows(shown: Number, plan: Number, out: Number) -> bool:
    return abs(abs(out.value - plan.value) - abs(shown.value)) <= plan.slack + out.slack + shown.slack + 1e-9


def _named(table: Table, column: int) -> tuple[int, int] | None:
    """The nearest columns of a plan and of an outturn to the left of a variance."""
    left = [c for c in table.numeric if c < column and not _VARIANCE.search(table.names[c])]
    plans = [c for c in left if _PLAN.search(table.names[c])]
    outs = [c for c in left if _OUT.search(table.names[c]) and not _PLAN.search(table.names[c])]
    said = [c for c in outs if set(_OUT.findall(table.names[c])) & set(_OUT.findall(table.names[column]))]
    out = (said or outs or [0])[-1]
    return (plans[-1], out) if plans and outs and column - min(plans[-1], out) <= _REACH else None


def stated_variances(document: AuditedDocument) -> Iterator[Found]:
    """A variance in per cent that is nearly, and not, that of the amounts which its passage gives."""
    for line in document.lines:
        for stated in _STATED.finditer(line.text):
            shown = numbers(stated["value"])[0]
            changes = [_growth(found) for found in _FROM_TO.finditer(line.text)]
            apart = [c for c in changes if abs(abs(c) - abs(shown.value)) <= _NEAR_PER_CENT]
            fits = any(abs(abs(c) - abs(shown.value)) <= shown.slack + 0.05 for c in changes)
            if apart and not fits:
                words = f'"{stated[0]}"; the amounts beside it are {apart[0]:.1f}% apart'
                yield Found(Place(line.line, line.page), words)


def _growth(found: re.Match[str]) -> float:
    then, now = (float(found[key].replace(",", "")) for key in ("then", "now"))
    return 100 * (now / then - 1) if then and found["unit"] == found["unit2"] else 1e9
