"""The document between exhibits and layout: pages as wanted, each with its furniture's words and blocks by slot."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.errors import Place
from reportgen.exhibits.block import Block, Flow
from reportgen.exhibits.context import ContentsEntry
from reportgen.geometry import Size
from reportgen.spec.pack import Status
from reportgen.text.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class AppendixOf:
    """The appendix that a page belongs to: its id, also of its part of the structure, and its name with its title."""

    id: str
    title: str  # Appendix 1: Quarterly performance update


@dataclass(frozen=True, slots=True)
class OutsideFile:
    """A PDF from outside whose pages are placed whole: its path in the project, its pages' sizes as they are seen.

    ``tagged``: it has a structure tree; ``conforms``: it says that it is PDF/UA-1.
    """

    file: str
    sizes: tuple[Size, ...]
    tagged: bool
    conforms: bool


@dataclass(frozen=True, slots=True)
class PageContent:
    """One page as the section asks for it; layout may need several pages to hold it.

    ``anchor`` is what links and contents point at. ``slots`` maps the arrangement's slots to blocks, in reading order.
    """

    id: str
    anchor: str
    place: Place
    arrangement: str
    headline: Paragraph
    kicker: Paragraph | None
    contents_title: str  # "" leaves the page out of the contents
    slots: dict[str, Block]
    source: tuple[Paragraph, ...] = ()
    notes: tuple[str, ...] = ()  # speaker notes: sources, figures, chart data
    section: str = ""
    section_anchor: str = ""
    colour: str = "neutral"  # theme colour of the section's priority
    starts_section: bool = False
    joins: bool = False  # a flow that goes on under the one before, where pages have no place for a headline
    appendix: AppendixOf | None = None
    of: Document | None = None  # an appendix's own document, whose geometry and running words its pages have
    outside: OutsideFile | None = None  # the file whose pages follow this one where the output is a PDF

    @property
    def flow(self) -> Flow | None:
        """What is poured over its pages; None where its slots hold exhibits of their own."""
        block = self.slots.get("flow")
        return block if isinstance(block, Flow) else None


@dataclass(frozen=True, slots=True)
class Document:
    """A whole pack, ready for layout."""

    title: str
    subject: str
    author: str
    language: str
    owner: str  # footer, bold
    footer: str  # footer, after the owner
    classification: str
    geometry: str  # name of a page geometry in the theme
    pages: tuple[PageContent, ...]
    deck_geometry: str = ""  # the deck's, where it differs
    status: Status = "final"
    logo: str | None = None
    keywords: tuple[str, ...] = field(default=())
    contents: tuple[ContentsEntry, ...] = ()  # its own sections and pages, as its contents list them

    @property
    def draft(self) -> bool:
        """Whether every page says that it is not for release."""
        return self.status == "draft"
