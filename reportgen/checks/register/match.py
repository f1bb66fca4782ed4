"""Which figure a number in a text shows: the first of those that stand in it whose rounded value reads the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from typing import Final

from reportgen.checks.register.tokens import Token
from reportgen.metrics.figure import Figure
from reportgen.text.numbers import round_half_away

_MONEY: Final = {"£": 1.0, "£k": 1e3, "£m": 1e6, "£bn": 1e9}
_SLACK: Final = tuple(0.6 * 10.0**-places for places in range(20))


def shows(token: Token, figure: Figure) -> bool:
    """Whether a number is a figure's value as it would be shown with so many places and such a unit.

    A word may say the sign in place of one ("decreased by 4%"), but a sign that is shown must be the figure's.
    """
    if figure.value is None or token.value is None:
        return False
    if token.scale == 1 and token.unit != "£" and abs(abs(figure.value) - abs(token.value)) > _SLACK[token.decimals]:
        return False  # before anything is rounded
    if not _same_unit(token, figure):
        return False
    value = figure.value * _MONEY.get(figure.unit.name, 1) / token.scale if token.unit == "£" else figure.value
    if token.scale != 1 and token.unit != "£":
        value = value / token.scale * _MONEY.get(figure.unit.name, 1)
    if (token.sign == "-" and value > 0) or (token.sign == "+" and value < 0):
        return False
    return abs(round_half_away(value, token.decimals)) == abs(Decimal(repr(token.value)))


def _same_unit(token: Token, figure: Figure) -> bool:
    kind = figure.unit.kind
    if token.unit == "%":
        return kind == "percent"
    if token.unit == "pp":
        return kind == "points"
    return token.unit != "£" or kind == "money"


@dataclass
class Matcher:
    """Gives each number its figure: those of its own run in order, then those around it, then their operands."""

    own: list[Figure]
    around: tuple[Figure, ...] = ()
    used: set[int] = field(default_factory=set)

    def take(self, token: Token) -> Figure | None:
        """The figure that a number shows, or None for one that somebody typed."""
        for index, figure in enumerate(self.own):
            if index not in self.used and shows(token, figure):
                self.used.add(index)
                return figure
        known = chain(self.own, self.around, operands(self.own), operands(self.around))
        return next((figure for figure in _near(token, known) if shows(token, figure)), None)


def _near(token: Token, known: Iterable[Figure]) -> Iterable[Figure]:
    """The figures that a number can show at all: most are told apart by their size, before anything else is asked."""
    if token.value is None or token.scale != 1 or token.unit == "£":
        return known
    slack = _SLACK[token.decimals]
    low, high = abs(token.value) - slack, abs(token.value) + slack
    return (figure for figure in known if figure.value is not None and low <= abs(figure.value) <= high)


def operands(figures: Iterable[Figure]) -> Iterator[Figure]:
    """The two figures behind each change."""
    for figure in figures:
        if figure.now is not None and figure.before is not None:
            yield figure.now
            yield figure.before
