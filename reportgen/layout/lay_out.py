"""Layout: every page content composed, pages numbered, references and furniture put in, and the result audited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgen.errors import Problem, Problems
from reportgen.exhibits.block import Block
from reportgen.exhibits.document import Document, PageContent
from reportgen.geometry import Rect
from reportgen.layout.audit import audit
from reportgen.layout.compose import Composed, Part, compose
from reportgen.layout.frame import Decoration
from reportgen.layout.furniture import Furnisher, PartOf
from reportgen.layout.headings import headings
from reportgen.layout.joined import joined, settled
from reportgen.layout.outside import fields_of, outside_pages
from reportgen.layout.page import Fragment, Page, Pages, ShapeFragment
from reportgen.layout.references import References, first_references, refers
from reportgen.layout.setting import Setting
from reportgen.spec.restricted import MARKING
from reportgen.text.numbers import WAITING
from reportgen.theme import Theme

PDF, DECK, WEB = "pdf", "pptx", "html"
_MOST_PASSES = 5  # page numbers change no page's height but in rare cases; two passes are the rule


def lay_out_each(document: Document, theme: Theme, problems: Problems) -> dict[str, Pages]:
    """The document's pages by output format: the same ones for all, unless the deck has a geometry of its own.

    The deck's slides hold the same blocks in the order that the PDF's pages settled.
    """
    pages, order = _laid_out(document, PDF, theme, problems)
    if all(_same_in_both(content, document) for content in document.pages):
        return {PDF: pages, DECK: pages, WEB: pages}
    return {PDF: pages, WEB: pages, DECK: _laid_out(settled(document, order), DECK, theme, problems)[0]}


def other_sizes(deck: Pages, document: Document) -> Iterator[Problem]:
    """Contents whose slides have another size than the first: a deck has one."""
    places = {content.id: content.place for content in document.pages}
    other = {page.content: page.size for page in deck.pages if page.size != deck.pages[0].size}
    for content, size in other.items():
        found = f"slides of {size.w:g} by {size.h:g} points in a deck of {deck.pages[0].size.w:g} by"
        yield Problem(
            places[content],
            f"{found} {deck.pages[0].size.h:g}",
            "one size for all slides of a deck, those of its appendices too",
            "give the pack deck_geometry: slide",
            "other-slide-size",
        )


def _same_in_both(content: PageContent, document: Document) -> bool:
    """Whether a content has the same pages in both files."""
    return content.outside is None and geometry_of(content, document, PDF) == geometry_of(content, document, DECK)


def geometry_of(content: PageContent, document: Document, output: str) -> str:
    """The geometry of a content's pages: an appendix has that of its own document."""
    own = content.of or document
    return own.deck_geometry or own.geometry if output == DECK else own.geometry


def lay_out(document: Document, theme: Theme, problems: Problems) -> Pages:
    """The document as positioned pages of its geometry. What does not fit or is not known is added to ``problems``."""
    return _laid_out(document, PDF, theme, problems)[0]


def _laid_out(document: Document, output: str, theme: Theme, problems: Problems) -> tuple[Pages, tuple[Block, ...]]:
    """The pages, and the blocks of flows in the order in which they stand on them.

    Pages that show page numbers are composed again until the numbers they show are those that the pages have.
    """
    document = joined(document, lambda content: geometry_of(content, document, output), theme)
    references = first_references(document, theme)
    composed: list[Composed] = []
    for content in document.pages:
        outcome = compose(content, theme, references, geometry_of(content, document, output))
        if isinstance(outcome, Problem):
            problems.extend((outcome,))
        else:
            composed.append(outcome)
    for _ in range(_MOST_PASSES):
        known = _located(composed, references, output)
        if known == references:
            break
        references = known
        composed = [
            _again(one, theme, references, geometry_of(one.content, document, output)) if refers(one.content) else one
            for one in composed
        ]
    order = tuple(block for one in composed if not _titled(one) for block in one.setting.poured)
    return _finished(document, composed, references, theme, problems, output=output), order


def _again(one: Composed, theme: Theme, references: References, geometry: str) -> Composed:
    outcome = compose(one.content, theme, references, geometry)
    return one if isinstance(outcome, Problem) else outcome


def _titled(one: Composed) -> bool:
    """Whether its pages have a place for the headline; else it stands in the flow."""
    return one.frame.furniture.headline is not None


def _located(composed: Sequence[Composed], references: References, output: str) -> References:
    """The references with the number and the own anchor of each anchor's page."""
    numbers: dict[str, int] = {}
    anchors: dict[str, str] = {}
    number = 0
    for one in composed:
        for index, part in enumerate(one.parts):
            number += 1
            own = _page_anchor(one, index)
            first = _names(one.content) if index == 0 else ()
            for name in (*first, *part.anchors):
                if name:
                    numbers.setdefault(name, number)
                    anchors.setdefault(name, own)
        number += _placed(one.content, output)
    return replace(references, numbers=numbers, page_anchors=anchors)


