"""Appendices: documents and files from outside behind a document, as further pages of the same one.

Their pages keep the geometry, the running words and the status of their own document; page numbers go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.errors import Place
from reportgen.exhibits.block import Flow, Text
from reportgen.exhibits.context import ContentsEntry
from reportgen.exhibits.document import AppendixOf, Document, OutsideFile, PageContent
from reportgen.text.paragraph import Paragraph, Run

APPENDICES = "Appendices"  # what the contents call them together
_NO_TAGS = (
    "The file as it was supplied has no tags: a screen reader finds no words and no order in its pages. "
    "Ask for a copy that it can read."
)
_NO_CLAIM = "The file as it was supplied does not claim to be accessible (PDF/UA); its tags are kept as they were."


@dataclass(frozen=True, slots=True)
class Appendix:
    """One appendix: its own document, or a file from outside."""

    number: int
    name: str  # Appendix 1, Annex A
    title: str
    place: Place
    document: Document | None = None
    outside: OutsideFile | None = None

    @property
    def of(self) -> AppendixOf:
        """What its pages say of it."""
        return AppendixOf(f"appendix-{self.number}", f"{self.name}: {self.title}")


def with_appendices(document: Document, appendices: Sequence[Appendix]) -> Document:
    """The document with the pages of its appendices behind its own."""
    pages = list(document.pages)
    taken = {page.headline.text for page in pages}
    for appendix in appendices:
        if appendix.document is not None:
            pages += _pages(appendix, appendix.document, taken)
        elif appendix.outside is not None:
            pages.append(_divider(appendix, appendix.outside))
    return replace(document, pages=tuple(pages))


def entries(appendix: Appendix) -> tuple[ContentsEntry, ...]:
    """The lines of the contents: the appendix, and below it the sections of its own document."""
    anchor = appendix.of.id
    found = [ContentsEntry(appendix.of.title, anchor, APPENDICES, "appendix-1", "neutral")]
    if appendix.document is not None:
        for entry in appendix.document.contents:
            if entry.anchor == entry.section_anchor and entry.title == entry.section:
                within = f"{anchor}.{entry.anchor}"
                found.append(ContentsEntry(entry.title, within, APPENDICES, "appendix-1", "neutral", level=1))
    return tuple(found)


def _pages(appendix: Appendix, document: Document, taken: set[str]) -> list[PageContent]:
    """The pages of a document under names that no other page has; a headline that is taken says whose it is."""
    named = document.footer.startswith(appendix.name)  # its own words say already which it is
    own = replace(document, owner="" if named else appendix.name)
    found: list[PageContent] = []
    for page in document.pages:
        headline = page.headline
        if headline.text in taken:
            headline = replace(headline, runs=(*headline.runs, Run(f" ({appendix.name})", bold=False)))
        taken.add(headline.text)
        found.append(
            replace(
                page,
                id=f"{appendix.of.id}.{page.id}",
                anchor=f"{appendix.of.id}.{page.anchor}",
                section_anchor=f"{appendix.of.id}.{page.section_anchor}" if page.section_anchor else "",
                headline=headline,
                joins=page.joins and bool(found),
                appendix=appendix.of,
                of=own,
            )
        )
    return found


def _divider(appendix: Appendix, outside: OutsideFile) -> PageContent:
    """The page before a file's own pages: what it is, how long, and what a reader of it has to know."""
    count = len(outside.sizes)
    pages = "1 page" if count == 1 else f"{count} pages"
    said = [f"{pages}, in the PDF of this pack as supplied."]
    if not outside.conforms:
        said.append(_NO_CLAIM if outside.tagged else _NO_TAGS)
    block_id = appendix.of.id
    words = Text(
        id=f"{block_id}.words",
        place=appendix.place,
        paragraphs=tuple(Paragraph((Run(words),)) for words in said),
    )
    return PageContent(
        id=block_id,
        anchor=block_id,
        place=appendix.place,
        arrangement="flow",
        headline=Paragraph((Run(appendix.title),), "headline", "H1"),
        kicker=Paragraph((Run(appendix.name),), "kicker"),
        contents_title=appendix.title,
        slots={"flow": Flow(id=f"{block_id}.flow", place=appendix.place, children=(words,))},
        appendix=appendix.of,
        outside=outside,
    )
