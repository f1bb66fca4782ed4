"""Rules of titles and order: one title a slide, read first, and everything else as the layout has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from reportgen.checks.deck.opened import OpenDeck
from reportgen.checks.finding import Finding, Rules, shortened
from reportgen.checks.readers.deck import ShapeRead
from reportgen.geometry import Rect

_FURNITURE = ("ftr", "sldNum", "dt")


def title(deck: OpenDeck) -> Iterator[Finding]:
    """Each slide has one title placeholder, with words in it."""
    for slide in deck.slides:
        titles = [shape for shape in slide.shapes if shape.kind == "title"]
        if len(titles) != 1 or not titles[0].text.strip():
            found = "the slide has no title" if len(titles) <= 1 else f"the slide has {len(titles)} titles"
            yield Finding(found, "one title, in the title placeholder", slide.number)


def unique_title(deck: OpenDeck) -> Iterator[Finding]:
    """No two slides have the same title."""
    first: dict[str, int] = {}
    for slide in deck.slides:
        words = " ".join(slide.title.split())
        earlier = first.setdefault(words, slide.number)
        if words and earlier != slide.number:
            found = f"the title '{shortened(words)}' is that of slide {earlier} too"
            yield Finding(found, "a title of its own", slide.number)


def title_first(deck: OpenDeck) -> Iterator[Finding]:
    """The title is the first shape that is read."""
    for slide in deck.slides:
        read = slide.content
        if any(shape.kind == "title" for shape in read) and read[0].kind != "title":
            found = f"'{read[0].name}' is read before the title"
            yield Finding(found, "the title first in the selection pane's order", slide.number, read[0].name)


def reading_order(deck: OpenDeck) -> Iterator[Finding]:
    """Shapes stand in the layout's order; footer and page number after all content, whatever the layout."""
    for slide in deck.slides:
        page = deck.layout_of(slide)
        if page is not None:
            order = {fragment.name: i for i, fragment in reversed(list(enumerate(page.fragments)))}
            left = Counter(fragment.name for fragment in page.fragments)
            known = [shape for shape in slide.shapes if left[shape.name] == 1]
            for before, after in pairwise(known):
                if order[after.name] < order[before.name]:
                    yield _out_of_order(slide.number, before, after)
        ends = [i for i, shape in enumerate(slide.content) if shape.placeholder in _FURNITURE]
        for shape in slide.content[ends[0] :] if ends else ():
            if shape.placeholder not in _FURNITURE and not _is_furniture(shape, slide.content[ends[0]]):
                yield _out_of_order(slide.number, slide.content[ends[0]], shape)


def _is_furniture(shape: ShapeRead, footer: ShapeRead) -> bool:
    """Whether a shape stands on the line of the footer, such as a classification."""
    return abs(shape.rect.y - footer.rect.y) < footer.rect.h


def _out_of_order(number: int, before: ShapeRead, after: ShapeRead) -> Finding:
    rect: Rect = after.rect
    return Finding(f"'{after.name}' is read after '{before.name}'", "the layout's own order", number, after.name, rect)


def sections(deck: OpenDeck) -> Iterator[Finding]:
    """The deck has sections with names of their own, and every slide is in one of them."""
    named = deck.file.sections
    names = Counter(name.strip() for name, _ in named)
    placed = Counter(identifier for _, ids in named for identifier in ids)
    if not named:
        yield Finding("the deck has no sections", "a section for each part of the report")
        return
    for name, count in names.items():
        if not name or count > 1:
            yield Finding(f"{count} sections are called '{name}'", "a name of its own for each section")
    for number, identifier in enumerate(deck.file.slide_ids, start=1):
        if placed[identifier] != 1:
            yield Finding(f"the slide is in {placed[identifier]} sections", "one section", number)


RULES: Rules[OpenDeck] = {
    "slide-title": title,
    "slide-title-unique": unique_title,
    "slide-title-first": title_first,
    "slide-order": reading_order,
    "slide-sections": sections,
}
