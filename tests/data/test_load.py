"""Datasets are read into long tables; each kind of broken file gives exactly its located errors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.data import load_datasets
from reportgen.errors import PackError, Place
from tests.data.made import CRIME, HEAD, JUNE_2023, LONG, NEW, OLD, WIDE, catalogue_of, load, told, write
from tests.marked import unmarked

APRIL_2023 = JUNE_2023 - 2


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in frame[list(columns)].itertuples(index=False)]


def test_months_across_become_rows_and_two_vintages_one_series(tmp_path: Path) -> None:
    crime = load(write(tmp_path, WIDE, old=OLD, new=NEW))
    assert rows(crime.frame, "kind", "area", "month", "count", "_file", "_row") == [
        ("Theft", "Camden", APRIL_2023, 1, 0, 2),
        ("Theft", "Camden", APRIL_2023 + 1, 2, 0, 2),
        ("Theft", "Brent", APRIL_2023, 3, 0, 3),
        ("Theft", "Brent", APRIL_2023 + 1, 4, 0, 3),
        ("Theft", "Camden", JUNE_2023, 5, 1, 2),
        ("Theft", "Brent", JUNE_2023, 6, 1, 3),
    ]
    assert crime.place(5) == Place("data/new.csv", 3)
    assert [file.path for file in crime.files] == ["data/old.csv", "data/new.csv"]
    assert crime.newest_month == JUNE_2023


def test_months_down_are_read_by_their_format(tmp_path: Path) -> None:
    crime = load(write(tmp_path, LONG, crime=CRIME))
    assert rows(crime.frame, "area", "count", "month", "_row")[2] == ("Camden", 3, APRIL_2023 + 1, 4)


def test_a_hash_of_each_files_bytes_is_kept(tmp_path: Path) -> None:
    first = load(write(tmp_path, LONG, crime=CRIME)).files[0].sha256
    assert load(write(tmp_path, LONG, crime=CRIME.replace("Camden,3", "Camden,4"))).files[0].sha256 != first


def test_a_missing_cell_stays_missing_and_is_never_zero(tmp_path: Path) -> None:
    crime = load(write(tmp_path, LONG, crime=CRIME.replace("Brent,2", "Brent,")))
    assert np.isnan(crime.frame["count"].iloc[1])
    assert crime.frame["count"].sum() == 8


def test_a_text_that_means_missing_is_missing_only_where_the_catalogue_says_so(tmp_path: Path) -> None:
    data = CRIME.replace("Brent,2", "Brent,*")
    assert np.isnan(load(write(tmp_path, LONG + "    missing: ['*']\n", crime=data)).frame["count"].iloc[1])
    assert told(write(tmp_path, LONG, crime=data)) == [
        "data/crime.csv:3:3: error: '*' in column 'count' is not a number; a number with a point as decimal sign "
        "(hint: correct the cell, or list the text under missing: in the catalogue)"
    ]


def test_decimal_commas_semicolons_thousands_and_encodings_are_read_as_the_catalogue_says(tmp_path: Path) -> None:
    catalogue = LONG.replace("type: count", "type: number, scale: 100") + (
        "    delimiter: ';'\n    decimal: ','\n    thousands: '.'\n    encoding: cp1252\n"
    )
    data = "Date;area;count\nApr-23;Caf\xe9;0,57\nApr-23;Brent;1.234,5\n".encode("cp1252")
    frame = load(write(tmp_path, catalogue, crime=data)).frame
    assert rows(frame, "area", "count") == [("Café", 57.0), ("Brent", 123450.0)]


def test_a_byte_order_mark_windows_line_ends_blank_lines_and_quotes_do_not_shift_the_rows(tmp_path: Path) -> None:
    data = '\ufeffDate,area,count\r\n\r\nApr-23,"Cam\r\nden",1\r\n\r\nMay-23,Brent,2\r\n'
    frame = load(write(tmp_path, LONG, crime=data)).frame
    assert rows(frame, "area", "count", "_row") == [("Cam den", 1, 3), ("Brent", 2, 6)]


def test_a_header_may_stand_below_other_lines(tmp_path: Path) -> None:
    crime = load(write(tmp_path, LONG + "    header_row: 3\n", crime="Title\n\n" + CRIME))
    assert crime.frame["_row"].tolist() == [4, 5, 6, 7]


def test_derived_columns_maps_blanks_and_constants(tmp_path: Path) -> None:
    catalogue = (
        LONG.replace("area: {may_be_missing: false}", "area: {blank: Not known}").replace(
            "    key:",
            "      borough: {of: area, map: no_borough}\n"
            "      inner: {of: area, map: inner, otherwise: outer}\n"
            "      force: {constant: MPS}\n"
            "    key:",
        )
        + "maps: {no_borough: {Not known: ~}, inner: {Camden: inner}}\n"
    )
    frame = load(write(tmp_path, catalogue, crime="Date,area,count\nApr-23,Camden,1\nApr-23,,2\n")).frame
    assert list(frame.columns) == ["area", "count", "borough", "inner", "force", "month", "_file", "_row"]
    assert frame["area"].tolist() == ["Camden", "Not known"]
    assert frame["borough"].isna().tolist() == [False, True]
    assert frame["inner"].tolist() == ["inner", "outer"]
    assert frame["force"].tolist() == ["MPS", "MPS"]


def test_a_constant_of_a_file_tells_vintages_apart(tmp_path: Path) -> None:
    catalogue = WIDE.replace("{path: data/old.csv}", "{path: data/old.csv, constants: {vintage: before}}")
    frame = load(write(tmp_path, catalogue, old=OLD, new=NEW)).frame
    assert frame["vintage"].isna().tolist() == [False] * 4 + [True] * 2


def test_rows_are_left_out_by_rule(tmp_path: Path) -> None:
    catalogue = LONG + "    leave_out: [{area: [Brent], month: x}, {area: Brent}]\n".replace("month: x", "count: '9'")
    assert load(write(tmp_path, catalogue, crime=CRIME)).frame["area"].tolist() == ["Camden", "Camden"]


def test_an_overlap_is_cut_where_the_catalogue_says_so(tmp_path: Path) -> None:
    new = "MajorText,Borough,202305,202306\nTheft,Camden,9,5\nTheft,Brent,9,6\n"
    (problem,) = told(write(tmp_path, WIDE.replace("    key: [month, kind, area]\n", ""), old=OLD, new=new))
    assert problem == (
        "data/new.csv:1:3: error: May 2023 is also in data/old.csv; each month in one file "
        "(hint: set since: or until: for a file in the catalogue)"
    )
    cut = WIDE.replace("{path: data/new.csv}", "{path: data/new.csv, since: 2023-06}")
    assert load(write(tmp_path, cut, old=OLD, new=new)).frame["count"].sum() == 21


AS_HEADER = "4 as in the header (hint: put text that holds a comma in quotes)"
ONE_KEY = "each key once (hint: remove one row, or add to key: what tells them apart)"
NO_NUMBER = (
    "a number with a point as decimal sign (hint: correct the cell, or list the text under missing: in the catalogue)"
)
NO_MONTH = "a month written as %b-%y (hint: correct the cell, or check months: in the catalogue)"

WIDE_BREAKS = [
    (
        "old",
        OLD.replace("BRENT,3", "BRENT,x"),
        (3, 3),
        f"'x' in column '202304' is not a number; {NO_NUMBER}",
    ),
    ("old", OLD.replace("BRENT,3", "BRENT,-3"), (3, 3), "-3 in 'count'; 0 or more (hint: correct the cell)"),
    ("old", OLD.replace("BRENT,3", "BRENT,3.5"), (3, 3), "3.5 in 'count'; a whole number (hint: correct the cell)"),
    (
        "old",
        OLD.replace("BRENT", "Brnet"),
        (3, 2),
        "'Brnet' in 'area'; one of Brent, Camden (hint: correct the cell, or add the value to the list or to a map "
        "of the catalogue)",
    ),
    (
        "old",
        OLD.replace("Major Category", "Offence"),
        (1, 0),
        "column 'MajorText' is missing; the file has Offence, Borough, 202304, 202305; expected MajorText or Major "
        "Category (hint: add the file's name for it to 'kind: from' in the catalogue)",
    ),
    (
        "old",
        OLD.replace("202304,202305", "April,May"),
        (1, 0),
        "no column is a month written as %Y%m; a column for each month (hint: check months: in the catalogue)",
    ),
    (
        "old",
        OLD.replace("202305", "202304"),
        (1, 4),
        "column '202304' is there twice; once (hint: give each column its own name)",
    ),
    ("old", OLD + "Theft,Camden,1\n", (4, 0), f"3 cells; {AS_HEADER}"),
    ("old", OLD + "Theft,Camden,1,2,3\n", (4, 0), f"5 cells; {AS_HEADER}"),
    (
        "old",
        OLD.replace(",", ";"),
        (1, 1),
        "the header has no comma but a semicolon between its names; a comma between cells "
        '(hint: set delimiter: ";" in the catalogue)',
    ),
    (
        "old",
        OLD + '"Theft,Camden,1,2\nTheft,Brent,3,4\n',
        (4, 0),
        'a cell in quotes is not well formed (unexpected end of data); quotes around a whole cell, "" for one within '
        "(hint: correct the row)",
    ),
    ("old", "", (1, 0), "no header; a row with the names of the columns (hint: check header_row:)"),
    (
        "old",
        OLD.replace("Theft,BRENT", ",BRENT"),
        (3, 1),
        "an empty cell in 'kind'; a value in every row (hint: fill it, or say in the catalogue what blank: means)",
    ),
    (
        "new",
        NEW.replace("Brent,6", "Camden,6"),
        (3, 3),
        f"June 2023, Theft, Camden is given twice (first at data/new.csv:2:3); {ONE_KEY}",
    ),
    (
        "new",
        NEW.replace("202306", "202307"),
        (1, 3),
        "June 2023 missing before July 2023; every month (hint: add the missing data)",
    ),
    (
        "old",
        OLD.replace("Theft,BRENT", "THEFT,BRENT"),
        (2, 1),
        "'Theft' in 'kind' is also written 'THEFT'; one spelling (hint: add 'Theft: THEFT' to a map of the catalogue)",
    ),
]


@pytest.mark.parametrize(("name", "text", "at", "problem"), WIDE_BREAKS)
def test_a_broken_wide_file_is_told_at_its_file_row_and_column(
    tmp_path: Path, name: str, text: str, at: tuple[int, int], problem: str
) -> None:
    files = {"old": OLD, "new": NEW} | {name: text}
    assert told(write(tmp_path, WIDE, **files)) == [f"data/{name}.csv:{at[0]}:{at[1]}: error: {problem}"]


LONG_BREAKS = [
    (CRIME.replace("May-23,Camden", "»Foo-23,Camden"), f"'Foo-23' is no month; {NO_MONTH}"),
    (CRIME.replace("May-23,Camden", "»,Camden"), f"an empty cell is no month; {NO_MONTH}"),
    (CRIME.replace("3\n", "»3 or 4\n"), f"'3 or 4' in column 'count' is not a number; {NO_NUMBER}"),
    (CRIME.replace("3\n", "»inf\n"), f"'inf' in column 'count' is not a number; {NO_NUMBER}"),
    (CRIME.replace("3\n", "»-3\n"), "-3 in 'count'; 0 or more (hint: correct the cell)"),
    (
        CRIME.replace("May-23,Brent", "»May-23,Camden"),
        f"May 2023, Camden is given twice (first at data/crime.csv:4:1); {ONE_KEY}",
    ),
    (
        CRIME.replace("May-23", "Jun-23").replace("Jun-23", "»Jun-23", 1),
        "May 2023 missing before June 2023; every month (hint: add the missing data)",
    ),
]


@pytest.mark.parametrize(("text", "problem"), LONG_BREAKS)
def test_a_broken_long_file_is_told_at_its_cell(tmp_path: Path, text: str, problem: str) -> None:
    text, place = unmarked(text, "data/crime.csv")
    cell = Place(place.file, place.line, text.split("\n")[place.line - 1][: place.column - 1].count(",") + 1)
    assert told(write(tmp_path, LONG, crime=text)) == [f"{cell}: error: {problem}"]


def test_bytes_in_another_encoding_are_told_with_row_and_column(tmp_path: Path) -> None:
    data = CRIME.replace("Brent,4", "Br\xe9nt,4").encode("cp1252")
    assert told(write(tmp_path, LONG, crime=data)) == [
        "data/crime.csv:5:2: error: byte 0xE9 is not utf-8; text in utf-8 "
        "(hint: set encoding: cp1252 if the file comes from Excel, or save it as UTF-8)"
    ]


def test_an_unknown_encoding_and_a_format_that_is_none_are_told_in_the_catalogue(tmp_path: Path) -> None:
    text, place = unmarked(LONG + "    encoding: »utf-9\n", "data/catalogue.yaml")
    (problem,) = told(write(tmp_path, text, crime=CRIME))
    assert "unknown encoding 'utf-9'" in problem
    text, place = unmarked(LONG.replace("'%b-%y'", "»'%b-%Q'"), "data/catalogue.yaml")
    (problem,) = told(write(tmp_path, text, crime=CRIME))
    assert problem.startswith(f"{place}: error: '%b-%Q' is no way to write a month")


def test_a_missing_file_is_told_where_the_catalogue_names_it(tmp_path: Path) -> None:
    text, place = unmarked(LONG.replace("data/crime.csv", "»data/crimes.csv"), "data/catalogue.yaml")
    assert told(write(tmp_path, text, crime=CRIME)) == [
        f"{place}: error: the file 'data/crimes.csv' does not exist; a file of the project (hint: did you mean "
        "'crime.csv'?)"
    ]


@pytest.mark.parametrize("path", ["../secret.csv", "/etc/passwd", "data/../../x.csv", "data\\\\crime.csv", "C:/x.csv"])
def test_a_path_out_of_the_project_is_refused(tmp_path: Path, path: str) -> None:
    (problem,) = told(write(tmp_path, LONG.replace("data/crime.csv", f'"{path}"')))
    assert "leads out of the project" in problem


def test_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_text(CRIME)
    root = tmp_path / "project"
    root.mkdir()
    write(root, LONG)
    (root / "data" / "crime.csv").symlink_to(outside)
    (problem,) = told(root)
    assert "leads out of the project" in problem


def test_a_series_must_reach_the_editions_end_unless_it_is_closed(tmp_path: Path) -> None:
    root = write(tmp_path, LONG, crime=CRIME)
    assert told(root, through=JUNE_2023) == [
        "data/crime.csv:0:0: error: the newest month is May 2023; data to June 2023 "
        "(hint: fetch the newer extract, or build an earlier edition)"
    ]
    assert told(root, through=JUNE_2023 - 1) == []
    assert told(write(tmp_path, LONG + "    closed: true\n", crime=CRIME), through=JUNE_2023) == []


def test_a_series_must_begin_where_the_catalogue_says_and_be_of_the_right_size(tmp_path: Path) -> None:
    catalogue = LONG + "    first_month: 2023-03\n    rows: {least: 5}\n"
    assert [line.split("; ")[0] for line in told(write(tmp_path, catalogue, crime=CRIME))] == [
        "data/crime.csv:0:0: error: 4 rows after reading",
        "data/crime.csv:0:0: error: the series begins with April 2023",
    ]


def test_many_like_mistakes_are_told_five_times_and_then_counted(tmp_path: Path) -> None:
    data = "Date,area,count\n" + "".join(f"Apr-23,Area {n},-1\n" for n in range(40))
    lines = told(write(tmp_path, LONG, crime=data))
    assert len(lines) == 6
    assert lines[-1] == "data/crime.csv:7:3: error: 35 more like the ones before"


def test_mistakes_of_several_datasets_are_told_at_once(tmp_path: Path) -> None:
    second = LONG.removeprefix("datasets:\n").replace("  crime:", "  other:").replace("crime.csv", "other.csv")
    root = write(tmp_path, LONG + second, crime=CRIME.replace("3\n", "x\n"), other=CRIME.replace("4\n", "y\n"))
    with pytest.raises(PackError) as caught:
        load_datasets(root, catalogue_of(root))
    assert [problem.place for problem in caught.value.problems] == [
        Place("data/crime.csv", 4, 3), Place("data/other.csv", 5, 3),
    ]  # fmt: skip


def test_an_unknown_dataset_names_the_nearest(tmp_path: Path) -> None:
    root = write(tmp_path, LONG, crime=CRIME)
    with pytest.raises(PackError, match=r"unknown dataset 'crimes'.*did you mean 'crime'"):
        load_datasets(root, catalogue_of(root), ["crimes"])


def test_columns_come_in_the_same_order_of_categories_whatever_the_order_of_rows(tmp_path: Path) -> None:
    frame = load(write(tmp_path, LONG, crime=CRIME)).frame
    lines = CRIME.splitlines()
    turned = "\n".join([lines[0], *reversed(lines[1:])]) + "\n"
    assert load(write(tmp_path, LONG, crime=turned)).frame["area"].cat.categories.tolist() == ["Brent", "Camden"]
    assert frame["area"].cat.categories.tolist() == ["Brent", "Camden"]


counts = st.lists(st.lists(st.integers(0, 99_999) | st.none(), min_size=6, max_size=6), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None)
@given(counts, st.integers(1, 5))
def test_wide_files_cut_anywhere_join_to_the_series_that_a_long_file_gives(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[int | None]], cut: int
) -> None:
    """A table written months across in two files and months down in one says the same."""
    months = [f"2023{month:02d}" for month in range(1, 7)]
    cell = {None: ""}
    areas = [f"Area {n}" for n in range(len(table))]

    def wide(first: int, last: int) -> str:
        body = [
            ",".join(["Theft", area, *(str(cell.get(v, v)) for v in values[first:last])])
            for area, values in zip(areas, table, strict=True)
        ]
        return "\n".join([",".join(["MajorText", "Borough", *months[first:last]]), *body]) + "\n"

    down = [
        f"{month},{area},{cell.get(values[n], values[n])}"
        for area, values in zip(areas, table, strict=True)
        for n, month in enumerate(months)
    ]
    free = WIDE.replace("allowed: [Brent, Camden]", "may_be_missing: false")
    across = load(write(tmp_path_factory.mktemp("wide"), free, old=wide(0, cut), new=wide(cut, 6))).frame
    long_catalogue = LONG.replace("%b-%y", "%Y%m")
    long = load(
        write(tmp_path_factory.mktemp("long"), long_catalogue, crime="\n".join(["Date,area,count", *down]))
    ).frame
    keyed = {(r.area, r.month): r.count for r in across.rename(columns={"count": "n"}).assign(count=0).itertuples()}
    assert len(keyed) == len(across) == len(long)
    left = across.sort_values(["area", "month"])["count"].to_numpy()
    right = long.sort_values(["area", "month"])["count"].to_numpy()
    np.testing.assert_array_equal(left, right)


def test_the_head_of_a_catalogue_is_enough_for_a_dataset_without_months(tmp_path: Path) -> None:
    catalogue = HEAD + "    files: [{path: data/crime.csv}]\n    columns: {area: {}, count: {type: number}}\n"
    crime = load(write(tmp_path, catalogue, crime=CRIME))
    assert crime.newest_month is None
    assert crime.frame["count"].tolist() == [1, 2, 3, 4]
