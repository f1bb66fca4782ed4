"""What the quality checks found in a pack, how severe the pack holds it, and what its edition excuses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from reportgen.errors import Place, Problem, Severity
from reportgen.metrics.figure import Figure

Setting = Literal["error", "warning", "note", "off"]
ORDER: Final[Mapping[Severity, int]] = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, slots=True)
class Excuse:
    """A finding that an edition lets stand: its rule, words it must hold (none: any), why, and who says so."""

    rule: str
    match: str
    reason: str
    by: str
    place: Place

    def covers(self, finding: PackFinding) -> bool:
        """Whether the finding is of this rule and says these words, in its message or in the text it stands in."""
        words = " ".join(self.match.split()).casefold()
        return self.rule == finding.rule and any(
            words in " ".join(text.split()).casefold() for text in (finding.message, finding.text)
        )


@dataclass(frozen=True, slots=True)
class PackFinding:
    """One finding of one rule. ``page`` is the printed number, 0 for the pack; ``text`` the words it stands in."""

    rule: str
    severity: Severity
    place: Place
    page: int
    block: str
    message: str
    hint: str
    text: str = ""
    figures: tuple[Figure, ...] = field(default=(), compare=False)
    excuse: Excuse | None = None

    @property
    def problem(self) -> Problem:
        """The finding as commands tell it, its page and block named in the message."""
        where = [f"page {self.page}"] if self.page else []
        where += [f"block '{self.block}'"] if self.block else []
        said = f"{', '.join(where)}: {self.message}" if where else self.message
        return Problem(self.place, said, hint=self.hint, rule=self.rule, severity=self.severity)


def set_severities(found: Iterable[PackFinding], settings: Mapping[str, Setting]) -> list[PackFinding]:
    """The findings with the severities that the pack gives their rules; those of rules that are off left out."""
    kept = []
    for finding in found:
        setting = settings.get(finding.rule, finding.severity)
        if setting != "off":
            kept.append(replace(finding, severity=setting))
    return kept


def excused(found: Iterable[PackFinding], excuses: Sequence[Excuse]) -> tuple[list[PackFinding], list[Excuse]]:
    """The findings, each with the first excuse that covers it, and the excuses that cover none."""
    told = [replace(finding, excuse=next((e for e in excuses if e.covers(finding)), None)) for finding in found]
    used = {id(finding.excuse) for finding in told}
    return told, [excuse for excuse in excuses if id(excuse) not in used]


def ordered(found: Iterable[PackFinding]) -> tuple[PackFinding, ...]:
    """Each finding once, by page, then severity, rule and words."""
    return tuple(
        sorted(
            dict.fromkeys(found),
            key=lambda f: (f.page, ORDER[f.severity], f.rule, f.place, f.message),
        )
    )
