"""The reading order of a file as a structure tree grows: sections, headings without gaps, lists and contents lists.

Roles come from the paragraphs; what is added here is only what the standard asks for around them (ISO 32000-1, 14.8.4):
``LI`` in ``L``, ``TOCI`` in ``TOC``, a heading never more than one level below the last.
"""

from __future__ import annotations

import re

from reportgen.exhibits.document import AppendixOf
from reportgen.paint.pdf.structure import Element, attribute
from reportgen.text.paragraph import Paragraph, Role

_NUMBERINGS = ((r"\(?\d", "/Decimal"), (r"\(?[a-z][.)]", "/LowerAlpha"), (r"\(?[A-Z][.)]", "/UpperAlpha"))


class ReadingOrder:
    """Hands out the elements that content belongs to, in the order in which content arrives."""

    def __init__(self, document: Element):
        self._document = document
        self._part = self._section = document
        self._appendix: AppendixOf | None = None
        self._section_name = ""
        self._heading = 0
        self._lists: list[Element] = []  # open lists, outermost first
        self._contents: Element | None = None
        self._count = 0

    def start_page(self, section: str, appendix: AppendixOf | None = None) -> None:
        """Pages of one section share a Sect, those of one appendix a Part; a page of neither stands in the document."""
        self.close()
        if appendix != self._appendix:
            own = appendix and self._document.add("Part", title=appendix.title, id=appendix.id)
            self._part = self._section = own or self._document
            self._appendix, self._section_name = appendix, ""
        if section != self._section_name:
            self._section = self._part.add("Sect", title=section) if section else self._part
            self._section_name = section

    def close(self) -> None:
        """End open lists: something else comes."""
        self._contents = None
        self.end_list()

    def end_list(self) -> None:
        """End open lists of items; a contents list goes on in the next box."""
        self._lists = []

    def add(self, kind: str, parent: Element | None = None, alt: str = "") -> Element:
        """A table, a figure, a link: an element of its own."""
        self.close()
        return (parent or self._section).add(kind, alt=alt)

    def name(self, kind: str) -> str:
        """A new id for an element that others point at."""
        self._count += 1
        return f"{kind}-{self._count}"

    def paragraph(
        self, paragraph: Paragraph, role: Role, parent: Element | None = None
    ) -> tuple[Element, Element | None]:
        """The element for a paragraph's words, and the one for its marker where it has one of its own."""
        if role == "LI":
            return self._item(paragraph, parent)
        self.end_list()
        if role == "TOCI":
            if self._contents is None:
                self._contents = (parent or self._section).add("TOC")
            return self._contents.add("TOCI").add("Reference"), None
        self._contents = None
        kind: str = "P" if parent is not None and parent.kind == role else role  # a caption's paragraphs
        if role in ("H1", "H2", "H3"):
            self._heading = min(int(role[1]), self._heading + 1)
            kind = f"H{self._heading}"
        element = (parent or self._section).add(kind, id=self.name("note") if role == "Note" else "")
        return element, element.add("Lbl") if role == "Note" and paragraph.marker else None

    def _item(self, paragraph: Paragraph, parent: Element | None) -> tuple[Element, Element | None]:
        """A list item at its level. An item that goes on from elsewhere has no marker, hence no label."""
        self._contents = None
        del self._lists[paragraph.level + 1 :]
        while len(self._lists) <= paragraph.level:
            body = self._lists[-1].kids[-1] if self._lists and self._lists[-1].kids else None
            holder = body.kids[-1] if isinstance(body, Element) and isinstance(body.kids[-1], Element) else None
            opened = (holder or parent or self._section).add("L")
            # An item that hangs but has no marker goes on from elsewhere; one that does not hang never has any.
            shown = numbering(paragraph.marker) if paragraph.indent else "/None"
            opened.attributes.append(attribute("List", ListNumbering=shown))
            self._lists.append(opened)
        item = self._lists[-1].add("LI")
        label = item.add("Lbl") if paragraph.marker else None
        return item.add("LBody"), label


def numbering(marker: str | None) -> str:
    """The ListNumbering that a marker shows."""
    return next((name for pattern, name in _NUMBERINGS if marker and re.match(pattern, marker)), "/Disc")
