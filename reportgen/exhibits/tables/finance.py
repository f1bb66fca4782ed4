"""A grid of money from an edition table: levels of rows, negatives in brackets, entities beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from reportgen.errors import PackError, Place, Problem, did_you_mean
from reportgen.exhibits.context import Context, TableLike
from reportgen.exhibits.tables.finance_spec import MoneyColumn, Spec
from reportgen.exhibits.tables.grid import Entry, Grid, GridColumn, GridRow, Level
from reportgen.exhibits.tables.sums import Sum, adding_up
from reportgen.metrics.figure import Figure, Unit
from reportgen.text.numbers import NO_BREAK, marker, show_value

LEVELS: tuple[Level, ...] = ("line", "subtotal", "total", "grand")
_MARK = "*"
_BARE = Unit("count", "")  # the header says what is counted


@dataclass(frozen=True, slots=True)
class _Money:
    """One cell: its figure, whether a mark follows it, and where it stands."""

    figure: Figure
    marked: bool
    place: Place

    def entry(self, places: int) -> Entry:
        """In the words of the house: negatives in brackets, a mark before the figure, where it moves no decimal."""
        value = self.figure.value
        words = marker(self.figure) if value is None else show_value(value, _BARE, places, brackets=True)
        mark = f"{_MARK}{NO_BREAK}" if self.marked else ""
        return Entry(mark + words, replace(self.figure, decimals=places), places, self.place)


@dataclass(frozen=True)
class Ledger:
    """A finance table as read: the grid of all its rows, the rows to show, and what their cells should add up to."""

    grid: Grid
    sums: tuple[Sum, ...]  # of the rows to show
    shown: tuple[int, ...]

    @property
    def part(self) -> Grid:
        """The grid of the rows to show."""
        return replace(self.grid, rows=tuple(self.grid.rows[n] for n in self.shown))


def ledger(spec: Spec, context: Context) -> Ledger:
    """The table's rows in file order. PackError for unknown names, levels that are none, rows that are not there."""
    reader = _Reader(spec, context, context.tables.table(spec.dataset, spec.place_of("dataset")))
    reader.check_columns()
    rows = reader.rows()
    levels = reader.levels(rows)
    entities = reader.entities()
    money = {
        (n, entity, column): cell
        for n, name in enumerate(rows)
        for entity in entities
        for column, cell in reader.cells(name, entity)
    }
    most = max((cell.figure.places for cell in money.values()), default=0)
    places = most if spec.decimals is None else spec.decimals
    book = _Book(spec, context, rows, levels, entities, {key: cell.entry(places) for key, cell in money.items()})
    shown = reader.shown(rows)
    return Ledger(book.grid(), tuple(item for row, item in book.sums() if row in shown), shown)


@dataclass(frozen=True)
class _Reader:
    """Reads names, levels and cells of the edition table."""

    spec: Spec
    context: Context
    table: TableLike

    def check_columns(self) -> None:
        """PackError for every name that is no column of the table."""
        spec = self.spec
        named = [(spec.rows, spec.place_of("rows")), (spec.level, spec.place_of("level"))]
        named += [(spec.across, spec.place_of("across"))] if spec.across else []
        named += [(name, spec.place_of("where")) for name in spec.where]
        for column in spec.columns:
            named.append((column.column, column.place_of("column")))
            named += [(name, column.place_of("equals")) for _, name in column.addends]
        problems = [_unknown_column(place, name, self.table) for name, place in named if name not in self.table.columns]
        if problems:
            raise PackError(problems)

    def rows(self) -> tuple[str, ...]:
        """The names of the rows, each once, in file order."""
        return tuple(dict.fromkeys(row[self.spec.rows] for row in self.table.rows()))

    def entities(self) -> tuple[str, ...]:
        """What stands beside each other, in file order; one without a name when nothing does."""
        across = self.spec.across
        return tuple(dict.fromkeys(row[across] for row in self.table.rows())) if across else ("",)

    def levels(self, rows: tuple[str, ...]) -> tuple[Level, ...]:
        """The level of each row, as its first line in the file has it."""
        numbers = [self._number(name, None) for name in rows]
        found = [self.table.rows()[n][self.spec.level] for n in numbers]
        problems = [
            _no_level(self.table.place(n, self.spec.level), level)
            for n, level in zip(numbers, found, strict=True)
            if level not in LEVELS
        ]
        if problems:
            raise PackError(problems)
        return cast("tuple[Level, ...]", tuple(found))

    def shown(self, rows: tuple[str, ...]) -> tuple[int, ...]:
        """The rows that ``where`` asks for."""
        there = {
            row[self.spec.rows]
            for row in self.table.rows()
            if all(row[name] in values for name, values in self.spec.where.items())
        }
        return tuple(n for n, name in enumerate(rows) if name in there)

    def cells(self, name: str, entity: str) -> Iterator[tuple[str, _Money]]:
        """The cell of each column that is shown or that another should follow from."""
        number = self._number(name, entity)
        row = self.table.rows()[number]
        for column in dict.fromkeys(name for c in self.spec.columns for name in (c.column, *(a for _, a in c.addends))):
            figure = self.table.figure(number, column)
            marked = figure.value is not None and row[column].strip().endswith(_MARK)
            yield column, _Money(figure, marked, self.table.place(number, column))

    def _number(self, name: str, entity: str | None) -> int:
        """The row of a name, for one entity or the first there is."""
        across = self.spec.across
        for number, row in enumerate(self.table.rows()):
            if row[self.spec.rows] == name and (not across or entity is None or row[across] == entity):
                return number
        raise PackError(
            [
                Problem(
                    self.spec.place_of("across"),
                    f"{self.table.name} has no row '{name}' for '{entity}'",
                    f"a row for each {across} and each {self.spec.rows}",
                    "add the row to the table, with [x] where there is no figure",
                    rule="unknown-row",
                )
            ]
        )


