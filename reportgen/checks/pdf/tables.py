"""Rules of tables: headers over every column and before every row, and rows of one length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportgen.checks.finding import Finding, Rules, shortened
from reportgen.checks.pdf.opened import OpenPdf
from reportgen.checks.readers.pdf_tags import Tag


def column_headers(file: OpenPdf) -> Iterator[Finding]:
    """The first row's cells head their columns."""
    for table in file.all("Table"):
        first = next(iter(table.all("TR")), None)
        scopes = {str(cell.attributes.get("/Scope")) for cell in first.all("TH")} if first else set()
        if not scopes & {"/Column", "/Both"}:
            yield Finding(
                "a table without column headers", "TH cells with Scope Column", table.page, rect=file.place(table)
            )


def scopes(file: OpenPdf) -> Iterator[Finding]:
    """Each header cell says whether it heads its column or its row."""
    for table in file.all("Table"):
        for cell in table.all("TH"):
            if "/Scope" not in cell.attributes:
                found = f"the header '{shortened(file.words(cell))}' does not say what it heads"
                yield Finding(found, "Scope Column or Row", table.page, rect=file.place(cell))


def row_headers(file: OpenPdf) -> Iterator[Finding]:
    """Each row below the headers has a cell that heads it, or names the headers of its cells."""
    for table in file.all("Table"):
        head = table.all("THead")
        heading = {id(row) for part in head for row in part.all("TR")} or {id(row) for row in table.all("TR")[:1]}
        for row in table.all("TR"):
            if id(row) not in heading and not _headed(row):
                found = f"the row '{shortened(file.words(row))}' has no header"
                yield Finding(found, "its first cell a TH with Scope Row", row.page or table.page, rect=file.place(row))
                break


def row_lengths(file: OpenPdf) -> Iterator[Finding]:
    """All rows have as many cells, spans counted."""
    for table in file.all("Table"):
        lengths = {sum(_span(cell) for cell in row.tags if cell.kind in ("TH", "TD")) for row in table.all("TR")}
        if len(lengths) > 1:
            found = f"a table with rows of {' and '.join(map(str, sorted(lengths)))} cells"
            yield Finding(found, "as many cells in every row", table.page, rect=file.place(table))


def _headed(row: Tag) -> bool:
    own = any(str(cell.attributes.get("/Scope")) in ("/Row", "/Both") for cell in row.all("TH"))
    return own or all("/Headers" in cell.attributes for cell in row.all("TD"))


def _span(cell: Tag) -> int:
    span: Any = cell.attributes.get("/ColSpan", 1)
    return int(span)


RULES: Rules[OpenPdf] = {
    "table-column-headers": column_headers,
    "table-header-scope": scopes,
    "table-row-headers": row_headers,
    "table-row-lengths": row_lengths,
}
