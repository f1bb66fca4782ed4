"""Spaces that must not break: a quarter, a date, a number with its unit stay on one line."""

from __future__ import annotations

import re
from typing import Final

NO_BREAK: Final = "\u00a0"

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNITS = "pp|percentage|per cent|points?|million|billion|times|days?|weeks?|months?|years?"
_KEPT = (
    re.compile(r"\b(Q[1-4]|Quarter [1-4],?) (?=\d{4}/\d{2}\b)"),
    re.compile(rf"\b({_MONTHS}) (?=\d{{4}}\b)"),
    re.compile(rf"\b(\d{{1,2}}) (?=(?:{_MONTHS})\b)"),
    re.compile(rf"(\d) (?=(?:{_UNITS})\b)"),
    re.compile(r"\b([Pp]age|[Ss]lide|Part|Annex|Appendix|Quarter) (?=\d)"),
)


def with_no_break_spaces(text: str) -> str:
    """The text with no-break spaces inside ``Q1 2023/24``, ``30 June 2023``, ``2 percentage points``, ``page 7``."""
    for kept in _KEPT:
        text = kept.sub(lambda match: match[1] + NO_BREAK, text)
    return text
