"""Periods: labels that read back as the same period, and fiscal years that start in April."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.metrics.period import Month, Period, fiscal_year, parse_period, parse_quarter, quarter, rolling_12

months = st.integers(1990 * 12, 2080 * 12).map(Month.of)


@given(start=months, length=st.integers(1, 30))
def test_every_label_reads_back_as_its_period(start: Month, length: int) -> None:
    period = Period(start, start.plus(length - 1))
    assert parse_period(period.label) == period


@given(year=st.integers(1990, 2080), number=st.integers(1, 4))
def test_quarters_are_written_in_two_ways(year: int, number: int) -> None:
    period = quarter(year, number)
    assert parse_quarter(period.label) == period == parse_quarter(f"{year}-{(year + 1) % 100:02d}-q{number}")
    assert period.fiscal_quarter == (year, number)
    assert period.fiscal_year == year


@pytest.mark.parametrize(
    "text, start, end",
    [
        ("Q1 2023/24", (2023, 4), (2023, 6)),
        ("Q4 2019/20", (2020, 1), (2020, 3)),
        ("2022/23", (2022, 4), (2023, 3)),
        ("June 2023", (2023, 6), (2023, 6)),
        ("12 months to February 2020", (2019, 3), (2020, 2)),
        ("April to May 2023", (2023, 4), (2023, 5)),
        ("July 2022 to May 2023", (2022, 7), (2023, 5)),
    ],
)
def test_labels_name_their_months(text: str, start: tuple[int, int], end: tuple[int, int]) -> None:
    assert parse_period(text) == Period(Month(*start), Month(*end))


@pytest.mark.parametrize(
    "text", ["Q5 2023/24", "Q1 2023/25", "2023/25", "2023", "Juni 2023", "June 23", "May to April 2023", "12 months to"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a|do not follow|ends before"):
        parse_period(text)


def test_a_rolling_year_to_march_is_a_fiscal_year() -> None:
    assert rolling_12(Month(2023, 3)) == fiscal_year(2022)
