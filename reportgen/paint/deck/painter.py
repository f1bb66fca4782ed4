"""Paint pages as a PowerPoint deck: template, slides, notes, sections, properties, bytes."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pptx
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import NotesSlidePart, SlidePart

from reportgen.geometry import Rect
from reportgen.layout.page import Page, Pages, TextFragment
from reportgen.paint.deck.notes import notes_slide
from reportgen.paint.deck.ooxml import NAMESPACES, P, attribute, guid
from reportgen.paint.deck.package import package_bytes
from reportgen.paint.deck.slide import Deck, SlideWriter
from reportgen.paint.deck.template import families, geometry_of, nearest, template
from reportgen.theme import Theme

# A file's own dates would differ from run to run. This one says nothing, and says it always.
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_FIRST_SLIDE_ID = 256  # ECMA-376 part 1, 19.7.13: slide ids start here
_EMPTY_SLIDE = f"<p:sld {NAMESPACES}><p:cSld><p:spTree/></p:cSld></p:sld>"


def paint(pages: Pages, theme: Theme, root: Path) -> bytes:
    """The deck (.pptx) of these pages: a slide per page, a native shape per fragment, at its place and in its order.

    ``root`` is the folder that picture files are relative to. The same pages and theme give the same bytes.
    """
    size = pages.pages[0].size
    layouts = families(theme, {r for page in pages.pages if (r := _title_rect(page))}, geometry_of(theme, size))
    made = template(theme, size, layouts, pages.language, pages.pages[0].number)
    presentation = pptx.Presentation(io.BytesIO(made))
    parts = [
        _slide_part(presentation, number, nearest(layouts, _title_rect(page)))
        for number, page in enumerate(pages.pages, start=1)
    ]
    deck = Deck(presentation.part.package, theme, pages.language, root, _anchors(pages, parts))
    for number, (page, part) in enumerate(zip(pages.pages, parts, strict=True), start=1):
        part._element = parse_xml(SlideWriter(deck, part).slide(page).encode())
        if page.notes:
            _add_notes(presentation, part, number, page, pages.language)
    _add_sections(presentation, pages)
    _describe(presentation, pages)
    return package_bytes(presentation.part.package)


def _title_rect(page: Page) -> Rect | None:
    return next((f.rect for f in page.fragments if isinstance(f, TextFragment) and f.slot == "title"), None)


def _slide_part(presentation: Any, number: int, layout: int) -> Any:
    """An empty slide, part of the presentation, so that links can point at it before it has any shapes."""
    name, package = PackURI(f"/ppt/slides/slide{number}.xml"), presentation.part.package
    part = SlidePart(name, CT.PML_SLIDE, package, parse_xml(_EMPTY_SLIDE.encode()))
    part.relate_to(presentation.slide_layouts[layout].part, RT.SLIDE_LAYOUT)
    entry = presentation.part._element.get_or_add_sldIdLst()._add_sldId()
    entry.rId, entry.id = presentation.part.relate_to(part, RT.SLIDE), _FIRST_SLIDE_ID + number - 1
    return part


def _anchors(pages: Pages, parts: list[Any]) -> dict[str, Any]:
    """The slide of each anchor: pages' own, and each section's at its first page."""
    found: dict[str, Any] = {}
    for page, part in zip(pages.pages, parts, strict=True):
        for anchor in (page.anchor, page.section_anchor):
            if anchor:
                found.setdefault(anchor, part)
    return found


def _add_notes(presentation: Any, slide: Any, number: int, page: Page, language: str) -> None:
    name, package = PackURI(f"/ppt/notesSlides/notesSlide{number}.xml"), presentation.part.package
    element = parse_xml(notes_slide(page.notes, language).encode())
    part = NotesSlidePart(name, CT.PML_NOTES_SLIDE, package, element)
    part.relate_to(presentation.part.notes_master_part, RT.NOTES_MASTER)
    part.relate_to(slide, RT.SLIDE)
    slide.relate_to(part, RT.NOTES_SLIDE)


def _add_sections(presentation: Any, pages: Pages) -> None:
    """Sections of the slide sorter, one per run of pages; pages before the first section get the deck's title."""
    runs: list[tuple[str, list[int]]] = []
    for number, page in enumerate(pages.pages):
        name = _section_name(page) or (runs[-1][0] if runs else pages.title)
        if not runs or runs[-1][0] != name:
            runs.append((name, []))
        runs[-1][1].append(_FIRST_SLIDE_ID + number)
    listed = "".join(
        f'<p14:section name="{attribute(name)}" id="{guid(f"section {n} {name}")}"><p14:sldIdLst>'
        f"{''.join(f'<p14:sldId id={chr(34)}{i}{chr(34)}/>' for i in ids)}</p14:sldIdLst></p14:section>"
        for n, (name, ids) in enumerate(runs)
    )
    presentation.part._element.append(
        parse_xml(
            f'<p:extLst xmlns:p="{P}"><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
            f'<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{listed}</p14:sectionLst>'
            "</p:ext></p:extLst>"
        )
    )


def _section_name(page: Page) -> str:
    """The section of the slide sorter that a page belongs to: an appendix's sections say whose they are."""
    return ": ".join(filter(None, (page.appendix.title if page.appendix else "", page.section)))


def _describe(presentation: Any, pages: Pages) -> None:
    """Core properties: what the file says of itself, without a date of its own."""
    properties = presentation.core_properties
    properties.title, properties.subject, properties.author = pages.title, pages.subject, pages.author
    properties.last_modified_by, properties.language = pages.author, pages.language
    properties.keywords = ", ".join(pages.keywords)
    properties.content_status = pages.status.capitalize()
    properties.created = properties.modified = _NO_DATE
    properties.revision = 1
