"""Where a single figure of an exhibit comes from: a measure, or a named cell of an edition table."""

from __future__ import annotations

from pydantic import Field, model_validator

from reportgen.errors import Located
from reportgen.exhibits.context import Context
from reportgen.metrics.figure import Figure
from reportgen.metrics.period import parse_quarter
from reportgen.spec.names import MeasureName, QuarterText


class FigureKeys(Located):
    """The keys by which one figure is named: a ``measure``, or a ``cell`` as in a template by table, row and column."""

    measure: MeasureName | None = None
    cell: tuple[str, str, str] | None = Field(None, description="[table, row, column], as in {{ cell(...) }}.")
    basis: str | None = Field(None, description="quarter, rolling 12 months ...; left out: the measure's own.")
    period: QuarterText | None = Field(None, description="A quarter; left out: the edition's.")
    where: dict[str, str] = Field(default_factory=dict, description="Further filters: {borough: Camden}.")

    @model_validator(mode="after")
    def _of_a_measure(self) -> FigureKeys:
        if self.measure is None and (self.basis or self.period or self.where):
            raise ValueError("'basis', 'period' and 'where' belong to a measure")
        return self


class FigureSource(FigureKeys):
    """One figure, named in just one way."""

    @model_validator(mode="after")
    def _one_source(self) -> FigureSource:
        if (self.measure is None) == (self.cell is None):
            raise ValueError("give either a 'measure' or a 'cell'")
        return self


def figure_of(source: FigureKeys, context: Context) -> Figure:
    """The figure, which may be missing; PackError for unknown names."""
    if source.cell is not None:
        table, row, column = source.cell
        return context.tables.cell(table, row, column, source.place_of("cell"))
    return context.measures.figure(
        source.measure or "",
        basis=source.basis,
        period=parse_quarter(source.period) if source.period else None,
        where=source.where or None,
        place=source.place_of("measure"),
    )
