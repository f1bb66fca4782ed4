"""Column charts from series: colours, labels, baseline, second axis, gaps."""

from __future__ import annotations

import pytest

from reportgen.charts.build import ChartError, Plotted
from reportgen.charts.build_column_line import column_line_chart
from reportgen.charts.build_columns import Wish, column_chart
from reportgen.charts.levels import Level
from reportgen.charts.model import KeyEntry, PointLabel
from tests.charts.made_series import PERCENT, by_name, by_quarter, figure, theme

NAVY, CONTEXT, PLUM, TEAL, INK = "#12436D", "#7F94A8", "#801650", "#28A197", "#1B2733"
SEVEN = [9_300.0, 10_140, 3_700, 6_100, 5_000, 6_900, 7_393]


def one(values: list[float | None]) -> Plotted:
    return Plotted(by_quarter(values), "Offences")


def test_the_latest_column_is_navy_and_the_only_one_with_its_value() -> None:
    built = column_chart("c", [one(SEVEN)], theme(), Wish())
    (series,) = built.model.series
    assert series.point_colours == (CONTEXT,) * 6 + (NAVY,)
    assert series.labels == (None,) * 6 + (PointLabel("7,393", "outside end"),)
    assert built.key == (KeyEntry("Latest quarter", NAVY),)
    assert (built.model.axis.minimum, built.model.axis.maximum, built.model.axis.step) == (0, 12_000, 3_000)
    assert built.model.gap_width == 45 and built.model.label_start == 0 and built.model.label_steps == (4,)


def test_without_focus_all_columns_have_one_colour_and_no_key() -> None:
    built = column_chart("c", [one(SEVEN)], theme(), Wish(focus="none"))
    assert built.model.series[0].point_colours == () and built.model.series[0].colour == NAVY and built.key == ()


def test_names_are_not_focused_because_none_is_the_latest() -> None:
    built = column_chart("c", [Plotted(by_name({"Telephone": 38, "Online": 34}), "Victims")], theme(), Wish())
    assert built.model.series[0].point_colours == () and built.model.label_steps == (1,)
    assert [label.text for label in built.model.series[0].labels if label] == ["38", "34"]


def test_a_baseline_is_a_dashed_constant_named_with_its_value() -> None:
    wish = Wish(levels=(Level(figure(9_284), "Q1 2019/20"),))
    built = column_chart("c", [one([4_000, 7_393])], theme(), wish)
    dashed = built.model.series[1]
    assert dashed.dashed and dashed.values == (9_284, 9_284) and dashed.colour == INK and dashed.line_width == 1.25
    assert [f.value for f in dashed.figures if f] == [9_284]
    assert built.key[1] == KeyEntry("Q1 2019/20: 9,284", INK, "dash")
    assert built.model.axis.maximum > 9_284
    assert built.model.alt.endswith("Dashed line at 9,284, Q1 2019/20.")


def test_a_baseline_without_data_is_said_and_not_drawn() -> None:
    built = column_chart("c", [one([4_000, 7_393])], theme(), Wish(levels=(Level(figure(None), "Q1 2009/10"),)))
    assert len(built.model.series) == 1 and built.key[1].text == "Q1 2009/10: [x]"
    assert "Not available [x]: Q1 2009/10" in built.model.alt


def test_several_series_are_clustered_in_the_themes_colours_all_labelled_when_few() -> None:
    phone, online = by_quarter([36, 35, 38], PERCENT), by_quarter([36, 30, 34], PERCENT)
    built = column_chart("c", [Plotted(phone, "Telephone"), Plotted(online, "Online")], theme(), Wish())
    assert [series.colour for series in built.model.series] == [NAVY, TEAL]
    assert [label.text for label in built.model.series[1].labels if label] == ["36%", "30%", "34%"]
    assert (built.model.gap_width, built.model.overlap) == (65, -6)
    assert [entry.text for entry in built.key] == ["Telephone", "Online"]


def test_a_missing_quarter_is_a_gap_that_page_and_alt_text_name() -> None:
    built = column_chart("c", [one([4_000, None, 7_393])], theme(), Wish())
    assert built.model.series[0].values == (4_000, None, 7_393)
    assert built.notes == ("Not available [x] for Q4 2022/23.",)
    assert "Not available [x]: Q4 2022/23." in built.model.alt


def test_a_missing_latest_quarter_puts_no_other_in_front() -> None:
    built = column_chart("c", [one([4_000, 5_000, None])], theme(), Wish())
    assert built.model.series[0].point_colours == () and built.key == ()


