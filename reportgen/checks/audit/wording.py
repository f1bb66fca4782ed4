"""Words against figures: direction, sign, stability, spend, units of change, survey intervals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.model import AuditedDocument, Sentence
from reportgen.checks.audit.numbers import MINUS, Number, numbers

_UP = r"increas(?:e[sd]?|ing)|r[io]se[sn]?|rising|gr[eo]wn?|growth|growing|higher|uplift|upward|went up|gone up|grew"
_DOWN = (
    r"decreas(?:e[sd]?|ing)|reduc(?:ed?|es|ing|tions?)|f[ae]ll(?:s|en|ing)?|declin(?:e[sd]?|ing)|drop(?:s"
    r"|ped|ping)?|lower|fewer|went down|gone down"
)
_STABLE = (
    r"(?:remain(?:s|ed|ing)?|is|are|was|were|been|stayed|broadly|relatively|largely) (?:\w+ly )?"
    r"(?:stable|unchanged|constant|flat|static)"
    r"|the same(?! (?:quarter|period|time|point|month|year|week|day|stage))|no change|stable"
)
_SAME = re.compile(r"the same|no change|unchanged", re.I)
MOVEMENT_WORD = re.compile(
    rf"\b(?:(?P<up>{_UP}|up|above(?! all\b))|(?P<down>{_DOWN}|down|below)|(?P<stable>{_STABLE}))\b", re.I
)
_SIGN_AFTER = re.compile(
    rf"\b(?P<word>{_UP}|{_DOWN}|overspen[dt]|underspen[dt]|up|down|above|below)\s+(?:\w+ly )?(?:of |by )?"
    rf"(?:around |about |nearly )?"
    r"(?P<number>[+\-−–]\s?£?\s?\d[\d,.]*\s?(?:%|pp|m\b)?)(?!\s?[-–]\s?\d)",
    re.I,
)
_BRACKET = re.compile(
    r"\(\s*(?:by |a )?(?P<change>[+\-−–]\s?\d[\d,]*(?:\.\d+)?\s?(?P<unit>%|pp\.?|percentage points?"
    r"|days?)?)[^()]{0,40}\)"
)
_RATE = re.compile(
    r"\b(?:detection rates?|outcome rates?|charge rates?|sd rates?|satisfaction|confidence|proportion|percentage of|"
    r"trust\b(?! (?:and|&|board))|share of|per cent of|attendance rate|compliance|gaps? for|gap)\b",
    re.I,
)
_COUNTED = re.compile(
    r"\b(?:offences|crimes?|calls|incidents|victims of|number|numbers|volumes?|homicides?|robbery|robberies"
    r"|burglar\w+|budget|spend\w*|costs?|"
    r"stops|searches|arrests|referrals|complaints|cases|officers)\b",
    re.I,
)
_CHANGE = re.compile(
    rf"\b(?P<word>{_UP}|{_DOWN}|up|down)\b(?:[^.;()%\d\"”–:]{{0,25}}?)(?<!from)(?<! to)(?<! at)(?:\s(?:by"
    rf"|of))?\s(?P<change>[+\-−–]?\d+(?:\.\d+)?)\s?%(?!\s?points?|[- ]points?)",
    re.I,
)
_LEVEL_AND_CHANGE = (
    re.compile(r"\bby [+\-−–]?\d+(?:\.\d+)?% to \d+(?:\.\d+)?%", re.I),
    re.compile(r"(?<![\d.+\-−–])\d+(?:\.\d+)?%,? (?:[^.;()%\d]{0,40} )?\(?[+\-−–]\d+(?:\.\d+)?%(?! ?points?)"),
    re.compile(
        r"(?<![\d.+\-−–])\d+(?:\.\d+)?% [^.;%]{0,60}?\b(?:which is|which represents|this is|representing|is"
        r"|,) (?:an? )?"
        r"(?:increase|decrease|reduction|decline|rise|fall|drop|down|up)(?: of| by)? \d+(?:\.\d+)?%(?! ?points?)",
        re.I,
    ),
)
_FROM_TO_POINTS = re.compile(
    r"from (?P<then>\d+(?:\.\d+)?)% to (?P<now>\d+(?:\.\d+)?)%[,(; ]+(?:an? )?"
    r"(?:increase|decrease|reduction|rise|fall|drop|decline)(?: of)? (?P<change>\d+(?:\.\d+)?)%(?! ?points?)",
    re.I,
)
_LEADS_TO_CHANGE = re.compile(rf"\b(?:{_UP}|{_DOWN}|by|of|than)\b[^.;]{{0,12}}$", re.I)
_AIM = re.compile(r"\b(?:target|challenge|aim|boost|goal|ambition|objective|pledge)\w*\b", re.I)
_SURVEY = re.compile(
    r"\b(?:satisfaction|satisfied|respondents?|londoners|survey|public confidence|confidence|trust"
    r"|perceptions?|feel(?:ing)?|worried)\b",
    re.I,
)
_INTERVAL = re.compile(r"confidence intervals?[^.]{0,120}?(?P<wide>\d+(?:\.\d+)?)\s?(?:percentage points?|pp|%)", re.I)
_STABLE_MOVING = re.compile(
    rf"\b(?:{_STABLE}),? (?:with (?:an? )?)?(?:{_UP}|{_DOWN}) (?:of |by )(?P<change>\d+(?:\.\d+)?)\s?%", re.I
)
_VARIANCE = re.compile(
    r"\b(?P<word>(?:under|over)-?\s?spen(?:d|t|ding))\b"
    r"(?: of)?[^.;()£\d]{0,25}\((?P<value>[+\-−–]\s?£?\s?\d[\d,.]*\s?(?:m|k|bn)?)\)",
    re.I,
)
_VARIANCE_BEFORE = re.compile(
    r"variance[^.;£\d]{0,30}(?P<value>[+\-−–]\s?£?\s?\d[\d,.]*\s?(?:m|k|bn)?)[^.;\d]{0,20}\b(?P<word>(?:under"
    r"|over)-?\s?spend)\b",
    re.I,
)
STABLE_BAND = 2.0
"""A volume or a survey score that moves by no more than this is stable; 3 is the first value that is not."""


def signs_after_words(document: AuditedDocument) -> Iterator[Found]:
    """A signed number after a word that gives the direction already."""
    for sentence in document.sentences:
        for found in _SIGN_AFTER.finditer(sentence.text):
            word, number = found["word"], found["number"].strip()
            if re.search(r"\d\s?$", sentence.text[: found.start("number")]):
                continue
            down = bool(re.fullmatch(rf"{_DOWN}|down|below|underspen[dt]", word, re.I))
            says = (
                "twice negative"
                if number[0] in MINUS and down
                else "against each other"
                if number[0] in MINUS
                else "said twice"
            )
            if number[0] == "+" and down:
                says = "against each other"
            yield Found(sentence.place, f'"{found[0].strip()}": the word and the sign of the number are {says}')


def words_against_signs(document: AuditedDocument) -> Iterator[Found]:
    """A direction word followed in its clause by a bracketed change of the other sign."""
    for sentence in document.sentences:
        for word, change, value in _judged(sentence):
            up, down = word["up"], word["down"]
            if (up and value.value < 0) or (down and value.value > 0):
                yield Found(
                    sentence.place,
                    f'"{word[0]}" is followed by {change[0]}: "{_around(sentence.text, word.start(), change.end())}"',
                )


def unstable(document: AuditedDocument) -> Iterator[Found]:
    """ "Stable" of a change outside the band, "the same" of a change that is one."""
    for sentence in document.sentences:
        for word, change, value in _judged(sentence):
            if not word["stable"] or (change["unit"] or "").startswith("day"):
                continue
            band = 1.5 if _SAME.search(word[0]) and "relatively" not in word[0] else STABLE_BAND + 0.5
            rate = bool(re.search(r"\brates?\b", sentence.text[: word.start()], re.I))
            if abs(value.value) >= (1.0 if rate and value.step < 1 else band):
                yield Found(sentence.place, f'"{word[0]}" of a change of {change[0]}')


def stable_and_moving(document: AuditedDocument) -> Iterator[Found]:
    """ "Remained stable, rising by 14%"."""
    for sentence in document.sentences:
        for found in _STABLE_MOVING.finditer(sentence.text):
            if float(found["change"]) > STABLE_BAND + 0.5:
                yield Found(sentence.place, f'"{found[0]}"')


def _judged(sentence: Sentence) -> Iterator[tuple[re.Match[str], re.Match[str], Number]]:
    """Each bracketed change with the last direction word before it, where that word is near and nothing intervenes."""
    words = list(MOVEMENT_WORD.finditer(sentence.text))
    last = 0
    for change in _BRACKET.finditer(sentence.text):
        before = [w for w in words if last <= w.start() and w.end() <= change.start()]
        last = change.end()
        if not before:
            continue
        word = before[-1]
        between = sentence.text[word.end() : change.start()]
        held = numbers(change["change"])
        if (
            held
            and len(between) <= 110
            and not any(n.unit == held[0].unit for n in numbers(between))
            and not re.search(r"[;:]|\b(?:while|whereas|but|although|despite|from)\b", between)
        ):
            if word[0].lower() in ("above", "below", "up", "down") and re.search(
                r"\b(?:set out|see|shown|per)\s*$", sentence.text[: word.start()]
            ):
                continue
            yield word, change, held[0]


def spend_against_signs(document: AuditedDocument) -> Iterator[Found]:
    """An overspend with a negative variance, an underspend with a positive one."""
    for sentence in document.sentences:
        for pattern in (_VARIANCE, _VARIANCE_BEFORE):
            for found in pattern.finditer(sentence.text):
                over = found["word"].lower().startswith("over")
                negative = found["value"].strip()[0] in MINUS
                if over == negative:
                    yield Found(sentence.place, f'"{found["word"]}" with a variance of {found["value"].strip()}')


def percent_for_points(document: AuditedDocument) -> Iterator[Found]:
    """The change of a rate, share or score given in per cent; each change once."""
    for sentence in document.sentences:
        told: set[int] = set()
        for start, end in (
            *_changed_ends(sentence.text),
            *_changed_levels(sentence.text),
            *_changed_rates(sentence.text),
        ):
            if not any(abs(end - other) <= 3 for other in told):
                told.add(end)
                yield Found(sentence.place, f'"{_around(sentence.text, start, end)}"')


def _changed_rates(text: str) -> Iterator[tuple[int, int]]:
    """From the rate, share or score to its change: nothing that is counted may stand between."""
    changes = [*_CHANGE.finditer(text), *(b for b in _BRACKET.finditer(text) if (b["unit"] or "") == "%")]
    if _AIM.search(text):
        return
    for change in changes:
        subjects = list(_RATE.finditer(text[: change.end() if change.re is _CHANGE else change.start()]))
        if not subjects:
            continue
        clause = text[subjects[-1].end() : change.start()]
        spoken = re.search(r";|percentage points?|\bpp\b|\bfrom \d+(?:\.\d+)?%? to\b", clause)
        if len(clause) <= 160 and not _COUNTED.search(clause) and not spoken:
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
            before = text[: found.start()]
            changes = pattern is not _LEVEL_AND_CHANGE[0] and _LEADS_TO_CHANGE.search(before)
            if not changes and not re.search(r"percentage points?|\bpp\b|budget|spend|\bfrom\b", found[0], re.I):
                last = list(re.finditer(r"%", found[0]))
                yield found.start(), found.start() + last[0 if pattern is _LEVEL_AND_CHANGE[0] else -1].end()


def movements_within_interval(document: AuditedDocument) -> Iterator[Found]:
    """Survey scores that are said to rise or fall by no more than the interval that the document gives them."""
    stated = [float(found["wide"]) for sentence in document.sentences if (found := _INTERVAL.search(sentence.text))]
    if not stated:
        return
    width = min(stated)
    for sentence in document.sentences:
        text = sentence.text
        if not _SURVEY.search(text) or _INTERVAL.search(text):
            continue
        for word in MOVEMENT_WORD.finditer(text):
            if word["stable"] or word[0].lower() in ("above", "below", "higher", "lower"):
                continue
            after = re.match(
                r"[^.;()\d]{0,70}?\(?\s?(?:by |of )?(?P<change>[+\-−–]?\d+(?:\.\d+)?)\s?(?:%|pp|percentage points?)",
                text[word.end() :],
            )
            subject = _SURVEY.search(text[: word.start()]) or (_SURVEY.search(after[0]) if after else None)
            if not after or not subject or re.search(r"\b(?:to|at|from)\s*\(?\s*[+\-−–]?\d", after[0]):
                continue
            change = abs(numbers(after["change"])[0].value)
            if 0 < change <= width and not _COUNTED.search(text[subject.end() : word.start()]):
                words = (
                    f'"{_around(text, word.start(), word.end() + after.end())}" lies within the interval'
                    f" of ±{width:g} points stated"
                )
                yield Found(sentence.place, words)


def _around(text: str, start: int, end: int) -> str:
    quoted = text[start:end]
    return quoted if len(quoted) <= 110 else f"{quoted[:50].rstrip()} ... {quoted[-50:].lstrip()}"


def denied_records(document: AuditedDocument) -> Iterator[Found]:
    """A highest or lowest that a table of the document denies: the named row holds a more extreme figure."""
    claim = re.compile(
        r"\b(?P<word>highest|lowest|record high|record low|peak(?:ed)?|all[- ]time (?:low|high))\b", re.I
    )
    for sentence in document.sentences:
        for found in claim.finditer(sentence.text):
            near = [n for n in sentence.numbers if 0 <= n.start - found.end() <= 40 and n.unit in ("%", "")]
            if not near or (near[0].value > 1900 and near[0].step == 1 and not near[0].unit):
                continue
            low = bool(re.search(r"low", found["word"], re.I))
            for label, values in _series(document):
                if label.lower() in sentence.text[: found.start()].lower() and any(
                    abs(v - near[0].value) < 1e-9 for v in values
                ):
                    worse = min(values) if low else max(values)
                    if (low and worse < near[0].value) or (not low and worse > near[0].value):
                        yield Found(
                            sentence.place, f'"{found[0]}" of {label} is {near[0].shown}, its table holds {worse:g}'
                        )


def _series(document: AuditedDocument) -> Iterator[tuple[str, list[float]]]:
    period = re.compile(r"\bq[1-4]\b|(?:19|20)\d\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.I)
    for table in document.tables:
        columns = [
            c
            for c in table.numeric
            if period.search(table.names[c]) and not re.search("change|diff|varia", table.names[c])
        ]
        for row in table.rows:
            values = [n.value for c in columns if (n := row.number(c)) is not None]
            if len(values) >= 3 and len(table.label(row)) >= 5:
                yield table.label(row), values
