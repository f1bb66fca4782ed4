"""Pages of placed fragments: all that a painter needs and nothing it may decide.

Fragments of a page stand in reading order, which is also the tag order and the order of shapes in the deck.
Decoration stands before the content that it lies behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.charts.model import ChartModel
from reportgen.errors import Place
from reportgen.errors.located import NOWHERE
from reportgen.exhibits.block import Anchor, Label, Polygon, Table
from reportgen.exhibits.document import AppendixOf
from reportgen.geometry import Point, Rect, Size
from reportgen.metrics.figure import Figure
from reportgen.spec.pack import Status
from reportgen.text.paragraph import Line, Paragraph

TextSlot = Literal["title", "footer", "page number", "body"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Fragment:
    """A thing at its place. ``block`` is the id of the block it belongs to; ``name`` names its shape in the deck."""

    rect: Rect
    block: str = ""
    name: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, kw_only=True, slots=True)
class TextFragment(Fragment):
    """Text in its box: the paragraphs for the deck, the same text as measured lines for the PDF.

    Styles are resolved by the theme; ``scale`` is below 1 where the text was shrunk to fit: the sizes of runs are
    scaled already, leading and space after are still to be multiplied by it. ``slot`` says which placeholder of the
    deck it fills. ``artifact`` text (running footers, bands over headers) is no part of the reading order.
    ``rotation`` turns the whole box clockwise about its centre, in degrees; the rectangle is the unturned one.
    """

    paragraphs: tuple[Paragraph, ...]
    lines: tuple[Line, ...]
    anchor: Anchor = "top"
    slot: TextSlot = "body"
    scale: float = 1
    artifact: bool = False
    href: str | None = None
    rotation: float = 0


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell's ground and its text box inside the padding, both on the page; ``lines`` count from the text box's top.

    The text box is as high as its lines. The ground of a chip leaves 2 points of its row free above and below, and
    beside another chip; every other cell's ground is the whole cell.
    """

    rect: Rect
    text_rect: Rect
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PlacedRule:
    """A horizontal rule of a table, from x to x at y."""

    x: float
    right: float
    y: float
    weight: float
    colour: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TableFragment(Fragment):
    """A table or the part of it that this page holds.

    ``table`` has exactly the rows of this part, its paragraphs already in the style that fitted; ``cells[r][c]`` are
    placed, row 0 being the header.
    """

    table: Table
    column_widths: tuple[float, ...]
    row_heights: tuple[float, ...]  # header first
    cells: tuple[tuple[PlacedCell, ...], ...]
    rules: tuple[PlacedRule, ...]
    part: int = 1
    parts: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class ChartFragment(Fragment):
    """A chart: ``rect`` is the whole graphic, ``plot`` the inner plot area on the page (axis lines are its sides)."""

    model: ChartModel
    plot: Rect


@dataclass(frozen=True, kw_only=True, slots=True)
class DrawingFragment(Fragment):
    """A drawing with its polygons and labels already scaled to the page (points, page origin)."""

    polygons: tuple[Polygon, ...]
    labels: tuple[Label, ...]
    label_lines: tuple[TextFragment, ...]
    alt: str
    figures: tuple[Figure, ...] = ()  # of its polygons


@dataclass(frozen=True, kw_only=True, slots=True)
class ShapeFragment(Fragment):
    """Decoration: a rectangle or a polyline through ``points``; an artifact in the PDF, decorative in the deck."""

    fill: str | None = None
    stroke: str | None = None
    weight: float = 0.75
    dashed: bool = False
    points: tuple[Point, ...] = ()
    ellipse: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PictureFragment(Fragment):
    """A picture file; empty alt text means decoration."""

    file: str
    alt: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldFragment(Fragment):
    """A form's field: a ground with an outline and, in a tick box, the tick that it has or may get.

    ``field`` names it in the file; tick boxes of one name are answers of which one holds, told apart by ``option``. A
    ``fillable`` one takes words or a tick in the file; words typed into it have the size and colour given here.
    """

    field: str
    says: str
    control: Literal["tick", "text"]
    option: str
    ticked: bool
    fillable: bool
    several_lines: bool
    fill: str | None
    outline: str
    weight: float
    tick: tuple[Point, ...] = ()
    tick_colour: str = "#000000"
    tick_weight: float = 2
    size: float = 12
    colour: str = "#000000"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page without a title of its own: its level from 1, its words, its top in points."""

    level: int
    words: str
    top: float


@dataclass(frozen=True, slots=True)
class OutsidePage:
    """A page of another PDF, placed whole: the file in the project, the page's index, what the file says of itself."""

    place: Place  # where the appendix is named
    file: str
    index: int
    tagged: bool
    conforms: bool  # it says that it is PDF/UA-1
    mark: str = ""  # what is printed over its head, where the document is restricted


@dataclass(frozen=True, slots=True)
class Page:
    """One finished page. ``title`` is unique in the document.

    ``anchor`` is what links point at; a further part has one only where an anchored block stands on it.
    """

    number: int
    size: Size
    title: str
    anchor: str
    fragments: tuple[Fragment, ...]
    bookmark: str
    section: str = ""
    section_anchor: str = ""
    starts_section: bool = False
    notes: tuple[str, ...] = ()
    appendix: AppendixOf | None = None
    outside: OutsidePage | None = None  # in place of fragments
    content: str = ""  # id of the PageContent it came from
    part: int = 1
    parts: int = 1
    headings: tuple[Heading, ...] = ()  # bookmarks of a page that flows
    anchors: tuple[str, ...] = ()  # all that stands on it and references point at


@dataclass(frozen=True, slots=True)
class Pages:
    """All pages with what a file needs to know about itself."""

    pages: tuple[Page, ...]
    title: str
    subject: str
    author: str
    language: str
    keywords: tuple[str, ...] = ()
    status: Status = "final"
    files: tuple[tuple[str, str], ...] = ()  # the build's other files, words and name, for a page that links to them

    @property
    def conforms(self) -> bool:
        """Whether all of the file can be as accessible as our own pages are: no file from outside says otherwise."""
        return all(page.outside is None or page.outside.conforms for page in self.pages)