def test_a_line_over_columns_is_plum_on_quiet_columns_with_equal_steps() -> None:
    rates: list[float | None] = [None, None, 11.4, 11.6, 9.3, 7.9]
    columns = by_quarter([22_195, 23_300, 25_900, 23_000, 24_000, 25_281], label="Domestic abuse offences")
    line = by_quarter(rates, PERCENT, label="Outcome rate")
    built = column_line_chart(
        "c",
        Plotted(columns, "Offences (left)", columns.label),
        Plotted(line, "Positive outcomes (right)", line.label),
        theme(),
        Wish(message="More offences, fewer outcomes"),
    )
    drawn, over = built.model.series
    assert drawn.colour == CONTEXT and drawn.point_colours == () and over.colour == PLUM and over.secondary
    assert over.markers == "all" and over.values[:2] == (None, None)
    first, second = built.model.axis, built.model.second_axis
    assert second is not None and len(first.labels) == len(second.labels) and not second.gridlines
    assert [label for label in over.labels if label] == [
        PointLabel("11%", "below", True),
        PointLabel("8%", "below", True),
    ]
    assert built.notes == ("Positive outcomes: not available [x] before Q2 2022/23.",)
    assert [(entry.text, entry.sample) for entry in built.key] == [
        ("Offences (left)", "square"),
        ("Positive outcomes (right)", "marker line"),
    ]
    assert built.model.alt.startswith(
        "Column and line chart by quarter, Q4 2021/22 to Q1 2023/24. Columns, left axis 0 to 30,000"
    )
    assert built.model.alt.endswith("More offences, fewer outcomes.")


def test_a_line_with_fewer_quarters_is_laid_over_the_columns_own() -> None:
    built = column_line_chart(
        "c", one([1, 2, 3, 4]), Plotted(by_quarter([50.0, 60.0], PERCENT), "Share"), theme(), Wish()
    )
    assert built.model.series[1].values == (None, None, 50.0, 60.0)


@pytest.mark.parametrize(
    "plotted, rule",
    [
        ([one([1])] * 5, "too-many-series"),
        ([one([1]), Plotted(by_quarter([50], PERCENT), "Share")], "mixed-units"),
        ([one([1]), Plotted(by_quarter([1], basis="rolling 12 months"), "R12")], "mixed-bases"),
        ([one([1]), Plotted(by_name({"Camden": 1}), "Camden")], "mixed-dimensions"),
        ([one([])], "no-rows"),
        ([Plotted(by_name({f"Ward {n}": 1.0 for n in range(1_000)}), "Wards")], "too-many-categories"),
    ],
)
def test_what_makes_no_chart_is_refused_in_words(plotted: list[Plotted], rule: str) -> None:
    with pytest.raises(ChartError) as caught:
        column_chart("c", plotted, theme(), Wish())
    assert caught.value.rule == rule


def test_baseline_and_target_have_dashes_of_their_own() -> None:
    levels = (Level(figure(9_284), "Q1 2019/20"), Level(figure(5_000), "Target", "target"))
    built = column_chart("c", [one([4_000, 7_393])], theme(), Wish(levels=levels))
    assert [series.dash for series in built.model.series[1:]] == [(4.0, 2.5), (9.0, 3.0)]
    assert [(entry.text, entry.sample) for entry in built.key[1:]] == [
        ("Q1 2019/20: 9,284", "dash"),
        ("Target: 5,000", "long dash"),
    ]


def test_bars_carry_every_value_and_need_no_axis() -> None:
    names = {f"Team {n}": float(n) for n in range(1, 9)}
    built = column_chart("c", [Plotted(by_name(names, dimension="team"), "Cases")], theme(), Wish(horizontal=True))
    (series,) = built.model.series
    assert built.model.horizontal and series.kind == "bar" and not built.model.axis.visible
    assert [label.text for label in series.labels if label] == [str(n) for n in range(1, 9)]
    assert built.model.axis.maximum == 8 and built.key == ()
    assert built.model.alt == "Bar chart by team, 8 categories. Cases highest 8 (Team 8), lowest 1 (Team 1)."


def test_bars_by_size_put_gaps_last() -> None:
    series = Plotted(by_name({"A": 1, "B": None, "C": 3}), "Cases")
    wish = Wish(horizontal=True, order="largest")
    assert column_chart("c", [series], theme(), wish).model.categories == ("C", "A", "B")
    wish = Wish(horizontal=True, order="smallest")
    assert column_chart("c", [series], theme(), wish).model.categories == ("A", "C", "B")


def test_periods_are_never_sorted_by_size() -> None:
    with pytest.raises(ChartError) as caught:
        column_chart("c", [one([2, 1])], theme(), Wish(horizontal=True, order="largest"))
    assert caught.value.rule == "order"


def test_a_thousand_bars_are_refused_with_a_way_out() -> None:
    many = Plotted(by_name({f"Ward {n}": 1.0 for n in range(1_000)}), "Wards")
    with pytest.raises(ChartError) as caught:
        column_chart("c", [many], theme(), Wish(horizontal=True))
    assert caught.value.rule == "too-many-categories" and "ranked-bars" in caught.value.hint


@pytest.mark.parametrize("values", [[-5.0, 3.0], [0.0, 0.0], [1e15, 2.0], [7.0]])
def test_negative_zero_huge_and_single_values_make_a_chart(values: list[float | None]) -> None:
    for horizontal in (False, True):
        model = column_chart("c", [one(values)], theme(), Wish(horizontal=horizontal)).model
        assert model.axis.minimum <= min(0.0, *(v for v in values if v is not None), 0.0)
        assert model.axis.maximum >= max(v for v in values if v is not None)
