"""What a deck holds: slides, their shapes in reading order, tables cell by cell, charts with their numbers and axes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any

from lxml import etree

from reportgen.checks.readers.chart import ChartAxis, ChartRead, read_chart
from reportgen.checks.readers.drawing import A, Colours, ParagraphRead, R, Shift, paragraphs, rings, text
from reportgen.checks.readers.package import Package
from reportgen.geometry import EMU_PER_POINT, Point, Rect, Size

__all__ = ["CellRead", "ChartAxis", "ChartRead", "DeckFile", "ShapeRead", "SlideRead", "read_deck"]

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_SHAPES = ("sp", "cxnSp", "pic", "graphicFrame", "grpSp")
_NOWHERE = Rect(0, 0, 0, 0)


@dataclass(frozen=True)
class CellRead:
    """A table cell at its place; ``merged`` when it spans others or is spanned."""

    paragraphs: tuple[ParagraphRead, ...]
    fill: str | None
    merged: bool
    rect: Rect

    @property
    def text(self) -> str:
        """Paragraphs on lines."""
        return text(self.paragraphs)


@dataclass(frozen=True)
class ShapeRead:
    """One shape: ``rect`` in points, ``text`` with paragraphs on lines, ``cells`` of a table row by row.

    ``placeholder`` is its type (title, ftr, sldNum ...), ``link`` the relationship that a click on the whole shape
    follows. A freeform has ``rings``, a group its ``shapes``.
    """

    name: str
    kind: str  # title, placeholder, text, table, chart, group, picture, shape
    rect: Rect
    text: str
    alt: str
    decorative: bool
    cells: tuple[tuple[str, ...], ...] = ()
    chart: ChartRead | None = None
    number: int = 0
    placeholder: str = ""
    paragraphs: tuple[ParagraphRead, ...] = ()
    fill: str | None = None
    outline: str | None = None
    link: str = ""
    grid: tuple[tuple[CellRead, ...], ...] = ()
    header_row: bool = False
    header_column: bool = False
    rings: tuple[tuple[Point, ...], ...] = ()
    shapes: tuple[ShapeRead, ...] = ()
    turned: bool = False

    def walk(self) -> Iterator[ShapeRead]:
        """The shape and all in it."""
        yield self
        for shape in self.shapes:
            yield from shape.walk()


@dataclass(frozen=True)
class SlideRead:
    """A slide's shapes in the order of its shape tree, which is the reading order."""

    shapes: tuple[ShapeRead, ...]
    notes: str = ""
    title: str = field(default="")
    number: int = 0
    part: str = ""

    @property
    def content(self) -> tuple[ShapeRead, ...]:
        """The shapes that a screen reader reads."""
        return tuple(s for s in self.shapes if not s.decorative)


def read_deck(content: bytes) -> tuple[SlideRead, ...]:
    """All slides of a deck."""
    return DeckFile(Package(content)).slides


