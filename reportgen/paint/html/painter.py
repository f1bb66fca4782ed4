"""Paint pages as one web page: the same blocks in the same order, in regions that fit a screen of any width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from reportgen.layout.page import Fragment, Pages, ShapeFragment, TextFragment
from reportgen.paint.html.blocks import BlockPainter
from reportgen.paint.html.contents import Content, SectionRun, section_runs
from reportgen.paint.html.markup import Markup, element, words
from reportgen.paint.html.regions import region_of
from reportgen.paint.html.stylesheet import stylesheet
from reportgen.theme import Theme

_HEAD = {"Title", "Kicker"}


def paint(pages: Pages, theme: Theme, root: Path) -> bytes:
    """The finished page, UTF-8: the same bytes for the same pages. Picture files are looked for below ``root``."""
    return _Painter(pages, theme, root).document().encode()


class _Painter:
    """What one page is made with."""

    def __init__(self, pages: Pages, theme: Theme, root: Path):
        self._pages, self._theme = pages, theme
        self._runs = section_runs(pages)
        self._blocks = BlockPainter(theme, root, frozenset(_anchors(pages)))
        self._given: set[str] = set()  # anchors that have their place

    def document(self) -> str:
        """The whole file."""
        pages = self._pages
        head = element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("title", words(pages.title)),
            element("meta", name="description", content=pages.subject) if pages.subject else "",
            element("meta", name="author", content=pages.author) if pages.author else "",
            element("style", stylesheet(self._theme)),
        )
        main = element("main", *map(self._section, self._runs), id="main")
        skip = element("a", "Skip to the report", href="#main", class_="skip")
        body = element("body", skip, self._top(), self._navigation(), main, self._end())
        return f"<!DOCTYPE html>\n{element('html', head, body, lang=pages.language)}\n"

    def _top(self) -> Markup:
        pages = self._pages
        word = pages.status.upper()
        status = "" if pages.status == "final" else element("p", element("span", words(word), class_="status"))
        files = (element("li", element("a", words(label), href=file)) for label, file in pages.files)
        offered = element("ul", *files) if pages.files else ""
        lead = element("p", words(pages.subject)) if pages.subject else ""
        marks = (element("p", element("strong", words(mark))) for mark in _classifications(pages))
        return element("header", status, *marks, element("h1", words(pages.title)), lead, offered, class_="top")

    def _navigation(self) -> Markup:
        """Links to the headings below the page's own, which are the sections of most packs."""
        links = (element("a", words(heading), href=f"#{ident}") for ident, heading in self._blocks.outline)
        return element(
            "nav", element("ul", *(element("li", link) for link in links)), class_="sections", aria_label="Sections"
        )

    def _end(self) -> Markup:
        note = "This page holds the same figures and words as the PDF and the slides made with it."
        return element("footer", element("p", words(note)), class_="end")

    def _section(self, run: SectionRun) -> Markup:
        """A section: its divider's title is its heading, or its name is."""
        if not run.name or run.contents[0].first.number == 1:  # cover and contents are the pack's own pages
            return "".join(self._content(content, 2) for content in run.contents)
        first, *others = run.contents
        divided = first.first.title.startswith(run.name) or run.name.startswith(first.first.title)
        if divided:
            inside = [self._content(first, 2), *(self._content(content, 3) for content in others)]
            heading = ""
        else:
            heading = element("h2", words(run.name), class_="section", id=f"section-{first.first.number}")
            self._blocks.outline.append((f"section-{first.first.number}", run.name))
            inside = [self._content(content, 3) for content in run.contents]
        return element("div", heading, *inside, id=self._id(run.anchor))

    def _content(self, content: Content, level: int) -> Markup:
        """One content under its title, which stands at the head, or on the ground that the page puts it on."""
        title = next((f for f in content.fragments if isinstance(f, TextFragment) and f.slot == "title"), None)
        heading = f"title-{content.first.number}"
        self._blocks.start_content(title, level, heading)
        apart = {"Source"} if _on_ground(title, content.fragments) else {"Title", "Kicker", "Source"}
        head, foot = ([f for f in content.fragments if f.name in apart & names] for names in (_HEAD, {"Source"}))
        inside = [f for f in content.fragments if f not in head and f not in foot]
        own, *more = [self._id(anchor) for anchor in content.anchors] or [None]
        return element(
            "section",
            *(element("span", id=anchor) for anchor in more if anchor),
            *map(self._blocks.leaf, head),
            self._blocks.region(region_of(inside)) if inside else "",
            *map(self._blocks.leaf, foot),
            element("p", _numbers(content), class_="page-number"),
            class_="page",
            id=own,
            aria_labelledby=heading if title is not None else None,
        )

    def _id(self, anchor: str) -> str | None:
        """The anchor the first time that it is given: an id names one element."""
        if not anchor or anchor in self._given:
            return None
        self._given.add(anchor)
        return anchor


def _classifications(pages: Pages) -> tuple[str, ...]:
    """What the pages say of who may read them, each mark once."""
    texts = (f for page in pages.pages for f in page.fragments if f.name == "Classification")
    return tuple(dict.fromkeys(p.text for f in texts if isinstance(f, TextFragment) for p in f.paragraphs))


def _numbers(content: Content) -> str:
    """The pages of the PDF that hold the content, for who cites it."""
    first, last = content.first.number, content.last_number
    return f"Page {first}" if first == last else f"Pages {first} to {last}"


def _on_ground(title: TextFragment | None, fragments: Iterable[Fragment]) -> bool:
    """Whether the title stands on a coloured ground together with what belongs to it."""
    if title is None:
        return False
    grounds = (f for f in fragments if isinstance(f, ShapeFragment) and not f.points)
    return any(ground.rect.contains(title.rect, 1) for ground in grounds)


def _anchors(pages: Pages) -> Iterator[str]:
    """What links may point at."""
    for page in pages.pages:
        yield from (anchor for anchor in (page.anchor, page.section_anchor) if anchor)
        for fragment in page.fragments:
            if isinstance(fragment, TextFragment):
                yield from (paragraph.anchor for paragraph in fragment.paragraphs if paragraph.anchor)
