"""The quality assurance log as one web page: no script, nothing fetched, sound headings and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final

from reportgen.checks.quality.finding import PackFinding
from reportgen.checks.quality.log import ROLES, QaLog

_STYLE: Final = """
body { font: 16px/1.5 Arial, sans-serif; color: #0b0c0c; max-width: 72rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.9rem; margin-bottom: 0.25rem } h2 { font-size: 1.35rem; margin-top: 2rem }
table { border-collapse: collapse; width: 100%; margin: 0.75rem 0 } caption { text-align: left; font-weight: bold }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid #b1b4b6 }
td.number, th.number { text-align: right } .place { color: #505a5f; overflow-wrap: anywhere }
@media print { body { font-size: 10pt; margin: 0 } }
"""


def as_html(log: QaLog) -> bytes:
    """The log for people, as UTF-8."""
    title = f"Quality assurance log: {log.title}, {log.period}"
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en-GB">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>",
        f"<body><main><h1>{escape(title)}</h1>",
        f"<p>{escape(summary(log))}</p>",
        *_roles(log),
        *_numbers(log),
        *_findings("Open findings", log.open),
        *_findings("Excused findings", log.excused, excused=True),
        *_checks(log),
        "</main></body></html>",
    ]
    return ("\n".join(parts) + "\n").encode()


def summary(log: QaLog) -> str:
    """The state of the build in two sentences."""
    run = sum(1 for check in log.checks if check.severity != "off")
    by = [(name, sum(1 for f in log.open if f.severity == name)) for name in ("error", "warning", "note")]
    told = ", ".join(f"{count} {name}{'s' * (count != 1)}" for name, count in by if count) or "none open"
    return f"Status: {log.status}. {run} checks ran; findings: {told}, {len(log.excused)} excused."


def _roles(log: QaLog) -> Iterator[str]:
    yield "<h2>Who answers for it</h2>"
    rows = [(r.role.capitalize(), ROLES[r.role], r.name or "not recorded", r.date or "not recorded") for r in log.roles]
    yield from _table("Roles after the Aqua Book", ("Role", "What they did", "Name", "Date"), rows)


def _numbers(log: QaLog) -> Iterator[str]:
    yield "<h2>Numbers in the register</h2>"
    yield from _table(
        "Numbers shown, by kind", ("Kind", "Count"), [(kind, f"{n:,}") for kind, n in log.numbers.items()], number=1
    )


def _findings(heading: str, findings: Sequence[PackFinding], *, excused: bool = False) -> Iterator[str]:
    yield f"<h2>{heading}</h2>"
    if not findings:
        yield "<p>None.</p>"
        return
    last = ("Reason", "Excused by") if excused else ("Hint",)
    header = ("Check", "Severity", "Page", "What was found", "Where it is written", *last)
    yield from _table(heading, header, [_row(finding) for finding in findings])


def _row(finding: PackFinding) -> tuple[str, ...]:
    where = f"{finding.place}" + (f", block {finding.block}" if finding.block else "")
    page = str(finding.page) if finding.page else "whole pack"
    excuse = finding.excuse
    end = (excuse.reason, excuse.by) if excuse is not None else (finding.hint,)
    return (finding.rule, finding.severity, page, finding.message, where, *end)


def _checks(log: QaLog) -> Iterator[str]:
    yield "<h2>Checks</h2>"
    rows = [(c.rule, c.looks_for, c.severity, c.words) for c in log.checks]
    yield from _table("Every check with its outcome", ("Check", "What it looks for", "Severity", "Outcome"), rows)


def _table(
    caption: str, header: Sequence[str], rows: Iterable[Sequence[str]], number: int | None = None
) -> Iterator[str]:
    """A table whose first cells head their rows; the column ``number`` stands flush right."""
    classes = [' class="number"' if n == number else "" for n in range(len(header))]
    heads = "".join(f'<th scope="col"{c}>{escape(name)}</th>' for name, c in zip(header, classes, strict=True))
    yield f"<table><caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>"
    for first, *others in rows:
        cells = "".join(f"<td{c}>{escape(text)}</td>" for text, c in zip(others, classes[1:], strict=True))
        yield f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'
    yield "</tbody></table>"
