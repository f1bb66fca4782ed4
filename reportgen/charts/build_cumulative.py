"""Cumulative lines: the fiscal year so far, month by month, against earlier years at the same point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.charts.alt import alt_text, axis_words
from reportgen.charts.axes import Extent, scales_from_zero, value_axis
from reportgen.charts.build import Built, ChartError, has_lone_points, number_format
from reportgen.charts.levels import Level, level_key, level_series, level_values, level_words
from reportgen.charts.model import ChartModel, ChartSeries, PointLabel, ValueAxis
from reportgen.metrics.figure import Figure, Series
from reportgen.metrics.period import fiscal_year_label
from reportgen.text.numbers import show
from reportgen.theme import Theme

MOST_YEARS = 4
_MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
_QUARTERS = ("Q1", "Q2", "Q3", "Q4")
_CURRENT_WEIGHT, _EARLIER_WEIGHT = 2.5, 1.75


@dataclass(frozen=True, slots=True)
class CumulativeWish:
    """What an author may ask: levels to compare with, and a message for the alt text."""

    levels: tuple[Level, ...] = ()
    message: str = ""


@dataclass(frozen=True, slots=True)
class _Year:
    """One fiscal year: its figures by place in the year, None where it has none (yet)."""

    first: int
    figures: tuple[Figure | None, ...]

    @property
    def name(self) -> str:
        return fiscal_year_label(self.first)

    @property
    def values(self) -> tuple[float | None, ...]:
        return tuple(None if figure is None else figure.value for figure in self.figures)

    @property
    def has_values(self) -> bool:
        """Whether there is anything to draw."""
        return any(value is not None for value in self.values)

    @property
    def last(self) -> int:
        """The last place with a value."""
        return max(at for at, value in enumerate(self.values) if value is not None)


def cumulative_chart(name: str, series: Series, theme: Theme, wish: CumulativeWish) -> Built:
    """A line for each fiscal year of a series of sums from April on, by month or by quarter; the newest in front.

    ChartError: not by month or quarter, too many years, or no value.
    """
    if series.dimension not in ("month", "quarter"):
        raise ChartError(
            f"a year built up by {series.dimension}", "by month or by quarter", "give 'by'", "cumulative-by"
        )
    found = _years(series)
    years = [year for year in found if year.has_values]
    if not years:
        raise ChartError("no rows to draw", "a chart needs at least one", "check 'where'", "no-rows")
    if len(years) > MOST_YEARS:
        raise ChartError(f"{len(years)} years in one chart", "four is the most that can be told apart", "lower 'years'",
                         "too-many-series")  # fmt: skip
    categories = _MONTHS if series.dimension == "month" else _QUARTERS
    values = [value for year in years for value in year.values]
    axis = value_axis(scales_from_zero(Extent.of([*values, *level_values(wish.levels)], series.unit))[0], series.unit)
    lines = tuple(_line(series, year, at, theme) for at, year in enumerate(years))
    model = ChartModel(
        name=name,
        categories=categories,
        series=(*lines, *level_series(wish.levels, len(categories), theme)),
        axis=axis,
        alt=_alt(series, years, axis, wish),
        label_steps=(1, 3),
        end_labels=True,
    )
    return Built(model, level_key(wish.levels, theme), _gaps(found, categories))


def _years(series: Series) -> list[_Year]:
    """The years of the series, the newest first."""
    count = 12 if series.dimension == "month" else 4
    found: dict[int, list[Figure | None]] = {}
    for figure in series.figures:
        month = (figure.period.end.month - 4) % 12
        place = month if series.dimension == "month" else month // 3
        found.setdefault(figure.period.fiscal_year, [None] * count)[place] = figure
    return [_Year(first, tuple(figures)) for first, figures in sorted(found.items(), reverse=True)]


def _line(series: Series, year: _Year, at: int, theme: Theme) -> ChartSeries:
    label = PointLabel(show(year.figures[year.last] or series.figures[-1]))
    return ChartSeries(
        name=year.name,
        kind="line",
        values=year.values,
        colour=theme.colour(theme.chart_colours[at]),
        number_format=number_format(series.unit, year.figures),
        labels=tuple(label if place == year.last else None for place in range(len(year.figures))),
        line_width=_EARLIER_WEIGHT if at else _CURRENT_WEIGHT,
        markers="all" if has_lone_points(year.values[: year.last]) else "last",
        figures=year.figures,
    )


def _gaps(years: Sequence[_Year], categories: Sequence[str]) -> tuple[str, ...]:
    """Years without a value, and gaps before a year's last one; what lies ahead is no gap."""
    notes = []
    for year in years:
        if not year.has_values:
            notes.append(f"{year.name}: not available [x].")
            continue
        missing = [categories[at] for at in range(year.last) if year.values[at] is None]
        if missing:
            notes.append(f"{year.name}: not available [x] for {', '.join(missing)}.")
    return tuple(notes)


def _alt(series: Series, years: Sequence[_Year], axis: ValueAxis, wish: CumulativeWish) -> str:
    ends = []
    for year in years:
        figure = year.figures[year.last]
        if figure is not None:
            ends.append(f"{year.name}: {show(figure)} {_by(figure)}")
    kind = f"Line chart of {series.label}, added up by {series.dimension} from April to March"
    sentences = [kind, axis_words(axis, series.unit, "Axis"), ", ".join(ends), *_comparison(years)]
    return alt_text([*sentences, *level_words(wish.levels)], wish.message)


def _by(figure: Figure) -> str:
    return f"by the end of {figure.period.end}"


def _comparison(years: Sequence[_Year]) -> tuple[str, ...]:
    """The newest year against the one before, at the same point; nothing where one of the two is missing."""
    if len(years) < 2:
        return ()
    then = years[1].figures[years[0].last]
    if then is None or then.value is None:
        return ()
    return (f"At the same point in {years[1].name}: {show(then)}",)
