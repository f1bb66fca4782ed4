"""Grammar that is wrong whatever is meant: forms after a modal, pairs of prepositions, articles before plurals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.model import AuditedDocument, Place

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_POINT = rf"(?:\d[\d,.]*%?|(?:\d{{1,2}} )?(?:{_MONTH})(?: \d{{4}})?|Q[1-4](?: \d[\d/–-]+)?)"
_MODAL = re.compile(r"\b(?:will|would|can|could|should|must|shall)(?: not)? (?P<form>being|[a-z]{3,}ing)\b")
_BASE_FORMS = re.compile(r"^(?:br|r|s|cl|fl|sl|spr|str|st|sw|wr|p|k|d)ing$")
_AIM = re.compile(r"\b(?:aims?|plans?|wants?|intends?|hopes?|expects?|seeks?|needs?) to (?P<form>[a-z]{3,}ing)\b", re.I)
_PAIR = re.compile(
    r"\b(?:with to|of to|from to|of with|in as (?!much|many|few|little|part|well))\b(?! be\b)[^.;]{0,20}", re.I
)
_BETWEEN = re.compile(rf"\bbetween {_POINT} to {_POINT}")
_PLURAL = re.compile(
    r"\b(?P<article>an?) (?P<noun>[a-z]{3,}[^su\Wi]s|[a-z]{2,}ies) (?=to|of|in|on|from|which|that|are|were|have)\b"
)
_SINGULAR = re.compile(r"(?:series|species|means|news|crossroads|headquarters|lens|always|perhaps|sometimes|works|is)$")
_AMOUNTS = re.compile(r"^(?:days|weeks|months|years|hours|minutes|pounds|savings|thanks|sales|needs|lots)$")
_ACRONYM = re.compile(r"\b(?P<article>[Aa]n?) (?P<name>[A-Z]{2,6})\b(?!-)")
_SPELT_AS_VOWEL = re.compile(r"^(?:[AEIO]|[FHLMNRSX][BCDFGHJKLMNPQRSTVWXYZ]+$)")
_SPELT_AS_CONSONANT = re.compile(r"^[BCDGJKPQTVWYZ]")
_SMALL_START = re.compile(r"(?P<before>[a-z]{4,}[)\"”’]?\.) (?P<word>[a-z]{4,}) [a-z]")
_HOLE = re.compile(r"\b[a-z]{3,} \.(?=\s|$)")
_VERB_TWICE = re.compile(
    r"\b(?:(?:is|are|was|were) (?:relate|include|require|continue|provide)"
    r"|(?:has|have) (?:create|provide|reduce|improve)|is been|are been|has being|have being)\b"
)


def wrong_forms(document: AuditedDocument) -> Iterator[Found]:
    """ "Will being", "aim to formalising", "with to", "between May to June", "a delays to"."""
    for line in document.lines:
        for find in _FINDERS:
            for words in find(line.text):
                yield Found(Place(line.line, line.page), f'"{words}"')


def _modals(text: str) -> Iterator[str]:
    for found in (*_MODAL.finditer(text), *_AIM.finditer(text)):
        if not _BASE_FORMS.match(found["form"]):
            yield found[0]


def _prepositions(text: str) -> Iterator[str]:
    yield from (found[0].strip() for found in _PAIR.finditer(text))
    yield from (found[0] for found in _BETWEEN.finditer(text))


def _plurals(text: str) -> Iterator[str]:
    for found in _PLURAL.finditer(text):
        if not _SINGULAR.search(found["noun"]) and not _AMOUNTS.match(found["noun"]):
            yield found[0].strip()


def _acronyms(text: str) -> Iterator[str]:
    """The article before letters that are said one by one; names that are read as words are left alone."""
    for found in _ACRONYM.finditer(text):
        an, name = found["article"].lower() == "an", found["name"]
        if (not an and _SPELT_AS_VOWEL.match(name)) or (an and _SPELT_AS_CONSONANT.match(name)):
            yield found[0]


def _starts(text: str) -> Iterator[str]:
    for found in _SMALL_START.finditer(text):
        yield f"{found['before']} {found['word']}"
    yield from (found[0] for found in _HOLE.finditer(text))
    yield from (found[0] for found in _VERB_TWICE.finditer(text))


_FINDERS: tuple[Callable[[str], Iterator[str]], ...] = (_modals, _prepositions, _plurals, _acronyms, _starts)
