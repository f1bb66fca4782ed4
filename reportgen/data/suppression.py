"""Which cells of a table of counts are hidden, so that no small count is shown or can be worked back.

Small counts are hidden first. A hidden count can be worked back when the counts beside it and their published total
leave one value for it; then further cells are hidden until every hidden count has more than one. Whether it has is
asked exactly: hidden whole numbers with fixed totals are a flow through rows and columns, and a count can be another
one where the flow can be led round a circle through its cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

Cell = tuple[int, int]
Node = tuple[str, int]
_FREE: Node = ("free", 0)
_ZERO = 10**9  # the cost of hiding a zero


@dataclass(frozen=True)
class Rule:
    """``threshold``: counts below it are hidden, zero only where that is not safe; ``secondary``: others to protect
    them."""

    threshold: int
    zero_is_safe: bool = True
    secondary: bool = True

    def is_small(self, count: float) -> bool:
        """Whether a count is hidden for itself."""
        return count < self.threshold and (count > 0 or not self.zero_is_safe)


@dataclass
class Hidden:
    """Cells hidden for themselves, cells hidden to protect these, and rows and columns whose total is hidden too."""

    small: set[Cell] = field(default_factory=set)
    protecting: set[Cell] = field(default_factory=set)
    row_totals: set[int] = field(default_factory=set)
    column_totals: set[int] = field(default_factory=set)

    @property
    def cells(self) -> set[Cell]:
        """All hidden cells."""
        return self.small | self.protecting


@dataclass(frozen=True)
class Counts:
    """Inner cells by row and column (None: no count stands there), and the rows and columns whose totals are shown."""

    cells: Sequence[Sequence[int | None]]
    row_totals: frozenset[int] = frozenset()
    column_totals: frozenset[int] = frozenset()

    def at(self, cell: Cell) -> int:
        """The count of a cell that has one."""
        count = self.cells[cell[0]][cell[1]]
        assert count is not None
        return count

    def filled(self) -> Iterator[Cell]:
        """The cells with a count."""
        for r, row in enumerate(self.cells):
            yield from ((r, c) for c, count in enumerate(row) if count is not None)


def suppress(counts: Counts, rule: Rule) -> Hidden:
    """What to hide. Where no other cells can protect a count, the total of its column (or row) is hidden."""
    hidden = Hidden({cell for cell in counts.filled() if rule.is_small(counts.at(cell))})
    while rule.secondary and (open_to_all := exposed(counts, hidden, rule)):
        cell = min(open_to_all)
        circle = _Flow(counts, hidden, _least(counts, hidden, rule), through_shown=True).cheapest_circle(cell)
        zero = next((other for other in counts.filled() if _is_zero_beside(counts, hidden, cell, other)), None)
        if circle is not None:
            hidden.protecting.update(circle - hidden.cells)
        elif zero is not None:  # then any hidden count may be nothing
            hidden.protecting.add(zero)
        elif cell[1] in counts.column_totals - hidden.column_totals:
            hidden.column_totals.add(cell[1])
        else:
            hidden.row_totals.add(cell[0])
    return hidden


def exposed(counts: Counts, hidden: Hidden, rule: Rule) -> set[Cell]:
    """The hidden cells for which what is shown leaves one value: whole numbers that are not below the least one."""
    flow = _Flow(counts, hidden, _least(counts, hidden, rule))
    return {cell for cell in hidden.cells if flow.cheapest_circle(cell) is None}


def _is_zero_beside(counts: Counts, hidden: Hidden, cell: Cell, other: Cell) -> bool:
    """Whether another cell is a shown zero of the same row or column."""
    return counts.at(other) == 0 and other not in hidden.cells and (other[0] == cell[0] or other[1] == cell[1])


def _least(counts: Counts, hidden: Hidden, rule: Rule) -> int:
    """What a reader knows a hidden count to be at least: one, where zeros are shown."""
    return 0 if not rule.zero_is_safe or any(counts.at(cell) == 0 for cell in hidden.cells) else 1


@dataclass(frozen=True)
class _Flow:
    """Rows and columns as nodes, cells as arcs between them: onward to count more, back to count less.

    Hidden cells cost nothing; ``through_shown`` lets others take part, at the cost of what hiding them would lose.
    """

    counts: Counts
    hidden: Hidden
    least: int
    through_shown: bool = False

    def cheapest_circle(self, cell: Cell) -> set[Cell] | None:
        """The cells that could take up a change of this one with all totals as they are; None where it can't change."""
        row, column = ("row", cell[0]), ("column", cell[1])
        ways = [self._way(column, row, cell)]
        if self.counts.at(cell) > self.least:
            ways.append(self._way(row, column, cell))
        found = [way for way in ways if way is not None]
        return min(found, key=lambda way: (way[0], sorted(way[1])))[1] if found else None

    def _way(self, start: Node, end: Node, without: Cell) -> tuple[int, set[Cell]] | None:
        """The cheapest way from node to node: what it costs, and its cells."""
        waiting: list[tuple[int, Node, tuple[Cell, ...]]] = [(0, start, ())]
        seen: set[Node] = set()
        while waiting:
            cost, node, cells = heappop(waiting)
            if node == end:
                return cost, set(cells)
            if node in seen:
                continue
            seen.add(node)
            for other, more, cell in self._next(node, without):
                if other not in seen:
                    heappush(waiting, (cost + more, other, (*cells, *([cell] if cell else []))))
        return None

    def _next(self, node: Node, without: Cell) -> Iterator[tuple[Node, int, Cell | None]]:
        kind, number = node
        if node == _FREE:  # a total that nobody sees takes up what the others lose
            yield from ((("row", r), 0, None) for r in range(len(self.counts.cells)) if self._is_free("row", r))
            columns = {c for _, c in self.counts.filled()}
            yield from ((("column", c), 0, None) for c in columns if self._is_free("column", c))
            return
        if self._is_free(kind, number):
            yield _FREE, 0, None
        for cell in self._arcs():
            if cell == without:
                continue
            if kind == "row" and cell[0] == number:
                yield ("column", cell[1]), self._cost(cell), cell
            elif kind == "column" and cell[1] == number and self.counts.at(cell) > self.least:
                yield ("row", cell[0]), self._cost(cell), cell

    def _arcs(self) -> Iterable[Cell]:
        return sorted(self.counts.filled()) if self.through_shown else sorted(self.hidden.cells)

    def _cost(self, cell: Cell) -> int:
        """Nothing for a hidden cell; zeros are hidden last."""
        if cell in self.hidden.cells:
            return 0
        return self.counts.at(cell) + 1 if self.counts.at(cell) else _ZERO

    def _is_free(self, kind: str, number: int) -> bool:
        shown, gone = (
            (self.counts.row_totals, self.hidden.row_totals)
            if kind == "row"
            else (self.counts.column_totals, self.hidden.column_totals)
        )
        return number not in shown or number in gone
