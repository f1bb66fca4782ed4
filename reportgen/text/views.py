"""What a template sees: measures, the period, the edition's facts, as small read-only views that know nothing else.

A view offers names through ``of`` and nothing through Python's attributes, so a template can't reach past it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Protocol

from reportgen.errors import Place, did_you_mean
from reportgen.metrics.figure import Figure, Series
from reportgen.metrics.period import Month, Period
from reportgen.metrics.windows import BASES
from reportgen.spec.supplied import IN_WORDS, waits
from reportgen.text.marked import Marks
from reportgen.text.numbers import WAITING, Form, reason, show
from reportgen.theme import MovementRule


class TemplateProblem(Exception):
    """A template asked for what there is not; ``needle`` is what to look for in its source to find line and column."""

    def __init__(self, found: str, expected: str = "", hint: str = "", needle: str = "", rule: str = "template"):
        super().__init__(found)
        self.found, self.expected, self.hint, self.needle, self.rule = found, expected, hint, needle, rule


class NotSupplied(Exception):
    """A text turns on a figure that is still to be supplied: until it is, the whole text is."""

    def __init__(self, figure: Figure):
        super().__init__(figure.name)
        self.figure = figure


class Measured(Protocol):
    """What views need of measures: the contract of exhibits, and every name for hints."""

    @property
    def period(self) -> Period: ...
    @property
    def names(self) -> tuple[str, ...]: ...
    def revised(self) -> tuple[Figure, ...]: ...
    def figure(
        self,
        name: str,
        *,
        basis: str | None = None,
        period: Period | None = None,
        where: Mapping[str, str] | None = None,
        place: Place | None = None,
    ) -> Figure: ...
    def change(
        self,
        name: str,
        comparator: str,
        *,
        kind: str | None = None,
        basis: str | None = None,
        period: Period | None = None,
        where: Mapping[str, str] | None = None,
        place: Place | None = None,
    ) -> Figure: ...
    def series(
        self,
        name: str,
        by: str,
        *,
        last: int | None = None,
        since: str | None = None,
        basis: str | None = None,
        where: Mapping[str, str] | None = None,
        place: Place | None = None,
    ) -> Series: ...


@dataclass(frozen=True)
class Scene:
    """One text being made: where it stands, what it may use, and the marks for what it shows."""

    place: Place
    measures: Measured
    rules: Mapping[str, MovementRule]
    marks: Marks = field(default_factory=Marks)


class View:
    """A thing with names that templates may ask for. ``known`` lists them for hints."""

    what = "value"

    def known(self) -> tuple[str, ...]:
        """The names that ``of`` answers to."""
        return ()

    def of(self, name: str) -> Any:
        """What stands under a name; TemplateProblem with the nearest name when nothing does."""
        raise unknown(f"{self.what} has no '{name}'", name, self.known())


def unknown(found: str, name: str, known: Iterable[str], rule: str = "unknown-name") -> TemplateProblem:
    """A problem that names what there is, and the nearest of it."""
    names = tuple(known)
    expected = f"there are {', '.join(names)}" if 0 < len(names) <= 12 else ""
    return TemplateProblem(found, expected, did_you_mean(name, names) or "use a name that there is", name, rule)


@dataclass(frozen=True, eq=False)
class Words(View):
    """Words that stand for themselves, never read as Markdown; compared with texts as texts."""

    scene: Scene
    text: str
    figures: tuple[Figure, ...] = ()

    def __str__(self) -> str:
        return self.scene.marks.add(self.text, self.figures)

    def __eq__(self, other: object) -> bool:
        return self.text == (other.text if isinstance(other, Words) else other)

    def __hash__(self) -> int:
        return hash(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)


class Compared(View):
    """A view with a figure behind it, which conditions may compare with numbers and with each other."""

    def figure(self) -> Figure:
        """The figure as computed."""
        raise NotImplementedError

    def _number(self, other: object) -> tuple[float, float]:
        own = self.figure()
        theirs = other.figure() if isinstance(other, Compared) else None
        value = theirs.value if theirs else other
        if own.value is None or not isinstance(value, (int, float)):
            missing = own if own.value is None else theirs
            if missing and reason(missing) == IN_WORDS:
                raise NotSupplied(missing)
            why = missing.missing if missing else f"{other!r} is no number"
            raise TemplateProblem(f"'{own.name}' can't be compared: {why}", "", "ask for '.missing' first", own.name)
        return own.value, float(value)

    def __lt__(self, other: object) -> bool:
        own, theirs = self._number(other)
        return own < theirs

    def __gt__(self, other: object) -> bool:
        own, theirs = self._number(other)
        return own > theirs

    def __le__(self, other: object) -> bool:
        return not self > other

    def __ge__(self, other: object) -> bool:
        return not self < other


@dataclass(frozen=True, eq=False)
class Shown(Compared):
    """A figure as it is to be shown: places, sign and form."""

    scene: Scene
    told: Figure
    decimals: int | None = None
    signed: bool = False
    form: Form = "words"
    what = "a figure"

    def figure(self) -> Figure:
        return self.told

    def __str__(self) -> str:
        words = show(self.told, decimals=self.decimals, signed=self.signed, form=self.form)
        return self.scene.marks.add(words, (self.told,))

    def known(self) -> tuple[str, ...]:
        return ("label", "missing", "period")

    def of(self, name: str) -> Any:
        if name == "label":
            return Words(self.scene, self.told.label)
        if name == "period":
            return Words(self.scene, self.told.period_label)
        return self.told.value is None if name == "missing" else super().of(name)


@dataclass(frozen=True, eq=False)
class MeasureView(Compared):
    """A measure by name: the edition's figure; ``.r12`` and the like choose a basis, ``.ratio`` one of its ratios."""

    scene: Scene
    name: str
    basis: str | None = None
    where: Mapping[str, str] | None = None
    what = "a measure"

    def figure(self) -> Figure:
        return self.scene.measures.figure(self.name, basis=self.basis, where=self.where, place=self.scene.place)

    def change(self, comparator: str, kind: str | None = None) -> Figure:
        """The change against a comparator, on this view's basis and filter."""
        return self.scene.measures.change(
            self.name, comparator, kind=kind, basis=self.basis, where=self.where, place=self.scene.place
        )

    def __str__(self) -> str:
        return str(Shown(self.scene, self.figure()))

    @property
    def ratios(self) -> tuple[str, ...]:
        """The names of the measure's ratios."""
        start = f"{self.name}."
        return tuple(n.removeprefix(start) for n in self.scene.measures.names if n.startswith(start))

    def known(self) -> tuple[str, ...]:
        return (*self.ratios, "r12", "quarter", "month", "ytd", "year", "label", "short", "missing", "period")

    def of(self, name: str) -> Any:
        if name in self.ratios:
            return replace(self, name=f"{self.name}.{name}")
        if name in BASES:
            return replace(self, basis=name)
        if name in ("label", "short"):
            figure = self.figure()
            return Words(self.scene, figure.label if name == "label" else figure.short or figure.label)
        if name in ("missing", "period"):
            return Shown(self.scene, self.figure()).of(name)
        raise unknown(f"measure '{self.name}' has no '{name}'", name, self.known())


