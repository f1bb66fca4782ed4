"""Which headers stand over the cells of a table's rows, for painters that tell each cell its headers."""

from __future__ import annotations

from reportgen.exhibits.block import Cell, Table


class RowHeaders:
    """Which headers stand over a row: its own, and those of the group it belongs to.

    A group's name stands in its first row and the cells under it stay empty, so an empty header cell means the one
    above. Only such tables need to name the headers at each cell; in all others a header's scope says everything.
    """

    def __init__(self, table: Table):
        self._first_is_header = table.header_column
        self._current: dict[int, str] = {}
        self.grouped = any(
            self.is_header(cell, column) and not any(paragraph.text.strip() for paragraph in cell.paragraphs)
            for row in table.rows
            for column, cell in enumerate(row.cells)
        )

    def is_header(self, cell: Cell, column: int) -> bool:
        """Whether the cell heads its row."""
        return cell.header == "row" or (column == 0 and self._first_is_header)

    def found(self, column: int, name: str) -> None:
        """A header cell of the row: an empty one leaves what stands over it, a new one ends those right of it."""
        if name:
            self._current = {c: n for c, n in self._current.items() if c < column} | {column: name}

    def of_row(self, column: int) -> list[str]:
        """The ids of the headers left of a column, outermost first."""
        return [name for at, name in sorted(self._current.items()) if at < column]
