"""A risk register: risks and issues, each with its score, its trend in arrow and word, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from pydantic import Field

from reportgen.errors import Located, Problems
from reportgen.exhibits.block import Block, Cell, Stack, Table, TableRow, Text
from reportgen.exhibits.context import Context, TableLike
from reportgen.exhibits.rating_rule import check_column
from reportgen.exhibits.ratings import Look
from reportgen.exhibits.ratings import look as look_of
from reportgen.exhibits.tables.heads import table_heads
from reportgen.exhibits.walk import identified
from reportgen.spec.names import DatasetName, Texts
from reportgen.text.numbers import NOT_AVAILABLE, is_marker
from reportgen.text.paragraph import Align, Paragraph, Run

_STYLE = "body"  # in its place the layout puts the table style that fits
_STYLES = ("table-register", "table-large", "table", "table-small")
_WIDTHS: Final = (0.6, 52.0, 96.0, 0.4)
_HEADERS: Final = ("Description", "Score", "Trend", "Why the trend")
_ROW, _GROUP_ROW = 46.0, 26.0
_TREND_INDENT, _NUMBER_INDENT = 9.0, 20.0


class _Word(NamedTuple):
    """What a code says, and how it looks."""

    sign: str
    word: str
    bold: bool = False


SCORES: Final[Mapping[str, str]] = {"H": "high", "M": "medium", "L": "low"}
_SCORE_LOOKS: Final[Mapping[str, str]] = {"H": "R", "M": "A", "L": "G"}
TRENDS: Final[Mapping[str, _Word]] = {
    "up": _Word("↑", "Worse", bold=True),
    "level": _Word("→", "Level"),
    "down": _Word("↓", "Better"),
}


class Group(Located):
    """Rows of one type under words of their own."""

    type: str = Field(min_length=1, description="The value in the column of types: risk.")
    heading: str = Field(min_length=1, description="The words above these rows: 'Risks: what might happen'.")


class Spec(Located):
    """An edition table with the columns no, description, score (H, M, L), trend (up, level, down) and why."""

    dataset: DatasetName
    where: dict[str, Texts] = Field(default_factory=dict, description="Only rows with one of these values.")
    column: str = Field("type", description="The column by which rows are grouped.")
    groups: tuple[Group, ...] = Field(min_length=1, description="The groups in their order.")
    title: str = Field("", description="A title above the table: the message.")
    subtitle: str = Field("", description="What, where and when, above the table.")
    alt: str = Field("", description="What a reader who hears the table should take from it.")
    row_height: float = Field(_ROW, ge=18, le=80, description="Points at least.")


class _Risk(NamedTuple):
    """One row as text; score and trend are codes, or [x] where there is none."""

    number: str
    description: str
    score: str
    trend: str
    why: str


def build(spec: Spec, context: Context) -> Block:
    """One table, each group under its heading; a group without rows says [x]. PackError for unknown columns."""
    table = context.tables.table(spec.dataset, spec.place_of("dataset"))
    for name in ("no", "description", "score", "trend", "why"):
        check_column(table, name, spec.place_of("dataset"))
    for name in (spec.column, *spec.where):
        check_column(table, name, spec.place_of("column" if name == spec.column else "where"))
    groups = [(group, _risks(group, spec, table, context.problems)) for group in spec.groups]
    if not any(risks for _, risks in groups):
        context.problems.warning(spec.place, "a table without rows", "", "check the data it reads", rule="empty-table")
    heads = table_heads(spec, context)
    made = Table(
        header=tuple(_header(words, n) for n, words in enumerate(_HEADERS)),
        rows=tuple(row for group, risks in groups for row in _rows(group, risks, spec, context)),
        widths=_WIDTHS,
        alt=_alt([risk for _, risks in groups for risk in risks], spec, context),
        caption=" ".join(head.text for head in heads),
        header_height=_GROUP_ROW,
        row_height=spec.row_height,
        styles=_STYLES,
    )
    if not heads:
        return identified(made, context.block_id, spec.place)
    words = Text(id=f"{context.block_id}.head", place=spec.place, paragraphs=heads, may_split=False)
    body = identified(made, f"{context.block_id}.table", spec.place)
    return Stack(id=context.block_id, place=spec.place, gap=3, children=(words, body))


def _risks(group: Group, spec: Spec, table: TableLike, problems: Problems) -> list[_Risk]:
    """The group's rows in file order; a score or a trend that is none is an error at its cell."""
    risks = []
    for n, row in enumerate(table.rows()):
        if row[spec.column] != group.type or any(row[name] not in values for name, values in spec.where.items()):
            continue
        codes = [_code(n, name, table, known, problems) for name, known in (("score", SCORES), ("trend", TRENDS))]
        texts = [row[name].strip() or NOT_AVAILABLE for name in ("no", "description", "why")]
        risks.append(_Risk(texts[0], texts[1], codes[0], codes[1], texts[2]))
    return risks


