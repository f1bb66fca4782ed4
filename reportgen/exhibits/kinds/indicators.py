"""Indicators: values beside their targets, each rated by a rule, and a note where the published rating differs."""

from __future__ import annotations

from dataclasses import replace

from pydantic import Field, model_validator

from reportgen.exhibits.block import Block, Stack, Text
from reportgen.exhibits.context import Context
from reportgen.exhibits.rating_rule import Rated, RatedBy, ratings
from reportgen.exhibits.ratings import NOT_RATED, meaning
from reportgen.exhibits.tables import spec as tables
from reportgen.exhibits.tables.assemble import table_of
from reportgen.exhibits.tables.by_row import chosen_rows, grid_of_rows
from reportgen.exhibits.tables.grid import Entry, Grid, GridColumn
from reportgen.exhibits.tables.heads import table_heads
from reportgen.exhibits.tables.summary import summary
from reportgen.exhibits.walk import identified
from reportgen.spec.names import RatingScaleName
from reportgen.text.paragraph import Paragraph, Run

_MARK = " *"


class Spec(tables.Spec):
    """An edition table whose column ``format: rating`` holds published ratings; shown are those of the rule."""

    rated: RatedBy = Field(description="The rule that rates, and the columns that it compares.")
    scale: RatingScaleName = Field(description="A rating scale of the theme: what each letter says.")
    row_names: str = Field(description="The column of the rows' names, by which a note tells them.")
    published: str = Field("As published", description="The header over the published ratings.")

    @model_validator(mode="after")
    def _one_rating(self) -> Spec:
        if sum(column.format == "rating" for column in self.columns) != 1:
            raise ValueError("one column has 'format: rating': the published ratings")
        if self.row_names not in {column.column for column in self.columns}:
            raise ValueError("'row_names' is one of the columns shown")
        return self


def build(spec: Spec, context: Context) -> Block:
    """The table, with the published rating beside the rule's, and a note under it that names each difference.

    PackError for unknown datasets and columns; a table without rows is a warning.
    """
    grid, found = _rated(spec, context)
    if not grid.rows:
        context.problems.warning(spec.place, "a table without rows", "", "check the data it reads", rule="empty-table")
    heads = table_heads(spec, context)
    message = context.words.plain(spec.alt, spec.place_of("alt")) if spec.alt else ""
    table = table_of(
        grid,
        context.theme,
        alt=summary(grid, message),
        caption=" ".join(head.text for head in heads),
        twin=False,
        row_height=spec.row_height,
    )
    children: list[Block] = [identified(table, f"{context.block_id}.table", spec.place)]
    if heads:
        children.insert(0, Text(id=f"{context.block_id}.head", place=spec.place, paragraphs=heads, may_split=False))
    note = _note(spec, grid, found, context)
    if note:
        words = Paragraph((Run(note),), "footnote", "Note")
        children.append(Text(id=f"{context.block_id}.note", place=spec.place, paragraphs=(words,), may_split=False))
    return Stack(id=context.block_id, place=spec.place, gap=4, children=tuple(children))


def _rated(spec: Spec, context: Context) -> tuple[Grid, tuple[Rated, ...]]:
    """The grid with the rule's ratings in place of the published ones, which get a column of their own after them."""
    grid = grid_of_rows(spec, context)
    at = _rating(spec)
    named = tuple(
        replace(made, names_row=column.column == spec.row_names)
        for made, column in zip(grid.columns, spec.columns, strict=True)
    )
    table = context.tables.table(spec.dataset or "", spec.place_of("dataset"))
    found = ratings(table, chosen_rows(spec, table), spec.rated, spec.columns[at].column, context)
    header = context.words.plain(spec.published, spec.place_of("published"))
    column = GridColumn(header=header, width=104, indent=11)
    rows = tuple(
        replace(row, entries=(*row.entries[:at], *_both(row.entries[at], rated), *row.entries[at + 1 :]))
        for row, rated in zip(grid.rows, found, strict=True)
    )
    return Grid((*named[: at + 1], column, *named[at + 1 :]), rows), found


def _rating(spec: Spec) -> int:
    """Which column holds the published ratings."""
    return next(n for n, column in enumerate(spec.columns) if column.format == "rating")


def _both(entry: Entry, rated: Rated) -> tuple[Entry, Entry]:
    said = f"{rated.published}{_MARK}" if rated.differs else rated.published
    return replace(entry, words=rated.code), replace(entry, words=said)


def _note(spec: Spec, grid: Grid, found: tuple[Rated, ...], context: Context) -> str:
    """``* Published otherwise: Calls answered is A (below target), by the rule G (on or above target).``"""
    scale = context.theme.ratings[spec.scale]

    def told(code: str) -> str:
        return code if code == NOT_RATED else f"{code} ({meaning(code, scale)})"

    names = next(n for n, column in enumerate(spec.columns) if column.column == spec.row_names)
    entries = [row.entries[names + (names > _rating(spec))] for row in grid.rows]
    differing = [(entry.words, rated) for entry, rated in zip(entries, found, strict=True) if rated.differs]
    if not differing:
        return ""
    said = "; ".join(f"{name} is {told(rated.published)}, by the rule {told(rated.code)}" for name, rated in differing)
    return f"* Published otherwise: {said}."
