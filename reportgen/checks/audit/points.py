"""Changes of percentages: per cent where percentage points are meant, in words and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.model import AuditedDocument, Place, Sentence, Table
from reportgen.checks.audit.numbers import Number

UP = r"increas(?:e[sd]?|ing)|r[io]se[sn]?|rising|gr[eo]wn?|growth|growing|higher|uplift|upward|went up|gone up|grew"
DOWN = (
    r"decreas(?:e[sd]?|ing)|reduc(?:ed?|es|ing|tions?)|f[ae]ll(?:s|en|ing)?|declin(?:e[sd]?|ing)|drop(?:s"
    r"|ped|ping)?|lower|fewer|went down|gone down"
)
_RATE = re.compile(
    r"\b(?:detection rates?|outcome rates?|charge rates?|sd rates?|satisfaction|confidence|proportion|percentage of|"
    r"trust\b(?! (?:and|&|board))|share of|per cent of|attendance rate|compliance|gaps? for|gap)\b",
    re.I,
)
COUNTED = re.compile(
    r"\b(?:offences|crimes?|calls|incidents|victims of|number|numbers|volumes?|homicides?|robbery|robberies"
    r"|burglar\w+|budget|spend\w*|costs?|"
    r"stops|searches|arrests|referrals|complaints|cases|officers)\b",
    re.I,
)
_CHANGE = re.compile(
    rf"\b(?P<word>{UP}|{DOWN}|up|down)\b(?:[^.;()%\d\"”–:]{{0,45}}?)(?<!from)(?<! to)(?<! at)(?:\s(?:by"
    rf"|of))?\s(?P<change>[+\-−–]?\d+(?:\.\d+)?)\s?%(?!\s?points?|[- ]points?)",
    re.I,
)
BRACKET = re.compile(
    r"\(\s*(?:by |a )?(?P<change>[+\-−–]\s?\d[\d,]*(?:\.\d+)?\s?(?P<unit>%|pp\.?|percentage points?"
    r"|days?)?)[^()]{0,40}\)"
)
_LEVEL_AND_CHANGE = (
    re.compile(r"\bby [+\-−–]?\d+(?:\.\d+)?% to \d+(?:\.\d+)?%", re.I),
    re.compile(
        r"(?<![\d.+\-−–])\d+(?:\.\d+)?%(?! (?:above|below|higher|lower|more|fewer|less|up|down)\b),? "
        r"(?:[^.;()%\d]{0,70} )?\(?(?:[^();%\d]{0,70}, )?"
        r"[+\-−–]\d+(?:\.\d+)?%(?! ?points?)"
    ),
    re.compile(
        r"(?<![\d.+\-−–])\d+(?:\.\d+)?%(?: [^.;%]{0,60}?\b(?:which is|which represents|this is|representing|is)"
        r"| [^.;%]{0,60}?,|,(?: which (?:is|represents))?) (?:an? )?"
        r"(?:increase|decrease|reduction|decline|rise|fall|drop|down|up)(?: of| by)? \d+(?:\.\d+)?%(?! ?points?)",
        re.I,
    ),
)
_FROM_TO_POINTS = re.compile(
    r"from (?P<then>\d+(?:\.\d+)?)% to (?P<now>\d+(?:\.\d+)?)%[,(; ]+(?:an? )?"
    r"(?:increase|decrease|reduction|rise|fall|drop|decline)(?: of)? (?P<change>\d+(?:\.\d+)?)%(?! ?points?)",
    re.I,
)
_OF_GROUP = re.compile(r"% of (?:[a-z]+ ){1,3}", re.I)
_OTHER_SUBJECT = re.compile(r"percentage points?|\bpp\b|budget|spend|\bfrom\b", re.I)
_PER_CENT = re.compile(r"(?<![\d.,£])(?P<sign>[+\-−–]\s?)?(?P<value>\d+(?:\.\d+)?)\s?%(?!\s?-?points?)")
_SIZE_OF_CHANGE = re.compile(
    rf"\b(?:{UP}|{DOWN}|increase|decrease|reduction|decline|rise|fall|drop|up|down|gap|difference)(?: (?:of|by))?\s?$"
    r"|\bby\s?$",
    re.I,
)
_LEADS_TO_SIZE = re.compile(_SIZE_OF_CHANGE.pattern + r"|\b(?:a further|another)\s?$", re.I)
_REACH = 160
_REFERS = re.compile(r"(?:Both|These|This|It|They|The (?:latter|former|proportion|share|rate))\b")
_SHARE_OF = re.compile(r"(?<![+\-−–.\d])\d+(?:\.\d+)?\s?%\)? (?:of (?:all )?[a-z]|[a-z]+(?:ed|t|k|l)\b)", re.I)
_SIGNED_IN_BRACKET = re.compile(r"\([^()%\d]{0,80}[+\-−–]\s?\d+(?:\.\d+)?\s?%[^()]{0,80}\)")
_CHANGED = re.compile(r"\bchange|\bdiff|\bmovement|varia|\bgap|\bvs\b|increase|decrease")
_RELATIVE = re.compile(r"%|per ?cent|\bpct|growth|relative")
_POINTS = re.compile(r"percentage point|\bp\.?p\.?\b|\bppts?\b")
_WHOLE = re.compile(r"\b(?:average|overall|result|total|all (?:respondents|groups)|force)\b", re.I)
_FEW_GROUPS = 4
_LEADS_TO_CHANGE = re.compile(rf"\b(?:{UP}|{DOWN}|up|down|by|of|than|to)\b[^.;]{{0,12}}$", re.I)
_ORDER = re.compile(r"(?:Increase|Reduce|Cut|Improve|Raise|Lower)\b(?! in)")
_AIM = re.compile(r"\b(?:target|challenge|aim|boost|goal|ambition|objective|pledge)\w*\b", re.I)


def percent_for_points(document: AuditedDocument) -> Iterator[Found]:
    """The change of a rate, share or score given in per cent; each change once."""
    before = Sentence("", Place())
    for sentence in document.sentences:
        text = sentence.text
        last = before.text if before.place == sentence.place else ""
        told: set[int] = set()
        for start, end in (
            *_changed_ends(text),
            *_changed_levels(text),
            *_changed_rates(text),
            *_spoken_differences(text),
            *_referred_levels(text, last),
            *_across(last, text),
        ):
            if not any(abs(end - other) <= 3 for other in told):
                told.add(end)
                yield Found(sentence.place, f'"{around(text, start, end)}"')
        before = sentence


def _across(last: str, text: str) -> Iterator[tuple[int, int]]:
    """Differences between a level of the sentence before and one of this."""
    if not last or not _REFERS.match(text):
        return
    for start, end in _spoken_differences(f"{last} {text}"):
        if end > len(last) + 1:
            yield max(0, start - len(last) - 1), end - len(last) - 1


def _changed_rates(text: str) -> Iterator[tuple[int, int]]:
    """From the rate, share or score to its change: nothing that is counted may stand between."""
    changes = [*_CHANGE.finditer(text), *(b for b in BRACKET.finditer(text) if (b["unit"] or "") == "%")]
    if _AIM.search(text) or _ORDER.match(text):
        return
    for change in changes:
        subjects = list(_RATE.finditer(text[: change.end() if change.re is _CHANGE else change.start()]))
        if not subjects:
            continue
        clause = text[subjects[-1].end() : change.start()]
        spoken = re.search(r";|percentage points?|\bpp\b|\bfrom \d+(?:\.\d+)?%? to\b", clause)
        if len(clause) <= 160 and not COUNTED.search(clause) and not spoken:
            yield min(subjects[-1].start(), change.start()), change.end("change") + 1


def _changed_ends(text: str) -> Iterator[tuple[int, int]]:
    """From one level to another, and their difference in per cent."""
    for found in _FROM_TO_POINTS.finditer(text):
        then, now, change = (float(found[key]) for key in ("then", "now", "change"))
        if abs(abs(now - then) - change) < (0.55 if change.is_integer() else 0.06):
            yield found.start(), found.end()


def _changed_levels(text: str) -> Iterator[tuple[int, int]]:
    """A level whose change stands beside it: "46%, down 3%", "by 3% to 39%", "(67%, -2%)"."""
    for pattern in _LEVEL_AND_CHANGE:
        for found in pattern.finditer(text):
            before, first = text[: found.start()], pattern is _LEVEL_AND_CHANGE[0]
            changes = not first and not before.endswith("(") and _LEADS_TO_CHANGE.search(before)
            counted = pattern is _LEVEL_AND_CHANGE[2] and COUNTED.search(_OF_GROUP.sub("", found[0]))
            if not (changes or counted or _OTHER_SUBJECT.search(found[0])):
                last = list(re.finditer(r"%", found[0]))
                yield found.start(), found.start() + last[0 if first else -1].end()


def _spoken_differences(text: str) -> Iterator[tuple[int, int]]:
    """Two levels in per cent and what lies between them: "69% answered, below the 79% elsewhere by 10%"."""
    shares = list(_PER_CENT.finditer(text))
    levels = [s for s in shares if not s["sign"] and not _LEADS_TO_SIZE.search(text[: s.start()])]
    for change in shares:
        if change in levels or (not change["sign"] and not _SIZE_OF_CHANGE.search(text[: change.start()])):
            continue
        size = float(change["value"])
        near = [s for s in levels if abs(s.start() - change.start()) <= _REACH]
        for one, other in combinations(near, 2):
            apart = abs(float(one["value"]) - float(other["value"]))
            if (
                size
                and abs(apart - size) < (0.05 if "." in change["value"] else 0.5)
                and not _is_growth(one, other, size)
            ):
                first = min(one.start(), change.start())
                yield (first if 5 < change.end() - first < _REACH else max(0, change.start() - 50)), change.end()
                break


def _is_growth(one: re.Match[str], other: re.Match[str], size: float) -> bool:
    """Whether the change is the per cent change of the one level on the other, too."""
    values = float(one["value"]), float(other["value"])
    return any(base and abs(100 * abs(values[0] - values[1]) / base - size) < 0.5 for base in values)


def _referred_levels(text: str, before: str) -> Iterator[tuple[int, int]]:
    """Changes in brackets of what the sentence before gave as shares: "This is stable on last year (+2%)"."""
    if not _REFERS.match(text) or not _SHARE_OF.search(before) or COUNTED.search(text) or COUNTED.search(before):
        return
    for bracket in _SIGNED_IN_BRACKET.finditer(text):
        yield bracket.start(), bracket.end()


def points_in_tables(document: AuditedDocument) -> Iterator[Found]:
    """Columns of differences between shares that are shown in per cent: one finding for each table."""
    for table in document.tables:
        message = _difference_column(table) or _named_points(table) or _gaps_from_average(table)
        if message:
            yield Found(table.place, message)


def _shares(table: Table, column: int) -> list[Number]:
    """The numbers of a column, when most of its filled cells show a per cent sign."""
    held = [n for row in table.rows if (n := row.number(column)) is not None]
    marked = sum(1 for n in held if n.unit == "%")
    return held if held and marked * 5 >= len(held) * 4 else []


def _difference_column(table: Table) -> str:
    """A column that is the difference of two columns of shares, in per cent."""
    shares = [c for c in table.numeric if _shares(table, c)]
    for column in (c for c in shares if _CHANGED.search(table.names[c])):
        for one, other in combinations([c for c in shares if c != column], 2):
            rows = [(row.number(one), row.number(other), row.number(column)) for row in table.rows]
            whole = [(a, b, c) for a, b, c in rows if a and b and c and c.value]
            fits = sum(1 for a, b, c in whole if abs(abs(b.value - a.value) - abs(c.value)) <= a.step + c.slack)
            if fits >= 2 and fits == len(whole):
                return f'"{table.names[column]}" is a difference of percentages, shown in per cent'
    return _beside_levels(table, shares)


def _beside_levels(table: Table, shares: Sequence[int]) -> str:
    """A column of differences from another time beside the level that it is of."""
    for column in shares:
        named = _CHANGED.search(table.names[column]) and not _RELATIVE.search(table.names[column])
        level = column - 1 in shares and not _CHANGED.search(table.names[column - 1])
        signed = any(n.signed or n.value <= 0 for n in _shares(table, column))
        if named and level and signed and all(n.value >= 0 for n in _shares(table, column - 1)):
            return f'"{table.names[column]}" stands beside shares, and is shown in per cent'
    return ""


def _named_points(table: Table) -> str:
    """A heading that says percentage points over cells that say per cent."""
    told = [c for c in table.numeric if _POINTS.search(table.names[c])]
    first = min(table.numeric, default=0)
    if any(
        _POINTS.search(table.names[c]) for c in table.label_columns if c < first
    ):  # said of the whole table, over its rows
        told = [*table.numeric]
    wrong = [c for c in told if _shares(table, c)]
    return "the heading says percentage points, the cells say %" if wrong else ""


def _gaps_from_average(table: Table) -> str:
    """Gaps between groups and the whole, whose own share stands in the first row."""
    if len(table.rows) < _FEW_GROUPS or not _WHOLE.search(" ".join(cell.text for cell in table.rows[0].cells)):
        return ""
    gaps = 0
    for column in table.numeric:
        held = _shares(table, column)
        if len(held) >= _FEW_GROUPS and held[0].value > 20:
            others = held[1:]
            gaps += any(n.value < 0 for n in others) and all(abs(n.value) < held[0].value for n in others)
    return "gaps from the average in the first row are shown in per cent" if gaps >= 2 else ""


def around(text: str, start: int, end: int) -> str:
    """A stretch of a text as a message quotes it, its middle left out where it is long."""
    quoted = text[start:end]
    return quoted if len(quoted) <= 110 else f"{quoted[:50].rstrip()} ... {quoted[-50:].lstrip()}"
