"""A sheet of a workbook goes the same way as a CSV file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl

from tests.data.made import HEAD, JUNE_2023, load, told, write
from tests.marked import unmarked

CATALOGUE = HEAD + (
    "    sheet: Hate_Crime\n"
    "    months: '%Y-%m-%d'\n"
    "    files: [{path: data/book.xlsx}]\n"
    "    columns:\n"
    "      month: {from: [Month_Year], type: month}\n"
    "      count: {type: count}\n"
    "    every: month\n"
)


def made(root: Path, catalogue: str = CATALOGUE, count: object = 12) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "Cover"
    sheet = book.create_sheet("Hate_Crime")
    for row in (["Month_Year", "count"], [dt.date(2023, 5, 1), 10], [dt.date(2023, 6, 1), count]):
        sheet.append(row)
    write(root, catalogue)
    book.save(root / "data" / "book.xlsx")
    return root


def test_dates_and_numbers_of_a_sheet_are_read(tmp_path: Path) -> None:
    frame = load(made(tmp_path)).frame
    assert frame["month"].tolist() == [JUNE_2023 - 1, JUNE_2023]
    assert frame["count"].tolist() == [10, 12]
    assert frame["_row"].tolist() == [2, 3]


def test_numbers_of_a_sheet_have_a_point_whatever_the_text_files_of_the_dataset_have(tmp_path: Path) -> None:
    catalogue = CATALOGUE.replace("type: count", "type: number") + "    decimal: ','\n"
    assert load(made(tmp_path, catalogue, 12.5)).frame["count"].tolist() == [10, 12.5]


def test_an_empty_cell_and_a_formula_without_value_are_missing(tmp_path: Path) -> None:
    assert load(made(tmp_path, count=None)).frame["count"].isna().tolist() == [False, True]
    assert load(made(tmp_path, count="=1+1")).frame["count"].isna().tolist() == [False, True]


def test_a_word_among_numbers_is_told_at_its_cell(tmp_path: Path) -> None:
    (problem,) = told(made(tmp_path, count="many"))
    assert problem.startswith("data/book.xlsx:3:2: error: 'many' in column 'count' is not a number")


def test_a_sheet_that_is_not_there_is_told_where_the_catalogue_names_it(tmp_path: Path) -> None:
    text, place = unmarked(CATALOGUE.replace("sheet: Hate_Crime", "sheet: »Hate_Crimes"), "data/catalogue.yaml")
    assert told(made(tmp_path, text)) == [
        f"{place}: error: 'data/book.xlsx' has no sheet 'Hate_Crimes'; one of Cover, Hate_Crime "
        "(hint: did you mean 'Hate_Crime'?)"
    ]


def test_a_file_that_is_no_workbook_is_told(tmp_path: Path) -> None:
    root = made(tmp_path)
    (root / "data" / "book.xlsx").write_bytes(b"Month_Year,count\n")
    (problem,) = told(root)
    assert problem.startswith("data/book.xlsx:0:0: error: the file is not a workbook that can be read")
