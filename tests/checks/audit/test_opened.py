"""Files of every kind, and the command."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from reportgen.checks.audit.numbers import cell_number
from reportgen.checks.audit.opened import UnknownKindError, open_document
from reportgen.checks.audit.rules import RULES, audit
from reportgen.cli.app import app


def test_the_command_reports_lines_rules_and_hints_as_json(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text("# Note\n\nIt is in the the report.\n")
    result = CliRunner().invoke(app, ["audit", "--json", str(path)])
    (found,) = json.loads(result.stdout)["findings"]
    assert result.exit_code == 1
    assert (found["file"], found["line"], found["rule"], found["severity"]) == (
        str(path),
        3,
        "text.repeated-word",
        "warning",
    )
    assert found["message"] and found["hint"]


def test_a_document_without_errors_gives_exit_code_0(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("All is well.\n")
    result = CliRunner().invoke(app, ["audit", "--json", str(path)])
    assert (result.exit_code, json.loads(result.stdout)) == (0, {"findings": []})


def test_a_workbook_is_read_by_sheet_and_row(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("item", "budget", "spend"), ("a", 10.5, 20), ("b", 5.5, 5), ("c", 1.5, 2), ("Total", 17.5, 37)):
        sheet.append(row)
    path = tmp_path / "book.xlsx"
    book.save(path)
    sheet.insert_cols(3)
    for row, value in enumerate(("forecast", 11.5, 6.5, 2.5, 20.5), start=1):
        sheet.cell(row, 3).value = value
    book.save(path)
    (found,) = [f for f in audit(open_document(path)) if f.rule == "arithmetic.total"]
    assert (found.page, found.line) == (1, 5)


def test_a_slide_is_read_with_its_tables(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "There was a increase"
    frame = slide.shapes.add_table(3, 2, 0, 0, 4000000, 900000)
    for n, words in enumerate(("Group", "Rating", "One", "G", "Two", "\u0391")):
        frame.table.cell(n // 2, n % 2).text = words
    deck.save(str(tmp_path / "deck.pptx"))
    found = {(f.rule, f.page) for f in audit(open_document(tmp_path / "deck.pptx"))}
    assert found == {("text.article", 1), ("text.homoglyph", 1)}


def test_files_of_other_kinds_and_broken_files_are_refused(tmp_path: Path) -> None:
    for name in ("a.doc", "b.xlsx", "c.pdf", "d.pptx"):
        path = tmp_path / name
        path.write_bytes(b"not what it says")
        with pytest.raises(UnknownKindError):
            open_document(path)


def test_bytes_that_are_no_text_are_refused_and_utf_16_is_read(tmp_path: Path) -> None:
    for name in ("a.csv", "b.txt", "c.md"):
        path = tmp_path / name
        path.write_bytes(b"Offences\0\x01\x02rose")
        with pytest.raises(UnknownKindError, match="is no text"):
            open_document(path)
        path.write_bytes("Offences rose by 3%.".encode("utf-16"))
        assert open_document(path)


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ("(57.5)", -57.5),
        ("- 9,951", -9951),
        ("-1.5 pp", -1.5),
        ("£7.86m", 7.86),
        ("▼13%", -13),
        ("▼ −4.3", -4.3),
        ("► +0.6", 0.6),
        ("-2.5% (-0.9)", -2.5),
        ("88*", 88),
    ],
)
def test_cells_are_read_as_printed(shown: str, value: float) -> None:
    number = cell_number(shown)
    assert number is not None and number.value == value


@pytest.mark.parametrize("shown", ["(106.4", "657.", "N/A", "", "Q1 23/24", "£", "16-24"])
def test_what_is_no_number_is_none(shown: str) -> None:
    assert cell_number(shown) is None


@given(st.text(max_size=300))
def test_any_text_is_audited_without_failing(content: str) -> None:
    from tests.checks.audit.made import text

    audit(text(content))


def test_every_rule_has_a_hint_and_a_known_severity() -> None:
    assert all(rule.hint and rule.severity in ("error", "warning", "note") for rule in RULES.values())
