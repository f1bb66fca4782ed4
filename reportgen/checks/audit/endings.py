"""How passages begin and end: full stops that are missing, and contents entries that no heading answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.language import HANGING
from reportgen.checks.audit.model import AuditedDocument, Place
from reportgen.checks.readers.document import TextLine

_STOP = re.compile(r"[.!?][\"”’)\]]*\s+(?=[A-Z£\d])")
_ENDED = re.compile(r"[.!?:;…][\"”’)\]*]*$")
_CUT = re.compile(r"[\w)%\]\"”’]$")
_MOST_ENDED = 0.7
_FOOTNOTE = re.compile(r"^\W*[¹²³⁴⁵⁶⁷⁸⁹⁰]|^<?https?:")
_LONG, _SENTENCE, _CLAUSE = 12, 8, 4
_RUN_ON = re.compile(
    r"(?<=[a-z0-9%)m]) (?P<start>(?:This|These|It|However|Therefore|There)"
    r" (?:is|are|was|were|has|have|will))\b(?! [A-Z])"
)
_NUMBERED = re.compile(r"^(?:[-•] )?\d{1,2}\.\d{1,2}\.? ")
_ENTRY = re.compile(
    r"(?P<title>[A-Z][^|\t]{3,90}?)\s*(?:\||\.{3,}|…+|\t|\s[–—]\s|\s{2,})\s*(?P<number>\d{1,3})(?:-\d{1,3})?(?=\s|$)"
)
_CONTENTS = re.compile(r"^(?:table of )?contents$", re.I)
_FEWEST, _MOST_FOUND = 6, 0.6
_ZONE = 130  # lines after the word contents in which entries are looked for
_SMALL = frozenset(re.findall(r"\w+", "and the of to in on for a an view our"))


def missing_stops(document: AuditedDocument) -> Iterator[Found]:
    """Passages of several sentences whose last has no full stop, and sentences that run on without one."""
    lines = document.lines
    for at, line in enumerate(lines):
        text = line.text.rstrip()
        following = next((each for each in lines[at + 1 : at + 4] if not _FOOTNOTE.match(each.text)), None)
        if _is_passage(text) and _CUT.search(text) and not _ENDED.search(text) and not _continues(line, following):
            yield Found(Place(line.line, line.page), f'"... {" ".join(text.split()[-6:])}" ends without a full stop')
        for found in _RUN_ON.finditer(text):
            if not _follows_name(text[: found.start()]):
                near = text[max(0, found.start() - 30) : found.end()]
                yield Found(Place(line.line, line.page), f'"{near}": a full stop is missing before "{found["start"]}"')
    yield from _numbered(lines)


def _is_passage(text: str) -> bool:
    """Several sentences of running words: an earlier one ends inside."""
    stops = list(_STOP.finditer(text))
    last = text[stops[-1].end() :] if stops else ""
    return len(text.split()) >= _LONG and len(last.split()) >= _CLAUSE and "|" not in text and not HANGING.search(text)


def _continues(line: TextLine, following: TextLine | None) -> bool:
    """Whether the next line can be the rest: it begins small or with a figure, or follows without a space between."""
    if following is None or following.page != line.page:
        return bool(line.page)
    near = not line.line or following.line - line.line <= 1
    return near or (following.text[:1].islower() and not following.text.startswith(("a)", "b)", "c)")))


def _follows_name(before: str) -> bool:
    """A word in capitals or a title in front ("the programme There is ..."): no sentence ends there."""
    last = (before.split() or [""])[-1]
    return not last or last[0].isupper() or last.lower() in ("that", "if", "and", "but", "when", "as", "where", "of")


def _numbered(lines: Sequence[TextLine]) -> Iterator[Found]:
    """A numbered paragraph that stops, among others that end with a full stop."""
    told = [line for line in lines if _NUMBERED.match(line.text) and len(line.text.split()) >= _SENTENCE]
    ended = [line for line in told if _ENDED.search(line.text.rstrip())]
    if len(told) >= 4 and len(ended) >= _MOST_ENDED * len(told):
        for line in told:
            if line not in ended and not _STOP.search(line.text):
                words = " ".join(line.text.split()[-6:])
                yield Found(Place(line.line, line.page), f'"... {words}" ends without a full stop')


def unanswered_entries(document: AuditedDocument) -> Iterator[Found]:
    """Entries of a contents list for which the document has no such heading; only where most have one."""
    start = next((n for n, line in enumerate(document.lines) if _CONTENTS.match(line.text.strip(" #*"))), None)
    if start is None:
        return
    page, first = document.lines[start].page, document.lines[start].line
    zone = [line for line in document.lines[start + 1 :] if (line.page == page if page else line.line - first <= _ZONE)]
    entries = [(found["title"].strip(), line) for line in zone for found in _ENTRY.finditer(line.text)]
    if len(entries) < _FEWEST:
        return
    last = entries[-1][1]
    after = document.lines[document.lines.index(last) + 1 :]
    heads = [_words(line.text) for line in after if 1 <= len(line.text.split()) <= 16]
    missing = [(title, line) for title, line in entries if not _answered(_words(title), heads)]
    if len(missing) <= (1 - _MOST_FOUND) * len(entries):
        for title, line in missing:
            yield Found(Place(line.line, line.page), f'the entry "{title}" has no heading of that name')


def _words(text: str) -> frozenset[str]:
    plain = re.sub(r"\([^)]*\)", " ", text.lower())
    return frozenset(word for word in re.findall(r"[a-z0-9]+", plain) if word not in _SMALL)


def _answered(title: frozenset[str], heads: Sequence[frozenset[str]]) -> bool:
    """Whether a heading has all words of an entry, or an entry all words of a heading of two words or more."""
    return not title or any(title <= head or (len(head) >= 2 and head <= title) for head in heads)
