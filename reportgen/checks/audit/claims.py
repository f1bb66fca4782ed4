"""Claims that other passages deny: records since different years, extremes in a list, dates outside a stated period."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.model import AuditedDocument, Place, Sentence
from reportgen.checks.audit.near import stems

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAY = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{'|'.join(_MONTHS)})(?:,? (?P<year>20\d\d))?"
_SINCE = re.compile(
    r"\b(?P<word>lowest|highest)\b(?P<gap>[^.;%]{0,30}?)\bsince (?:FY ?|the )?"
    r"(?P<when>Q[1-4] ?\d[\d/–-]+|\d{4}(?:[/–-]\d\d)?)"
)
_EXTREME = re.compile(r"\b(?P<word>lowest|highest|smallest|largest)\b", re.I)
_GENERAL = stems(
    "level levels since their there which where these figure figures since lowest highest "
    "recorded offence offences crime crimes police number numbers volume volumes quarter month months twelve years "
    "force victim victims latest reached"
)
_LIST_REACH = 3
_PERIOD = re.compile(
    rf"\b(?:covers?|covering|for) the period (?:from )?{_DAY.replace('?P<', '?P<a_')}\s?(?:to|until|–|-)\s?"
    rf"{_DAY.replace('?P<', '?P<b_')}"
)
_DID = re.compile(
    rf"^On (?:the )?{_DAY},? (?:I|we|the [A-Z]\w+|[A-Z]\w+)\b[^.]{{0,60}}?"
    r"\b(?:\w+ed|met|spoke|held|gave|took|went|was|were)\b"
)
_AHEAD = re.compile(r"^\W*(?:\d[\d.]*\s+)?(?:future|forthcoming|upcoming)\b.{0,40}$", re.I)
_FULL_DATE = re.compile(_DAY.replace("(?:,? (?P<year>20\\d\\d))?", ",? (?P<year>20\\d\\d)"))
_TITLE_LINES, _BELOW = 40, 12


def records_since(document: AuditedDocument) -> Iterator[Found]:
    """The lowest or highest of one thing since two different times."""
    told: dict[tuple[str, str], tuple[str, Sentence]] = {}
    for sentence in document.sentences:
        for found in _SINCE.finditer(sentence.text):
            when = re.sub(r"[–/]", "-", found["when"].replace(" ", ""))
            for stem in stems(sentence.text[: found.start()]) - _GENERAL:
                first, other = told.setdefault((found["word"], stem), (when, sentence))
                if first != when and other.place != sentence.place and _one_subject(other, sentence):
                    words = f'"{found[0]}"; {_where(other.place)} it is since {first}'
                    yield Found(sentence.place, words)
                    break


def _one_subject(one: Sentence, other: Sentence) -> bool:
    """Whether both sentences speak of a thing that is more than a general word."""
    return bool((stems(one.text) & stems(other.text)) - _GENERAL)


def _where(place: Place) -> str:
    return f"on page {place.page}" if place.page else f"in line {place.line}"


def denied_extremes(document: AuditedDocument) -> Iterator[Found]:
    """ "The lowest share" in a list whose next entries give a lower one of the same thing."""
    sentences = document.sentences
    for at, sentence in enumerate(sentences):
        found = _EXTREME.search(sentence.text)
        shares = [n for n in sentence.numbers if n.unit == "%" and not n.signed]
        if not found or len(shares) != 1 or shares[0].start < found.end():
            continue
        low = found["word"].lower() in ("lowest", "smallest")
        for other in sentences[max(0, at - _LIST_REACH) : at + _LIST_REACH + 1]:
            levels = [n for n in other.numbers if n.unit == "%" and not n.signed]
            if other is sentence or len(levels) != 1 or not _listed_together(sentence, other):
                continue
            beyond = levels[0].value < shares[0].value if low else levels[0].value > shares[0].value
            if beyond and len((stems(sentence.text) & stems(other.text)) - _GENERAL) >= 3:
                words = f'"{found["word"]}" of {shares[0].shown}%; {_where(other.place)} there is {levels[0].shown}%'
                yield Found(sentence.place, words)
                break


def _listed_together(one: Sentence, other: Sentence) -> bool:
    return one.place.page == other.place.page and 0 < abs(one.place.line - other.place.line) <= _LIST_REACH


def dates_outside(document: AuditedDocument) -> Iterator[Found]:
    """What happened on a day outside the period that the document says it covers."""
    period = next((found for line in document.lines if (found := _PERIOD.search(_plain(line.text)))), None)
    if period is None or not (period["b_year"] or period["a_year"]):
        return
    last_year = int(period["b_year"] or period["a_year"])
    last = _date(period["b_day"], period["b_month"], last_year)
    first = _date(period["a_day"], period["a_month"], int(period["a_year"] or last_year))
    if first is None or last is None:
        return
    for sentence in document.sentences:
        found = _DID.match(sentence.text)
        if found is None or re.search(r"\bwill\b", sentence.text[: found.end()]):
            continue
        day = _date(found["day"], found["month"], int(found["year"] or last_year))
        if day and not first <= day <= last and abs((day - last).days) < 200:
            yield Found(sentence.place, f'"{sentence.text[:40]}..." lies outside {_span(first, last)}')


def past_meetings(document: AuditedDocument) -> Iterator[Found]:
    """Dates under a heading of future events that are before the document's own date."""
    written = _own_date(document)
    if written is None:
        return
    waiting: dict[int, int] = defaultdict(int)
    for line in document.lines:
        if _AHEAD.match(line.text) and len(line.text.split()) <= 6:
            waiting[line.page] = line.line or 1
    for text, place in document.every_text():
        start = waiting.get(place.page)
        if start is None or not (place.page or start < place.line <= start + _BELOW):
            continue
        found = _FULL_DATE.search(text)
        day = _date(found["day"], found["month"], int(found["year"])) if found else None
        if day and day < written:
            yield Found(
                place, f'"{found[0] if found else ""}" stands under future events in a document of {_long(written)}'
            )


def _own_date(document: AuditedDocument) -> date | None:
    """The day that stands alone, or after a weekday, among the first lines."""
    for line in document.lines[:_TITLE_LINES]:
        found = _FULL_DATE.search(_plain(line.text))
        if found and len(line.text.split()) <= 6:
            return _date(found["day"], found["month"], int(found["year"]))
    return None


def _plain(text: str) -> str:
    return text.replace("*", "")


def _date(day: str, month: str, year: int) -> date | None:
    try:
        return date(year, _MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None


def _long(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _span(first: date, last: date) -> str:
    return f"the period from {_long(first)} to {_long(last)}"
