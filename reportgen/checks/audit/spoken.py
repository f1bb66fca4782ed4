"""What a sentence says of its own figures in words: above and below, faster and slower, parts of a sum, fractions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.model import AuditedDocument, Place
from reportgen.checks.audit.numbers import cell_number
from reportgen.checks.audit.sentences import money

_COUNT = r"\d+(?:,\d{3})*(?:\.\d+)?"
_MONEY = r"£\s?\d+(?:,\d{3})*(?:\.\d+)?\s?(?:million|billion|bn|[mk])?\b"
_OVER_UNDER = re.compile(
    rf"(?P<now>{_MONEY}|{_COUNT})(?: [a-z]+)? (?:is|was|are|were|stands at) (?P<gap>{_MONEY}|{_COUNT}) "
    r"(?P<word>above|below|over|under|more than|less than|fewer than|higher than|lower than) "
    rf"(?:the |its |a )?(?:[a-z]+ ){{0,4}}?(?:of )?(?P<then>{_MONEY}|{_COUNT})(?!\s?(?:%|days|months|weeks))",
    re.I,
)
_TARGET = re.compile(
    rf"(?P<now>{_COUNT}) \((?:the |a )?target(?: of|:| is)? (?P<then>{_COUNT})\),? "
    rf"(?P<gap>{_COUNT}) (?P<word>above|below)",
    re.I,
)
_PACE = re.compile(
    rf"(?P<now>{_COUNT}) (?P<unit>days|minutes|weeks|hours|seconds),? (?P<gap>{_COUNT}) (?P=unit) "
    rf"(?P<word>faster|quicker|shorter|longer|slower|more|less|fewer) than (?:the )?(?P<then>{_COUNT}) (?P=unit)",
    re.I,
)
_FROM = re.compile(
    rf"(?P<now>{_COUNT})(?P<unit>%?)(?: [a-z]+){{0,3}}, (?P<word>down|up) from "
    rf"(?P<then>{_COUNT})(?P<unit2>%?)(?![\d/])",
    re.I,
)
_SPLIT = re.compile(
    rf"(?P<whole>{_MONEY})[^.;£]{{0,60}}?\b(?:split|divided|shared|made up|consist\w*|compris\w*|broken down)\b"
    rf"[^.;£]{{0,60}}?(?P<parts>{_MONEY}[^;]{{0,120}}? and [^.;£]{{0,20}}?{_MONEY})",
    re.I,
)
_FRACTIONS: Final = {
    "one in three": 33.3, "one in four": 25, "one in five": 20, "one in ten": 10, "one in two": 50,
    "two in three": 66.7,
    "three in four": 75, "two in five": 40, "three in five": 60, "four in five": 80, "nine in ten": 90,
    "a third": 33.3, "one third": 33.3, "two thirds": 66.7, "two-thirds": 66.7, "a quarter": 25, "one quarter": 25,
    "three quarters": 75, "three-quarters": 75, "half": 50, "a half": 50, "a fifth": 20, "one fifth": 20, "a tenth": 10,
}  # fmt: skip
_FRACTION = re.compile(
    rf"\b(?:(?P<about>[a-z]+) )?(?P<words>{'|'.join(sorted(_FRACTIONS, key=len, reverse=True))})\b"
    r"(?P<gap>[^.;()%\d]{0,40})\((?P<share>\d+(?:\.\d+)?)\s?%\)",
    re.I,
)
_LOOSE, _CLOSE = 7.0, 3.0  # points from a fraction that "nearly" and "over" allow, and a bare one
_ABOUT = re.compile(r"almost|nearly|around|about|over|under|roughly|than|approximately|to|some", re.I)
_MORE = re.compile(r"above|over|more|higher|longer|slower|up", re.I)


def spoken_differences(document: AuditedDocument) -> Iterator[Found]:
    """Gaps that are not those of the two figures beside them, or go the other way."""
    for sentence in document.sentences:
        for pattern in (_OVER_UNDER, _TARGET, _PACE, _FROM):
            for found in pattern.finditer(sentence.text):
                message = _gap(found)
                if message:
                    yield Found(sentence.place, message)


def _gap(found: re.Match[str]) -> str:
    now, then = money(found["now"]), money(found["then"])
    said = found.groupdict()
    if not now or not then or found["now"].startswith("£") != found["then"].startswith("£"):
        return ""
    if said.get("unit2", said.get("unit")) != said.get("unit") and "unit2" in said:
        return ""
    more = bool(_MORE.match(found["word"]))
    if (more and now[0] < then[0]) or (not more and now[0] > then[0]):
        return f'"{found["word"]}": {found["now"]} against {found["then"]}'
    gap = money(said["gap"]) if said.get("gap") else None
    if gap and abs(abs(now[0] - then[0]) - gap[0]) > now[1] + then[1] + gap[1] + 1e-6:
        return f"{found['now']} and {found['then']} are not {said['gap']} apart"
    return ""


def broken_splits(document: AuditedDocument) -> Iterator[Found]:
    """Parts of a sum of money that do not add up to it."""
    for sentence in document.sentences:
        for found in _SPLIT.finditer(sentence.text):
            whole = money(found["whole"])
            parts = [money(part[0]) for part in re.finditer(_MONEY, found["parts"])]
            known = [part for part in parts if part is not None]
            if not whole or len(known) < 2 or len(known) != len(parts):
                continue
            made = sum(value for value, _ in known)
            if not 0.5 * whole[0] <= made <= 1.5 * whole[0]:
                continue  # what is split is another sum
            if abs(made - whole[0]) > whole[1] + sum(slack for _, slack in known) + 1e-6:
                words = f"the {len(known)} parts of {found['whole']} add up to £{made:,.0f}"
                yield Found(sentence.place, words)


def spoken_fractions(document: AuditedDocument) -> Iterator[Found]:
    """A fraction in words whose percentage beside it is another."""
    for line in document.lines:
        for found in _FRACTION.finditer(line.text):
            due, share = _FRACTIONS[found["words"].lower()], cell_number(found["share"])
            loose = _LOOSE if found["about"] and _ABOUT.fullmatch(found["about"]) else _CLOSE
            if share is not None and abs(share.value - due) > loose:
                words = f'"{found["words"]}" is {due:g}%, not {share.shown}%'
                yield Found(Place(line.line, line.page), words)
