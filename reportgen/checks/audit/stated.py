"""Figures that one sentence sets side by side: spend and budget, now and then, a part and its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.model import AuditedDocument
from reportgen.checks.audit.numbers import Number, cell_number
from reportgen.checks.audit.sentences import money

_MONEY = r"£\s?[\d,]+(?:\.\d+)?\s?(?:million|billion|bn|[mk])?\b"
_COUNT = r"\d+(?:,\d{3})*(?:\.\d+)?"
_DOWN = r"fell|fallen|decreased|reduced|declined|dropped|down|lower"
_UP = r"rose|risen|increased|grew|grown|up|higher"
_SPENT = re.compile(
    rf"(?P<spent>{_MONEY})[^.;£]{{0,30}}?\b(?:against|compared (?:to|with))\b[^.;£]{{0,30}}?\bbudget(?: of)? "
    rf"(?P<plan>{_MONEY}),?"
    rf"[^.;£]{{0,40}}?(?:\b(?P<word>under|over)-?\s?spend(?:ing)? of (?P<gap>{_MONEY})"
    rf"|variance of (?P<gap2>{_MONEY}) (?P<word2>under|over)-?\s?spend)",
    re.I,
)
_NOW_THEN = re.compile(
    rf"\b(?P<word>{_DOWN}|{_UP})\b to (?P<now>{_COUNT}(?P<unit>%?))(?! per)[^.;\d]{{0,40}}(?:(?P<change>\d+"
    rf"(?:\.\d+)?)%[^.;\d]{{0,15}})?"
    rf"\bfrom (?P<then>{_COUNT}(?P<unit2>%?))",
    re.I,
)
_CHANGED = re.compile(
    rf"(?P<now>{_COUNT}),? \b(?P<word>{_DOWN}|{_UP})\b(?: by)? (?P<change>\d+(?:\.\d+)?)% (?:from|on|than) "
    rf"(?P<then>{_COUNT})(?! ?(?:%|months|years|quarters))\b",
    re.I,
)
_GAP = r"(?:[^.;\d£]|\bQ\d(?: \d{4}[/-]\d\d)?)"
_WITH_THEN = re.compile(
    rf"\b(?P<word>{_DOWN}|{_UP})\b[^.;\d£]{{0,40}}?\b(?:with|at) (?P<now>{_COUNT}(?P<unit>%?)){_GAP}{{0,50}}?"
    rf"\b(?:compared (?:to|with)|against) (?P<then>{_COUNT}(?P<unit2>%?))(?! ?(?:months|years|quarters))",
    re.I,
)
_NOUN_CHANGE = re.compile(
    rf"(?P<now>{_COUNT})\b[^.;\d%]{{0,60}}?,? an? (?P<change>\d+(?:\.\d+)?)%"
    r" (?P<word>increase|rise|reduction|decrease|fall|drop) (?:on|from|compared (?:with|to)) (?:the )?"
    rf"(?P<then>{_COUNT})(?! ?(?:%|months|years|quarters|days))\b",
    re.I,
)
_STILL = re.compile(
    rf"\b(?P<word>unchanged|stable|the same|no change)\b[^.;\d£]{{0,30}}?\b(?:with|at) (?P<now>{_COUNT}(?P<unit>%?))"
    rf"{_GAP}{{0,50}}?\b(?:compared (?:to|with)|against|from) (?P<then>{_COUNT}(?P<unit2>%?))",
    re.I,
)
_BRACKETED = re.compile(
    rf"\b(?P<word>{_DOWN}|{_UP}|fell|rose)\b(?: by)? (?P<change>\d+(?:\.\d+)?)%(?: \((?:from )?|,? from )"
    rf"(?P<then>{_COUNT}) to (?P<now>{_COUNT})(?![\d%,])",
    re.I,
)
_BAND, _SMALL_COUNT = 3.0, 30  # per cent or points; a small count moves by more without meaning anything
_OF_THE = re.compile(
    rf"\b[Oo]f (?:the |all |these )?(?P<whole>{_COUNT}) [^.;\d()%]{{2,50}}, (?P<part>{_COUNT}) (?:[a-z]+"
    rf" ){{0,3}}\((?P<share>\d+(?:\.\d+)?)%\)"
)
_OF_WHICH = re.compile(
    rf"(?<![£\d.,])(?P<whole>{_COUNT}) [a-z]+(?: [a-z]+){{0,3}},? of (?:which|whom) (?P<part>{_COUNT})(?!\d|%"
    rf"|\.\d| ?per cent)"
)


def side_by_side(document: AuditedDocument) -> Iterator[Found]:
    """Spend and budget, now and then, a part and its whole: the third figure or word must follow."""
    for sentence in document.sentences:
        for message in (*_spend(sentence.text), *_moves(sentence.text), *_wholes(sentence.text)):
            yield Found(sentence.place, message)


def _spend(text: str) -> Iterator[str]:
    for found in _SPENT.finditer(text):
        spent, plan, gap = money(found["spent"]), money(found["plan"]), money(found["gap"] or found["gap2"])
        if not (spent and plan and gap):
            continue
        over = (found["word"] or found["word2"]).lower() == "over"
        due = spent[0] - plan[0] if over else plan[0] - spent[0]
        if abs(due - gap[0]) > spent[1] + plan[1] + gap[1] + 1e-6:
            kind = "overspend" if spent[0] > plan[0] else "underspend"
            shown = f"£{abs(spent[0] - plan[0]):,.0f}"
            yield f"{found['spent']} against a budget of {found['plan']} is an {kind} of {shown}"


def _moves(text: str) -> Iterator[str]:
    for pattern in (_NOW_THEN, _CHANGED, _BRACKETED, _WITH_THEN, _NOUN_CHANGE):
        for found in pattern.finditer(text):
            now, then = cell_number(found["now"].strip(",")), cell_number(found["then"].strip(","))
            if not now or not then or now.unit != then.unit or _year(now) or _year(then):
                continue
            said = found.groupdict().get("change")
            change = cell_number(said) if said else None
            message = _moved(found["word"], now, then, change)
            if message:
                yield message


def _year(number: Number) -> bool:
    return 1990 <= number.value <= 2100 and number.step == 1 and not number.unit


def _moved(word: str, now: Number, then: Number, change: Number | None) -> str | None:
    up = bool(re.fullmatch(rf"{_UP}|increase|rise", word, re.I))
    shown = f"from {then.shown} to {now.shown}"
    if (up and now.value < then.value) or (not up and now.value > then.value):
        return f'"{word}" {shown}'
    if change is None or not then.value or now.unit:
        return None
    growth = 100 * abs(now.value / then.value - 1)
    reach = 100 * (now.slack + then.slack * now.value / then.value) / then.value + change.slack
    return f"{shown} is {growth:.1f}%, not {change.shown}%" if abs(growth - change.value) > reach + 1e-9 else None


def still_figures(document: AuditedDocument) -> Iterator[Found]:
    """ "Unchanged" of two figures that differ: counts by more than the band, shares by more than three points."""
    for sentence in document.sentences:
        for found in _STILL.finditer(sentence.text):
            now, then = cell_number(found["now"].strip(",")), cell_number(found["then"].strip(","))
            if not now or not then or now.unit != then.unit or _year(now) or _year(then) or not then.value:
                continue
            apart = abs(now.value - then.value) * (1 if now.unit else 100 / then.value)
            if apart > _BAND and (now.unit or then.value >= _SMALL_COUNT):
                yield Found(sentence.place, f'"{found["word"]}" of {then.shown} and then {now.shown}')


def _wholes(text: str) -> Iterator[str]:
    for found in _OF_THE.finditer(text):
        whole, part, share = (cell_number(found[k].strip(",")) for k in ("whole", "part", "share"))
        if whole and part and share and whole.value > part.value and whole.value >= 5 and not _year(whole):
            due = 100 * part.value / whole.value
            if abs(due - share.value) > share.slack + 1e-9:
                yield f"{part.shown} of {whole.shown} is {due:.1f}%, not {share.shown}%"
    for found in _OF_WHICH.finditer(text):
        whole, part = cell_number(found["whole"].strip(",")), cell_number(found["part"].strip(","))
        if whole and part and part.value > whole.value and not _year(part) and not _year(whole):
            yield f'"{found[0]}": the part is larger than the whole'
