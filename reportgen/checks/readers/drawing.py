"""DrawingML as the parts of a deck share it: colours, runs of text, places and outlines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from reportgen.geometry import EMU_PER_POINT, Point, Rect

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SCHEME = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_BREAK = "\v"


@dataclass(frozen=True)
class RunRead:
    """Text of one look; what the run does not say itself (it inherits it) is None. ``size`` in points."""

    text: str
    size: float | None = None
    bold: bool = False
    colour: str | None = None
    language: str = ""
    link: str = ""  # relationship id
    raised: bool = False


@dataclass(frozen=True)
class ParagraphRead:
    """A paragraph's runs, line breaks and fields included."""

    runs: tuple[RunRead, ...]

    @property
    def text(self) -> str:
        """The words; a line break is a vertical tab."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Colours:
    """The colours that a deck's theme gives names to."""

    named: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, theme: Any) -> Colours:
        """The scheme of a theme part's root element."""
        scheme = next(theme.iter(f"{A}clrScheme"), None)
        found = {}
        for each in scheme if scheme is not None else ():
            value = each[0].get("lastClr") or each[0].get("val")
            found[etree.QName(each).localname] = f"#{value.upper()}"
        return cls(found)

    def fill(self, properties: Any) -> str | None:
        """The flat fill that is a child of the element, as #RRGGBB; None for any other fill or none."""
        solid = properties.find(f"{A}solidFill") if properties is not None else None
        if solid is None or not len(solid):
            return None
        tag, value = etree.QName(solid[0]).localname, solid[0].get("val", "")
        if tag == "srgbClr":
            return f"#{value.upper()}"
        return self.named.get(_SCHEME.get(value, value)) if tag == "schemeClr" else None

    def stroke(self, properties: Any, tag: str = "ln") -> str | None:
        """The colour of the line that is a child of the element."""
        line = properties.find(f"{A}{tag}") if properties is not None else None
        return self.fill(line) if line is not None else None


def paragraphs(body: Any, colours: Colours) -> tuple[ParagraphRead, ...]:
    """The paragraphs of a text body; none without one."""
    if body is None:
        return ()
    return tuple(_paragraph(p, colours) for p in body.iterchildren(f"{A}p"))


def text(read: tuple[ParagraphRead, ...]) -> str:
    """Paragraphs on lines."""
    return "\n".join(paragraph.text for paragraph in read)


def _paragraph(element: Any, colours: Colours) -> ParagraphRead:
    runs = []
    for child in element:
        kind = etree.QName(child).localname
        if kind in ("r", "fld"):
            runs.append(_run(child, child.findtext(f"{A}t") or "", colours))
        elif kind == "br":
            runs.append(_run(child, _BREAK, colours))
    return ParagraphRead(tuple(runs))


def _run(element: Any, words: str, colours: Colours) -> RunRead:
    look = element.find(f"{A}rPr")
    if look is None:
        return RunRead(words)
    click = look.find(f"{A}hlinkClick")
    return RunRead(
        words,
        size=int(look.get("sz")) / 100 if look.get("sz") else None,
        bold=look.get("b") in ("1", "true"),
        colour=colours.fill(look),
        language=look.get("lang", ""),
        link=click.get(f"{R}id", "") if click is not None else "",
        raised=int(look.get("baseline", 0)) > 0,
    )


@dataclass(frozen=True)
class Shift:
    """How the coordinates inside a group become the slide's, in points."""

    scale_x: float = 1 / EMU_PER_POINT
    scale_y: float = 1 / EMU_PER_POINT
    dx: float = 0
    dy: float = 0

    def rect(self, frame: Any) -> Rect:
        """The place that an ``xfrm`` names."""
        off, ext = frame.find(f"{A}off"), frame.find(f"{A}ext")
        x, y, w, h = (int(v) for v in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy")))
        return Rect(x * self.scale_x + self.dx, y * self.scale_y + self.dy, w * self.scale_x, h * self.scale_y)

    def inside(self, frame: Any) -> Shift:
        """The shift for the children of the group with this ``xfrm``."""
        outer, off, ext = self.rect(frame), frame.find(f"{A}chOff"), frame.find(f"{A}chExt")
        if off is None or ext is None:
            return self
        w, h = int(ext.get("cx")), int(ext.get("cy"))
        x = outer.w / w if w else self.scale_x
        y = outer.h / h if h else self.scale_y
        return Shift(x, y, outer.x - int(off.get("x")) * x, outer.y - int(off.get("y")) * y)


def rings(properties: Any, rect: Rect) -> tuple[tuple[Point, ...], ...]:
    """The outlines of a freeform of straight lines on the slide, in points; none for any other geometry."""
    path = properties.find(f"{A}custGeom/{A}pathLst/{A}path") if properties is not None else None
    if path is None:
        return ()
    wide, high = int(path.get("w", 0)), int(path.get("h", 0))
    x, y = (rect.w / wide if wide else 0.0), (rect.h / high if high else 0.0)
    found: list[list[Point]] = []
    for step in path:
        if etree.QName(step).localname == "moveTo":
            found.append([])
        for point in step.iter(f"{A}pt"):
            found[-1].append(Point(rect.x + int(point.get("x")) * x, rect.y + int(point.get("y")) * y))
    return tuple(tuple(ring) for ring in found)