class DeckFile:
    """A deck, read from its package."""

    def __init__(self, package: Package):
        self.package = package
        self.part = self.package.related("", "officeDocument") or ""
        self._root = self.package.xml(self.part)
        theme = self.package.related(self.part, "theme")
        self._colours = Colours.of(self.package.xml(theme)) if theme and theme in self.package else Colours()

    @property
    def size(self) -> Size:
        """Width and height of its slides in points."""
        size = self._root.find(f"{_P}sldSz")
        return Size(int(size.get("cx")) / EMU_PER_POINT, int(size.get("cy")) / EMU_PER_POINT)

    @property
    def slide_ids(self) -> tuple[int, ...]:
        """The ids of the slides in order."""
        return tuple(int(each.get("id")) for each in self._root.iterfind(f"{_P}sldIdLst/{_P}sldId"))

    @property
    def sections(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The sections of the slide sorter: name and the ids of their slides."""
        return tuple(
            (section.get("name", ""), tuple(int(each.get("id")) for each in section.iter(f"{_P14}sldId")))
            for section in self._root.iter(f"{_P14}section")
        )

    @property
    def slide_parts(self) -> tuple[str, ...]:
        """The parts of the slides in order; a slide whose part is missing is left out."""
        relations = self.package.relations(self.part)
        named = (relations.get(each.get(f"{R}id", "")) for each in self._root.iterfind(f"{_P}sldIdLst/{_P}sldId"))
        return tuple(r.target for r in named if r is not None and r.target in self.package)

    @cached_property
    def slides(self) -> tuple[SlideRead, ...]:
        """All slides; read once."""
        return tuple(self._slide(number, part) for number, part in enumerate(self.slide_parts, start=1))

    def _slide(self, number: int, part: str) -> SlideRead:
        tree = self.package.xml(part).find(f"{_P}cSld/{_P}spTree")
        shapes = tuple(_ShapeReader(self.package, part, self._colours).shapes(tree, Shift()))
        title = next((s.text for s in shapes if s.kind == "title"), "")
        return SlideRead(shapes, self._notes(part), title, number, part)

    def _notes(self, part: str) -> str:
        notes = self.package.related(part, "notesSlide")
        if notes is None or notes not in self.package:
            return ""
        for shape in self.package.xml(notes).iter(f"{_P}sp"):
            if shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph[@type='body']") is not None:
                return text(paragraphs(shape.find(f"{_P}txBody"), self._colours))
        return ""


@dataclass(frozen=True)
class _ShapeReader:
    """Reads the shapes of one slide."""

    package: Package
    part: str
    colours: Colours

    def shapes(self, tree: Any, shift: Shift) -> Iterator[ShapeRead]:
        for element in tree:
            if etree.QName(element).localname in _SHAPES:
                yield self._shape(element, shift)

    def _shape(self, element: Any, shift: Shift) -> ShapeRead:
        head = next(element.iter(f"{_P}cNvPr"))
        holder = element.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
        placeholder = holder.get("type", "obj") if holder is not None else ""
        frame, properties = _frame(element), element.find(f"{_P}spPr")
        rect = shift.rect(frame) if frame is not None else self._inherited(holder)
        read = paragraphs(element.find(f"{_P}txBody"), self.colours)
        click = head.find(f"{A}hlinkClick")
        table = next(element.iter(f"{A}tbl"), None) if _is(element, "graphicFrame") else None
        grid = tuple(self._grid(table, rect)) if table is not None else ()
        flags = table.find(f"{A}tblPr") if table is not None else None
        group = _is(element, "grpSp")
        return ShapeRead(
            name=head.get("name", ""),
            kind=_kind(element, placeholder),
            rect=rect,
            text=text(read),
            alt=head.get("descr", ""),
            decorative=any(e.get("val") in ("1", "true") for e in head.iter(_DECORATIVE)),
            cells=tuple(tuple(cell.text for cell in row) for row in grid),
            chart=self._chart(element),
            number=int(head.get("id", 0)),
            placeholder=placeholder,
            paragraphs=read,
            fill=self.colours.fill(properties),
            outline=self.colours.stroke(properties),
            link=click.get(f"{R}id", "") if click is not None else "",
            grid=grid,
            header_row=flags is not None and flags.get("firstRow") in ("1", "true"),
            header_column=flags is not None and flags.get("firstCol") in ("1", "true"),
            rings=rings(properties, rect),
            shapes=tuple(self.shapes(element, shift.inside(frame))) if group and frame is not None else (),
            turned=frame is not None and frame.get("rot", "0") != "0",
        )

    def _grid(self, table: Any, rect: Rect) -> Iterator[tuple[CellRead, ...]]:
        """The rows of a table; a row is as high as the file says, a cell as wide as its column."""
        widths = [int(column.get("w", 0)) / EMU_PER_POINT for column in table.iter(f"{A}gridCol")]
        edges = list(accumulate(widths, initial=rect.x))
        top = rect.y
        for row in table.iter(f"{A}tr"):
            height = int(row.get("h", 0)) / EMU_PER_POINT
            columns = zip(row.iterchildren(f"{A}tc"), edges, widths, strict=False)
            yield tuple(self._cell(cell, Rect(x, top, width, height)) for cell, x, width in columns)
            top += height

    def _cell(self, cell: Any, rect: Rect) -> CellRead:
        merged = any(cell.get(key) not in (None, "0", "1", "false") for key in ("gridSpan", "rowSpan"))
        merged |= any(cell.get(key) in ("1", "true") for key in ("hMerge", "vMerge"))
        read = paragraphs(cell.find(f"{A}txBody"), self.colours)
        return CellRead(read, self.colours.fill(cell.find(f"{A}tcPr")), merged, rect)

    def _chart(self, element: Any) -> ChartRead | None:
        found = next(element.iter(_CHART), None) if _is(element, "graphicFrame") else None
        relation = self.package.relations(self.part).get(found.get(f"{R}id", "")) if found is not None else None
        if relation is None or relation.target not in self.package:
            return None
        return read_chart(self.package, relation.target, self.colours)

    def _inherited(self, holder: Any) -> Rect:
        """The place that a placeholder takes from its layout, or from the master."""
        layout = self.package.related(self.part, "slideLayout")
        master = self.package.related(layout, "slideMaster") if layout else None
        for part in (layout, master):
            if part is None or part not in self.package or holder is None:
                continue
            for shape in self.package.xml(part).iter(f"{_P}sp"):
                other, frame = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph"), _frame(shape)
                if other is not None and frame is not None and other.get("type", "obj") == holder.get("type", "obj"):
                    return Shift().rect(frame)
        return _NOWHERE


def _is(element: Any, name: str) -> bool:
    return bool(etree.QName(element).localname == name)


def _frame(element: Any) -> Any:
    """The ``xfrm`` of a shape, wherever its kind keeps it."""
    return next(
        (f for path in ("p:spPr/a:xfrm", "p:grpSpPr/a:xfrm", "p:xfrm") if (f := _find(element, path)) is not None), None
    )


def _find(element: Any, path: str) -> Any:
    return element.find(path.replace("p:", _P).replace("a:", A))


def _kind(element: Any, placeholder: str) -> str:
    tag = etree.QName(element).localname
    if placeholder:
        return "title" if placeholder in ("title", "ctrTitle") else "placeholder"
    if tag == "graphicFrame":
        return "table" if next(element.iter(f"{A}tbl"), None) is not None else "chart"
    if tag in ("grpSp", "pic"):
        return {"grpSp": "group", "pic": "picture"}[tag]
    box = element.find(f"{_P}nvSpPr/{_P}cNvSpPr")
    return "text" if box is not None and box.get("txBox") in ("1", "true") else "shape"
