"""Rules of a PDF's structure: tags, titles, headings, bookmarks, and the order in which it is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from reportgen.checks.finding import Finding, Rules, shortened
from reportgen.checks.pdf.opened import OpenPdf
from reportgen.checks.readers.pdf_marks import Mark
from reportgen.checks.readers.pdf_tags import Piece, Tag
from reportgen.geometry import Rect
from reportgen.layout.page import Fragment, Page

_HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
_FURTHER_PART = re.compile(r"\(([2-9]|\d\d+)/\d+\)$")
_MARGIN_TOP, _MARGIN_BOTTOM = 0.035, 0.94  # of the page's height: above and below these only furniture stands
_FEW_PAGES = 3


def untagged(file: OpenPdf) -> Iterator[Finding]:
    """The file is tagged."""
    if file.tags.root is None:
        yield Finding("the PDF has no tags", "a structure tree that says what each word is")


def language(file: OpenPdf) -> Iterator[Finding]:
    """The file says its language."""
    if not file.tags.language:
        yield Finding("the PDF does not say its language", "a language such as en-GB")


def title(file: OpenPdf) -> Iterator[Finding]:
    """The file has a title, and viewers show it in place of the file name."""
    if not file.tags.title.strip():
        yield Finding("the PDF has no title", "the title of the report in its properties")
    elif not file.tags.shows_title:
        yield Finding("viewers show the file name in place of the title", "DisplayDocTitle set")


def page_heading(file: OpenPdf) -> Iterator[Finding]:
    """Each slide has one H1, read before anything else, and no two slides have the same."""
    if file.tags.root is None:
        return
    first: dict[str, int] = {}
    tops, opening = Counter(tag.page for tag in file.all("H1")), _first_on_pages(file)
    for number in (n for n in file.numbers if file.size(n).w > file.size(n).h):
        if tops[number] != 1:
            yield Finding(f"the page has {tops[number]} main headings (H1)", "its title as its one H1", number)
        elif opening[number].kind != "H1":
            words = shortened(file.words(opening[number]))
            yield Finding(f"'{words}' is read before the title", "the title first", number)
    for tag in file.all("H1"):
        words = file.words(tag)
        earlier = first.setdefault(words, tag.page)
        if earlier != tag.page:
            yield Finding(
                f"the title '{shortened(words)}' is that of page {earlier} too", "a title of its own", tag.page
            )


def _first_on_pages(file: OpenPdf) -> dict[int, Tag]:
    """The element whose own words are read first, by page."""
    found: dict[int, Tag] = {}
    for tag in file.elements:
        if not tag.is_inline:
            for piece in tag.own_pieces():
                found.setdefault(piece.page, tag)
    return found


def heading_level(file: OpenPdf) -> Iterator[Finding]:
    """Headings never skip a level on the way down."""
    level = 0
    for tag in file.all(*_HEADINGS):
        own = int(tag.kind[1])
        if own > level + 1:
            found = f"'{shortened(file.words(tag))}' is a heading of level {own} after one of level {level}"
            yield Finding(found, f"level {level + 1}", tag.page, rect=file.place(tag))
        level = own


def page_bookmark(file: OpenPdf) -> Iterator[Finding]:
    """Each titled page has a bookmark; further parts of a page are reached by the first one's."""
    marked = {page for _, _, page in file.bookmarks}
    for tag in file.all("H1"):
        if tag.page not in marked and not _FURTHER_PART.search(file.words(tag)):
            yield Finding("the page has no bookmark", "one that says its title", tag.page)


def section_bookmark(file: OpenPdf) -> Iterator[Finding]:
    """Each section that has a name has a bookmark of that name."""
    names = {" ".join(words.split()) for _, words, _ in file.bookmarks}
    for tag in file.all("Sect"):
        if tag.title and " ".join(tag.title.split()) not in names:
            yield Finding(f"the section '{shortened(tag.title)}' has no bookmark", "one that says its name", tag.page)