def _names(content: PageContent) -> tuple[str, ...]:
    """What its first page is called."""
    appendix = (content.appendix.id,) if content.appendix is not None else ()
    return (content.anchor, content.section_anchor, *appendix)


def _placed(content: PageContent, output: str) -> int:
    """How many pages of a file from outside follow it in an output."""
    return len(content.outside.sizes) if content.outside is not None and output == PDF else 0


def _page_anchor(one: Composed, index: int) -> str:
    """The anchor of a part's page: the content's own on its first, else that of the first anchored block on it."""
    if index == 0:
        return one.content.anchor
    return next(iter(one.parts[index].anchors), "")


def _finished(
    document: Document,
    composed: Sequence[Composed],
    references: References,
    theme: Theme,
    problems: Problems,
    *,
    output: str,
) -> Pages:
    pages: list[Page] = []
    found: list[Problem] = []
    total = sum(len(one.parts) + _placed(one.content, output) for one in composed)
    for one in composed:
        told = Problems(list(one.problems))
        own = replace(references, prefix=one.setting.references.prefix)
        setting = replace(one.setting, references=own, problems=told)
        first = len(pages)
        for index, part in enumerate(one.parts):
            at = PartOf(index + 1, len(one.parts), len(pages) + 1, total)
            pages.append(_page(one.content.of or document, one, part, at, setting))
        # Where a mistake is known, what the audit finds are its consequences.
        found += told.found if told.errors else (*told.found, *audit(pages[first:], theme))
        if _placed(one.content, output):
            mark = document.classification if document.classification == MARKING else ""
            pages += outside_pages(one.content, len(pages) + 1, mark)
    found += _same_titles(pages, composed)
    problems.extend(dict.fromkeys(found))
    return Pages(
        pages=tuple(pages),
        title=document.title,
        subject=document.subject,
        author=document.author,
        language=document.language,
        keywords=document.keywords,
        status=document.status,
    )


def _page(document: Document, one: Composed, part: Part, at: PartOf, setting: Setting) -> Page:
    content = one.content
    frame = one.frame.at(at.part - 1)
    furnisher = Furnisher(document, content, frame, at, setting)
    fragments = (
        *furnisher.ground(),
        *_decoration(one, part, at),
        *furnisher.head(),
        *(fragment for inside in part.slots.values() for fragment in inside),
        *furnisher.foot(),
    )
    titled, divider = _titled(one), content.outside is not None  # the appendix's own bookmark stands for a divider
    return Page(
        number=at.number,
        size=frame.size,
        title=content.headline.text + at.suffix,
        anchor=_page_anchor(one, at.part - 1),
        fragments=fragments if content.appendix is None else fields_of(content.appendix, fragments),
        bookmark=(content.contents_title or content.headline.text) + at.suffix if titled and not divider else "",
        section=content.section if titled else "",
        section_anchor=content.section_anchor if titled else "",
        starts_section=content.starts_section and at.part == 1,
        notes=content.notes,
        content=content.id,
        part=at.part,
        parts=at.parts,
        headings=() if titled or divider else tuple(headings(fragments)),
        anchors=part.anchors,
        appendix=content.appendix,
    )


def _decoration(one: Composed, part: Part, at: PartOf) -> Iterator[Fragment]:
    """The arrangement's shapes; on a continuation page not the ground of a slot that is empty there."""
    for shape in one.frame.at(at.part - 1).decoration:
        if at.part == 1 or not _holds_only_empty(shape, one, part):
            yield ShapeFragment(
                rect=shape.rect,
                block=f"{one.content.id}.shape",
                name="Shape",
                place=one.content.place,
                fill=one.setting.hex(shape.colour),
            )


def _holds_only_empty(shape: Decoration, one: Composed, part: Part) -> bool:
    inside = [slot for slot, rect in one.frame.slots.items() if _contains(shape.rect, rect)]
    return bool(inside) and not any(part.slots.get(slot) for slot in inside)


def _contains(outer: Rect, inner: Rect) -> bool:
    return outer.contains(inner)


def _same_titles(pages: Sequence[Page], composed: Sequence[Composed]) -> Iterator[Problem]:
    """A title that two contents share: in the contents, the bookmarks and the deck's outline they look the same.

    Titles that are still to be supplied may: nobody reads by them yet.
    """
    places = {one.content.id: one.content.place for one in composed}
    first: dict[str, Page] = {}
    for page in pages:
        other = first.setdefault(page.title, page)
        if other is not page and page.part == 1 and WAITING not in page.title:
            yield Problem(
                places[page.content],
                f"the headline '{page.title}' is also that of page {other.number}",
                "a headline of its own for each page",
                "say what this page shows that the other does not",
                "same-headline",
            )
