"""Edition tables: cells as figures with units, markers and places."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reportgen.data.frames import Dataset
from reportgen.data.tables import RawTable
from reportgen.errors import PackError, Place
from reportgen.metrics.tables import Tables
from reportgen.text.numbers import show
from tests.metrics.made import Q1, dataset

AT = Place("page.yaml", 5, 9)


def calls() -> Tables:
    rows = [("East", "Hackney", "85", "-2.7", "78", "pct"), ("East", "Camden", "[x]", "*", "1,470", "count")]
    columns = ("unit_name", "borough", "reached_pct", "change_pp", "target", "kind")
    spec: dict[str, Any] = {"shape": "table", "basis": "quarter", "key": ["unit_name", "borough"]}
    spec["columns"] = {
        "target": {"type": "number", "unit_from": "kind"},
        "change_pp": {"type": "number", "family": "rate"},
    }
    base = dataset("calls", [{"borough": "Hackney"}, {"borough": "Camden"}], **spec)
    raw = RawTable("calls", "data/calls.csv", columns, tuple(rows), (2, 3), tuple(range(1, 7)))
    made: Dataset = replace(base, table=raw)
    return Tables({"calls": made, "crime": dataset("crime", [{"month": "2023-06", "count": 1}])}, Q1)


@pytest.mark.parametrize(
    "row, column, shown",
    [
        (0, "reached_pct", "85%"),
        (0, "change_pp", "−2.7\u00a0pp"),
        (1, "reached_pct", "[x]"),
        (1, "change_pp", "[x]"),
        (0, "target", "78%"),
        (1, "target", "1,470"),
    ],
)
def test_a_cell_shows_its_number_in_its_unit_or_its_marker(row: int, column: str, shown: str) -> None:
    assert show(calls().table("calls", AT).figure(row, column)) == shown


def test_a_missing_cell_says_where_it_stands() -> None:
    figure = calls().table("calls", AT).figure(1, "change_pp")
    assert figure.missing == "[x]: marked * in data/calls.csv, row 3"


def test_a_figure_names_its_file_and_row() -> None:
    figure = calls().cell("calls", "Hackney", "change_pp", AT)
    assert figure.provenance is not None
    assert figure.provenance.rows == (("data/calls.csv", 2),)
    assert (figure.change_kind, figure.unit.kind) == ("points", "points")


@pytest.mark.parametrize(
    "table, row, column, message",
    [
        ("cals", "Hackney", "target", "unknown table 'cals'.*did you mean 'calls'"),
        ("crime", "Hackney", "target", "dataset 'crime' is a series, not a table"),
        ("calls", "Hackny", "target", "no row 'Hackny' in calls.*did you mean 'Hackney'"),
        ("calls", "East", "target", "'East' names 2 rows of calls; expected 'East, Hackney' or 'East, Camden'"),
        ("calls", "Hackney", "targt", "table calls has no column 'targt'.*did you mean 'target'"),
    ],
)
def test_unknown_cells_are_located_errors(table: str, row: str, column: str, message: str) -> None:
    with pytest.raises(PackError, match=rf"page.yaml:5:9: error: .*{message}"):
        calls().cell(table, row, column, AT)


def test_a_cell_that_is_no_number_is_an_error_at_the_cell() -> None:
    with pytest.raises(PackError, match=r"data/calls\.csv:2:6: error: 'pct' is not a number"):
        calls().table("calls", AT).figure(0, "kind")


def test_rows_are_counted_by_the_values_of_their_columns() -> None:
    assert calls().count("calls", {"kind": "pct"}, AT).value == 1
    counted = calls().count("calls", {"unit_name": "East", "kind": ["pct", "count"]}, AT)
    assert counted.value == 2
    assert counted.provenance is not None
    assert counted.provenance.rows == (("data/calls.csv", 2), ("data/calls.csv", 3))


def test_counting_by_an_unknown_column_names_the_nearest() -> None:
    with pytest.raises(PackError, match=r"no column 'kinds'.*kind"):
        calls().count("calls", {"kinds": "pct"}, AT)


@pytest.mark.parametrize(
    "where, count",
    [
        ({"reached_pct": "< 86"}, 1),
        ({"reached_pct": ">= 85"}, 1),
        ({"reached_pct": "> 85"}, 0),
        ({"change_pp": "<= -2.7"}, 1),
        ({"change_pp": "< -2.7"}, 0),
        ({"change_pp": ["< -5", "> -3"]}, 1),
        ({"borough": "Camden", "reached_pct": "< 100"}, 0),
    ],
)
def test_rows_are_counted_by_their_numbers_and_a_cell_without_one_never_counts(where: Any, count: int) -> None:
    assert calls().count("calls", where, AT).value == count


def test_a_column_named_change_states_changes_in_per_cent_or_in_number() -> None:
    columns = ("line", "change_on_year_ago_pct", "change_days", "share_pct")
    raw = RawTable("calls", "data/calls.csv", columns, (("999", "16", "-9", "40"),), (2,), tuple(range(1, 5)))
    base = dataset("calls", [{"line": "999"}], shape="table", basis="quarter", key=["line"])
    table = Tables({"calls": replace(base, table=raw)}, Q1).table("calls", AT)
    told = [(f.change_kind, f.family) for f in (table.figure(0, column) for column in columns[1:])]
    assert told == [("percent", "volume"), ("number", "days"), (None, "share")]


def test_a_cell_that_is_to_be_supplied_says_so_and_no_count_rests_on_it() -> None:
    table = calls().table("calls", AT)
    waiting = replace(table.dataset, table=replace(table.raw, waiting=frozenset({(1, "reached_pct")})))
    tables = Tables({"calls": waiting}, Q1)
    assert tables.cell("calls", "Camden", "reached_pct", AT).missing == "[x]: to be supplied"
    assert tables.cell("calls", "Hackney", "reached_pct", AT).value == 85
    assert tables.table("calls", AT).waits and not table.waits
    assert tables.count("calls", {"reached_pct": ">80"}, AT).missing == "[x]: to be supplied"
    assert tables.count("calls", {"kind": "pct"}, AT).value == 1


def test_the_catalogue_names_the_thresholds_that_word_a_columns_changes() -> None:
    assert calls().cell("calls", "Hackney", "change_pp", AT).family == "rate"
    assert calls().cell("calls", "Hackney", "reached_pct", AT).family == "share"
