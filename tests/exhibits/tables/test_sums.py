"""Sums of a finance table: which rows add up which, what rounding explains, and what is told of the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import Place, Problems
from reportgen.exhibits.tables.grid import Entry, Level
from reportgen.exhibits.tables.sums import ROUNDING_NOTE, Sum, adding_up, check_sums
from reportgen.metrics.figure import Unit
from reportgen.text.numbers import show_value
from tests.exhibits.plain_context import figure

MONEY = Unit("money", "£m", 1)
CELL = Place("data/quarterly/q1/revenue.csv", 5, 4)


def entry(value: float | None, places: int = 1) -> Entry:
    words = "[x]" if value is None else show_value(value, Unit("count", ""), places, brackets=True)
    return Entry(words, figure(value, unit=MONEY, decimals=places), places, CELL)


def total(shown: float | None, *parts: float | None, marked: bool = False) -> Sum:
    return Sum("Total pay, variance", entry(shown), tuple((1, entry(part)) for part in parts), "the lines give", marked)


def test_a_subtotal_adds_its_lines_and_a_total_everything_above_it() -> None:
    levels: list[Level] = ["line", "line", "subtotal", "line", "subtotal", "line", "total", "line", "grand"]
    assert adding_up(levels) == {2: (0, 1), 4: (3,), 6: (2, 4, 5), 8: (6, 7)}


def test_a_total_under_lines_alone_adds_them_and_one_under_nothing_adds_nothing() -> None:
    assert adding_up(["line", "line", "grand"]) == {2: (0, 1)}
    assert adding_up(["total", "line"]) == {}


@pytest.mark.parametrize(
    ("shown", "parts", "verdict"),
    [
        (752.8, (574.2, 163.4, 15.2), "exact"),
        (448.8, (400.0, 48.9), "rounding"),  # 0.1 off; half of 0.1 for each of three figures is 0.15
        (448.6, (400.0, 48.9), "different"),  # 0.3 off
        (2.0, (2.1,), "different"),  # one part alone is the figure itself
        (None, (1.0, 2.0), "unknown"),
        (3.0, (1.0, None), "unknown"),
        (0.0, (0.04, -0.04), "exact"),  # by what is shown, not by what lies behind it
    ],
)
def test_rounding_explains_half_a_last_place_for_each_figure(
    shown: float | None, parts: tuple[float | None, ...], verdict: str
) -> None:
    assert total(shown, *parts).verdict == verdict


@given(st.lists(st.floats(-5000, 5000), min_size=2, max_size=20))
def test_a_total_rounded_from_the_same_values_as_its_parts_never_counts_as_different(values: list[float]) -> None:
    assert total(sum(values), *values).verdict in ("exact", "rounding")


def test_signs_take_a_budget_from_a_forecast() -> None:
    variance = Sum("Pay, variance", entry(-57.5), ((1, entry(3059.6)), (-1, entry(3117.1))), "the columns give")
    assert variance.verdict == "exact"


def test_a_difference_beyond_rounding_is_a_warning_at_its_cell_that_names_it() -> None:
    problems = Problems()
    findings = check_sums([total(-11.3, 37.8, -26.2)], problems)
    (warning,) = problems.warnings
    assert warning.place == CELL
    assert warning.found == "'Total pay, variance' is (11.3), but the lines give 11.6"
    assert findings.notes == ()


def test_rounding_is_told_once_under_the_table_and_is_no_warning() -> None:
    problems = Problems()
    findings = check_sums([total(448.8, 400.0, 48.9), total(1.0, 1.0), total(448.8, 400.0, 48.9)], problems)
    assert findings.notes == (ROUNDING_NOTE,)
    assert not problems.warnings


def test_a_marked_figure_is_explained_to_the_reader_in_place_of_a_warning() -> None:
    problems = Problems()
    findings = check_sums([total(-11.3, 37.8, -26.2, marked=True)] * 2, problems)
    assert findings.notes == ("* As published: the lines give 11.6.",)
    assert not problems.warnings


def test_exact_sums_need_no_words() -> None:
    assert check_sums([total(3.0, 1.0, 2.0)], Problems()).notes == ()
