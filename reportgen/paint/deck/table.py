"""Native tables: one piece of XML each, with the exact widths, heights, margins, fills and rules of the layout."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from reportgen.exhibits.block import Cell, TableRow
from reportgen.layout.page import TableFragment
from reportgen.paint.deck.ooxml import A, emu, fill, identity, line, place
from reportgen.paint.deck.text import TextWriter
from reportgen.text.wrap import FIRST_BASELINE

NO_STYLE_NO_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's name for a table without any style
_WHITE = "#FFFFFF"
_CHIP_GAP = 4.0  # a border is centred on its edge, so this leaves 2 points of white inside the cell
_CENTRED = 0.6  # points by which the room above and under a text may differ

Border = tuple[str | None, float]
_NO_BORDER: Border = (None, 0)


def table_frame(number: int, fragment: TableFragment, writer: TextWriter) -> str:
    """The graphic frame of a table, its summary as alt text, header row and header column flagged."""
    columns = "".join(f'<a:gridCol w="{w}"/>' for w in _whole(fragment.column_widths))
    first_column = ' firstCol="1"' if fragment.table.header_column else ""
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{identity(number, fragment.name, fragment.table.alt)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'{place(fragment.rect, "p:xfrm")}<a:graphic><a:graphicData uri="{A.replace("/main", "/table")}"><a:tbl>'
        f'<a:tblPr firstRow="1"{first_column}><a:tableStyleId>{NO_STYLE_NO_GRID}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{columns}</a:tblGrid>{_Grid(fragment, writer).rows()}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _whole(lengths: tuple[float, ...]) -> list[int]:
    """Lengths in EMU whose running sums are the rounded running sums, so that no rounding adds up."""
    return [b - a for a, b in pairwise(map(emu, accumulate(lengths, initial=0.0)))]


@dataclass
class _Grid:
    """The rows of one table, header first, with the borders that its rules become."""

    fragment: TableFragment
    writer: TextWriter
    table_rows: tuple[TableRow, ...] = field(init=False)
    edges: list[float] = field(init=False)  # y of each boundary between rows, top and bottom included
    borders: dict[tuple[int, int], Border] = field(init=False)  # by boundary and column

    def __post_init__(self) -> None:
        table = self.fragment.table
        self.table_rows = (TableRow(cells=table.header, fill=table.header_fill), *table.rows)
        self.edges = list(accumulate(self.fragment.row_heights, initial=self.fragment.rect.y))
        self.borders = self._rules() | self._chip_gaps()

    def rows(self) -> str:
        """All ``a:tr``."""
        heights = _whole(self.fragment.row_heights)
        return "".join(f'<a:tr h="{heights[r]}">{self._row(r, row)}</a:tr>' for r, row in enumerate(self.table_rows))

    def _rules(self) -> dict[tuple[int, int], Border]:
        """Rules as borders of the cells they run along; the heaviest wins where several meet."""
        found: dict[tuple[int, int], Border] = {}
        for rule in self.fragment.rules:
            boundary = min(range(len(self.edges)), key=lambda i: abs(self.edges[i] - rule.y))
            for column, cell in enumerate(self.fragment.cells[0]):
                middle = cell.rect.x + cell.rect.w / 2
                lighter = found.get((boundary, column), _NO_BORDER)[1] <= rule.weight
                if rule.x <= middle <= rule.right and lighter:
                    found[boundary, column] = (rule.colour, rule.weight)
        return found

    def _chip_gaps(self) -> dict[tuple[int, int], Border]:
        """White above and under chips, so that each stands alone."""
        return {
            (boundary, column): (_WHITE, _CHIP_GAP)
            for r, row in enumerate(self.table_rows)
            for column, cell in enumerate(row.cells)
            if cell.chip and cell.fill
            for boundary in (r, r + 1)
        }

    def _between_chips(self, r: int, c: int) -> Border:
        """White between a chip and the one to its left, as above and under it."""
        two = self.table_rows[r].cells[max(c - 1, 0) : c + 1]
        return (_WHITE, _CHIP_GAP) if len(two) == 2 and all(cell.chip and cell.fill for cell in two) else _NO_BORDER

    def _row(self, r: int, row: TableRow) -> str:
        return "".join(self._cell(r, c, cell, cell.fill or row.fill) for c, cell in enumerate(row.cells))

    def _cell(self, r: int, c: int, cell: Cell, ground: str | None) -> str:
        placed = self.fragment.cells[r][c]
        text = self.writer.paragraphs(cell.paragraphs, placed.lines, placed.text_rect.w, align=cell.align)
        above, below = self.borders.get((r, c), _NO_BORDER), self.borders.get((r + 1, c), _NO_BORDER)
        left, right = self._between_chips(r, c), self._between_chips(r, c + 1)
        sides = (("a:lnL", left), ("a:lnR", right), ("a:lnT", above), ("a:lnB", below))
        lines = "".join(line(colour, weight, tag=tag) for tag, (colour, weight) in sides)
        colour = fill(self.writer.theme.colour(ground)) if ground else "<a:noFill/>"
        return (
            f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>"
            f"<a:tcPr {self._margins(r, c, cell)}>{lines}{colour}</a:tcPr></a:tc>"
        )

    def _margins(self, r: int, c: int, cell: Cell) -> str:
        """Margins that put the text where the layout put it.

        Text in the middle of its row is anchored there without margins above and below, so that it stays centred
        when it is edited and a row can't grow by a rounding.
        """
        placed, column = self.fragment.cells[r][c], self.fragment.cells[0][c].rect  # a chip's ground is smaller
        left, right = placed.text_rect.x - column.x, column.right - placed.text_rect.right
        sides = f'marL="{max(0, emu(left))}" marR="{max(0, emu(right))}"'
        if not placed.lines or not cell.paragraphs:
            return f'{sides} marT="0" marB="0" anchor="ctr"'
        styles, lines = self.writer.theme.styles, placed.lines
        first = styles[cell.paragraphs[lines[0].paragraph].style].leading
        last = styles[cell.paragraphs[lines[-1].paragraph].style].leading
        above = placed.text_rect.y + lines[0].baseline - FIRST_BASELINE * first - self.edges[r]
        below = self.edges[r + 1] - (placed.text_rect.y + lines[-1].baseline + (1 - FIRST_BASELINE) * last)
        if abs(above - below) < _CENTRED:
            return f'{sides} marT="0" marB="0" anchor="ctr"'
        return f'{sides} marT="{max(0, emu(above))}" marB="0" anchor="t"'
