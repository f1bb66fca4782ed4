"""A fact: a value, what it is and how it moved, from a measure, a cell of a table, or in words."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field, model_validator

from reportgen.errors import Located
from reportgen.exhibits.compared import Asked, stated, value_and_change
from reportgen.exhibits.context import Context
from reportgen.exhibits.required import check_there
from reportgen.exhibits.shown import movement_run, reason_run, value_run
from reportgen.exhibits.supplied import brief
from reportgen.metrics.figure import Figure, Good
from reportgen.spec.names import MeasureName
from reportgen.text.paragraph import Run

CellName = tuple[str, str, str]


class Fact(Located):
    """One fact: a ``measure``, a ``cell`` or words as ``value``, a label, and the change by ``compare`` or in words."""

    measure: MeasureName | None = Field(None, description="The measure whose value stands large.")
    cell: CellName | None = Field(None, description="In place of a measure: [table, row, column] of an edition table.")
    value: str = Field("", description="Words with figures in place of a measure: '{{ x }} times'.")
    label: str = Field("", description="What the value is; left out: the measure's short label.")
    basis: str | None = Field(None, description="quarter, rolling 12 months ...; left out: the measure's own.")
    where: dict[str, str] = Field(default_factory=dict, description="Further filters: {borough: Camden}.")
    compare: str = Field("", description="A comparator: the change since then in arrow and word.")
    change_cell: CellName | None = Field(None, description="A cell's change since 'compare', as its table states it.")
    good: Good = Field("neither", description="Which way is good, for a change that a table states.")
    change: str = Field("", description="Words in place of a comparator.")
    required: bool = Field(False, description="Make a missing value an error instead of [x].")

    @model_validator(mode="after")
    def _whole(self) -> Fact:
        if (self.measure is not None) + (self.cell is not None) + bool(self.value) != 1:
            raise ValueError("a fact has either a 'measure', a 'cell' or a 'value' in words")
        if not self.measure and not self.label:
            raise ValueError("a cell or a value in words needs a 'label'")
        if self.change_cell and not (self.cell and self.compare):
            raise ValueError("a 'change_cell' belongs to a 'cell' and needs 'compare': what its change is counted from")
        if self.compare and (self.change or not (self.measure or self.change_cell)):
            raise ValueError("'compare' belongs to a measure or a 'change_cell', in place of 'change'")
        return self


@dataclass(frozen=True, slots=True)
class FactWords:
    """A fact in runs. ``change`` may be empty, or why a value is ``missing``; ``before`` is the earlier value that the
    change starts from, if any.
    """

    value: tuple[Run, ...]
    label: tuple[Run, ...]
    change: tuple[Run, ...]
    missing: bool
    before: Figure | None


def fact_words(fact: Fact, context: Context) -> FactWords:
    """The words of a fact; PackError for a measure or cell that is not there, or is required and missing."""
    figure, moved = _figures(fact, context)
    value = (value_run(figure),) if figure else brief(context.words.inline(fact.value, fact.place_of("value")))
    label = context.words.inline(fact.label, fact.place_of("label")) if fact.label else ()
    if figure and not label:
        label = (Run(figure.short or figure.label),)
    change = _change(fact, figure, moved, context)
    before = moved.before if moved and moved.value is not None else None
    return FactWords(value, label, change, figure is not None and figure.value is None, before)


def _figures(fact: Fact, context: Context) -> tuple[Figure | None, Figure | None]:
    """The value and its change over one window; neither for a fact in words."""
    if fact.cell:
        return _stated(fact, fact.cell, context)
    if not fact.measure:
        return None, None
    asked = Asked(fact.measure, fact.basis, fact.where, fact.place_of("compare" if fact.compare else "measure"))
    figure, change = value_and_change(asked, fact.compare, context)
    if fact.required:
        check_there(figure, fact.place_of("required"))
    return figure, change


def _stated(fact: Fact, cell: CellName, context: Context) -> tuple[Figure, Figure | None]:
    """What an edition table states: the value, and its change where that stands in a cell too."""
    figure = context.tables.cell(*cell, fact.place_of("cell"))
    if fact.required:
        check_there(figure, fact.place_of("required"))
    if not fact.change_cell:
        return figure, None
    change = context.tables.cell(*fact.change_cell, fact.place_of("change_cell"))
    return figure, stated(change, fact.compare, fact.good, fact.place_of("compare"), context)


def _change(fact: Fact, figure: Figure | None, moved: Figure | None, context: Context) -> tuple[Run, ...]:
    if figure is not None and figure.value is None:
        return (reason_run(figure),)
    if fact.change:
        return brief(context.words.inline(fact.change, fact.place_of("change")))
    return (movement_run(moved, context.theme),) if moved else ()
