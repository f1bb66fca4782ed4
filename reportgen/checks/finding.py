"""What a check found, and how a table of rules is run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from reportgen.errors import Place
from reportgen.geometry import Rect

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of a rule. ``page`` 0 is the whole file; ``shape`` is a name in the deck, ``rect`` a place in points.

    ``place`` is where the cause stands, when the rule knows it (a style of the theme); else it is that of the block on
    the page. ``rule`` is the id under which the rule stands in its table.
    """

    found: str
    expected: str = ""
    page: int = 0
    shape: str = ""
    rect: Rect | None = None
    place: Place | None = None
    rule: str = ""


Rules = Mapping[str, Callable[[T], Iterable[Finding]]]
"""A table of rules: a stable dashed id, and the function that yields a finding for each breach."""


def findings(rules: Rules[T], subject: T) -> list[Finding]:
    """Everything that any of the rules finds, each with its rule's id."""
    return [replace(found, rule=rule) for rule, check in rules.items() for found in check(subject)]


def shortened(words: str, most: int = 50) -> str:
    """Words as a message quotes them."""
    folded = " ".join(words.split())
    return folded if len(folded) <= most else f"{folded[: most - 3].rstrip()}..."
