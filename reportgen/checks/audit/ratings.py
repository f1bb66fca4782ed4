"""Ratings (red, amber, green) against what they rate: target and actual, base and forecast quarter, nothing at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.model import AuditedDocument, Row, Table
from reportgen.checks.audit.numbers import Number
from reportgen.checks.audit.periods import reported

_RATING = re.compile(r"^(?:conf(?:idence)?\b\.?|rag\b.*|rating|.*\brag$)")
_CODES = {"r": "R", "a": "A", "g": "G", "red": "R", "amber": "A", "green": "G", "ca": "CA", "cg": "CG", "α": "A"}
_GREEK_A = "\u0391"
_TARGET = re.compile(r"\btarget\b")
_ACTUAL = re.compile(r"\bytd\b|\bactual\b|\bcurrent\b|\bachieved\b|\bresult\b|\bperformance\b(?!.*indicator)")
_BASE, _FORECAST = (
    re.compile(r"^base(?:line)?\b|^planned|^plan$|^due\b|^original (?:date|quarter)|^target (?:date|quarter)"),
    re.compile(r"^f'?cast|^forecast|^revised (?:date|quarter)|^expected|^actual (?:date|quarter)"),
)
_QUARTER = re.compile(r"^Q\s?(?P<q>[1-4])(?:\s(?:FY\s?)?(?P<y>(?:20)?\d\d)\s?[/–-]\s?\d\d)?$", re.I)
_LOWER_IS_BETTER = re.compile(
    r"\breduc|\bfewer\b|\bdecreas|\bdays\b|\bwait|\brepeat|\btime (?:to|taken)\b|\breoffend|\bvacan"
    r"|\bsickness|\blower\b",
    re.I,
)


@dataclass(frozen=True)
class Rated:
    """A table with a column of ratings."""

    table: Table
    column: int

    def code(self, row: Row) -> str:
        text = row.text(self.column).replace(_GREEK_A, "A").strip().lower()
        return _CODES.get(text, "")


def _rated(document: AuditedDocument) -> Iterator[Rated]:
    for table in document.tables:
        column = next((c for c, name in enumerate(table.names) if _RATING.search(name)), None)
        if column is None:
            continue
        rated = Rated(table, column)
        if any(rated.code(row) for row in table.rows):
            yield rated


def ratings_against_targets(document: AuditedDocument) -> Iterator[Found]:
    """Green below target, red or amber at it. Counts run against the part of the year that has passed."""
    period = reported(document)
    for rated in _rated(document):
        target, actual = rated.table.column(_TARGET.pattern), rated.table.column(_ACTUAL.pattern)
        if target is None or actual is None or target == actual:
            continue
        for row in rated.table.rows:
            aim, got, code = row.number(target), row.number(actual), rated.code(row)
            if aim is None or got is None or not code or _inverse(row):
                continue
            message = (
                _percent(aim, got, code)
                if _is_percent(row, aim)
                else _count(aim, got, code, period.quarter if period else 0)
            )
            if message:
                yield Found(row.place, f'"{_short(rated.table.label(row))}": {code} with {got.shown} against {message}')


def _short(label: str) -> str:
    return label if len(label) <= 70 else f"{label[:67].rstrip()}..."


def _inverse(row: Row) -> bool:
    words = " ".join(cell.text for cell in row.cells if cell.number is None)
    return bool(_LOWER_IS_BETTER.search(words)) and not re.search(
        r"\bgap\b|reporting reduc|reduced|[%] of|reducing risk", words, re.I
    )


def _is_percent(row: Row, aim: Number) -> bool:
    if aim.unit in ("%", "pp"):
        return True
    words = [cell.text.lower() for cell in row.cells if cell.number is None]
    return any(
        w in ("pct", "%", "percent", "pp", "per cent") or w.startswith(("% ", "percentage of", "proportion of"))
        for w in words
    )


def _percent(aim: Number, got: Number, code: str) -> str | None:
    short = aim.value - got.value
    if code == "G" and short > 0:
        return f"a target of {aim.shown}: {short:g} below"
    if code in ("A", "R") and short <= 0:
        return f"a target of {aim.shown}: the target is met"
    if code == "A" and short >= 10:
        return f"a target of {aim.shown}: {short:g} below"
    return None


def _count(aim: Number, got: Number, code: str, quarter: int) -> str | None:
    """Against the share of the year that has passed, where the quarter is known; else only what holds at any time."""
    if aim.value <= 0:
        return None
    if code in ("A", "R") and got.value >= aim.value:
        return f"a target of {aim.shown} for the year: the target is met"
    if not quarter:
        return None
    profile = aim.value * quarter / 4
    if code == "G" and got.value < 0.9 * profile:
        return f"{profile:,.4g} due by quarter {quarter} of a target of {aim.shown}"
    if code in ("A", "R") and got.value >= 1.05 * profile:
        return f"{profile:,.4g} due by quarter {quarter} of a target of {aim.shown}: ahead of it"
    return None


def ratings_against_slips(document: AuditedDocument) -> Iterator[Found]:
    """Milestones: green though it slips, red though it does not, amber though it slips by three quarters or more."""
    for rated in _rated(document):
        base, forecast = rated.table.column(_BASE.pattern), rated.table.column(_FORECAST.pattern)
        if base is None or forecast is None or base == forecast:
            continue
        year = _year(rated.table, base, forecast)
        for row in rated.table.rows:
            start, end = _quarter(row.text(base), year), _quarter(row.text(forecast), year)
            code = rated.code(row)
            if start is None or not code or (end is None and re.search(r"\w", row.text(forecast))):
                continue
            slip = (end if end is not None else start) - start
            if end is not None and slip < 0:
                yield Found(
                    row.place,
                    f'"{_short(rated.table.label(row))}": {row.text(forecast)} is forecast, before its base'
                    f" {row.text(base)}",
                )
            elif (code == "G" and slip > 0) or (code == "R" and slip < 3) or (code == "A" and slip >= 3):
                words = f"{code} with a slip of {slip} quarter{'s' * (slip != 1)}" if slip else f"{code} without a slip"
                shown = f"{row.text(base)} to {row.text(forecast)}" if row.text(forecast) else row.text(base)
                yield Found(row.place, f'"{_short(rated.table.label(row))}": {words} ({shown})')


def _year(table: Table, *columns: int) -> int | None:
    """The fiscal year of a quarter without one: in the heading, else the year after the latest base that names one."""
    heading = re.search(r"\b(?:20)?(\d\d)[/-]\d\d\b", " ".join(table.names))
    if heading:
        return int(heading[1])
    bases = [found for row in table.rows if (found := _QUARTER.match(row.text(columns[0]))) and found["y"]]
    forecasts = [found for row in table.rows if (found := _QUARTER.match(row.text(columns[1]))) and found["y"]]
    if forecasts:
        return max(int(found["y"]) % 100 for found in forecasts)
    if bases:
        return max(int(found["y"]) % 100 for found in bases) + 1
    return None


def _quarter(text: str, year: int | None) -> int | None:
    """A running number of quarters; with no year known, bare quarters are of one and the same year."""
    found = _QUARTER.match(re.sub(r"\s*/\s*", "/", text.strip()))
    if not found:
        return None
    if found["y"]:
        return int(found["y"]) % 100 * 4 + int(found["q"])
    return (year or 0) * 4 + int(found["q"])


def rated_without_data(document: AuditedDocument) -> Iterator[Found]:
    """A rating in a row whose target or actual is missing, in a table that gives both for most of its rows."""
    for rated in _rated(document):
        target, actual = rated.table.column(_TARGET.pattern), rated.table.column(_ACTUAL.pattern)
        if target is None or actual is None or target == actual:
            continue
        for row in rated.table.rows:
            code = rated.code(row)
            got = row.cells[actual] if actual < len(row.cells) else None
            if code and got is not None and got.missing:
                yield Found(
                    row.place, f'"{_short(rated.table.label(row))}": rated {code}, and no actual figure is given'
                )
