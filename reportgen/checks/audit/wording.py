"""Words against figures: direction, sign, stability, spend, units of change, survey intervals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.model import AuditedDocument, Sentence
from reportgen.checks.audit.numbers import MINUS, Number, numbers
from reportgen.checks.audit.points import BRACKET, COUNTED, DOWN, UP, around

_STABLE = (
    r"(?:remain(?:s|ed|ing)?|is|are|was|were|been|stayed|broadly|relatively|largely) (?:\w+ly )?"
    r"(?:stable|unchanged|constant|flat|static)"
    r"|the same(?! (?:quarter|period|time|point|month|year|week|day|stage))|no change|stable"
)
_SAME = re.compile(r"the same|no change|unchanged", re.I)
MOVEMENT_WORD = re.compile(
    rf"\b(?:(?P<up>{UP}|up|above(?! all\b))|(?P<down>{DOWN}|down|below)|(?P<stable>{_STABLE}))\b", re.I
)
_SIGN_AFTER = re.compile(
    rf"\b(?P<word>{UP}|{DOWN}|overspen[dt]|underspen[dt]|up|down|above|below)\s+(?:\w+ly )?(?:of |by )?"
    rf"(?:around |about |nearly )?"
    r"(?P<number>[+\-−–]\s?£?\s?\d[\d,.]*\s?(?:%|pp|m\b)?)(?!\s?[-–]\s?\d)",
    re.I,
)
_SURVEY = re.compile(
    r"\b(?:satisfaction|satisfied|respondents?|londoners|survey|public confidence|confidence|trust"
    r"|perceptions?|feel(?:ing)?|worried)\b",
    re.I,
)
_INTERVAL = re.compile(r"confidence intervals?[^.]{0,120}?(?P<wide>\d+(?:\.\d+)?)\s?(?:percentage points?|pp|%)", re.I)
_STABLE_MOVING = re.compile(
    rf"\b(?:{_STABLE})(?: at \d+(?:\.\d+)?%)?,? (?:with (?:an? )?)?(?:{UP}|{DOWN}|up|down)(?: of| by)? "
    r"(?P<change>\d+(?:\.\d+)?)\s?(?:%|percentage points)",
    re.I,
)
_VARIANCE = re.compile(
    r"\b(?P<word>(?:under|over)-?\s?spen(?:d|t|ding))\b"
    r"(?: of| by)?(?: £[\d.,]+(?:m|k|bn| million)?)?[^.;()£\d]{0,25}"
    r"\((?P<value>[+\-−–]\s?£?\s?\d[\d,.]*\s?(?:m|k|bn)?)\)",
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
            down = bool(re.fullmatch(rf"{DOWN}|down|below|underspen[dt]", word, re.I))
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
                    f'"{word[0]}" is followed by {change[0]}: "{around(sentence.text, word.start(), change.end())}"',
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
    for change in BRACKET.finditer(sentence.text):
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
            and not any(n.unit == held[0].unit and abs(n.value) != abs(held[0].value) for n in numbers(between))
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
            if 0 < change <= width and not COUNTED.search(text[subject.end() : word.start()]):
                words = (
                    f'"{around(text, word.start(), word.end() + after.end())}" lies within the interval'
                    f" of ±{width:g} points stated"
                )
                yield Found(sentence.place, words)


def denied_records(document: AuditedDocument) -> Iterator[Found]:
    """A highest or lowest that a table of the document denies: the named row holds a more extreme figure."""
    claim = re.compile(
        r"\b(?P<word>highest|lowest|record high|record low|peak(?:ed)?|all[- ]time (?:low|high))\b", re.I
    )
    for sentence in document.sentences:
        for found in claim.finditer(sentence.text):
            near = [n for n in sentence.numbers if 0 <= n.start - found.end() <= 40 and n.unit in ("%", "")]
            near = [n for n in near if n.unit or n.step != 1 or not 1900 <= n.value <= 2100]
            if not near:
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
