"""All rules of laid-out pages."""

from __future__ import annotations

from reportgen.checks.finding import Finding, Rules, findings
from reportgen.checks.pages import contrast, words
from reportgen.checks.pages.opened import OpenPages
from reportgen.layout.page import Pages
from reportgen.theme import Theme

RULES: Rules[OpenPages] = {**contrast.RULES, **words.RULES}


def check_pages(pages: Pages, theme: Theme) -> list[Finding]:
    """What is wrong with pages before they are painted."""
    return findings(RULES, OpenPages(pages, theme))
