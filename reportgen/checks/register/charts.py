"""The numbers of a chart: its points as its workbook holds them, their labels, ticks and categories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.charts.model import ChartModel, ChartSeries, PointLabel
from reportgen.checks.register.said import Piece, Said, figures
from reportgen.layout.page import ChartFragment
from reportgen.metrics.figure import Figure
from reportgen.text.numbers import show

Point = tuple[float, str, Figure | None]
"""A point's value as the workbook holds it, as it is shown, and its figure."""


def chart_texts(fragment: ChartFragment) -> Iterator[Said]:
    """The words of a chart: data labels, the total of a ring, markers, the names of series, categories and ticks."""
    model = fragment.model
    around = figures(fragment)
    for series in model.series:
        yield _said(fragment, Piece(series.name), around)
        for index, label in enumerate(series.labels):
            if label is not None:
                yield _said(fragment, _label(series, index, label), around)
    for words in (model.donut_total, *(marker.text for marker in model.markers), *_titles(model)):
        yield _said(fragment, Piece(words, model.figures), around)
    yield from (_said(fragment, Piece(category, kind="label"), ()) for category in model.categories)
    yield from (_said(fragment, Piece(words, kind="tick"), ()) for words in _ticks(model))


def points(model: ChartModel) -> Iterator[Point]:
    """Every point with a value, then the limits of its interval."""
    for series in model.series:
        for index, value in enumerate(series.values):
            if value is None:
                continue
            figure = _figure_at(series, index)
            yield value, show(figure) if figure else f"{value:,.12g}", figure
            for limit, name in ((series.low, "lower limit"), (series.high, "upper limit")):
                number = limit[index] if limit else None
                if number is not None:
                    yield _limit(number, name, figure)


def _limit(value: float, name: str, figure: Figure | None) -> Point:
    if figure is None:
        return value, f"{value:,.12g}", None
    own = replace(figure, name=f"{figure.name}.{name.replace(' ', '_')}", label=f"{figure.label}, {name}", value=value)
    return value, show(own), own


def _figure_at(series: ChartSeries, index: int) -> Figure | None:
    return series.figures[index] if index < len(series.figures) else None


def _label(series: ChartSeries, index: int, label: PointLabel) -> Piece:
    figure = _figure_at(series, index)
    return Piece(label.text, (*((figure,) if figure else ()), *label.figures))


def _titles(model: ChartModel) -> tuple[str, ...]:
    return tuple(axis.title for axis in (model.axis, model.second_axis) if axis is not None and axis.title)


def _ticks(model: ChartModel) -> tuple[str, ...]:
    axes = [axis for axis in (model.axis, model.second_axis) if axis is not None and axis.visible]
    return () if model.spark or model.is_donut else tuple(label for axis in axes for label in axis.labels)


def _said(fragment: ChartFragment, piece: Piece, around: tuple[Figure, ...]) -> Said:
    return Said(fragment.block, fragment.place, "label", (piece,), around)
