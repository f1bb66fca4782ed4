"""Data labels of native charts: the model's own words at single points, boxed where the model says so."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.charts.look import BOX_OUTLINE, BOX_PADDING, MARKER_GAP, ChartLook, readable_on
from reportgen.charts.model import ChartSeries, PointLabel
from reportgen.charts.place import PlotPlace, colour_of
from reportgen.layout.page import ChartFragment
from reportgen.paint.deck.ooxml import attribute, emu, fill, guid, line, look, number, words
from reportgen.text.measure import Measure
from reportgen.text.numbers import excel_format, show

_LINE_POSITIONS = {"above": "t", "below": "b", "right": "r", "left": "l", "outside end": "t", "centre": "ctr"}
_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
# [MS-ODRAWXML] 2.24.3: labels with fields carry this extension, even when they refer to no cells.
_FIELDS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    "<c15:dlblFieldTable/></c:ext></c:extLst>"
)

# LibreOffice would tie each moved label to its point by a line.
_NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)


@dataclass(frozen=True)
class Labels:
    """Writes the data labels of one chart."""

    fragment: ChartFragment
    look: ChartLook
    measure: Measure
    language: str

    def of(self, series: ChartSeries, index: int) -> str:
        """``c:dLbls`` of the series at ``index``; nothing where it has no labels.

        The last point of a line that is named at its end has none: layout writes its value beside the name.
        """
        last = max((i for i, v in enumerate(series.values) if v is not None), default=-1)
        named = self.fragment.model.end_labels and series.kind == "line" and not series.dashed
        shown = "".join(
            self._label(series, index, i, label)
            for i, label in enumerate(series.labels)
            if label and series.values[i] is not None and not (named and i == last)
        )
        return f"<c:dLbls>{shown}{_SHOWN.format(0)}{_NO_LEADERS}</c:dLbls>" if shown else ""

    def _label(self, series: ChartSeries, index: int, category: int, label: PointLabel) -> str:
        live = _is_the_value(series, category, label)
        position = self._position(series, label)
        code = attribute(series.number_format)
        text = f"<a:p>{self._words(series, category, label, live)}</a:p>"
        return (
            f'<c:dLbl><c:idx val="{category}"/>{self._moved(series, index, category, label)}'
            f"<c:tx><c:rich>{_body(label)}<a:lstStyle/>{text}</c:rich></c:tx>"
            f'<c:numFmt formatCode="{code}" sourceLinked="0"/>{_ground(series, label)}'
            + (f'<c:dLblPos val="{position}"/>' if position else "")
            + f"{_SHOWN.format(1)}{_FIELDS if live else ''}</c:dLbl>"
        )

    def _words(self, series: ChartSeries, category: int, label: PointLabel, live: bool) -> str:
        """The label's words: as a field that follows the value when someone edits the data, else as they are."""
        spark = self.fragment.model.spark
        size = self.look.spark_size if spark else self.look.label_size
        colour = self._colour(series, category, label)
        properties = look(size, colour, bold=not spark, tag="a:rPr", language=self.language)
        text = f"<a:t>{words(label.text)}</a:t>"
        if live:
            return f'<a:fld id="{guid(f"value {category}")}" type="VALUE">{properties}<a:pPr/>{text}</a:fld>'
        return f"<a:r>{properties}{text}</a:r>"

    def _colour(self, series: ChartSeries, category: int, label: PointLabel) -> str:
        if series.kind in ("column", "bar") and label.position == "centre":
            return readable_on(colour_of(series, category), self.look.ink)
        return self.look.secondary if self.fragment.model.spark else self.look.ink

    def _position(self, series: ChartSeries, label: PointLabel) -> str:
        """The position's code; an area has none to choose from, stacked columns none outside."""
        if series.kind == "area":
            return ""
        if series.kind == "line":
            return _LINE_POSITIONS[label.position]
        if label.position == "centre":
            return "ctr"
        return "outEnd" if self.fragment.model.grouping == "clustered" else "inEnd"

    def _moved(self, series: ChartSeries, index: int, category: int, label: PointLabel) -> str:
        """The label's way from where its position puts it: off a marker or the ticks, or above the columns it spans."""
        across, up = self._aside(series, category, label), self._lifted(series, index, category, label)
        if across <= 0.001 and up <= 0.001:
            return ""
        shift = f'<c:x val="{number(across)}"/><c:y val="{number(-up)}"/>'
        return f"<c:layout><c:manualLayout>{shift}</c:manualLayout></c:layout>"

    def _aside(self, series: ChartSeries, category: int, label: PointLabel) -> float:
        """To the right of a marker that crosses the point, or of the axis's ticks, as a share of the chart's width."""
        if series.kind != "line" or label.boxed or label.position not in ("above", "below"):
            return 0.0
        width = self.measure.text(label.text, self.look.label_size, bold=True)
        if any(marker.category == category for marker in self.fragment.model.markers):
            return round((width / 2 + MARKER_GAP) / self.fragment.rect.w, 6)
        place = PlotPlace(self.fragment.model, self.fragment.plot)
        point = place.centre(category)
        return round((place.clear_of_ticks(point, width) - point) / self.fragment.rect.w, 6)

    def _lifted(self, series: ChartSeries, index: int, category: int, label: PointLabel) -> float:
        """Above the tallest column that the words span and clear of lines, as a share of the chart's height."""
        model = self.fragment.model
        if series.kind != "column" or model.horizontal or label.position == "centre":
            return 0.0
        bars = PlotPlace(model, self.fragment.plot).bars()
        own = next((b for b in bars if (b.series, b.category) == (index, category)), None)
        if own is None or own.end < own.start:
            return 0.0
        middle = own.rect.x + own.rect.w / 2
        reach = self.measure.text(label.text, self.look.label_size, bold=True) / 2
        top = min(b.rect.y for b in bars if b is own or (b.rect.right > middle - reach and b.rect.x < middle + reach))
        return round((own.rect.y - top + label.lift) / self.fragment.rect.h, 6)


def _is_the_value(series: ChartSeries, category: int, label: PointLabel) -> bool:
    """Whether the words are just what the series' number format makes of the value."""
    figure = series.figures[category] if category < len(series.figures) else None
    if figure is None or figure.value != series.values[category]:
        return False
    return label.text == show(figure) and series.number_format == excel_format(figure.unit, figure.places)


def _body(label: PointLabel) -> str:
    across, down = (emu(BOX_PADDING), emu(1)) if label.boxed else (0, 0)
    return (
        f'<a:bodyPr wrap="none" lIns="{across}" tIns="{down}" rIns="{across}" bIns="{down}" anchor="ctr">'
        "<a:spAutoFit/></a:bodyPr>"
    )


def _ground(series: ChartSeries, label: PointLabel) -> str:
    if not label.boxed:
        return "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    return f"<c:spPr>{fill('#FFFFFF')}{line(series.colour, BOX_OUTLINE)}</c:spPr>"
