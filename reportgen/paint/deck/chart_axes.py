"""Axes of native charts: limits, steps, number formats, label skips, lines, all as the model has them."""

from __future__ import annotations

from reportgen.charts.look import GRID_WEIGHT, ZERO_LINE_WEIGHT, ChartLook
from reportgen.charts.model import ChartModel, ValueAxis
from reportgen.layout.page import ChartFragment
from reportgen.paint.deck.chart_overlay import labels_are_shapes
from reportgen.paint.deck.ooxml import attribute, line, look, number, words
from reportgen.text.measure import Measure


def axis_ids(secondary: bool) -> tuple[int, int]:
    """Ids of the category and the value axis; positive, since the schema has them unsigned."""
    return (3001, 3002) if secondary else (2001, 2002)


def axes(fragment: ChartFragment, own: ChartLook, measure: Measure) -> str:
    """The category axis, the value axis, and where a series needs a second one, that with its hidden categories."""
    model = fragment.model
    found = _categories(model, own) + _values(fragment, model.axis, own, measure, secondary=False)
    if any(s.secondary for s in model.series):
        found += _values(fragment, model.second_axis or model.axis, own, measure, secondary=True)
        found += _hidden_categories(model)
    return found


def _axis_head(model: ChartModel, identifier: int, deleted: bool) -> str:
    direction, side = ("maxMin", "l") if model.horizontal else ("minMax", "b")
    return (
        f'<c:axId val="{identifier}"/><c:scaling><c:orientation val="{direction}"/></c:scaling>'
        f'<c:delete val="{int(deleted)}"/><c:axPos val="{side}"/>'
    )


def _categories(model: ChartModel, own: ChartLook) -> str:
    identifier, other = axis_ids(secondary=False)
    # "low" keeps labels at the plot's edge where columns reach below zero.
    labels = "none" if model.spark or labels_are_shapes(model) else "low"
    stroke = line(own.secondary, GRID_WEIGHT if model.spark else ZERO_LINE_WEIGHT)
    skip = max(1, model.label_step)
    return (
        f'<c:catAx>{_axis_head(model, identifier, deleted=False)}<c:numFmt formatCode="General" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{labels}"/>'
        f"<c:spPr><a:noFill/>{stroke}</c:spPr>{_tick_text(own)}"
        f'<c:crossAx val="{other}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="100"/><c:tickLblSkip val="{skip}"/><c:tickMarkSkip val="{skip}"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _hidden_categories(model: ChartModel) -> str:
    identifier, other = axis_ids(secondary=True)
    return (
        f'<c:catAx>{_axis_head(model, identifier, deleted=True)}<c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="{other}"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _values(fragment: ChartFragment, axis: ValueAxis, own: ChartLook, measure: Measure, secondary: bool) -> str:
    model = fragment.model
    other, identifier = axis_ids(secondary)
    hidden = model.spark or not axis.visible
    # Bars start at the top, so that the far end of their category axis is the bottom of the plot.
    crossing = "max" if secondary or model.horizontal else "autoZero"
    side = ("t" if secondary else "b") if model.horizontal else ("r" if secondary else "l")
    grid = ""
    if axis.gridlines and not secondary and not model.spark:
        grid = f"<c:majorGridlines><c:spPr>{line(own.grid, GRID_WEIGHT)}</c:spPr></c:majorGridlines>"
    title = "" if hidden else _title(fragment, axis, own, measure, secondary)
    return (
        f'<c:valAx><c:axId val="{identifier}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{number(axis.maximum)}"/><c:min val="{number(axis.minimum)}"/></c:scaling>'
        f'<c:delete val="{int(hidden)}"/><c:axPos val="{side}"/>{grid}{title}'
        f'<c:numFmt formatCode="{attribute(axis.number_format)}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_tick_text(own)}"
        f'<c:crossAx val="{other}"/><c:crosses val="{crossing}"/>'
        f'<c:crossBetween val="between"/><c:majorUnit val="{number(axis.step)}"/></c:valAx>'
    )


def _tick_text(own: ChartLook) -> str:
    """The look of tick labels; never turned, since layout chose which of them fit."""
    properties = look(own.text_size, own.secondary)
    return (
        '<c:txPr><a:bodyPr rot="0" vert="horz"/><a:lstStyle/>'
        f"<a:p><a:pPr>{properties}</a:pPr><a:endParaRPr/></a:p></c:txPr>"
    )


def _title(fragment: ChartFragment, axis: ValueAxis, own: ChartLook, measure: Measure, secondary: bool) -> str:
    """The axis's title above it, level, at the graphic's left or right edge."""
    if not axis.title:
        return ""
    rect, size = fragment.rect, own.text_size
    x = max(0.0, 1 - measure.text(axis.title, size) / rect.w) if secondary else 0.0
    y = max(0.0, (fragment.plot.y - 2 * size - rect.y) / rect.h)
    run = f"<a:r>{look(size, own.secondary, tag='a:rPr')}<a:t>{words(axis.title)}</a:t></a:r>"
    return (
        '<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz" lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/>'
        f"<a:p><a:pPr>{look(size, own.secondary)}</a:pPr>{run}</a:p></c:rich></c:tx>"
        '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{number(round(x, 6))}"/><c:y val="{number(round(y, 6))}"/></c:manualLayout></c:layout>'
        '<c:overlay val="1"/></c:title>'
    )
