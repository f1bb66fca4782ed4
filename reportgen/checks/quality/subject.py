"""What the rules over figures look at: the pages as read, the register of their numbers, thresholds and the period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from reportgen.checks.quality.earlier import Earlier
from reportgen.checks.quality.reading import ReadPages, Spot
from reportgen.checks.register import Row
from reportgen.checks.register.match import Matcher
from reportgen.checks.register.row import basis_of, filter_of, measure_of
from reportgen.checks.register.tokens import Token, tokens
from reportgen.layout.page import Pages
from reportgen.metrics.figure import Figure
from reportgen.metrics.period import Period
from reportgen.theme import MovementRule


@dataclass(frozen=True, slots=True)
class Told:
    """What a rule has to say of one spot of the pack."""

    spot: Spot
    message: str


def fact_key(row: Row) -> tuple[str, ...] | None:
    """What makes two numbers one fact: measure, period, basis, unit, and how its rows were picked."""
    figure = row.figure
    if figure is None or row.value is None or figure.value is None:
        return None
    return measure_of(figure), figure.period_label, basis_of(figure), figure.unit.name, filter_of(figure)


@dataclass(frozen=True)
class Subject:
    """A pack as the rules over figures see it. ``earlier`` is the last edition's register, by ``fact_key``."""

    pages: Pages
    read: ReadPages
    rows: tuple[Row, ...]
    movement: Mapping[str, MovementRule]
    period: Period
    earlier: Earlier

    @cached_property
    def facts(self) -> tuple[tuple[tuple[str, ...], Row], ...]:
        """The first row of each figure with its key."""
        first: dict[int, Row] = {}
        for row in self.rows:
            if row.figure is not None:
                first.setdefault(id(row.figure), row)
        keyed = ((fact_key(row), row) for row in first.values())
        return tuple((key, row) for key, row in keyed if key is not None)

    def texts(self) -> Iterator[tuple[Spot, list[tuple[Token, Figure]]]]:
        """Every running text that shows figures, and its numbers that do, in order."""
        for line in self.read.document.lines:
            spot = self.read.spots[line.line]
            if spot.figures:
                matcher = Matcher(list(spot.figures))
                pairs = ((token, matcher.take(token)) for token in tokens(spot.text) if token.kind == "number")
                yield spot, [(token, figure) for token, figure in pairs if figure is not None]


def spot_of(row: Row) -> Spot:
    """The spot that a row of the register stands at."""
    return Spot(row.page, row.block, row.place, row.context or row.shown, (row.figure,) if row.figure else ())
