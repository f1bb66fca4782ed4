"""Table fragments: grounds and rules as decoration, cells as a tagged table whose headers are known to every cell."""

from __future__ import annotations

from reportgen.charts.surface import Stroke
from reportgen.exhibits.block import Cell
from reportgen.exhibits.tables.headers import RowHeaders
from reportgen.geometry import Point, Rect
from reportgen.layout.page import PlacedCell, TableFragment
from reportgen.paint.pdf.easel import Easel
from reportgen.paint.pdf.structure import Element, attribute
from reportgen.paint.pdf.words import WordsPainter


class TablePainter:
    """Paints tables. Colours that a table still names come from the theme."""

    def __init__(self, easel: Easel, words: WordsPainter):
        self._canvas, self._surface, self._reading = easel.canvas, easel.surface, easel.reading
        self._words = words
        self._theme = easel.theme

    def fragment(self, fragment: TableFragment, element: Element | None = None) -> None:
        """One part of a table; ``element`` is its Table where a caption has opened it already."""
        element = element or self._reading.add("Table")
        if fragment.table.alt:
            element.attributes.append(attribute("Table", Summary=_literal(fragment.table.alt)))
        with self._canvas.artifact():
            self._grounds(fragment)
            self._rules(fragment)
        columns = self._header(fragment, element.add("THead"))
        body = element.add("TBody")
        rows = RowHeaders(fragment.table)
        for number, row in enumerate(fragment.table.rows, start=1):
            self._row(row.cells, fragment.cells[number], body.add("TR"), columns, rows)

    def _grounds(self, fragment: TableFragment) -> None:
        """The header's colour and the rows' own, then those of single cells over them."""
        top = fragment.rect.y
        fills = [fragment.table.header_fill, *(row.fill for row in fragment.table.rows)]
        width = sum(fragment.column_widths)
        for fill, height in zip(fills, fragment.row_heights, strict=True):
            if fill:
                self._surface.rect(Rect(fragment.rect.x, top, width, height), self._theme.colour(fill))
            top += height
        all_cells = [fragment.table.header, *(row.cells for row in fragment.table.rows)]
        for cells, placed in zip(all_cells, fragment.cells, strict=True):
            for cell, place in zip(cells, placed, strict=True):
                if cell.fill:
                    self._surface.rect(place.rect, self._theme.colour(cell.fill))

    def _rules(self, fragment: TableFragment) -> None:
        for rule in fragment.rules:
            stroke = Stroke(self._theme.colour(rule.colour), rule.weight)
            ends = Point(rule.x, rule.y), Point(rule.right, rule.y)
            self._surface.path([("M", (ends[0].x, ends[0].y)), ("L", (ends[1].x, ends[1].y))], stroke=stroke)

    def _header(self, fragment: TableFragment, head: Element) -> list[str]:
        """The header row; gives back the id of each column's header, empty where the header cell is."""
        row = head.add("TR")
        placed = zip(fragment.table.header, fragment.cells[0], strict=True)
        return [self._cell(cell, place, row, "Column").id for cell, place in placed]

    def _row(
        self,
        cells: tuple[Cell, ...],
        placed: tuple[PlacedCell, ...],
        row: Element,
        columns: list[str],
        headers: RowHeaders,
    ) -> None:
        for column, (cell, place) in enumerate(zip(cells, placed, strict=True)):
            if headers.is_header(cell, column):
                headers.found(column, self._cell(cell, place, row, "Row").id)
                continue
            element = self._cell(cell, place, row)
            over = [name for name in (columns[column], *headers.of_row(column)) if name]
            if headers.grouped and over:
                names = " ".join(map(_literal, over))
                element.attributes.append(attribute("Table", Headers=f"[{names}]"))

    def _cell(self, cell: Cell, place: PlacedCell, row: Element, scope: str = "") -> Element:
        """A cell with its words: a header with an id where it has a scope and words (without any it heads nothing)."""
        shown = " ".join(paragraph.text for paragraph in cell.paragraphs).strip()
        if scope and (shown or cell.reads):
            element = row.add("TH", id=self._reading.name("th"))
            element.attributes.append(attribute("Table", Scope=f"/{scope}"))
        else:
            element = row.add("TD")
        if cell.reads and cell.reads != shown:
            element.actual_text = cell.reads
        self._words.cell(cell.paragraphs, place.lines, place.text_rect, element)
        return element


def _literal(words: str) -> str:
    """The words as a PDF string in hexadecimal, which needs no escaping."""
    coded = words.encode() if words.isascii() else b"\xfe\xff" + words.encode("utf-16-be")
    return f"<{coded.hex()}>"
