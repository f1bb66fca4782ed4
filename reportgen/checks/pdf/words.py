"""Rules of words: none joined, none too small, links that say where they lead."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportgen.checks.finding import Finding, Rules, shortened
from reportgen.checks.pdf.opened import OpenPdf
from reportgen.checks.readers.pdf_marks import Mark
from reportgen.checks.wording import says_nothing

LEAST_SIZE = 9.0  # points; nothing on a page is smaller, source lines and tables included
_SLACK = 0.05
_LINE, _GAP = 0.5, 0.2  # of the size: how far apart pieces lie on different lines, or are different words
_BREAKABLE = "-‐–—/\u00ad"  # a line may end after these without a space


def joined_words(file: OpenPdf) -> Iterator[Finding]:
    """Words on two lines, or apart on one, have a space between them, or a reader hears them as one."""
    for tag in file.elements:
        if tag.is_inline or tag.kind == "Figure":
            continue
        for before, after in pairwise(m for m in file.painted(tag.own_pieces()) if m.kind == "text" and m.text):
            if _apart(before, after) and not _spaced(before.text, after.text):
                words = before.text.split()[-1] + after.text.split()[0]
                yield Finding(f"words are joined: '{shortened(words)}'", "a space between", tag.page, rect=after.rect)


def text_size(file: OpenPdf) -> Iterator[Finding]:
    """No words are under 9 points; raised signs of footnotes apart."""
    for number in file.numbers:
        before: Mark | None = None
        for mark in file.marks(number):
            if mark.kind != "text" or not mark.text.strip():
                continue
            if mark.size < LEAST_SIZE - _SLACK and not _raised(before, mark):
                found = f"'{shortened(mark.text)}' is {mark.size:.3g} points"
                yield Finding(found, f"{LEAST_SIZE:g} points at least", number, rect=mark.rect)
            else:
                before = mark


def link_words(file: OpenPdf) -> Iterator[Finding]:
    """The words of a link tell where it leads, on the page and in its annotation."""
    for tag in file.all("Link"):
        words = file.words(tag)
        if says_nothing(words) or not any(said.strip() for said in tag.links):
            found = f"the link '{shortened(words)}' does not say where it leads"
            yield Finding(found, "words that name its target", tag.page, rect=file.place(tag))


def _apart(before: Mark, after: Mark) -> bool:
    if before.start is None or after.start is None:
        return False
    size = max(before.size, after.size)
    return abs(after.start.y - before.start.y) > _LINE * size or after.start.x - before.rect.right > _GAP * size


def _spaced(before: str, after: str) -> bool:
    return before[-1].isspace() or after[0].isspace() or before[-1] in _BREAKABLE


def _raised(before: Mark | None, mark: Mark) -> bool:
    """Whether words stand higher than larger ones right before them, as a footnote's mark does."""
    if before is None or before.start is None or mark.start is None:
        return False
    up, beside = before.start.y - mark.start.y, mark.start.x - before.rect.right
    return before.size > mark.size and 0 < up < before.size and abs(beside) < _GAP * before.size


RULES: Rules[OpenPdf] = {"joined-words": joined_words, "text-size": text_size, "link-words": link_words}
