"""One defect made in a passing web page, and the check that catches it, by name."""

from __future__ import annotations

import re

import pytest

from reportgen.checks.web import RULES, check_web_page
from reportgen.paint.html import paint
from tests.conftest import ROOT, BuiltPack

DEFECTS = {
    "web-language": (r'<html lang="en-GB">', "<html>"),
    "web-headings": (r"<h1>.*?</h1>", ""),
    "web-ids": (r'href="#[a-z-]+"', 'href="#nowhere"'),
    "web-described": (r'role="img" ', ""),
    "web-tables": (r"<caption>.*?</caption>", "<caption></caption>"),
    "web-one-file": (r"</main>", "<script></script></main>"),
    "web-words": (r"<main.*</main>", "<main></main>"),
}


@pytest.fixture(scope="module")
def passing(gallery: BuiltPack) -> str:
    return paint(gallery.pages, gallery.made.theme, ROOT).decode()


def test_every_rule_has_a_defect() -> None:
    assert DEFECTS.keys() == RULES.keys()


@pytest.mark.parametrize("rule", DEFECTS)
def test_a_defect_is_caught_by_its_rule(rule: str, passing: str, gallery: BuiltPack) -> None:
    broken, count = re.subn(*DEFECTS[rule], passing, count=1, flags=re.DOTALL)
    assert count == 1
    assert rule in {finding.rule for finding in check_web_page(broken.encode(), gallery.pages)}


def test_markup_that_is_not_closed_is_told(passing: str, gallery: BuiltPack) -> None:
    (finding,) = check_web_page(passing.replace("</main>", "").encode(), gallery.pages)
    assert finding.rule == "web-readable"
