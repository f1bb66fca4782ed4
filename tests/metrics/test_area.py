"""Measures of one area: its own figures, and the whole for comparison."""

from __future__ import annotations

from reportgen.metrics.area import EVERYWHERE, AreaMeasures
from tests.metrics.made import dataset, measures, monthly


def _area() -> AreaMeasures:
    rows = monthly("2023-01", [1, 0, 0, 10, 20, 30], borough="Camden") + monthly("2023-01", [5] * 6, borough="Brent")
    whole = measures({"theft": {"dataset": "crime", "value": "sum(count)"}}, [dataset("crime", rows)])
    return AreaMeasures(whole, "borough", "Camden")


def test_a_figure_is_the_areas_and_says_so() -> None:
    figure = _area().figure("theft")
    assert (figure.value, figure.label) == (60, "Theft, Camden")


def test_the_whole_is_there_for_comparison() -> None:
    assert _area().figure("theft", where={"borough": EVERYWHERE}).value == 75
    assert _area().figure("theft", where={"borough": "Brent"}).value == 15


def test_a_series_over_time_is_the_areas_and_one_by_area_has_them_all() -> None:
    area = _area()
    assert area.series("theft", "quarter", last=2).values == (1, 60)
    assert area.series("theft", "borough").values == (15, 60)
