"""Shown texts carried through templates and Markdown as single private-use characters.

What data says must never be read as Markdown, and a run must know which figures stand in it. So a figure enters the
text as one character of a private plane; Markdown sees a letter, and once it is parsed the character gives way to the
words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from reportgen.metrics.figure import Figure

_FIRST: Final = 0xF0000
_LAST: Final = 0xFFFFD
_MARKED = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, with the figures whose values stand in them."""

    text: str
    figures: tuple[Figure, ...] = ()


@dataclass(slots=True)
class Marks:
    """The pieces shown in one text, each standing in it as one character."""

    pieces: list[Piece] = field(default_factory=list)

    def add(self, text: str, figures: tuple[Figure, ...] = ()) -> str:
        """The character that stands for these words until ``split`` puts them back."""
        self.pieces.append(Piece(text, figures))
        return chr(_FIRST + len(self.pieces) - 1)

    def split(self, text: str) -> Iterator[Piece]:
        """The text in pieces, every marked character as the words it stands for."""
        at = 0
        for match in _MARKED.finditer(text):
            if match.start() > at:
                yield Piece(text[at : match.start()])
            yield self.pieces[ord(match[0]) - _FIRST]
            at = match.end()
        if at < len(text):
            yield Piece(text[at:])

    def unmarked(self, text: str) -> str:
        """The text with all words put back, for where no figures are kept (link addresses, alt text)."""
        return "".join(piece.text for piece in self.split(text))


def first_marked(text: str) -> str | None:
    """A character that an author must not write, because it would pass for a figure; None when there is none."""
    match = _MARKED.search(text)
    return match[0] if match else None
