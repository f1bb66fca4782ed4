"""What stands above a table: its title, the message, and its subtitle, what it counts, where and when."""

from __future__ import annotations

from typing import Protocol

from reportgen.errors import Place
from reportgen.exhibits.context import Context
from reportgen.text.paragraph import Paragraph


class Headed(Protocol):
    """A spec with the two."""

    @property
    def title(self) -> str: ...
    @property
    def subtitle(self) -> str: ...
    def place_of(self, key: str) -> Place: ...


def table_heads(spec: Headed, context: Context) -> tuple[Paragraph, ...]:
    """The title and the subtitle that a table has, each a paragraph; none when it has neither."""
    named = (("title", spec.title, "chart-title"), ("subtitle", spec.subtitle, "chart-subtitle"))
    return tuple(
        Paragraph(
            context.words.inline(words, spec.place_of(key)), style, "Caption", counts="table" if key == "title" else ""
        )
        for key, words, style in named
        if words
    )
