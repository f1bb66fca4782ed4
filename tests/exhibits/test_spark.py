"""Sparks: columns from zero with the latest year in front, lines on one scale per row."""

from __future__ import annotations

from reportgen.charts.model import PointLabel
from reportgen.exhibits.spark import row_scale, spark
from tests.charts.made_series import PERCENT, by_quarter, theme


def test_columns_start_at_zero_and_the_latest_four_are_navy() -> None:
    model = spark(by_quarter([3, 9, 4, 5, 6, 7]), "column", theme(), name="s")
    assert model is not None and model.spark and not model.axis.visible
    assert (model.axis.minimum, model.axis.maximum) == (0, 9)
    assert model.series[0].point_colours == ("#7F94A8",) * 2 + ("#12436D",) * 4


def test_lines_of_a_row_share_a_scale_between_round_numbers() -> None:
    row = [by_quarter([83, 70], PERCENT), by_quarter([59, 48], PERCENT)]
    scale = row_scale(row)
    assert scale is not None and (scale.minimum, scale.maximum) == (40, 90)
    high, low = (spark(series, "line", theme(), name="s", scale=scale) for series in row)
    assert high is not None and low is not None and high.axis == low.axis
    assert high.series[0].labels == (PointLabel("83%", "below"), None)
    assert low.series[0].labels == (PointLabel("59%", "above"), None)
    assert high.series[0].markers == "last"


def test_a_constant_line_has_a_scale() -> None:
    model = spark(by_quarter([5, 5, 5]), "line", theme(), name="s")
    assert model is not None and model.axis.minimum <= 5 < model.axis.maximum


def test_only_zeros_make_flat_columns() -> None:
    model = spark(by_quarter([0, 0]), "column", theme(), name="s")
    assert model is not None and (model.axis.minimum, model.axis.maximum) == (0, 1)


def test_without_any_value_there_is_no_spark() -> None:
    assert spark(by_quarter([None, None]), "line", theme(), name="s") is None
    assert row_scale([by_quarter([None])]) is None


def test_the_first_value_labels_a_line_that_starts_late() -> None:
    model = spark(by_quarter([None, 4, 5]), "line", theme(), name="s")
    assert model is not None and model.series[0].labels[0] is None and model.series[0].labels[1] is not None
    assert "Not available [x]: Q3 2022/23" in model.alt
