"""The spec of a table: where its rows come from, its columns, and what is marked in them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.errors import Located
from reportgen.spec.names import DatasetName, HeatName, MeasureName, MovementName, Texts

Format = Literal["text", "number", "percent", "points", "budget", "rating"]
ChangeKind = Literal["number", "percent", "points"]


class Column(Located):
    """One column. ``measure`` fills it in a table by a dimension, ``column`` in a table of a dataset's rows."""

    header: str = Field("", description="The words at the head, a template. Empty: the figures' period.")
    band: str = Field("", description="Words over this header; neighbours with the same words share one band.")
    measure: MeasureName | None = Field(
        None, description="The measure, such as knife_crime or knife_crime.detection_rate."
    )
    basis: str | None = Field(None, description="quarter, rolling 12 months ...; left out: the measure's own.")
    period: str = Field("", description="A comparator (previous 12 months): the value then instead of now.")
    change: str = Field("", description="A comparator (previous 12 months): the change since then.")
    as_: ChangeKind | None = Field(None, alias="as", description="How a change is counted; left out: by the unit.")
    where: dict[str, str] = Field(default_factory=dict, description="Further filters: {sex: Female}.")
    column: str = Field("", description="The dataset's column.")
    format: Format | None = Field(None, description="How a dataset's column is shown; left out: by its values.")
    decimals: int | None = Field(None, ge=0, le=4, description="Places shown; left out: the figures' own.")
    signed: bool | None = Field(None, description="+ before positive values; left out: yes for points.")
    bare: bool | None = Field(None, description="Points without pp; left out: when the header says points.")
    arrow: bool = Field(False, description="An arrow in a column of its own before the value.")
    family: MovementName | None = Field(
        None, description="Which movement thresholds the arrow of a dataset's column follows."
    )
    heat: HeatName | None = Field(None, description="A heat scale of the theme.")
    bold: bool = Field(False, description="Bold values, for the column that answers the question.")
    sort: Literal["ascending", "descending"] | None = Field(None, description="Sort the rows by this column.")
    width: float = Field(0, ge=0, description="Width in points; 0: by its content.")
    indent: float = Field(0, ge=0, le=40, description="Points before the words of a text column that follows numbers.")

    @model_validator(mode="after")
    def _one_source(self) -> Column:
        if bool(self.measure) == bool(self.column):
            raise ValueError("a column has either 'measure' or 'column'")
        if self.period and self.change:
            raise ValueError("a column shows either the value of a 'period' or a 'change', not both")
        if self.as_ and not self.change:
            raise ValueError("'as' belongs to a 'change'")
        return self


def bare_points(column: Column, header: str) -> bool:
    """Whether a column's percentage points stand without their unit: its header says it, or the spec asks for it."""
    return column.bare if column.bare is not None else "point" in header or "pp" in header.split()


class Spec(Located):
    """A table of measures ``by`` a dimension, or of a ``dataset``'s rows."""

    by: str = Field("", description="The dimension whose values are the rows: borough.")
    dataset: DatasetName | None = Field(None, description="An edition table, shown row by row.")
    columns: tuple[Column, ...] = Field(min_length=1)
    label: str = Field("", description="The header over the row names; left out: the dimension's name.")
    label_width: float = Field(0, ge=0, description="Width of the row names in points; 0: by their content.")
    total: str = Field("", description="The words of a total row under a table by a dimension: Met total.")
    names: dict[str, str] = Field(default_factory=dict, description="Shorter names of rows: {data's name: shown name}.")
    last: Texts = Field((), description="Rows, by the data's names, after all others: the airports.")
    leave_out: Texts = Field((), description="Rows that are not shown.")
    group: Texts = Field((), description="A dataset's columns shown only in the first row of each group.")
    group_row: str = Field("", description="A dataset's column whose value stands in a row of its own above its rows.")
    total_rows: Texts = Field((), description="Names of a dataset's rows that are totals.")
    lead_rows: Texts = Field((), description="Names of a dataset's rows that lead the others, tinted: the average.")
    where: dict[str, Texts] = Field(
        default_factory=dict, description="Only rows of a dataset with one of these values."
    )
    title: str = Field("", description="A title above the table: the message.")
    subtitle: str = Field("", description="What, where and when, above the table.")
    alt: str = Field("", description="What a reader who hears the table should take from it; its range is told anyway.")
    twin: bool = Field(False, description="Two halves side by side.")
    required: bool = Field(False, description="Make a missing figure of the total or last row an error instead of [x].")
    row_height: float | None = Field(None, ge=12, le=60, description="Points; left out: by the number of rows.")

    @model_validator(mode="after")
    def _one_source(self) -> Spec:
        if bool(self.by) == bool(self.dataset):
            raise ValueError("a table has either 'by' with measures or a 'dataset'")
        wrong = [column for column in self.columns if bool(column.measure) != bool(self.by)]
        if wrong:
            wanted = "'measure'" if self.by else "'column'"
            raise ValueError(f"every column of this table needs {wanted}")
        return self
