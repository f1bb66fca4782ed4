"""Names of bodies, programmes and services that are written in several ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from reportgen.checks.audit.finding import Found
from reportgen.checks.audit.model import AuditedDocument, Place

_LINK = r"(?:and|of|for|&)"
_NAME = re.compile(rf"\b[A-Z][\w’']*[a-z][\w’']*(?:(?: {_LINK})? [A-Z][\w’']*[a-z][\w’']*){{2,6}}")
_LEADING = re.compile(
    r"^(?:The|In|On|At|For|From|This|These|Our|As|By|With|Since|During|Following|Both|All|Source|Note|While|When|If|To|A|An)"
    r" (?:the )?"
)
_MONTHS = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Quarter|Slide|Page)\b"
)
_WORDS = 3


def names_in_several_ways(document: AuditedDocument) -> Iterator[Found]:
    """A name of three words or more that differs from a commoner one only in an s, an apostrophe, "&" or a hyphen."""
    ways: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, Place] = {}
    for text, place in document.every_text():
        plain = text.replace("’", "'")
        whole = _is_title(plain)
        for found in _NAME.finditer(plain):
            if whole and found[0] != plain.strip():
                continue
            name = _LEADING.sub("", found[0]).removesuffix("'s").rstrip("'")
            if len(name.split()) < _WORDS or _MONTHS.search(name):
                continue
            ways[_key(name)][name] += 1
            first.setdefault(name, place)
    for forms in ways.values():
        main, often = forms.most_common(1)[0]
        for form, count in forms.items():
            if form != main and _differ(form, main):
                yield Found(first[form], f'"{form}" ({count}) is elsewhere written "{main}" ({often})')


def _key(name: str) -> str:
    """What is the same in all ways of writing a name."""
    plain = name.lower().replace("&", "and").replace("'", "").replace("-", " ")
    return " ".join(word.removesuffix("s") if len(word) > 3 else word for word in plain.split())


def _is_title(text: str) -> bool:
    """A heading, in which every longer word may have a capital."""
    longer = [word for word in text.split() if len(word) > 3]
    return len(text.split()) <= 12 and bool(longer) and all(word[0].isupper() for word in longer) and text[-1] != "."


def _differ(one: str, other: str) -> bool:
    """Whether two ways differ in more than capitals, the number of the last word, or a possessive inside."""
    if "&" in one + other and one.replace("&", "and").lower() == other.replace("&", "and").lower():
        return True
    pairs = list(zip(one.lower().split(), other.lower().split(), strict=False))
    apart = [n for n, (a, b) in enumerate(pairs) if a != b and not {a, b} & {f"{a}'s", f"{b}'s"}]
    return any(n < len(pairs) - 1 for n in apart)
