"""Milestones: each on the ground of its quarter, with its status as a drawn sign and a word, and what was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from pydantic import Field

from reportgen.errors import Located, PackError, Place, Problem, did_you_mean
from reportgen.exhibits.block import Block, Box, Edge, Row, Sign, Stack, Swatch, Text
from reportgen.exhibits.context import Context, TableLike
from reportgen.exhibits.rating_rule import check_column
from reportgen.spec.names import ColourName, DatasetName, Texts
from reportgen.text.numbers import NOT_AVAILABLE, is_marker
from reportgen.text.paragraph import Paragraph, Run

_SIGN, _STATUS_WIDTH, _GAP = 18.0, 92.0, 6.0
_PADDING = (12.0, 7.0, 12.0, 8.0)


class Status(NamedTuple):
    """The sign of a status and its colour."""

    sign: Sign
    colour: str


STATUSES: Final[Mapping[str, Status]] = {
    "delivered": Status("tick", "rating-green"),
    "on track": Status("arrow", "navy"),
    "some delays": Status("alert", "rating-amber"),
}
_UNKNOWN: Final = Status("unknown", "outline")


class Due(Located):
    """The quarter in which milestones are due: how it is named and on which ground they stand."""

    quarter: str = Field(min_length=1, description="The value in the column of quarters: Q1.")
    label: str = Field(min_length=1, description="The words under the status: Q1 milestone.")
    ground: ColourName = Field(description="The light colour behind these milestones.")
    edge: ColourName = Field("outline", description="The colour of their left edge.")


class Spec(Located):
    """An edition table with the columns milestone, programme, quarter and status."""

    dataset: DatasetName
    where: dict[str, Texts] = Field(default_factory=dict, description="Only rows with one of these values.")
    due: tuple[Due, ...] = Field(min_length=1, description="The quarters, which are told by word and ground.")
    commentary: str = Field(
        "", description="A commentary file with what was done: under each milestone as a heading (##), its text."
    )


def build(spec: Spec, context: Context) -> Block:
    """The milestones in file order, none divided; a list without any says [x] and is a warning.

    PackError for unknown columns, quarters and statuses, and for headings in the commentary that name no milestone.
    """
    table = context.tables.table(spec.dataset, spec.place_of("dataset"))
    for name in ("milestone", "programme", "quarter", "status"):
        check_column(table, name, spec.place_of("dataset"))
    for name in spec.where:
        check_column(table, name, spec.place_of("where"))
    every = table.rows()
    rows = [n for n, row in enumerate(every) if all(row[name] in values for name, values in spec.where.items())]
    if not rows:
        context.problems.warning(spec.place, "no milestones", "", "check the data it reads", rule="empty-table")
        words = Paragraph((Run(f"{NOT_AVAILABLE} no milestones", colour="secondary"),), "body")
        return Text(id=context.block_id, place=spec.place, paragraphs=(words,))
    told = _told(spec, {every[n]["milestone"] for n in rows}, context)
    items = tuple(_item(n, table, spec, told, context) for n in rows)
    return Stack(id=context.block_id, place=spec.place, gap=_GAP, children=items)


def _told(spec: Spec, milestones: set[str], context: Context) -> dict[str, tuple[Paragraph, ...]]:
    """What the commentary says of each milestone, by its heading."""
    if not spec.commentary:
        return {}
    if spec.commentary not in context.commentary:
        raise PackError([_no_commentary(spec, context)])
    source, file = context.commentary[spec.commentary], f"{context.commentary_folder}/{spec.commentary}.md"
    told: dict[str, list[Paragraph]] = {}
    heading, problems = "", []
    for paragraph in context.words.paragraphs(source, Place(file, 1, 1), "body"):
        if not paragraph.role.startswith("H"):
            told.setdefault(heading, []).append(paragraph)
            continue
        heading = paragraph.text.strip()
        if heading not in milestones:
            problems.append(_no_milestone(heading, source, file, milestones))
    if problems:
        raise PackError(problems)
    return {name: tuple(paragraphs) for name, paragraphs in told.items()}


def _item(n: int, table: TableLike, spec: Spec, told: Mapping[str, tuple[Paragraph, ...]], context: Context) -> Block:
    row = table.rows()[n]
    due, status, word = _due(n, table, spec), *_status(n, table, context)
    label = context.words.plain(due.label, due.place_of("label"))
    said = (
        Paragraph((Run(word, bold=True),), "body", space_after=0),
        Paragraph((Run(label, colour="ink"),), "note", space_after=0),
    )
    item = f"{context.block_id}.item-{n + 1}"
    inside = Row(
        children=(
            Swatch(colour=status.colour, sample=status.sign, w=_SIGN, h=_SIGN),
            Text(id=f"{item}.status", paragraphs=said, may_split=False),
            Text(id=f"{item}.text", paragraphs=tuple(_words(row, told)), may_split=False),
        ),
        widths=(_SIGN, _STATUS_WIDTH, 1),
        gap=10,
    )
    return Box(
        id=item, place=spec.place, child=inside, fill=due.ground, edge=Edge("left", 4, due.edge), padding=_PADDING
    )


def _words(row: Mapping[str, str], told: Mapping[str, tuple[Paragraph, ...]]) -> Iterator[Paragraph]:
    """The milestone, the programme that it belongs to, and what was done."""
    yield Paragraph((Run(row["milestone"]),), "tile-label", role="H2")
    if row["programme"].strip():
        yield Paragraph((Run(f"Part of {row['programme'].strip()}", colour="ink"),), "note", space_after=1)
    yield from told.get(row["milestone"], ())


def _due(n: int, table: TableLike, spec: Spec) -> Due:
    quarter = table.rows()[n]["quarter"]
    found = next((due for due in spec.due if due.quarter == quarter), None)
    if found is None:
        known = [due.quarter for due in spec.due]
        raise PackError(
            [
                Problem(
                    table.place(n, "quarter"),
                    f"'{quarter}' is no quarter of this list",
                    f"it has {', '.join(known)}",
                    did_you_mean(quarter, known) or "add it under 'due'",
                    rule="quarter",
                )
            ]
        )
    return found


def _status(n: int, table: TableLike, context: Context) -> tuple[Status, str]:
    """The sign and the word; a marker says that the status is not available, other words are an error at their cell."""
    words = table.rows()[n]["status"].strip()
    if words in STATUSES:
        return STATUSES[words], words.capitalize()
    if words and not is_marker(words):
        expected = f"expected one of {', '.join(STATUSES)}, or [x] where there is none"
        hint = did_you_mean(words, STATUSES) or "correct the table"
        context.problems.error(table.place(n, "status"), f"'{words}' is no status", expected, hint, rule="status")
    return _UNKNOWN, f"{NOT_AVAILABLE} Unknown"


def _no_commentary(spec: Spec, context: Context) -> Problem:
    return Problem(
        spec.place_of("commentary"),
        f"no commentary '{spec.commentary}' in this edition",
        f"expected a file {context.commentary_folder}/{spec.commentary}.md",
        did_you_mean(spec.commentary, context.commentary) or "write that file",
        rule="unknown-commentary",
    )


def _no_milestone(heading: str, source: str, file: str, milestones: set[str]) -> Problem:
    lines = source.splitlines()
    line = next((n for n, words in enumerate(lines, start=1) if words.lstrip("# ").strip() == heading), 1)
    return Problem(
        Place(file, line, 1),
        f"the heading '{heading}' names no milestone of this list",
        f"expected one of {', '.join(sorted(milestones))}",
        did_you_mean(heading, milestones) or "write the milestone as the table has it",
        rule="unknown-milestone",
    )
