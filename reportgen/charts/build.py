"""What all chart builders share: series over common categories, checks that they may meet on one axis, labels, notes.

A builder takes figures and gives a finished ChartModel with its key and the notes that the page must carry. Series
that can't be charted are a ChartError in plain words; the exhibit knows the place in the file and makes a located
problem of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgen.charts.alt import TIME, Told, bare, gap_words
from reportgen.charts.levels import Level
from reportgen.charts.model import ChartModel, KeyEntry, LabelPosition, PointLabel
from reportgen.metrics.figure import Figure, Series, Unit
from reportgen.text.numbers import excel_format, show

FEW = 5  # with so many categories every column carries its value
MOST_SERIES = 4


class ChartError(Exception):
    """Why these series make no chart: what was found, what a chart takes, and what to do about it."""

    def __init__(self, found: str, expected: str = "", hint: str = "", rule: str = "chart"):
        self.found, self.expected, self.hint, self.rule = found, expected, hint, rule
        super().__init__(found)


@dataclass(frozen=True, slots=True)
class Plotted:
    """A series to draw: ``label`` as the key shows it, ``told`` as alt text names it (empty: the label)."""

    series: Series
    label: str
    told: str = ""

    @property
    def name(self) -> str:
        return self.told or bare(self.label)


@dataclass(frozen=True, slots=True)
class Built:
    """A chart, its key in drawing order, and what its page must say beside it (gaps, a scale that is cut)."""

    model: ChartModel
    key: tuple[KeyEntry, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Series over common categories: ``rows[s][c]`` is the figure of series s at category c, None where it has none."""

    dimension: str
    categories: tuple[str, ...]
    rows: tuple[tuple[Figure | None, ...], ...]

    def values(self, row: int) -> tuple[float | None, ...]:
        """The values of one series: None for a gap."""
        return tuple(None if figure is None else figure.value for figure in self.rows[row])

    def told(self, row: int, name: str) -> Told:
        """One series as alt text takes it."""
        return Told(name, self.dimension, tuple(zip(self.categories, self.rows[row], strict=True)))


def lay_over(
    plotted: Sequence[Plotted], most_categories: int, instead: str = "give 'last', filter with 'where', or show a table"
) -> Grid:
    """The series over common categories: in order of time, else in the first series' order with the others' own after.

    ChartError: no category, too many, one twice in a series, or series by different dimensions.
    """
    dimensions = {item.series.dimension for item in plotted}
    if len(dimensions) > 1:
        names = " and by ".join(sorted(dimensions))
        raise ChartError(f"series by {names} in one chart", "one chart has one category axis", rule="mixed-dimensions")
    dimension = plotted[0].series.dimension
    by_key = [_by_key(item) for item in plotted]
    keys = list(dict.fromkeys(key for figures in by_key for key in figures))
    if dimension in TIME:
        starts = {key: figure.period for figures in by_key for key, figure in figures.items()}
        keys.sort(key=starts.__getitem__)
    if not keys:
        raise ChartError("no rows to draw", "a chart needs at least one", "check 'where' and 'last'", "no-rows")
    if len(keys) > most_categories:
        raise ChartError(
            f"{len(keys):,} categories in one chart",
            f"this kind takes at most {most_categories}",
            instead,
            "too-many-categories",
        )
    return Grid(dimension, tuple(keys), tuple(tuple(figures.get(key) for key in keys) for figures in by_key))


def check_one_axis(plotted: Sequence[Plotted], levels: Sequence[Level] = ()) -> None:
    """ChartError when series of different units or different bases would share an axis unlabelled, or are too many."""
    if len(plotted) > MOST_SERIES:
        raise ChartError(
            f"{len(plotted)} series in one chart",
            "four is the most that can be told apart",
            "make two charts",
            "too-many-series",
        )
    figures = [figure for item in plotted for figure in item.series.figures if figure.value is not None]
    figures += [level.figure for level in levels if level.figure.value is not None]
    check_alike(figures, [item.series.unit for item in plotted])


def check_alike(figures: Sequence[Figure], units: Sequence[Unit] = (), where: str = "on one axis") -> None:
    """ChartError when figures (and further ``units``) differ in unit, or the figures in basis."""
    kinds = {(unit.kind, unit.name) for unit in (*units, *(figure.unit for figure in figures))}
    if len(kinds) > 1:
        names = " and ".join(sorted(name or kind for kind, name in kinds))
        hint = "use kind: column-line for two units"
        raise ChartError(f"{names} {where}", "one chart has one unit", hint, "mixed-units")
    bases = sorted({figure.basis for figure in figures})
    if len(bases) > 1:
        names = " and ".join(bases)
        hint = "give each the same 'basis'"
        raise ChartError(f"{names} figures {where}", "one chart has one basis", hint, "mixed-bases")


def number_format(unit: Unit, figures: Iterable[Figure | None]) -> str:
    """The Excel format of a series: its unit with the decimals that its figures show."""
    return excel_format(unit, max((figure.places for figure in figures if figure is not None), default=unit.decimals))


def gap_notes(grid: Grid, plotted: Sequence[Plotted]) -> tuple[str, ...]:
    """What the page says of missing values: ``Positive outcomes: not available [x] before Q3 2021/22.``

    Gaps that all series share are told once, without a name.
    """
    words = [_gap_note(grid.told(row, "")) for row in range(len(plotted))]
    if len(set(words)) == 1:
        return (f"{words[0]}.",) if words[0] else ()
    named = zip(plotted, words, strict=True)
    return tuple(f"{bare(item.label)}: {note[0].lower()}{note[1:]}." for item, note in named if note)


def _gap_note(told: Told) -> str:
    """``Not available [x] before Q3 2021/22`` where only the first periods are missing; empty without a gap."""
    first = told.there[0][0] if told.there and told.dimension in TIME else ""
    early = told.points[: len(told.gap_points)] == told.gap_points
    if told.gap_points and early and first and gap_words(told).startswith("Not available [x]: "):
        return f"Not available [x] before {first}"
    return gap_words(told).replace("]: ", "] for ")


def point_label(grid: Grid, row: int, at: int, boxed: bool = False) -> PointLabel:
    """The value at a point of a line, under it where the neighbouring segment comes from above, else over it."""
    figure, values = grid.rows[row][at], grid.values(row)
    if figure is None or figure.value is None:
        raise ValueError("a gap has no label")
    neighbour = values[at + 1] if at + 1 < len(values) else None
    if neighbour is None and at > 0:
        neighbour = values[at - 1]
    position: LabelPosition = "below" if neighbour is not None and neighbour > figure.value else "above"
    return PointLabel(show(figure), position, boxed)


def ends(values: Sequence[float | None]) -> tuple[int, int]:
    """The first and the last position with a value; ValueError when there is none."""
    there = [i for i, value in enumerate(values) if value is not None]
    if not there:
        raise ValueError("no value")
    return there[0], there[-1]


def has_lone_points(values: Sequence[float | None]) -> bool:
    """Whether a point stands between gaps, where no line would show it."""
    padded = (None, *values, None)
    return any(
        padded[i] is not None and padded[i - 1] is None and padded[i + 1] is None for i in range(1, len(padded) - 1)
    )


def _by_key(item: Plotted) -> dict[str, Figure]:
    series = item.series
    if len(set(series.keys)) < len(series.keys):
        twice = next(key for key in series.keys if series.keys.count(key) > 1)
        hint = "filter the rows with 'where'"
        raise ChartError(f"'{twice}' comes twice in {item.name}", "each category has one value", hint, "category-twice")
    return dict(zip(series.keys, series.figures, strict=True))
