"""Rules of words: descriptions of what is no text, links, languages, sizes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.deck.opened import OpenDeck
from reportgen.checks.finding import Finding, Rules, shortened
from reportgen.checks.readers.deck import ShapeRead, SlideRead
from reportgen.checks.readers.drawing import ParagraphRead, RunRead
from reportgen.checks.wording import is_file_name, says_nothing

LEAST_SIZE = 9.0  # points, as in the PDF
_LEAST_WORDS = 3


def alt_missing(deck: OpenDeck) -> Iterator[Finding]:
    """Each picture, chart, table and group has alternative text, or is marked as decoration."""
    for slide, shape in deck.exhibits():
        if len(shape.alt.split()) < _LEAST_WORDS:
            found = f"a {shape.kind} without alternative text"
            yield Finding(found, "what it shows, in words, or decorative", slide.number, shape.name, shape.rect)


def alt_file_name(deck: OpenDeck) -> Iterator[Finding]:
    """No alternative text is the name of a file or what a program put there."""
    for slide, shape in deck.exhibits():
        if is_file_name(shape.alt):
            found = f"the alternative text '{shortened(shape.alt)}' is a file's name"
            yield Finding(found, "what is shown", slide.number, shape.name, shape.rect)


def alt_repeats(deck: OpenDeck) -> Iterator[Finding]:
    """No alternative text only repeats a title or text of the slide."""
    for slide, shape in deck.exhibits():
        heard = {_letters(p.text) for other in slide.content for p in other.paragraphs}
        if shape.alt and _letters(shape.alt) in heard:
            found = f"the alternative text repeats '{shortened(shape.alt)}' of the slide"
            yield Finding(found, "kind, range and message of the exhibit", slide.number, shape.name, shape.rect)


def decoration_described(deck: OpenDeck) -> Iterator[Finding]:
    """What is marked as decoration has no alternative text: one of the two is wrong."""
    for slide, shape in deck.shapes():
        if shape.decorative and shape.alt:
            yield Finding("decoration with alternative text", "one or the other", slide.number, shape.name, shape.rect)


def link_words(deck: OpenDeck) -> Iterator[Finding]:
    """The words of a link tell where it leads, and there is something at its end."""
    for slide, shape in deck.shapes():
        relations = deck.file.package.relations(slide.part)
        for words, link in _links(shape):
            if says_nothing(words):
                found = f"the link '{shortened(words)}' does not say where it leads"
                yield Finding(found, "words that name its target", slide.number, shape.name, shape.rect)
            if link not in relations:
                found = f"the link '{shortened(words)}' leads nowhere"
                yield Finding(found, "an address or a slide", slide.number, shape.name, shape.rect)


def language(deck: OpenDeck) -> Iterator[Finding]:
    """Every run of words says its language, so that a reader pronounces it."""
    for slide, shape, run in runs(deck):
        if run.text.strip() and not run.language:
            found = f"'{shortened(run.text)}' does not say its language"
            yield Finding(found, "a language such as en-GB", slide.number, shape.name, shape.rect)


def text_size(deck: OpenDeck) -> Iterator[Finding]:
    """No words are under 9 points."""
    for slide, shape, run in runs(deck):
        if run.text.strip() and run.size is not None and run.size < LEAST_SIZE:
            found = f"'{shortened(run.text)}' is {run.size:g} points"
            yield Finding(found, f"{LEAST_SIZE:g} points at least", slide.number, shape.name, shape.rect)


def runs(deck: OpenDeck) -> Iterator[tuple[SlideRead, ShapeRead, RunRead]]:
    """Every run of text, those in tables included."""
    for slide, shape in deck.shapes():
        for paragraph in all_paragraphs(shape):
            for run in paragraph.runs:
                yield slide, shape, run


def all_paragraphs(shape: ShapeRead) -> Iterator[ParagraphRead]:
    """A shape's own paragraphs and those of its table's cells."""
    yield from shape.paragraphs
    for row in shape.grid:
        for cell in row:
            yield from cell.paragraphs


def _links(shape: ShapeRead) -> Iterator[tuple[str, str]]:
    """Words and target of each link: of the whole shape, and of runs that follow each other."""
    if shape.link:
        yield shape.text or shape.alt, shape.link
    for paragraph in all_paragraphs(shape):
        words, target = "", ""
        for run in (*paragraph.runs, RunRead("")):
            if run.link != target:
                if target:
                    yield words, target
                words, target = "", run.link
            words += run.text


def _letters(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().casefold()


RULES: Rules[OpenDeck] = {
    "shape-alt": alt_missing,
    "shape-alt-file-name": alt_file_name,
    "shape-alt-repeats": alt_repeats,
    "decoration-described": decoration_described,
    "run-link": link_words,
    "run-language": language,
    "run-size": text_size,
}
