"""Periods: labels that cannot be, windows of unequal length, mixed styles, dates that do not exist or do not fit."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.model import AuditedDocument, Place

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = (
    "", "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_QUARTER_YEAR = re.compile(
    r"\bQ(?:uarter\s)?(?P<q>\d)\s?(?:of\s|FY\s?)?\s?(?P<y>(?:20)?\d\d)\s?(?P<sep>[-/–])\s?(?P<z>(?:20)?\d\d)(?![\d/-])",
    re.I,
)
_YEARS = re.compile(r"(?<![\d/.£-])(?P<y>(?:19|20)\d\d)(?P<sep>[-/–])(?P<z>\d\d)(?![\d/%]|-\d)(?!\.\d)")
_RUN_TOGETHER = re.compile(r"(?<![\d£,.])20(?P<y>\d\d)(?P<z>\d\d)(?=\s(?!offences|victims|people|calls)[a-z(])")
_NO_SPACE = re.compile(r"\bQ[1-4](?:20)\d\d(?:[/–-]\d\d)?\b")
_BAD_QUARTER = re.compile(r"\bQ(?P<q>[05-9])(?=\s(?:FY|20\d\d|\d\d[-/]\d\d)|\s?$)")
_SEVERAL = re.compile(
    r"plan|strateg|programme|period|between|years|framework|manifesto|contract|settlement|over|cycle|term|round|fund",
    re.I,
)
_FISCAL_CONTEXT = re.compile(r"(?:\bq[1-4]\b|\bfy\b|financial year|fiscal year|quarter)[^.]{0,12}$", re.I)
_RANGE = re.compile(
    rf"\b(?P<m1>{_MONTH})[ -]?(?P<y1>(?:20)?\d\d)?\s?(?:[-–]|to)\s?(?P<m2>{_MONTH})[ -]?(?P<y2>(?:20)?\d\d)\b", re.I
)
_YEAR_WORDS = re.compile(r"\b(?:12|twelve)[- ]months?\b", re.I)
_DATE = re.compile(
    rf"\b(?:(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)? "
    rf"(?P<month>{_MONTH}),? (?P<year>(?:19|20)\d\d)\b",
    re.I,
)
_QUARTER_MONTHS = re.compile(
    rf"\bQ(?:uarter\s)?(?P<q>[1-4])(?:\s(?:FY\s?)?[\d/–-]{{4,9}})?\s?\(\s?(?P<m1>{_MONTH})(?:\s(?:20)?\d\d)?"
    rf"(?:\s?(?:[-–]|to)\s?(?P<m2>{_MONTH}))?(?:\s(?:20)?\d\d)?\s?\)",
    re.I,
)
_MONTHS_QUARTER = re.compile(
    rf"\b(?P<m1>{_MONTH})(?: (?:20)?\d\d)? ?(?:[-–]|to|and) ?(?P<m2>{_MONTH})(?: (?:20)?\d\d)? \((?:Q|quarter"
    rf" )(?P<q>[1-4])\b",
    re.I,
)
_NUMBERS = "three|six|nine|ten|eleven|twelve|3|6|9|10|11|12"
_WINDOW = re.compile(rf"\b(?P<n>{_NUMBERS})[- ]months? (?:to|ending|ended)\b", re.I)
_FUTURE = re.compile(
    rf"\b(?:will(?: not)?(?: be)?|is due|are due|is expected|are expected|is scheduled|are scheduled"
    rf"|is planned|are planned|due to)\b"
    rf"(?P<gap>[^.;]{{0,60}}?)\b(?:in|by|on|from|until)(?: the)?(?: end(?: of)?)?(?: \d{{1,2}}(?:st|nd|rd"
    rf"|th)?)? (?P<month>{_MONTH}) (?P<year>20\d\d)\b",
    re.I,
)
_WINDOW_NAMES = {"three": "3", "six": "6", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12"}
_TITLE = re.compile(
    r"\bQ(?:uarter )?(?P<q>[1-4])[ ,]*(?:of )?(?:FY ?)?(?P<y>20\d\d) ?[-/–_] ?(?P<z>\d\d)\b|\bq"
    r"(?P<q2>[1-4])[_ -](?P<y2>20\d\d)[-_/](?P<z2>\d\d)\b",
    re.I,
)
_STYLE = re.compile(r"\bQ[1-4]\s(?P<year>(?:FY\s?)?\d{2,4}\s?[-/–]\s?\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Reported:
    """The quarter a document reports on."""

    year: int
    quarter: int

    @property
    def first_day(self) -> date:
        month = (3 + 3 * (self.quarter - 1)) % 12 + 1
        return date(self.year + (self.quarter == 4), month, 1)


def reported(document: AuditedDocument) -> Reported | None:
    """The quarter in the file's name or among the first lines; None where they name none or several."""
    heads = [document.name, *(line.text for line in document.lines[:40])]
    for text in heads:
        found = {(int(f["y"] or f["y2"]), int(f["q"] or f["q2"])) for f in _TITLE.finditer(text)}
        if len(found) == 1:
            return Reported(*found.pop())
    return None


