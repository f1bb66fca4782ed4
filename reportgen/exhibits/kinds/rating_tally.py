"""A tally of ratings: how many rows of an edition table have each code, as a chip, a number and what it says."""

from __future__ import annotations

from collections import Counter

from pydantic import Field

from reportgen.errors import Located, PackError, Problem, did_you_mean
from reportgen.exhibits.block import Block, Box, Row, Rule, Space, Stack, Text
from reportgen.exhibits.context import Context, TableLike
from reportgen.exhibits.ratings import NOT_RATED, ORDER, look, meaning, rating
from reportgen.spec.names import DatasetName, RatingScaleName
from reportgen.spec.supplied import IN_WORDS
from reportgen.text.numbers import NOT_AVAILABLE, is_marker
from reportgen.text.paragraph import Paragraph, Run
from reportgen.theme import RatingScale

_CHIP_WIDTH, _CHIP_HEIGHT, _A_LINE = 26.0, 22.0, 4


class Spec(Located):
    """Counts by code over all rows of a table; codes that no row has are left out, rows without one are counted too."""

    dataset: DatasetName
    column: str = Field("conf", description="The column of ratings.")
    scale: RatingScaleName = Field(description="A rating scale of the theme: what each letter says.")
    heading: str = Field("Ratings at a glance", description="The words above, a template.")


def build(spec: Spec, context: Context) -> Block:
    """Heading and counts at the foot of the slot, under a rule; PackError for an unknown dataset or column."""
    table = context.tables.table(spec.dataset, spec.place_of("dataset"))
    if spec.column not in table.columns:
        raise PackError([_unknown_column(spec, table)])
    counts = _counts(spec, table, context)
    scale = context.theme.ratings[spec.scale]
    heading = Paragraph(context.words.inline(spec.heading, spec.place_of("heading")), "tile-label", "H2")
    children: list[Block] = [Space(stretch=True), Rule(), Space(height=6), Text(paragraphs=(heading,), may_split=False)]
    codes = tuple(counts)
    for line in (codes[n : n + _A_LINE] for n in range(0, len(codes), _A_LINE)):
        columns: list[Block] = [_count(code, counts[code], scale, context.block_id) for code in line]
        columns += [Space()] * (min(len(codes), _A_LINE) - len(columns))
        children += [Space(height=6), Row(children=tuple(columns), gap=8)]
    return Stack(id=context.block_id, place=spec.place, gap=0, keep_together=True, children=tuple(children))


def _counts(spec: Spec, table: TableLike, context: Context) -> dict[str, int]:
    """How many rows have each code, complete ones first; a marker counts as not rated, or as to be supplied."""
    codes = [
        rating(row[spec.column], table.place(n, spec.column), context.problems) for n, row in enumerate(table.rows())
    ]
    marked = IN_WORDS if table.waits else NOT_RATED
    found = Counter(marked if is_marker(code) else code for code in codes)
    return {code: found[code] for code in (*ORDER, IN_WORDS) if found[code]}


def _count(code: str, count: int, scale: RatingScale, block_id: str) -> Block:
    number = Text(paragraphs=(Paragraph((Run(str(count)),), "finding-value"),), may_split=False)
    chip = Row(children=(_chip(code, block_id), number), widths=(_CHIP_WIDTH, 1), gap=8, align="middle")
    said = meaning(code, scale) if code in ORDER else f"{NOT_AVAILABLE} {code}"
    words = Text(paragraphs=(Paragraph((Run(said),), "key"),), may_split=False)
    return Stack(gap=2, children=(chip, words))


def _chip(code: str, block_id: str) -> Block:
    """The code on its colour; an empty outlined square for what is not rated."""
    colours = look(code)
    chip_id = f"{block_id}.chip-{code.replace(' ', '-')}"
    if colours is None:
        return Box(id=chip_id, child=Space(height=_CHIP_HEIGHT), outline="outline", height=_CHIP_HEIGHT)
    letters = Paragraph((Run(code, colour=colours.colour),), "chip")
    words = Text(paragraphs=(letters,), may_split=False)
    return Box(id=chip_id, child=words, fill=colours.fill, padding=(0, 4, 0, 4), height=_CHIP_HEIGHT)


def _unknown_column(spec: Spec, table: TableLike) -> Problem:
    return Problem(
        spec.place_of("column"),
        f"the table '{table.name}' has no column '{spec.column}'",
        f"its columns are {', '.join(table.columns)}",
        did_you_mean(spec.column, table.columns) or "name its column of ratings",
        rule="unknown-column",
    )
