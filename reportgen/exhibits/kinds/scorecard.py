"""A scorecard: a row for each priority, a rating under each question, and tiles that count the ratings of others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from pydantic import Field, model_validator

from reportgen.errors import Located
from reportgen.exhibits.block import Block, Cell, ColumnBand, Table, TableRow
from reportgen.exhibits.context import Context, TableLike
from reportgen.exhibits.rating_rule import RatedBy, check_column, ratings
from reportgen.exhibits.ratings import NOT_RATED, look, rating
from reportgen.metrics.figure import Figure, Provenance, Unit
from reportgen.spec.names import ColourName, DatasetName, Texts
from reportgen.text.numbers import show
from reportgen.text.paragraph import Paragraph, Run

_STYLE = "body"  # in its place the layout puts the table style that fits
_STYLES = ("table-register", "table-large", "table", "table-small", "table-least")
_RATING_WIDTH, _TILE_WIDTH, _UNRATED_WIDTH = 76.0, 34.0, 42.0
_TILES: Final = (("G", "green"), ("A", "amber"), ("R", "red"), (NOT_RATED, NOT_RATED))
_UNRATED_HEADER = "None"
_COUNT = Unit("count", "")


class Rating(Located):
    """One question that each row is rated on."""

    column: str = Field(description="The dataset's column of ratings.")
    header: str = Field(min_length=1, description="The words above it.")


class Tally(Located):
    """How many rows of another table have each rating, for each row of the scorecard."""

    header: str = Field(min_length=1, description="The words over the tiles.")
    dataset: DatasetName
    by: str = Field(description="Its column that names the scorecard's row, as 'key' does.")
    column: str = Field("conf", description="The column of ratings; complete ones count with their letter.")
    rated: RatedBy | None = Field(None, description="The rule that rates in place of that column.")


class Spec(Located):
    """An edition table of ratings, with tiles that count the ratings of others."""

    dataset: DatasetName
    names: str = Field(description="The column of the rows' names.")
    label: str = Field("Priority", description="The header over the names.")
    key: str = Field("", description="The column that tallies go by; left out: the names.")
    where: dict[str, Texts] = Field(default_factory=dict, description="Only rows with one of these values.")
    colours: dict[str, ColourName] = Field(default_factory=dict, description="Colours of names, by the key's values.")
    ratings: tuple[Rating, ...] = Field(min_length=1)
    tallies: tuple[Tally, ...] = Field((), max_length=2)
    alt: str = Field("", description="What a reader who hears the table should take from it.")
    row_height: float = Field(56, ge=20, le=80, description="Points at least.")

    @model_validator(mode="after")
    def _fits(self) -> Spec:
        if len(self.ratings) > 6:
            raise ValueError("a scorecard has at most six ratings")
        return self


class _Counted(NamedTuple):
    """A tally with its table's rows, by the scorecard's key and their rating."""

    spec: Tally
    table: TableLike
    rows: dict[tuple[str, str], list[int]]


def build(spec: Spec, context: Context) -> Block:
    """One table; without rows it says [x] and is a warning. PackError for datasets and columns that don't exist."""
    table = context.tables.table(spec.dataset, spec.place_of("dataset"))
    key = spec.key or spec.names
    named = [(name, spec.place_of("where")) for name in spec.where]
    named += [(spec.names, spec.place_of("names")), (key, spec.place_of("key"))]
    named += [(rated.column, rated.place_of("column")) for rated in spec.ratings]
    for name, place in named:
        check_column(table, name, place)
    tallies = [_counted(tally, context) for tally in spec.tallies]
    rows = [n for n, row in enumerate(table.rows()) if all(row[c] in values for c, values in spec.where.items())]
    if not rows:
        context.problems.warning(spec.place, "a table without rows", "", "check the data it reads", rule="empty-table")
    return Table(
        id=context.block_id,
        place=spec.place,
        header=tuple(_headers(spec)),
        rows=tuple(_row(n, table, spec, tallies, context) for n in rows) or (_absent(spec),),
        widths=_widths(spec),
        alt=_alt(rows, table, spec, context),
        bands=_bands(spec),
        header_fill="priority" if not spec.tallies else "neutral",
        header_height=36 if spec.tallies else 28,
        row_height=spec.row_height,
        padding=6,
        styles=_STYLES,
    )


def _counted(tally: Tally, context: Context) -> _Counted:
    """The ratings of a tally's table, counted by its column ``by``."""
    table = context.tables.table(tally.dataset, tally.place_of("dataset"))
    for name in ("by", "column"):
        check_column(table, getattr(tally, name), tally.place_of(name))
    rows, every = table.rows(), range(len(table.rows()))
    if tally.rated:
        codes = [rated.code for rated in ratings(table, every, tally.rated, tally.column, context)]
    else:
        codes = [rating(rows[n][tally.column], table.place(n, tally.column), context.problems) for n in every]
    found: dict[tuple[str, str], list[int]] = {}
    for n, code in zip(every, codes, strict=True):
        tile = code[-1] if look(code) else NOT_RATED
        found.setdefault((rows[n][tally.by], tile), []).append(n)
    return _Counted(tally, table, found)