def impossible_labels(document: AuditedDocument) -> Iterator[Found]:
    """Fiscal years whose second year does not follow the first, and quarters beyond four."""
    for text, place in document.every_text():
        for found in _QUARTER_YEAR.finditer(text):
            if (int(found["y"]) + 1) % 100 != int(found["z"]) % 100:
                yield Found(place, f'"{found[0]}": the second year does not follow the first')
            elif not 1 <= int(found["q"]) <= 4:
                yield Found(place, f'"{found[0]}": there is no quarter {found["q"]}')
        for found in _BAD_QUARTER.finditer(text):
            if _QUARTER_YEAR.match(text, found.start()):
                continue
            if len(text) > found.end() + 1 or re.fullmatch(r"Q\d", text):
                yield Found(place, f'"{found[0]}": there is no quarter {found["q"]}')
        yield from _impossible_years(text, place)
        for found in _NO_SPACE.finditer(text):
            yield Found(place, f'"{found[0]}": the year runs on from the quarter')
        for found in _RUN_TOGETHER.finditer(text):
            if (int(found["y"]) + 1) % 100 == int(found["z"]):
                yield Found(place, f'"{found[0]}": a fiscal year without its stroke')
    yield from _odd_quarters(document)


def _odd_quarters(document: AuditedDocument) -> Iterator[Found]:
    """A cell that is no quarter in a column of quarters."""
    quarter = re.compile(r"^Q[1-4]\b", re.I)
    for table in document.tables:
        for column in table.label_columns:
            filled = [row for row in table.rows if row.text(column) and not row.cells[column].missing]
            odd = [
                row
                for row in filled
                if re.fullmatch(r"[A-Z]?\s?\d", row.text(column)) and not quarter.match(row.text(column))
            ]
            if (
                odd
                and len(filled) >= 5
                and len(odd) * 5 <= len(filled)
                and len(filled) - len(odd) == sum(1 for row in filled if quarter.match(row.text(column)))
            ):
                for row in odd:
                    yield Found(row.place, f'"{row.text(column)}" stands in a column of quarters')


def _impossible_years(text: str, place: Place) -> Iterator[Found]:
    for found in _YEARS.finditer(text):
        first, second = int(found["y"]), int(found["z"])
        step = (second - first) % 100
        before, after = text[max(0, found.start() - 60) : found.start()], text[found.end() : found.end() + 60]
        if step == 1 or _QUARTER_YEAR.search(before[-8:] + found[0]):
            continue
        month = found["sep"] != "/" and 1 <= second <= 12 and step > 20
        several = 2 <= step <= 10 and (_SEVERAL.search(before) or _SEVERAL.search(after))
        alone = found[0] == text.strip()
        if (
            month
            or several
            or (found["sep"] != "/" and 2 <= step <= 10 and not (_FISCAL_CONTEXT.search(before) or alone))
        ):
            continue
        yield Found(place, f'"{found[0]}": the second year does not follow the first')


def impossible_dates(document: AuditedDocument) -> Iterator[Found]:
    """Days that their month does not have, and weekdays that their date does not fall on."""
    for text, place in document.every_text():
        for found in _DATE.finditer(text):
            year, month, day = int(found["year"]), _month(found["month"]), int(found["day"])
            if not 1 <= day <= calendar.monthrange(year, month)[1]:
                yield Found(place, f'"{found[0]}": there is no such day')
            elif found["weekday"]:
                names = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
                true = names[date(year, month, day).weekday()]
                if true.lower() != found["weekday"].lower():
                    yield Found(place, f'"{found[0]}": that day is a {true}day')


def wrong_quarter_months(document: AuditedDocument) -> Iterator[Found]:
    """A quarter with months in brackets that are not its own (quarters of a year that starts in April)."""
    for text, place in document.every_text():
        for found in (*_QUARTER_MONTHS.finditer(text), *_MONTHS_QUARTER.finditer(text)):
            months = [(3 + 3 * (int(found["q"]) - 1) + n) % 12 + 1 for n in range(3)]
            named = [_month(found[k]) for k in ("m1", "m2") if found[k]]
            if any(month not in months for month in named):
                yield Found(place, f'"{found[0]}": quarter {found["q"]} of a fiscal year runs {_span(months)}')


