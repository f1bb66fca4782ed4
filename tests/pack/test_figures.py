"""Headline figures come from the data: as published where the data allows, and different when a cell is different."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reportgen.checks.readers.deck import read_deck
from reportgen.checks.readers.pdf import PdfReader
from reportgen.paint.deck import paint as paint_deck
from reportgen.paint.pdf import paint as paint_pdf
from reportgen.pipeline.stages import lay_out_pack
from tests.conftest import BuiltPack
from tests.project_copy import copy_project


def _words(pdf: bytes, deck: bytes) -> tuple[str, str]:
    with PdfReader(pdf) as reader:
        shown = " ".join(reader.text(n) for n in range(1, reader.page_count + 1))
    slides = read_deck(deck)
    held = " ".join(" ".join([s.text, *(c for row in s.cells for c in row)]) for slide in slides for s in slide.shapes)
    return shown, " ".join(held.replace("\u00a0", " ").split())


def test_an_officer_count_follows_its_cell_into_both_files(
    quarterly: BuiltPack, project_root: Path, tmp_path: Path
) -> None:
    before = _words(quarterly.pdf, quarterly.deck)
    assert all("34,411" in words and "34,412" not in words for words in before)
    copy = copy_project(project_root, tmp_path)
    strength = copy / "data" / "open" / "Police_Force_Strength.csv"
    rows = list(csv.reader(strength.read_text(encoding="utf-8").splitlines()))
    row = next(r for r in rows if r[0] == "Jun-23")
    assert row[1] == "34411"
    row[1] = "34412"
    strength.write_text("\n".join(",".join(r) for r in rows) + "\n", encoding="utf-8")
    made = lay_out_pack(copy, "quarterly", "2023-24-q1", lambda stage: None)
    after = _words(paint_pdf(made.pages, made.theme, copy), paint_deck(made.pages, made.theme, copy))
    assert all("34,412" in words and "34,411" not in words for words in after)


@pytest.mark.parametrize(
    "measure, comparator, shown",
    [
        ("theft_from_person", "previous 12 months", 25),
        ("personal_robbery", "previous 12 months", 18),
        ("all_offences", "previous 12 months", 5),
    ],
)
def test_published_changes_come_out_of_the_open_data(
    quarterly: BuiltPack, measure: str, comparator: str, shown: int
) -> None:
    change = quarterly.made.measures.change(measure, comparator, basis="rolling 12 months")
    assert change.value is not None and round(change.value) == shown
    assert change.unit.kind == "percent" and change.provenance is not None and change.provenance.row_count > 30


@pytest.mark.parametrize("measure, shown", [("officers", 34411), ("trust_met", 70), ("good_job", 48)])
def test_published_levels_come_out_of_the_open_data(quarterly: BuiltPack, measure: str, shown: int) -> None:
    assert quarterly.made.measures.figure(measure).value == shown
