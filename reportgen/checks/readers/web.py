"""Reads a web page back as plain data: its elements in order, with their attributes and words."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img", "meta", "link", "input"})


@dataclass(slots=True)
class ElementRead:
    """An element: its tag, its attributes, those inside it, and all words inside it as they stand in the file."""

    tag: str
    attributes: dict[str, str]
    children: list[ElementRead] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The words inside, white space folded."""
        return " ".join("".join(self.texts).split())

    def all(self) -> list[ElementRead]:
        """The element and every one inside it, in the file's order."""
        return [self, *(found for child in self.children for found in child.all())]

    def named(self, *tags: str) -> list[ElementRead]:
        """The elements inside that have one of these tags."""
        return [found for found in self.all() if found.tag in tags]


def read_web_page(content: bytes) -> ElementRead:
    """The file's root; ValueError when an element is not closed, or one closes that is not open."""
    reader = _Reader()
    reader.feed(content.decode("utf-8"))
    reader.close()
    if len(reader.open) != 1:
        raise ValueError(f"<{reader.open[-1].tag}> is not closed")
    return reader.open[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [ElementRead("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = ElementRead(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag != tag:
            raise ValueError(f"</{tag}> closes <{self.open[-1].tag}>")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.texts.append(data)
