"""Text boxes and placeholders, decoration, pictures, and drawings as one group of freeforms."""

from __future__ import annotations

from dataclasses import replace

from reportgen.exhibits.block import Polygon
from reportgen.geometry import Rect
from reportgen.layout.page import DrawingFragment, PictureFragment, ShapeFragment, TextFragment
from reportgen.paint.deck.ooxml import dash, fill, identity, line, outline, place, preset
from reportgen.paint.deck.text import NoLinks, TextWriter

# Index of each placeholder on the layouts that template.py writes; a slide's placeholder names it to inherit from it.
PLACEHOLDERS = {
    "title": '<p:ph type="title"/>',
    "footer": '<p:ph type="ftr" sz="quarter" idx="11"/>',
    "page number": '<p:ph type="sldNum" sz="quarter" idx="12"/>',
}
_DASH = (5.0, 3.0)  # points on and off


def text_shape(number: int, fragment: TextFragment, writer: TextWriter, placeholder: bool) -> str:
    """A placeholder of the layout or a text box, at the fragment's rectangle either way."""
    target = fragment.href or _whole_link(fragment)
    click = writer.links.click(target) if target else ""
    if click:
        writer = replace(writer, links=NoLinks())
    running = fragment.artifact and not placeholder and fragment.slot == "body"
    head = identity(number, fragment.name or _named_by_words(fragment), decorative=running, click=click)
    kind = (
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{PLACEHOLDERS[fragment.slot]}</p:nvPr>'
        if placeholder
        else '<p:cNvSpPr txBox="1"/><p:nvPr/>'
    )
    where = place(fragment.rect, turn=fragment.rotation)
    return (
        f"<p:sp><p:nvSpPr>{head}{kind}</p:nvSpPr><p:spPr>{where}{preset('rect')}<a:noFill/></p:spPr>"
        f"{writer.body(fragment)}</p:sp>"
    )


def _whole_link(fragment: TextFragment) -> str | None:
    """The page that all words of a text jump to, as in a contents list: then the shape is the link.

    PowerPoint underlines every link in a text, which a list of nothing but links does not need.
    """
    runs = [run for p in fragment.paragraphs for run in (*p.runs, *p.trailing) if run.text.strip()]
    targets = {run.link for run in runs}
    target = targets.pop() if len(targets) == 1 else None
    return target if target and target.startswith("#") else None


def _named_by_words(fragment: TextFragment) -> str:
    return "Text: " + " ".join(p.text for p in fragment.paragraphs)[:40]


def decoration(number: int, fragment: ShapeFragment) -> str:
    """A rectangle, ellipse or polyline that a screen reader passes over, without effects that nobody asked for."""
    head = identity(number, fragment.name or f"Decoration {number}", decorative=True)
    dashes = dash(*_DASH, fragment.weight) if fragment.dashed else ""
    stroke = line(fragment.stroke, fragment.weight, dashes)
    if len(fragment.points) == 2:
        return _straight(head, fragment, stroke)
    if fragment.points:
        shape = outline(fragment.rect, (fragment.points,), closed=fragment.fill is not None)
    else:
        shape = preset("ellipse" if fragment.ellipse else "rect")
    return (
        f"<p:sp><p:nvSpPr>{head}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{place(fragment.rect)}{shape}{fill(fragment.fill)}{stroke}</p:spPr></p:sp>"
    )


def _straight(head: str, fragment: ShapeFragment, stroke: str) -> str:
    """A line between two points, as PowerPoint draws lines: from corner to corner of its box, flipped as needed."""
    start, end = fragment.points
    box = Rect(min(start.x, end.x), min(start.y, end.y), abs(end.x - start.x), abs(end.y - start.y))
    upwards = (end.x - start.x) * (end.y - start.y) < 0
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{head}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{place(box, upwards=upwards)}{preset('line')}{stroke}</p:spPr></p:cxnSp>"
    )


def picture(number: int, fragment: PictureFragment, relation: str) -> str:
    """A picture with its alt text, or marked as decoration where it has none."""
    head = identity(number, fragment.name or f"Picture {number}", fragment.alt, decorative=not fragment.alt)
    return (
        f'<p:pic><p:nvPicPr>{head}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{place(fragment.rect)}{preset('rect')}</p:spPr></p:pic>"
    )


def drawing_group(number: int, fragment: DrawingFragment, writer: TextWriter) -> str:
    """One group with its alt text: a freeform per polygon, a text box per label, numbered on from ``number``."""
    shapes = [_freeform(number + 1 + i, polygon) for i, polygon in enumerate(fragment.polygons) if any(polygon.rings)]
    after = number + 1 + len(fragment.polygons)
    labels = [text_shape(after + i, label, writer, placeholder=False) for i, label in enumerate(fragment.label_lines)]
    return (
        f"<p:grpSp><p:nvGrpSpPr>{identity(number, fragment.name, fragment.alt)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{place(fragment.rect, group=True)}</p:grpSpPr>{''.join(shapes)}{''.join(labels)}</p:grpSp>"
    )


def numbers_taken(fragment: DrawingFragment) -> int:
    """How many shape ids a drawing's group uses, its own included."""
    return 1 + len(fragment.polygons) + len(fragment.label_lines)


def _freeform(number: int, polygon: Polygon) -> str:
    rings = tuple(ring for ring in polygon.rings if ring)
    xs = [p.x for ring in rings for p in ring]
    ys = [p.y for ring in rings for p in ring]
    box = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return (
        f"<p:sp><p:nvSpPr>{identity(number, polygon.name or f'Area {number}')}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{place(box)}{outline(box, rings)}{fill(polygon.fill)}"
        f"{line(polygon.stroke or None, polygon.stroke_width)}</p:spPr></p:sp>"
    )
