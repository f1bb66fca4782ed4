"""Timelines: the months, quarters or years of a series up to the edition, and how each is labelled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reportgen.metrics.figure import Basis
from reportgen.metrics.period import Month, Period, fiscal_year_label, parse_period
from reportgen.metrics.windows import window

_STEP: Final[Mapping[str, int]] = {"month": 1, "quarter": 3, "year": 12}


def anchors(
    by: str,
    basis: Basis,
    edition: Period,
    *,
    first: Month | None,
    comparable: Month | None,
    last: int | None,
    since: str | None,
) -> tuple[Month, ...]:
    """The last month of each window of a series, oldest first, ending with the edition.

    A series by year ends with the newest complete fiscal year, unless the windows themselves are not full years.
    ``since`` keeps windows that lie before the data, as gaps that say so; without it the series starts with the first
    window that the data fills. ValueError for a ``since`` that is no period.
    """
    end = _newest(by, basis, edition)
    start = max((m for m in (first, comparable) if m), default=None)
    earliest = parse_period(since).start if since else None
    found: list[Month] = []
    while last is None or len(found) < last:
        span = window(basis, end)
        # A rolling window belongs to the quarter (or month) it ends with.
        if earliest is not None and (end if span.months > _STEP[by] else span.start) < earliest:
            break
        if earliest is None and last is None and (start is None or span.start < start):
            break
        found.append(end)
        end = end.plus(-_STEP[by])
    return tuple(reversed(found))


def key_of(by: str, end: Month) -> str:
    """The label of a series' point: ``June 2023``, ``Q1 2023/24`` or ``2022/23``."""
    if by == "month":
        return str(end)
    span = Period(end.plus(-2), end)
    return span.label if by == "quarter" else fiscal_year_label(span.fiscal_year)


def _newest(by: str, basis: Basis, edition: Period) -> Month:
    if by == "year" and basis == "full year" and edition.end.month != 3:
        return Month(edition.fiscal_year, 3)
    return edition.end
