"""Numbers as they are shown: rounded once, half away from zero, with the unit's signs and spaces that never break.

House rules: thousands commas, a true minus (U+2212), brackets for negative money in variance tables, ``[x]`` where
there is no value, percentage points never as per cent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal

from reportgen.metrics.figure import Figure, Unit
from reportgen.spec.supplied import IN_WORDS

Form = Literal["short", "words", "long"]
"""``short`` for tables, axes and labels (70%, −2 pp, £1.4m, bare counts); ``words`` for sentences (2 percentage points,
34 days, 3.2 times); ``long`` with the unit's name (3,552 offences, 18.7 per 1,000 residents)."""

MINUS: Final = "\u2212"
NO_BREAK: Final = "\u00a0"
NOT_AVAILABLE: Final = "[x]"
REVISED: Final = "[r]"
WAITING: Final = f"{NOT_AVAILABLE} ({IN_WORDS})"
_SHORTHAND: Final = re.compile(r"\[[a-z]\]")

_MONEY: Final[Mapping[str, str]] = {"£": "", "£k": "k", "£m": "m", "£bn": "bn"}


def round_half_away(value: float, places: int) -> Decimal:
    """The value at ``places`` decimals, halves away from zero: 0.5 is 1, −0.5 is −1, 2.675 is 2.68.

    Twelve significant digits are looked at, so that a half which binary fractions miss by a hair is still a half. Zero
    has no sign.
    """
    exact = Decimal(f"{value:.12g}")
    rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return abs(rounded) if rounded == 0 else rounded


def show(
    figure: Figure,
    *,
    decimals: int | None = None,
    signed: bool = False,
    form: Form = "short",
    brackets: bool = False,
) -> str:
    """A figure as shown: its value in its unit, or its marker (``[x]``) where there is none.

    ``decimals`` None takes the figure's own. ``signed`` puts + before what is more than zero as shown. ``brackets``
    shows negatives in brackets, as variances are. A figure that was revised since the edition before says so ([r]).
    """
    if figure.value is None:
        waits = form != "short" and reason(figure) == IN_WORDS  # a sentence has the room to say it, a cell has not
        return WAITING if waits else marker(figure)
    places = figure.places if decimals is None else decimals
    words = show_value(figure.value, figure.unit, places, signed=signed, form=form, brackets=brackets)
    return words if figure.revised_from is None else f"{words}{NO_BREAK}{REVISED}"


def budget(figure: Figure) -> str:
    """Whole pounds as a budget is spoken of: ``£7.86m``, ``£1m``, ``£960k``, ``£400``; its marker when missing.

    Millions have two places, thousands none; zeros after the point are left out, since budgets are set in round sums.
    """
    if figure.value is None:
        return marker(figure)
    for least, scale, places in ((1e6, "m", 2), (1e3, "k", 0)):
        # A sum that rounds up to the next scale is told in that scale: £999,600 is £1m.
        if round_half_away(abs(figure.value) / 1e3, 0) >= least / 1e3:
            number = round_half_away(abs(figure.value) / least, places)
            words = f"{number:,}".rstrip("0").rstrip(".") if places else f"{number:,}"
            return f"{MINUS if figure.value < 0 else ''}£{words}{scale}"
    return show(figure, decimals=0)


def marker(figure: Figure) -> str:
    """The shorthand for a missing value: ``[x]`` not available, ``[z]`` not applicable, ``[c]`` confidential."""
    missing = figure.missing or ""
    return missing[:3] if missing[:1] == "[" and missing[2:3] == "]" else NOT_AVAILABLE


def is_marker(words: str) -> bool:
    """Whether words are a shorthand in square brackets and nothing else: ``[x]``, ``[z]``."""
    return _SHORTHAND.fullmatch(words.strip()) is not None


def reason(figure: Figure) -> str:
    """Why a value is missing, without the marker: ``May 2023 missing in recorded_crime``; empty when it is there."""
    missing = figure.missing or ""
    return missing.removeprefix(marker(figure)).lstrip(": ")


def show_value(
    value: float,
    unit: Unit,
    places: int | None = None,
    *,
    signed: bool = False,
    form: Form = "short",
    brackets: bool = False,
) -> str:
    """A bare value in a unit, as ``show`` does; ``places`` None takes the unit's."""
    rounded = round_half_away(value, unit.decimals if places is None else places)
    words = with_unit(f"{abs(rounded):,}", unit, form)
    # "(0.0)" keeps the sign of what rounds to nothing, as published variance tables do.
    if brackets and value < 0:
        return f"({words})"
    if rounded < 0:
        return f"{MINUS}{words}"
    return f"+{words}" if signed and rounded > 0 else words


def with_unit(number: str, unit: Unit, form: Form = "short") -> str:
    """An unsigned number with its unit: ``70%``, ``2 pp``, ``2 percentage points``, ``£1.4m``, ``34 days``."""
    if unit.kind == "percent":
        return f"{number}%"
    if unit.kind == "money":
        return f"£{number}{_MONEY.get(unit.name, '')}"
    if unit.kind == "points" and form == "short":
        return f"{number}{NO_BREAK}pp"
    named = form == "long" or (form == "words" and unit.kind in ("points", "days", "ratio"))
    if not named or not unit.name:
        return number
    name = unit.singular or _singular(unit) if number == "1" else unit.name
    return f"{number}{NO_BREAK}{name}"


def excel_format(unit: Unit, decimals: int, *, signed: bool = False, brackets: bool = False) -> str:
    """The same look as an Excel format code: positive; negative; zero.

    Percentages are held as 70.0, so their sign is quoted text: a bare % would multiply by 100.
    """
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    before, after = _around(unit)
    body = f"{before}{digits}{after}"
    negative = f"({body})" if brackets else f'"{MINUS}"{body}'
    return f'"+"{body};{negative};{body}' if signed else f"{body};{negative}"


def _around(unit: Unit) -> tuple[str, str]:
    if unit.kind == "percent":
        return "", '"%"'
    if unit.kind == "points":
        return "", f'"{NO_BREAK}pp"'
    if unit.kind == "money":
        scale = _MONEY.get(unit.name, "")
        return '"£"', f'"{scale}"' if scale else ""
    return "", ""


def _singular(unit: Unit) -> str:
    return {"points": "percentage point", "days": "day", "ratio": "times"}.get(unit.kind, unit.name)
