"""The workbook behind a chart, written by hand."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from reportgen.paint.deck.template_parts import theme_part
from reportgen.paint.deck.workbook import Column, column_letters
from reportgen.paint.deck.workbook import workbook as themed
from tests.paint.deck import samples


def workbook(categories: list[str], columns: list[Column]) -> bytes:
    return themed(categories, columns, theme_part(samples.THEME, "test"))


def rows(content: bytes) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True))


def test_columns_are_lettered_as_in_a_spreadsheet() -> None:
    assert [column_letters(i) for i in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_numbers_are_unrounded_and_a_missing_one_is_an_empty_cell() -> None:
    made = workbook(["Q1", "Q2"], [Column("Rate", (0.1 + 0.2, None), "0.0")])
    assert rows(made) == [(None, "Rate"), ("Q1", 0.30000000000000004), ("Q2", None)]


def test_text_that_looks_like_a_formula_stays_text() -> None:
    made = workbook(['=HYPERLINK("http://x")'], [Column("=1+1", (1.0,), "0")])
    sheet = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(made)).read("xl/worksheets/sheet1.xml")
    assert [sheet["B1"].data_type, sheet["A2"].data_type] == ["s", "s"]


def test_columns_of_one_format_share_it() -> None:
    made = workbook(["a"], [Column("x", (1.0,), '0"%"'), Column("y", (2.0,), "#,##0"), Column("z", (3.0,), '0"%"')])
    sheet = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]
    assert [sheet.cell(2, c).number_format for c in (2, 3, 4)] == ['0"%"', "#,##0", '0"%"']


def test_the_workbook_passes_the_office_schemas(tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(workbook(["a", "b & c"], [Column("x", (1.0, -2.5), '0"%"')]))
    assert [str(e) for e in OpenXmlValidator().validate(str(file)).errors] == []


@given(
    st.lists(
        st.tuples(st.text(min_size=1, max_size=8), st.none() | st.floats(allow_nan=False, allow_infinity=False)),
        max_size=5,
    )
)
def test_what_goes_in_comes_out(cells: list[tuple[str, float | None]]) -> None:
    made = workbook([c for c, _ in cells], [Column("x", tuple(v for _, v in cells), "0")])
    assert made == workbook([c for c, _ in cells], [Column("x", tuple(v for _, v in cells), "0")])
    assert [r[1] for r in rows(made)[1:]] == [v for _, v in cells]
