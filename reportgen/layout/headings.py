"""The headings of a page that flows, as its bookmarks have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.layout.page import Fragment, Heading, TextFragment
from reportgen.text.wrap import FIRST_BASELINE

_LEVELS = {"H1": 1, "H2": 2, "H3": 3}


def headings(fragments: Iterable[Fragment]) -> Iterator[Heading]:
    """Every heading in reading order, with the top of its first line."""
    for fragment in fragments:
        if not isinstance(fragment, TextFragment) or fragment.artifact:
            continue
        for index, paragraph in enumerate(fragment.paragraphs):
            first = next((line for line in fragment.lines if line.paragraph == index and line.segments), None)
            if paragraph.role in _LEVELS and first is not None:
                top = fragment.rect.y + first.baseline - FIRST_BASELINE * (first.segments[0].run.size or 0)
                yield Heading(_LEVELS[paragraph.role], paragraph.text, top)
