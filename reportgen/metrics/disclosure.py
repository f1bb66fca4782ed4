"""Counts of series under their dataset's disclosure policy: which figures are hidden, in a window and by a group.

The cells that are protected are the counts of a fiscal quarter by the groups of the policy's column, beside their
total. A figure of a group is hidden when a quarter of its window is: from windows that slide over hidden quarters these
could be taken apart again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from reportgen.metrics.period import Month, Period
from reportgen.metrics.selection import Selection, Test

if TYPE_CHECKING:
    from reportgen.data.frames import Disclosed
    from reportgen.data.suppression import Rule
    from reportgen.metrics.cube import Cubes
    from reportgen.spec.disclosure import DisclosureSpec

CONFIDENTIAL = "[c]: confidential, a small count or what would tell one"
_QUARTER = 3


@dataclass(frozen=True)
class _Asked:
    """Counts of some groups: the selection of all groups, and which of them are meant; none: all together."""

    base: Selection
    groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Quarter:
    """The groups whose count of a quarter is hidden, how many of them for itself and to protect others; and whether
    the total is hidden too, since nothing else could protect them."""

    groups: frozenset[str]
    small: int
    protecting: int
    total: bool


@dataclass
class Disclosure:
    """The policies of all datasets, with what each quarter's groups hide, decided once."""

    cubes: Cubes
    _quarters: dict[tuple[Selection, int], _Quarter] = field(default_factory=dict)
    _told: dict[tuple[Selection, int], _Quarter] = field(default_factory=dict)

    def hides(self, selection: Selection, span: Period, by: str | None, groups: tuple[str, ...]) -> bool:
        """Whether a count of these groups in a window is confidential."""
        policy = self.policy(selection)
        if policy is None or policy.by is None:
            return False
        asked = self._asked(selection, policy.by, by, groups)
        first, last = span.start.index // _QUARTER, span.end.index // _QUARTER
        return any(self._hides_in(asked, quarter, policy, span) for quarter in range(first, last + 1))

    def policy(self, selection: Selection) -> DisclosureSpec | None:
        """The policy that a selection's counts are under."""
        policy = self.cubes.columns(selection.dataset).dataset.spec.disclosure
        counts = selection.operation == "count" or (
            selection.operation == "sum" and policy is not None and selection.column in policy.columns
        )
        return policy if counts else None

    def told(self) -> tuple[Disclosed, ...]:
        """What was hidden of the counts that were asked for: how many by which rule, never which."""
        return tuple(sorted(self._reported(), key=lambda one: (one.dataset, one.where, one.reason)))

    def _reported(self) -> Iterator[Disclosed]:
        from reportgen.data.frames import Disclosed

        for (base, quarter), found in self._told.items():
            policy = self.policy(base)
            assert policy is not None
            start = Month.of(quarter * _QUARTER)
            label = Period(start, Month.of(start.index + _QUARTER - 1)).label
            where = f"{base.filter_text} by {policy.by}, {label}"
            yield Disclosed(base.dataset, where, "small count", f"threshold {policy.threshold}", found.small)
            yield Disclosed(base.dataset, where, "protects a small count", "secondary suppression", found.protecting)

    def _asked(self, selection: Selection, column: str, by: str | None, groups: tuple[str, ...]) -> _Asked:
        """Which groups of the policy's column are meant."""
        own = [test for test in selection.tests if test.column == column]
        base = replace(selection, tests=tuple(test for test in selection.tests if test.column != column))
        if by == column:
            every = set(self.cubes.cube(selection, by).groups)
            whole = len(groups) > 1 and every <= set(groups) and not own
            return _Asked(base) if whole else _Asked(base, groups)
        if by is not None:
            tests = sorted([*base.tests, Test(by, tuple(sorted(groups)))], key=lambda test: test.column)
            base = replace(base, tests=tuple(tests))
        # All groups but some tell these as the difference from all.
        return _Asked(base, tuple(value for test in own for value in test.values))

    def _hides_in(self, asked: _Asked, quarter: int, policy: DisclosureSpec, span: Period) -> bool:
        if not asked.groups:
            return self._is_sparse(asked.base, quarter, policy) and self._hidden(asked.base, quarter, policy).total
        found = self._hidden(asked.base, quarter, policy)
        if not found.groups.isdisjoint(asked.groups):
            self._told[asked.base, quarter] = found
            return True
        whole = span.start.index <= quarter * _QUARTER and quarter * _QUARTER + _QUARTER - 1 <= span.end.index
        return not whole and self._hides_months(asked, quarter, policy)

    def _is_sparse(self, base: Selection, quarter: int, policy: DisclosureSpec) -> bool:
        """Whether a total is so low that all of its groups may be small; no other total needs looking into."""
        assert policy.by is not None
        groups = len(self.cubes.columns(base.dataset).coded(policy.by).values)
        return sum(self._counts(base, None, quarter * _QUARTER, _QUARTER).values()) < policy.threshold * groups

    def _hides_months(self, asked: _Asked, quarter: int, policy: DisclosureSpec) -> bool:
        """A quarter's months are all hidden once one is small: the others and their sum would tell it."""
        months = [self._counts(asked.base, policy.by, quarter * _QUARTER + n, 1) for n in range(_QUARTER)]
        small = _rule(policy).is_small
        return any(group in counts and small(counts[group]) for counts in months for group in asked.groups)

    def _hidden(self, base: Selection, quarter: int, policy: DisclosureSpec) -> _Quarter:
        from reportgen.data.suppression import Counts, suppress

        key = (base, quarter)
        if key not in self._quarters:
            counts = self._counts(base, policy.by, quarter * _QUARTER, _QUARTER)
            names = sorted(counts)
            table = Counts([[counts[name]] for name in names], frozenset(), frozenset({0}))
            found = suppress(table, _rule(policy))
            groups = frozenset(names[row] for row, _ in found.cells)
            self._quarters[key] = _Quarter(groups, len(found.small), len(found.protecting), bool(found.column_totals))
        return self._quarters[key]

    def _counts(self, base: Selection, by: str | None, first: int, months: int) -> dict[str, int]:
        """The counts of these months by group; a group without a number in one of them has none."""
        cube = self.cubes.cube(base, by)
        start, end = max(first - cube.first, 0), min(first - cube.first + months, len(cube.totals))
        totals = cube.totals[start:end].sum(axis=0)
        return {name: round(total) for name, total in zip(cube.groups, totals, strict=True) if not np.isnan(total)}


def _rule(policy: DisclosureSpec) -> Rule:
    # The data room brings pandas, which commands that only word or list figures do without.
    from reportgen.data.suppression import Rule

    return Rule(policy.threshold, policy.zero_is_safe, policy.secondary)