_ORDINAL: Final = {1: "first", 2: "second", 3: "third", 4: "fourth"}


@dataclass(frozen=True, eq=False)
class PeriodView(View):
    """The edition's quarter, or one near it."""

    period: Period
    what = "period"

    def __str__(self) -> str:
        return self.period.label

    def __eq__(self, other: object) -> bool:
        return str(self) == str(other)

    def __hash__(self) -> int:
        return hash(self.period)

    def known(self) -> tuple[str, ...]:
        return (
            "previous", "next", "last_year", "rolling", "r12", "year", "quarter", "number", "ordinal", "months",
            "start", "end", "first_day", "last_day", "in_words",
        )  # fmt: skip

    def of(self, name: str) -> Any:
        shifts = {"previous": -3, "next": 3, "last_year": -12}
        if name in shifts:
            return PeriodView(self.period.shifted(shifts[name]))
        number = (self.period.fiscal_quarter or (0, 0))[1]
        year = self.period.label.partition(" ")[2]
        end = self.period.end
        words = {
            "rolling": f"12 months to {end}",
            "r12": f"12 months to {end}",
            "year": year,
            "quarter": f"Q{number}",
            "number": str(number),
            "ordinal": _ORDINAL.get(number, ""),
            "months": self.period.months_label,
            "start": str(self.period.start),
            "end": str(end),
            "first_day": f"1 {self.period.start}",
            "last_day": _day(end),
            "in_words": f"Quarter {number}, {year}",
        }
        return words[name] if name in words else super().of(name)


def _day(month: Month) -> str:
    return f"{month.last_day} {month}"


@dataclass(frozen=True, eq=False)
class FactsView(View):
    """The edition's facts: words that belong to one issue, as its edition.yaml has them."""

    facts: Mapping[str, Any]
    path: str = "facts"
    thing: str = "fact"

    def known(self) -> tuple[str, ...]:
        return tuple(self.facts)

    def of(self, name: str) -> Any:
        if name not in self.facts:
            raise unknown(f"the edition has no {self.thing} '{name}'", name, self.known())
        return _fact(self.facts[name], f"{self.path}.{name}")


def _fact(value: Any, path: str) -> Any:
    if isinstance(value, Mapping):
        return FactsView(value, path)
    if isinstance(value, list | tuple):
        return [_fact(item, path) for item in value]
    if isinstance(value, str) and waits(value):
        return WAITING
    return value if isinstance(value, bool) else str(value)
