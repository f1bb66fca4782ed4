"""Stacks and shares of them: wholes only, labels inside, an axis that fits what is drawn."""

from __future__ import annotations

import pytest

from reportgen.charts.build import ChartError, Plotted
from reportgen.charts.build_columns import Wish
from reportgen.charts.build_stacks import has_whole, stacked_chart
from reportgen.charts.levels import Level
from tests.charts.made_series import PERCENT, by_name, by_quarter, figure, theme

STACKED, SHARES = Wish(grouping="stacked"), Wish(grouping="percent")


def plotted(*rows: list[float | None]) -> list[Plotted]:
    return [Plotted(by_quarter(row), name) for name, row in zip("ABCDE", rows, strict=False)]


def labels(rows: list[Plotted], wish: Wish) -> list[list[str]]:
    model = stacked_chart("s", rows, theme(), wish).model
    return [[label.text if label else "" for label in series.labels] for series in model.series]


def test_the_axis_holds_the_sum_of_the_parts_and_each_part_has_its_value_inside() -> None:
    model = stacked_chart("s", plotted([30, 40], [50, 70]), theme(), STACKED).model
    assert model.grouping == "stacked" and model.axis.maximum == 120 and model.axis.minimum == 0
    assert [label.position for label in model.series[0].labels if label] == ["centre", "centre"]
    assert labels(plotted([30, 40], [50, 70]), STACKED) == [["30", "40"], ["50", "70"]]
    assert {series.stroke for series in model.series} == {"#FFFFFF"}
    assert model.alt.startswith("Stacked column chart by quarter, Q4 2022/23 to Q1 2023/24. Axis 0 to 120 offences.")


def test_shares_are_told_on_an_axis_from_nought_to_one() -> None:
    model = stacked_chart("s", plotted([30, 0], [90, 5]), theme(), SHARES).model
    assert (model.axis.minimum, model.axis.maximum, model.axis.labels[-1]) == (0, 1, "100%")
    assert labels(plotted([30, 0], [90, 5]), SHARES) == [["25%", ""], ["75%", "100%"]]
    first = model.series[0].labels[0]
    assert first is not None and [share.value for share in first.figures] == [25]
    assert model.series[0].values == (30, 0)  # the workbook holds the numbers, not the shares


def test_published_shares_stand_as_they_are() -> None:
    rows = [Plotted(by_quarter([72.0], PERCENT), "Yes"), Plotted(by_quarter([27.0], PERCENT), "No")]
    assert labels(rows, SHARES) == [["72%"], ["27%"]]


def test_a_stack_that_lacks_a_part_is_a_gap_that_the_page_names() -> None:
    built = stacked_chart("s", plotted([30, 40], [None, 70]), theme(), STACKED)
    assert [series.values for series in built.model.series] == [(None, 40), (None, 70)]
    assert built.notes == (
        "B: not available [x] before Q1 2023/24.",
        "Stacks are shown where all their parts are known.",
    )
    assert has_whole(plotted([30, 40], [None, 70]), STACKED) and not has_whole(plotted([30], [None]), STACKED)


def test_negative_parts_reach_below_zero() -> None:
    axis = stacked_chart("s", plotted([30], [-20]), theme(), STACKED).model.axis
    assert axis.minimum <= -20 and axis.maximum >= 30


def test_only_zeros_have_an_axis_and_no_labels() -> None:
    assert labels(plotted([0, 0], [0, 0]), STACKED) == [["", ""], ["", ""]]
    assert labels(plotted([0, 0], [0, 0]), SHARES) == [["", ""], ["", ""]]


def test_huge_parts_keep_their_digits() -> None:
    assert labels(plotted([2e12], [1e12]), STACKED) == [["2,000,000,000,000"], ["1,000,000,000,000"]]


def test_bars_lie_and_keep_their_names_whole() -> None:
    rows = [Plotted(by_name({"Camden": 3, "Barnet": 4}), "A"), Plotted(by_name({"Camden": 1, "Barnet": 2}), "B")]
    model = stacked_chart("s", rows, theme(), Wish(grouping="stacked", horizontal=True, order="largest")).model
    assert model.horizontal and model.categories == ("Barnet", "Camden") and model.series[0].kind == "bar"
    assert model.alt.startswith("Stacked bar chart by borough, 2 categories.")


@pytest.mark.parametrize(
    "rows, wish, rule",
    [
        (plotted([5], [-1]), SHARES, "negative-share"),
        (
            plotted([5], [1]),
            Wish(grouping="percent", levels=(Level(figure(3), "Target", "target"),)),
            "level-of-shares",
        ),
        (plotted([1], [1], [1], [1], [1]), STACKED, "too-many-series"),
        ([Plotted(by_name({f"Ward {n}": 1.0 for n in range(1_000)}), "W")] * 2, STACKED, "too-many-categories"),
    ],
)
def test_what_makes_no_stack_is_refused_in_words(rows: list[Plotted], wish: Wish, rule: str) -> None:
    with pytest.raises(ChartError) as caught:
        stacked_chart("s", rows, theme(), wish)
    assert caught.value.rule == rule


def test_a_chart_of_shares_is_told_in_shares() -> None:
    model = stacked_chart("s", plotted([30, 40], [10, 40]), theme(), SHARES).model
    assert "Axis 0% to 100%. " in model.alt and "searches" not in model.alt
    assert "from 75% in Q4 2022/23 (highest) to 50% in Q1 2023/24 (lowest)" in model.alt
