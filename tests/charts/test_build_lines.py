"""Line charts from series: declared scales, end labels, markers."""

from __future__ import annotations

import pytest

from reportgen.charts.build import ChartError, Plotted
from reportgen.charts.build_lines import LineWish, line_chart
from reportgen.charts.markers import Annotation
from reportgen.charts.model import PointLabel, VerticalMarker
from reportgen.metrics.figure import Unit
from tests.charts.made_series import PERCENT, by_quarter, figure, theme

TRUST = Plotted(by_quarter([85, 83, 79, 70], PERCENT), "Trust the Met")
GOOD = Plotted(by_quarter([65, 58, 54, 48], PERCENT), "Good job locally")


def test_lines_are_named_at_their_ends_in_the_themes_colours() -> None:
    built = line_chart("l", [TRUST, GOOD], theme(), LineWish())
    assert built.model.end_labels and built.key == () and built.notes == ()
    assert [series.colour for series in built.model.series] == ["#12436D", "#28A197"]
    assert [series.labels[0] for series in built.model.series] == [
        PointLabel("85%", "above"),
        PointLabel("65%", "above"),
    ]
    assert all(series.labels[-1] is None and series.markers == "last" for series in built.model.series)


def test_a_scale_that_does_not_start_at_zero_is_declared() -> None:
    built = line_chart("l", [TRUST, GOOD], theme(), LineWish(start=40))
    assert (built.model.axis.minimum, built.model.axis.maximum) == (40, 90)
    assert built.notes == ("Scale starts at 40%.",)
    assert "Axis 40% to 90%." in built.model.alt


def test_a_scale_that_misses_a_value_is_refused() -> None:
    with pytest.raises(ChartError, match="smallest value is 48"):
        line_chart("l", [TRUST, GOOD], theme(), LineWish(start=50))


def test_a_vertical_marker_labels_every_line_where_it_stands() -> None:
    built = line_chart("l", [TRUST, GOOD], theme(), LineWish(marker=Annotation("Q3 2022/23", "Review")))
    assert built.model.markers == (VerticalMarker(1, "Review"),)
    assert built.model.series[0].marked == (1,)
    assert built.model.series[0].labels == (None, PointLabel("83%", "above"), None, None)


def test_a_marker_outside_the_chart_names_the_charts_range() -> None:
    with pytest.raises(ChartError, match="Camden") as caught:
        line_chart("l", [TRUST], theme(), LineWish(marker=Annotation("Camden", "")))
    assert caught.value.expected == "the chart runs from Q2 2022/23 to Q1 2023/24"


def test_without_end_labels_there_is_a_key_and_the_last_value_is_labelled() -> None:
    built = line_chart("l", [TRUST], theme(), LineWish(end_labels=False))
    assert [(entry.text, entry.sample) for entry in built.key] == [("Trust the Met", "line")]
    assert built.model.series[0].labels[-1] == PointLabel("70%", "below")


def test_labels_of_lines_that_run_together_are_not_set_over_each_other() -> None:
    near = Plotted(by_quarter([84, 60, 60, 60], PERCENT), "Near")
    built = line_chart("l", [TRUST, near], theme(), LineWish())
    assert built.model.series[0].labels[0] is not None and built.model.series[1].labels[0] is None


def test_a_point_between_gaps_is_marked_because_no_line_shows_it() -> None:
    built = line_chart("l", [Plotted(by_quarter([1, None, 3, None, 5]), "Few")], theme(), LineWish())
    assert built.model.series[0].markers == "all"


def test_one_point_makes_a_chart() -> None:
    built = line_chart("l", [Plotted(by_quarter([7]), "Only")], theme(), LineWish())
    assert built.model.series[0].markers == "all" and "Q1 2023/24 only" in built.model.alt


def test_a_thousand_quarters_make_a_chart() -> None:
    built = line_chart("l", [Plotted(by_quarter([float(n) for n in range(1_000)]), "Long")], theme(), LineWish())
    assert len(built.model.categories) == 1_000 and built.model.label_steps[-1] == 64


def test_quarters_of_two_series_stand_in_order_of_time() -> None:
    late = Plotted(by_quarter([1, 2]), "Late")
    built = line_chart("l", [late, Plotted(by_quarter([5, 6, 7, 8]), "Long")], theme(), LineWish())
    assert built.model.categories == ("Q2 2022/23", "Q3 2022/23", "Q4 2022/23", "Q1 2023/24")
    assert built.model.series[0].values == (None, None, 1, 2)


HALF = figure(2.0, Unit("points", "percentage points", 0, "percentage point"))


class TestInterval:
    def test_the_band_lies_both_ways_around_each_value_and_stays_a_share(self) -> None:
        line = Plotted(by_quarter([99, None, 70], PERCENT), "Trust the Met")
        built = line_chart("l", [line], theme(), LineWish(start=40, interval=HALF))
        (series,) = built.model.series
        assert series.low == (97, None, 68) and series.high == (100, None, 72)
        assert built.key[0].text == "Confidence interval, ±2\u00a0percentage points" and built.key[0].outline
        assert "Confidence interval of 2 percentage points either way." in built.model.alt

    def test_the_scale_holds_the_band(self) -> None:
        line = Plotted(by_quarter([41.0, 50.0], PERCENT), "Trust the Met")
        with pytest.raises(ChartError, match="smallest value is 39"):
            line_chart("l", [line], theme(), LineWish(start=40, interval=HALF))

    def test_an_unknown_interval_is_said_and_not_drawn(self) -> None:
        built = line_chart("l", [TRUST], theme(), LineWish(interval=figure(None, HALF.unit)))
        assert built.model.series[0].low == () and built.key[0].text == "Confidence interval, ±[x]"

    def test_two_lines_have_no_band(self) -> None:
        with pytest.raises(ChartError) as caught:
            line_chart("l", [TRUST, GOOD], theme(), LineWish(interval=HALF))
        assert caught.value.rule == "interval" and "small-multiples" in caught.value.hint


def test_annotations_are_words_without_values() -> None:
    built = line_chart("l", [TRUST], theme(), LineWish(annotations=(Annotation("Q3 2022/23", "Review"),)))
    assert built.model.markers == (VerticalMarker(1, "Review"),)
    assert built.model.series[0].marked == () and built.model.series[0].labels[1] is None
    assert built.model.alt.endswith("Marked: Review at Q3 2022/23.")
