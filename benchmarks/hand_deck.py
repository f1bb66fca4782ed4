"""The deck of the plain script: python-pptx's text boxes, native charts, and tables filled cell by cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hand_slides import (
    CONTEXT,
    COVER_LINE,
    FOOTER,
    GRID,
    HEADERS,
    INK,
    KEY,
    MEASURED,
    NAVY,
    OUTCOMES,
    OWNER,
    PLUM,
    RULE,
    SECONDARY,
    SECTIONS,
    SMALL_PRINT,
    SOURCE,
    TEAL,
    WHITE,
    Chart,
    Slide,
)
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # a table without style and grid
Rect = tuple[float, float, float, float]
Runs = list[tuple[str, bool]]


def rgb(colour: str) -> RGBColor:
    """A colour of python-pptx."""
    return RGBColor.from_string(colour.lstrip("#"))


def write_deck(slides: list[Slide], path: Path) -> None:
    """All slides as one presentation."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(960), Pt(540)
    for slide in slides:
        page = deck.slides.add_slide(deck.slide_layouts[6])
        if slide.kind == "cover":
            cover(page, slide)
            continue
        if slide.kind == "divider":
            divider(page, slide, slides)
        else:
            box(page, (0, 0, 960, 8), slide.colour)
            text(page, (32, 20, 744, 14), [[(slide.kicker, True)]], 11, slide.colour)
            text(page, (32, 36, 896, 50), [[(slide.headline, True)]], 20)
            content(page, slide, slides)
        footer(page, slide)
    deck.save(str(path))


def content(page: Any, slide: Slide, slides: list[Slide]) -> None:
    """What stands under the headline."""
    if slide.kind == "contents":
        contents(page, slides)
        return
    if slide.kind == "table":
        borough_table(page, slide)
    elif slide.kind == "notes":
        add_chart(page, slide.charts[0], 32, 592)
        text(page, (648, 96, 280, 384), [[(head, True), (rest, False)] for head, rest in slide.notes], 12, after=6)
    else:
        add_chart(page, slide.charts[0], 32, 440)
        add_chart(page, slide.charts[1], 488, 440)
    text(page, (32, 484, 896, 12), [[(SOURCE, False)]], 9, SECONDARY)


def text(
    page: Any,
    at: Rect,
    paragraphs: list[Runs],
    size: float,
    colour: str = INK,
    *,
    right: bool = False,
    after: float = 0,
) -> None:
    """A text box without insets; each paragraph is a list of runs."""
    frame = page.shapes.add_textbox(*map(Pt, at)).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for n, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        paragraph.space_after = Pt(after)
        for words, bold in runs:
            run = paragraph.add_run()
            run.text = words
            run.font.size, run.font.bold, run.font.name = Pt(size), bold, "Arial"
            run.font.color.rgb = rgb(colour)


def box(page: Any, at: Rect, colour: str) -> None:
    """A filled rectangle."""
    shape = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Pt, at))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    shape.line.fill.background()
    shape.shadow.inherit = False


def footer(page: Any, slide: Slide) -> None:
    """Rule, footer, classification and page number."""
    left = 396 if slide.kind == "divider" else 32
    box(page, (left, 506, 928 - left, 0.75), RULE)
    words = [
        (OWNER, True),
        (f"   {FOOTER}", False),
    ]
    text(page, (left, 512, 460, 12), [words], 9, SECONDARY)
    text(page, (756, 512, 100, 12), [[("OFFICIAL", True)]], 9, SECONDARY, right=True)
    text(page, (872, 512, 56, 12), [[(str(slide.number), True)]], 9, INK, right=True)


def cover(page: Any, slide: Slide) -> None:
    """The coloured block with its words, and the bars."""
    box(page, (0, 0, 960, 348), NAVY)
    text(page, (32, 32, 744, 18), [[(slide.kicker, True)]], 14, WHITE)
    box(page, (32, 72, 64, 6), WHITE)
    text(page, (32, 104, 896, 52), [[(slide.headline, True)]], 44, WHITE)
    text(page, (32, 164, 896, 34), [[("Q1 2023/24", False)]], 28, WHITE)
    text(page, (32, 228, 656, 42), [[(COVER_LINE, False)]], 14, WHITE)
    for n, (name, colour) in enumerate(SECTIONS.items()):
        box(page, (32 + n * 228, 372, 212, 8), colour)
        text(page, (32 + n * 228, 398, 212, 20), [[(name, True)]], 14, colour)
    text(page, (32, 479, 600, 14), [[(SMALL_PRINT, False)]], 10, SECONDARY)
    text(page, (768, 479, 160, 14), [[("OFFICIAL", True)]], 10, INK, right=True)


