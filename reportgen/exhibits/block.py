"""Semantic blocks: a small vocabulary from which every exhibit kind is composed, so that layout knows no kind by name.

Leaves hold content (text, table, chart, drawing, rule, space); Stack, Row, Columns and Box arrange other blocks.
Blocks hold no positions; lengths in points are gaps, paddings and fixed heights from the theme's anatomy of an exhibit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reportgen.charts.model import ChartModel
from reportgen.errors import Place
from reportgen.errors.located import NOWHERE
from reportgen.geometry import Point
from reportgen.metrics.figure import Figure
from reportgen.text.paragraph import Align, Paragraph

Side = Literal["top", "left", "right", "bottom"]
Anchor = Literal["top", "middle", "bottom"]
Sign = Literal["tick", "arrow", "alert", "unknown"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """What all blocks share: an ``id`` unique in the pack (``knife-crime.chart``), and where its spec stands."""

    id: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, kw_only=True, slots=True)
class Text(Block):
    """Paragraphs that flow in one box. ``shrink_to`` is the least share of its style's size (1: never shrinks)."""

    paragraphs: tuple[Paragraph, ...]
    anchor: Anchor = "top"
    shrink_to: float = 1
    may_split: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A table cell: its paragraphs, look and meaning. Colours are theme names or #RRGGBB."""

    paragraphs: tuple[Paragraph, ...]
    align: Align = "left"
    fill: str | None = None
    header: Literal["column", "row", None] = None
    chip: bool = False  # the fill leaves 2 white points above and below (ratings)
    indent: float = 0
    hang: str = ""  # signs whose width stays free on the right: a ")" keeps 12.0 in line with (12.0)
    reads: str = ""  # what a reader hears when the shown words alone do not say it ("Year to date, budget")
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class TableRow:
    """A row. ``rule`` is drawn under it; ``keep_with_next`` holds a group together over a page break."""

    cells: tuple[Cell, ...]
    height: float | None = None  # points at least; None: the table's row height
    rule: Literal["inner", "group", "sum", "total", "none"] = "inner"  # sum: what follows adds up what stands above
    rule_from: int = 0  # first column under which the rule runs (group labels stay open)
    fill: str | None = None
    keep_with_next: bool = False
    total_above: bool = False  # a total rule above


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnBand:
    """A word over several columns of the header: decoration, since each header cell says its whole name."""

    text: str
    first: int
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Table(Block):
    """A table. ``widths`` are shares or points (``fixed``) per column; 0 takes what its content needs.

    It continues on further pages between groups, header repeated. ``styles`` lists the text styles to try from the
    largest down (shrink within a range). ``alt`` is the summary a reader hears first.
    """

    header: tuple[Cell, ...]
    rows: tuple[TableRow, ...]
    widths: tuple[float, ...]
    alt: str
    caption: str = ""
    bands: tuple[ColumnBand, ...] = ()
    header_fill: str = "priority"
    header_height: float = 26
    row_height: float = 20
    padding: float = 5
    styles: tuple[str, ...] = ("table",)
    header_column: bool = True  # the first cell of each row is its header
    twin: bool = False  # split into two halves side by side


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart(Block):
    """A chart that takes the height that is left in its slot (at least ``min_height``)."""

    model: ChartModel
    min_height: float = 120
    height: float | None = None  # fixed, for sparks and bars beside text


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed outline (further rings are holes or islands) in the drawing's own units, y downwards."""

    rings: tuple[tuple[Point, ...], ...]
    fill: str
    stroke: str
    stroke_width: float
    name: str = ""  # shape name in the deck ("Camden: 6.6")


@dataclass(frozen=True, slots=True)
class Label:
    """A short word centred on a point of the drawing."""

    at: Point
    paragraph: Paragraph


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing(Block):
    """Vector shapes in a view box that scale together (a map): a group of freeforms in the deck, one PDF figure."""

    width: float
    height: float
    polygons: tuple[Polygon, ...]
    labels: tuple[Label, ...]
    alt: str
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Swatch(Block):
    """A sample of a colour or line, or a drawn sign: decoration beside its words; ``none`` for words without one."""

    colour: str
    sample: Literal["square", "line", "marker line", "dash", "long dash", "outline", "none"] | Sign = "square"
    w: float = 9
    h: float = 9
    outline: str | None = None  # a thin line round a square whose colour is near to white


@dataclass(frozen=True, kw_only=True, slots=True)
class Key(Block):
    """A row of swatches with words that wraps when it is too long."""

    entries: tuple[tuple[Swatch, Paragraph], ...]
    gap: float = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule(Block):
    """A horizontal line across the width, or only so many points of it: decoration."""

    colour: str = "rule"
    weight: float = 0.75
    width: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Space(Block):
    """Empty height; ``stretch`` takes what is left."""

    height: float = 8
    stretch: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture(Block):
    """A picture file inside the project (a logo, a portrait) with its alt text; empty alt text means decoration."""

    file: str
    alt: str
    width: float
    height: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Field(Block):
    """A place in a form: a box to tick or a line to write on, as wide as it is given room.

    ``name`` is that of the file's field: tick boxes of one name are answers of which one holds, told apart by
    ``option``. ``says`` is what a reader hears. A field that is not ``fillable`` shows what was answered and takes no
    more. ``height`` is a tick box's side, too; a text field without words of its own takes those of ``style``.
    """

    name: str
    says: str
    control: Literal["tick", "text"] = "tick"
    option: str = "yes"
    ticked: bool = False
    fillable: bool = True
    height: float = 14
    several_lines: bool = False
    style: str = "body"


@dataclass(frozen=True, kw_only=True, slots=True)
class Stack(Block):
    """Blocks under each other, ``gap`` points apart; charts and stretching spaces share the height that is left."""

    children: tuple[Block, ...]
    gap: float = 8
    keep_together: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Captioned(Stack):
    """Words and the table under them. Where it goes on over pages the words stand over each part, and say what the
    parts beside it hold: ``names`` has each row's name or its group's, ``before`` and ``after`` those of other parts.
    """

    names: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Flow(Block):
    """Blocks poured over pages in their order: text breaks between lines, tables between rows, all else stays whole.

    ``wholes`` is layout's: for each child the block that it is, or is a part of; so is ``settled``: the order is that
    of other pages, and no text may pass a figure any more.
    """

    children: tuple[Block, ...]
    wholes: tuple[Block, ...] = ()
    settled: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Row(Block):
    """Blocks side by side. ``widths``: points when above 1, shares of what is left when 1 or less; empty: equal.

    Equal children that would be narrower than ``least`` points stand in several rows, as even as can be.
    """

    children: tuple[Block, ...]
    widths: tuple[float, ...] = ()
    least: float = 0
    gap: float = 16
    align: Anchor = "top"


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns(Block):
    """Children poured into ``count`` columns in order, none divided."""

    children: tuple[Block, ...]
    count: int = 3
    gap: float = 16
    child_gap: float = 16


@dataclass(frozen=True, slots=True)
class Edge:
    """A coloured edge along one side of a box."""

    side: Side
    width: float
    colour: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Box(Block):
    """A block on a ground: fill, outline, a coloured edge, padding (left, top, right, bottom) and a height at least."""

    child: Block
    fill: str | None = None
    outline: str | None = None
    outline_weight: float = 0.75
    dashed: bool = False
    edge: Edge | None = None
    padding: tuple[float, float, float, float] = (0, 0, 0, 0)
    height: float | None = None
    stretch: bool = False  # takes the slot's whole height


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchored(Block):
    """A block that page references point at (``#id``)."""

    child: Block
    anchor: str = field(default="")
