"""Months are read by a stated format, in English whatever the locale."""

from __future__ import annotations

import pytest

from reportgen.data.months import index_of_iso, is_month_format, month_index, month_text

JUNE_2023 = 2023 * 12 + 5


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("202306", "%Y%m"),
        ("Jun-23", "%b-%y"),
        ("June 2023", "%B %Y"),
        ("30/06/2023", "%d/%m/%Y"),
        ("1/6/2023", "%d/%m/%Y"),
        ("2023-06-30", "%Y-%m-%d"),
        (" 2023-06 ", "%Y-%m"),
        ("Q1 2023/24", "quarter"),
        ("Q1 23-24", "quarter"),
        ("q1 FY 23/24", "quarter"),
    ],
)
def test_a_month_is_read_as_its_index(text: str, pattern: str) -> None:
    assert month_index(text, pattern) == JUNE_2023


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("202313", "%Y%m"), ("20236", "%Y%m"), ("Juin-23", "%b-%y"), ("MajorText", "%Y%m"), ("", "%Y%m"),
        ("30/06/23", "%d/%m/%Y"), ("Q5 2023/24", "quarter"), ("Q1 2023/25", "quarter"),
    ],
)  # fmt: skip
def test_what_is_not_written_so_is_no_month(text: str, pattern: str) -> None:
    assert month_index(text, pattern) is None


def test_a_quarter_stands_for_its_last_month() -> None:
    assert month_index("Q4 2022/23", "quarter") == 2023 * 12 + 2


def test_two_figures_of_a_year_are_of_this_century_up_to_68() -> None:
    assert month_index("Jan-68", "%b-%y") == 2068 * 12
    assert month_index("Jan-69", "%b-%y") == 1969 * 12


def test_a_format_names_a_month_and_a_year_and_nothing_else() -> None:
    assert is_month_format("%Y%m")
    assert is_month_format("quarter")
    assert not is_month_format("%Y")
    assert not is_month_format("%m")
    assert not is_month_format("%Y-%m %H")
    assert not is_month_format("month")


def test_indexes_are_shown_as_months() -> None:
    assert month_text(JUNE_2023) == "June 2023"
    assert index_of_iso("2023-06") == JUNE_2023
