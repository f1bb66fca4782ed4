"""Months, fiscal quarters and years: fiscal years start in April, a quarter reads ``Q1 2023/24``."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

_QUARTER = re.compile(r"^(?:Q([1-4]) (\d{4})/(\d{2})|(\d{4})-(\d{2})-q([1-4]))$")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month; arithmetic counts in months."""

    year: int
    month: int

    @classmethod
    def of(cls, index: int) -> Month:
        """The month of a running index (year * 12 + month - 1)."""
        return cls(index // 12, index % 12 + 1)

    @property
    def index(self) -> int:
        return self.year * 12 + self.month - 1

    def plus(self, months: int) -> Month:
        return Month.of(self.index + months)

    @property
    def last_day(self) -> int:
        return calendar.monthrange(self.year, self.month)[1]

    def __str__(self) -> str:
        return f"{_MONTH_NAMES[self.month]} {self.year}"

    @property
    def iso(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


# English by rule: calendar.month_name follows the locale, and the same inputs must give the same bytes.
_MONTH_NAMES = (
    "", "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_NAMES = "|".join(_MONTH_NAMES[1:])
_FISCAL_YEAR = re.compile(r"^(\d{4})/(\d{2})$")
_MONTHS = re.compile(rf"^(12 months to )?(?:({_NAMES})(?: (\d{{4}}))? to )?({_NAMES}) (\d{{4}})$")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A run of whole months, both ends included."""

    start: Month
    end: Month

    @property
    def months(self) -> int:
        return self.end.index - self.start.index + 1

    def __str__(self) -> str:
        return self.label

    @property
    def fiscal_quarter(self) -> tuple[int, int] | None:
        """(fiscal year's first year, quarter 1 to 4) when the period is one fiscal quarter."""
        if self.months != 3 or self.start.month not in (1, 4, 7, 10):
            return None
        year = self.start.year if self.start.month >= 4 else self.start.year - 1
        return year, (self.start.month - 4) % 12 // 3 + 1

    @property
    def label(self) -> str:
        """``Q1 2023/24``, ``12 months to June 2023``, ``2022/23``, ``June 2023`` or ``April to May 2023``."""
        quarter = self.fiscal_quarter
        if quarter:
            return f"Q{quarter[1]} {fiscal_year_label(quarter[0])}"
        if self.months == 1:
            return str(self.end)
        if self.months == 12:
            return fiscal_year_label(self.start.year) if self.start.month == 4 else f"12 months to {self.end}"
        if self.start.year == self.end.year:
            return f"{_MONTH_NAMES[self.start.month]} to {self.end}"
        return f"{self.start} to {self.end}"

    @property
    def months_label(self) -> str:
        """The calendar months as a reader says them: ``April to June 2023``, ``July 2022 to June 2023``."""
        if self.months == 1:
            return str(self.end)
        start = _MONTH_NAMES[self.start.month] if self.start.year == self.end.year else str(self.start)
        return f"{start} to {self.end}"

    @property
    def fiscal_year(self) -> int:
        """The first year of the fiscal year in which the period ends: 2023 for June 2023, 2022 for March 2023."""
        return self.end.year if self.end.month >= 4 else self.end.year - 1

    def shifted(self, months: int) -> Period:
        return Period(self.start.plus(months), self.end.plus(months))


def fiscal_year_label(first_year: int) -> str:
    """``2023/24`` for the fiscal year that starts in April 2023."""
    return f"{first_year}/{(first_year + 1) % 100:02d}"


def quarter(first_year: int, number: int) -> Period:
    """The fiscal quarter ``number`` (1 to 4) of the fiscal year that starts in April of ``first_year``."""
    start = Month(first_year, 4).plus(3 * (number - 1))
    return Period(start, start.plus(2))


def parse_quarter(text: str) -> Period:
    """A quarter from ``Q1 2023/24`` or ``2023-24-q1``; ValueError says what is wrong with any other text."""
    match = _QUARTER.match(text)
    if not match:
        raise ValueError(f"'{text}' is not a fiscal quarter such as Q1 2023/24")
    number, year, second = (match[1], match[2], match[3]) if match[1] else (match[6], match[4], match[5])
    if (int(year) + 1) % 100 != int(second):
        raise ValueError(f"'{text}' names years that do not follow each other")
    return quarter(int(year), int(number))


def parse_period(text: str) -> Period:
    """The period of any label that ``Period.label`` writes; ValueError says what is wrong with any other text.

    Forms: ``Q1 2023/24``, ``2022/23``, ``June 2023``, ``12 months to June 2023``, ``April to May 2023`` and
    ``July 2022 to May 2023``.
    """
    if _QUARTER.match(text):
        return parse_quarter(text)
    if match := _FISCAL_YEAR.match(text):
        if (int(match[1]) + 1) % 100 != int(match[2]):
            raise ValueError(f"'{text}' names years that do not follow each other")
        return fiscal_year(int(match[1]))
    match = _MONTHS.match(text)
    if not match or (match[1] and match[2]):
        raise ValueError(f"'{text}' is not a period such as Q1 2023/24, 2022/23, June 2023 or 12 months to June 2023")
    end = Month(int(match[5]), _MONTH_NAMES.index(match[4]))
    if match[1]:
        return rolling_12(end)
    start = Month(int(match[3] or match[5]), _MONTH_NAMES.index(match[2])) if match[2] else end
    if start > end:
        raise ValueError(f"'{text}' ends before it starts")
    return Period(start, end)


def fiscal_year(first_year: int) -> Period:
    """The 12 months from April of ``first_year``."""
    return Period(Month(first_year, 4), Month(first_year + 1, 3))


def rolling_12(end: Month) -> Period:
    """The 12 months that end with ``end``."""
    return Period(end.plus(-11), end)
