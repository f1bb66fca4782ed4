"""Rules over the figures of a pack: one fact has one value, and what a figure can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportgen.checks.quality.subject import Subject, Told, spot_of
from reportgen.checks.register.row import Row, measure_of
from reportgen.metrics.figure import Figure
from reportgen.text.numbers import round_half_away, show

JUMP: Final = 100.0
"""A change of more than so many per cent is to be looked at, where the base is not small."""
_SMALL_BASE: Final = 50.0
_LARGE: Final = 100.0
_FACTORS: Final = (10.0, 100.0, 1000.0)
_NEAR_FACTOR: Final = 0.05
_PART: Final = re.compile(r"rate|share|proportion|per cent|percentage|satisf|complian|confiden", re.I)
_COVERS: Final = ("month", "quarter", "rolling 12 months", "year to date")
_AVERAGED: Final = re.compile(r"average|mean|median|fte|full.time", re.I)


def one_fact_one_value(subject: Subject) -> Iterator[Told]:
    """The same measure, period, basis and rows with another value, beyond what rounding makes."""
    first: dict[tuple[str, ...], Row] = {}
    for key, row in subject.facts:
        other = first.setdefault(key, row)
        one, two = other.figure, row.figure
        assert one is not None and two is not None
        places = min(one.places, two.places)
        if one.label == two.label and not _same(one.value, two.value, places):
            words = f"{measure_of(two)}, {two.period_label}: {show(two)} here, {show(one)} on page {other.page}"
            yield Told(spot_of(row), words)


def _same(one: float | None, two: float | None, places: int) -> bool:
    return one is None or two is None or round_half_away(one, places) == round_half_away(two, places)


def restated_since(subject: Subject) -> Iterator[Told]:
    """A fact that the last edition showed with another value, and that is not marked as revised."""
    told: set[tuple[str, ...]] = set()
    for key, row in subject.facts:
        before = subject.earlier.get(key)
        figure = row.figure
        if before is None or figure is None or figure.value is None or key in told or "[r]" in row.context:
            continue
        if not _same(figure.value, before[1], figure.places):
            told.add(key)
            words = f"{measure_of(figure)}, {figure.period_label}: {show(figure)} here, {before[0]} in the last edition"
            yield Told(spot_of(row), words)


def jumps(subject: Subject) -> Iterator[Told]:
    """Changes beyond the limit on a base that is not small; a slipped decimal point is told as one."""
    for row, figure, now, before in _changes(subject):
        far = abs(before) >= _SMALL_BASE and 100 * abs(now - before) / abs(before) > JUMP
        if figure.change_kind != "points" and far and not _slipped(now, before):
            yield Told(spot_of(row), f"{figure.label}: {_ends(figure)}")


def slipped_points(subject: Subject) -> Iterator[Told]:
    """A figure that is 10, 100 or 1,000 times the one it is compared with, nearly to the digit."""
    for row, figure, now, before in _changes(subject):
        if _slipped(now, before):
            factor = max(now / before, before / now)
            yield Told(spot_of(row), f"{figure.label}: {_ends(figure)}, a factor of {factor:,.0f}")


def _slipped(now: float, before: float) -> bool:
    if now * before <= 0 or max(abs(now), abs(before)) < _LARGE:
        return False
    ratio = max(now / before, before / now)
    return any(abs(ratio / factor - 1) <= _NEAR_FACTOR for factor in _FACTORS)


def _ends(figure: Figure) -> str:
    assert figure.now is not None and figure.before is not None
    ends = (f"{show(each)} in {each.period_label}" for each in (figure.before, figure.now))
    return " and then ".join(ends)


def _changes(subject: Subject) -> Iterator[tuple[Row, Figure, float, float]]:
    """Each change between two values that are there, once."""
    told: set[tuple[str, ...]] = set()
    for key, row in subject.facts:
        figure = row.figure
        if figure is None or figure.now is None or figure.before is None or key in told:
            continue
        if figure.now.value and figure.before.value:
            told.add(key)
            yield row, figure, figure.now.value, figure.before.value


def impossible_values(subject: Subject) -> Iterator[Told]:
    """Counts that are not whole, and parts of a whole above 100 per cent."""
    told: set[tuple[str, ...]] = set()
    for key, row in subject.facts:
        figure = row.figure
        if figure is None or figure.value is None or key in told or figure.basis == "change":
            continue
        message = _impossible(figure, figure.value)
        if message:
            told.add(key)
            yield Told(spot_of(row), f"{figure.label}, {figure.period_label}: {message}")


def _impossible(figure: Figure, value: float) -> str:
    calculation = figure.provenance.calculation if figure.provenance else ""
    named = f"{figure.name} {figure.label} {figure.unit.name}"
    averaged = _AVERAGED.search(f"{named} {calculation}")
    if figure.unit.kind == "count" and abs(value - round(value)) > 1e-6 and not averaged and figure.places == 0:
        return f"{value:,.6g} is not a whole number of {figure.unit.name}"
    if figure.unit.kind == "percent" and _PART.search(named) and (value > 100 + 1e-9 or value < 0):
        return f"{value:,.6g}% is no part of a whole"
    return ""


def outside_the_edition(subject: Subject) -> Iterator[Told]:
    """Figures of months after the edition's period, which nobody can have counted."""
    told: set[tuple[str, ...]] = set()
    for key, row in subject.facts:
        figure = row.figure
        late = figure is not None and figure.basis in _COVERS and figure.period.end.index > subject.period.end.index
        if late and figure is not None and key not in told:
            told.add(key)
            words = f"{figure.label} of {figure.period_label}: the edition ends with {subject.period.end}"
            yield Told(spot_of(row), words)


def compared_windows(subject: Subject) -> Iterator[Told]:
    """Changes of counts between windows of unequal length."""
    for row, figure, _, _ in _changes(subject):
        now, before = figure.now, figure.before
        assert now is not None and before is not None
        if now.unit.kind != "count" or not {now.basis, before.basis} <= set(_COVERS):
            continue
        if now.period.months != before.period.months:
            words = f"{figure.label}: {now.period_label} is compared with {before.period_label}"
            yield Told(spot_of(row), f"{words} ({now.period.months} and {before.period.months} months)")