def _headers(spec: Spec) -> Iterator[Cell]:
    yield _header(spec.label, "left")
    for rated in spec.ratings:
        yield _header(rated.header)
    for tally in spec.tallies:
        for code, word in _TILES:
            yield _header(code if look(code) else _UNRATED_HEADER, reads=f"{tally.header}, {word}")


def _header(words: str, align: str = "centre", reads: str = "") -> Cell:
    run = Run(words, bold=True, colour="white")
    return Cell(
        paragraphs=(Paragraph((run,), _STYLE),),
        align="left" if align == "left" else "centre",
        header="column",
        reads=reads,
    )


def _row(n: int, table: TableLike, spec: Spec, tallies: list[_Counted], context: Context) -> TableRow:
    row = table.rows()[n]
    colour = spec.colours.get(row[spec.key or spec.names], "priority")
    name = Paragraph((Run(row[spec.names], bold=True, colour=colour),), _STYLE)
    cells = [Cell(paragraphs=(name,), header="row")]
    for rated in spec.ratings:
        cells.append(_chip(rating(row[rated.column], table.place(n, rated.column), context.problems)))
    for tally in tallies:
        cells += [_tile(_figure(tally, row[spec.key or spec.names], code, context), code) for code, _ in _TILES]
    return TableRow(cells=tuple(cells), rule="group" if spec.tallies else "inner")


def _chip(code: str) -> Cell:
    """A rating on its colour; what is not rated has none."""
    colours = look(code)
    run = Run(code, bold=True if colours else None, colour=colours.colour if colours else "secondary")
    cell = Paragraph((run,), _STYLE)
    return Cell(paragraphs=(cell,), align="centre", fill=colours.fill if colours else None, chip=colours is not None)


def _figure(tally: _Counted, key: str, code: str, context: Context) -> Figure:
    """How many rows of a tally's table have a rating, with those rows."""
    rows = tally.rows.get((key, code), [])
    places = [tally.table.place(n, tally.spec.column) for n in rows]
    rule = f" by the rule '{tally.spec.rated.rule}'" if tally.spec.rated else ""
    return Figure(
        name=f"{tally.spec.dataset}.count",
        label=f"{key}: {tally.spec.header}, {dict(_TILES)[code]}",
        value=len(rows),
        unit=_COUNT,
        period=context.measures.period,
        basis="as published",
        provenance=Provenance(
            dataset=tally.spec.dataset,
            rows=tuple((place.file, place.line) for place in places),
            row_count=len(rows),
            filter=f"{tally.spec.by} = {key}",
            calculation=f"number of rows rated {dict(_TILES)[code]}{rule}",
        ),
    )


def _tile(count: Figure, code: str) -> Cell:
    """How many have this rating, on its colour; none of them is a plain zero."""
    colours = look(code) if count.value else None
    colour = colours.colour if colours else "ink" if count.value else "secondary"
    run = Run(show(count), bold=True if count.value else None, colour=colour, figures=(count,))
    words = Paragraph((run,), _STYLE)
    return Cell(paragraphs=(words,), align="centre", fill=colours.fill if colours else None, chip=colours is not None)


def _absent(spec: Spec) -> TableRow:
    """[x] in every cell: nothing is there, and a reader is told so."""
    words = Paragraph((Run("[x]", colour="secondary"),), _STYLE)
    return TableRow(cells=tuple(Cell(paragraphs=(words,), align="centre") for _ in _headers(spec)), rule="group")


def _widths(spec: Spec) -> tuple[float, ...]:
    tiles = (*(_TILE_WIDTH,) * (len(_TILES) - 1), _UNRATED_WIDTH)
    return (1, *(_RATING_WIDTH,) * len(spec.ratings), *tiles * len(spec.tallies))


def _bands(spec: Spec) -> tuple[ColumnBand, ...]:
    first = 1 + len(spec.ratings)
    size = len(_TILES)
    return tuple(
        ColumnBand(text=tally.header, first=first + n * size, last=first + (n + 1) * size - 1)
        for n, tally in enumerate(spec.tallies)
    )


def _alt(rows: list[int], table: TableLike, spec: Spec, context: Context) -> str:
    """``Scorecard of 4 rows. Objectives: all G. Spend: A or G.`` and the author's message."""
    parts = [f"Scorecard of {len(rows)} {'row' if len(rows) == 1 else 'rows'}."]
    for rated in spec.ratings if rows else ():
        codes = sorted({table.rows()[n][rated.column].strip().upper() or NOT_RATED for n in rows})
        every = "all " if len(codes) == 1 < len(rows) else ""
        parts.append(f"{rated.header}: {every}{' or '.join(codes)}.")
    if spec.alt:
        parts.append(context.words.plain(spec.alt, spec.place_of("alt")))
    return " ".join(parts)