@dataclass(frozen=True)
class _Book:
    """Names, levels and entries in reach, from which the grid and the sums are made."""

    spec: Spec
    context: Context
    rows: tuple[str, ...]
    levels: tuple[Level, ...]
    entities: tuple[str, ...]
    cells: Mapping[tuple[int, str, str], Entry]

    def grid(self) -> Grid:
        """The grid: the names, then for each entity the columns."""
        names = GridColumn(self.context.words.plain(self.spec.unit, self.spec.place_of("unit")), names_row=True)
        money = [self._column(entity, column) for entity in self.entities for column in self.spec.columns]
        rows = [
            GridRow((Entry(name), *self._entries(n)), level)
            for n, (name, level) in enumerate(zip(self.rows, self.levels, strict=True))
        ]
        return Grid((names, *money), tuple(rows), even=True)

    def _column(self, entity: str, column: MoneyColumn) -> GridColumn:
        plain = self.context.words.plain
        return GridColumn(
            header=plain(column.header, column.place_of("header")),
            band=entity or (plain(column.band, column.place_of("band")) if column.band else ""),
            numeric=True,
            bold=column.bold,
            brackets=any(self.cells[n, entity, column.column].words.endswith(")") for n in range(len(self.rows))),
        )

    def _entries(self, row: int) -> list[Entry]:
        return [self.cells[row, entity, column.column] for entity in self.entities for column in self.spec.columns]

    def sums(self) -> Iterator[tuple[int, Sum]]:
        """Down the columns, along the rows, and across the entities: each sum with its row."""
        for entity in self.entities:
            for column in self.spec.columns:
                yield from self._down(entity, column)
                yield from self._along(entity, column)
        if self.spec.consolidated:
            yield from self._across()

    def _down(self, entity: str, column: MoneyColumn) -> Iterator[tuple[int, Sum]]:
        for row, parts in adding_up(self.levels).items():
            entries = tuple((1, self.cells[part, entity, column.column]) for part in parts)
            yield row, self._sum(row, entity, column, entries, "the rows above it add up to")

    def _along(self, entity: str, column: MoneyColumn) -> Iterator[tuple[int, Sum]]:
        for row in range(len(self.rows)) if column.addends else ():
            entries = tuple((sign, self.cells[row, entity, name]) for sign, name in column.addends)
            yield row, self._sum(row, entity, column, entries, "the other columns give")

    def _across(self) -> Iterator[tuple[int, Sum]]:
        *others, last = self.entities
        for row in range(len(self.rows)):
            for column in self.spec.columns:
                entries = tuple((1, self.cells[row, entity, column.column]) for entity in others)
                yield row, self._sum(row, last, column, entries, f"{' and '.join(others)} together give")

    def _sum(self, row: int, entity: str, column: MoneyColumn, parts: tuple[tuple[int, Entry], ...], how: str) -> Sum:
        entry = self.cells[row, entity, column.column]
        name = ", ".join(word for word in (self.rows[row], entity, column.column) if word)
        return Sum(name, entry, parts, how, marked=entry.words.startswith(_MARK))


def _unknown_column(place: Place, name: str, table: TableLike) -> Problem:
    return Problem(
        place,
        f"unknown column '{name}'",
        f"{table.name} has {', '.join(table.columns)}",
        did_you_mean(name, table.columns) or "use one of these columns",
        rule="unknown-column",
    )


def _no_level(place: Place, level: str) -> Problem:
    return Problem(
        place,
        f"'{level}' is no level of a row" if level else "a row without a level",
        f"expected one of {', '.join(LEVELS)}",
        did_you_mean(level, LEVELS) or "say what the row adds up: a line adds up nothing",
        rule="level",
    )