def divider(page: Any, slide: Slide, slides: list[Slide]) -> None:
    """The coloured panel with its links, and the outcomes beside it."""
    box(page, (0, 0, 364, 540), slide.colour)
    text(page, (32, 40, 300, 17), [[(slide.kicker, True)]], 12, WHITE)
    text(page, (32, 68, 300, 132), [[(slide.headline, True)]], 34, WHITE)
    box(page, (32, 212, 64, 4), WHITE)
    entries = [s for s in slides if s.listed and s.colour == slide.colour]
    top = 478 - 20 * len(entries)
    text(page, (32, top - 22, 300, 17), [[("In this section", True)]], 12, WHITE)
    text(page, (32, top, 270, 20), [[(s.kicker, False)] for s in entries], 12, WHITE, after=5)
    text(page, (302, top, 30, 20), [[(str(s.number), True)] for s in entries], 12, WHITE, right=True, after=5)
    text(page, (396, 40, 532, 20), [[("Outcomes we want to see", True)]], 15, slide.colour)
    for n, words in enumerate(OUTCOMES):
        text(page, (396, 76 + 40 * n, 40, 26), [[(str(n + 1), True)]], 22, slide.colour)
        text(page, (436, 78 + 40 * n, 492, 20), [[(words, False)]], 14)
        box(page, (396, 108 + 40 * n, 532, 0.75), RULE)
    text(page, (396, 230, 532, 20), [[("How progress is measured", True)]], 15, slide.colour)
    text(page, (396, 260, 258, 60), [[(f"■ {words}", False)] for words in MEASURED[:2]], 12, after=8)
    text(page, (670, 260, 258, 60), [[(f"■ {words}", False)] for words in MEASURED[2:]], 12, after=8)


def contents(page: Any, slides: list[Slide]) -> None:
    """Sections in three columns, page numbers at their right edges."""
    tops = [88.0, 88.0, 88.0]
    for column, slide in zip((0, 1, 2, 2), (s for s in slides if s.kind == "divider"), strict=True):
        x, y = 32 + column * 304, tops[column]
        entries = [s for s in slides if s.listed and s.colour == slide.colour]
        box(page, (x, y, 288, 4), slide.colour)
        text(page, (x, y + 12, 288, 18), [[(slide.headline, True)]], 13, slide.colour)
        text(page, (x, y + 36, 250, 20), [[(s.kicker, False)] for s in entries], 12, after=5)
        text(page, (x + 258, y + 36, 30, 20), [[(str(s.number), False)] for s in entries], 12, INK, right=True, after=5)
        tops[column] += 60 + 20 * len(entries)


def borough_table(page: Any, slide: Slide) -> None:
    """Two tables side by side, and the key."""
    text(page, (32, 96, 896, 14), [[(slide.subtitle, False)]], 11, SECONDARY)
    half(page, slide, 32, 0, 17)
    half(page, slide, 488, 17, len(slide.rows))
    for n, (colour, words) in enumerate(KEY):
        box(page, (32 + 170 * n, 464, 12, 10), colour)
        text(page, (50 + 170 * n, 462, 150, 14), [[(words, False)]], 10, SECONDARY)


def half(page: Any, slide: Slide, x: float, start: int, stop: int) -> None:
    """One half of the table, filled cell by cell."""
    rows = [HEADERS, *slide.rows[start:stop]]
    table = page.shapes.add_table(len(rows), 7, Pt(x), Pt(113), Pt(440), Pt(28 + 18 * (stop - start))).table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = NO_STYLE
    for n in range(7):
        table.columns[n].width = Pt(134 if n == 0 else 51)
    for r, cells in enumerate(rows):
        table.rows[r].height = Pt(28 if r == 0 else 18)
        total = start + r == len(slide.rows)
        for c, words in enumerate(cells):
            fill = slide.colour if r == 0 else slide.fills.get((start + r - 1, c), "")
            cell(table.cell(r, c), words, fill, heading=r == 0, bold=total or r == 0 or bool(fill), left=c == 0)


def cell(cell: Any, words: str, fill: str, *, heading: bool, bold: bool, left: bool) -> None:
    """Words, font, alignment, insets and fill of one cell."""
    cell.margin_left = cell.margin_right = Pt(5)
    cell.margin_top = cell.margin_bottom = Pt(2)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT if left else PP_ALIGN.RIGHT
    run = paragraph.add_run()
    run.text = words
    run.font.size, run.font.bold, run.font.name = Pt(9 if heading else 9.5), bold, "Arial"
    run.font.color.rgb = rgb(WHITE if heading else INK)
    if fill:
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb(fill)


