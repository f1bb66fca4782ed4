"""The quality assurance log as tables for the pack's own annex."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.checks.quality.finding import PackFinding
from reportgen.checks.quality.log import ROLES, QaLog
from reportgen.checks.quality.page import summary
from reportgen.exhibits.log_pages import LogTable
from reportgen.text.numbers import NOT_AVAILABLE

_FEW = 6


def log_tables(log: QaLog) -> tuple[tuple[LogTable, ...], ...]:
    """Tables by page: the roles with the findings where they are few, else each by itself; then every check."""
    *few, checks = _tables(log)
    together = len(log.findings) <= _FEW
    return (*((tuple(few),) if together else ((table,) for table in few)), (checks,))


def _tables(log: QaLog) -> Iterator[LogTable]:
    rows = [(r.role.capitalize(), ROLES[r.role], r.name or NOT_AVAILABLE, r.date or NOT_AVAILABLE) for r in log.roles]
    yield LogTable(summary(log).rstrip("."), ("Role", "What they did", "Name", "Date"), tuple(rows))
    header = ("Check", "Page", "What was found")
    if log.open:
        yield LogTable("Findings that are open", (*header, "What to do"), tuple(_open(log.open)), (150, 60, 0, 0))
    if log.excused:
        yield LogTable("Findings that are excused", (*header, "Why, and who says so"), tuple(_excused(log.excused)),
                       (150, 60, 0, 0))  # fmt: skip
    checks = tuple((check.rule, check.looks_for, check.severity, check.words) for check in log.checks)
    columns = ("Check", "What it looks for", "Severity", "Outcome")
    yield LogTable("Every check with its outcome", columns, checks, (170, 0, 70, 110))


def _open(findings: Sequence[PackFinding]) -> Iterator[tuple[str, ...]]:
    for finding in findings:
        yield (finding.rule, _page(finding), finding.message, finding.hint or finding.severity)


def _excused(findings: Sequence[PackFinding]) -> Iterator[tuple[str, ...]]:
    for finding in findings:
        if finding.excuse is not None:
            reason = finding.excuse.reason[:1].upper() + finding.excuse.reason[1:]
            yield (finding.rule, _page(finding), finding.message, f"{reason} ({finding.excuse.by})")


def _page(finding: PackFinding) -> str:
    return str(finding.page) if finding.page else "All"
