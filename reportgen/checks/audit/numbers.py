"""Numbers as print shows them, read once: value, how exactly it is stated, unit and sign."""

from __future__ import annotations

import re
from dataclasses import dataclass

MINUS = "-−–"
_SCALE = {"k": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_BODY = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_UNIT = r"\s?(?:percentage\s+points?|per\s?cent|%\s?points?|%|pp\b\.?|ppt?s?\b)"
_SCALED = r"\s?(?:million|billion|bn|[kKmM])\b"
NUMBER = re.compile(
    rf"(?<![\w.,/])(?P<sign>[+\-−–]\s?)?(?P<money>£\s?)?(?P<inner>[+\-−–])?(?P<body>{_BODY})"
    rf"(?P<scale>{_SCALED})?(?P<unit>{_UNIT})?(?![\d/])",
    re.IGNORECASE,
)
_CELL = re.compile(rf"^(?P<arrow>[▲▼►▶◄↑↓→])?\s*{NUMBER.pattern}(?:\s*\([^()]*\))?\s*[*†^]*$", re.IGNORECASE)
_BRACKETED = re.compile(r"^\(\s*(£?\s?[\d.,]+\s?(?:%|pp|[kmKM]|bn)?)\s*\)$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in print. ``value`` in the unit shown (scale not applied), ``step`` the worth of its last digit.

    ``unit`` is ``%``, ``pp``, ``£``, ``£k``, ``£m``, ``£bn`` or empty; ``signed`` when a sign was printed.
    """

    value: float
    step: float
    unit: str
    signed: bool
    start: int = 0
    end: int = 0

    @property
    def slack(self) -> float:
        """How far the true value can lie from the one shown: half its last digit."""
        return self.step / 2

    @property
    def shown(self) -> str:
        digits = max(0, round(-_log10(self.step)))
        return f"{self.value:,.{digits}f}"


def _log10(step: float) -> int:
    power = 0
    while step < 0.99:
        step, power = step * 10, power - 1
    return power


def numbers(text: str) -> list[Number]:
    """Every number of a running text, left to right. Ranges such as 62-66 give two without signs."""
    return [_number(found, text) for found in NUMBER.finditer(text)]


def cell_number(text: str) -> Number | None:
    """The number that a cell holds; None for words, for markers and for numbers cut short."""
    stripped = text.strip()
    bracketed = _BRACKETED.match(stripped)
    if bracketed:
        inner = cell_number(bracketed[1])
        return Number(-inner.value, inner.step, inner.unit, True) if inner else None
    if stripped.endswith((".", ",")) and not stripped.lower().endswith("pp."):
        return None
    found = _CELL.match(stripped)
    if not found:
        return None
    number = _number(found, stripped)
    falls = found["arrow"] in ("▼", "↓") and not number.signed
    return Number(-number.value, number.step, number.unit, True) if falls else number


def _number(found: re.Match[str], text: str) -> Number:
    body = found["body"].replace(",", "")
    sign = (found["sign"] or "").strip() or (found["inner"] or "")
    before = text[: found.start()]
    signed = bool(sign) and not (sign != "+" and re.search(r"[\w%)]\s?$", before))
    value = -float(body) if signed and sign in MINUS else float(body)
    step = 10.0 ** -len(body.partition(".")[2])
    return Number(value, step, _unit(found), signed, found.start(), found.end())


def _unit(found: re.Match[str]) -> str:
    unit = re.sub(r"\s+", "", (found["unit"] or "").lower()).rstrip(".")
    if unit in ("%", "percent"):
        return "%"
    if unit:
        return "pp"
    scale = (found["scale"] or "").strip().lower()
    short = {"million": "m", "billion": "bn"}.get(scale, scale)
    return f"£{short}" if found["money"] else short