def reading_order(file: OpenPdf) -> Iterator[Finding]:
    """The tags' order is the order of the page's own content, and pages follow each other."""
    if file.tags.root is None:
        return
    for before, after in pairwise(file.tags.root.pieces()):
        if (after.page, after.mcid) < (before.page, before.mcid):
            words = shortened("".join(mark.text for mark in file.painted([after])))
            found = f"'{words}' is read after what stands behind it" if words else "content is read out of order"
            yield Finding(found, "tags in the order of the page", after.page, rect=_place(file, after))


def layout_order(file: OpenPdf) -> Iterator[Finding]:
    """The tags' order is the layout's: what lies in a later block is read later."""
    if file.tags.root is None:
        return
    reached: dict[int, int] = {}
    for piece in file.tags.root.pieces():
        page, place = file.layout_of(piece.page), _place(file, piece)
        index = _fragment_at(page, place) if page and place else None
        if index is None or page is None:
            continue
        if index < reached.get(piece.page, 0):
            later = page.fragments[reached[piece.page]]
            found = f"'{page.fragments[index].name}' is read after '{later.name}'"
            yield Finding(found, "the layout's own order", piece.page, page.fragments[index].name, place)
        reached[piece.page] = max(index, reached.get(piece.page, 0))


def unread_content(file: OpenPdf) -> Iterator[Finding]:
    """All that is painted is in the tags or an artifact: nothing is lost to who cannot see it."""
    if file.tags.root is None:
        return
    tagged = set(file.tags.root.pieces())
    for number in file.numbers:
        told = set()
        for mark in file.marks(number):
            lost = not mark.artifact if mark.mcid < 0 else Piece(number, mark.mcid) not in tagged
            if lost and mark.mcid not in told:
                told.add(mark.mcid)
                what = f"'{shortened(mark.text)}'" if mark.text else f"a {mark.kind}"
                yield Finding(f"{what} is neither tagged nor decoration", "a place in the tags", number, rect=mark.rect)


def tagged_furniture(file: OpenPdf) -> Iterator[Finding]:
    """Headers and footers that repeat are artifacts: heard once a page, they bury the content."""
    seen: dict[tuple[str, int, int], list[tuple[int, Mark]]] = {}
    for number in file.numbers:
        for mark in file.marks(number):
            if mark.kind == "text" and mark.mcid >= 0 and _in_margin(mark, file.size(number).h):
                key = re.sub(r"\d+", "#", mark.text.strip()), round(mark.rect.x), round(mark.rect.y)
                seen.setdefault(key, []).append((number, mark))
    for (words, _, _), where in seen.items():
        if len(where) >= _FEW_PAGES and 2 * len(where) > len(file.numbers):
            number, mark = where[0]
            found = f"'{shortened(words)}' is read on {len(where)} pages at the same place"
            yield Finding(found, "a running header or footer is an artifact", number, rect=mark.rect)


def _in_margin(mark: Mark, height: float) -> bool:
    return mark.rect.bottom < _MARGIN_TOP * height or mark.rect.y > _MARGIN_BOTTOM * height


def _place(file: OpenPdf, piece: Piece) -> Rect | None:
    return file.place(Tag("?", kids=[piece]))


def _fragment_at(page: Page, rect: Rect) -> int | None:
    """The index of the smallest fragment that holds the middle of a rectangle; later ones lie on top."""
    x, y = rect.x + rect.w / 2, rect.y + rect.h / 2
    middle = Rect(x, y, 0, 0)
    held = [(f.rect.w * f.rect.h, -i) for i, f in enumerate(page.fragments) if f.rect.contains(middle) and _is_read(f)]
    return -min(held)[1] if held else None


def _is_read(fragment: Fragment) -> bool:
    return not (getattr(fragment, "artifact", False) or type(fragment).__name__ == "ShapeFragment")


RULES: Rules[OpenPdf] = {
    "pdf-untagged": untagged,
    "pdf-language": language,
    "pdf-title": title,
    "page-heading": page_heading,
    "heading-level": heading_level,
    "page-bookmark": page_bookmark,
    "section-bookmark": section_bookmark,
    "reading-order": reading_order,
    "layout-order": layout_order,
    "unread-content": unread_content,
    "tagged-furniture": tagged_furniture,
}
