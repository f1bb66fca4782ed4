"""Labels of negative bars stand between their bar and the names beside the plot, in both files."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reportgen.charts.model import ChartModel, ChartSeries, PointLabel, ValueAxis
from reportgen.charts.place import PlotPlace
from reportgen.geometry import Rect
from reportgen.layout.data_labels import with_room_for_labels
from reportgen.text.measure import Measure
from reportgen.theme import Theme
from tests.layout.builders import setting_of

PLOT = Rect(100, 0, 180, 90)


def bars(*values: float) -> ChartModel:
    labels = tuple(PointLabel(f"£{value:.1f}m", "outside end") for value in values)
    series = ChartSeries("Variance", "bar", values, "#12436D", "0.0", labels=labels)
    axis = ValueAxis(min(*values, 0), max(*values, 0), 20, (), "0.0", visible=False)
    names = tuple(f"Line {n}" for n in range(len(values)))
    return ChartModel("Variance", names, (series,), axis, alt="Bars.", horizontal=True)


def leftmost(model: ChartModel, theme: Theme) -> float:
    style, series = theme.styles["chart-label"], model.series[0]
    below = [bar for bar in PlotPlace(model, PLOT).bars() if (series.values[bar.category] or 0) < 0]
    widths = (Measure(theme).text(series.labels[bar.category].text, style.size, True) for bar in below)  # type: ignore[union-attr]
    return min(bar.rect.x - width for bar, width in zip(below, widths, strict=True))


@given(st.lists(st.floats(-90, 90), min_size=2, max_size=9))
def test_a_label_left_of_a_negative_bar_stays_inside_the_plot(theme: Theme, values: list[float]) -> None:
    values = [-90.0, *values]
    assert leftmost(with_room_for_labels(bars(*values), PLOT, setting_of(theme)), theme) >= PLOT.x


def test_bars_above_zero_keep_their_axis(theme: Theme) -> None:
    model = bars(12.8, 30.6)
    assert with_room_for_labels(model, PLOT, setting_of(theme)) is model


def test_an_axis_that_is_shown_keeps_its_steps(theme: Theme) -> None:
    model = bars(-57.5, 30.6)
    model = replace(model, axis=replace(model.axis, visible=True))
    assert with_room_for_labels(model, PLOT, setting_of(theme)) is model
