"""A pack that asks for its charts' data has it at its end, in both files, linked and as accessible as all else."""

from __future__ import annotations

from pathlib import Path

import page as page_validation
import pytest
from openxml_audit import OpenXmlValidator

from reportgen.checks.deck import check_deck
from reportgen.checks.pdf import check_pdf
from reportgen.checks.readers.deck import read_deck
from reportgen.checks.readers.pdf import PdfReader
from reportgen.checks.readers.pdf_tags import read_tags
from reportgen.exhibits.chart_data import TITLE
from reportgen.layout.page import ChartFragment
from reportgen.paint.deck import paint as paint_deck
from reportgen.paint.pdf import paint as paint_pdf
from reportgen.pipeline.stages import lay_out_pack
from tests.conftest import BuiltPack
from tests.project_copy import copy_project


@pytest.fixture(scope="module")
def with_annex(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltPack:
    copy = copy_project(project_root, tmp_path_factory.mktemp("annex"), linked=True)
    pack = copy / "layouts" / "gallery" / "pack.yaml"
    text = pack.read_text(encoding="utf-8")
    pack.unlink()
    pack.write_text(f"{text}annex: chart-data\n", encoding="utf-8")
    made = lay_out_pack(copy, "gallery", "2023-24-q1", lambda stage: None)
    return BuiltPack(made, paint_pdf(made.pages, made.theme, copy), paint_deck(made.pages, made.theme, copy))


def test_the_annex_ends_both_files_and_stands_in_the_bookmarks(with_annex: BuiltPack) -> None:
    pages = with_annex.pages.pages
    annex = [page for page in pages if page.section == TITLE]
    assert annex and annex == list(pages[-len(annex) :])
    with PdfReader(with_annex.pdf) as pdf:
        assert (0, TITLE, annex[0].number) in pdf.bookmarks()
    assert [slide.title for slide in read_deck(with_annex.deck)[-len(annex) :]] == [page.title for page in annex]


def test_each_page_with_a_chart_leads_to_its_data_in_both_files(with_annex: BuiltPack) -> None:
    charted = [p for p in with_annex.pages.pages if any(isinstance(f, ChartFragment) for f in p.fragments)]
    tags = read_tags(with_annex.pdf)
    assert tags.root is not None
    slides = read_deck(with_annex.deck)
    for page in charted:
        number = with_annex.pages.pages.index(page) + 1
        links = [said for tag in tags.root.all("Link") if tag.page == number for said in tag.links]
        assert any(said.startswith("Chart data: page ") for said in links), page.title
        runs = [run for s in slides[number - 1].shapes for p in s.paragraphs for run in p.runs if run.link]
        assert any(run.text.startswith("Chart data: page ") for run in runs), page.title


def test_it_passes_all_checks_and_validators(with_annex: BuiltPack, tmp_path: Path) -> None:
    assert check_pdf(with_annex.pdf, with_annex.pages) == []
    assert check_deck(with_annex.deck, with_annex.pages) == []
    assert page_validation.validate_pdf_bytes(with_annex.pdf, profile="ua1").failures == []
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(with_annex.deck)
    assert OpenXmlValidator().validate(str(deck)).errors == []
