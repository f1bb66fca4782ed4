"""Ranks and records on short series."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reportgen.metrics.figure import Figure, Series, Unit
from reportgen.metrics.ranking import extreme_of, rank_of, ranked, record_of
from tests.metrics.made import Q1

COUNT = Unit("count", "offences")


def series(values: Sequence[float | None], keys: str = "abcdefgh") -> Series:
    figures = tuple(
        Figure("x", "X", v, COUNT, Q1, "quarter", missing=None if v is not None else "[x]: gone") for v in values
    )
    return Series("x", "X", COUNT, "borough", tuple(keys[: len(values)]), figures)


def test_missing_values_rank_last_and_equal_values_keep_their_order() -> None:
    assert ranked(series([3, None, 7, 3])).keys == ("c", "a", "d", "b")
    assert ranked(series([3, None, 7, 3]), highest_first=False).keys == ("a", "d", "c", "b")


def test_equal_values_share_the_better_place() -> None:
    told = series([3, 9, 7, 7])
    assert [rank_of(told, key).value for key in "abcd"] == [4, 1, 2, 2]


def test_a_missing_value_has_no_place() -> None:
    assert rank_of(series([3, None]), "b").value is None


def test_the_smallest_and_largest_are_named() -> None:
    assert extreme_of(series([3, 1, None, 1]), "lowest")[0] == "b"
    assert extreme_of(series([3, 1, 9]), "highest")[0] == "c"


@pytest.mark.parametrize(
    "values, since, start",
    [
        ([5, 2, 4, 6, 3], "b", "c"),  # 2 was as low as 3; all between were higher
        ([5, 3, 4, 6, 3], "b", "c"),  # as low counts as as low
        ([5, 4, 6, 3], None, "a"),  # never as low: since the series began
        ([1, None, 6, 3], None, "c"),  # nothing is known before the gap
    ],
)
def test_a_low_lasts_since_the_last_point_that_was_as_low(
    values: list[float | None], since: str | None, start: str
) -> None:
    record = record_of(series(values), "lowest")
    assert record is not None
    assert (record.since, record.start) == (since, start)


@pytest.mark.parametrize("values", [[1, 2], [2, 2], [3], [None, 3], [2, None]])
def test_no_low_where_the_point_before_was_as_low_or_is_not_known(values: list[float | None]) -> None:
    assert record_of(series(values), "lowest") is None
