"""Native tables: one piece of XML each, with the exact widths, heights, margins, fills and rules of the layout."""

from __future__ import annotations

from reportgen.exhibits.block import Cell, TableRow
from reportgen.layout.page import PlacedCell, TableFragment
from reportgen.paint.deck.ooxml import A, emu, fill, identity, line, place
from reportgen.paint.deck.text import TextWriter

_NO_STYLE_NO_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_WHITE = "#FFFFFF"
_CHIP_GAP = 4.0  # a border is centred on its edge, so this leaves 2 points of white inside the cell

Border = tuple[str | None, float]
Borders = dict[tuple[int, int], Border]  # (row boundary, column); boundary 0 is the table's top
_NO_BORDER: Border = (None, 0)


def table_frame(number: int, fragment: TableFragment, writer: TextWriter) -> str:
    """The graphic frame of a table, its summary as alt text, header row and header column flagged."""
    table = fragment.table
    columns = "".join(f'<a:gridCol w="{w}"/>' for w in _whole(fragment.column_widths))
    rows = (TableRow(cells=table.header, fill=table.header_fill), *table.rows)
    borders = _borders(fragment, rows)
    body = "".join(
        f'<a:tr h="{h}">{_row(r, row, fragment, borders, writer)}</a:tr>'
        for r, (row, h) in enumerate(zip(rows, _whole(fragment.row_heights), strict=True))
    )
    flags = f'firstRow="1"{" firstCol=" + chr(34) + "1" + chr(34) if table.header_column else ""}'
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{identity(number, fragment.name, table.alt)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'{place(fragment.rect, "p:xfrm")}<a:graphic><a:graphicData uri="{A.replace("/main", "/table")}"><a:tbl>'
        f"<a:tblPr {flags}><a:tableStyleId>{_NO_STYLE_NO_GRID}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{body}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _whole(lengths: tuple[float, ...]) -> list[int]:
    """Lengths in EMU whose running sums are the rounded running sums, so that no rounding adds up."""
    edges = [0]
    total = 0.0
    for length in lengths:
        total += length
        edges.append(emu(total))
    return [b - a for a, b in zip(edges, edges[1:], strict=False)]


def _borders(fragment: TableFragment, rows: tuple[TableRow, ...]) -> Borders:
    """Rules as borders of the cells they run under; the heaviest wins where several meet, white around chips."""
    edges = [fragment.cells[0][0].rect.y, *(row[0].rect.bottom for row in fragment.cells)]
    borders: Borders = {}
    for rule in fragment.rules:
        boundary = min(range(len(edges)), key=lambda i: abs(edges[i] - rule.y))
        for column, cell in enumerate(fragment.cells[0]):
            middle = cell.rect.x + cell.rect.w / 2
            if rule.x <= middle <= rule.right and borders.get((boundary, column), _NO_BORDER)[1] <= rule.weight:
                borders[boundary, column] = (rule.colour, rule.weight)
    for r, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            if cell.chip and cell.fill:
                borders[r, column] = borders[r + 1, column] = (_WHITE, _CHIP_GAP)
    return borders


def _row(r: int, row: TableRow, fragment: TableFragment, borders: Borders, writer: TextWriter) -> str:
    cells = zip(row.cells, fragment.cells[r], strict=True)
    return "".join(
        _cell(
            cell,
            placed,
            cell.fill or row.fill,
            borders.get((r, c), _NO_BORDER),
            borders.get((r + 1, c), _NO_BORDER),
            writer,
        )
        for c, (cell, placed) in enumerate(cells)
    )


def _cell(cell: Cell, placed: PlacedCell, ground: str | None, top: Border, bottom: Border, writer: TextWriter) -> str:
    text = writer.paragraphs(cell.paragraphs, placed.text_rect.w, align=cell.align)
    sides = "".join(
        line(colour, weight, tag=tag)
        for tag, (colour, weight) in (("a:lnL", _NO_BORDER), ("a:lnR", _NO_BORDER), ("a:lnT", top), ("a:lnB", bottom))
    )
    colour = fill(writer.theme.colour(ground)) if ground else "<a:noFill/>"
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>"
        f"<a:tcPr {_margins(cell, placed, writer)}>{sides}{colour}</a:tcPr></a:tc>"
    )


def _margins(cell: Cell, placed: PlacedCell, writer: TextWriter) -> str:
    """Margins that put the text where the layout put it.

    Text in the middle of its row is anchored there without margins above and below, so that it stays centred when it is
    edited and a row can't grow by a rounding.
    """
    ground, text = placed.rect, placed.text_rect
    sides = f'marL="{emu(text.x - ground.x)}" marR="{max(0, emu(ground.right - text.right))}"'
    if not placed.lines or not cell.paragraphs:
        return f'{sides} marT="0" marB="0" anchor="ctr"'
    first = writer.theme.styles[cell.paragraphs[placed.lines[0].paragraph].style].leading
    final = writer.theme.styles[cell.paragraphs[placed.lines[-1].paragraph].style].leading
    above = text.y + placed.lines[0].baseline - 0.8 * first - ground.y
    below = ground.bottom - (text.y + placed.lines[-1].baseline + 0.2 * final)
    if abs(above - below) < 0.6:
        return f'{sides} marT="0" marB="0" anchor="ctr"'
    return f'{sides} marT="{max(0, emu(above))}" marB="0" anchor="t"'
