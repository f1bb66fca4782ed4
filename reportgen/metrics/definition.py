"""Definitions: a measure or a ratio of one, resolved from its spec to units, decimals, bases and selections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from reportgen.errors import Place, did_you_mean
from reportgen.metrics.cube import UnknownName
from reportgen.metrics.evaluate import is_fixed
from reportgen.metrics.figure import Basis, Good, Unit, UnitKind
from reportgen.metrics.period import Month, parse_period
from reportgen.metrics.selection import Selection, selection_of
from reportgen.metrics.windows import BASES
from reportgen.spec.measures import MeasureSpec, RatioSpec, UnitSpec, Where

Form = Literal["plain", "ratio", "per", "share"]

_DECIMALS: Final[Mapping[str, int]] = {"rate": 1, "money": 1, "ratio": 1}
_FAMILIES: Final[Mapping[str, str]] = {"percent": "rate", "points": "rate", "days": "days", "ratio": "ratio"}


@dataclass(frozen=True, slots=True)
class Definition:
    """All that is known about a named measure before any window is asked for.

    ``parts`` are the selections: the number itself, or numerator and denominator. ``fixed`` measures give one basis.
    """

    name: str
    label: str
    short: str
    unit: Unit
    good: Good
    family: str
    basis: Basis
    fixed: bool
    form: Form
    parts: tuple[Selection, ...]
    times: float
    since: Month | None
    spec: MeasureSpec
    ratio: RatioSpec | None
    place: Place


def unit_of(text: str | UnitSpec, decimals: int | None = None) -> Unit:
    """The unit that a spec names: ``offences`` is a count, ``%`` percent, ``£m`` money, ``per 1,000 ...`` a rate."""
    if isinstance(text, UnitSpec):
        places = _DECIMALS.get(text.kind, 0) if decimals is None else decimals
        return Unit(text.kind, text.name, places, text.singular)
    kind = _kind(text)
    places = _DECIMALS.get(kind, 0) if decimals is None else decimals
    name = {"pp": "percentage points"}.get(text, text)
    singular = name[:-1] if kind in ("count", "days", "points") and name.endswith("s") else ""
    return Unit(kind, name, places, singular)


def _kind(text: str) -> UnitKind:
    if text in ("%", "percent", "per cent"):
        return "percent"
    if text in ("pp", "percentage points"):
        return "points"
    if text.startswith("£"):
        return "money"
    if text.startswith("per "):
        return "rate"
    return "ratio" if text == "times" else "days" if text == "days" else "score" if text == "score" else "count"


def names_of(specs: Mapping[str, MeasureSpec]) -> tuple[str, ...]:
    """Every name that a figure may be asked by: measures, each followed by its ratios."""
    return tuple(n for name, spec in specs.items() for n in (name, *(f"{name}.{r}" for r in spec.ratios)))


def define(specs: Mapping[str, MeasureSpec], name: str) -> Definition:
    """The definition of a measure or of ``measure.ratio``; UnknownName with the nearest name otherwise."""
    base, _, ratio_name = name.partition(".")
    if base not in specs:
        raise _unknown(f"unknown measure '{name}'", names_of(specs), name)
    spec = specs[base]
    if not ratio_name:
        return _plain(base, spec)
    if ratio_name not in spec.ratios:
        raise _unknown(f"measure '{base}' has no ratio '{ratio_name}'", spec.ratios, ratio_name)
    return _ratio(specs, name, spec, spec.ratios[ratio_name])


def _unknown(found: str, known: Iterable[str], name: str) -> UnknownName:
    known = tuple(known)
    near = did_you_mean(name, known)
    expected = "define it in data/measures.yaml" if not known else f"there are {len(known)} such names"
    return UnknownName(
        found,
        expected,
        near or (f"known are {', '.join(known)}" if len(known) <= 12 else "see data/measures.yaml"),
        name,
    )


def _plain(name: str, spec: MeasureSpec) -> Definition:
    selection = selection_of(spec)
    unit = unit_of(spec.unit, spec.decimals)
    return Definition(
        name=name,
        label=spec.label,
        short=spec.short or spec.label,
        unit=unit,
        good=spec.good,
        family=spec.family or _family(unit, selection),
        basis="snapshot" if selection.operation == "last" else BASES[spec.basis],
        fixed=is_fixed(selection),
        form="plain",
        parts=(selection,),
        times=1,
        since=parse_period(spec.since).start if spec.since else None,
        spec=spec,
        ratio=None,
        place=spec.place,
    )


def _family(unit: Unit, selection: Selection) -> str:
    """The thresholds for a measure that names none: published percentages are survey scores."""
    if unit.kind == "percent" and selection.operation == "value":
        return "survey"
    return _FAMILIES.get(unit.kind, "volume")


def _ratio(specs: Mapping[str, MeasureSpec], name: str, spec: MeasureSpec, ratio: RatioSpec) -> Definition:
    base = _plain(name.partition(".")[0], spec)
    unit = unit_of(ratio.unit, ratio.decimals)
    label = ratio.label_in(base.label, name.partition(".")[2])
    form: Form = "per" if ratio.per else "share" if ratio.of_total else "ratio"
    parts = _parts(specs, base.parts[0], ratio)
    return replace(
        base,
        name=name,
        label=label,
        short=ratio.short or label,
        unit=unit,
        good=ratio.good,
        family=ratio.family or _FAMILIES.get(unit.kind, "volume"),
        basis=BASES[ratio.basis] if ratio.basis else base.basis,
        fixed=is_fixed(parts[0]),
        form=form,
        parts=parts,
        times=ratio.per.times if ratio.per else ratio.times if unit.kind in ("percent", "points") else 1,
        ratio=ratio,
        place=ratio.place,
    )


def _parts(specs: Mapping[str, MeasureSpec], own: Selection, ratio: RatioSpec) -> tuple[Selection, Selection]:
    """Numerator and denominator. A population has no months of its own: its rows count for every window."""
    if ratio.per:
        return own, Selection(ratio.per.dataset, (), "sum", ratio.per.column)
    if ratio.of_total:
        return own, own
    return _part(specs, own, ratio.top), _part(specs, own, ratio.over)


def _part(specs: Mapping[str, MeasureSpec], own: Selection, part: Where | str | None) -> Selection:
    if part is None:
        return own
    if isinstance(part, str):
        if part not in specs:
            raise _unknown(f"unknown measure '{part}' in a ratio", specs, part)
        return selection_of(specs[part])
    return own.with_tests(part)
