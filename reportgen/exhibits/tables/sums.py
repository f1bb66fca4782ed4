"""Sums in a finance table: which figures should give which, whether they do, and what a reader must be told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from reportgen.errors import Problems
from reportgen.exhibits.tables.grid import Entry, Level
from reportgen.metrics.figure import Unit
from reportgen.text.numbers import round_half_away, show_value

Verdict = Literal["exact", "rounding", "different", "unknown"]
ROUNDING_NOTE = "Lines may not add to totals because of rounding."


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure as shown, and the figures, with their signs, that should give it."""

    name: str  # "Total pay, variance"
    shown: Entry
    parts: tuple[tuple[int, Entry], ...]
    how: str  # "the lines add up to", before the sum
    marked: bool = False  # a mark in the cell says that it is shown as published, whatever its parts say

    @property
    def total(self) -> Decimal | None:
        """What the parts give as they are shown; None when one of them has no value."""
        total = Decimal()
        for sign, entry in self.parts:
            value = _as_shown(entry)
            if value is None:
                return None
            total += sign * value
        return total

    @property
    def verdict(self) -> Verdict:
        """Whether the parts give the figure: to the last place, but for rounding, or not.

        Each of n parts and the figure itself may be half a last place off, which is as much as rounding explains. One
        part alone must be the figure.
        """
        own, total = _as_shown(self.shown), self.total
        if own is None or total is None:
            return "unknown"
        last_places = abs(own - total).scaleb(self.shown.places)
        if not last_places:
            return "exact"
        most = (len(self.parts) + 1) / 2 if len(self.parts) > 1 else 0
        return "rounding" if last_places <= most else "different"

    @property
    def told(self) -> str:
        """``the lines add up to (11.6)``."""
        total = self.total or Decimal()
        return f"{self.how} {show_value(float(total), Unit('count', ''), self.shown.places, brackets=True)}"


@dataclass(slots=True)
class Findings:
    """What the sums of a table gave: whether any differs by rounding, and what marked cells differ by."""

    rounded: bool = False
    marked: list[str] = field(default_factory=list)

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences to stand under the table."""
        rounding = (ROUNDING_NOTE,) if self.rounded else ()
        marked = (f"* As published: {' and '.join(dict.fromkeys(self.marked))}.",) if self.marked else ()
        return (*rounding, *marked)


def adding_up(levels: Sequence[Level]) -> dict[int, tuple[int, ...]]:
    """For each row that adds up others, those rows: the coarsest that stand above it.

    A subtotal adds the lines since the last row that adds up; a total adds the total above it, the subtotals since then
    and the lines that are in none of them, which stand after the subtotals.
    """
    parts: dict[int, tuple[int, ...]] = {}
    closed: list[int] = []
    lines: list[int] = []
    for number, level in enumerate(levels):
        if level == "line":
            lines.append(number)
            continue
        parts[number] = tuple(lines) if level == "subtotal" else (*closed, *lines)
        closed = [*closed, number] if level == "subtotal" else [number]
        lines = []
    return {number: added for number, added in parts.items() if added}


def check_sums(sums: Iterable[Sum], problems: Problems) -> Findings:
    """What is to be said of the sums; a difference beyond rounding in an unmarked cell is a warning at the cell."""
    findings = Findings()
    for item in sums:
        verdict = item.verdict
        findings.rounded |= verdict == "rounding"
        if verdict != "different":
            continue
        if item.marked:
            findings.marked.append(item.told)
            continue
        problems.warning(
            item.shown.place,
            f"'{item.name}' is {item.shown.words}, but {item.told}",
            "figures that differ by rounding only",
            "correct the cells, or write * after the figure to show it as published with a note",
            rule="sum",
        )
    return findings


def _as_shown(entry: Entry) -> Decimal | None:
    return None if entry.value is None else round_half_away(entry.value, entry.places)
