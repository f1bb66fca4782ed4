"""Changes: what each comparator looks back to, and what kind of change a unit allows."""

from __future__ import annotations

import pytest

from reportgen.errors import PackError
from reportgen.metrics.measures import Measures
from tests.metrics.made import dataset, measures, monthly

BASELINES = {
    "pre-pandemic year": {"period": "12 months to February 2020", "phrase": "its level before the pandemic"},
    "pre-pandemic quarter": {"period": "same quarter of 2019/20", "phrase": "its level before the pandemic"},
    "three years before": {"period": "3 years earlier"},
}
# From March 2019: 8 a month in the year to February 2020, then 10, and 12 from July 2022, 14 from April 2023.
COUNTS = [8] * 12 + [10] * 28 + [12] * 9 + [14] * 3


def made() -> Measures:
    survey = [{"month": m, "pct": p} for m, p in (("2019-06", 83), ("2020-06", 83), ("2022-06", 72), ("2023-06", 70))]
    specs = {
        "theft": {"dataset": "crime", "value": "sum(count)"},
        "trust": {"dataset": "pas", "value": "value(pct)", "basis": "r12", "unit": "%"},
        "officers": {"dataset": "crime", "value": "last(count)", "unit": "officers"},
        "rolling": {"dataset": "crime", "value": "sum(count)", "basis": "r12"},
    }
    return measures(specs, [dataset("crime", monthly("2019-03", COUNTS)), dataset("pas", survey)], baselines=BASELINES)


@pytest.mark.parametrize(
    "comparator, now, before, against",
    [
        ("previous quarter", 42, 36, "the previous quarter (Q4 2022/23)"),
        ("same quarter last year", 42, 30, "Q1 2022/23"),
        ("previous 12 months", 150, 120, "the previous 12 months"),
        ("previous year", 42, 30, "Q1 2022/23"),
        ("previous month", 14, 14, "the previous month (May 2023)"),
        ("same month last year", 14, 10, "June 2022"),
        ("pre-pandemic quarter", 42, 24, "its level before the pandemic (Q1 2019/20)"),
        ("pre-pandemic year", 150, 96, "its level before the pandemic (12 months to February 2020)"),
        ("three years before", 42, 30, "Q1 2020/21"),
        ("Q4 2022/23", 42, 36, "Q4 2022/23"),
        ("12 months to June 2022", 150, 120, "the 12 months to June 2022"),
    ],
)
def test_a_comparator_brings_its_window_and_its_name(comparator: str, now: float, before: float, against: str) -> None:
    change = made().change("theft", comparator)
    assert change.now is not None and change.before is not None
    assert (change.now.value, change.before.value, change.against) == (now, before, against)
    assert change.value == pytest.approx((now / before - 1) * 100)
    assert (change.change_kind, change.unit.kind, change.comparator) == ("percent", "percent", comparator)


@pytest.mark.parametrize(
    "comparator, value, against",
    [
        ("previous year", -2, "the 12 months to June 2022"),
        ("previous 12 months", -2, "the previous 12 months"),
        ("same quarter last year", -2, "the 12 months to June 2022"),
        ("pre-pandemic quarter", -13, "its level before the pandemic (12 months to June 2019)"),
        ("three years before", -13, "the 12 months to June 2020"),
    ],
)
def test_a_survey_changes_by_points_on_its_own_basis(comparator: str, value: float, against: str) -> None:
    change = made().change("trust", comparator)
    assert (change.value, change.against, change.unit.name) == (value, against, "percentage points")
    assert change.change_kind == "points"


def test_a_snapshot_is_compared_month_with_month() -> None:
    change = made().change("officers", "previous year", kind="number")
    assert (change.value, change.against) == (4, "June 2022")


def test_a_measure_of_rolling_months_stays_on_them() -> None:
    change = made().change("rolling", "previous quarter")
    assert change.now is not None and change.now.value == 150
    assert change.against == "the 12 months to March 2023"


def test_a_number_is_a_change_of_a_count() -> None:
    change = made().change("theft", "previous quarter", kind="number")
    assert (change.value, change.unit.name) == (6, "offences")


@pytest.mark.parametrize(
    "name, comparator, options, message",
    [
        (
            "trust",
            "previous year",
            {"kind": "percent"},
            "'trust' is in % and has no change in percent; expected points",
        ),
        ("theft", "previous year", {"kind": "points"}, "has no change in points; expected percent or number"),
        ("theft", "previous year", {"kind": "share"}, "unknown kind of change 'share'"),
        ("theft", "last year", {}, "unknown comparator 'last year'; there are previous month"),
        ("theft", "previous 12 months", {"basis": "quarter"}, "'previous 12 months' does not fit the basis quarter"),
        ("theft", "pre-pandemic year", {"basis": "quarter"}, "which does not fit the basis quarter"),
        ("trust", "previous month", {}, "'previous month' does not fit the basis rolling 12 months"),
    ],
)
def test_what_cannot_be_compared_is_refused(name: str, comparator: str, options: dict[str, str], message: str) -> None:
    with pytest.raises(PackError, match=message):
        made().change(name, comparator, **options)  # type: ignore[arg-type]


def test_a_change_on_a_missing_figure_is_missing_for_its_reason() -> None:
    change = made().change("theft", "Q1 2017/18")
    assert change.value is None
    assert change.missing == "[x]: April 2017 and 2 more months missing in crime"


def test_there_is_no_percentage_of_nothing() -> None:
    specs = {"theft": {"dataset": "crime", "value": "sum(count)"}}
    change = measures(specs, [dataset("crime", monthly("2023-01", [0, 0, 0, 1, 2, 3]))]).change(
        "theft", "previous quarter"
    )
    assert change.missing == "[z]: no percentage of 0 (Q4 2022/23)"
