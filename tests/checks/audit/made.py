"""Small documents made for one rule each."""

from __future__ import annotations

from reportgen.checks.audit.finding import AuditFinding
from reportgen.checks.audit.model import AuditedDocument, document_of
from reportgen.checks.audit.rules import audit
from reportgen.checks.readers.document import PlainDocument, TextLine
from reportgen.checks.readers.sheet import read_csv
from reportgen.checks.readers.text import read_text


def text(content: str) -> AuditedDocument:
    return document_of(read_text("report.txt", content))


def table(content: str) -> AuditedDocument:
    return document_of(read_csv("table.csv", content))


def slides(*pages: str) -> AuditedDocument:
    lines = [TextLine(line, page=n) for n, page in enumerate(pages, start=1) for line in page.splitlines()]
    return document_of(PlainDocument("deck.pptx", tuple(lines), (), len(pages)))


def of(document: AuditedDocument, rule: str) -> list[AuditFinding]:
    return [found for found in audit(document) if found.rule == rule]


def rules(document: AuditedDocument) -> set[str]:
    return {found.rule for found in audit(document)}
