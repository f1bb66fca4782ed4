"""Every kind of figure, on numbers small enough to check by hand."""

from __future__ import annotations

import math

import pytest

from reportgen.errors import PackError, Place
from reportgen.metrics.period import parse_period, parse_quarter
from tests.metrics.made import Q1, dataset, measures, monthly

THEFT = {"theft": {"dataset": "crime", "where": {"kind": "Theft"}, "value": "sum(count)", "good": "down"}}
# 24 months to June 2023: 10 a month in the first year, 12 in the second, so R12 120 and 144, quarters 30 and 36.
TWO_YEARS = monthly("2021-07", [10] * 12 + [12] * 12, kind="Theft", borough="Camden")
NOISE = monthly("2021-07", [1000] * 24, kind="Arson", borough="Camden")


def test_a_quarter_sums_its_three_months_and_no_other_rows() -> None:
    figure = measures(THEFT, [dataset("crime", TWO_YEARS + NOISE)]).figure("theft")
    assert (figure.value, figure.basis, figure.period) == (36, "quarter", Q1)


@pytest.mark.parametrize(
    "basis, value, label",
    [
        ("month", 12, "June 2023"),
        ("quarter", 36, "Q1 2023/24"),
        ("r12", 144, "12 months to June 2023"),
        ("rolling 12 months", 144, "12 months to June 2023"),
        ("ytd", 36, "Q1 2023/24"),
    ],
)
def test_each_basis_covers_its_own_months(basis: str, value: float, label: str) -> None:
    figure = measures(THEFT, [dataset("crime", TWO_YEARS)]).figure("theft", basis=basis)
    assert (figure.value, figure.period_label) == (value, label)


@pytest.mark.parametrize(
    "basis, period, value",
    [
        (None, "Q1 2022/23", 30),
        ("r12", "Q1 2022/23", 120),
        (None, "12 months to June 2022", 120),
        (None, "May 2023", 12),
        ("quarter", "May 2023", 36),  # the three months that end with it
    ],
)
def test_a_period_moves_the_window(basis: str | None, period: str, value: float) -> None:
    made = measures(THEFT, [dataset("crime", TWO_YEARS)])
    assert made.figure("theft", basis=basis, period=parse_period(period)).value == value


def test_a_year_to_date_starts_in_april_and_ends_with_the_edition() -> None:
    q2 = parse_quarter("Q2 2022/23")
    figure = measures(THEFT, [dataset("crime", TWO_YEARS)], q2).figure("theft", basis="year to date")
    assert figure.value == 10 * 3 + 12 * 3  # April to June 2022 at 10, July to September at 12
    assert figure.period_label == "April to September 2022"


def test_a_full_year_that_is_not_over_is_missing_and_never_a_smaller_sum() -> None:
    figure = measures(THEFT, [dataset("crime", TWO_YEARS)]).figure("theft", basis="full year")
    assert figure.value is None
    assert figure.missing == "[x]: July 2023 and 8 more months missing in crime"


def test_a_month_without_rows_makes_the_window_missing() -> None:
    rows = [row for row in TWO_YEARS if row["month"] != "2023-05"] + NOISE
    figure = measures(THEFT, [dataset("crime", rows)]).figure("theft")
    assert figure.value is None
    assert figure.missing == "[x]: May 2023 missing in crime"


def test_a_cell_without_a_number_makes_the_window_missing() -> None:
    rows = [{**row, "count": math.nan} if row["month"] == "2023-05" else row for row in TWO_YEARS]
    assert measures(THEFT, [dataset("crime", rows)]).figure("theft").missing == "[x]: May 2023 missing in crime"


def test_a_required_figure_that_is_missing_is_an_error_at_the_asker() -> None:
    rows = [row for row in TWO_YEARS if row["month"] != "2023-05"]
    with pytest.raises(PackError, match=r"page.yaml:7:3: error: 'theft' has no value for Q1 2023/24: \[x\]: May 2023"):
        measures(THEFT, [dataset("crime", rows)]).figure("theft", required=True, place=Place("page.yaml", 7, 3))


def test_one_row_per_event_counts_rows_and_a_month_without_events_is_zero() -> None:
    rows = [{"month": m, "sex": "Male"} for m in ("2023-01", "2023-04", "2023-04", "2023-07")]
    spec = {"deaths": {"dataset": "d", "value": "count()", "absent": "zero", "unit": "victims"}}
    made = measures(spec, [dataset("d", rows)])
    assert made.figure("deaths").value == 2
    assert made.figure("deaths", basis="month").value == 0


def test_a_group_without_rows_in_a_covered_month_counts_nothing() -> None:
    rows = TWO_YEARS + monthly("2023-04", [5], kind="Theft", borough="Brent")
    made = measures(THEFT, [dataset("crime", rows)])
    assert made.figure("theft", where={"borough": "Brent"}).value == 5
    assert made.figure("theft", where={"borough": "Brent"}).label == "Theft, Brent"


