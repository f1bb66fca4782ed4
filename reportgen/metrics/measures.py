"""Measures bound to an edition: figures, changes and series by name, each with its provenance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal, TypeVar, cast

from reportgen.errors import PackError, Place, Problem, did_you_mean
from reportgen.metrics.change import change_between
from reportgen.metrics.compute import Ask, compute, groups_with_rows
from reportgen.metrics.cube import Cubes, UnknownName
from reportgen.metrics.definition import Definition, define, names_of
from reportgen.metrics.earlier import Earlier, Stated
from reportgen.metrics.evaluate import NOT_AVAILABLE, RestsOnPart2, TooManyPoints
from reportgen.metrics.figure import Basis, Figure, Series
from reportgen.metrics.period import Period, parse_period
from reportgen.metrics.timeline import anchors, key_of
from reportgen.metrics.windows import BASES, basis_of, compare, window
from reportgen.spec.measures import BaselineSpec, Condition, MeasureSpec

if TYPE_CHECKING:
    from reportgen.data.frames import Dataset, Disclosed

T = TypeVar("T")
ChangeKind = Literal["number", "percent", "points"]
TIME_DIMENSIONS: Mapping[str, Basis] = {"month": "month", "quarter": "quarter", "year": "full year"}


class Measures:
    """All measures of a project, bound to one edition's quarter.

    Figures are computed on first use from grouped cubes and kept, so that a figure asked for twice is the same object.
    Mistakes in what is asked for are PackError with the place of the asker (or of the measure); missing data makes a
    figure without a value, or PackError when it is ``required``.
    """

    def __init__(
        self,
        period: Period,
        specs: Mapping[str, MeasureSpec],
        datasets: Mapping[str, Dataset],
        baselines: Mapping[str, BaselineSpec] | None = None,
        *,
        earlier: Earlier | None = None,
    ):
        self.period = period
        self.specs = specs
        self.baselines = dict(baselines or {})
        self._earlier = earlier or Earlier({})
        self._cubes = Cubes(datasets)
        self._definitions: dict[str, Definition] = {}
        self._figures: dict[tuple[str, Basis, Period, Ask], Figure] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Every name a figure may be asked by, ratios as ``measure.ratio``."""
        return names_of(self.specs)

    @property
    def disclosed(self) -> tuple[Disclosed, ...]:
        """What disclosure policies hid of the figures that were asked for."""
        return self._cubes.disclosure.told()

    def revised(self, where: Mapping[str, Condition] | None = None) -> tuple[Figure, ...]:
        """The measures' figures whose data was revised since the edition before, by label, the newest window first."""
        found = {self._restated(stated, where) for stated in self._earlier.values}
        revised = (figure for figure in found if figure is not None and figure.revised_from is not None)
        return tuple(sorted(revised, key=lambda f: (f.label, f.basis, -f.period.end.index, f.name)))

    def _restated(self, stated: Stated, where: Mapping[str, Condition] | None) -> Figure | None:
        """The figure of a statement as it is now; None for what is no measure of this edition."""
        if stated.measure not in self.names or stated.basis not in BASES:
            return None
        try:
            end = parse_period(stated.period).end
            basis = BASES[stated.basis]
            return self.figure(stated.measure, basis=stated.basis, period=window(basis, end), where=where)
        except (ValueError, PackError):  # a window that is not a quarter's, or a point that needs a filter
            return None

    def definition(self, name: str, place: Place | None = None) -> Definition:
        """What a measure or ratio is; PackError with the nearest name when there is none."""
        if name not in self._definitions:
            self._definitions[name] = self._located(place, lambda: define(self.specs, name), "unknown-measure")
        return self._definitions[name]

    def figure(
        self,
        name: str,
        *,
        basis: str | None = None,
        period: Period | None = None,
        where: Mapping[str, Condition] | None = None,
        place: Place | None = None,
        required: bool = False,
    ) -> Figure:
        """One figure; ``basis`` None takes the measure's own, ``period`` None the edition's quarter.

        ``where`` narrows the measure to one value of a column (or replaces its own test on that column).
        """
        definition = self.definition(name, place)
        at = place or definition.place
        chosen = self._basis(definition, basis, period, at)
        covered = period if period and not basis and basis_of_or_none(period) == chosen else None
        span = covered or window(chosen, (period or self.period).end)
        return self._figure(definition, chosen, span, _ask(definition, where), at, required=required)

    def change(
        self,
        name: str,
        comparator: str,
        *,
        kind: str | None = None,
        basis: str | None = None,
        period: Period | None = None,
        where: Mapping[str, Condition] | None = None,
        place: Place | None = None,
        required: bool = False,
    ) -> Figure:
        """A change against ``comparator``, as number, percent or points (None: by the measure's unit).

        Comparators are relative (previous quarter, same quarter last year, previous 12 months, previous year, previous
        month, same month last year), named baselines, or any period. A comparator brings its own basis when none is
        asked for.
        """
        definition = self.definition(name, place)
        at = place or definition.place
        asked = self._basis(definition, basis, None, at) if basis else None
        comparison = self._located(
            at,
            lambda: compare(
                comparator,
                asked,
                own=definition.basis,
                fixed=definition.fixed,
                edition=period or self.period,
                baselines=self.baselines,
            ),
            "comparator",
        )
        ask = _ask(definition, where)
        now = self._figure(definition, comparison.basis, comparison.now, ask, at, required=required)
        before = self._figure(definition, comparison.basis, comparison.before, ask, at, required=required)
        return self._located(
            at, lambda: change_between(now, before, comparison, cast("ChangeKind | None", kind)), "change-kind"
        )

    def series(
        self,
        name: str,
        by: str,
        *,
        last: int | None = None,
        since: str | None = None,
        basis: str | None = None,
        where: Mapping[str, Condition] | None = None,
        place: Place | None = None,
    ) -> Series:
        """Figures by month, quarter or (fiscal) year up to the edition, oldest first, or by a column's values, sorted.

        ``last`` takes that many; ``since`` starts at a period; without either a series starts where the data does.
        """
        definition = self.definition(name, place)
        at = place or definition.place
        if by not in TIME_DIMENSIONS:
            return self._by_column(definition, by, basis, where, at)
        ask = _ask(definition, where)
        chosen = self._basis(definition, basis or (None if definition.fixed else TIME_DIMENSIONS[by]), None, at)
        first = self._located(at, lambda: self._cubes.columns(definition.parts[0].dataset).first_month, "dataset")
        ends = self._located(
            at,
            lambda: anchors(by, chosen, self.period, first=first, comparable=definition.since, last=last, since=since),
            "series",
        )
        figures = tuple(self._figure(definition, chosen, window(chosen, end), ask, at) for end in ends)
        return Series(name, definition.label, definition.unit, by, tuple(key_of(by, end) for end in ends), figures)

    def _by_column(
        self, definition: Definition, by: str, basis: str | None, where: Mapping[str, Condition] | None, place: Place
    ) -> Series:
        tests = tuple(sorted((where or {}).items(), key=lambda item: item[0]))
        chosen = self._basis(definition, basis, None, place)
        span = window(chosen, self.period.end)
        keys = self._located(place, lambda: groups_with_rows(self._cubes, definition, by, tests), "unknown-column")
        figures = tuple(self._figure(definition, chosen, span, Ask(by, key, tests), place) for key in keys)
        return Series(definition.name, definition.label, definition.unit, by, keys, figures)

    def _basis(self, definition: Definition, basis: str | None, period: Period | None, place: Place) -> Basis:
        """The basis to use; PackError when it is unknown or when the measure cannot give it."""
        if basis is None:
            own_length = period is None or definition.fixed or bool(period.fiscal_quarter)
            return (
                definition.basis
                if own_length or period is None
                else self._located(place, lambda: basis_of(period), "period")
            )
        if basis not in BASES:
            known = ", ".join(BASES)
            hint = did_you_mean(basis, BASES) or "use one of these"
            raise PackError([Problem(place, f"unknown basis '{basis}'", f"expected {known}", hint, "unknown-basis")])
        chosen = BASES[basis]
        if definition.fixed and chosen != definition.basis:
            found = f"'{definition.name}' is {_published(definition)} and has no {chosen}"
            hint = "leave the basis out, or use a measure that is published by it"
            raise PackError([Problem(place, found, f"expected {definition.basis}", hint, "basis")])
        return chosen

    def _figure(
        self, definition: Definition, basis: Basis, span: Period, ask: Ask, place: Place, *, required: bool = False
    ) -> Figure:
        key = (definition.name, basis, span, ask)
        if key not in self._figures:
            self._figures[key] = self._computed(definition, basis, span, ask, place)
        figure = self._figures[key]
        if required and figure.value is None:
            found = f"'{definition.name}' has no value for {figure.period_label}: {figure.missing}"
            raise PackError([Problem(place, found, "the exhibit requires one", "add the data", "missing-data")])
        return figure

    def _computed(self, definition: Definition, basis: Basis, span: Period, ask: Ask, place: Place) -> Figure:
        value = self._located(place, lambda: compute(self._cubes, definition, span, ask), "measure")
        needed = span.end if definition.fixed else span.start
        number, missing = value.number, value.missing
        if definition.since and needed < definition.since:
            number, missing = None, f"{NOT_AVAILABLE}: not comparable before {definition.since}"
        figure = Figure(
            name=definition.name,
            label=f"{definition.label}, {ask.words}" if ask.words else definition.label,
            value=number,
            unit=definition.unit,
            period=span,
            basis=basis,
            good=definition.good,
            missing=missing,
            provenance=value.provenance,
            family=definition.family,
            short=definition.short,
        )
        return self._earlier.marked(figure)

    @staticmethod
    def _located(place: Place | None, ask: Callable[[], T], rule: str) -> T:
        """What ``ask`` gives, its mistakes told at ``place``."""
        at = place or Place("data/measures.yaml")
        try:
            return ask()
        except UnknownName as error:
            raise PackError([Problem(at, error.found, error.expected, error.hint, rule)]) from error
        except TooManyPoints as error:
            hint = "name one with where, such as where: {borough: Camden}"
            raise PackError([Problem(at, str(error), "expected one row", hint, "many-points")]) from error
        except RestsOnPart2 as error:
            hint = "make what shows it part: 2 as well, or ask for what rests on open rows"
            raise PackError([Problem(at, str(error), "only open figures", hint, "part-2-in-part-1")]) from error
        except ValueError as error:
            raise PackError([Problem(at, str(error), rule=rule)]) from error


def basis_of_or_none(period: Period) -> Basis | None:
    """The basis a period's length says, or None for any other run of months."""
    try:
        return basis_of(period)
    except ValueError:
        return None


def _published(definition: Definition) -> str:
    return "a snapshot" if definition.basis == "snapshot" else f"published for {definition.basis}"


def _ask(definition: Definition, where: Mapping[str, Condition] | None) -> Ask:
    """One value of a column that the measure does not test itself comes from a grouped cube; all else is filtered."""
    items = tuple(sorted((where or {}).items(), key=lambda item: item[0]))
    if len(items) == 1 and isinstance(items[0][1], str):
        column, value = items[0]
        if all(test.column != column for part in definition.parts for test in part.tests):
            return Ask(column, str(value))
    return Ask(where=items)
