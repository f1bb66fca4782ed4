"""The rules of a web page, and the one function that runs them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportgen.checks.finding import Finding, Rules, findings, shortened
from reportgen.checks.readers.web import ElementRead, read_web_page
from reportgen.layout.page import ChartFragment, DrawingFragment, Pages, TableFragment, TextFragment
from reportgen.text.paragraph import Paragraph

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page read back, beside the pages that it was painted from."""

    root: ElementRead
    pages: Pages


def check_web_page(content: bytes, pages: Pages) -> list[Finding]:
    """Everything that is wrong with a finished page, painted from these pages."""
    try:
        root = read_web_page(content)
    except (ValueError, UnicodeDecodeError) as error:
        return [Finding(f"the page can't be read back ({error})", "well-formed HTML", rule="web-readable")]
    return findings(RULES, WebPage(root, pages))


def _language(page: WebPage) -> Iterator[Finding]:
    """The page says its language and has a title (3.1.1, 2.4.2)."""
    (html,) = page.root.named("html") or (ElementRead("html", {}),)
    if not html.attributes.get("lang"):
        yield Finding("the page names no language", "lang on its html element")
    if not any(title.words for title in page.root.named("title")):
        yield Finding("the page has no title", "a title in its head")


def _headings(page: WebPage) -> Iterator[Finding]:
    """One first heading, and none that leaves a level out (1.3.1, 2.4.6)."""
    last = 0
    for heading in page.root.named(*_HEADINGS):
        level = int(heading.tag[1])
        if level > last + 1:
            yield Finding(
                f"heading '{shortened(heading.words)}' is at level {level} below level {last}", "no level left out"
            )
        if not heading.words:
            yield Finding(f"a heading of level {level} is empty", "words")
        last = level
    if len(page.root.named("h1")) != 1:
        yield Finding(f"there are {len(page.root.named('h1'))} headings of level 1", "one")


def _ids(page: WebPage) -> Iterator[Finding]:
    """Each id names one element, and what is pointed at is there."""
    counts = Counter(ident for e in page.root.all() if (ident := e.attributes.get("id")))
    for ident, count in counts.items():
        if count > 1:
            yield Finding(f"the id '{ident}' is there {count} times", "once")
    for element in page.root.all():
        link = element.attributes.get("href", "")
        wanted = [link[1:]] if link.startswith("#") else []
        wanted += element.attributes.get("headers", "").split() + element.attributes.get("aria-labelledby", "").split()
        for ident in wanted:
            if ident not in counts:
                yield Finding(f"'{shortened(element.words)}' points at '{ident}'", "an id of the page")


def _described(page: WebPage) -> Iterator[Finding]:
    """A picture is described or is decoration (1.1.1)."""
    for picture in page.root.named("img"):
        if "alt" not in picture.attributes:
            yield Finding("a picture has no alt", "a description, or an empty one for decoration")
    for drawing in page.root.named("svg"):
        hidden = drawing.attributes.get("aria-hidden") == "true"
        if not hidden and not (drawing.attributes.get("role") == "img" and drawing.attributes.get("aria-label")):
            yield Finding("a drawing has no description", "role img with a label, or hidden as decoration")


def _tables(page: WebPage) -> Iterator[Finding]:
    """A table has a caption and headers that say what they head (1.3.1)."""
    for table in page.root.named("table"):
        if not any(caption.words for caption in table.named("caption")):
            yield Finding(f"the table '{shortened(table.words)}' has no caption", "a caption")
        if any("scope" not in header.attributes for header in table.named("th")):
            yield Finding(f"the table '{shortened(table.words)}' has a header without scope", "scope on each")


def _one_file(page: WebPage) -> Iterator[Finding]:
    """The page needs no script and fetches nothing."""
    for element in page.root.named("script", "iframe", "object", "link"):
        yield Finding(f"the page has a <{element.tag}>", "a page that is whole by itself")
    for element in page.root.all():
        source = element.attributes.get("src", "data:")
        if not source.startswith("data:"):
            yield Finding(f"the page fetches '{shortened(source)}'", "pictures inside the file")


def _words(page: WebPage) -> Iterator[Finding]:
    """What the pages say, the web page says: words, table cells, descriptions of charts and maps."""
    shown = _folded(page.root.words)
    said = _folded(" ".join(e.attributes.get("aria-label", "") for e in page.root.named("svg")))
    drawn = _folded(" ".join(e.words for e in page.root.named("text")))
    for number, sheet in enumerate(page.pages.pages, start=1):
        for fragment in sheet.fragments:
            if isinstance(fragment, TextFragment):
                missing = [p.text for p in _read(fragment, sheet.part) if not _is_there(p.text, shown, drawn)]
            elif isinstance(fragment, TableFragment):
                cells = (c for row in fragment.table.rows for c in row.cells)
                missing = [p.text for c in cells for p in c.paragraphs if _folded(p.text) not in shown]
            elif isinstance(fragment, ChartFragment | DrawingFragment):
                alt = fragment.model.alt if isinstance(fragment, ChartFragment) else fragment.alt
                missing = [] if _folded(alt) in said else [alt]
            else:
                missing = []
            for words in missing:
                yield Finding(f"'{shortened(words)}' is missing", "the same words as on the page", page=number)


def _read(fragment: TextFragment, part: int) -> list[Paragraph]:
    """What a page has of a text for its reader: no furniture; a page that goes on may repeat a title or a caption."""
    if fragment.artifact or fragment.slot in ("footer", "page number") or (part > 1 and fragment.slot == "title"):
        return []
    shown = (p for p in fragment.paragraphs if not (part > 1 and p.role == "Caption"))
    return [replace(p, runs=tuple(run for run in p.runs if not run.of_pages)) for p in shown]


def _is_there(words: str, shown: str, drawn: str) -> bool:
    """Whether words stand on the page, or word by word in its drawings, which break lines of their own."""
    folded = _folded(words)
    return folded in shown or all(_folded(word) in drawn for word in words.split())


def _folded(words: str) -> str:
    """Without white space, which line breaks and elements change."""
    return "".join(words.split())


RULES: Rules[WebPage] = {
    "web-language": _language,
    "web-headings": _headings,
    "web-ids": _ids,
    "web-described": _described,
    "web-tables": _tables,
    "web-one-file": _one_file,
    "web-words": _words,
}
