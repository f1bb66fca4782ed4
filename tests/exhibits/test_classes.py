"""Classes at round breaks, told by the value as shown; ranks from the highest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.exhibits.classes import class_colours, classes, ranked
from tests.charts.made_series import RATE, by_name

ROBBERY = [18.7, 6.6, 5.9, 5.6, 5.3, 5.2, 5.2, 4.0, 3.5, 3.4, 3.3, 3.0, 2.8, 2.8, 2.7, 2.6,
           2.3, 2.1, 2.1, 2.1, 2.0, 2.0, 1.9, 1.5, 1.5, 1.5, 1.4, 1.4, 1.3, 1.1, 1.1, 1.1]  # fmt: skip


def test_given_breaks_make_classes_whose_limits_a_reader_sees() -> None:
    made = classes(ROBBERY, RATE, 1, (1.5, 2.5, 5, 10))
    assert made.labels == ("Under 1.5", "1.5 to 2.4", "2.5 to 4.9", "5.0 to 9.9", "10 or more")
    assert [made.of(value) for value in (1.4, 1.5, 2.4, 2.5, 9.9, 10)] == [0, 1, 1, 2, 3, 4]


def test_a_value_belongs_where_its_shown_value_belongs() -> None:
    made = classes(ROBBERY, RATE, 1, (1.5, 2.5, 5, 10))
    assert made.of(1.46) == 1 and made.of(1.44) == 0  # shown as 1.5 and 1.4


def test_an_outlier_keeps_a_class_of_its_own() -> None:
    made = classes(ROBBERY, RATE, 1)
    assert made.count == 5
    assert [value for value in ROBBERY if made.of(value) == 4] == [18.7]


def test_few_different_values_make_few_classes() -> None:
    assert classes([2.0, 2.0, 2.0], RATE, 1).labels == ("All values",)
    assert classes([1.0, 3.0], RATE, 1).count == 2
    assert class_colours(2) == ("map-1", "map-5") and class_colours(5)[2] == "map-3"


def test_zero_and_negative_values_have_classes_too() -> None:
    made = classes([-10.0, -5.0, 0.0, 5.0, 12.0], RATE, 1)
    assert made.of(-10) == 0 and made.of(12) == made.count - 1 and made.count == 5


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40), st.integers(0, 2))
def test_computed_classes_rise_and_none_is_empty(values: list[float], places: int) -> None:
    made = classes(values, RATE, places)
    assert list(made.breaks) == sorted(set(made.breaks)) and made.count <= 5
    assert {made.of(value) for value in values} == set(range(made.count))


def test_the_highest_is_first_and_missing_places_have_no_rank() -> None:
    places = ranked(by_name({"Barnet": 1.9, "Westminster": 18.7, "Sutton": None, "Brent": 1.9}, RATE))
    assert [(place.rank, place.name) for place in places] == [(1, "Westminster"), (2, "Barnet"), (3, "Brent")]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_so_many_classes_have_so_many_colours(count: int) -> None:
    assert len(set(class_colours(count))) == count
