"""Donuts: parts of a whole with their shares, and what makes no whole."""

from __future__ import annotations

import pytest

from reportgen.charts.build import ChartError
from reportgen.charts.build_donut import DonutWish, Part, donut_chart, is_nothing
from reportgen.metrics.figure import Unit
from tests.charts.made_series import PERCENT, figure, theme

NAVY, TEAL, PLUM = "#12436D", "#28A197", "#801650"


def parts(*values: float, unit: Unit | None = None) -> list[Part]:
    made = [figure(value, unit) if unit else figure(value) for value in values]
    return [Part(name, one) for name, one in zip("ABCDEFGHIJ", made, strict=False)]


def labels(*values: float, unit: Unit | None = None) -> list[str]:
    built = donut_chart("d", parts(*values, unit=unit), theme(), DonutWish())
    return [label.text for label in built.model.series[0].labels if label]


def test_each_part_has_its_value_and_its_share_and_the_total_stands_in_the_middle() -> None:
    built = donut_chart("d", parts(60, 30, 10), theme(), DonutWish("offences"))
    (series,) = built.model.series
    assert [label.text for label in series.labels if label] == ["60 (60%)", "30 (30%)", "10 (10%)"]
    assert series.point_colours == (NAVY, TEAL, PLUM) and series.values == (60, 30, 10)
    assert built.model.donut_total == "100\noffences" and built.notes == () and built.key == ()


def test_total_and_shares_are_figures_for_the_register() -> None:
    model = donut_chart("d", parts(30, 10), theme(), DonutWish("offences")).model
    assert [(total.value, total.label) for total in model.figures] == [(40, "Total: offences")]
    shares = [label.figures[0] for label in model.series[0].labels if label]
    assert [(share.value, share.unit.kind) for share in shares] == [(75, "percent"), (25, "percent")]


def test_shares_that_round_to_something_else_than_a_hundred_are_noted() -> None:
    built = donut_chart("d", parts(1, 1, 1), theme(), DonutWish())
    assert built.notes == ("Shares are rounded and may not add up to 100%.",)


def test_a_share_too_small_to_show_is_no_nought() -> None:
    assert labels(999, 1) == ["999 (100%)", "1 (under 1%)"]


def test_published_shares_stand_as_they_are() -> None:
    model = donut_chart("d", parts(72, 3, 2, 22, unit=PERCENT), theme(), DonutWish("the workforce")).model
    assert [label.text for label in model.series[0].labels if label] == ["72%", "3%", "2%", "22%"]
    assert model.donut_total == "100%\nthe workforce" and model.figures == ()


def test_a_whole_that_is_stated_stands_in_the_middle_where_the_parts_miss_it_by_rounding() -> None:
    built = donut_chart("d", parts(71, 16, 45, 12), theme(), DonutWish("budget", whole=figure(143)))
    assert built.model.donut_total == "143\nbudget"  # the parts add up to 144
    with pytest.raises(ChartError, match="the whole is 140, but its parts add up to 144"):
        donut_chart("d", parts(71, 16, 45, 12), theme(), DonutWish("budget", whole=figure(140)))


def test_published_shares_that_make_no_whole_are_refused() -> None:
    with pytest.raises(ChartError) as caught:
        donut_chart("d", parts(60, 30, unit=PERCENT), theme(), DonutWish())
    assert caught.value.rule == "no-whole" and "90%" in caught.value.found


def test_one_part_is_the_whole() -> None:
    built = donut_chart("d", parts(7), theme(), DonutWish())
    assert labels(7) == ["7 (100%)"] and built.model.alt == "Donut chart of 1 part of 7. A 7 (100%)."


def test_a_part_of_nothing_keeps_its_value_in_the_alt_text() -> None:
    built = donut_chart("d", parts(5, 0), theme(), DonutWish(message="All went one way"))
    assert built.model.alt == "Donut chart of 2 parts of 5. A 5 (100%), B 0 (0%). All went one way."


def test_only_zeros_are_nothing_to_divide() -> None:
    assert is_nothing(parts(0, 0)) and not is_nothing(parts(0, 1))


def test_huge_parts_keep_their_digits() -> None:
    assert labels(3e12, 1e12) == ["3,000,000,000,000 (75%)", "1,000,000,000,000 (25%)"]


def test_parts_called_differently_make_a_whole_that_has_a_name() -> None:
    mixed = [Part("Officers", figure(3, Unit("count", "officers"))), Part("Staff", figure(1, Unit("count", "staff")))]
    assert donut_chart("d", mixed, theme(), DonutWish("people")).model.donut_total == "4\npeople"
    with pytest.raises(ChartError) as caught:
        donut_chart("d", mixed, theme(), DonutWish())
    assert caught.value.rule == "mixed-units"


@pytest.mark.parametrize(
    "made, rule",
    [
        (parts(*range(1, 8)), "too-many-slices"),
        (parts(*range(1, 4)) * 400, "too-many-slices"),
        (parts(5, -1), "negative-slice"),
        ([*parts(5), Part("B", figure(5, basis="rolling 12 months"))], "mixed-bases"),
        ([*parts(5), Part("B", figure(5, PERCENT))], "mixed-units"),
    ],
)
def test_what_makes_no_donut_is_refused_in_words(made: list[Part], rule: str) -> None:
    with pytest.raises(ChartError) as caught:
        donut_chart("d", made, theme(), DonutWish("all"))
    assert caught.value.rule == rule
