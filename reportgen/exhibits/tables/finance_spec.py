"""The spec of a finance table: rows by their level, columns of money, and what each column should follow from."""

from __future__ import annotations

from pydantic import Field, model_validator

from reportgen.errors import Located
from reportgen.spec.names import DatasetName, Texts


class MoneyColumn(Located):
    """A column of money: budget, actual, forecast, variance."""

    column: str = Field(description="The dataset's column.")
    header: str = Field(min_length=1, description="The words at the head, a template.")
    band: str = Field("", description="Words over this header; neighbours with the same words share one band.")
    bold: bool = Field(False, description="Bold values, for the column that answers the question: the variance.")
    equals: str = Field("", description="What it should follow from in its row: 'forecast_gbp_m - budget_gbp_m'.")

    @property
    def addends(self) -> tuple[tuple[int, str], ...]:
        """The columns that ``equals`` names, each with its sign; none when nothing is said."""
        words = self.equals.split()
        signs = (1, *(-1 if sign == "-" else 1 for sign in words[1::2]))
        return tuple(zip(signs, words[::2], strict=True)) if words else ()

    @model_validator(mode="after")
    def _readable(self) -> MoneyColumn:
        words = self.equals.split()
        if words and (len(words) % 2 == 0 or any(sign not in ("+", "-") for sign in words[1::2])):
            raise ValueError("'equals' is written as columns with + or - between spaces: forecast_gbp_m - budget_gbp_m")
        return self


class Spec(Located):
    """A finance table from an edition table whose ``level`` column says which rows add up others.

    The levels are line, subtotal (of the lines since the last subtotal or total), total (of all that stands above) and
    grand (such a total, the last).
    """

    dataset: DatasetName = Field(description="An edition table.")
    rows: str = Field(description="The column of the rows' names.")
    level: str = Field("level", description="The column of the rows' levels: line, subtotal, total or grand.")
    columns: tuple[MoneyColumn, ...] = Field(min_length=1)
    across: str = Field("", description="A column whose values stand beside each other, each over all columns: entity.")
    consolidated: bool = Field(False, description="The last of the values across is the sum of the others.")
    where: dict[str, Texts] = Field(
        default_factory=dict, description="Only rows with one of these values; sums are checked over all rows."
    )
    unit: str = Field("£ million", description="The words over the row names.")
    decimals: int | None = Field(None, ge=0, le=3, description="Places shown everywhere; left out: the data's most.")
    title: str = Field("", description="A title above the table: the message.")
    subtitle: str = Field("", description="What, where and when, above the table.")
    note: str = Field("", description="The first words under the table, such as what brackets mean.")
    missing: str = Field("[x] not available.", description="Words under a table that has missing values.")
    alt: str = Field("", description="What a reader who hears the table should take from it; its range is told anyway.")
    row_height: float | None = Field(None, ge=12, le=60, description="Points; left out: by the number of rows.")

    @model_validator(mode="after")
    def _across(self) -> Spec:
        if self.consolidated and not self.across:
            raise ValueError("'consolidated' belongs to 'across'")
        return self