def unequal_windows(document: AuditedDocument) -> Iterator[Found]:
    """Periods set side by side that have not the same length, and twelve months that are not twelve."""
    for grid in document.grids:
        for row in grid.rows[:4]:
            text = " | ".join(cell.replace("_", " ") for cell in row.cells)
            lengths = {m for f in _RANGE.finditer(text) if (m := _length(f))}
            if len(lengths) > 1:
                spans = ", ".join(f[0] for f in _RANGE.finditer(text))
                yield Found(
                    Place(row.line, row.page), f"columns of {' and '.join(map(str, sorted(lengths)))} months: {spans}"
                )
    for sentence in document.sentences:
        lasting = [m for f in _RANGE.finditer(sentence.text) if (m := _length(f) or _within_year(f))]
        if len(set(lasting)) > 1 and re.search(r"\bcompared\b", sentence.text):
            yield Found(sentence.place, f"periods of {' and '.join(map(str, lasting))} months are compared")
        windows = {_WINDOW_NAMES.get(f["n"].lower(), f["n"]) for f in _WINDOW.finditer(sentence.text)}
        if len(windows) > 1 and re.search(r"\bcompared\b|\bagainst\b|\bthan\b|\bfrom\b", sentence.text):
            yield Found(sentence.place, f"periods of {' and '.join(sorted(windows, key=int))} months are compared")
        for found in _RANGE.finditer(sentence.text):
            length, before = _length(found), sentence.text[max(0, found.start() - 30) : found.start()]
            if length and length != 12 and _YEAR_WORDS.search(before) and not re.search(r"\bto\s*$", before):
                yield Found(sentence.place, f'"{found[0]}" is {length} months, not twelve')


def mixed_styles(document: AuditedDocument) -> Iterator[Found]:
    """Fiscal quarters written in more than one way: one finding for each way that is not the commonest."""
    ways: Counter[str] = Counter()
    first: dict[str, tuple[Place, str]] = {}
    for text, place in document.every_text():
        for found in _STYLE.finditer(text):
            way = re.sub(r"\d", "9", found["year"]).replace("–", "-").replace(" ", "")
            ways[way] += 1
            first.setdefault(way, (place, found[0]))
    if len(ways) < 2:
        return
    main = ways.most_common(1)[0][0]
    for way, count in ways.most_common()[1:]:
        place, label = first[way]
        yield Found(place, f'"{label}": {count} quarters are written this way, {ways[main]} as "{first[main][1]}"')


def past_futures(document: AuditedDocument) -> Iterator[Found]:
    """Events said to lie ahead whose month is over before the reported quarter begins."""
    period = reported(document)
    if not period:
        return
    for sentence in document.sentences:
        for found in _FUTURE.finditer(sentence.text):
            ahead = date(int(found["year"]), _month(found["month"]), 1)
            if ahead < period.first_day and not re.search(r"\bsince\b|\bpublished in\b|\bdata\b", found["gap"], re.I):
                words = (
                    f'"{found[0]}" in a report on quarter {period.quarter} of'
                    f" {period.year}/{(period.year + 1) % 100:02d}"
                )
                yield Found(sentence.place, words)


def quarters_beyond(document: AuditedDocument) -> Iterator[Found]:
    """Figures of a quarter that had not begun when the document's own ended: "in Q3 2023/24 there were ..."."""
    period = reported(document)
    if not period:
        return
    said = re.compile(
        r"\bIn Q(?P<q>[1-4])\s(?P<y>(?:20)?\d\d)[-/](?P<z>\d\d)\b[^.;]{0,80}?\b(?:was|were|had|increased"
        r"|decreased|fell|rose|recorded)\b[^.;]{0,60}\d",
        re.I,
    )
    for sentence in document.sentences:
        for found in said.finditer(sentence.text):
            year = int(found["y"]) % 100 + 2000
            if (year, int(found["q"])) > (period.year, period.quarter):
                yield Found(sentence.place, f'"{found[0][:70]}" lies after the quarter the document reports on')


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _span(months: list[int]) -> str:
    return f"{_NAMES[months[0]]} to {_NAMES[months[-1]]}"


def _within_year(found: re.Match[str]) -> int | None:
    """Months of a range whose one year stands at its end."""
    first, last = _month(found["m1"]), _month(found["m2"])
    return None if found["y1"] else (last - first) % 12 + 1


def _length(found: re.Match[str]) -> int | None:
    """Months from the first to the last, both included; None where the years are not both given or make no sense."""
    if not found["y1"]:
        return None
    y1, y2 = (int(found[k]) % 100 for k in ("y1", "y2"))
    months = (y2 - y1) * 12 + _month(found["m2"]) - _month(found["m1"]) + 1
    return months if 0 < months <= 120 else None