def test_where_takes_lists_and_what_is_not_wanted() -> None:
    rows = [{"month": "2023-06", "kind": kind, "count": count} for kind, count in (("a", 1), ("b", 10), ("c", 100))]
    base = {"dataset": "d", "value": "sum(count)", "basis": "month"}
    made = measures(
        {"two": {**base, "where": {"kind": ["a", "c"]}}, "others": {**base, "where": {"kind": {"not": ["a", "c"]}}}},
        [dataset("d", rows)],
    )
    assert (made.figure("two").value, made.figure("others").value) == (101, 10)


def test_a_mean_is_over_all_rows_of_the_window() -> None:
    rows = [{"month": m, "days": d} for m, d in (("2023-04", 10), ("2023-05", 20), ("2023-06", 20), ("2023-06", 50))]
    spec = {"wait": {"dataset": "d", "value": "mean(days)", "unit": "days"}}
    assert measures(spec, [dataset("d", rows)]).figure("wait").value == 25


def test_a_snapshot_is_the_value_in_the_last_month() -> None:
    spec = {"officers": {"dataset": "s", "value": "last(count)", "unit": "officers"}}
    figure = measures(spec, [dataset("s", monthly("2023-04", [100, 101, 102]))]).figure("officers")
    assert (figure.value, figure.basis, figure.period_label) == (102, "snapshot", "June 2023")


SURVEY = {"trust": {"dataset": "pas", "value": "value(share)", "times": 100, "basis": "r12", "unit": "%", "good": "up"}}
POINTS = [{"month": m, "share": s} for m, s in (("2022-06", 0.72), ("2023-03", 0.71), ("2023-06", 0.57))]


def test_a_published_point_has_its_own_basis_and_no_binary_dust() -> None:
    figure = measures(SURVEY, [dataset("pas", POINTS)]).figure("trust")
    assert (figure.value, figure.period_label) == (57.0, "12 months to June 2023")


def test_a_rolling_survey_score_cannot_be_asked_for_a_quarter() -> None:
    with pytest.raises(PackError, match="'trust' is published for rolling 12 months and has no quarter"):
        measures(SURVEY, [dataset("pas", POINTS)]).figure("trust", basis="quarter")


def test_two_rows_that_claim_to_be_the_published_point_are_an_error() -> None:
    with pytest.raises(PackError, match=r"value\(share\) meets 2 rows of pas in June 2023"):
        measures(SURVEY, [dataset("pas", [*POINTS, POINTS[-1]])]).figure("trust")


def test_a_ratio_replaces_the_filters_of_its_numerator() -> None:
    rows = [
        {"month": m, "measure": what, "count": n}
        for m, offences, solved in (("2023-04", 100, 10), ("2023-05", 100, 5), ("2023-06", 50, 10))
        for what, n in (("Offences", offences), ("Outcomes", solved))
    ]
    spec = {
        "knife": {
            "dataset": "d",
            "where": {"measure": "Offences"},
            "value": "sum(count)",
            "ratios": {"rate": {"top": {"measure": "Outcomes"}, "decimals": 1, "good": "up"}},
        }
    }
    figure = measures(spec, [dataset("d", rows)]).figure("knife.rate")
    assert (figure.value, figure.unit.kind, figure.family) == (10.0, "percent", "rate")  # 25 of 250
    assert figure.provenance is not None
    assert figure.provenance.calculation == "sum(count), Q1 2023/24 ÷ sum(count), Q1 2023/24 × 100"


def test_a_ratio_over_nothing_is_not_applicable() -> None:
    spec = {"a": {"dataset": "d", "value": "sum(count)", "ratios": {"share": {"top": "a", "over": "b"}}},
            "b": {"dataset": "d", "where": {"kind": "b"}, "value": "sum(count)"}}  # fmt: skip
    rows = monthly("2023-04", [1, 1, 1], kind="a") + monthly("2023-04", [0, 0, 0], kind="b")
    figure = measures(spec, [dataset("d", rows)]).figure("a.share")
    assert figure.missing == "[z]: nothing to divide by (kind is b is 0)"


