"""Native charts: one piece of XML per chart, its workbook, and the words that stand on top of it.

The inner plot area has a manual layout, so that the native chart's axes, columns and points stand where the PDF draws them
(``charts.place`` keeps to the rules of a native chart).
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.charts.look import ChartLook
from reportgen.charts.model import ChartModel
from reportgen.charts.place import DONUT_HOLE
from reportgen.geometry import Rect
from reportgen.layout.page import ChartFragment
from reportgen.paint.deck.chart_axes import axes, axis_ids
from reportgen.paint.deck.chart_data import ChartData
from reportgen.paint.deck.chart_labels import Labels
from reportgen.paint.deck.chart_series import SeriesWriter
from reportgen.paint.deck.ooxml import DECLARATION, A, C, R, attribute, fill, identity, number, place
from reportgen.text.measure import Measure

WORKBOOK_RELATION, OVERLAY_RELATION = "rId1", "rId2"
_GROUPING = {"clustered": "clustered", "stacked": "stacked", "percent": "percentStacked"}


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
        plot = f"<c:plotArea>{_inner(self.fragment)}{self._groups(data)}{self._axes()}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>"
        return (
            f'{DECLARATION}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/>'
            f'<c:lang val="{attribute(self.language)}"/><c:roundedCorners val="0"/>'
            f'<c:chart><c:autoTitleDeleted val="1"/>{plot}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
            f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{self._text()}"
            f'<c:externalData r:id="{WORKBOOK_RELATION}"><c:autoUpdate val="0"/></c:externalData>{overlay}</c:chartSpace>'
        )

    def _text(self) -> str:
        size = self.look.spark_size if self.model.spark else self.look.text_size
        return (
            "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
            f'<a:defRPr sz="{round(size * 100)}" b="0">{fill(self.look.secondary)}<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr>'
            f'<a:endParaRPr lang="{attribute(self.language)}"/></a:p></c:txPr>'
        )

    def _axes(self) -> str:
        if any(s.kind == "donut" for s in self.model.series):
            return ""
        return axes(self.fragment, self.look, self.measure)

    def _groups(self, data: ChartData) -> str:
        """Chart groups from the ground up: confidence bands, areas, columns, lines; second axis after the first."""
        labels = Labels(self.fragment, self.look, self.measure, self.language)
        writer = SeriesWriter(self.model, data, labels, self.look)
        if any(s.kind == "donut" for s in self.model.series):
            return (
                f'<c:doughnutChart><c:varyColors val="1"/>{writer.donut()}<c:firstSliceAng val="0"/>'
                f'<c:holeSize val="{round(DONUT_HOLE * 100)}"/></c:doughnutChart>'
            )
        found = ""
        for secondary in (False, True):
            ids = "".join(f'<c:axId val="{i}"/>' for i in axis_ids(secondary))
            found += self._areas(writer, secondary, ids) + self._bars(writer, secondary, ids)
            if lines := writer.lines(secondary):
                found += f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{lines}<c:marker val="1"/>{ids}</c:lineChart>'
        return found

    def _areas(self, writer: SeriesWriter, secondary: bool, ids: str) -> str:
        found = ""
        if bands := writer.bands(secondary):
            found = f'<c:areaChart><c:grouping val="stacked"/><c:varyColors val="0"/>{bands}{ids}</c:areaChart>'
        if areas := writer.areas(secondary):
            grouping = {"clustered": "standard"}.get(self.model.grouping, _GROUPING[self.model.grouping])
            found += f'<c:areaChart><c:grouping val="{grouping}"/><c:varyColors val="0"/>{areas}{ids}</c:areaChart>'
        return found

    def _bars(self, writer: SeriesWriter, secondary: bool, ids: str) -> str:
        bars = writer.bars(secondary)
        if not bars:
            return ""
        overlap = self.model.overlap if self.model.grouping == "clustered" else 100
        return (
            f'<c:barChart><c:barDir val="{"bar" if self.model.horizontal else "col"}"/>'
            f'<c:grouping val="{_GROUPING[self.model.grouping]}"/><c:varyColors val="0"/>{bars}'
            f'<c:gapWidth val="{min(500, max(0, self.model.gap_width))}"/>'
            f'<c:overlap val="{min(100, max(-100, overlap))}"/>{ids}</c:barChart>'
        )


def share(rect: Rect, part: Rect) -> tuple[float, float, float, float]:
    """Where ``part`` lies in ``rect``: left, top, width and height as shares of it, to a millionth."""
    return (
        round((part.x - rect.x) / rect.w, 6),
        round((part.y - rect.y) / rect.h, 6),
        round(part.w / rect.w, 6),
        round(part.h / rect.h, 6),
    )


def _inner(fragment: ChartFragment) -> str:
    x, y, w, h = map(number, share(fragment.rect, fragment.plot))
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x}"/><c:y val="{y}"/><c:w val="{w}"/><c:h val="{h}"/></c:manualLayout></c:layout>'
    )
