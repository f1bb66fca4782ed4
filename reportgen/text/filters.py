"""What templates may do with a measure: movement and level in words, changes, ranks, records, and how it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from reportgen.metrics.change import stated_change
from reportgen.metrics.figure import Figure, Series
from reportgen.metrics.ranking import Extreme, Record, rank_of, ranked, record_of
from reportgen.metrics.windows import COMPARATORS, stated_comparison
from reportgen.spec.supplied import IN_WORDS
from reportgen.text import budget_words
from reportgen.text.movement import Movement, judge, level, more_or_fewer
from reportgen.text.numbers import reason
from reportgen.text.views import MeasureView, NotSupplied, Shown, TemplateProblem, View, Words, unknown

UNKNOWN: Final = "unknown"


class RecordView(View):
    """A record that may not be one: true or false in a condition; words when shown, or a problem when it is none."""

    what = "a record"

    def __init__(self, measure: MeasureView, record: Record | None, extreme: Extreme):
        self.measure, self.record, self.extreme = measure, record, extreme

    def __bool__(self) -> bool:
        return self.record is not None

    def __str__(self) -> str:
        if self.record is None:
            found = f"'{self.measure.name}' is not at its {self.extreme} for any time"
            hint = f"write {{% if {self.measure.name} | {self.extreme}_since %}} before it and {{% endif %}} after it"
            raise TemplateProblem(found, "", hint, self.measure.name, "record")
        since = self.record.since or f"at least {self.record.start}"
        return self.measure.scene.marks.add(f"{self.extreme} since {since}", (self.record.figure,))


def movement(measure: Any, comparator: str, kind: str | None = None, short: bool = False) -> Words:
    """``increased by 18% on Q1 2022/23``; ``short`` leaves the comparator out."""
    told = _moved(measure, comparator, kind)
    return Words(measure.scene, told.phrase(against=not short), (told.change,))


def moved(measure: Any, comparator: str, kind: str | None = None, short: bool = False) -> Words:
    """``up 9% on Q1 2022/23``, ``similar to Q1 2022/23 (+3%)``: for after a figure; ``short`` as ``movement``."""
    told = _moved(measure, comparator, kind)
    return Words(measure.scene, told.aside(against=not short), (told.change,))


def level_to(measure: Any, comparator: str, short: bool = False, bare: bool = False) -> Words:
    """``24% above its level before the pandemic (Q1 2019/20)``; ``short`` leaves the period in brackets out.

    ``bare`` is ``24% above`` alone, where the sentence has named the baseline already.
    """
    told = _measure(measure).change(comparator)
    return Words(measure.scene, level(told, measure.scene.rules, brief=short, against=not bare), (told,))


def change(measure: Any, comparator: str, kind: str | None = None) -> Shown:
    """The change with its sign, for brackets: ``+25%``, ``−2 percentage points``."""
    return Shown(measure.scene, _measure(measure).change(comparator, kind), signed=True)


def change_without_sign(measure: Any, comparator: str, kind: str | None = None) -> Words:
    """The size of a change, for after a word that says its direction: ``25%``."""
    told = _moved(measure, comparator, kind)
    return Words(measure.scene, told.size, (told.change,))


def fewer(measure: Any, comparator: str) -> Words:
    """``3 fewer offences than in the previous 12 months``."""
    told = _measure(measure).change(comparator, "number")
    return Words(measure.scene, more_or_fewer(told), (told,))


def tile(measure: Any, comparator: str, kind: str | None = None, arrow: bool = True) -> Words:
    """``▲ Up 18%``: the short form with its arrow; a missing change has no direction."""
    told = _moved(measure, comparator, kind)
    arrow = arrow and told.change.value is not None
    return Words(measure.scene, f"{told.arrow} {told.tile}" if arrow else told.tile, (told.change,))


def direction(measure: Any, comparator: str) -> str:
    """``up``, ``down``, ``similar``, or ``unknown`` for a missing change, for conditions."""
    told = _known(_moved(measure, comparator, None))
    return "similar" if told and told.direction == "level" else told.direction if told else UNKNOWN


def judgement(measure: Any, comparator: str) -> str:
    """``better``, ``worse``, ``similar`` or ``neither``, or ``unknown`` for a missing change, for conditions."""
    told = _known(_moved(measure, comparator, None))
    return told.judgement if told else UNKNOWN


def _known(moved: Movement) -> Movement | None:
    """The movement when there is one. NotSupplied while its figure is to be supplied: the text turns on it."""
    if moved.change.value is None and reason(moved.change) == IN_WORDS:
        raise NotSupplied(moved.change)
    return None if moved.change.value is None else moved


def before(measure: Any, comparator: str) -> Shown:
    """The value that a comparator looks back to: ``72%``."""
    told = _measure(measure).change(comparator).before
    assert told is not None
    return Shown(measure.scene, told)


def where(measure: Any, **filters: str) -> MeasureView:
    """The measure for one value of a column: ``knife_crime | where(borough='Camden')``."""
    return replace(_measure(measure), where={**(measure.where or {}), **{k: _text(v) for k, v in filters.items()}})


def signed(value: Any) -> Shown:
    """With a plus or minus before it."""
    return replace(_shown(value), signed=True)


def decimals(value: Any, places: int) -> Shown:
    """At this many decimal places, rounded from the unrounded value."""
    return replace(_shown(value), decimals=places)


def with_unit(value: Any) -> Shown:
    """With its unit's name: ``3,552 offences``."""
    return replace(_shown(value), form="long")


