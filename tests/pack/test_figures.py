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
from tests.pack.published_figures import PUBLISHED, ROUNDED, Published
from tests.project_copy import copy_project


def _words(pdf: bytes, deck: bytes) -> tuple[str, str]:
    with PdfReader(pdf) as reader:
        shown = " ".join(reader.text(n) for n in range(1, reader.page_count + 1))
    slides = read_deck(deck)
    held = " ".join(" ".join([s.text, *(c for row in s.cells for c in row)]) for slide in slides for s in slide.shapes)
    return shown, " ".join(held.replace("\u00a0", " ").split())


def test_a_changed_cell_changes_its_figure_in_both_files(
    quarterly: BuiltPack, project_root: Path, tmp_path: Path
) -> None:
    before = _words(quarterly.pdf, quarterly.deck)
    assert all("63,977" in words and "64,977" not in words for words in before)
    copy = copy_project(project_root, tmp_path)
    crimes = copy / "data" / "open" / "MPS_Borough_Level_Crime_24m_202202-202401.csv"
    rows = list(csv.reader(crimes.read_text(encoding="utf-8").splitlines()))
    month = rows[0].index("202306")
    row = next(r for r in rows if r[1:3] == ["Theft from Person", "Westminster"])
    row[month] = str(int(row[month]) + 1000)
    with crimes.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    made = lay_out_pack(copy, "quarterly", "2023-24-q1", lambda stage: None)
    after = _words(paint_pdf(made.pages, made.theme, copy), paint_deck(made.pages, made.theme, copy))
    assert all("64,977" in words and "63,977" not in words for words in after)


@pytest.mark.parametrize("published", PUBLISHED, ids=lambda p: f"{p.measure} {p.comparator or 'level'} {p.basis or ''}")
def test_the_packs_figures_are_those_of_the_published_report(quarterly: BuiltPack, published: Published) -> None:
    measures = quarterly.made.measures
    if published.comparator:
        figure = measures.change(published.measure, published.comparator, basis=published.basis)
    else:
        figure = measures.figure(published.measure, basis=published.basis)
    assert figure.value == pytest.approx(published.value, abs=published.tolerance)
    assert published.reason or published.tolerance <= ROUNDED
    assert figure.provenance is not None and figure.provenance.row_count > 0


def test_forty_published_figures_or_more_are_held_against_the_packs() -> None:
    assert len(PUBLISHED) >= 40
