"""Cumulative lines: years built up from April, the newest in front and stopping where it has got to."""

from __future__ import annotations

import pytest

from reportgen.charts.build import ChartError
from reportgen.charts.build_cumulative import CumulativeWish, cumulative_chart
from reportgen.charts.levels import Level
from reportgen.metrics.figure import Figure, Series
from reportgen.metrics.period import Month, Period
from tests.charts.made_series import OFFENCES, by_name, figure, theme

PLAIN = CumulativeWish()
JUNE, APRIL = Month(2023, 6), Month(2023, 4)


def months(values: list[float | None], end: Month = JUNE) -> Series:
    """Sums since April, by month up to ``end``."""
    figures = []
    for back, value in zip(reversed(range(len(values))), values, strict=True):
        last = end.plus(-back)
        start = Month(last.year if last.month >= 4 else last.year - 1, 4)
        missing = None if value is not None else "[x]: no data"
        figures.append(Figure("m", "Robbery", value, OFFENCES, Period(start, last), "year to date", missing=missing))
    keys = tuple(str(one.period.end) for one in figures)
    return Series("m", "Robbery", OFFENCES, "month", keys, tuple(figures))


YEAR = [10.0 * n for n in range(1, 13)]


def test_the_year_so_far_is_first_and_stops_at_its_last_month() -> None:
    model = cumulative_chart("c", months([*YEAR, 8, 20, 33]), theme(), PLAIN).model
    newest, earlier = model.series
    assert model.categories[:3] == ("Apr", "May", "Jun") and model.categories[-1] == "Mar"
    assert (newest.name, newest.values) == ("2023/24", (8, 20, 33, *[None] * 9))
    assert (earlier.name, earlier.values) == ("2022/23", tuple(YEAR))
    assert newest.line_width > earlier.line_width and model.end_labels
    assert newest.labels[2] is not None and newest.labels[2].text == "33"


def test_what_lies_ahead_is_no_gap_but_a_hole_is() -> None:
    assert cumulative_chart("c", months([*YEAR, 8], APRIL), theme(), PLAIN).notes == ()
    holed = [*YEAR[:4], None, *YEAR[5:], 8]
    assert cumulative_chart("c", months(holed, APRIL), theme(), PLAIN).notes == ("2022/23: not available [x] for Aug.",)


def test_the_alt_text_compares_with_the_same_point_a_year_before() -> None:
    alt = cumulative_chart(
        "c", months([*YEAR, 8, 20, 33]), theme(), CumulativeWish(message="Faster than before")
    ).model.alt
    assert alt == (
        "Line chart of Robbery, added up by month from April to March. Axis 0 to 125 offences. "
        "2023/24: 33 by the end of June 2023, 2022/23: 120 by the end of March 2023. "
        "At the same point in 2022/23: 30. Faster than before."
    )


def test_a_target_is_held_by_the_axis_and_named_in_the_key() -> None:
    wish = CumulativeWish(levels=(Level(figure(500), "Budget", "target"),))
    built = cumulative_chart("c", months(YEAR, Month(2023, 3)), theme(), wish)
    assert built.model.axis.maximum > 500 and [entry.text for entry in built.key] == ["Budget: 500"]


def test_one_month_is_a_point() -> None:
    (line,) = cumulative_chart("c", months([5], Month(2023, 4)), theme(), PLAIN).model.series
    assert line.values[0] == 5 and line.markers == "last"


def test_a_year_without_any_value_has_no_line() -> None:
    built = cumulative_chart("c", months([*[None] * 10, 8, 20], Month(2023, 5)), theme(), PLAIN)
    assert [line.name for line in built.model.series] == ["2023/24"]
    assert built.notes == ("2022/23: not available [x].",)


@pytest.mark.parametrize("values", [[0.0, 0.0], [-5.0, -9.0], [1e13, 2e13]])
def test_zero_negative_and_huge_sums_make_a_chart(values: list[float | None]) -> None:
    axis = cumulative_chart("c", months(values, Month(2023, 5)), theme(), PLAIN).model.axis
    assert axis.minimum <= min(v for v in values if v is not None) and axis.maximum > axis.minimum


@pytest.mark.parametrize(
    "series, rule",
    [
        (by_name({"Camden": 1}), "cumulative-by"),
        (months([]), "no-rows"),
        (months([None]), "no-rows"),
        (months([1.0] * 1_000), "too-many-series"),
    ],
)
def test_what_makes_no_cumulative_line_is_refused(series: Series, rule: str) -> None:
    with pytest.raises(ChartError) as caught:
        cumulative_chart("c", series, theme(), PLAIN)
    assert caught.value.rule == rule
