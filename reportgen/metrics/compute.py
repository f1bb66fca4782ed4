"""The value of a definition in a window: plain, ratio, rate per population, or share of the total."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from reportgen.errors import did_you_mean
from reportgen.metrics.cube import Cube, Cubes, UnknownName
from reportgen.metrics.definition import Definition
from reportgen.metrics.evaluate import NOT_APPLICABLE, Value, evaluate
from reportgen.metrics.figure import Provenance
from reportgen.metrics.period import Month, Period
from reportgen.metrics.selection import Selection
from reportgen.spec.measures import Condition


@dataclass(frozen=True, slots=True)
class Ask:
    """What of a measure is asked for: all of it, or one group of a column, within further tests."""

    by: str | None = None
    group: str = ""
    where: tuple[tuple[str, Condition], ...] = ()

    @property
    def words(self) -> str:
        """How a label names the part asked for; empty for the whole."""
        named = ([self.group] if self.group else []) + [str(v) for _, v in self.where if isinstance(v, str)]
        return ", ".join(named)


def compute(cubes: Cubes, definition: Definition, period: Period, ask: Ask) -> Value:
    """The value in a window. UnknownName for columns and values that are not there; TooManyPoints as ``evaluate``."""
    if definition.form == "plain":
        return _one(cubes, definition.parts[0], period, ask)
    if definition.form == "per":
        return _per_population(cubes, definition, period, ask)
    top = _one(cubes, definition.parts[0], period, ask)
    whole = Ask() if definition.form == "share" else ask
    return _quotient(top, _one(cubes, definition.parts[1], period, whole), definition)


def groups_with_rows(
    cubes: Cubes, definition: Definition, by: str, where: tuple[tuple[str, Condition], ...]
) -> tuple[str, ...]:
    """The groups of a column that have any row of the measure, sorted; for a rate, those that have a population."""
    own = cubes.cube(definition.parts[0].with_tests(dict(where)), by)
    held = own.counts.sum(axis=0) > 0
    names = {name for name, has in zip(own.groups, held, strict=True) if has}
    if definition.form == "per" and definition.ratio and definition.ratio.per and definition.ratio.per.by == by:
        names &= set(cubes.cube(definition.parts[1], by).groups)
    return tuple(sorted(names))


def _one(cubes: Cubes, selection: Selection, period: Period, ask: Ask) -> Value:
    narrowed = selection.with_tests(dict(ask.where))
    if ask.by is None:
        return evaluate(cubes, narrowed, period)
    _check_group(cubes, narrowed, ask)
    return evaluate(cubes, narrowed, period, ask.by, (ask.group,))


def _check_group(cubes: Cubes, selection: Selection, ask: Ask) -> None:
    groups = cubes.cube(selection, ask.by).groups
    if ask.group not in groups:
        found = f"no row of {selection.dataset} has {ask.by} '{ask.group}'"
        raise UnknownName(found, f"it has {', '.join(groups[:8])} ...", did_you_mean(ask.group, groups), ask.group)


def _quotient(top: Value, over: Value, definition: Definition) -> Value:
    text = f"{top.provenance.calculation} ÷ {over.provenance.calculation}"
    text += f" × {definition.times:g}" if definition.times != 1 else ""
    provenance = replace(_joined(top.provenance, over.provenance), calculation=text)
    missing = top.missing or over.missing
    if missing or top.number is None or over.number is None:
        return Value(None, missing, provenance)
    if over.number == 0:
        return Value(None, f"{NOT_APPLICABLE}: nothing to divide by ({over.provenance.filter} is 0)", provenance)
    return Value(top.number / over.number * definition.times, None, provenance)


def _per_population(cubes: Cubes, definition: Definition, period: Period, ask: Ask) -> Value:
    per = definition.ratio.per if definition.ratio else None
    assert per is not None
    people = cubes.cube(definition.parts[1], per.by)
    if ask.by is not None and ask.by != per.by:
        found = f"'{definition.name}' has no population by {ask.by}"
        raise UnknownName(found, f"its population is by {per.by}", f"ask by {per.by}", ask.by)
    if ask.by is not None and ask.group not in people.groups:
        nobody = Provenance(definition.parts[0].dataset, filter=f"{ask.by} is {ask.group}")
        return Value(None, f"{NOT_APPLICABLE}: no population of {ask.group} in {per.dataset}", nobody)
    # Only places with a population count, so that numerator and denominator speak of the same places.
    own = definition.parts[0].with_tests(dict(ask.where))
    known = cubes.cube(own, per.by).groups
    groups = (ask.group,) if ask.by else tuple(g for g in people.groups if g in known)
    top = evaluate(cubes, own, period, per.by, groups)
    over = sum(_people(people, g, period.end) for g in groups)
    source = Provenance(
        per.dataset,
        tuple((f.path, f.sha256) for f in cubes.columns(per.dataset).dataset.files),
        filter=f"{per.by} {groups[0]}" if len(groups) == 1 else f"{len(groups)} of {per.by}",
        calculation=f"sum({per.column})",
    )
    return _quotient(top, Value(over, None, source), definition)


def _people(people: Cube, group: str, end: Month) -> float:
    """The population of a group: the only one, or the newest up to ``end`` where the dataset has several months."""
    row = 0 if people.first == 0 else max(0, min(end.index - people.first, len(people.covered) - 1))
    held = np.flatnonzero(people.covered[: row + 1])
    return float(people.totals[int(held[-1]), people.group(group)]) if len(held) else 0.0


def _joined(first: Provenance, second: Provenance) -> Provenance:
    """Both sources as one: their files, the first and last rows, and all rows counted."""
    rows = (*first.rows, *second.rows)
    return Provenance(
        dataset=first.dataset if first.dataset == second.dataset else f"{first.dataset}, {second.dataset}",
        files=tuple(dict.fromkeys((*first.files, *second.files))),
        rows=tuple(dict.fromkeys(rows if len(rows) <= 12 else rows[:6] + rows[-6:])),
        row_count=first.row_count + second.row_count,
        filter=first.filter if first.filter == second.filter else f"{first.filter}; {second.filter}",
        calculation=first.calculation,
    )
