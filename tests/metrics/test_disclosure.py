"""Counts of groups under a disclosure policy: in windows, changes, rates and series."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.metrics.measures import Measures
from reportgen.metrics.period import parse_period
from tests.metrics.made import dataset, measures

QUARTERS = ("2022-04", "2022-07", "2022-10", "2023-01", "2023-04")
POLICY = {"threshold": 3, "columns": ["count"], "by": "borough"}
SPECS: dict[str, Any] = {
    "theft": {
        "dataset": "crime",
        "value": "sum(count)",
        "ratios": {"half": {"top": {"kind": "one"}, "over": "theft"}},
    }
}


def counted(counts: dict[str, list[int]], **policy: Any) -> Measures:
    """Measures over the counts of five quarters by borough, each in its quarter's first month."""
    rows = [
        {
            "month": f"{quarter[:5]}{int(quarter[5:]) + n:02}",
            "borough": borough,
            "kind": "one",
            "count": 0 if n else count,
        }
        for borough, of_quarters in counts.items()
        for quarter, count in zip(QUARTERS, of_quarters, strict=True)
        for n in range(3)
    ]
    return measures(SPECS, [dataset("crime", rows, disclosure={**POLICY, **policy})])


MADE = {
    "Brent": [9, 9, 9, 9, 9],
    "Camden": [2, 9, 9, 9, 9],
    "Ealing": [20, 20, 20, 20, 1],
    "Hackney": [8, 30, 30, 30, 30],
}


def quarter_of(made: Measures, borough: str | None, period: str) -> float | None:
    where = {"borough": borough} if borough else None
    return made.figure("theft", period=parse_period(period), where=where).value


def test_a_small_count_and_the_smallest_one_beside_it_are_hidden_and_the_total_is_as_published() -> None:
    made = counted(MADE)
    first = [quarter_of(made, borough, "Q1 2022/23") for borough in MADE]
    assert first == [9, None, 20, None]  # Hackney's 8 protects Camden's 2
    assert quarter_of(made, None, "Q1 2022/23") == 39
    assert [quarter_of(made, borough, "Q2 2022/23") for borough in MADE] == [9, 9, 20, 30]


def test_every_hidden_figure_reads_the_same_and_names_no_rows() -> None:
    made = counted(MADE)
    hidden = [
        made.figure("theft", period=parse_period("Q1 2022/23"), where={"borough": b}) for b in ("Camden", "Hackney")
    ]
    assert len({figure.missing for figure in hidden}) == 1 and (hidden[0].missing or "").startswith("[c]")
    assert all(f.provenance and not f.provenance.rows and not f.provenance.row_count for f in hidden)


def test_windows_changes_rates_and_series_follow() -> None:
    made = counted(MADE)
    year = made.figure("theft", basis="rolling 12 months", where={"borough": "Ealing"})
    assert year.value is None and (year.missing or "").startswith("[c]")  # it holds the hidden Q1 2023/24
    change = made.change("theft", "previous quarter", where={"borough": "Ealing"})
    assert change.value is None and (change.missing or "").startswith("[c]")
    assert made.figure("theft.half", where={"borough": "Ealing"}).missing == change.missing
    assert made.series("theft", "borough").values == (
        None,
        9,
        None,
        30,
    )  # Q1 2023/24: Ealing's 1, protected by Brent's 9
    assert made.series("theft", "quarter", where={"borough": "Camden"}).values == (None, 9, 9, 9, 9)


def test_a_sum_of_all_but_a_hidden_group_is_hidden_too() -> None:
    from reportgen.spec.measures import NotCondition

    made = counted(MADE)
    others = made.figure("theft", where={"borough": NotCondition(**{"not": "Ealing"})})
    assert others.value is None and (others.missing or "").startswith("[c]")


def test_a_month_of_a_quarter_with_a_small_month_is_hidden() -> None:
    made = counted({"Brent": [9] * 5, "Camden": [20] * 5})
    assert made.figure("theft", basis="month", where={"borough": "Camden"}).value == 0  # 20, 0 and 0: none is small
    rows = [
        {"month": f"2023-0{n}", "borough": "Camden", "kind": "one", "count": c} for n, c in ((4, 8), (5, 1), (6, 9))
    ]
    small = measures(SPECS, [dataset("crime", rows, disclosure={**POLICY, "secondary": False})])
    assert small.figure("theft", basis="month", where={"borough": "Camden"}).value is None
    assert small.figure("theft", where={"borough": "Camden"}).value == 18


def test_counts_are_rounded_and_what_is_worked_out_follows_the_rounded_ones() -> None:
    made = counted({"Brent": [12, 12, 12, 12, 13], "Camden": [22] * 5}, round_to=5)
    assert (quarter_of(made, "Brent", "Q1 2023/24"), quarter_of(made, "Brent", "Q4 2022/23")) == (15, 10)
    assert made.change("theft", "previous quarter", kind="number", where={"borough": "Brent"}).value == 5
    assert quarter_of(made, None, "Q1 2023/24") == 35


@pytest.mark.parametrize(("safe", "values"), [(True, (0, 9)), (False, (None, None))])
def test_a_zero_is_shown_where_it_is_safe(safe: bool, values: tuple[float | None, ...]) -> None:
    assert counted({"Brent": [0] * 5, "Camden": [9] * 5}, zero_is_safe=safe).series("theft", "borough").values == values


def test_what_was_hidden_is_told_without_saying_which_for_which_reason() -> None:
    made = counted(MADE)
    quarter_of(made, "Camden", "Q1 2022/23")
    told = [(one.where, one.reason, one.rule, one.cells) for one in made.disclosed]
    where = "all rows by borough, Q1 2022/23"
    assert told == [
        (where, "protects a small count", "secondary suppression", 1),
        (where, "small count", "threshold 3", 1),
    ]


def test_a_total_is_hidden_only_where_nothing_else_protects_its_groups() -> None:
    assert counted({"Brent": [1] * 5, "Camden": [1] * 5}).figure("theft").value is None
    assert counted({"Brent": [1] * 5, "Camden": [1] * 5, "Ealing": [0] * 5}).figure("theft").value == 2


counts_of_quarters = st.lists(st.integers(0, 6), min_size=5, max_size=5)


@settings(max_examples=60, deadline=None)
@given(st.lists(counts_of_quarters, min_size=2, max_size=4))
def test_no_hidden_quarter_can_be_worked_back_from_all_that_is_shown(rows: list[list[int]]) -> None:
    made = counted({f"B{n}": row for n, row in enumerate(rows)})
    periods = [
        parse_period(f"Q{n} {year}") for n, year in ((1, "2022/23"), (2, "2022/23"), (3, "2022/23"), (4, "2022/23"))
    ]
    shown = {(n, q): quarter_of(made, f"B{n}", p.label) for q, p in enumerate(periods) for n in range(len(rows))}
    for number in range(len(rows)):
        year = made.figure("theft", period=parse_period("2022/23"), where={"borough": f"B{number}"}).value
        hidden = [q for q in range(4) if shown[number, q] is None]
        assert (year is None) == bool(hidden)  # no sum of a group tells anything of its hidden quarters
    for q in range(4):
        if quarter_of(made, None, periods[q].label) is None:
            continue  # nothing else could protect its groups
        secret = [n for n in range(len(rows)) if shown[n, q] is None]
        total = sum(rows[n][q] for n in secret)
        least = 0 if any(rows[n][q] == 0 for n in secret) else 1
        fitting = [v for v in product(range(least, total + 1), repeat=len(secret)) if sum(v) == total]
        assert all(len({values[at] for values in fitting}) > 1 for at in range(len(secret)))
