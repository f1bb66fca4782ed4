"""Measures listed and valued: plain numbers from the starter's example data."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import UsageError
from reportgen.pipeline.measure_values import MeasureValue, measure_list, measure_values
from tests.starter_project import EDITION, PACK, replace_in


def values(root: Path, *names: str) -> dict[str, MeasureValue]:
    return {value.name: value for value in measure_values(root, PACK, EDITION, names, lambda stage: None)}


def test_the_list_has_measures_each_followed_by_its_ratios(starter: Path) -> None:
    assert [(m.name, m.unit, m.basis, m.dataset) for m in measure_list(starter)] == [
        ("calls", "calls", "quarter", "calls"),
        ("calls.in_time", "%", "quarter", "calls"),
    ]


def test_a_value_has_its_period_its_change_on_a_year_before_and_its_rows(starter: Path) -> None:
    calls = values(starter)["calls"]  # 2,000 + 1,950 + 1,900, a year before 2,000 + 2,100 + 2,050
    assert (calls.value, calls.shown, calls.period, calls.basis) == (5850, "5,850", "Q1 2024/25", "quarter")
    assert calls.change is not None and calls.change.kind == "percent"
    assert calls.change.value == pytest.approx(-300 / 6150 * 100)
    assert (calls.change.shown, calls.against) == ("−5%", "Q1 2023/24")
    assert calls.source is not None
    assert (calls.source.files, calls.source.row_count) == (("data/open/example_calls.csv",), 6)
    assert calls.source.rows[0] == ("data/open/example_calls.csv", 26)


def test_a_measure_that_is_asked_for_brings_its_ratios_and_a_ratio_comes_alone(starter: Path) -> None:
    assert list(values(starter, "calls")) == ["calls", "calls.in_time"]
    ratio = values(starter, "calls.in_time")
    assert list(ratio) == ["calls.in_time"]
    assert ratio["calls.in_time"].shown == "91%"  # 5,310 of 5,850
    change = ratio["calls.in_time"].change
    assert change is not None and (change.shown, change.kind) == ("+1\u00a0pp", "points")


def test_an_unknown_name_says_what_was_meant(starter: Path) -> None:
    with pytest.raises(UsageError, match="did you mean 'calls'"):
        values(starter, "cals")


def test_a_measure_of_many_rows_says_how_to_ask_for_one(starter: Path) -> None:
    replace_in(starter / "data" / "measures.yaml", "value: sum(count)", "value: value(count)")
    calls = values(starter, "calls")["calls"]
    assert (calls.value, calls.shown, calls.change) == (None, "[z]", None)
    assert "where" in (calls.missing or "")


def test_missing_data_shows_its_marker_and_its_reason(starter: Path) -> None:
    data = starter / "data" / "open" / "example_calls.csv"
    data.write_text("\n".join(line for line in data.read_text().splitlines() if not line.startswith("2023-")) + "\n")
    replace_in(starter / "data" / "catalogue.yaml", "first_month: 2023-04", "first_month: 2024-01")
    calls = values(starter)["calls"]
    assert calls.shown == "5,850" and calls.change is not None
    assert (calls.change.value, calls.change.shown) == (None, "[x]")
