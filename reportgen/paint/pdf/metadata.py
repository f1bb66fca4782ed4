"""What the file says about itself: title, language, the claim of PDF/UA-1, bookmarks, page labels; no dates."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from reportgen import __version__
from reportgen.layout.page import Page, Pages
from reportgen.paint.pdf.canvas import TaggedCanvas

_PRODUCER = f"reportgen {__version__}"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{claim}<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>{keywords}</pdf:Keywords>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

_CLAIM = "<pdfuaid:part>1</pdfuaid:part>\n"  # of PDF/UA-1


def describe(canvas: TaggedCanvas, pages: Pages) -> None:
    """Title, author and so on, once in the information dictionary and once as XMP."""
    catalog = canvas._doc.Catalog
    canvas._doc.info = _Information(pages)
    catalog.Metadata = _metadata(pages)
    canvas.setViewerPreference("DisplayDocTitle", "true")


def bookmark(canvas: TaggedCanvas, pages: Pages) -> None:
    """An outline of sections and, below each, its pages; further parts of a page have no entry.

    All of an appendix stands below its name.
    """
    section = appendix = None
    for page in pages.pages:
        if page.appendix != appendix:
            appendix, section = page.appendix, None
            if appendix is not None:
                canvas.addOutlineEntry(appendix.title, appendix_destination(page), level=0)
        top, below = int(appendix is not None), bool(page.section)
        if below and page.section != section:
            canvas.addOutlineEntry(page.section, section_destination(page), level=top)
        section = page.section
        if page.part == 1 and page.bookmark and not (page.starts_section and page.bookmark == page.section):
            canvas.addOutlineEntry(page.bookmark, destination(page), level=top + int(below))
        for index, heading in enumerate(page.headings):
            canvas.addOutlineEntry(heading.words, heading_destination(page, index), level=top + heading.level - 1)
    if pages.pages:
        canvas.showOutline()


def number_pages(canvas: TaggedCanvas, pages: Pages) -> None:
    """Page labels that say the printed number, also where only some sections were built."""
    expected = None
    for index, page in enumerate(pages.pages):
        if page.number != expected:
            canvas.addPageLabel(index, style="ARABIC", start=page.number)
        expected = page.number + 1


def destination(page: Page) -> str:
    """The name of a page's own destination; anchors have no spaces."""
    return f"page {page.number}"


def section_destination(page: Page) -> str:
    """The name of the destination of a section: reportlab titles an outline entry by it, so no two share one."""
    return f"section at page {page.number}"


def appendix_destination(page: Page) -> str:
    """The name of the destination of an appendix, which has one on its first page."""
    return f"appendix at page {page.number}"


def destinations(page: Page) -> tuple[str, ...]:
    """The names of all that a page may be the first of."""
    appendix = (appendix_destination(page),) if page.appendix is not None else ()
    return (destination(page), section_destination(page), *appendix)


def heading_destination(page: Page, index: int) -> str:
    """The name of the destination of a heading of a page that flows."""
    return f"heading {index + 1} at page {page.number}"


def _metadata(pages: Pages) -> pdfdoc.PDFStream:
    values = {
        "title": pages.title,
        "subject": pages.subject,
        "author": pages.author,
        "language": pages.language,
        "keywords": ", ".join(pages.keywords),
        "producer": _PRODUCER,
    }
    claim = _CLAIM if pages.conforms else ""
    content = _XMP.format(claim=claim, **{key: escape(value) for key, value in values.items()})
    dictionary = pdfdoc.PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"})
    return pdfdoc.PDFStream(dictionary, content.encode("utf-8"), filters=[])


class _Information(pdfdoc.PDFInfo):  # type: ignore[misc]  # reportlab has no types
    """The information dictionary without dates."""

    def __init__(self, pages: Pages):
        super().__init__()
        self._values = {
            "Title": pages.title,
            "Author": pages.author,
            "Subject": pages.subject,
            "Keywords": ", ".join(pages.keywords),
            "Creator": _PRODUCER,
            "Producer": _PRODUCER,
        }

    def format(self, document: Any) -> bytes:
        """The dictionary; what is empty is left out."""
        filled = {key: pdfdoc.PDFString(words) for key, words in self._values.items() if words}
        return bytes(pdfdoc.PDFDictionary(filled).format(document))
