"""Ratings that follow from a table's figures and their targets by a rule of the theme, beside published ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import Field

from reportgen.errors import Located, PackError, Place, Problem, did_you_mean
from reportgen.exhibits.context import Context, TableLike
from reportgen.exhibits.ratings import NOT_RATED, rating
from reportgen.metrics.figure import Figure
from reportgen.metrics.period import Period
from reportgen.spec.names import RatingRuleName
from reportgen.theme import RatingRule

_SHARES = ("percent", "points")
_QUARTERS = 4


class RatedBy(Located):
    """A rule of the theme with the columns that it compares."""

    rule: RatingRuleName = Field(description="A rating rule of the theme: where green ends and red begins.")
    value: str = Field(description="The column of values.")
    target: str = Field(description="The column of the year's targets, in the same units.")


@dataclass(frozen=True, slots=True)
class Rated:
    """A row's rating by the rule, and the one that its table holds."""

    code: str
    published: str

    @property
    def differs(self) -> bool:
        """Whether the rule and the table say different things of a row."""
        return self.code != self.published


def ratings(table: TableLike, rows: Sequence[int], by: RatedBy, published: str, context: Context) -> tuple[Rated, ...]:
    """The rating of each of ``rows``; what has no value or no target is not rated.

    PackError for columns that do not exist or do not hold numbers; words in ``published`` that are no rating become
    errors among the context's problems.
    """
    check_column(table, by.value, by.place_of("value"))
    check_column(table, by.target, by.place_of("target"))
    rule = context.theme.rating_rules[by.rule]
    said = [rating(table.rows()[n][published], table.place(n, published), context.problems) for n in rows]
    codes = [rated(table.figure(n, by.value), table.figure(n, by.target), rule, context.measures.period) for n in rows]
    return tuple(Rated(code, words) for code, words in zip(codes, said, strict=True))


def rated(value: Figure, target: Figure, rule: RatingRule, period: Period) -> str:
    """R, A or G, or ``not rated`` without a value or a target (or with a count's target that is not above zero).

    A share is compared with its target; a count with the target's part for the quarters of the year that have passed.
    """
    if value.value is None or target.value is None:
        return NOT_RATED
    if value.unit.kind in _SHARES:
        below = round(target.value - value.value, 6)  # 0.7 - 0.1 is no 0.6 otherwise
        return "G" if below <= 0 else "R" if below >= rule.red_points else "A"
    if target.value <= 0:
        return NOT_RATED
    _, quarters = period.fiscal_quarter or (0, _QUARTERS)
    part = round(100 * value.value / (target.value * quarters / _QUARTERS), 6)
    return "G" if part >= rule.green_part else "R" if part < rule.red_part else "A"


def check_column(table: TableLike, column: str, place: Place) -> None:
    """PackError, with the nearest name, for a column that a table does not have."""
    if column not in table.columns:
        raise PackError(
            [
                Problem(
                    place,
                    f"the table '{table.name}' has no column '{column}'",
                    f"its columns are {', '.join(table.columns)}",
                    did_you_mean(column, table.columns) or "name one of its columns",
                    rule="unknown-column",
                )
            ]
        )
