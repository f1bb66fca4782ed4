"""PDFs: tables are known by the places of their figures, running text by its lines."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from reportgen.checks.audit.model import AuditedDocument
from reportgen.checks.audit.opened import open_document
from tests.checks.audit.made import of, rules

ROWS = (
    ("Pay", "100.0", "98.0", "(2.0)"),
    ("Overtime", "20.0", "26.0", "6.0"),
    ("Fleet and transport", "30.5", "29.0", "(1.5)"),
    ("Premises", "40.0", "41.0", "1.0"),
    ("Total", "190.5", "194.0", "3.5"),
)
PROSE = ("Spending on the estate went", "down by £0.4m in the quarter.")


def pdf(folder: Path, rows: Sequence[Sequence[str]], prose: Sequence[str] = PROSE) -> AuditedDocument:
    """A page with a table, figures flush right under headings of two lines, and running text beside it."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(600, 400))
    canvas.setFont("Helvetica", 10)
    for x, first, second in ((260, "Original", "budget"), (340, "Full year", "forecast"), (420, "", "Variance")):
        canvas.drawRightString(x, 340, first)
        canvas.drawRightString(x, 328, second)
    for number, (label, *figures) in enumerate(rows):
        y = 300 - 18 * number
        canvas.drawString(40, y, label)
        for x, figure in zip((260, 340, 420), figures, strict=True):
            canvas.drawRightString(x, y, figure)
    for number, line in enumerate(prose):
        canvas.drawString(40, 120 - 12 * number, line)
    canvas.save()
    path = folder / "report.pdf"
    path.write_bytes(file.getvalue())
    return open_document(path)


def changed(row: int, column: int, figure: str) -> list[list[str]]:
    made = [list(each) for each in ROWS]
    made[row][column] = figure
    return made


def test_a_table_is_read_with_its_headings_and_rows(tmp_path: Path) -> None:
    (table,) = pdf(tmp_path, ROWS).tables
    assert table.names == ("", "original budget", "full year forecast", "variance")
    assert [[cell.text for cell in row.cells] for row in table.rows] == [list(row) for row in ROWS]


def test_rows_of_a_table_are_no_running_text_and_wrapped_lines_are_one(tmp_path: Path) -> None:
    document = pdf(tmp_path, ROWS)
    assert [line.text for line in document.lines if "estate" in line.text] == [" ".join(PROSE)]
    assert not any("Fleet" in line.text for line in document.lines)


def test_its_arithmetic_is_checked_by_page(tmp_path: Path) -> None:
    assert rules(pdf(tmp_path, ROWS)) == set()
    (found,) = of(pdf(tmp_path, changed(4, 1, "199.5")), "arithmetic.total")
    assert (found.page, "199.5 shown, its 4 rows add up to 190.5" in found.message) == (1, True)
    assert of(pdf(tmp_path, changed(1, 3, "8.0")), "arithmetic.difference")


def test_two_columns_of_prose_are_no_table(tmp_path: Path) -> None:
    prose = ("In 2021 there were 12 or 13 boards.", "In 2022 there were 14 or 15 boards.", "In 2023 none.")
    assert pdf(tmp_path, (), prose).tables == ()
