"""Models of data/measures.yaml: what every number in the packs is, by name."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field, field_validator, model_validator

from reportgen.errors import Located
from reportgen.spec.names import DatasetName, MeasureName, MovementName, PeriodText, check_period

Scalar = str | bool | int | float
BasisName = Literal[
    "month", "quarter", "rolling 12 months", "r12", "year to date", "ytd", "full year", "year", "snapshot"
]
UnitKindName = Literal["count", "percent", "points", "rate", "money", "ratio", "days", "score"]

_VALUE = re.compile(r"^(sum|mean|last|value)\(\s*([A-Za-z_]\w*)\s*\)$|^(count)\(\s*\)$")
EARLIER = re.compile(r"(\d{1,2}) (month|year)s? earlier")
_COLUMN = re.compile(r"^([A-Za-z_][\w-]*)\.([A-Za-z_]\w*)$")


class NotCondition(Located):
    """``{not: value}`` or ``{not: [values]}``: every row but these."""

    not_: Scalar | tuple[Scalar, ...] = Field(alias="not")

    @property
    def values(self) -> tuple[str, ...]:
        """The values left out, as text."""
        return texts(self.not_)


Condition = Scalar | tuple[Scalar, ...] | NotCondition
Where = dict[str, Condition]


def texts(value: Scalar | tuple[Scalar, ...]) -> tuple[str, ...]:
    """One value or several as texts, the form in which they are compared with a column."""
    return tuple(str(v) for v in value) if isinstance(value, tuple) else (str(value),)


class UnitSpec(Located):
    """A unit in full: ``{kind: count, name: searches, singular: search}``."""

    kind: UnitKindName = "count"
    name: str
    singular: str = ""


class PerSpec(Located):
    """A rate: the measure over a population, times ``times``. ``by`` is the column both datasets share."""

    population: str
    by: str = "borough"
    times: float = Field(default=1000, gt=0)

    @field_validator("population")
    @classmethod
    def _names_a_column(cls, value: str) -> str:
        if not _COLUMN.match(value):
            raise ValueError(f"'{value}' names no column; write dataset.column")
        return value

    @property
    def dataset(self) -> str:
        """The dataset that holds the population."""
        return self.population.partition(".")[0]

    @property
    def column(self) -> str:
        """The population's column."""
        return self.population.partition(".")[2]


class Shown(Located):
    """How a measure or ratio is named and shown, and which way is good."""

    label: str
    short: str = ""  # for tiles and keys; empty: the label
    unit: str | UnitSpec
    decimals: int | None = Field(default=None, ge=0, le=6)  # None: by the unit
    good: Literal["up", "down", "neither"] = "neither"
    family: MovementName | None = None  # movement thresholds; None: by the unit
    description: str = ""


class RatioSpec(Shown):
    """A figure derived from a measure: ``<measure>.<ratio>``.

    One of three forms: ``top`` (filters that replace the measure's own, or another measure) ``over`` a measure (itself
    when left out) or over other filters; ``per`` a population; ``of_total``: the share of the measure as a whole.
    """

    label: str = ""
    unit: str | UnitSpec = "%"
    top: Where | MeasureName | None = None
    over: Where | MeasureName | None = None
    per: PerSpec | None = None
    of_total: bool = False
    basis: BasisName | None = None  # None: the measure's
    times: float = 100

    @model_validator(mode="after")
    def _one_form(self) -> RatioSpec:
        forms = [self.top is not None or self.over is not None, self.per is not None, self.of_total]
        if sum(forms) != 1:
            raise ValueError("a ratio has one form: top with over, or per, or of_total")
        return self

    def label_in(self, measure: str, name: str) -> str:
        """Its label, or one made of its measure's label and its own name."""
        return self.label or f"{measure}: {name.replace('_', ' ')}"


class MeasureSpec(Shown):
    """A measure: which rows of which dataset, how they become a number, and how it is shown.

    ``value`` is ``sum(column)``, ``count()``, ``mean(column)``, ``last(column)`` (a snapshot: its value in the window's
    last month) or ``value(column)`` (points published for ``basis``, which then is the only basis they can give).
    ``times`` turns what the column holds into the unit (100 for proportions shown as %). ``since`` is the first period
    that may be compared. ``absent: zero`` says that a month without matching rows counts nothing (one row per event);
    else it is missing.
    """

    dataset: DatasetName
    where: Where = Field(default_factory=dict)
    value: str
    times: float = 1
    basis: BasisName = "quarter"
    since: PeriodText | None = None
    absent: Literal["missing", "zero"] = "missing"
    ratios: dict[str, RatioSpec] = Field(default_factory=dict)

    @field_validator("value")
    @classmethod
    def _is_a_calculation(cls, value: str) -> str:
        if not _VALUE.match(value):
            raise ValueError(
                f"'{value}' is no calculation; write sum(column), count(), mean(column), last(column) or value(column)"
            )
        return value

    @property
    def operation(self) -> str:
        """``sum``, ``count``, ``mean``, ``last`` or ``value``."""
        return self.value.partition("(")[0]

    @property
    def column(self) -> str | None:
        """The column the calculation reads; None for ``count()``."""
        match = _VALUE.match(self.value)
        return match[2] if match else None


class BaselineSpec(Located):
    """A named point of comparison.

    ``period`` is a fixed period (``12 months to February 2020``, ``Q1 2020/21``, ``2019/20``), or moves with the
    edition's quarter: ``same quarter of 2019/20``, ``3 years earlier``. ``phrase`` is how a sentence names it (``its
    level before the pandemic``). ``family`` names the thresholds for wording levels against it.
    """

    period: str
    phrase: str = ""
    family: MovementName = "pre-pandemic"

    @field_validator("period")
    @classmethod
    def _is_a_period(cls, value: str) -> str:
        if EARLIER.fullmatch(value):
            return value
        start = "same quarter of "
        if value.startswith(start):
            check_period(f"Q1 {value.removeprefix(start)}")
            return value
        return check_period(value)


class MeasureBook(Located):
    """All of data/measures.yaml."""

    baselines: dict[str, BaselineSpec] = Field(default_factory=dict)
    measures: dict[str, MeasureSpec]

    @field_validator("measures")
    @classmethod
    def _names_are_plain(cls, value: dict[str, MeasureSpec]) -> dict[str, MeasureSpec]:
        for name in value:
            if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
                raise ValueError(f"'{name}' is no measure name; use small letters, digits and _")
        return value
