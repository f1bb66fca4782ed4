"""Problems with a place, collected so that all of a stage are told at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file something stands: path relative to the project, 1-based line and column (0: the whole file)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: what was found; what was expected; and a hint that is an action.

    ``rule`` is a stable dashed id such as ``unknown-key``.
    """

    place: Place
    found: str
    expected: str = ""
    hint: str = ""
    rule: str = "problem"
    severity: Severity = "error"

    def __str__(self) -> str:
        text = f"{self.place}: {self.severity}: {self.found}"
        if self.expected:
            text += f"; {self.expected}"
        if self.hint:
            text += f" (hint: {self.hint})"
        return " ".join(text.split())


class PackError(Exception):
    """A stage found problems in the pack; ``problems`` holds all of them, errors and warnings."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class UsageError(Exception):
    """The command was called wrongly (exit code 2)."""


@dataclass(slots=True)
class Problems:
    """Collects the problems of one stage; ``raise_if_errors`` ends the stage."""

    found: list[Problem] = field(default_factory=list)

    def error(self, place: Place, found: str, expected: str = "", hint: str = "", rule: str = "problem") -> None:
        self.found.append(Problem(place, found, expected, hint, rule))

    def warning(self, place: Place, found: str, expected: str = "", hint: str = "", rule: str = "problem") -> None:
        self.found.append(Problem(place, found, expected, hint, rule, "warning"))

    def extend(self, problems: Iterable[Problem]) -> None:
        self.found.extend(problems)

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(p for p in self.found if p.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(p for p in self.found if p.severity == "warning")

    def raise_if_errors(self) -> None:
        """Raise PackError with everything collected if any of it is an error."""
        if self.errors:
            raise PackError(self.found)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``did you mean 'x'?`` for the nearest known word, or an empty string."""
    near = difflib.get_close_matches(str(word), [str(k) for k in known], n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else ""
