"""Arithmetic inside running text: what one or two sentences state must follow from what they state besides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.model import AuditedDocument, Place
from reportgen.checks.audit.numbers import Number, cell_number

_MONEY = r"£\s?[\d,]+(?:\.\d+)?\s?(?:million|billion|bn|[mk])?\b"
_COUNT = r"\d+(?:,\d{3})*(?:\.\d+)?"
_GAP = r"[^.£\d]{0,80}?"
_STEP = re.compile(
    rf"(?P<start>{_MONEY})(?P<gap>[^£]{{0,120}}?)\b(?P<word>increased|reduced|decreased|raised|cut) by (?P<by>{_MONEY})"
    rf" to (?P<end>{_MONEY})",
    re.I,
)
_SPEND = re.compile(
    rf"(?P<word>under-?\s?spend|over-?\s?spend)(?: of| by)? (?P<gap>{_MONEY}),?{_GAP}(?:expenditure|spend"
    rf"|actuals?|costs)(?: of)? "
    rf"(?P<spent>{_MONEY})[^£]{{0,60}}?budget(?: of)? (?P<budget>{_MONEY})"
    rf"|(?P<word2>under-?\s?spend|over-?\s?spend)(?: of| by)? (?P<gap2>{_MONEY}),?{_GAP}(?:expenditure|spend"
    rf"|actuals?|costs)(?: of)? "
    rf"(?P<spent2>{_MONEY})[^£]{{0,60}}?(?:against|compared (?:to|with)) (?:the |a |an )?(?P<budget2>{_MONEY}) budget",
    re.I,
)
_COMPARED = re.compile(
    rf"(?P<now>{_MONEY}),? (?:which is |this is )?an? (?P<word>increase|decrease|reduction|rise|fall) of "
    rf"(?P<by>{_MONEY})"
    rf"[^£.]{{0,80}}?(?:of|from) (?P<then>{_MONEY})",
    re.I,
)
_FROM_TO = re.compile(
    rf"\b(?P<word>increas\w+|r[oi]s\w+|rose|decreas\w+|f[ea]ll\w*|reduc\w+|declin\w+|dropp\w+|gr[eo]w\w*"
    rf"|went)\b[^.;\d]{{0,60}}?"
    rf"\bfrom (?P<then>£?\s?{_COUNT}(?P<then_unit>%| ?per cent|m\b|bn\b)?)[^.;\d]{{0,50}}? to "
    rf"(?P<now>£?\s?{_COUNT}(?P<now_unit>%| ?per cent|m\b|bn\b)?)"
    rf"(?:[^.;\d]{{0,40}}?[(,] ?(?:an? )?(?P<said>(?:increase|decrease|reduction|rise|fall|drop)(?: of)? )?"
    rf"(?P<change>[+\-−–]?\d+(?:\.\d+)?) ?(?P<unit>%|per cent|percentage points?|pp))?",
    re.I,
)
_OUT_OF = re.compile(
    rf"\b(?P<part>{_COUNT}) (?:out )?of (?:the |a total of |all )?(?P<whole>{_COUNT})"
    rf"(?P<gap>[^.;\d()%]{{0,50}})\((?P<share>\d+(?:\.\d+)?) ?(?:%|per cent)\)",
    re.I,
)
_SHORTFALL = re.compile(
    rf"target[^£.]{{0,60}}?(?P<target>{_MONEY})\.?[^£]{{0,80}}?(?P<got>{_MONEY})[^£.]{{0,40}}?shortfall of "
    rf"(?P<gap>{_MONEY})",
    re.I,
)
_RANKED = re.compile(r"\brank|\bleague|\bplaced?\b|\bposition\b|\d(?:st|nd|rd|th)\b", re.I)
_DOWN = re.compile(r"^(?:reduc|decreas|cut|fall|fell|drop|declin)", re.I)
_UP = re.compile(r"^(?:increas|rais|rise|rising|rose|grow|grew)", re.I)
_SMALL = 1e-9


def broken_statements(document: AuditedDocument) -> Iterator[Found]:
    """Sums, differences and percentages in running text that do not follow from their operands."""
    for line in document.lines:
        place = Place(line.line, line.page)
        for message in (*_steps(line.text), *_compared(line.text), *_shortfalls(line.text), *_parts(line.text)):
            yield Found(place, message)


def broken_movements(document: AuditedDocument) -> Iterator[Found]:
    """Movements "from A to B" whose word or stated change says otherwise."""
    for line in document.lines:
        for found in _FROM_TO.finditer(line.text):
            message = _from_to(found)
            if message:
                yield Found(Place(line.line, line.page), message)


def wrong_spend(document: AuditedDocument) -> Iterator[Found]:
    """Over- and underspends against the spend and the budget that the sentence gives."""
    for line in document.lines:
        for found in _SPEND.finditer(line.text):
            word, gap, spent, budget = (found[k] or found[f"{k}2"] for k in ("word", "gap", "spent", "budget"))
            shown, out, plan = money(gap), money(spent), money(budget)
            if not (shown and out and plan):
                continue
            over = word.lower().startswith("over")
            due = out[0] - plan[0] if over else plan[0] - out[0]
            if abs(due - abs(shown[0])) > shown[1] + out[1] + plan[1] + _SMALL:
                kind = "overspend" if out[0] > plan[0] else "underspend"
                words = f"{word} of {gap} stated, {spent} against {budget} is an {kind} of {_pounds(abs(due))}"
                yield Found(Place(line.line, line.page), words)


def _pounds(value: float) -> str:
    return f"£{value / 1e6:,.2f}m" if value >= 1e5 else f"£{value:,.0f}"


def money(text: str) -> tuple[float, float] | None:
    """Pounds and the slack of the last digit shown."""
    number = cell_number(text.replace("£ ", "£"))
    if number is None:
        return None
    scale = {"k": 1e3, "m": 1e6, "bn": 1e9}.get(number.unit.lstrip("£"), 1.0)
    return number.value * scale, number.slack * scale


def _steps(text: str) -> Iterator[str]:
    for found in _STEP.finditer(text):
        if len(re.findall(r"\.\s", found["gap"])) > 1 or re.search(r"\bto\b.*£|\bof which\b", found["gap"]):
            continue
        start, by, end = money(found["start"]), money(found["by"]), money(found["end"])
        if not (start and by and end):
            continue
        due = start[0] + (-by[0] if _DOWN.match(found["word"]) else by[0])
        if abs(due - end[0]) > start[1] + by[1] + end[1] + _SMALL and abs(due / end[0] - 1) < 0.25:
            yield f"{found['start']} {found['word']} by {found['by']} is {_pounds(due)}, not {found['end']}"


def _compared(text: str) -> Iterator[str]:
    for found in _COMPARED.finditer(text):
        now, by, then = money(found["now"]), money(found["by"]), money(found["then"])
        if not (now and by and then):
            continue
        due = now[0] - then[0] if _UP.match(found["word"]) else then[0] - now[0]
        if abs(due - by[0]) > now[1] + by[1] + then[1] + _SMALL:
            yield f"{found['now']} against {found['then']} is a change of {_pounds(abs(due))}, not {found['by']}"


def _shortfalls(text: str) -> Iterator[str]:
    for found in _SHORTFALL.finditer(text):
        target, got, gap = money(found["target"]), money(found["got"]), money(found["gap"])
        if target and got and gap and abs(target[0] - got[0] - gap[0]) > target[1] + got[1] + gap[1] + _SMALL:
            yield f"{found['target']} less {found['got']} is {_pounds(target[0] - got[0])}, not {found['gap']}"


def _parts(text: str) -> Iterator[str]:
    for found in _OUT_OF.finditer(text):
        part, whole, share = (cell_number(found[k]) for k in ("part", "whole", "share"))
        if not (part and whole and share) or whole.value <= part.value or whole.value < 5:
            continue
        due = 100 * part.value / whole.value
        if abs(due - share.value) > share.slack + 100 * part.step / whole.value * (part.value >= 1000) + _SMALL:
            yield f"{found['part']} of {found['whole']} is {due:.1f}%, not {found['share']}%"


def _from_to(found: re.Match[str]) -> str | None:
    if _RANKED.search(found.string):
        return None
    then, now = cell_number(found["then"]), cell_number(found["now"])
    if then is None or now is None or bool(found["then_unit"]) > bool(found["now_unit"]) or _years(then, now):
        return None
    up, down = bool(_UP.match(found["word"])), bool(_DOWN.match(found["word"]))
    if (then.unit == now.unit) and ((up and now.value < then.value) or (down and now.value > then.value)):
        return f'"{found["word"]}" from {found["then"]} to {found["now"]}'
    change = cell_number(found["change"]) if found["change"] else None
    if change is None or then.unit != now.unit or not then.value:
        return None
    points, slack = abs(now.value - then.value), then.slack + now.slack + change.slack
    growth = 100 * points / then.value
    reach = 100 * (now.slack + now.value / then.value * then.slack) / then.value + change.slack
    percent = then.unit in ("%", "pp")
    if percent and abs(points - abs(change.value)) <= slack + _SMALL:
        return None
    if abs(growth - abs(change.value)) <= reach + _SMALL and (not percent or found["unit"] in ("%", "per cent")):
        return None
    due = f"{points:.3g} percentage points" if percent else f"{growth:.1f}%"
    return f"from {found['then']} to {found['now']} is {due}, not {found['change']}{found['unit']}"


def _years(then: Number, now: Number) -> bool:
    return all(1990 <= n.value <= 2100 and n.step == 1 and not n.unit for n in (then, now))
