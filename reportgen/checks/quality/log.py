"""The quality assurance log of a build: who made, assured and approved it, which checks ran, and what they found."""

from __future__ import annotations

import inspect
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from reportgen.checks.audit.rules import RULES as DOCUMENT_RULES
from reportgen.checks.quality.finding import PackFinding
from reportgen.checks.quality.rules import FIGURE_RULES
from reportgen.checks.register import Row

ROLES: Final[Mapping[str, str]] = {
    "author": "made the figures and the text",
    "assurer": "checked both, and did not make them",
    "approver": "answers for the use that is made of them",
}
"""The roles of the Aqua Book (HM Treasury, 2015), as far as a pack knows them."""


@dataclass(frozen=True, slots=True)
class Role:
    """Who took a role, and when; both empty while it is not recorded."""

    role: str
    name: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One check: what it looks for, how severe the pack holds it, and how much it found."""

    rule: str
    looks_for: str
    severity: str  # as findings have it, or "off"
    found: int
    excused: int

    @property
    def words(self) -> str:
        """The outcome as the log says it."""
        if self.severity == "off":
            return "not run"
        if not self.found:
            return "nothing found"
        left = self.found - self.excused
        return f"{left} open, {self.excused} excused" if self.excused else f"{left} open"


@dataclass(frozen=True, slots=True)
class QaLog:
    """All that the log says, in the order in which it says it."""

    pack: str
    edition: str
    title: str
    period: str
    status: str
    roles: tuple[Role, ...]
    numbers: Mapping[str, int]  # of the register, by kind
    checks: tuple[Outcome, ...]
    findings: tuple[PackFinding, ...]

    @property
    def open(self) -> tuple[PackFinding, ...]:
        """What nobody excused."""
        return tuple(finding for finding in self.findings if finding.excuse is None)

    @property
    def excused(self) -> tuple[PackFinding, ...]:
        """What somebody did, with the reasons."""
        return tuple(finding for finding in self.findings if finding.excuse is not None)


def outcomes(findings: Sequence[PackFinding], settings: Mapping[str, str]) -> tuple[Outcome, ...]:
    """Every check that a pack is held to, then what the stages told besides."""
    found = Counter(finding.rule for finding in findings)
    excused = Counter(finding.rule for finding in findings if finding.excuse is not None)
    made = []
    for rule, (looks_for, severity) in _known().items():
        made.append(Outcome(rule, looks_for, settings.get(rule, severity), found[rule], excused[rule]))
    others = sorted(set(found) - {outcome.rule for outcome in made})
    severities = {finding.rule: finding.severity for finding in findings}
    made += [Outcome(rule, _STAGES.get(rule, ""), severities[rule], found[rule], excused[rule]) for rule in others]
    return tuple(made)


_STAGES: Final = {
    "to-be-supplied": "What an edition still waits for.",
    "excuse-unused": "Excuses of findings that are not there any more.",
}


def _known() -> dict[str, tuple[str, str]]:
    known = {name: (_first_sentence(rule.find.__doc__), str(rule.severity)) for name, rule in DOCUMENT_RULES.items()}
    known |= {name: (_first_sentence(rule.find.__doc__), str(rule.severity)) for name, rule in FIGURE_RULES.items()}
    known["typed-number"] = ("Numbers in words that are neither a figure nor a cell of an edition table.", "warning")
    return dict(sorted(known.items()))


def _first_sentence(documentation: str | None) -> str:
    """What a rule looks for: the first paragraph of its documentation."""
    return " ".join(inspect.cleandoc(documentation or "").split("\n\n")[0].split())


def counted(rows: Iterable[Row]) -> dict[str, int]:
    """How many numbers of each kind the register holds."""
    return dict(sorted(Counter(row.kind for row in rows).items()))


def as_json(log: QaLog) -> bytes:
    """The log for programs."""
    record: dict[str, Any] = {
        "pack": log.pack,
        "edition": log.edition,
        "title": log.title,
        "period": log.period,
        "status": log.status,
        "roles": [{"role": role.role, "name": role.name, "date": role.date} for role in log.roles],
        "numbers": dict(log.numbers),
        "checks": [
            {
                "rule": outcome.rule,
                "looks_for": outcome.looks_for,
                "severity": outcome.severity,
                "found": outcome.found,
                "excused": outcome.excused,
            }
            for outcome in log.checks
        ],
        "findings": [_record(finding) for finding in log.findings],
    }
    return (json.dumps(record, indent=1, ensure_ascii=False) + "\n").encode()


def _record(finding: PackFinding) -> dict[str, Any]:
    excuse = finding.excuse
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "page": finding.page,
        "block": finding.block,
        "message": finding.message,
        "hint": finding.hint,
        "excused": {"reason": excuse.reason, "by": excuse.by} if excuse is not None else None,
    }
