"""Small pieces of DrawingML as strings: lengths, fills, lines, and what names a shape.

Slides are written as text and parsed once, because building a table or chart element by element through an object model
takes thirty times as long.
"""

from __future__ import annotations

import re
import uuid
from xml.sax.saxutils import escape

from reportgen.geometry import EMU_PER_POINT, Point, Rect

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
NAMESPACES = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def emu(points: float) -> int:
    """Points in English Metric Units, to the nearest whole one."""
    return round(points * EMU_PER_POINT)


def words(text: str) -> str:
    """Text as XML content: markup escaped, characters that XML forbids left out."""
    return escape(_NOT_XML.sub("", text))


def attribute(text: str) -> str:
    """Text as the value of an attribute in double quotes; line breaks stay line breaks."""
    return escape(_NOT_XML.sub("", text), {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})


def number(value: float) -> str:
    """A number as XML and workbooks hold it: the shortest text that reads back as the same value."""
    value = float(value)
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def guid(name: str) -> str:
    """The same GUID for the same name in every run (RFC 9562, version 5)."""
    return "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, f"reportgen:{name}")).upper() + "}"


def fill(colour: str | None) -> str:
    """A flat fill of ``#RRGGBB``, or none."""
    return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>' if colour else "<a:noFill/>"


def dash(on: float, off: float, weight: float) -> str:
    """A dash of so many points on and off; DrawingML counts both in line widths."""
    return f'<a:custDash><a:ds d="{round(on / weight * 100_000)}" sp="{round(off / weight * 100_000)}"/></a:custDash>'


def line(colour: str | None, weight: float = 0.75, dashes: str = "", cap: str = "flat", tag: str = "a:ln") -> str:
    """An outline or a border; no colour is no line."""
    if not colour:
        return f"<{tag}><a:noFill/></{tag}>"
    return f'<{tag} w="{emu(weight)}" cap="{cap}">{fill(colour)}{dashes}<a:round/></{tag}>'


def place(rect: Rect, tag: str = "a:xfrm", *, group: bool = False, upwards: bool = False, turn: float = 0) -> str:
    """The position of a shape. A ``group`` counts its children in the page's coordinates; a line may run ``upwards``.

    ``turn`` is degrees clockwise about the centre.
    """
    turned = f' rot="{round(turn % 360 * 60_000)}"' if turn else ""
    flipped = ' flipV="1"' if upwards else ""
    x, y, w, h = emu(rect.x), emu(rect.y), max(0, emu(rect.w)), max(0, emu(rect.h))
    inner = f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{w}" cy="{h}"/>' if group else ""
    return f'<{tag}{turned}{flipped}><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/>{inner}</{tag}>'


def identity(number: int, name: str, alt: str = "", decorative: bool = False, click: str = "") -> str:
    """``p:cNvPr``: what names a shape, says it in words, links it, and marks it as decoration."""
    described = f' descr="{attribute(alt)}"' if alt else ""
    inner = click + (_DECORATIVE if decorative else "")
    head = f'<p:cNvPr id="{number}" name="{attribute(name)}"{described}'
    return f"{head}>{inner}</p:cNvPr>" if inner else f"{head}/>"


def outline(rect: Rect, rings: tuple[tuple[Point, ...], ...], closed: bool = True) -> str:
    """A custom geometry within ``rect``; rings inside others are holes, since DrawingML fills by the even-odd rule."""
    ends = "<a:close/>" if closed else ""
    steps = []
    for ring in rings:
        points = [f'<a:pt x="{emu(p.x - rect.x)}" y="{emu(p.y - rect.y)}"/>' for p in ring]
        lines = "".join(f"<a:lnTo>{p}</a:lnTo>" for p in points[1:])
        steps.append(f"<a:moveTo>{points[0]}</a:moveTo>{lines}{ends}")
    filled = "" if closed else ' fill="none"'
    size = f'w="{max(0, emu(rect.w))}" h="{max(0, emu(rect.h))}"'
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f"<a:path {size}{filled}>{''.join(steps)}</a:path></a:pathLst></a:custGeom>"
    )


def preset(shape: str) -> str:
    """One of DrawingML's own shapes: ``rect``, ``ellipse``, ``line``."""
    return f'<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>'


def look(size: float, colour: str, *, bold: bool = False, tag: str = "a:defRPr", language: str = "") -> str:
    """Character properties of chart text: size in points, colour, weight, the theme's font."""
    spoken = f'lang="{attribute(language)}" ' if language else ""
    head = f'{tag} {spoken}sz="{round(size * 100)}" b="{int(bold)}"'
    return f'<{head}>{fill(colour)}<a:latin typeface="+mn-lt"/></{tag}>'


EMPTY_TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
"""What every shape tree starts with: the tree's own, unused position."""
