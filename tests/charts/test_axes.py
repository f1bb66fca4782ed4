"""Axes: round steps that hold the data, in three to five of them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.charts.axes import Extent, Scale, label_steps, scale_between, scales_from_zero, value_axis
from reportgen.metrics.figure import Unit
from tests.charts.made_series import OFFENCES, PERCENT, RATE

MANTISSAS = {Decimal(m) for m in ("1", "2", "2.5", "3", "4", "5")}
numbers = st.floats(-1e12, 1e12, allow_nan=False).map(lambda x: 0.0 if abs(x) < 1e-9 else x)


def labels(*values: float, unit: Unit = OFFENCES) -> tuple[str, ...]:
    (scale,) = scales_from_zero(Extent.of(values, unit))
    return value_axis(scale, unit).labels


def is_round(scale: Scale) -> bool:
    return scale.step.scaleb(-scale.step.adjusted()).normalize() in MANTISSAS


@pytest.mark.parametrize(
    "values, expected",
    [
        ((13_612, 17_750), ("0", "5,000", "10,000", "15,000", "20,000")),
        ((8_659,), ("0", "2,500", "5,000", "7,500", "10,000")),
        ((10_140,), ("0", "3,000", "6,000", "9,000", "12,000")),
        ((25_900,), ("0", "10,000", "20,000", "30,000")),
        ((0, 0), ("0", "1", "2", "3", "4")),
        ((), ("0", "1", "2", "3", "4")),
        ((2,), ("0", "1", "2", "3")),
        ((1e12,), ("0", "300,000,000,000", "600,000,000,000", "900,000,000,000", "1,200,000,000,000")),
        ((-5, 12), ("−10", "−5", "0", "5", "10", "15")),
        ((-12,), ("−15", "−10", "−5", "0")),
    ],
)
def test_a_scale_is_as_round_as_a_person_would_draw_it(values: tuple[float, ...], expected: tuple[str, ...]) -> None:
    assert labels(*values) == expected


def test_missing_values_do_not_count() -> None:
    assert Extent.of([None, 5.0, None], OFFENCES) == Extent(5.0, 5.0, whole=True)


def test_a_percent_axis_ends_at_100_and_passes_it_only_when_a_value_does() -> None:
    assert labels(97, unit=PERCENT)[-1] == "100%"
    assert labels(100, unit=PERCENT)[-1] == "100%"
    assert labels(104, unit=PERCENT)[-1] == "120%"
    assert labels(38, unit=PERCENT) == ("0%", "10%", "20%", "30%", "40%")


def test_tick_labels_have_the_decimals_that_steps_need_and_no_more() -> None:
    assert labels(0.25, unit=RATE) == ("0.0", "0.1", "0.2", "0.3")
    assert labels(18.7, unit=RATE) == ("0", "5", "10", "15", "20")
    (scale,) = scales_from_zero(Extent(0, 9.2))
    axis = value_axis(scale, PERCENT)
    assert axis.labels == ("0.0%", "2.5%", "5.0%", "7.5%", "10.0%") and "0.0" in axis.number_format


def test_the_top_tick_is_above_a_value_that_is_itself_round() -> None:
    assert labels(20_000)[-1] == "25,000"


def test_counts_never_get_half_steps() -> None:
    assert labels(9) == ("0", "2", "4", "6", "8", "10")  # 2.5 would be cheaper, were these rates


def test_both_axes_of_a_combined_chart_have_as_many_steps() -> None:
    left, right = scales_from_zero(Extent.of([7_620], OFFENCES), Extent.of([17.6], PERCENT))
    assert value_axis(left, OFFENCES).labels == ("0", "2,000", "4,000", "6,000", "8,000")
    assert value_axis(right, PERCENT).labels == ("0%", "5%", "10%", "15%", "20%")


def test_zero_stands_on_one_gridline_of_both_axes_when_one_goes_below_it() -> None:
    left, right = scales_from_zero(Extent(-40, 90), Extent(0, 17))
    assert left.ticks.index(Decimal(0)) == right.ticks.index(Decimal(0))


def test_a_declared_start_gives_round_steps_to_above_the_largest_value() -> None:
    scale = scale_between(Extent.of([48, 85], PERCENT), 40)
    assert value_axis(scale, PERCENT).labels == ("40%", "50%", "60%", "70%", "80%", "90%")


def test_a_declared_end_is_kept() -> None:
    scale = scale_between(Extent.of([48, 85], PERCENT), 40, 100)
    assert (scale.minimum, scale.maximum, scale.step) == (40, 100, 20)


@pytest.mark.parametrize(
    "start, end, words",
    [
        (50, None, "the scale starts at 50, but the smallest value is 48"),
        (40, 80, "the scale ends at 80, but the largest value is 85"),
        (40, 30, "the scale ends at 30, which is not above its start 40"),
        (40, 93, "no three to five round steps lead from 40 to 93"),
    ],
)
def test_limits_that_do_not_hold_say_why(start: float, end: float | None, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        scale_between(Extent.of([48, 85], PERCENT), start, end)


def test_a_number_that_is_not_finite_is_refused() -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        scales_from_zero(Extent(0, float("inf")))


@given(st.lists(numbers, min_size=1), st.booleans())
def test_every_scale_holds_its_values_in_three_to_five_round_steps(values: list[float], whole: bool) -> None:
    (scale,) = scales_from_zero(Extent(min(values), max(values), whole))
    assert 3 <= scale.count <= 5 and 4 <= len(value_axis(scale, OFFENCES).labels) <= 6
    assert is_round(scale)
    assert float(scale.minimum) <= min(0, *values) and max(0, *values) <= float(scale.maximum)
    assert Decimal(0) in scale.ticks
    assert not whole or scale.step == scale.step.to_integral_value()


@given(st.lists(numbers, min_size=1), st.lists(st.floats(0, 100), min_size=1))
def test_two_axes_always_agree(left: list[float], right: list[float]) -> None:
    one, other = scales_from_zero(Extent(min(left), max(left)), Extent.of(right, PERCENT))
    assert one.count == other.count and one.ticks.index(Decimal(0)) == other.ticks.index(Decimal(0))
    assert other.maximum <= 100 and float(other.maximum) >= max(right)


@given(st.floats(0, 99), st.lists(st.floats(0, 100), min_size=1))
def test_a_scale_from_a_start_holds_its_values(start: float, values: list[float]) -> None:
    start = float(round(start))
    values = [max(start, value) for value in values]
    scale = scale_between(Extent.of(values, PERCENT), start)
    assert 3 <= scale.count <= 5 and scale.minimum == Decimal(start) and float(scale.maximum) >= max(values)


@pytest.mark.parametrize(
    "dimension, count, steps",
    [
        ("quarter", 17, (4, 8, 16)),
        ("quarter", 5, (1, 4, 8)),
        ("quarter", 7, (4,)),
        ("month", 24, (3, 6, 12)),
        ("year", 9, (1, 2, 5)),
        ("borough", 32, (1,)),
    ],
)
def test_label_steps_name_whole_years_and_never_leave_out_names(
    dimension: str, count: int, steps: tuple[int, ...]
) -> None:
    assert label_steps(dimension, count) == steps
