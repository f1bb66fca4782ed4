"""Windows of months: which months a basis covers for an edition, and how far back a comparator looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reportgen.metrics.figure import Basis, window_label
from reportgen.metrics.period import Month, Period, fiscal_year, parse_period, parse_quarter, rolling_12
from reportgen.spec.measures import EARLIER, BaselineSpec

BASES: Final[Mapping[str, Basis]] = {
    "month": "month",
    "quarter": "quarter",
    "rolling 12 months": "rolling 12 months",
    "r12": "rolling 12 months",
    "year to date": "year to date",
    "ytd": "year to date",
    "full year": "full year",
    "year": "full year",
    "snapshot": "snapshot",
}
"""Every way a basis may be written, and what it means."""

COMPARATORS: Final[Mapping[str, tuple[int, Basis | None]]] = {
    "previous month": (1, "month"),
    "same month last year": (12, "month"),
    "previous quarter": (3, "quarter"),
    "same quarter last year": (12, "quarter"),
    "previous 12 months": (12, "rolling 12 months"),
    "previous year": (12, None),
}
"""How many months each comparator lies back, and the basis it implies when none is asked for."""

_FITTING: Final[Mapping[str, frozenset[Basis]]] = {
    "previous month": frozenset({"month", "snapshot"}),
    "same month last year": frozenset({"month", "snapshot"}),
    "previous quarter": frozenset({"quarter", "rolling 12 months", "snapshot"}),
    "same quarter last year": frozenset({"quarter", "rolling 12 months", "snapshot", "year to date"}),
    "previous 12 months": frozenset({"rolling 12 months", "snapshot"}),
    "previous year": frozenset({"month", "quarter", "rolling 12 months", "snapshot", "year to date", "full year"}),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a change is measured against: the earlier window, and how a sentence names it."""

    comparator: str
    basis: Basis
    now: Period
    before: Period
    against: str
    family: str | None = None  # thresholds for levels against a named baseline


def window(basis: Basis, end: Month) -> Period:
    """The months that ``basis`` covers when the last of them is ``end``.

    A full year is the fiscal year in which ``end`` falls, complete or not, so that an unfinished year shows as missing.
    """
    if basis in ("month", "snapshot"):
        return Period(end, end)
    if basis == "rolling 12 months":
        return rolling_12(end)
    whole_year = fiscal_year(Period(end, end).fiscal_year)
    if basis == "year to date":
        return Period(whole_year.start, end)
    return whole_year if basis == "full year" else Period(end.plus(-2), end)


def basis_of(period: Period) -> Basis:
    """The basis that a period's length says: a quarter's 3 months, a fiscal year, 12 months, one month."""
    if period.fiscal_quarter:
        return "quarter"
    if period.months == 1:
        return "month"
    if period.months == 12:
        return "full year" if period.start.month == 4 else "rolling 12 months"
    if period.start.month == 4 and period.months < 12:
        return "year to date"
    raise ValueError(f"{period} is no month, quarter, year to date, 12 months or fiscal year")


def baseline_period(text: str, edition: Period) -> Period:
    """The period of a baseline; ``same quarter of 2019/20`` and ``3 years earlier`` move with the edition's quarter.

    ValueError when the text is none of these and no period.
    """
    if earlier := EARLIER.fullmatch(text):
        return edition.shifted(-int(earlier[1]) * (12 if earlier[2] == "year" else 1))
    start = "same quarter of "
    if text.startswith(start):
        number = (edition.fiscal_quarter or (0, 0))[1]
        if not number:
            raise ValueError(f"'{text}' needs an edition of one quarter")
        return parse_quarter(f"Q{number} {text.removeprefix(start)}")
    return parse_period(text)


def compare(
    comparator: str,
    basis: Basis | None,
    *,
    own: Basis,
    fixed: bool,
    edition: Period,
    baselines: Mapping[str, BaselineSpec],
) -> Comparison:
    """The windows of a change.

    ``basis`` is what was asked for. None takes the comparator's own (the previous 12 months are rolling months), unless
    the measure's ``own`` basis fits and is not the quarter; a ``fixed`` measure has its own only. ValueError says why a
    comparator is unknown or does not fit the basis.
    """
    if comparator in COMPARATORS:
        return _relative(comparator, basis, own, fixed, edition)
    named = baselines.get(comparator)
    try:
        point = baseline_period(named.period if named else comparator, edition)
    except ValueError as error:
        if named:
            raise
        known = ", ".join([*COMPARATORS, *baselines])
        raise ValueError(
            f"unknown comparator '{comparator}'; there are {known}, and periods such as Q1 2020/21"
        ) from error
    return _against_baseline(
        comparator, named, point, own if fixed or (own != "quarter" and not basis) else basis, edition
    )


def stated_comparison(comparator: str, edition: Period) -> Comparison:
    """What a change that a table states is measured against, for naming it: a quarter's unless it says otherwise."""
    return compare(comparator, None, own="quarter", fixed=False, edition=edition, baselines={})


def _relative(comparator: str, basis: Basis | None, own: Basis, fixed: bool, edition: Period) -> Comparison:
    back, implied = COMPARATORS[comparator]
    stays = own != "quarter" and own in _FITTING[comparator]
    chosen = own if fixed else basis or (own if stays else implied or own)
    if chosen not in _FITTING[comparator]:
        raise ValueError(f"'{comparator}' does not fit the basis {chosen}")
    now = window(chosen, edition.end)
    before = now.shifted(-back)
    return Comparison(comparator, chosen, now, before, _against(comparator, chosen, before))


def _against(comparator: str, basis: Basis, before: Period) -> str:
    """``the previous quarter (Q4 2022/23)``, ``Q1 2022/23``, ``the previous 12 months``."""
    if comparator == "previous 12 months" and basis == "rolling 12 months":
        return "the previous 12 months"
    if basis == "rolling 12 months":
        return f"the 12 months to {before.end}"
    if comparator in ("previous quarter", "previous month"):
        return f"the {comparator} ({before.label})"
    return before.label


def _against_baseline(
    comparator: str, named: BaselineSpec | None, point: Period, basis: Basis | None, edition: Period
) -> Comparison:
    chosen = basis or basis_of(point)
    if chosen == "full year" and not basis:
        # Twelve months that happen to be a fiscal year are compared with the 12 months to the edition's end.
        chosen = "rolling 12 months"
    now = window(chosen, edition.end)
    before = window(chosen, point.end)
    whole = chosen in ("rolling 12 months", "snapshot") or before == point
    if not whole or before.months != now.months:
        raise ValueError(f"'{comparator}' is {point}, which does not fit the basis {chosen} ({now})")
    label = window_label(before, chosen)
    plain = f"the {label}" if chosen == "rolling 12 months" else label
    against = f"{named.phrase} ({label})" if named and named.phrase else plain
    return Comparison(comparator, chosen, now, before, against, named.family if named else None)
