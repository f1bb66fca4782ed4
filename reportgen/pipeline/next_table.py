"""An edition's table carried over to the next: names kept, columns moved on, everything else marked to be supplied."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.data.restricted import is_restriction
from reportgen.metrics.period import Period
from reportgen.spec.catalogue import NEXT, ColumnSpec, DatasetSpec
from reportgen.spec.supplied import MARK, marked, waits

KEEP, KEEP_WITHIN_YEAR, EMPTY, SUPPLY = NEXT


@dataclass(frozen=True)
class Step:
    """From one edition's quarter to another's."""

    before: Period
    after: Period

    @property
    def one_quarter(self) -> bool:
        """Whether the editions follow each other, so that last quarter's column becomes the one before it."""
        return self.before.shifted(3) == self.after

    @property
    def same_year(self) -> bool:
        """Whether both lie in one fiscal year, so that its targets and budgets still hold."""
        return self.before.fiscal_year == self.after.fiscal_year


@dataclass(frozen=True)
class Carried:
    """A dataset to carry over: its spec, and by column what the next edition begins with (``Catalogue.next_of``)."""

    spec: DatasetSpec
    rules: Mapping[str, str]
    step: Step


def next_rows(header: Sequence[str], rows: Sequence[Sequence[str]], carried: Carried) -> list[list[str]]:
    """The rows below the header as the next edition begins with them."""
    made = [list(row) + [""] * (len(header) - len(row)) for row in rows]
    columns = _columns(header, carried.spec)
    position = {name: at for at, (name, _) in enumerate(columns)}
    rules = [_rule(name, column, at, carried) for at, (name, column) in enumerate(columns)]
    rules = [KEEP if is_restriction(name, header) else rule for name, rule in zip(header, rules, strict=True)]
    for row, old in zip(made, rows, strict=True):
        for at, rule in enumerate(rules):
            row[at] = _next_cell(old[at] if at < len(old) else "", old, rule, position)
    return made


def next_csv(text: str, carried: Carried, *, delimiter: str, header_row: int) -> tuple[str, int]:
    """A CSV file's text carried over, and how many of its cells are to be supplied. Lines down to the header stay."""
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    head, rows = lines[:header_row], [line for line in lines[header_row:] if any(cell.strip() for cell in line)]
    made = next_rows(head[-1], rows, carried)
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows([*head, *made])
    return out.getvalue(), sum(waits(cell) for row in made for cell in row)


def _columns(header: Sequence[str], spec: DatasetSpec) -> list[tuple[str, ColumnSpec]]:
    """The dataset's column behind each of the file's; one that the catalogue does not describe goes by its own name."""
    named = {alias: (name, column) for name, column in spec.columns.items() for alias in (column.names or (name,))}
    return [named.get(" ".join(title.split()), (" ".join(title.split()), ColumnSpec())) for title in header]


def _rule(name: str, column: ColumnSpec, at: int, carried: Carried) -> str:
    """``keep``, ``empty``, ``supply``, or the column to take."""
    told, step = carried.rules.get(name), carried.step
    if told == KEEP_WITHIN_YEAR:
        return KEEP if step.same_year else SUPPLY
    if told in (KEEP, EMPTY, SUPPLY):
        return told
    if told is not None:
        return told if step.one_quarter else SUPPLY
    return KEEP if _is_name(name, column, at, carried.spec) else SUPPLY


def _is_name(name: str, column: ColumnSpec, at: int, spec: DatasetSpec) -> bool:
    """Names stay from quarter to quarter: keys, texts that every row must have, months, the units of other columns."""
    units = {other.unit_from for other in spec.columns.values()}
    always_there = column.type == "text" and not column.may_be_missing
    first = not spec.key and at == 0  # as tables find their rows
    return name in spec.key or name in units or always_there or column.type == "month" or first


def _next_cell(cell: str, row: Sequence[str], rule: str, position: Mapping[str, int]) -> str:
    if rule == KEEP:
        return cell
    if rule == EMPTY:
        return ""
    if rule == SUPPLY or rule not in position:
        return marked(cell)
    moved = row[position[rule]] if position[rule] < len(row) else ""
    return MARK if waits(moved) else moved
