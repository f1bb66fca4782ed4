"""Vertical markers: the category that an event falls into, and what happens when the window moves on."""

from __future__ import annotations

import pytest

from reportgen.charts.build import ChartError, Plotted, lay_over
from reportgen.charts.markers import Annotation, marker_words, place_markers
from reportgen.charts.model import VerticalMarker
from tests.charts.made_series import by_name, by_quarter

FIVE = lay_over([Plotted(by_quarter([1, 2, 3, 4, 5]), "Offences")], 60)  # Q1 2022/23 to Q1 2023/24


@pytest.mark.parametrize(
    "at, category",
    [("Q3 2022/23", 2), ("Q3\u00a02022/23", 2), ("May 2022", 0), ("November to December 2022", 2), ("June 2023", 4)],
)
def test_a_period_stands_in_the_category_that_holds_it(at: str, category: int) -> None:
    assert place_markers(FIVE, [Annotation(at, "Event")]) == (VerticalMarker(category, "Event"),)


@pytest.mark.parametrize("at", ["March 2020", "Q2 2023/24", "2022/23"])
def test_an_event_that_the_window_does_not_hold_stays_away(at: str) -> None:
    assert place_markers(FIVE, [Annotation(at, "Event")]) == ()


def test_what_is_neither_a_category_nor_a_period_is_refused() -> None:
    with pytest.raises(ChartError, match="Easter"):
        place_markers(FIVE, [Annotation("Easter", "Event")])


def test_names_are_categories_and_no_periods() -> None:
    names = lay_over([Plotted(by_name({"Camden": 1, "Barnet": 2}), "Offences")], 60)
    assert place_markers(names, [Annotation("Barnet", "New team")]) == (VerticalMarker(1, "New team"),)
    with pytest.raises(ChartError):
        place_markers(names, [Annotation("March 2020", "Event")])


def test_markers_run_from_left_to_right() -> None:
    events = [Annotation("Q1 2023/24", "b"), Annotation("Q1 2010/11", "old"), Annotation("Q1 2022/23", "a")]
    assert [marker.text for marker in place_markers(FIVE, events)] == ["a", "b"]


def test_alt_text_names_the_category_once() -> None:
    assert marker_words(FIVE, VerticalMarker(2, "Review")) == "Marked: Review at Q3 2022/23"
    assert marker_words(FIVE, VerticalMarker(2, "Q3 2022/23")) == "Marked: Q3 2022/23"
