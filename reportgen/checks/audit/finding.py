"""What a rule of the audit found, and where it stands in the file."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.checks.audit.model import Place


@dataclass(frozen=True, slots=True)
class Found:
    """What one rule has to say about one place; the table of rules adds id, severity and hint."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class AuditFinding:
    """A finding as it is reported. ``line`` and ``page`` are 0 where the file has none."""

    file: str
    line: int
    page: int
    rule: str
    severity: str
    message: str
    hint: str

    def record(self) -> dict[str, object]:
        """The finding as JSON has it."""
        where = {key: value for key, value in (("line", self.line), ("page", self.page)) if value}
        rest = {"rule": self.rule, "severity": self.severity, "message": self.message, "hint": self.hint}
        return {"file": self.file, **(where or {"line": 0}), **rest}

    @property
    def where(self) -> str:
        if self.page and self.line:
            return f"{self.file}:{self.page}:{self.line}"
        return f"{self.file}:{self.line or self.page}"
