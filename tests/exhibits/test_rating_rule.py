"""Ratings by rule, worked out by hand: a share by points below its target, a count by its part of the year so far."""

from __future__ import annotations

import pytest

from reportgen.errors import PackError
from reportgen.exhibits.rating_rule import RatedBy, rated, ratings
from reportgen.metrics.figure import Unit
from reportgen.metrics.period import quarter
from tests.exhibits.plain_context import PERCENT, POINTS, Q1, PlainTable, context, figure, theme

RULE = theme().rating_rules["indicator"]
COUNT = Unit("count", "")


@pytest.mark.parametrize(
    ("value", "target", "code"),
    [(27, 25, "G"), (30, 30, "G"), (72, 73, "A"), (86, 90, "A"), (75, 80, "A"), (74.1, 80, "A"), (74, 80, "R"),
     (31, 44, "R"), (0, 0, "G")],
)  # fmt: skip
def test_a_share_is_rated_by_its_points_below_the_target(value: float, target: float, code: str) -> None:
    assert rated(figure(value, unit=PERCENT), figure(target, unit=PERCENT), RULE, Q1) == code


@pytest.mark.parametrize(("value", "target", "code"), [(-18, -20, "G"), (-15, -12, "A"), (-20, -12, "R")])
def test_a_gap_is_better_the_nearer_it_is_to_nothing(value: float, target: float, code: str) -> None:
    assert rated(figure(value, unit=POINTS), figure(target, unit=POINTS), RULE, Q1) == code


@pytest.mark.parametrize(
    ("value", "target", "number", "code"),
    [
        (132, 320, 1, "G"),  # of 80 in a quarter
        (322, 2000, 1, "A"),  # 64% of 500
        (15, 70, 1, "A"),  # 86% of 17.5
        (97, 400, 1, "G"),  # 97% of 100
        (96, 400, 1, "A"),
        (50, 400, 1, "A"),
        (49, 400, 1, "R"),
        (97, 400, 2, "R"),  # 48.5% of 200
        (97, 400, 4, "R"),
        (388, 400, 4, "G"),
        (10**12, 1, 1, "G"),
    ],
)
def test_a_count_is_rated_by_the_targets_part_for_the_quarters_that_have_passed(
    value: float, target: float, number: int, code: str
) -> None:
    period = quarter(2022, number)
    assert rated(figure(value, unit=COUNT), figure(target, unit=COUNT), RULE, period) == code


@pytest.mark.parametrize(("value", "target"), [(None, 25), (27, None), (None, None), (5, 0)])
def test_without_a_value_or_a_target_nothing_is_rated(value: float | None, target: float | None) -> None:
    assert rated(figure(value, unit=COUNT), figure(target, unit=COUNT), RULE, Q1) == "not rated"


def test_decimals_that_binary_numbers_cannot_hold_do_not_change_a_rating() -> None:
    assert rated(figure(0.1 + 0.2, unit=PERCENT), figure(6.3, unit=PERCENT), RULE, Q1) == "R"


TABLE = PlainTable(
    "indicators", ("name", "target", "actual", "conf"), (("Calls", "100", "30", "G"), ("Visits", "100", "10", "A"))
)


def by(**more: str) -> RatedBy:
    return RatedBy.model_validate({"rule": "indicator", "value": "actual", "target": "target", **more})


def test_rows_have_the_rules_rating_beside_their_own() -> None:
    found = ratings(TABLE, (0, 1), by(), "conf", context())
    assert [(row.code, row.published, row.differs) for row in found] == [("G", "G", False), ("R", "A", True)]


def test_an_unknown_column_names_the_nearest() -> None:
    with pytest.raises(PackError, match=r"no column 'actuals'.*did you mean 'actual'"):
        ratings(TABLE, (0,), by(value="actuals"), "conf", context())
