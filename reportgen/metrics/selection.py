"""Selections: which rows of a dataset a number counts, as a hashable value that a cube can be kept under."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.spec.measures import Condition, MeasureSpec, NotCondition, texts


@dataclass(frozen=True, slots=True)
class Test:
    """One column's test: its value is among ``values``, or is not (``negated``)."""

    column: str
    values: tuple[str, ...]
    negated: bool = False

    def __str__(self) -> str:
        many = len(self.values) > 1
        listed = ", ".join(self.values)
        if self.negated:
            return f"{self.column} not in ({listed})" if many else f"{self.column} is not {listed}"
        return f"{self.column} in ({listed})" if many else f"{self.column} is {listed}"


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows and calculation: dataset, tests (all must hold), operation on a column, factor, and what absence means."""

    dataset: str
    tests: tuple[Test, ...]
    operation: str
    column: str | None
    times: float = 1
    absent_is_zero: bool = False

    @property
    def filter_text(self) -> str:
        """The tests in words: ``crime_subtype is Knife Crime and measure is Offences``."""
        return " and ".join(map(str, self.tests)) or "all rows"

    @property
    def calculation(self) -> str:
        """The calculation as written in the measure, with its factor: ``value(proportion) x 100``."""
        call = f"{self.operation}({self.column or ''})"
        return call if self.times == 1 else f"{call} × {self.times:g}"

    def with_tests(self, where: Mapping[str, Condition]) -> Selection:
        """The same calculation with these columns' tests put in place of its own."""
        if not where:
            return self
        kept = [t for t in self.tests if t.column not in where]
        return Selection(
            self.dataset,
            tuple(sorted([*kept, *map_tests(where)], key=lambda t: t.column)),
            self.operation,
            self.column,
            self.times,
            self.absent_is_zero,
        )


def map_tests(where: Mapping[str, Condition]) -> tuple[Test, ...]:
    """Tests from a measure's ``where``: a value, a list of values, or ``{not: ...}`` per column."""
    return tuple(
        Test(column, condition.values, True) if isinstance(condition, NotCondition) else Test(column, texts(condition))
        for column, condition in where.items()
    )


def selection_of(spec: MeasureSpec) -> Selection:
    """What a measure selects, without anything asked for on top."""
    return Selection(
        spec.dataset,
        tuple(sorted(map_tests(spec.where), key=lambda t: t.column)),
        spec.operation,
        spec.column,
        spec.times,
        spec.absent == "zero",
    )
