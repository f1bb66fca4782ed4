"""Rules of words on laid-out pages: sizes against their floor, meaning that is more than a colour, descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.finding import Finding, Rules, shortened
from reportgen.checks.pages.opened import OpenPages
from reportgen.exhibits.block import Cell
from reportgen.layout.page import ChartFragment, DrawingFragment, Fragment, TableFragment, TextFragment

LEAST_SIZE, BODY_SIZE = 9.0, 12.0  # points: of anything, and of what a reader must read to follow
_SLACK = 0.05
_JUDGING = ("better", "worse")  # theme colours that say how a movement is to be taken
_SAYS_SO = re.compile(r"[A-Za-z▲▼►+−\-\[]")  # a word, an arrow, a sign or a shorthand beside the colour


def text_size(pages: OpenPages) -> Iterator[Finding]:
    """No text is under its floor: 9 points, and its style's size up to 12 (what is smaller by design never shrinks)."""
    told = set()
    for words in pages.words:
        style = words.paragraph.style
        floor = max(LEAST_SIZE, min(BODY_SIZE, pages.theme.styles[style].size))
        size = words.run.size or 0
        if size < floor - _SLACK and (style, size) not in told:
            told.add((style, size))
            found = f"text in style '{style}' is {size:.3g} points"
            place = pages.theme.styles[style].place_of("size") if pages.theme.styles[style].size < floor else None
            yield Finding(
                found, f"{floor:g} at least", words.page.number, words.fragment.name, words.fragment.rect, place
            )


def colour_alone(pages: OpenPages) -> Iterator[Finding]:
    """A filled chip has its letter, and words in the colour of better or worse an arrow, a sign or a word."""
    judging = {pages.theme.colours[name].upper() for name in _JUDGING if name in pages.theme.colours}
    for page, fragment in pages.fragments():
        for found in (*_bare_chips(fragment), *_bare_colours(fragment, judging)):
            yield Finding(
                found, "a letter, word, sign or arrow beside the colour", page.number, fragment.name, fragment.rect
            )


def alt_text(pages: OpenPages) -> Iterator[Finding]:
    """Each chart, table and map says in words what it shows."""
    for page, fragment in pages.fragments():
        alt = _alt(fragment)
        if alt is not None and not alt.strip():
            yield Finding(
                "an exhibit without alternative text", "what it shows", page.number, fragment.name, fragment.rect
            )


def page_title(pages: OpenPages) -> Iterator[Finding]:
    """Each page has a title of its own."""
    first: dict[str, int] = {}
    for page in pages.pages.pages:
        words = " ".join(page.title.split())
        if not words:
            yield Finding("the page has no title", "a headline", page.number)
        elif first.setdefault(words, page.number) != page.number:
            found = f"the title '{shortened(words)}' is that of page {first[words]} too"
            yield Finding(found, "a title of its own", page.number)


def _alt(fragment: Fragment) -> str | None:
    if isinstance(fragment, ChartFragment):
        return fragment.model.alt
    if isinstance(fragment, TableFragment):
        return fragment.table.alt
    return fragment.alt if isinstance(fragment, DrawingFragment) else None


def _cells(fragment: Fragment) -> Iterator[Cell]:
    if isinstance(fragment, TableFragment):
        for row in fragment.table.rows:
            yield from row.cells


def _bare_chips(fragment: Fragment) -> Iterator[str]:
    for cell in _cells(fragment):
        if cell.chip and cell.fill and not any(p.text.strip() for p in cell.paragraphs):
            yield f"a cell is only filled with {cell.fill}"


def _bare_colours(fragment: Fragment, judging: set[str]) -> Iterator[str]:
    own = fragment.paragraphs if isinstance(fragment, TextFragment) else ()
    for paragraph in (*own, *(p for cell in _cells(fragment) for p in cell.paragraphs)):
        coloured = [run.text for run in paragraph.runs if (run.colour or "").upper() in judging]
        if "".join(coloured).strip() and not _SAYS_SO.search(paragraph.text):
            yield f"only its colour says how '{shortened(paragraph.text)}' is to be taken"


RULES: Rules[OpenPages] = {
    "text-floor": text_size,
    "colour-alone": colour_alone,
    "alt-text": alt_text,
    "page-title": page_title,
}