def unsigned(value: Any) -> Words:
    """Without its sign, for after a word that says it: an underspend of ``£57.5m``."""
    told = _shown(value)
    return Words(told.scene, budget_words.size_of(told.told), (told.told,))


def against_budget(value: Any, amount: bool = True, income: bool = False) -> Words:
    """A variance in words: ``£57.5m under budget``, or the side alone; of ``income`` ``£3.4m less than budgeted``."""
    told = _shown(value)
    return Words(told.scene, budget_words.against_budget(told.told, amount=amount, income=income), (told.told,))


def lower(value: Any) -> Words | str:
    """In small letters, for labels within a sentence: ``knife crime offences``."""
    return replace(value, text=value.text.lower()) if isinstance(value, Words) else str(value).lower()


def lowest_since(measure: Any, by: str = "quarter") -> RecordView:
    """``lowest since Q4 2018/19``; false in a condition when the value is no such low."""
    return _record(measure, "lowest", by)


def highest_since(measure: Any, by: str = "quarter") -> RecordView:
    """``highest since Q2 2019/20``; false in a condition when the value is no such high."""
    return _record(measure, "highest", by)


def top(measure: Any, by: str, count: int = 1) -> Words:
    """The names with the highest values: ``Westminster``, ``Westminster, Camden and Southwark``."""
    return _first(measure, by, count, highest_first=True)


def bottom(measure: Any, by: str, count: int = 1) -> Words:
    """The names with the lowest values."""
    return _first(measure, by, count, highest_first=False)


def rank(measure: MeasureView, by: str, key: str) -> Shown:
    """The place of one value of ``by`` in order of the measure, 1 for the highest."""
    try:
        return Shown(measure.scene, rank_of(series_of(measure, by), key))
    except KeyError:
        keys = series_of(measure, by).keys
        raise unknown(f"no {by} '{key}' has a value of '{measure.name}'", key, keys, "unknown-row") from None


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "movement": movement,
    "moved": moved,
    "level": level_to,
    "change": change,
    "size": change_without_sign,
    "fewer": fewer,
    "more": fewer,
    "tile": tile,
    "direction": direction,
    "judgement": judgement,
    "before": before,
    "where": where,
    "signed": signed,
    "decimals": decimals,
    "with_unit": with_unit,
    "unsigned": unsigned,
    "against_budget": against_budget,
    "lower": lower,
    "lowest_since": lowest_since,
    "highest_since": highest_since,
}
"""Filters by the name that templates use."""


def series_of(measure: MeasureView, by: str) -> Series:
    """The measure's series along a dimension, on its basis and filter."""
    return measure.scene.measures.series(
        measure.name, by, basis=measure.basis, where=measure.where, place=measure.scene.place
    )


def _first(measure: Any, by: str, count: int, *, highest_first: bool) -> Words:
    view = _measure(measure)
    order = ranked(series_of(view, by), highest_first=highest_first)
    names, figures = order.keys[:count], order.figures[:count]
    if len(names) < count or any(f.value is None for f in figures):
        raise TemplateProblem(f"fewer than {count} of {by} have a value for '{view.name}'", needle=view.name)
    return Words(view.scene, _listed(names), tuple(figures))


def _record(measure: Any, extreme: Extreme, by: str) -> RecordView:
    view = _measure(measure)
    return RecordView(view, record_of(series_of(view, by), extreme), extreme)


def _moved(measure: Any, comparator: str, kind: str | None) -> Movement:
    if isinstance(measure, Shown):
        return judge(_stated(measure, comparator), measure.scene.rules)
    view = _measure(measure)
    return judge(view.change(comparator, kind), view.scene.rules)


def _stated(cell: Shown, comparator: str) -> Figure:
    """The change that a table states in a cell, since ``comparator``; only points are a change by their unit alone."""
    if cell.told.change_kind is None:
        hint = "a column of changes ends in _pp; a level has its change in a column of its own"
        raise TemplateProblem(f"'{cell.told.label}' is a level, not a change", "", hint, "cell(")
    return stated_change(cell.told, stated_comparison(comparator, cell.scene.measures.period))


def _measure(value: Any) -> MeasureView:
    if isinstance(value, MeasureView):
        return value
    hint = f"comparators such as '{next(iter(COMPARATORS))}' go with a measure's name"
    raise TemplateProblem("a filter for measures stands after something that is no measure", "", hint)


def _shown(value: Any) -> Shown:
    if isinstance(value, Shown):
        return value
    view = _measure(value)
    return Shown(view.scene, view.figure())


def _text(value: Any) -> str:
    return value.text if isinstance(value, Words) else str(value)


def _listed(names: tuple[str, ...]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
