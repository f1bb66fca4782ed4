"""Cells of edition tables are numbers, markers, or both, and never guessed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.data import Cell, Dataset, RawTable, parse_cell
from reportgen.errors import Place
from tests.data.made import HEAD, load, told, write

TABLE = HEAD + (
    "    shape: table\n"
    "    files: [{path: '{edition}/kpi.csv'}]\n"
    "    columns:\n"
    "      borough: {map: areas, may_be_missing: false}\n"
    "      rate: {type: number, most: 100}\n"
    "    key: [borough]\n"
    "maps: {areas: {Kensington & Chelsea: Kensington and Chelsea}}\n"
)
KPI = "bcu,borough,rate,note\nCW,Kensington & Chelsea,84,\nCN,Camden,[x],not yet\nCN,Islington,88*,\n"
EDITION = "data/p/q1"


def made(root: Path, text: str = KPI) -> Path:
    write(root, TABLE)
    (root / EDITION).mkdir(parents=True, exist_ok=True)
    (root / EDITION / "kpi.csv").write_text(text, encoding="utf-8")
    return root


def table_of(dataset: Dataset) -> RawTable:
    assert dataset.table is not None
    return dataset.table


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("84", Cell(84.0)),
        ("-2.7", Cell(-2.7)),
        ("\u22122.7", Cell(-2.7)),
        ("- 9,951", Cell(-9951.0)),
        ("(57.5)", Cell(-57.5)),
        ("(0.0)", Cell(0.0)),
        ("+3", Cell(3.0)),
        ("75%", Cell(75.0)),
        ("16,777,584", Cell(16777584.0)),
        ("", Cell()),
        ("  ", Cell()),
        ("-", Cell(marker="-")),
        ("[x]", Cell(marker="[x]")),
        ("[c]", Cell(marker="[c]")),
        ("[z]", Cell(marker="[z]")),
        ("N/A", Cell(marker="N/A")),
        ("*", Cell(marker="*")),
        ("88*", Cell(88.0, "*")),
        ("12.5 [p]", Cell(12.5, "[p]")),
        ("1,024 [r]", Cell(1024.0, "[r]")),
    ],
)
def test_a_cell_is_a_number_a_marker_or_both(text: str, cell: Cell) -> None:
    assert parse_cell(text) == cell


@pytest.mark.parametrize(
    "text", ["about 5", "1,23", "12,34,567", "5 of 6", "=1+1", "1e5", "--5", "[y] [x]", "£m", "\u0391"]
)
def test_another_text_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        parse_cell(text)


@given(st.integers(-(10**9), 10**9))
def test_a_number_is_read_however_its_sign_and_thousands_are_written(number: int) -> None:
    bare = f"{abs(number):,}"
    signed = (
        [f"-{bare}", f"\u2212{bare}", f"({bare})", f"- {bare}"] if number < 0 else [bare, f"+{bare}", f"{abs(number)}"]
    )
    assert {parse_cell(text).value for text in signed} == {float(number)}


def test_decimal_commas_are_read_where_the_catalogue_says_so() -> None:
    assert parse_cell("1.234,5", ",", ".") == Cell(1234.5)


def test_rows_are_kept_as_text_with_maps_applied_and_places(tmp_path: Path) -> None:
    table = table_of(load(made(tmp_path), EDITION))
    assert table.columns == ("bcu", "borough", "rate", "note")
    assert table.rows()[0] == {"bcu": "CW", "borough": "Kensington and Chelsea", "rate": "84", "note": ""}
    assert table.cell(0, "rate") == Cell(84.0)
    assert table.cell(1, "rate") == Cell(marker="[x]")
    assert table.cell(2, "rate") == Cell(88.0, "*")
    assert table.place(1, "rate") == Place("data/p/q1/kpi.csv", 3, 3)
    with pytest.raises(KeyError):
        table.text(0, "rates")


def test_the_typed_frame_has_the_same_rows(tmp_path: Path) -> None:
    frame = load(made(tmp_path), EDITION).frame
    assert frame["borough"].tolist() == ["Kensington and Chelsea", "Camden", "Islington"]
    assert frame["rate"].iloc[0] == 84
    assert np.isnan(frame["rate"].iloc[1])
    assert frame["_row"].tolist() == [2, 3, 4]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "84",
            "eighty",
            "2:3: error: 'eighty' in column 'rate' is not a number; a number, or a marker such as [x], [z] or N/A "
            "(hint: correct the cell)",
        ),
        ("84", "840", "2:3: error: 840 in 'rate'; 100 or less (hint: correct the cell)"),
        (
            "CN,Camden",
            "CN,",
            "3:2: error: an empty cell in 'borough'; a value in every row "
            "(hint: fill it, or say in the catalogue what blank: means)",
        ),
        (
            "Islington",
            "Camden",
            "4:2: error: Camden is given twice (first at data/p/q1/kpi.csv:3:2); each key once "
            "(hint: remove one row, or add to key: what tells them apart)",
        ),
        (
            "rate",
            "rates",
            "1:0: error: column 'rate' is missing; the file has bcu, borough, rates, note; expected rate "
            "(hint: did you mean 'rates'?)",
        ),
    ],
)
def test_a_broken_table_is_told_at_its_cell(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert told(made(tmp_path, KPI.replace(old, new)), EDITION) == [f"data/p/q1/kpi.csv:{problem}"]


def test_a_table_of_an_edition_needs_an_edition(tmp_path: Path) -> None:
    (problem,) = told(made(tmp_path))
    assert "belongs to an edition" in problem


def test_what_a_cell_holds_is_never_executed(tmp_path: Path) -> None:
    table = table_of(load(made(tmp_path, KPI.replace("not yet", '"=HYPERLINK(""http://x"")"')), EDITION))
    assert table.text(1, "note") == '=HYPERLINK("http://x")'


def test_a_rating_typed_with_greek_or_cyrillic_letters_is_read_as_the_latin_one(tmp_path: Path) -> None:
    catalogue = TABLE.replace("      rate:", "      conf: {letters: latin, allowed: [A, CA, CR]}\n      rate:")
    write(tmp_path, catalogue)
    (tmp_path / EDITION).mkdir(parents=True)
    text = "borough,conf,rate\nCamden,\u0391,1\nBrent,\u0421\u0410,2\nBarnet,\u0421R,3\n"
    (tmp_path / EDITION / "kpi.csv").write_text(text, encoding="utf-8")
    dataset = load(tmp_path, EDITION)
    assert [row["conf"] for row in table_of(dataset).rows()] == ["A", "CA", "CR"]
    assert dataset.frame["conf"].tolist() == ["A", "CA", "CR"]


def test_a_table_may_have_words_under_the_name_month(tmp_path: Path) -> None:
    made(tmp_path, "month,borough,rate,note\nJanuary 2023,Camden,84,\nFebruary 2023,Brent,80,\n")
    table = table_of(load(tmp_path, edition=EDITION))
    assert [row["month"] for row in table.rows()] == ["January 2023", "February 2023"]
