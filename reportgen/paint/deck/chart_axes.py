"""Axes of native charts: limits, steps, number formats, label skips, lines, all as the model has them."""

from __future__ import annotations

from reportgen.charts.look import GRID_WEIGHT, ZERO_LINE_WEIGHT, ChartLook
from reportgen.charts.model import ChartModel, ValueAxis
from reportgen.layout.page import ChartFragment
from reportgen.paint.deck.ooxml import attribute, fill, line, number, words
from reportgen.text.measure import Measure

_NONE = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"


def axis_ids(secondary: bool) -> tuple[int, int]:
    """Ids of the category and the value axis; positive, since the schema has them unsigned."""
    return (3001, 3002) if secondary else (2001, 2002)


def axes(fragment: ChartFragment, look: ChartLook, measure: Measure) -> str:
    """The category axis, the value axis, and where the model has a second one, that with its hidden categories."""
    model = fragment.model
    found = _categories(model, look) + _values(fragment, model.axis, look, measure, secondary=False)
    if any(s.secondary for s in model.series):
        found += _values(fragment, model.second_axis or model.axis, look, measure, secondary=True) + _hidden_categories(
            model
        )
    return found


def _categories(model: ChartModel, look: ChartLook) -> str:
    own, other = axis_ids(secondary=False)
    marks = "none" if model.spark or model.horizontal else "out"
    # "low" keeps labels at the plot's edge where columns reach below zero
    labels = "none" if model.spark else "low"
    # The zero line takes its weight from the axis and so do its ticks: a native axis has one line for both.
    stroke = line(look.secondary, GRID_WEIGHT if model.spark else ZERO_LINE_WEIGHT)
    skip = max(1, model.label_step)
    return (
        f'<c:catAx><c:axId val="{own}"/><c:scaling><c:orientation val="{"maxMin" if model.horizontal else "minMax"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if model.horizontal else "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        f'<c:majorTickMark val="{marks}"/><c:minorTickMark val="none"/><c:tickLblPos val="{labels}"/>'
        f"<c:spPr><a:noFill/>{stroke}</c:spPr>{axis_text(look)}"
        f'<c:crossAx val="{other}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        f'<c:tickLblSkip val="{skip}"/><c:tickMarkSkip val="{skip}"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _hidden_categories(model: ChartModel) -> str:
    own, other = axis_ids(secondary=True)
    return (
        f'<c:catAx><c:axId val="{own}"/><c:scaling><c:orientation val="{"maxMin" if model.horizontal else "minMax"}"/></c:scaling>'
        f'<c:delete val="1"/><c:axPos val="{"l" if model.horizontal else "b"}"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="{other}"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _values(fragment: ChartFragment, axis: ValueAxis, look: ChartLook, measure: Measure, secondary: bool) -> str:
    model = fragment.model
    other, own = axis_ids(secondary)
    deleted = int(model.spark or not axis.visible)
    # With the first category at the top, the far end of the category axis is the bottom of the plot.
    far = secondary or model.horizontal
    grid = ""
    if axis.gridlines and not secondary and not model.spark:
        grid = f"<c:majorGridlines><c:spPr>{line(look.grid, GRID_WEIGHT)}</c:spPr></c:majorGridlines>"
    side = ("t" if secondary else "b") if model.horizontal else ("r" if secondary else "l")
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/><c:max val="{number(axis.maximum)}"/>'
        f'<c:min val="{number(axis.minimum)}"/></c:scaling><c:delete val="{deleted}"/>'
        f'<c:axPos val="{side}"/>{grid}{_title(fragment, axis, look, measure, secondary)}'
        f'<c:numFmt formatCode="{attribute(axis.number_format)}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'{_NONE}{axis_text(look)}<c:crossAx val="{other}"/><c:crosses val="{"max" if far else "autoZero"}"/>'
        f'<c:crossBetween val="between"/><c:majorUnit val="{number(axis.step)}"/></c:valAx>'
    )


def axis_text(look: ChartLook) -> str:
    """The look of tick labels; never turned, since layout chose which of them fit."""
    return (
        '<c:txPr><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr sz="{round(look.text_size * 100)}" b="0">{fill(look.secondary)}<a:latin typeface="+mn-lt"/></a:defRPr>'
        "</a:pPr><a:endParaRPr/></a:p></c:txPr>"
    )


def _title(fragment: ChartFragment, axis: ValueAxis, look: ChartLook, measure: Measure, secondary: bool) -> str:
    """The axis's title above it, level, at the graphic's left or right edge."""
    if not axis.title or fragment.model.spark:
        return ""
    rect, size = fragment.rect, look.text_size
    x = 1 - measure.text(axis.title, size) / rect.w if secondary else 0
    y = (fragment.plot.y - 2 * size - rect.y) / rect.h
    return (
        '<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz" lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/><a:p>'
        f'<a:pPr><a:defRPr sz="{round(size * 100)}" b="0"/></a:pPr><a:r><a:rPr sz="{round(size * 100)}" b="0">'
        f'{fill(look.secondary)}<a:latin typeface="+mn-lt"/></a:rPr><a:t>{words(axis.title)}</a:t></a:r></a:p></c:rich></c:tx>'
        f'<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{number(round(x, 6))}"/>'
        f'<c:y val="{number(round(y, 6))}"/></c:manualLayout></c:layout><c:overlay val="1"/></c:title>'
    )
