"""One slide from one page: every fragment a shape, in fragment order, which is the reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.chart import ChartPart
from pptx.parts.embeddedpackage import EmbeddedXlsxPart

from reportgen.charts.look import ChartLook
from reportgen.errors import PackError, Problem
from reportgen.layout.page import (
    ChartFragment,
    DrawingFragment,
    FieldFragment,
    Fragment,
    Page,
    PictureFragment,
    ShapeFragment,
    TableFragment,
    TextFragment,
)
from reportgen.paint.deck.chart import ChartWriter, chart_frame
from reportgen.paint.deck.chart_data import ChartData
from reportgen.paint.deck.chart_overlay import Overlay
from reportgen.paint.deck.fields import field_numbers, field_shape
from reportgen.paint.deck.ooxml import DECLARATION, EMPTY_TREE, NAMESPACES
from reportgen.paint.deck.shapes import PLACEHOLDERS, decoration, drawing_group, numbers_taken, picture, text_shape
from reportgen.paint.deck.table import table_frame
from reportgen.paint.deck.template_parts import theme_part
from reportgen.paint.deck.text import TextWriter
from reportgen.text.measure import Measure
from reportgen.theme import Theme

_CHART_SHAPES = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"
_COLOUR_FROM_TEXT = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">'
    '<ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/>'
    "</a:ext></a:extLst>"
)


@dataclass
class Deck:
    """What the slides of one deck share, and how many charts it has so far: parts are numbered here.

    python-pptx would look for each next free number among all parts, which is quadratic.
    """

    package: Any
    theme: Theme
    language: str
    root: Path
    slides: dict[str, Any]  # anchor -> slide part
    charts: int = 0
    look: ChartLook = field(init=False)
    measure: Measure = field(init=False)
    office_theme: str = field(init=False)

    def __post_init__(self) -> None:
        self.look, self.measure = ChartLook.of(self.theme), Measure(self.theme)
        self.office_theme = theme_part(self.theme, "reportgen")

    def chart_part(self, fragment: ChartFragment) -> Any:
        """A chart part with its workbook and what is laid over it."""
        self.charts += 1
        writer, data = ChartWriter(fragment, self.look, self.measure, self.language), ChartData.of(fragment.model)
        overlay = Overlay(fragment, self.look, self.language, self.measure).part()
        xml = writer.part(data, overlaid=bool(overlay)).encode()
        part = ChartPart(PackURI(f"/ppt/charts/chart{self.charts}.xml"), CT.DML_CHART, self.package, parse_xml(xml))
        name = PackURI(f"/ppt/embeddings/Microsoft_Excel_Sheet{self.charts}.xlsx")
        part.relate_to(EmbeddedXlsxPart(name, CT.SML_SHEET, self.package, data.workbook(self.office_theme)), RT.PACKAGE)
        if overlay:
            name = PackURI(f"/ppt/drawings/drawing{self.charts}.xml")
            part.relate_to(Part(name, _CHART_SHAPES, self.package, overlay.encode()), RT.CHART_USER_SHAPES)
        return part

    def image_part(self, fragment: PictureFragment) -> Any:
        """The part of a picture file, one for all its uses; PackError where it is no picture that Office takes."""
        try:
            return self.package.get_or_add_image_part(str(self.root / fragment.file))
        except (OSError, ValueError) as error:
            found = f"the picture '{fragment.file}' cannot be read"
            wanted, hint = "a PNG or JPEG file of the project", "save it again as PNG"
            raise PackError([Problem(fragment.place, found, wanted, hint, "unreadable-picture")]) from error


@dataclass(frozen=True)
class SlideLinks:
    """The links of one slide, as relationships of its part."""

    deck: Deck
    part: Any

    def click(self, target: str) -> str:
        """A click that opens a URL or jumps to a slide; link text keeps the colour it was given."""
        if target.startswith("#"):
            slide = self.deck.slides.get(target[1:])
            if slide is None:
                return ""
            relation, action = self.part.relate_to(slide, RT.SLIDE), ' action="ppaction://hlinksldjump"'
        else:
            relation, action = self.part.relate_to(target, RT.HYPERLINK, is_external=True), ""
        return f'<a:hlinkClick r:id="{relation}"{action}>{_COLOUR_FROM_TEXT}</a:hlinkClick>'


class SlideWriter:
    """Writes the shapes of one page; shape ids count on from 2, the first after the slide's own tree."""

    def __init__(self, deck: Deck, part: Any) -> None:
        self._deck, self._part = deck, part
        self._text = TextWriter(deck.theme, deck.language, SlideLinks(deck, part))
        self._next, self._filled = 2, set[str]()

    def slide(self, page: Page) -> str:
        """The slide's XML, its relationships made on the way."""
        shapes = "".join(self._shape(fragment) for fragment in page.fragments)
        return (
            f"{DECLARATION}<p:sld {NAMESPACES}><p:cSld><p:spTree>{EMPTY_TREE}{shapes}</p:spTree></p:cSld>"
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
        )

    def _shape(self, fragment: Fragment) -> str:
        number = self._next
        self._next += _numbers_taken(fragment)
        match fragment:
            case TextFragment():
                return text_shape(number, fragment, self._text, self._takes_placeholder(fragment))
            case TableFragment():
                return table_frame(number, fragment, self._text)
            case ChartFragment():
                return chart_frame(number, fragment, self._part.relate_to(self._deck.chart_part(fragment), RT.CHART))
            case DrawingFragment():
                return drawing_group(number, fragment, self._text)
            case FieldFragment():
                return field_shape(number, fragment, self._deck.language)
            case ShapeFragment():
                return decoration(number, fragment)
            case PictureFragment():
                return picture(number, fragment, self._part.relate_to(self._deck.image_part(fragment), RT.IMAGE))
        raise TypeError(f"no shape for a {type(fragment).__name__}")

    def _takes_placeholder(self, fragment: TextFragment) -> bool:
        """The first text of each slot fills its placeholder; a slide has one of each."""
        if fragment.slot not in PLACEHOLDERS or fragment.slot in self._filled:
            return False
        self._filled.add(fragment.slot)
        return True


def _numbers_taken(fragment: Fragment) -> int:
    """How many shape ids a fragment's shapes take."""
    if isinstance(fragment, DrawingFragment):
        return numbers_taken(fragment)
    return field_numbers(fragment) if isinstance(fragment, FieldFragment) else 1
