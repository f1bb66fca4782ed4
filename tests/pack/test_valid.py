"""Every pack passes validators that know nothing of reportgen: PDF/UA-1 twice over, and the Office file formats."""

from __future__ import annotations

from pathlib import Path

import page as page_validation
import pytest
from openxml_audit import OpenXmlValidator

from tests.checks.verapdf import need_verapdf, verdicts
from tests.conftest import EACH_PACK, BuiltPack


def test_the_pdf_passes_the_pdf_ua_profile(each_pack: BuiltPack) -> None:
    report = page_validation.validate_pdf_bytes(each_pack.pdf, profile="ua1")
    assert report.rules.total > 100
    assert [f"{failure.rule_id}: {failure.message}" for failure in report.failures] == []


def test_the_deck_passes_the_office_schemas_and_rules(each_pack: BuiltPack, tmp_path: Path) -> None:
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(each_pack.deck)
    assert [str(error) for error in OpenXmlValidator().validate(str(deck)).errors] == []


@pytest.mark.slow
def test_the_pdfs_pass_verapdf(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    need_verapdf()
    files = [tmp_path / f"{name}.pdf" for name in EACH_PACK]
    for file in files:
        built: BuiltPack = request.getfixturevalue(file.stem)
        file.write_bytes(built.pdf)
    for verdict in verdicts(files):
        assert verdict.failures == ()
        assert verdict.compliant and verdict.checks > 1000
