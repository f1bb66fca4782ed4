"""Speaker notes of a page: what the author says, the sources, each figure with its window and where it came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from reportgen.exhibits.walk import Shown
from reportgen.metrics.figure import Figure
from reportgen.text.numbers import show


def speaker_notes(own: Iterable[str], sources: Iterable[str], shown: Iterable[Shown]) -> tuple[str, ...]:
    """Lines of notes in reading order; a line for each figure in a text and for each series or column of figures."""
    lines = [*own, *sources]
    groups: dict[Hashable, list[Shown]] = {}
    for item in shown:
        groups.setdefault(_group(item), []).append(item)
    figures = dict.fromkeys(figures_line(group) for group in groups.values())
    if figures:
        lines += ["Figures on this page:", *figures]
    return tuple(line for line in lines if line)


def figures_line(group: Sequence[Shown]) -> str:
    """``Knife crime offences: 3,552 (Q1 2023/24; crime_dashboard)``, or the values of a series by its categories.

    A column is named by what most of its figures are called (a total or a renamed row may differ), else by its header.
    """
    subject, count = Counter(_subject(item) for item in group).most_common(1)[0]
    name = subject if 2 * count > len(group) else group[0].of
    values = dict.fromkeys(f"{item.at} {_value(item.figure)}".strip() for item in group)
    return f"{name}: {', '.join(values)} ({_window([item.figure for item in group])})"


def _group(item: Shown) -> Hashable:
    """Figures of one series or column belong together; one in a text stands by itself."""
    figure = item.figure
    if not item.of:
        return figure
    return item.of, figure.name, figure.basis, figure.comparator, figure.change_kind


def _subject(item: Shown) -> str:
    """The label without the row that the value is told for anyway (``Theft from the person, Camden``)."""
    return item.figure.label.replace(f", {item.at}", "") if item.at else item.figure.label


def _value(figure: Figure) -> str:
    if figure.missing is not None:
        return figure.missing
    return show(figure, signed=figure.basis == "change" or figure.unit.kind == "points")


def _window(figures: Sequence[Figure]) -> str:
    """The common window, or the basis of figures over time; and the dataset."""
    periods = dict.fromkeys(figure.period_label for figure in figures)
    first = figures[0]
    window = next(iter(periods)) if len(periods) == 1 else first.basis
    return f"{window}; {first.provenance.dataset}" if first.provenance else window
