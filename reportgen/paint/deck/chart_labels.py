"""Data labels of native charts: the model's own words at single points, boxed where the model says so."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.charts.look import BOX_OUTLINE, BOX_PADDING, ChartLook, readable_on
from reportgen.charts.model import ChartSeries, PointLabel
from reportgen.charts.place import PlotPlace, colour_of
from reportgen.layout.page import ChartFragment
from reportgen.paint.deck.ooxml import attribute, emu, fill, line, number, words
from reportgen.text.measure import Measure

_LINE_POSITIONS = {"above": "t", "below": "b", "right": "r", "left": "l", "outside end": "t", "centre": "ctr"}
_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


@dataclass(frozen=True)
class Labels:
    """Writes the data labels of one chart."""

    fragment: ChartFragment
    look: ChartLook
    measure: Measure
    language: str

    def of(self, series: ChartSeries, index: int) -> str:
        """``c:dLbls`` of the series at ``index``; nothing where it has no labels."""
        last = max((i for i, v in enumerate(series.values) if v is not None), default=-1)
        at_end = self.fragment.model.end_labels and series.kind == "line" and not series.dashed
        shown = "".join(
            self._label(series, index, i, label)
            for i, label in enumerate(series.labels)
            if label and series.values[i] is not None and not (at_end and i == last)
        )
        return f"<c:dLbls>{shown}{_SHOWN.format(0)}</c:dLbls>" if shown else ""

    def _label(self, series: ChartSeries, index: int, category: int, label: PointLabel) -> str:
        """One label. Fixed words rather than the value's: they were rounded once, and the PDF shows the same."""
        run = (
            f'<a:r><a:rPr lang="{attribute(self.language)}" {self._weight}>{fill(self._colour(series, category, label))}'
            f'<a:latin typeface="+mn-lt"/></a:rPr><a:t>{words(label.text)}</a:t></a:r>'
        )
        position = self._position(series, label)
        return (
            f'<c:dLbl><c:idx val="{category}"/>{self._lifted(series, index, category, label)}'
            f"<c:tx><c:rich>{_body(label)}<a:lstStyle/><a:p>{run}</a:p></c:rich></c:tx>{_ground(series, label)}"
            f"{f'<c:dLblPos val={chr(34)}{position}{chr(34)}/>' if position else ''}{_SHOWN.format(1)}</c:dLbl>"
        )

    @property
    def _weight(self) -> str:
        if self.fragment.model.spark:
            return f'sz="{round(self.look.spark_size * 100)}" b="0"'
        return f'sz="{round(self.look.label_size * 100)}" b="1"'

    def _colour(self, series: ChartSeries, category: int, label: PointLabel) -> str:
        on_fill = series.kind == "donut" or (series.kind in ("column", "bar") and label.position == "centre")
        if on_fill:
            return readable_on(colour_of(series, category), self.look.ink)
        return self.look.secondary if self.fragment.model.spark else self.look.ink

    def _position(self, series: ChartSeries, label: PointLabel) -> str:
        """The position's code; the schema of a doughnut or an area knows none, stacked columns none outside."""
        if series.kind in ("donut", "area"):
            return ""
        if series.kind == "line":
            return _LINE_POSITIONS[label.position]
        if label.position == "centre":
            return "ctr"
        return "outEnd" if self.fragment.model.grouping == "clustered" else "inEnd"

    def _lifted(self, series: ChartSeries, index: int, category: int, label: PointLabel) -> str:
        """A shift above the tallest column that the words span, so that they cross none."""
        model = self.fragment.model
        if series.kind != "column" or model.horizontal or label.position == "centre":
            return ""
        bars = PlotPlace(model, self.fragment.plot).bars()
        own = next((b for b in bars if (b.series, b.category) == (index, category)), None)
        if own is None or own.end < own.start:
            return ""
        middle = own.rect.x + own.rect.w / 2
        reach = self.measure.text(label.text, self.look.label_size, bold=True) / 2
        top = min(b.rect.y for b in bars if b is own or (b.rect.right > middle - reach and b.rect.x < middle + reach))
        up = (own.rect.y - top) / self.fragment.rect.h
        if up < 0.001:
            return ""
        return (
            f'<c:layout><c:manualLayout><c:x val="0"/><c:y val="{number(round(-up, 6))}"/></c:manualLayout></c:layout>'
        )


def _body(label: PointLabel) -> str:
    inset = emu(BOX_PADDING) if label.boxed else 0
    above = emu(1) if label.boxed else 0
    return f'<a:bodyPr wrap="none" lIns="{inset}" tIns="{above}" rIns="{inset}" bIns="{above}" anchor="ctr"><a:spAutoFit/></a:bodyPr>'


def _ground(series: ChartSeries, label: PointLabel) -> str:
    if not label.boxed:
        return "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    return f"<c:spPr>{fill('#FFFFFF')}{line(series.colour, BOX_OUTLINE)}</c:spPr>"
