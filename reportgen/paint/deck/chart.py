"""Native charts: one piece of XML per chart; numbers, axes, series and labels have modules of their own.

The inner plot area has a manual layout, so that the native chart's axes, columns and points stand where the PDF draws
them (``charts.place`` keeps to the rules of a native chart).
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.charts.look import ChartLook
from reportgen.charts.model import ChartModel
from reportgen.charts.place import DONUT_HOLE
from reportgen.layout.page import ChartFragment
from reportgen.paint.deck.chart_axes import axes, axis_ids
from reportgen.paint.deck.chart_data import ChartData
from reportgen.paint.deck.chart_labels import Labels
from reportgen.paint.deck.chart_series import SeriesWriter
from reportgen.paint.deck.ooxml import DECLARATION, A, C, R, attribute, identity, look, number, place
from reportgen.text.measure import Measure

WORKBOOK_RELATION, OVERLAY_RELATION = "rId1", "rId2"
_GROUPING = {"clustered": "clustered", "stacked": "stacked", "percent": "percentStacked"}
_BARE = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def chart_frame(number: int, fragment: ChartFragment, relation: str) -> str:
    """The graphic frame of a chart part, with the model's alt text."""
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{identity(number, fragment.name, fragment.model.alt)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'{place(fragment.rect, "p:xfrm")}<a:graphic><a:graphicData uri="{C}">'
        f'<c:chart xmlns:c="{C}" r:id="{relation}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )


@dataclass(frozen=True)
class ChartWriter:
    """Writes the chart part of one fragment."""

    fragment: ChartFragment
    look: ChartLook
    measure: Measure
    language: str

    @property
    def model(self) -> ChartModel:
        return self.fragment.model

    def part(self, data: ChartData, overlaid: bool) -> str:
        """The chart part; its workbook is related as rId1, and what is laid over it, if anything, as rId2."""
        overlay = f'<c:userShapes r:id="{OVERLAY_RELATION}"/>' if overlaid else ""
        labels = Labels(self.fragment, self.look, self.measure, self.language)
        writer = SeriesWriter(self.model, data, labels, self.look, self.fragment.plot.h)
        drawn = self._donut(writer) if self.model.is_donut else self._groups(writer)
        return (
            f'{DECLARATION}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/>'
            f'<c:lang val="{attribute(self.language)}"/><c:roundedCorners val="0"/>'
            '<c:chart><c:autoTitleDeleted val="1"/>'
            f"<c:plotArea>{_inner(self.fragment)}{drawn}{_BARE}</c:plotArea>"
            f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{_BARE}{self._text()}'
            f'<c:externalData r:id="{WORKBOOK_RELATION}"><c:autoUpdate val="0"/></c:externalData>{overlay}'
            "</c:chartSpace>"
        )

    def _text(self) -> str:
        properties = look(self.look.text_size, self.look.secondary)
        return f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{properties}</a:pPr><a:endParaRPr/></a:p></c:txPr>"

    def _donut(self, writer: SeriesWriter) -> str:
        return (
            f'<c:doughnutChart><c:varyColors val="1"/>{writer.donut()}<c:firstSliceAng val="0"/>'
            f'<c:holeSize val="{round(DONUT_HOLE * 100)}"/></c:doughnutChart>'
        )

    def _groups(self, writer: SeriesWriter) -> str:
        """Groups from the ground up: confidence bands, areas, columns, lines; the second axis over the first; axes."""
        found = ""
        for secondary in (False, True):
            ids = "".join(f'<c:axId val="{i}"/>' for i in axis_ids(secondary))
            found += _group("areaChart", "stacked", writer.bands(secondary), ids)
            areas = "standard" if self.model.grouping == "clustered" else _GROUPING[self.model.grouping]
            found += _group("areaChart", areas, writer.areas(secondary), ids)
            found += self._bars(writer.bars(secondary), ids)
            found += _group("lineChart", "standard", writer.lines(secondary), f'<c:marker val="1"/>{ids}')
        return found + axes(self.fragment, self.look, self.measure)

    def _bars(self, bars: str, ids: str) -> str:
        overlap = self.model.overlap if self.model.grouping == "clustered" else 100
        tail = (
            f'<c:gapWidth val="{min(500, max(0, self.model.gap_width))}"/>'
            f'<c:overlap val="{min(100, max(-100, overlap))}"/>{ids}'
        )
        direction = f'<c:barDir val="{"bar" if self.model.horizontal else "col"}"/>'
        return _group("barChart", _GROUPING[self.model.grouping], bars, tail, direction)


def _group(kind: str, grouping: str, series: str, tail: str, head: str = "") -> str:
    """A chart group, or nothing without series."""
    if not series:
        return ""
    return f'<c:{kind}>{head}<c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}{tail}</c:{kind}>'


def _inner(fragment: ChartFragment) -> str:
    """The inner plot area as shares of the graphic, to a millionth."""
    rect, plot = fragment.rect, fragment.plot
    shares = ((plot.x - rect.x) / rect.w, (plot.y - rect.y) / rect.h, plot.w / rect.w, plot.h / rect.h)
    x, y, w, h = (number(round(share, 6)) for share in shares)
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x}"/><c:y val="{y}"/><c:w val="{w}"/><c:h val="{h}"/></c:manualLayout></c:layout>'
    )
