"""Tables as HTML tables: headers that every cell knows, group names over their rows, ratings as chips."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.exhibits.block import Cell, Table, TableRow
from reportgen.exhibits.tables.headers import RowHeaders
from reportgen.paint.html.markup import Markup, element, words
from reportgen.paint.html.paragraphs import ParagraphPainter
from reportgen.theme import Theme


class TablePainter:
    """Paints tables."""

    def __init__(self, theme: Theme, paragraphs: ParagraphPainter):
        self._theme = theme
        self._paragraphs = paragraphs
        self._count = 0

    def table(self, table: Table, caption: Markup) -> Markup:
        """A table that scrolls sideways where the screen is narrow; without a caption its summary is read."""
        self._count += 1
        name = f"table-{self._count}"
        shown = element("caption", caption or element("span", words(table.caption or table.alt), class_="unseen"))
        ids = [f"{name}-{column}" for column in range(len(table.header))]
        head = element("tr", *map(self._header, table.header, ids), style=self._head_look(table))
        headers = RowHeaders(table)
        rows = (self._row(row, number, ids, headers, name) for number, row in enumerate(table.rows, start=1))
        inside = element("table", shown, element("thead", head), element("tbody", *rows))
        # What scrolls must be reachable without a mouse (WCAG 2.1.1).
        return element("div", inside, class_="scroll", tabindex="0", role="group", aria_label=_named(table))

    def _header(self, cell: Cell, ident: str) -> Markup:
        shown = cell.reads or " ".join(p.text for p in cell.paragraphs).strip()
        if not shown:
            return element("td")
        inside = words(cell.reads) if cell.reads else self._cell_words(cell)
        return element("th", inside, id=ident, scope="col", class_=_classes(cell), style=self._look(cell))

    def _head_look(self, table: Table) -> str | None:
        """The header's ground, and the colour of its words for those that only a reader of the file gets to hear."""
        runs = (run for cell in table.header for p in cell.paragraphs for run in p.runs)
        colour = next((run.colour for run in runs if run.colour), None)
        look = [f"background:{self._theme.colour(table.header_fill)}"] if table.header_fill else []
        return ";".join([*look, *([f"color:{colour}"] if colour else [])]) or None

    def _row(self, row: TableRow, number: int, ids: Sequence[str], headers: RowHeaders, name: str) -> Markup:
        cells: list[Markup] = []
        for column, cell in enumerate(row.cells):
            shown = any(p.text.strip() for p in cell.paragraphs) or cell.reads
            if headers.is_header(cell, column) and shown:
                ident = f"{name}-{number}-{column}"
                headers.found(column, ident)
                cells.append(
                    element(
                        "th", self._words(cell), id=ident, scope="row", class_=_classes(cell), style=self._look(cell)
                    )
                )
                continue
            over = " ".join([ids[column], *headers.of_row(column)]) if headers.grouped else None
            cells.append(element("td", self._words(cell), headers=over, class_=_classes(cell), style=self._look(cell)))
        fill = f"background:{self._theme.colour(row.fill)}" if row.fill else None
        above = "above" if row.total_above else None
        return element(
            "tr", *cells, style=fill, class_=above if row.rule == "none" else f"{row.rule} {above or ''}".strip()
        )

    def _words(self, cell: Cell) -> Markup:
        inside = self._cell_words(cell)
        shown = " ".join(p.text for p in cell.paragraphs).strip()
        if cell.reads and cell.reads != shown:
            unseen = element("span", words(cell.reads), class_="unseen")
            inside = element("span", inside, aria_hidden="true") + unseen
        if cell.chip and cell.fill:
            inside = element("span", inside, class_="chip", style=f"background:{self._theme.colour(cell.fill)}")
        return inside

    def _cell_words(self, cell: Cell) -> Markup:
        """A cell's own words: paragraphs only where there are several."""
        paragraphs = [p for p in cell.paragraphs if p.text.strip()]
        if len(paragraphs) > 1 or any(p.marker for p in paragraphs):
            return self._paragraphs.paragraphs(paragraphs)
        return "".join(self._paragraphs.line(p) for p in paragraphs)

    def _look(self, cell: Cell) -> str | None:
        look = []
        if cell.fill and not cell.chip:
            look.append(f"background:{self._theme.colour(cell.fill)}")
        if cell.indent:
            look.append(f"padding-left:{cell.indent / 12 + 0.4:.2f}rem")
        return ";".join(look) or None


def _classes(cell: Cell) -> str | None:
    return {"left": None, "right": "right", "centre": "centre"}[cell.align]


def _named(table: Table) -> str:
    return table.caption or table.alt
