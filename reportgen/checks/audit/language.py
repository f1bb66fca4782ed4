"""Text as text: words twice, sentences cut short, references to nothing, names spelt several ways, foreign letters."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.model import AuditedDocument, Place
from reportgen.checks.readers.document import TextLine

_TWICE = re.compile(r"\b(?P<word>[A-Za-z][a-z']*)\s+(?P=word)\b(?![-'’])", re.I)
_LONG_NAME = 9
_MISSPELT = re.compile(
    r"\b(?:reciev\w+|seperat\w+|occured|occurr?ance\w*|goverment\w*|accomodat\w+|acheiv\w+|adress\w*|beleiv\w+"
    r"|begining|comitt\w+|commited|commitee\w*|definately|embarass\w+|enviroment\w*|existance|foriegn|independan[ct]\w*"
    r"|knowlege|liason\w*|maintainance|neccess\w+|noticable|publically|priviledge\w*|recomend\w+|refered|relevent"
    r"|responsab\w+|sucess\w*|suprise\w*|thier|tommorow|transfered|untill|wich|strenght\w*|agressi\w+|apparant\w*"
    r"|collegue\w*|concious\w*|consistan\w+|dissapoint\w+|harrass\w*|immediatly|occasionaly|parliment\w*|persue\w*"
    r"|posession\w*|preceed\w*|reccomend\w+|succesful\w*|threshhold\w*|vunerab\w+|vulnerabl(?:e|i)t\w+)\b",
    re.I,
)
_MAY_TWICE = {
    "that",
    "had",
    "so",
    "very",
    "no",
    "ha",
    "many",
    "bye",
    "is",
    "was",
    "do",
    "in",
    "on",
    "up",
    "out",
    "s",
    "a",
}
_ALWAYS_WRONG = {"is", "was", "in", "on", "a", "the", "of", "and", "to", "for", "by", "with", "are", "has"}
_ARTICLE = re.compile(
    r"\b(?P<article>[Aa]) (?P<word>increase|overspend|underspend|improvement|uplift|upward|average|overall"
    r"|additional|ongoing|offence|officer|"
    r"action|area|outcome|update|overview|initial|annual|early|estimated|example|online|individual"
    r"|independent|important|issue|incident)\w*\b"
    r"|\b(?P<an>[Aa]n) (?P<consonant>reduction|decrease|decline|rise|fall|drop|variance|forecast|target|total"
    r"|large|small|significant|number|percentage|"
    r"report|review|plan|budget|survey|quarter|programme|pilot|strategy|project|service|victim|crime)\w*\b"
)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|be|been|can|remains?)\b")
_LESS = re.compile(
    r"\b\d[\d,]* less (?:victims|offences|officers|crimes|people|incidents|calls|cases|homicides|arrests"
    r"|staff|complaints)\b",
    re.I,
)
HANGING = re.compile(
    r"\b(?:the|a|an|of|and|or|to|in|on|by|with|for|from|at|as|which|that|this|these|their|its|is|are|was|were"
    r"|has|have|been|be|than|"
    r"between|including|because|due|compared|will|can|may|our|his|her)$",
    re.I,
)
_REFERENCE = re.compile(
    r"\b(?:see|in|on|at|to|and|refer to|shown (?:in|on)|[Nn]ote:)\s+(?P<kind>slide|page)s? (?P<number>\d{1,3})\b|"
    r"\b(?P<kind2>slide|page)s? (?P<number2>\d{1,3}) (?:includes?|shows?|sets?|gives?|contains?)\b",
    re.I,
)
_PART = re.compile(r"\b(?P<kind>Annex|Appendix|Table|Figure|Chart|Exhibit) (?P<id>[A-Z]\b|\d{1,2}\b)(?!\s?%)(?!\.\d)")
_CONTENTS = re.compile(r"^(?P<title>[A-Z][^.…\t]{3,80}?)\s*(?:\.{3,}|…+|\t|\s{2,}|\s)\s*(?P<number>\d{1,3})$")
_HOMOGLYPHS = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοАВЕКМНОРСТХаеорсухіј", "ABEZHIKMNOPTYXoABEKMHOPCTXaeopcyxij", strict=True))
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_MARK = re.compile(r"(?<=[A-Za-z0-9)%\]])(?P<mark>\*{1,3}|†|‡|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)(?=$|[\s,.;:)])")
_SPOKEN_MARK = re.compile(r"(?<= )(?:\*{1,3}|†|‡)(?= [a-z=:])")  # "measures with * are new"
_NOTE = re.compile(r"^\W{0,4}?(?P<mark>\*{1,3}|†|‡|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)")


def words_twice(document: AuditedDocument) -> Iterator[Found]:
    """The same word twice running."""
    for line in document.lines:
        for found in _TWICE.finditer(line.text):
            word = found["word"]
            name = found[0].split()[-1][0].isupper()
            if (word.lower() not in _MAY_TWICE or word.lower() in _ALWAYS_WRONG) and not name and len(word) > 1:
                yield Found(Place(line.line, line.page), f'"{found[0]}"')


def misspellings(document: AuditedDocument) -> Iterator[Found]:
    """Words that no dictionary has: the commonest slips of English, whatever the subject."""
    for text, place in document.every_text():
        for found in _MISSPELT.finditer(text):
            yield Found(place, f'"{found[0]}"')


def wrong_articles(document: AuditedDocument) -> Iterator[Found]:
    """ "a increase", "an reduction"."""
    for line in document.lines:
        for found in _ARTICLE.finditer(line.text):
            yield Found(Place(line.line, line.page), f'"{found[0]}"')


def less_for_fewer(document: AuditedDocument) -> Iterator[Found]:
    """Counts of which there are "less"."""
    for line in document.lines:
        for found in _LESS.finditer(line.text):
            yield Found(Place(line.line, line.page), f'"{found[0]}"')


def unfinished(document: AuditedDocument) -> Iterator[Found]:
    """Paragraphs that stop in the middle of a sentence, and brackets that never close."""
    lines = document.lines
    for at, line in enumerate(lines):
        text = line.text.rstrip(" \"'”’")
        following = lines[at + 1].text.lstrip("-•■ ") if at + 1 < len(lines) else ""
        words = text.split()
        if at + 1 < len(lines) and lines[at + 1].line == line.line + 1 and len(text) >= 70:
            continue  # broken at the margin
        apart = (
            not line.page
            and at + 1 < len(lines)
            and lines[at + 1].line - line.line >= 2
            and _is_heading(lines[at + 1].text)
        )
        if len(words) >= 6 and HANGING.search(text) and (apart or not _goes_on(following)):
            yield Found(Place(line.line, line.page), f'the sentence stops at "... {" ".join(words[-5:])}"')
        elif len(words) >= 8 and text.endswith(".") and text.count("(") > text.count(")") and not _goes_on(following):
            opened = text[text.rfind("(") :][:40]
            yield Found(Place(line.line, line.page), f'the bracket "{opened}" is not closed')


def _is_heading(text: str) -> bool:
    """A short line that begins with a capital and has no stop: what follows it is another matter."""
    return text[:1].isupper() and len(text.split()) <= 6 and not re.search(r"[.,;:!?]|\d", text)


def _goes_on(following: str) -> bool:
    """Whether the next line can be the rest of a sentence: a wrapped line, a list, a name or a figure."""
    return (
        not following
        or not following[0].isupper()
        or len(following.split()) < 4
        or not following.rstrip().endswith(".")
    )


def lines_twice(document: AuditedDocument) -> Iterator[Found]:
    """A line that was begun, broken off and begun again in the next."""
    for line, following in pairwise(document.lines):
        text, after = re.split(r"(?<=[.!?])\s+", line.text.strip())[-1], following.text.strip()
        whole = len(text.split()) >= 4 and _VERB.search(text) and not text.endswith((".", ":", "?", "!"))
        if (
            whole
            and not text.startswith("[")
            and len(after) > len(text) + 5
            and after.lower().startswith(text.lower() + " ")
        ):
            yield Found(Place(line.line, line.page), f'"{text}" is begun here and again in the next line')


def loose_references(document: AuditedDocument) -> Iterator[Found]:
    """References to slides or pages beyond the last, and to annexes and tables that the document does not hold."""
    if document.pages:
        for line in document.lines:
            for found in _REFERENCE.finditer(line.text):
                number = int(found["number"] or found["number2"])
                if number > document.pages:
                    yield Found(Place(line.line, line.page), f'"{found[0]}": the document has {document.pages} pages')
    yield from _loose_parts(document)


def _loose_parts(document: AuditedDocument) -> Iterator[Found]:
    headings: dict[str, set[str]] = defaultdict(set)
    uses: list[tuple[str, str, TextLine]] = []
    for line in document.lines:
        for found in _PART.finditer(line.text):
            kind, name = found["kind"].lower(), found["id"].upper()
            if found.start() <= 2:
                headings[kind].add(name)
            else:
                uses.append((kind, name, line))
    for kind, name, line in uses:
        if len(headings[kind]) >= 2 and name not in headings[kind]:
            known = ", ".join(sorted(headings[kind]))
            yield Found(Place(line.line, line.page), f"{kind} {name} is referred to; the document holds {kind} {known}")


def wrong_contents(document: AuditedDocument) -> Iterator[Found]:
    """Contents entries whose title stands on another page than the one they name. The usual offset is allowed."""
    if not document.pages:
        return
    entries = [
        (found["title"].strip(), int(found["number"]), line)
        for line in document.lines
        if (found := _CONTENTS.match(line.text))
    ]
    per_page = Counter(line.page for *_, line in entries)
    named = {line.page for line in document.lines if re.match(r"(?:table of )?contents\b", line.text, re.I)}
    contents = [page for page, count in per_page.items() if count >= 4 and page in named]
    heads = [line for line in document.lines if line.page not in contents and _heads_page(line, document)]
    offsets: list[tuple[str, int, TextLine, set[int]]] = []
    for title, number, line in entries:
        if line.page not in contents:
            continue
        key = _plain(title)
        on = {head.page - number for head in heads if _plain(head.text).startswith(key)}
        if on:
            offsets.append((title, number, line, on))
    votes = Counter(offset for *_, on in offsets for offset in on)
    if not votes or votes.most_common(1)[0][1] < 3:
        return
    usual = votes.most_common(1)[0][0]
    for title, number, line, on in offsets:
        if usual not in on and not _stands_on(title, number + usual, document):
            page = number + min(on, key=abs)
            yield Found(
                Place(line.line, line.page), f'"{title}" is listed on page {number}; it stands on {page - usual}'
            )


def _stands_on(title: str, page: int, document: AuditedDocument) -> bool:
    """Whether a title stands somewhere on a page, within longer lines too."""
    return any(line.page == page and _plain(title) in _plain(line.text) for line in document.lines)


def _heads_page(line: TextLine, document: AuditedDocument) -> bool:
    """Whether a line is among the first three of its page: what a contents entry points at."""
    return line in document.tops.get(line.page, ())


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def spellings(document: AuditedDocument) -> Iterator[Found]:
    """One compound written with and without its hyphen, and a name that differs by a letter from one used often."""
    counts: Counter[str] = Counter()
    first: dict[str, Place] = {}
    for text, place in document.every_text():
        for found in _WORD.finditer(text):
            word = found[0].replace("’", "'").removesuffix("'s").rstrip("'")
            counts[word] += 1
            first.setdefault(word, place)
    yield from _hyphens(counts, first)
    yield from _names(counts, first)


def _hyphens(counts: Counter[str], first: dict[str, Place]) -> Iterator[Found]:
    ways: dict[str, Counter[str]] = defaultdict(Counter)
    for word, count in counts.items():
        if len(word) >= 7:
            ways[word.lower().replace("-", "")][word.lower()] += count
    for forms in ways.values():
        if len(forms) < 2 or sum(forms.values()) < 3:
            continue
        main, often = forms.most_common(1)[0]
        for form, count in forms.items():
            if form != main:
                place = next(p for word, p in first.items() if word.lower() == form)
                yield Found(place, f'"{form}" ({count}) is elsewhere written "{main}" ({often})')


def _names(counts: Counter[str], first: dict[str, Place]) -> Iterator[Found]:
    lower = {word for word in counts if word[0].islower()}
    often = [word for word, count in counts.items() if count >= _often(word) and _is_name(word, lower)]
    for word, count in counts.items():
        if count > 1 or not _is_name(word, lower) or word.lower() in lower:
            continue
        near = next((name for name in often if name != word and _one_letter_apart(word, name)), None)
        if near:
            yield Found(first[word], f'"{word}" is elsewhere written "{near}" ({counts[near]})')


def _often(word: str) -> int:
    """How often a name must stand to be the right one: a long one is hardly another by chance."""
    return 2 if len(word) >= _LONG_NAME else 4


def _is_name(word: str, lower: set[str]) -> bool:
    return len(word) >= 6 and word[0].isupper() and word[1:].islower() and word.isalpha() and word.lower() not in lower


def _one_letter_apart(word: str, name: str) -> bool:
    """A letter changed, lost, added or two exchanged, inside the word: not at its end, not at its start."""
    if word[0] != name[0] or word[-2:] != name[-2:] or abs(len(word) - len(name)) > 1:
        return False
    if len(word) == len(name):
        apart = [n for n in range(len(word)) if word[n] != name[n]]
        swapped = len(apart) == 2 and word[apart[0]] == name[apart[1]] and word[apart[1]] == name[apart[0]]
        return len(apart) == 1 or (swapped and apart[1] == apart[0] + 1)
    short, long = sorted((word, name), key=len)
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def marks_without_notes(document: AuditedDocument) -> Iterator[Found]:
    """Footnote marks that no line of the page, or of the hundred lines about in a file without pages, explains."""
    if not document.lines:
        return
    notes = [
        (found["mark"], place)
        for text, place in document.every_text()
        if (found := _NOTE.match(text)) and (len(text) > 6 or text == found["mark"] != "*")
    ]
    notes += [(found[0], place) for text, place in document.every_text() for found in _SPOKEN_MARK.finditer(text)]
    told: set[tuple[str, int]] = set()
    for text, place in document.every_text():
        found = _MARK.search(text)
        if not found or (found["mark"][0] == "*" and (text.count("*") != len(found["mark"]) or text.startswith("*"))):
            continue
        mark, part = found["mark"], place.page or place.line // 100
        if (mark, part) not in told and not any(m == mark and _near(where, place) for m, where in notes):
            told.add((mark, part))
            yield Found(place, f'"{text[max(0, found.start() - 30) : found.end()]}": the mark {mark} has no note')


def _near(note: Place, mark: Place) -> bool:
    return note.page == mark.page if mark.page else abs(note.line - mark.line) <= 100


def foreign_letters(document: AuditedDocument) -> Iterator[Found]:
    """Greek or Cyrillic letters that look Latin: in a Latin word, alone, or throughout a word."""
    for text, place in document.every_text():
        for found in _WORD.finditer(text):
            word = found[0]
            foreign = [c for c in word if c.isalpha() and not unicodedata.name(c, "").startswith("LATIN")]
            if foreign and all(c in _HOMOGLYPHS for c in foreign) and _disguised(word, foreign, text):
                script = unicodedata.name(foreign[0]).split()[0].title()
                latin = "".join(_HOMOGLYPHS.get(c, c) for c in word)
                yield Found(place, f'"{word}" is written with {script} letters where "{latin}" is meant')


def _disguised(word: str, foreign: list[str], text: str) -> bool:
    others = [c for c in text if c.isalpha() and c not in word]
    alien = sum(1 for c in others if not unicodedata.name(c, "").startswith("LATIN"))
    return alien <= len(others) / 2 and (
        len(foreign) < len(word) or len(word) == 1 or word.isupper() or len(others) > 0
    )