def add_chart(page: Any, chart: Chart, x: float, w: float) -> None:
    """Title, subtitle and a native chart."""
    text(page, (x, 96, w, 18), [[(chart.title, True)]], 13)
    text(page, (x, 114, w, 14), [[(chart.subtitle, False)]], 11, SECONDARY)
    data = CategoryChartData()
    data.categories = chart.categories
    for name, values in chart.series.items():
        data.add_series(name, values, "#,##0")
    if chart.rates:
        data.add_series("Positive outcomes (right)", chart.rates, '0.0"%"')
    if chart.baseline is not None:
        data.add_series(f"{chart.categories[0]}: {chart.baseline:,}", [chart.baseline] * len(chart.categories), "#,##0")
    kind = XL_CHART_TYPE.LINE if chart.kind == "line" else XL_CHART_TYPE.COLUMN_CLUSTERED
    native = page.shapes.add_chart(kind, Pt(x), Pt(130), Pt(w), Pt(350), data).chart
    native.has_legend = True
    native.legend.position, native.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    native.font.size, native.font.name, native.font.color.rgb = Pt(10), "Arial", rgb(SECONDARY)
    native.value_axis.minimum_scale = 0
    native.value_axis.major_gridlines.format.line.color.rgb = rgb(GRID)
    native.value_axis.format.line.fill.background()
    native.value_axis.tick_labels.number_format = "#,##0"
    native.value_axis.tick_labels.number_format_is_linked = False
    native.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if chart.kind == "line":
        for series, colour in zip(native.plots[0].series, (NAVY, TEAL, PLUM), strict=True):
            look_line(series, colour)
            label(series, 0)
            label(series, len(chart.categories) - 1)
    else:
        look_columns(native, chart)


def look_columns(native: Any, chart: Chart) -> None:
    """Quiet columns with the latest in front, and the second series as a line over them."""
    plot = native.plots[0]
    plot.gap_width = 45
    columns = plot.series[0]
    columns.format.fill.solid()
    columns.format.fill.fore_color.rgb = rgb(CONTEXT)
    last = len(chart.categories) - 1
    if not chart.rates:
        columns.points[last].format.fill.solid()
        columns.points[last].format.fill.fore_color.rgb = rgb(NAVY)
    label(columns, last)
    lay_over(native, secondary=bool(chart.rates))
    over = native.plots[1].series[0]
    if chart.rates:
        look_line(over, PLUM)
        label(over, 0)
        label(over, last)
    else:
        look_line(over, INK, 1.25)
        over.format.line.dash_style = MSO_LINE.DASH


def look_line(series: Any, colour: str, weight: float = 2.25) -> None:
    """A straight line in its colour."""
    series.smooth = False
    series.format.line.color.rgb = rgb(colour)
    series.format.line.width = Pt(weight)
    series.marker.style = XL_MARKER_STYLE.NONE


def label(series: Any, at: int) -> None:
    """The value of one point, bold, above it."""
    shown = series.points[at].data_label
    shown.has_text_frame = False
    shown.font.bold, shown.font.size = True, Pt(10)
    if series._element.getparent().tag == qn("c:lineChart"):
        shown.position = XL_LABEL_POSITION.ABOVE
    else:
        shown.position = XL_LABEL_POSITION.OUTSIDE_END


def lay_over(native: Any, *, secondary: bool) -> None:
    """Move the second series into a line chart of its own; python-pptx has no combined chart, its XML has."""
    bar = native._chartSpace.find(f".//{qn('c:barChart')}")
    series = bar.findall(qn("c:ser"))[1]
    bar.remove(series)
    for tag in ("c:invertIfNegative",):
        for element in series.findall(qn(tag)):
            series.remove(element)
    line = etree.SubElement(bar.getparent(), qn("c:lineChart"))
    bar.addnext(line)
    etree.SubElement(line, qn("c:grouping")).set("val", "standard")
    etree.SubElement(line, qn("c:varyColors")).set("val", "0")
    line.append(series)
    etree.SubElement(line, qn("c:marker")).set("val", "1")
    axes = ["50010", "50020"] if secondary else [axis.get("val") for axis in bar.findall(qn("c:axId"))]
    for axis in axes:
        etree.SubElement(line, qn("c:axId")).set("val", axis)
    if secondary:
        bar.getparent().findall(qn("c:valAx"))[-1].addnext(second_axis("c:valAx", axes[1], axes[0]))
        bar.getparent().findall(qn("c:valAx"))[-1].addnext(second_axis("c:catAx", axes[0], axes[1]))


def second_axis(tag: str, own: str, other: str) -> Any:
    """An axis at the right edge (values) or out of sight (categories)."""
    values = tag == "c:valAx"
    axis = etree.Element(qn(tag), nsmap={"c": qn("c:x")[1:].partition("}")[0]})
    parts = [("c:axId", own), ("c:scaling", None), ("c:delete", "0" if values else "1"),
             ("c:axPos", "r" if values else "b"), ("c:numFmt", None), ("c:majorTickMark", "none"),
             ("c:minorTickMark", "none"), ("c:tickLblPos", "nextTo"), ("c:crossAx", other),
             ("c:crosses", "max" if values else "autoZero")]  # fmt: skip
    for name, value in parts:
        element = etree.SubElement(axis, qn(name))
        if value is not None:
            element.set("val", value)
        elif name == "c:numFmt":
            element.set("formatCode", '0"%"' if values else "General")
            element.set("sourceLinked", "0")
        else:
            for limit, at in (("c:orientation", "minMax"), *([("c:min", "0")] if values else [])):
                etree.SubElement(element, qn(limit)).set("val", at)
    return axis
