"""A donut: the parts of one whole with name, value and share beside each slice, and the total in the middle."""

from __future__ import annotations

from pydantic import Field, model_validator

from reportgen.charts.build_donut import DonutWish, Part, donut_chart, is_nothing
from reportgen.errors import Located
from reportgen.exhibits.block import Block
from reportgen.exhibits.chart_frame import (
    ChartHead,
    check_required,
    framed,
    located,
    message,
    subtitle_runs,
    title_runs,
)
from reportgen.exhibits.context import Context
from reportgen.exhibits.figure_source import FigureSource, figure_of
from reportgen.exhibits.not_available import not_available, why_missing
from reportgen.exhibits.table_source import TableRows, chosen_rows
from reportgen.text.numbers import marker, reason


class SliceSpec(FigureSource):
    """One part of the whole."""

    label: str = Field("", description="What the part is; left out: the figure's short label. Figures stand in {{ }}.")


class SliceTable(TableRows):
    """A table with a row for each part."""

    category: str = Field(description="The column that names the parts.")
    value: str = Field(description="The column of their values.")


class Spec(ChartHead):
    """Up to six parts of one whole: ``slices`` one by one, or the rows of a ``table``."""

    slices: tuple[SliceSpec, ...] = ()
    table: SliceTable | None = None
    whole: FigureSource | None = Field(
        None, description="The whole as stated elsewhere; left out: the sum of the parts."
    )
    total: str = Field("", description="What the whole is: the words under its number in the middle.")

    @model_validator(mode="after")
    def _one_source(self) -> Spec:
        if bool(self.slices) == (self.table is not None):
            raise ValueError("give either 'slices' or a 'table'")
        return self


def build(spec: Spec, context: Context) -> Block:
    """The framed donut. With a part missing no share can be told, so that the [x] panel takes its place."""
    parts = _parts(spec, context)
    check_required(spec, (part.figure for part in parts))
    if not parts or any(part.figure.value is None for part in parts) or is_nothing(parts):
        return _panel(spec, context, parts)
    whole = figure_of(spec.whole, context) if spec.whole else None
    wish = DonutWish(_words(spec.total, "total", spec, context), message(spec, context), whole)
    with located(spec.place):
        built = donut_chart(context.block_id, parts, context.theme, wish)
    return framed(spec, context, built)


def _parts(spec: Spec, context: Context) -> tuple[Part, ...]:
    if spec.table is not None:
        return _rows(spec.table, context)
    figures = [figure_of(item, context) for item in spec.slices]
    return tuple(
        Part(_words(item.label, "label", item, context) or figure.short or figure.label, figure)
        for item, figure in zip(spec.slices, figures, strict=True)
    )


def _rows(source: SliceTable, context: Context) -> tuple[Part, ...]:
    """The table's rows in file order."""
    named = [(source.category, source.place_of("category")), (source.value, source.place_of("value"))]
    table, rows = chosen_rows(source, named, context)
    return tuple(Part(row[source.category], table.figure(number, source.value)) for number, row in rows)


def _words(words: str, key: str, spec: Located, context: Context) -> str:
    return context.words.plain(words, spec.place_of(key)) if words else ""


def _panel(spec: Spec, context: Context, parts: tuple[Part, ...]) -> Block:
    """Why there is no donut: a part that is missing, or nothing to divide."""
    missing = [part for part in parts if part.figure.value is None]
    if missing:
        reasons = tuple(f"{part.label}: {reason(part.figure) or 'not available'}" for part in missing)
        why, sign, heading = why_missing(reasons), marker(missing[0].figure), "Not available this quarter"
    elif parts:
        why, sign, heading = "All parts are zero, so that there are no shares to show.", "0", "Nothing to divide"
    else:
        why, sign, heading = "The table has no rows.", "[x]", "Not available this quarter"
    return not_available(
        block_id=context.block_id,
        place=spec.place,
        title=title_runs(spec, context),
        subtitle=subtitle_runs(spec, context),
        heading=heading,
        reason=why,
        sign=sign,
    )
