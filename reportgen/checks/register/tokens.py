"""Numbers in texts, read in one way: dates and labels first, then what states an amount.

The register is made with this reader, and so is every look-up of what a finished file shows: a number that one finds
the other finds too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

TokenKind = Literal["number", "date", "label", "page"]

_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_YEAR: Final = r"(?:19|20)\d\d"
_DATE: Final = (
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: (?:to|and) \d{{1,2}})? {_MONTH}\b(?:,? {_YEAR}\b)?",
    rf"\b{_MONTH}[ -](?:{_YEAR}|\d\d)\b(?![.,]\d|%)",
    rf"{_YEAR}-\d\d-\d\d",
    rf"{_YEAR}-\d\d-q[1-4]",
    r"\d{1,2}/\d{1,2}/\d{4}",
    rf"\b(?:Q[1-4]|Quarter [1-4])(?:,? {_YEAR}(?:/\d\d(?:\d\d)?)?)?(?!\w)",
    rf"{_YEAR}/\d\d(?:\d\d)?\b",
    r"\b(?:\d+|rolling 12)[ -]months?\b(?! (?:more|less|fewer|longer|shorter)\b)",
    rf"(?<![£\d,.+\-\u2212]){_YEAR}s?(?![\d,.]*\d|[%/]|\u00a0?pp\b)",
)
_LABEL: Final = (
    r"\b(?:https?://|www\.)\S+",
    r"\b[Kk]ey theme \d+",
    r"\b(?:[Pp]riority|[Tt]able|[Ff]igure|[Cc]hart|[Aa]nnex|[Aa]ppendix|[Pp]art|[Pp]hase|[Tt]ier|[Ss]tage|[Ll]evel"
    r"|[Pp]rogramme|[Bb]and|[Gg]rade|[Ss]ection|[Cc]lass|[Gg]roup|[Zz]one|[Pp]illar|[Oo]bjective|[Rr]ow)"
    r" \d+\b(?![.,]\d|%)",
    r"\bper \d[\d,]*(?![\d.%])",
    r"\b(?:aged?|ages) \d+(?:(?: to |-|\u2013)\d+|\+)?",
    r"\b(?:under|over)[ -](?:1[0-9]|2[0-9]|6[05])s?\b(?![.,]\d|%)",
    r"\d+-year-olds?\b",
    r"\d+(?:st|nd|rd|th)\b",
    r"\b24/7\b",
    r"\b\d+ (?:categories|series|parts|rows?)\b",  # what an exhibit has, as its description says
    r"\b\d+(?:\.\d+)?%?(?: points?)? or (?:more|fewer|less)\b",  # classes and thresholds, as keys say them
    r"\b(?:within|less than) \d+(?:\.\d+)? points?\b",
    r"\A[+\u2212]?\d+(?:\.\d+)? to [+\u2212]?\d+(?:\.\d+)?(?=:|\Z)",
    r"[Aa]xis [^ ]*\d[^ ]* to [^ ]*\d[\d,.]*\d?[%kmbn]*",
    r"\b[A-Za-z]+(?:-|)\d[\w-]*(?!\w)",
    r"\b\d+[A-Za-z]{2,}\d[\w]*",
)
_PAGE: Final = (r"\(\d+/\d+\)", r"\b[Pp]ages? \d+(?: to \d+)?\b")
_BODY: Final = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_NUMBER: Final = (
    rf"(?P<sign>(?<!\d)[+\u2212\-])?(?P<money>£)?(?P<body>{_BODY})"
    r"(?P<scale> ?(?:bn|billion|million)\b|[km](?![A-Za-z]))?(?P<unit>%| ?pp\b| percentage points?\b)?"
)
_TOKEN: Final = re.compile(
    f"(?P<page>{'|'.join(_PAGE)})|(?P<date>{'|'.join(_DATE)})|(?P<label>{'|'.join(_LABEL)})|{_NUMBER}"
)
_BRACKETED: Final = re.compile(r"\(£?[\d.,]+(?:[km%]|bn| ?pp)?\)")
_DIGITS: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SCALES: Final = {"k": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}


@dataclass(frozen=True, slots=True)
class Token:
    """A number in a text. ``value`` is in the unit shown (``£1.4m`` is 1.4); only a ``number`` has one."""

    text: str
    kind: TokenKind
    start: int
    value: float | None = None
    decimals: int = 0
    unit: str = ""  # "%", "pp", "£" or nothing
    scale: float = 1
    sign: str = ""  # "+", "-" or nothing

    @property
    def digits(self) -> tuple[str, ...]:
        """The runs of digits, for looking up what a page break or a line end has torn apart."""
        return digits(self.text)


def digits(text: str) -> tuple[str, ...]:
    """Every run of digits in a text, thousands commas and decimals with it."""
    return tuple(found[0].rstrip(",") for found in _DIGITS.finditer(text))


@lru_cache(maxsize=16384)
def tokens(text: str) -> tuple[Token, ...]:
    """Every number of a text, left to right; spaces that never break count as spaces."""
    text = text.replace("\u00a0", " ")
    if _BRACKETED.fullmatch(text.strip()):
        inner = text.strip()[1:-1]
        found = _TOKEN.search(inner)
        return (_negative(found, text),) if found and found["body"] else ()
    return tuple(_token(found) for found in _TOKEN.finditer(text))


def _token(found: re.Match[str]) -> Token:
    if found["body"] is None:
        kind: TokenKind = "page" if found["page"] else "date" if found["date"] else "label"
        return Token(found[0], kind, found.start())
    unit = "%" if found["unit"] == "%" else "pp" if found["unit"] else "£" if found["money"] else ""
    sign = "" if not found["sign"] else "+" if found["sign"] == "+" else "-"
    value = float(found["body"].replace(",", ""))
    return Token(
        found[0],
        "number",
        found.start(),
        -value if sign == "-" else value,
        len(found["body"].partition(".")[2]),
        unit,
        _SCALES.get((found["scale"] or "").strip(), 1),
        sign,
    )


def _negative(found: re.Match[str], text: str) -> Token:
    """A number in brackets that is all of a cell: negative, as variances are shown."""
    token = _token(found)
    shown = text.strip()
    value = None if token.value is None else -token.value
    return Token(shown, "number", 0, value, token.decimals, token.unit, token.scale, "-")