def _code(row: int, name: str, table: TableLike, known: Iterable[str], problems: Problems) -> str:
    words = table.rows()[row][name].strip()
    if words in known:
        return words
    if words and not is_marker(words):
        problems.error(
            table.place(row, name),
            f"'{words}' is no {name}",
            f"expected one of {', '.join(known)}, or [x] where there is none",
            "correct the table",
            rule=name,
        )
    return words if is_marker(words) else NOT_AVAILABLE


def _rows(group: Group, risks: list[_Risk], spec: Spec, context: Context) -> Iterable[TableRow]:
    heading = context.words.plain(group.heading, group.place_of("heading"))
    words = _cell(heading, bold=True, colour="priority", header=True)
    empty = Cell(paragraphs=())
    yield TableRow(cells=(words, empty, empty, empty), height=_GROUP_ROW, rule="group", keep_with_next=True)
    if not risks:
        absent = _cell(NOT_AVAILABLE, colour="secondary")
        yield TableRow(cells=(absent,) * len(_HEADERS), rule="inner")
    for risk in risks:
        yield TableRow(cells=_cells(risk))


def _cells(risk: _Risk) -> tuple[Cell, ...]:
    return (
        _description(risk),
        _score(risk.score),
        _trend(risk.trend),
        _cell(risk.why),
    )


def _description(risk: _Risk) -> Cell:
    """The number hung before the words, so that the words head the row."""
    words = Paragraph((Run(risk.description),), _STYLE, marker=risk.number, indent=_NUMBER_INDENT)
    return Cell(paragraphs=(words,), header="row")


def _score(code: str) -> Cell:
    """H, M or L on its colour; what has no score is [x] without one."""
    look: Look | None = look_of(_SCORE_LOOKS[code]) if code in SCORES else None
    if look is None:
        return _cell(code, colour="secondary", align="centre")
    words = Paragraph((Run(code, bold=True, colour=look.colour),), _STYLE)
    return Cell(paragraphs=(words,), align="centre", fill=look.fill, chip=True, reads=SCORES[code].capitalize())


def _trend(code: str) -> Cell:
    """Arrow and word; the arrow is silent, since the word says it."""
    if code not in TRENDS:
        return _cell(code, colour="secondary", indent=_TREND_INDENT)
    sign, word, bold = TRENDS[code]
    words = Paragraph((Run(f"{sign}  {word}", bold=bold or None),), _STYLE)
    return Cell(paragraphs=(words,), indent=_TREND_INDENT, reads=word)


def _header(words: str, column: int) -> Cell:
    align: Align = "centre" if column == 1 else "left"
    run = Run(words, bold=True, colour="white")
    return Cell(paragraphs=(Paragraph((run,), _STYLE),), align=align, header="column",
                indent=_TREND_INDENT if column == 2 else 0)  # fmt: skip


def _cell(
    words: str,
    *,
    bold: bool = False,
    colour: str | None = None,
    align: Align = "left",
    header: bool = False,
    indent: float = 0,
) -> Cell:
    run = Run(words, bold=bold or None, colour=colour)
    return Cell(paragraphs=(Paragraph((run,), _STYLE),), align=align, header="row" if header else None, indent=indent)


def _alt(risks: list[_Risk], spec: Spec, context: Context) -> str:
    """``Register of 6 rows. Score: high in 4 rows. Trend: worse in 4 rows.`` and the author's message."""

    def counted(count: int) -> str:
        return f"{count} {'row' if count == 1 else 'rows'}"

    scores, trends = Counter(risk.score for risk in risks), Counter(risk.trend for risk in risks)
    score = ", ".join(f"{word} in {counted(scores[code])}" for code, word in SCORES.items() if scores[code])
    trend = ", ".join(f"{TRENDS[code].word.lower()} in {counted(trends[code])}" for code in TRENDS if trends[code])
    parts = [
        f"Register of {counted(len(risks))}.",
        f"Score: {score}." if score else "",
        f"Trend: {trend}." if trend else "",
    ]
    message = context.words.plain(spec.alt, spec.place_of("alt")) if spec.alt else ""
    return " ".join(part for part in (*parts, message) if part)
