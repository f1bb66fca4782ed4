"""Charts that fit their plot: slim columns, and ticks that do not touch."""

from __future__ import annotations

import pytest

from reportgen.charts.model import ChartModel, ChartSeries, ValueAxis
from reportgen.charts.place import PlotPlace
from reportgen.geometry import Rect
from reportgen.layout.plot_fit import fitted
from reportgen.theme import Theme
from tests.layout.builders import line_chart, setting_of

PLOT = Rect(0, 0, 400, 200)


def columns(categories: int, series: int = 1, **more: object) -> ChartModel:
    made = tuple(ChartSeries(f"S{n}", "column", (1.0,) * categories, "#12436D", "0") for n in range(series))
    return line_chart(categories=tuple("ABCDEFGH"[:categories]), series=made, **{"gap_width": 45, **more})


@pytest.mark.parametrize(
    "model, width",
    [
        (columns(1), 72),
        (columns(2), 72),
        (columns(1, 3, gap_width=65, overlap=-6), 72),
        (columns(2, 2, grouping="stacked"), 72),
        (columns(8), 400 / 8 / 1.45),  # slim enough as it is
    ],
)
def test_few_columns_are_no_slabs(theme: Theme, model: ChartModel, width: float) -> None:
    made = fitted(model, PLOT, setting_of(theme))
    count = len(model.series) if model.grouping == "clustered" else 1
    assert PlotPlace(made, PLOT).bar_width(count)[0] == pytest.approx(width, rel=0.01)


def test_a_gap_is_never_wider_than_a_native_chart_takes(theme: Theme) -> None:
    assert fitted(columns(1), Rect(0, 0, 900, 200), setting_of(theme)).gap_width == 500


def bars(*labels: str) -> ChartModel:
    axis = ValueAxis(0, len(labels) - 1, 1, labels, "0")
    series = (ChartSeries("S", "bar", (1.0,), "#12436D", "0"),)
    return line_chart(categories=("A",), series=series, axis=axis, horizontal=True)


def test_ticks_under_bars_are_thinned_until_they_stand_apart(theme: Theme) -> None:
    setting = setting_of(theme)
    short, long = "10", "1,000,000,000,000,000"
    assert fitted(bars(*[short] * 5), PLOT, setting).axis.labels == (short,) * 5
    thinned = fitted(bars("0", *[long] * 4), PLOT, setting).axis
    assert (len(thinned.labels), thinned.step, thinned.maximum) == (3, 2, 4)
    assert not fitted(bars(*[long * 5] * 3), PLOT, setting).axis.visible