def test_a_rate_per_1000_counts_only_places_with_a_population() -> None:
    crime = monthly("2023-04", [10, 10, 20], borough="Camden", kind="t")
    crime += monthly("2023-04", [1, 2, 3], borough="Brent", kind="t")
    crime += monthly("2023-04", [500, 500, 500], borough="Airport", kind="t")
    people = [{"borough": "Camden", "residents": 4000}, {"borough": "Brent", "residents": 2000}]
    per = {"population": "people.residents", "by": "borough", "times": 1000}
    spec = {"theft": {"dataset": "crime", "value": "sum(count)", "ratios": {"rate": {"per": per, "unit": "per 1,000"}}}}
    made = measures(spec, [dataset("crime", crime), dataset("people", people)])
    assert made.figure("theft.rate", where={"borough": "Camden"}).value == 10.0
    assert made.figure("theft.rate").value == pytest.approx(46 / 6000 * 1000)
    assert made.series("theft.rate", "borough").keys == ("Brent", "Camden")
    airport = made.figure("theft.rate", where={"borough": "Airport"})
    assert airport.missing == "[z]: no population of Airport in people"


def test_shares_of_the_total_add_up_to_all_of_it() -> None:
    rows = monthly("2023-04", [1, 1, 1], object="Drugs") + monthly("2023-04", [2, 3, 4], object="Weapons")
    spec = {"stops": {"dataset": "d", "value": "sum(count)", "ratios": {"share": {"of_total": True}}}}
    series = measures(spec, [dataset("d", rows)]).series("stops.share", "object")
    assert series.keys == ("Drugs", "Weapons")
    assert series.values == (25.0, 75.0)


def test_provenance_names_files_rows_filter_and_calculation() -> None:
    provenance = measures(THEFT, [dataset("crime", TWO_YEARS)]).figure("theft").provenance
    assert provenance is not None
    assert provenance.rows == (("crime.csv", 23), ("crime.csv", 24), ("crime.csv", 25))
    assert (provenance.row_count, provenance.files) == (3, (("crime.csv", "f" * 64),))
    assert (provenance.filter, provenance.calculation) == ("kind is Theft", "sum(count), Q1 2023/24")


def test_figures_before_the_first_comparable_period_are_missing() -> None:
    spec = {"theft": {**THEFT["theft"], "since": "Q4 2022/23"}}
    made = measures(spec, [dataset("crime", TWO_YEARS)])
    assert made.figure("theft").value == 36
    assert made.figure("theft", basis="r12").missing == "[x]: not comparable before January 2023"
    assert made.series("theft", "quarter").keys == ("Q4 2022/23", "Q1 2023/24")


def test_a_series_by_quarter_runs_from_the_first_whole_quarter_to_the_edition() -> None:
    series = measures(THEFT, [dataset("crime", TWO_YEARS)]).series("theft", "quarter")
    assert series.keys[0] == "Q2 2021/22"
    assert series.keys[-1] == "Q1 2023/24"
    assert series.values == (30, 30, 30, 30, 36, 36, 36, 36)


def test_a_series_since_before_the_data_shows_gaps_and_not_zeros() -> None:
    series = measures(THEFT, [dataset("crime", TWO_YEARS)]).series("theft", "quarter", since="Q4 2020/21")
    assert series.keys[:2] == ("Q4 2020/21", "Q1 2021/22")
    assert series.values[:3] == (None, None, 30)


def test_a_series_by_year_ends_with_the_last_whole_fiscal_year() -> None:
    series = measures(THEFT, [dataset("crime", monthly("2020-04", [1] * 39, kind="Theft"))]).series("theft", "year")
    assert series.keys == ("2020/21", "2021/22", "2022/23")
    assert series.values == (12, 12, 12)


def test_a_series_of_rolling_months_is_labelled_by_the_quarter_it_ends_with() -> None:
    series = measures(THEFT, [dataset("crime", TWO_YEARS)]).series("theft", "quarter", last=2, basis="r12")
    assert series.keys == ("Q4 2022/23", "Q1 2023/24")
    assert series.values == (3 * 10 + 9 * 12, 144)


@pytest.mark.parametrize(
    "ask, message",
    [
        ({"name": "thef"}, r"unknown measure 'thef'.*did you mean 'theft'"),
        ({"name": "theft.rate"}, "measure 'theft' has no ratio 'rate'"),
        ({"name": "theft", "basis": "quater"}, "unknown basis 'quater'.*did you mean 'quarter'"),
        ({"name": "theft", "where": {"boro": "Camden"}}, "no column 'boro'.*did you mean 'borough'"),
        ({"name": "theft", "where": {"borough": "Camdn"}}, "has borough 'Camdn'.*did you mean 'Camden'"),
    ],
)
def test_unknown_names_are_located_errors_with_the_nearest_name(ask: dict[str, str], message: str) -> None:
    made = measures(THEFT, [dataset("crime", TWO_YEARS)])
    with pytest.raises(PackError, match=rf"a.yaml:3:4: error: .*{message}"):
        made.figure(**ask, place=Place("a.yaml", 3, 4))  # type: ignore[arg-type]


def test_the_same_figure_asked_for_twice_is_the_same_object() -> None:
    made = measures(THEFT, [dataset("crime", TWO_YEARS)])
    assert made.figure("theft") is made.figure("theft", basis="quarter")
