"""Months as files write them, read by a stated format into a running index (year * 12 + month - 1).

English month names by rule: ``strptime`` follows the locale, and the same inputs must give the same bytes.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
         "december")  # fmt: skip
_PARTS = {
    "%Y": r"(?P<Y>\d{4})",
    "%y": r"(?P<y>\d{2})",
    "%m": r"(?P<m>0?[1-9]|1[0-2])",
    "%b": r"(?P<b>[A-Za-z]{3,4})\.?",
    "%B": r"(?P<B>[A-Za-z]{3,9})",
    "%d": r"(?P<d>0?[1-9]|[12]\d|3[01])",
    "%%": "%",
}
QUARTER_FORMAT = "quarter"  # Q1 2023/24, Q1 23-24 and the like: a quarter stands for its last month
_QUARTER = re.compile(r"Q([1-4])[ _]?(?:FY ?)?(?:20)?(\d{2})[/–-](?:20)?(\d{2})", re.IGNORECASE)


def month_index(text: str, pattern: str) -> int | None:
    """The month in ``text`` as an index, or None when it is not written by ``pattern``."""
    if pattern == QUARTER_FORMAT:
        return _quarter_end(text)
    match = _compiled(pattern).fullmatch(text.strip())
    if not match:
        return None
    parts = match.groupdict()
    month = _month_number(parts)
    if month is None or month == 0:
        return None
    year = int(parts["Y"]) if parts.get("Y") else _century(int(parts["y"]))
    return year * 12 + month - 1


def is_month_format(pattern: str) -> bool:
    """Whether a format names a month and a year and nothing that is not understood."""
    if pattern == QUARTER_FORMAT:
        return True
    codes = re.findall("%.", pattern)
    return (
        all(code in _PARTS for code in codes)
        and len(set(codes)) == len(codes)
        and bool({"%m", "%b", "%B"} & set(codes))
        and bool({"%Y", "%y"} & set(codes))
    )


def month_text(index: int) -> str:
    """``January 2024`` for an index, for messages."""
    return f"{_LONG[index % 12].capitalize()} {index // 12}"


def index_of_iso(text: str) -> int:
    """The index of a month written 2024-01."""
    return int(text[:4]) * 12 + int(text[5:7]) - 1


def _month_number(parts: dict[str, str | None]) -> int | None:
    if parts.get("m"):
        return int(parts["m"] or 0)
    short, long = (parts.get("b") or "").lower()[:3], (parts.get("B") or "").lower()
    if short in _SHORT:
        return _SHORT.index(short) + 1
    return _LONG.index(long) + 1 if long in _LONG else None


def _century(year: int) -> int:
    """Two figures of a year: 69 to 99 are the last century's, as POSIX has it."""
    return 1900 + year if year >= 69 else 2000 + year


def _quarter_end(text: str) -> int | None:
    match = _QUARTER.fullmatch(text.strip())
    if not match or (int(match[2]) + 1) % 100 != int(match[3]):
        return None
    return (2000 + int(match[2])) * 12 + 5 + 3 * (int(match[1]) - 1)


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    parts = dict(_PARTS)
    if re.search("%.%.", pattern):  # without a sign between, 20236 could be read in two ways
        parts["%m"], parts["%d"] = parts["%m"].replace("0?", "0"), parts["%d"].replace("0?", "0")
    return re.compile("".join(parts.get(piece, re.escape(piece)) for piece in re.split("(%.)", pattern)))
