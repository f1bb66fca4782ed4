"""Alt text drafted from a chart's own data: kind, axes with ranges, first, latest, lowest and highest values, gaps.

The author's message comes last. What a title or caption says is never repeated here: a reader has just heard it.
A series of a thousand values makes the same few words as one of five.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportgen.charts.model import ValueAxis
from reportgen.metrics.figure import Figure, Unit
from reportgen.text.numbers import NOT_AVAILABLE, marker, show

TIME = ("month", "quarter", "year")
_FEW = 6  # so many named values are told one by one
_SAYS_NOTHING = ("", "name", "short name", "label", "item", "line", "row")  # columns that are called what any could be
_MARKERS = {"[x]": "Not available", "[z]": "Not applicable", "[c]": "Confidential"}


@dataclass(frozen=True, slots=True)
class Told:
    """A series as alt text tells it: its name, the dimension, and (category, figure) in the order shown."""

    name: str
    dimension: str
    points: tuple[tuple[str, Figure | None], ...]

    @property
    def there(self) -> tuple[tuple[str, Figure], ...]:
        """The points that have a value."""
        return tuple((key, figure) for key, figure in self.points if figure is not None and figure.value is not None)

    @property
    def gap_points(self) -> tuple[tuple[str, Figure | None], ...]:
        """The points without a value."""
        return tuple((key, figure) for key, figure in self.points if figure is None or figure.value is None)


def alt_text(sentences: Iterable[str], message: str = "") -> str:
    """The sentences and the author's message as one text, each ending with a full stop, white space made single."""
    words = (" ".join(sentence.split()) for sentence in (*sentences, message))
    return " ".join(word if word.endswith((".", "?", "!")) else f"{word}." for word in words if word)


def kind_sentence(kind: str, dimension: str, categories: Sequence[str]) -> str:
    """``Column chart by quarter, Q1 2019/20 to Q1 2023/24``: what a reader must know before the values."""
    by = kind if dimension in _SAYS_NOTHING else f"{kind} by {dimension.replace('_', ' ')}"
    if len(categories) == 1:
        return f"{by}, {categories[0]} only"
    if dimension in TIME:
        return f"{by}, {categories[0]} to {categories[-1]}"
    return f"{by}, {len(categories)} categories"


def axis_words(axis: ValueAxis, unit: Unit, name: str) -> str:
    """``left axis 0 to 30,000 offences``; a unit that stands in the numbers themselves (%, £) is not said again."""
    last = axis.labels[-1]
    in_labels = unit.kind in ("percent", "money", "points") or last.endswith("%")
    words = f" {unit.name}" if unit.name and not in_labels else ""
    return f"{name} {axis.labels[0]} to {last}{words}"


def series_words(told: Told) -> str:
    """``Offences from 3,997 in Q1 2019/20 to 3,658 in Q1 2023/24, lowest 2,300 in Q1 2020/21``, then the gaps."""
    words = f"{told.name}{_basis(told)} {_values(told)}".strip()
    return f"{words}. {gap_words(told)}" if told.gap_points else words


def gap_words(told: Told) -> str:
    """``Not available [x]: Q1 2019/20 to Q2 2021/22; Q4 2022/23``, a sentence per marker; empty without a gap."""
    sentences = []
    for sign in dict.fromkeys(_marker(figure) for _, figure in told.gap_points):
        keys = frozenset(key for key, figure in told.gap_points if _marker(figure) == sign)
        sentences.append(f"{_MARKERS.get(sign, 'Not shown')} {sign}: {_runs(told, keys)}")
    return ". ".join(sentences)


def _marker(figure: Figure | None) -> str:
    return NOT_AVAILABLE if figure is None else marker(figure)


def _runs(told: Told, gaps: frozenset[str]) -> str:
    """Categories as a reader takes them in: runs of periods by their ends, few names one by one, many by number."""
    if told.dimension not in TIME:
        names = [key for key, _ in told.points if key in gaps]
        return ", ".join(names) if len(names) <= _FEW else f"{names[0]} and {len(names) - 1} more"
    runs = []
    for is_gap, run in groupby((key for key, _ in told.points), key=gaps.__contains__):
        keys = list(run)
        if is_gap:
            runs.append(keys[0] if len(keys) == 1 else f"{keys[0]} to {keys[-1]}")
    return "; ".join(runs) if len(runs) <= _FEW else f"{runs[0]} and {len(runs) - 1} more"


def bare(label: str) -> str:
    """A label without the ``(left)`` or ``(right)`` that ties it to an axis in the key."""
    return re.sub(r"\s*\((?:left|right)\)\s*$", "", label)


def subject(label: str, unit: Unit) -> str:
    """``Robbery of personal property, per 1,000 residents``: a measure's label with its unit, a rate said once."""
    named = re.sub(r"(?::|,)?\s+per\b.*$", "", label) if unit.name.startswith("per ") else label
    return named if unit.kind in ("percent", "money") or not unit.name else f"{named}, {unit.name}"


def _shown(figure: Figure) -> str:
    """The figure as shown, a rise with its sign."""
    return show(figure, signed=figure.basis == "change" or figure.unit.kind == "points")


def _values(told: Told) -> str:
    there = told.there
    if not there:
        return ""
    if len(there) == 1 and told.dimension in TIME:
        return f"{_shown(there[0][1])} in {there[0][0]}"
    return _over_time(there) if told.dimension in TIME else _over_names(there)


def _over_time(there: Sequence[tuple[str, Figure]]) -> str:
    """First and last value, and the lowest and highest where they are neither, as they are shown."""
    low, high = _lowest(there), _highest(there)
    least, most = _shown(low[1]), _shown(high[1])
    if least == most:
        return f"at {least} from {there[0][0]} to {there[-1][0]}"
    ends = [_shown(figure) for _, figure in (there[0], there[-1])]
    marks = {least: " (lowest)", most: " (highest)"}
    first = "" if ends[0] == ends[1] else marks.get(ends[0], "")
    words = f"from {ends[0]} in {there[0][0]}{first} to {ends[1]} in {there[-1][0]}{marks.get(ends[1], '')}"
    for name, value, key in (("lowest", least, low[0]), ("highest", most, high[0])):
        if value not in ends:
            words += f", {name} {value} in {key}"
    return words


def _over_names(there: Sequence[tuple[str, Figure]]) -> str:
    if len(there) <= _FEW:
        return ", ".join(f"{_shown(figure)} ({key})" for key, figure in there)
    low, high = _lowest(there), _highest(there)
    return f"highest {_shown(high[1])} ({high[0]}), lowest {_shown(low[1])} ({low[0]})"


def _lowest(there: Sequence[tuple[str, Figure]]) -> tuple[str, Figure]:
    return min(there, key=lambda point: point[1].value or 0.0)


def _highest(there: Sequence[tuple[str, Figure]]) -> tuple[str, Figure]:
    return max(there, key=lambda point: point[1].value or 0.0)


def _basis(told: Told) -> str:
    """A rolling basis is said, since nothing else in a quarter's label tells it from a discrete quarter."""
    rolling = {figure.basis for _, figure in told.there} == {"rolling 12 months"} and "12 months" not in told.name
    return ", rolling 12 months," if rolling else ""
