"""One fact, one value: the same named figure for the same period must not be stated differently in one document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.model import AuditedDocument, Place, Sentence, Table
from reportgen.checks.audit.numbers import Number

_PERIOD = re.compile(
    r"\bQ[1-4]\b(?:\s?(?:FY\s?)?(?:20)?\d\d[-/–]\d\d)?|\b(?:19|20)\d\d(?:[-/–]\d\d)?\b|\b\d\d[-/]\d\d\b|"
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b12 months\b|\btwelve months\b",
    re.I,
)
_STOP = frozenset(
    re.findall(
        r"\S+",
        "a an and are as at be been but by for from had has have in is it its of on or over per than that the "
        "their there these they this to was were which while with now still also remains remained remain "
        "recorded just overall around about approximately nearly compared comparison respectively against "
        "since when who what other ",
    )
)
_GENERAL = frozenset(
    re.findall(
        r"\S+",
        "position forecast budget expenditure ytd full year gross net original revised underspend overspend "
        "quarter quarterly previous last months increase increased decrease decreased stable levels level "
        "above below volumes rate rates total number small end offences change reduction detection slightly "
        "reduced remains victims crime satisfaction service mopac see slide page same period prepandemic "
        "pandemic pre rolling twelve million report london mps average target spend against variance set "
        "march ",
    )
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
_WORD_COLUMN = re.compile(r"\bword\b|direction|over.?under", re.I)
_UP = re.compile(
    r"^(?:(?:small|slight\w*|significant\w*) )?(?:increas|rise|rose|up\b|above|higher|overspen|grow)", re.I
)
_DOWN = re.compile(
    r"^(?:(?:small|slight\w*|significant\w*) )?(?:decreas|reduc|fell|fall|down\b|below|lower|underspen|declin)", re.I
)


@dataclass(frozen=True)
class Stated:
    """A number with the words of its clause."""

    number: Number
    words: frozenset[str]
    periods: frozenset[str]
    sentence: Sentence


def facts_stated_twice(document: AuditedDocument) -> Iterator[Found]:
    """The same clause about the same subject and period with another figure, elsewhere in the text."""
    by_words: dict[tuple[frozenset[str], frozenset[str], str], list[Stated]] = defaultdict(list)
    for sentence in document.sentences:
        for stated in _stated(sentence):
            by_words[stated.words, stated.periods, stated.number.unit].append(stated)
    for group in by_words.values():
        first = group[0]
        for other in group[1:]:
            same = _agree(first.number, other.number)
            if other.sentence.place != first.sentence.place and not same:
                words = f'"{_clause(other)}" and, {_where(first.sentence.place)}, "{_clause(first)}"'
                yield Found(other.sentence.place, words)
                break


def _agree(first: Number, second: Number) -> bool:
    """Whether two figures can be one: equal, or the one is the other rounded."""
    coarser = max(first, second, key=lambda number: number.step)
    slack = coarser.slack if first.step != second.step else 0.0
    return abs(first.value - second.value) <= slack + 1e-9


def _stated(sentence: Sentence) -> Iterator[Stated]:
    """Numbers with the words before them in their clause; only clauses that name their subject in particular words."""
    last = 0
    for number in sentence.numbers:
        before = sentence.text[last : number.start]
        if "|" in before or (not number.unit and not sentence.text.endswith((".", "!", ";"))):
            continue
        periods = [found for found in _PERIOD.finditer(sentence.text) if found.start() <= number.start < found.end()]
        if periods or (not number.unit and number.value < 32 and number.step == 1):
            continue
        last = number.end
        clause = re.split(r"[;:]|, (?:and|but|while|with)\b|\b(?:while|whereas|but)\b", before)[-1]
        words = frozenset(w.lower().strip("'’") for w in _WORD.findall(_PERIOD.sub(" ", clause))) - _STOP
        when = frozenset(re.sub(r"\s", "", f[0].lower()) for f in _PERIOD.finditer(sentence.text))
        if len(words) >= 4 and len(words - _GENERAL) >= 3:
            yield Stated(number, words, when, sentence)


_VERB = re.compile(
    r"\b(?:stands?|stood|was|were|is|are|fell|rose|has|have|had|(?:in|de)creased|remain(?:s|ed)|total(?:s|led)|reached)\b"
)
_BY = re.compile(r"(?:\b(?:by|of|up|down|than|over|under|nearly|around|about|to within)|[(+\-−–])\s?$", re.I)
_SUBJECT_WORDS = 8


def levels_stated_twice(document: AuditedDocument) -> Iterator[Found]:
    """The same subject, unit and period at the head of two sentences, at two levels."""
    told: dict[tuple[object, ...], tuple[Number, Sentence]] = {}
    for sentence in document.sentences:
        subject = _subject(sentence.text)
        when = frozenset(re.sub(r"\s", "", f[0].lower()) for f in _PERIOD.finditer(sentence.text))
        if len(subject) < 2 or not when:
            continue
        levels = [n for n in sentence.numbers if _is_level(n, sentence.text)]
        kinds = [(n.unit, _noun(n, sentence.text)) for n in levels]
        for number, kind in zip(levels, kinds, strict=True):
            if kinds.count(kind) > 1:  # two of one kind: they are of two times or two groups
                continue
            first, other = told.setdefault((subject, when, kind), (number, sentence))
            if other.place != sentence.place and not _agree(first, number):
                words = f"{number.shown} here, {first.shown} {_where(other.place)}"
                yield Found(sentence.place, f'"{" ".join(sentence.text.split()[:_SUBJECT_WORDS])} ...": {words}')


def _subject(text: str) -> frozenset[str]:
    """The words before the first verb, when they are few and begin the sentence."""
    verb = _VERB.search(text)
    head = text[: verb.start()] if verb else ""
    if re.match(r"(?:The|This|These|Both) ", head) and not re.search(r" (?:of|for|in) ", head):
        return frozenset()  # what it speaks of stands in a heading
    if not head or len(head.split()) > _SUBJECT_WORDS or any(sign.isdigit() for sign in head):
        return frozenset()
    return frozenset(word.lower() for word in _WORD.findall(head)) - _STOP


def _is_level(number: Number, text: str) -> bool:
    """A level, not the size of a change; small counts and years aside."""
    year = 1900 <= number.value <= 2100 and number.step == 1 and not number.unit
    inside = any(found.start() <= number.start < found.end() for found in _PERIOD.finditer(text))
    small = not number.unit and number.value < 100
    return not (year or inside or small or number.signed or _BY.search(text[: number.start]))


def _noun(number: Number, text: str) -> str:
    """The word that says what a bare number counts."""
    found = _WORD.match(text[number.end :].lstrip())
    return "" if number.unit or not found else found[0].lower()


def _clause(stated: Stated) -> str:
    text = stated.sentence.text[: stated.number.end]
    return text if len(text) <= 80 else f"...{text[-77:].lstrip()}"


def _where(place: Place) -> str:
    return f"on page {place.page}" if place.page else f"in line {place.line}"


def tables_that_disagree(document: AuditedDocument) -> Iterator[Found]:
    """Two tables that share rows and columns and agree in most cells, but not in all."""
    cells = [_cells(table) for table in document.tables]
    for at, left in enumerate(cells):
        for right in cells[at + 1 :]:
            shared = [key for key in right if key in left]
            differing = [
                key
                for key in shared
                if abs(left[key][0].value - right[key][0].value) > left[key][0].slack + right[key][0].slack
            ]
            if len(shared) >= 4 and differing and len(differing) * 4 <= len(shared):
                for key in differing:
                    (first, place), (second, where) = left[key], right[key]
                    words = f'"{key[0]}", {key[1]}: {second.shown} here, {first.shown} in the table {_where(place)}'
                    yield Found(where, words)


def _cells(table: Table) -> dict[tuple[str, str], tuple[Number, Place]]:
    found = {}
    for row in table.rows:
        label = table.label(row).lower()
        for column in table.numeric:
            number = row.number(column)
            if number is not None and len(label) > 3 and table.names[column]:
                found[label, table.names[column]] = (number, row.place)
    return found


def long_tables_that_disagree(document: AuditedDocument) -> Iterator[Found]:
    """In a table of one fact a row: the same fact, unit and period with two values."""
    for table in document.tables:
        value = table.column(r"^(?:(?:stated )?value|amount|figure)\b")
        if value is None or len(table.label_columns) < 2:
            continue
        known: dict[tuple[str, ...], tuple[Number, Place]] = {}
        keys = [c for c in table.label_columns if not re.search(r"note|comment|presentation|marker", table.names[c])]
        for row in table.rows:
            number, key = row.number(value), tuple(row.text(c).lower() for c in keys)
            if number is None or sum(map(len, key)) < 12:
                continue
            first, place = known.setdefault(key, (number, row.place))
            if abs(first.value - number.value) > first.slack + number.slack + 1e-9:
                yield Found(row.place, f'"{table.label(row)}": {number.shown} here, {first.shown} {_where(place)}')


def words_in_columns(document: AuditedDocument) -> Iterator[Found]:
    """A column of direction words against the signed values of the same rows."""
    for table in document.tables:
        column = next((c for c in table.label_columns if _WORD_COLUMN.search(table.names[c])), None)
        value = table.column(r"^(?:stated )?(?:value|change|variance)\b")
        if column is None or value is None or not any((n := row.number(value)) and n.value < 0 for row in table.rows):
            continue
        for row in table.rows:
            number, word = row.number(value), row.text(column)
            ratio = any(cell.text.lower() in ("times", "x", "ratio") for cell in row.cells)
            if (
                number
                and not ratio
                and ((_UP.match(word) and number.value < 0) or (_DOWN.match(word) and number.value > 0))
            ):
                yield Found(row.place, f'"{table.label(row)}": {number.shown} is called "{word}"')


def text_against_tables(document: AuditedDocument) -> Iterator[Found]:
    """An over- or underspend in the text that is near its row's variance in a table, and not the same."""
    said = re.compile(
        r"£(?P<value>[\d,]+\.\d+)(?P<scale>m|bn)\b[^.;£]{0,30}?\b(?:under|over)-?\s?sp|(?:under"
        r"|over)-?\s?sp\w+(?: by| of)? £(?P<value2>[\d,]+\.\d+)m\b",
        re.I,
    )
    rows = list(_variances(document))
    for sentence in document.sentences:
        for found in said.finditer(sentence.text):
            value = float((found["value"] or found["value2"]).replace(",", ""))
            lead = sentence.text[: found.start()].lower()
            named = [
                (label, values, place) for label, values, place in rows if re.search(rf"\b{re.escape(label)}\b", lead)
            ]
            longest = max((len(label) for label, *_ in named), default=0)
            for label, values, place in named:
                near = [v for v in values if abs(abs(v.value) - value) <= 0.1 * value]
                if (
                    len(label) == longest
                    and near
                    and not any(abs(abs(v.value) - value) <= v.slack + 0.05 + 1e-9 for v in values)
                ):
                    words = f'"{found[0].strip()}" of {label}; its table has {near[0].shown} ({_where(place)})'
                    yield Found(sentence.place, words)
                    break


def _variances(document: AuditedDocument) -> Iterator[tuple[str, list[Number], Place]]:
    for table in document.tables:
        columns = [c for c in table.numeric if re.search(r"varia|diff", table.names[c])]
        for row in table.rows:
            label = re.sub(r"^total\s+", "", table.label(row).lower())
            values = [n for c in columns if (n := row.number(c)) is not None]
            if len(label.split()) >= 2 and values:
                yield label, values, row.place
