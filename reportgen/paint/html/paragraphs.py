"""Paragraphs as HTML: headings that leave no level out, lists, notes and links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from reportgen.layout.page import TextFragment
from reportgen.paint.html.markup import Markup, element, words
from reportgen.text.paragraph import Paragraph, Run
from reportgen.theme import Theme

_OUTLINED = 2  # the level of the headings that the page's navigation lists


class ParagraphPainter:
    """Paints paragraphs. ``anchors`` are the ids that links of this page may point at."""

    def __init__(self, theme: Theme, anchors: frozenset[str]):
        self._theme = theme
        self._anchors = anchors
        self._title = self._heading = 1  # the levels of the page's title and of the last heading
        self.outline: list[tuple[str, str]] = []  # id and words of each heading of the second level

    def start_content(self, level: int) -> None:
        """Headings of the first level have this level from here on."""
        self._title, self._heading = level, level - 1

    def title(self, fragment: TextFragment, level: int, ident: str) -> Markup:
        """The page's title as a heading of that level; headings that follow on the page stand below it."""
        self._title = self._heading = level
        paragraphs = [p for p in fragment.paragraphs if p.text.strip()]
        inside = " ".join(self._runs(p.runs, p) for p in paragraphs)
        self._outlined(level, ident, " ".join(p.text for p in paragraphs))
        return element(f"h{level}", inside, id=ident, class_=_classes(paragraphs[0]) if paragraphs else None)

    def _outlined(self, level: int, ident: str, heading: str) -> None:
        if level == _OUTLINED:
            self.outline.append((ident, heading))

    def fragment(self, fragment: TextFragment) -> Markup:
        """A text box."""
        return self.paragraphs(fragment.paragraphs, fragment.href)

    def paragraphs(self, paragraphs: Sequence[Paragraph], href: str | None = None) -> Markup:
        """Paragraphs one after the other, those of a list in one list."""
        shown = [p for p in paragraphs if p.text.strip()]
        made: list[Markup] = []
        for role, group in groupby(shown, key=lambda p: p.role if p.role in ("LI", "TOCI") else ""):
            together = list(group)
            if role == "LI":
                made.append(self._list(together, 0))
            elif role == "TOCI":
                items = (element("li", self._words(p, href), class_=_classes(p)) for p in together)
                made.append(element("ul", *items, class_="contents"))
            else:
                made += [self._block(p, href) for p in together]
        return "".join(made)

    def line(self, paragraph: Paragraph) -> Markup:
        """A paragraph's words alone, in the look of its style."""
        return element("span", self._words(paragraph), class_=_classes(paragraph))

    def _block(self, paragraph: Paragraph, href: str | None) -> Markup:
        tag, ident = "p", paragraph.anchor if paragraph.anchor in self._anchors else None
        if paragraph.role in ("H1", "H2", "H3"):
            wanted = int(paragraph.role[1]) + self._title - 1  # H1 is the title's own level
            self._heading = min(wanted, self._heading + 1, 6)
            tag = f"h{self._heading}"
            ident = ident or f"heading-{len(self.outline) + 1}" if self._heading == _OUTLINED else ident
            self._outlined(self._heading, ident or "", paragraph.text)
        number = element("span", words(paragraph.marker), class_="number") if paragraph.marker else ""
        inside = number + self._words(paragraph, href)
        return element(tag, inside, class_=_classes(paragraph), id=ident)

    def _list(self, items: Sequence[Paragraph], level: int) -> Markup:
        """Items of a level with the deeper ones inside the item before them."""
        parts: list[Markup] = []
        marker = items[0].marker or ""
        for deeper, group in groupby(items, key=lambda item: item.level > level):
            together = list(group)
            if deeper and parts:
                parts[-1] = parts[-1].removesuffix("</li>") + self._list(together, level + 1) + "</li>"
            else:
                parts += [self._item(item) for item in together]
        numbered = bool(re.search(r"\w", marker))
        return element("ol" if numbered else "ul", *parts, class_="own" if numbered else None)

    def _item(self, item: Paragraph) -> Markup:
        numbered = bool(item.marker and re.search(r"\w", item.marker))
        number = element("span", words(item.marker or ""), class_="number") if numbered else ""
        return element("li", number + self._words(item), class_=_classes(item))

    def _words(self, paragraph: Paragraph, href: str | None = None) -> Markup:
        body = self._runs(paragraph.runs, paragraph, href)
        if not paragraph.trailing:
            return body
        return body + " " + element("span", self._runs(paragraph.trailing, paragraph, href), class_="trailing")

    def _runs(self, runs: Sequence[Run], paragraph: Paragraph, href: str | None = None) -> Markup:
        made: list[Markup] = []
        runs = [run for run in runs if not run.of_pages]
        for link, group in groupby(runs, key=lambda run: self._target(run.link or href)):
            together = list(group)
            inside = "".join(self._run(run, paragraph) for run in together)
            if link and inside.strip():
                colour = f"color:{together[0].colour}" if together[0].colour else None
                inside = element("a", inside, href=link, style=colour)
            made.append(inside)
        return "".join(made)

    def _run(self, run: Run, paragraph: Paragraph) -> Markup:
        style = self._theme.styles[paragraph.style]
        inside = words(run.text)
        if run.superscript:
            inside = element("sup", inside)
        if run.italic and not style.italic:
            inside = element("em", inside)
        if run.bold and not style.bold:
            inside = element("strong", inside)
        if run.colour and run.colour != self._theme.colour(style.colour) and not run.link:
            inside = element("span", inside, style=f"color:{run.colour}")
        return inside

    def _target(self, link: str | None) -> str | None:
        """The link, unless it points at a page that this file does not have."""
        return None if link and link.startswith("#") and link[1:] not in self._anchors else link


def _classes(paragraph: Paragraph) -> str:
    return f"t-{paragraph.style}"
