"""Names in several ways, words against the rows of tables, columns and data of other periods, large changes."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from reportgen.checks.audit.opened import open_document
from tests.checks.audit.made import of, rules, table, text

HEAD = "Eastshire Police\nQuarter 2 2021/22\n\n"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Eastshire Victims and Witness Service", "Eastshire Victim and Witness Service"),
        ("Eastshire Victim & Witness Service", "Eastshire Victim and Witness Service"),
        ("Eastshire's Victim and Witness Service", "Eastshire Victim and Witness Service"),
        ("Eastshire Victim and Witness Services", "Eastshire Victim and Witness Service"),
    ],
)
def test_a_name_is_written_in_one_way(wrong: str, right: str) -> None:
    said = f"We fund the {right} for all. Staff of the {right} met.\nThen the {wrong} grew by half."
    may_differ = "'s" in wrong or wrong.endswith("s")
    assert bool(of(text(said), "text.name")) == (not may_differ or "Victims" in wrong)
    assert not of(text(said.replace(wrong, right)), "text.name")


SERIES = "offence\tQ3 2020/21\tQ4 2020/21\tQ1 2021/22\tQ2 2021/22\nResidential burglary\t410\t395\t402\t450\n\n"


def test_a_heading_goes_the_way_of_its_tables_row() -> None:
    (found,) = of(text(SERIES + "Residential burglary has fallen again"), "wording.table-direction")
    assert "402 and then 450" in found.message
    assert not of(text(SERIES + "Residential burglary has risen"), "wording.table-direction")
    assert not of(text(SERIES.replace("450", "405") + "Residential burglary has risen"), "wording.table-direction")


def test_columns_do_not_go_beyond_the_reported_quarter() -> None:
    rows = "offence\tQ2 2021/22\tQ3 2021/22\nBurglary\t410\t395\nRobbery\t100\t120\n"
    assert of(text(HEAD + rows), "period.beyond")
    assert not of(text(HEAD + rows.replace("Q3 2021/22", "Q3 2021/22 forecast")), "period.beyond")
    assert not of(text(HEAD + rows.replace("Q3 2021/22", "Q3 2020/21")), "period.beyond")


def test_data_are_of_the_last_year() -> None:
    assert of(text(f"{HEAD}These are data to March 2019 on all crime."), "period.stale")
    assert not of(text(f"{HEAD}These are data to March 2021 on all crime."), "period.stale")


def test_a_change_far_beyond_the_others_is_told() -> None:
    rows = "offence,change %\n" + "".join(f"Kind {n},{n}\n" for n in range(1, 8))
    assert not of(table(rows), "plausible.large-change")
    assert of(table(f"{rows}Theft,310\n"), "plausible.large-change")


def test_a_chart_of_a_deck_is_a_table(tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Residential burglary has fallen"
    data = CategoryChartData()
    data.categories = ["Q3 2020/21", "Q4 2020/21", "Q1 2021/22", "Q2 2021/22"]
    data.add_series("Residential burglary", (410, 395, 402, 450))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(2), Inches(6), Inches(4), data)
    deck.save(str(tmp_path / "deck.pptx"))
    (found,) = of(open_document(tmp_path / "deck.pptx"), "wording.table-direction")
    assert found.page == 1


def test_a_cell_of_a_workbook_is_as_exact_as_its_format_shows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Spending by heading"])
    sheet.append(["Heading", "Budget £m", "Outturn £m"])
    for row in (("Pay", 10.04, 11.04), ("Fleet", 5.04, 4.04), ("Estate", 3.04, 3.04), ("Total", 18.1, 18.1)):
        sheet.append(row)
    for cells in sheet.iter_rows(min_row=3, min_col=2):
        for cell in cells:
            cell.number_format = "#,##0.0"
    content = io.BytesIO()
    book.save(content)
    (tmp_path / "spend.xlsx").write_bytes(content.getvalue())
    document = open_document(tmp_path / "spend.xlsx")
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["Pay", "10.0", "11.0"]
    assert rules(document) == set()


def test_columns_set_apart_by_spaces_are_a_table() -> None:
    rows = (
        "Heading        Budget    Forecast   Variance\n"
        "Pay             100.0        98.0       -2.0\nOvertime         20.0        26.0        6.0\n"
        "Fleet            30.5        29.0       -1.5\nTotal           160.5       153.0        2.5\n"
    )
    document = text(rows)
    assert document.tables[0].names == ("heading", "budget", "forecast", "variance")
    assert "arithmetic.total" in rules(document)


def test_a_title_over_a_csv_is_no_header_and_blank_rows_part_tables() -> None:
    rows = "Recorded crime,,\noffence,2020,2021\nBurglary,10,12\n\nBody,budget,spend\nPolice,5,6\nFire,7,8\n"
    first, second = table(rows).tables
    assert [row.text(0) for row in first.rows] == ["Burglary"]
    assert second.names == ("body", "budget", "spend")


def test_sentences_in_cells_are_read_as_sentences(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Offence", "Comment"])
    sheet.append(["Robbery", "Robbery rose by 5% on the quarter before (-5%)."])
    book.save(tmp_path / "comments.xlsx")
    (found,) = of(open_document(tmp_path / "comments.xlsx"), "wording.direction")
    assert (found.page, found.line) == (1, 2)
    assert of(table("offence,comment\nRobbery,Robbery rose by 5% on the quarter before (-5%).\n"), "wording.direction")


def test_markdown_lines_up_to_a_blank_one_are_a_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("The plan was agreed with the Board of\nEastshire and the county.\n\n    code that ends with the\n")
    document = open_document(path)
    assert [line.text for line in document.lines] == ["The plan was agreed with the Board of Eastshire and the county."]
    assert rules(document) == set()
