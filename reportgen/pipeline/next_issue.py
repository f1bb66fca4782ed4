"""Which issue comes next: a quarter's, a meeting's or a year's, as its folder is called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reportgen.errors import UsageError
from reportgen.metrics.period import Month, Period, parse_quarter
from reportgen.spec.edition_quarter import quarter_before, quarter_ending
from reportgen.spec.names import day_of
from reportgen.spec.pack import EditionSpec


@dataclass(frozen=True)
class Issue:
    """One issue: the quarter of its measures, and the meeting or the year that it is for, where it is for one."""

    name: str
    period: Period
    meeting: date | None = None
    year: int | None = None

    @property
    def when(self) -> date:
        """The day that tells which of two issues is newer: the meeting, or the last one that it reports on."""
        if self.meeting:
            return self.meeting
        end = Month(self.year, 12) if self.year else self.period.end
        return date(end.year, end.month, end.last_day)

    def lines(self) -> list[str]:
        """The lines of its edition.yaml that say when it is of."""
        if self.meeting:
            return [f"meeting: {_written(self.meeting)}", f"period: {self.period}"]
        return [f"year: {self.year}"] if self.year else [f"period: {self.period}"]


def issue_of(name: str, spec: EditionSpec) -> Issue:
    """An edition as an issue."""
    return Issue(name, parse_quarter(spec.period), day_of(spec.meeting) if spec.meeting else None, spec.year)


def named_issue(pack: str, name: str) -> Issue:
    """The issue that a folder's name means: a quarter, the day of a meeting or a year; UsageError for any other."""
    if re.fullmatch(r"\d{4}", name):
        return Issue(name, parse_quarter(quarter_ending(int(name))), year=int(name))
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", name):
            day = date.fromisoformat(name)
            return Issue(name, parse_quarter(quarter_before(_written(day))), meeting=day)
        return Issue(name, parse_quarter(name))
    except ValueError as error:
        raise UsageError(
            f"'{name}' names no quarter; write it as 2023-24-q2: reportgen new {pack} 2023-24-q2"
            " (or the day of a meeting: 2023-10-12; or a year: 2023)"
        ) from error


def next_issue(pack: str, issues: Mapping[str, Issue]) -> Issue:
    """The quarter or year after the newest; UsageError for meetings, whose days nobody can work out."""
    newest = max(issues.values(), key=lambda issue: (issue.when, issue.name))
    if newest.meeting:
        raise UsageError(f"name the day of the next meeting: reportgen new {pack} 2024-01-18")
    if newest.year:
        return named_issue(pack, str(newest.year + 1))
    period = newest.period.shifted(3)
    year, number = period.fiscal_quarter or (0, 0)
    return Issue(f"{year}-{(year + 1) % 100:02d}-q{number}", period)


def newest_before(pack: str, issue: Issue, issues: Mapping[str, Issue]) -> str:
    """The name of the newest issue that is older; UsageError when none is."""
    earlier = [own for own in issues.values() if own.when < issue.when]
    if not earlier:
        told = _written(issue.meeting) if issue.meeting else issue.year or issue.period
        raise UsageError(f"no edition of {pack} is older than {told}; name one to begin from with --from")
    return max(earlier, key=lambda own: (own.when, own.name)).name


def _written(day: date) -> str:
    return f"{day.day} {Month(day.year, day.month)}"
