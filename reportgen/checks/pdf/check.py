"""All rules of a finished PDF."""

from __future__ import annotations

from reportgen.checks.finding import Finding, Rules, findings
from reportgen.checks.pdf import contrast, fields, figures, structure, tables, words
from reportgen.checks.pdf.opened import OpenPdf
from reportgen.layout.page import Pages

RULES: Rules[OpenPdf] = {
    **structure.RULES,
    **figures.RULES,
    **tables.RULES,
    **words.RULES,
    **contrast.RULES,
    **fields.RULES,
}


def check_pdf(content: bytes, pages: Pages | None = None) -> list[Finding]:
    """What is wrong with a PDF; with the pages it was painted from, also where its order is not theirs."""
    with OpenPdf(content, pages) as file:
        return findings(RULES, file)
