"""The policy by which a dataset's small counts are hidden, and what could tell them."""

from __future__ import annotations

from pydantic import Field, model_validator

from reportgen.errors import Located


class DisclosureSpec(Located):
    """How a dataset keeps small counts from being shown or worked back.

    Of a series, the counts of a quarter by the groups of ``by`` are one column with its total. Of a table, the
    ``columns`` are, with their totals in the row that ``total_row`` names and in ``total_column``.
    """

    threshold: int = Field(ge=1, description="counts from 1 to below this are hidden and read [c]")
    columns: tuple[str, ...] = Field(min_length=1, description="the columns that hold counts")
    by: str | None = Field(
        None, description="a series: the column whose groups are shown beside their total, as borough"
    )
    total_row: dict[str, str] = Field(default_factory=dict, description="a table: what its row of totals holds")
    total_column: str | None = Field(None, description="a table: the one of the columns that holds each row's total")
    derived: tuple[str, ...] = Field((), description="a table: rates and changes, hidden where a count of their row is")
    zero_is_safe: bool = Field(True, description="false: a zero is hidden as small counts are")
    secondary: bool = Field(True, description="hide further counts, so that none can be worked back from totals")
    round_to: int = Field(1, ge=1, description="counts are rounded to a multiple of this")

    @model_validator(mode="after")
    def _whole(self) -> DisclosureSpec:
        if self.total_column is not None and self.total_column not in self.columns:
            raise ValueError(f"the total_column '{self.total_column}' is none of the columns")
        return self

    def rounded(self, count: float) -> float:
        """A count as it is shown: the nearest multiple, halves up."""
        return count if self.round_to == 1 else float((count + self.round_to / 2) // self.round_to * self.round_to)
