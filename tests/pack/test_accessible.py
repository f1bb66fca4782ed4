"""Every pack passes our own checks: what validators miss in the PDF, and Microsoft's rules in the deck."""

from __future__ import annotations

from pathlib import Path

from reportgen.checks.deck import PACKAGE_RULES, check_deck
from reportgen.checks.deck import RULES as DECK_RULES
from reportgen.checks.pages import RULES as PAGE_RULES
from reportgen.checks.pdf import RULES as PDF_RULES
from reportgen.checks.pdf import check_pdf
from reportgen.checks.web import RULES as WEB_RULES
from tests.conftest import BuiltPack


def test_the_pdf_passes_our_checks(each_pack: BuiltPack) -> None:
    assert check_pdf(each_pack.pdf, each_pack.pages) == []


def test_the_deck_passes_our_checks(each_pack: BuiltPack) -> None:
    assert check_deck(each_pack.deck, each_pack.slides) == []


def test_every_rule_is_told_in_the_documentation(project_root: Path) -> None:
    told = (project_root / "docs" / "accessibility.md").read_text(encoding="utf-8")
    rules = (*PAGE_RULES, *PDF_RULES, *DECK_RULES, *PACKAGE_RULES, *WEB_RULES)
    assert [rule for rule in rules if f"`{rule}`" not in told] == []
