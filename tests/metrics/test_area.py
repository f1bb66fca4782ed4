"""Measures of one area: its own figures, the whole for comparison, and small counts withheld."""

from __future__ import annotations

from reportgen.metrics.area import EVERYWHERE, AreaMeasures
from tests.metrics.made import dataset, measures, monthly


def _area(threshold: int = 3) -> AreaMeasures:
    rows = monthly("2023-01", [1, 0, 0, 10, 20, 30], borough="Camden") + monthly("2023-01", [5] * 6, borough="Brent")
    whole = measures({"theft": {"dataset": "crime", "value": "sum(count)"}}, [dataset("crime", rows)])
    return AreaMeasures(whole, "borough", "Camden", threshold)


def test_a_figure_is_the_areas_and_says_so() -> None:
    figure = _area().figure("theft")
    assert (figure.value, figure.label) == (60, "Theft, Camden")


def test_the_whole_is_there_for_comparison() -> None:
    assert _area().figure("theft", where={"borough": EVERYWHERE}).value == 75
    assert _area().figure("theft", where={"borough": "Brent"}).value == 15


def test_a_count_below_the_threshold_is_withheld_and_so_is_every_change_that_rests_on_it() -> None:
    area = _area()
    before = area.figure("theft", period=area.period.shifted(-3))
    assert before.value is None and before.missing == "[c]: fewer than 3" and before.provenance is None
    change = area.change("theft", "previous quarter")
    assert change.value is None and change.missing == "[c]: fewer than 3"
    assert change.now is not None and change.now.value == 60
    assert change.before is not None and change.before.value is None


def test_a_threshold_of_one_withholds_nothing() -> None:
    area = _area(threshold=1)
    assert area.figure("theft", period=area.period.shifted(-3)).value == 1


def test_nothing_counted_is_no_secret() -> None:
    rows = monthly("2023-04", [0, 0, 0], borough="Camden")
    whole = measures({"theft": {"dataset": "crime", "value": "sum(count)"}}, [dataset("crime", rows)])
    assert AreaMeasures(whole, "borough", "Camden", 3).figure("theft").value == 0


def test_a_series_over_time_is_the_areas_and_one_by_area_has_them_all() -> None:
    area = _area()
    assert area.series("theft", "quarter", last=2).values == (None, 60)
    assert area.series("theft", "borough").values == (15, 60)
