"""The PDF of the plain script: a pyplot figure per chart as PNG, platypus for words and tables."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path

import matplotlib.pyplot as plt
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
    Chart,
    Slide,
)
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    Image,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)  # fmt: skip

FONTS = Path(__file__).resolve().parent.parent / "reportgen" / "fonts"
SIZE = (960, 540)
DPI = 200


def style(name: str, size: float, leading: float, colour: str = INK, **more: object) -> ParagraphStyle:
    """A paragraph style in the sans font."""
    return ParagraphStyle(name, fontName="Sans", fontSize=size, leading=leading, textColor=colour, **more)


def bold(name: str, size: float, leading: float, colour: str = INK, **more: object) -> ParagraphStyle:
    """A paragraph style in the bold font."""
    return ParagraphStyle(name, fontName="Sans-Bold", fontSize=size, leading=leading, textColor=colour, **more)


def register_fonts() -> None:
    """The same fonts in reportlab and matplotlib."""
    for name, file in (("Sans", "Regular"), ("Sans-Bold", "Bold")):
        path = str(FONTS / f"LiberationSans-{file}.ttf")
        pdfmetrics.registerFont(TTFont(name, path))
        font_manager.fontManager.addfont(path)
    pdfmetrics.registerFontFamily("Sans", normal="Sans", bold="Sans-Bold", italic="Sans", boldItalic="Sans-Bold")
    plt.switch_backend("Agg")
    plt.rcParams.update({
        "font.family": "Liberation Sans", "font.size": 10, "text.color": INK, "axes.edgecolor": SECONDARY,
        "xtick.color": SECONDARY, "ytick.color": SECONDARY, "axes.spines.top": False, "axes.spines.right": False,
        "axes.spines.left": False, "axes.grid": True, "axes.grid.axis": "y", "grid.color": GRID, "axes.axisbelow": True,
    })  # fmt: skip


def write_pdf(slides: list[Slide], path: Path) -> None:
    """All slides as one document."""
    register_fonts()
    document = BaseDocTemplate(
        str(path), pagesize=SIZE, title="Synthetic performance report", lang="en-GB", leftMargin=0, rightMargin=0
    )
    whole = Frame(32, 30, 896, 494, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    right = Frame(396, 40, 532, 460, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    templates = [
        PageTemplate(f"page-{slide.number}", right if slide.kind == "divider" else whole,
                     onPage=partial(draw_furniture, slide, slides))
        for slide in slides
    ]  # fmt: skip
    document.addPageTemplates(templates)
    story: list[Flowable] = []
    for slide in slides:
        if story:
            story += [NextPageTemplate(f"page-{slide.number}"), PageBreak()]
        story += flowables(slide, slides)
    document.build(story)


def draw_furniture(slide: Slide, slides: list[Slide], canvas: Canvas, document: BaseDocTemplate) -> None:
    """What stands on a page outside the frame: bands, panels, footer, page number."""
    canvas.bookmarkPage(f"p{slide.number}")
    if slide.kind == "cover":
        draw_cover(canvas)
        return
    if slide.kind == "divider":
        canvas.setFillColor(slide.colour)
        canvas.rect(0, 0, 364, 540, stroke=0, fill=1)
        panel = [
            Paragraph(slide.kicker, bold("divider-kicker", 12, 17, "#FFFFFF")),
            Spacer(1, 11),
            Paragraph(slide.headline, bold("divider-title", 34, 41, "#FFFFFF")),
            Spacer(1, 100),
            Paragraph("In this section", bold("divider-label", 12, 22, "#FFFFFF")),
            *entries(listed(slide, slides), style("divider-link", 12, 20, "#FFFFFF"), 300),
        ]
        Frame(32, 20, 300, 484, leftPadding=0, rightPadding=0).addFromList(panel, canvas)
    else:
        canvas.setFillColor(slide.colour)
        canvas.rect(0, 532, 960, 8, stroke=0, fill=1)
    left = 396 if slide.kind == "divider" else 32
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.75)
    canvas.line(left, 34, 928, 34)
    canvas.setFillColor(SECONDARY)
    canvas.setFont("Sans-Bold", 9)
    canvas.drawString(left, 18, OWNER)
    canvas.setFont("Sans", 9)
    canvas.drawString(left + 216, 18, FOOTER)
    canvas.setFont("Sans-Bold", 9)
    canvas.drawRightString(856, 18, "OFFICIAL")
    canvas.setFillColor(INK)
    canvas.drawRightString(928, 18, str(slide.number))


def draw_cover(canvas: Canvas) -> None:
    """The coloured block and the four bars."""
    canvas.setFillColor(NAVY)
    canvas.rect(0, 192, 960, 348, stroke=0, fill=1)
    canvas.setFillColor("#FFFFFF")
    canvas.rect(32, 462, 64, 6, stroke=0, fill=1)
    for n, (name, colour) in enumerate(SECTIONS.items()):
        canvas.setFillColor(colour)
        canvas.rect(32 + n * 228, 160, 212, 8, stroke=0, fill=1)
        canvas.setFont("Sans-Bold", 14)
        canvas.drawString(32 + n * 228, 130, name)
    canvas.setFillColor(SECONDARY)
    canvas.setFont("Sans", 10)
    canvas.drawString(32, 50, SMALL_PRINT)
    canvas.setFont("Sans-Bold", 10)
    canvas.drawRightString(928, 50, "OFFICIAL")


def flowables(slide: Slide, slides: list[Slide]) -> list[Flowable]:
    """The words, charts and tables of a slide."""
    if slide.kind == "cover":
        return cover(slide)
    if slide.kind == "divider":
        return divider(slide)
    top: list[Flowable] = [
        Paragraph(slide.kicker, bold("kicker", 11, 16, slide.colour)),
        Paragraph(slide.headline, bold("headline", 20, 25)),
        Spacer(1, 22),
    ]
    if slide.kind == "contents":
        return [*top, contents(slides)]
    if slide.kind == "table":
        return [*top, *borough_table(slide)]
    source = Paragraph(SOURCE, style("source", 9, 12, SECONDARY))
    if slide.kind == "notes":
        texts = [Paragraph(f"<b>{head}</b>{rest}", style("body", 12, 17, spaceAfter=6)) for head, rest in slide.notes]
        row = [[*chart_flowables(slide.charts[0], 592)], texts]
        return [*top, side_by_side(row, [616, 280]), source]
    return [*top, side_by_side([chart_flowables(chart, 440) for chart in slide.charts], [456, 440]), source]


def cover(slide: Slide) -> list[Flowable]:
    """The words on the coloured block."""
    return [
        Paragraph(slide.kicker, bold("cover-owner", 14, 60, "#FFFFFF")),
        Spacer(1, 20),
        Paragraph(slide.headline, bold("cover-title", 44, 60, "#FFFFFF")),
        Paragraph("Q1 2023/24", style("cover-period", 28, 60, "#FFFFFF")),
        Paragraph(COVER_LINE, style("cover-line", 14, 21, "#FFFFFF")),
    ]


def divider(slide: Slide) -> list[Flowable]:
    """Outcomes and how they are measured, beside the coloured panel."""
    rows = [
        [Paragraph(str(n), bold("number", 22, 26, slide.colour)), Paragraph(words, style("outcome", 14, 20))]
        for n, words in enumerate(OUTCOMES, start=1)
    ]
    look = [("LINEBELOW", (0, 0), (-1, -1), 0.75, RULE), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    heading = bold("divider-heading", 15, 26, slide.colour)
    bullets = [Paragraph(f"■ {words}", style("bullet", 12, 22)) for words in MEASURED]
    return [
        Paragraph("Outcomes we want to see", heading),
        Table(rows, colWidths=[40, 492], style=look),
        Spacer(1, 25),
        Paragraph("How progress is measured", heading),
        side_by_side([bullets[:2], bullets[2:]], [266, 266]),
    ]


def listed(divider: Slide, slides: list[Slide]) -> list[Slide]:
    """The pages of a divider's section that the contents name."""
    return [slide for slide in slides if slide.listed and slide.colour == divider.colour]


def entries(pages: list[Slide], look: ParagraphStyle, width: float) -> list[Flowable]:
    """Titles with their page numbers at the right edge, each a link."""
    rows = [
        [Paragraph(f'<a href="#p{page.number}">{page.kicker}</a>', look), Paragraph(str(page.number), look)]
        for page in pages
    ]
    return [Table(rows, colWidths=[width - 24, 24], style=[
        ("LEFTPADDING", (0, 0), (-1, -1), 0), ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ])]  # fmt: skip


def contents(slides: list[Slide]) -> Flowable:
    """Sections in three columns."""
    columns: list[list[Flowable]] = [[], [], []]
    for column, slide in zip((0, 1, 2, 2), (s for s in slides if s.kind == "divider"), strict=True):
        columns[column] += [
            Paragraph(slide.headline, bold("contents-section", 13, 22, slide.colour)),
            *entries(listed(slide, slides), style("contents-entry", 12, 20), 288),
        ]
    return side_by_side(columns, [304, 304, 288])


def side_by_side(columns: list[list[Flowable]], widths: list[float]) -> Table:
    """Flowables in columns, by the usual outer table."""
    return Table([columns], colWidths=widths, style=TableStyle([
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0), ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]))  # fmt: skip


def borough_table(slide: Slide) -> list[Flowable]:
    """Two halves side by side, the changes in their colours, and the key."""
    halves = [[half(slide, HEADERS, 0, 17)], [half(slide, HEADERS, 17, len(slide.rows))]]
    swatches = Table([[cell for _, words in KEY for cell in ("", words)]], colWidths=[14, 140] * 4, hAlign="LEFT")
    swatches.setStyle([("BACKGROUND", (2 * n, 0), (2 * n, 0), colour) for n, (colour, _) in enumerate(KEY)])
    swatches.setStyle([("FONT", (0, 0), (-1, -1), "Sans", 10), ("TEXTCOLOR", (0, 0), (-1, -1), SECONDARY),
                       ("BOX", (4, 0), (4, 0), 0.75, RULE)])  # fmt: skip
    return [
        Paragraph(slide.subtitle, style("chart-subtitle", 11, 16, SECONDARY)),
        side_by_side(halves, [456, 440]),
        Spacer(1, 4),
        swatches,
        Paragraph(SOURCE, style("source", 9, 12, SECONDARY)),
    ]


def half(slide: Slide, headers: list[str], start: int, stop: int) -> Table:
    """One half of the table, its header repeated."""
    head = [Paragraph(words, bold("th", 9, 11, "#FFFFFF", alignment=0 if n == 0 else 2)) for n, words in
            enumerate(headers)]  # fmt: skip
    rows = [head, *slide.rows[start:stop]]
    look: list[tuple[object, ...]] = [
        ("BACKGROUND", (0, 0), (-1, 0), slide.colour), ("FONT", (0, 1), (-1, -1), "Sans", 9.5),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("TEXTCOLOR", (0, 1), (-1, -1), INK),
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"), ("LINEBELOW", (0, 1), (-1, -1), 0.75, GRID),
        ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ("LEFTPADDING", (0, 0), (-1, -1), 5), ("RIGHTPADDING", (0, 0), (-1, -1), 5),
    ]  # fmt: skip
    for (row, column), fill in slide.fills.items():
        if start <= row < stop:
            at = (column, row - start + 1)
            look += [("BACKGROUND", at, at, fill), ("FONT", at, at, "Sans-Bold", 9.5)]
    if stop == len(slide.rows):
        look += [("FONT", (0, -1), (-1, -1), "Sans-Bold", 9.5), ("LINEABOVE", (0, -1), (-1, -1), 1.25, INK)]
    return Table(rows, colWidths=[134, *[51] * 6], rowHeights=[28, *[18] * (stop - start)], style=look)


def chart_flowables(chart: Chart, width: float) -> list[Flowable]:
    """Title, subtitle and the picture of a chart."""
    return [
        Paragraph(chart.title, bold("chart-title", 13, 17)),
        Paragraph(chart.subtitle, style("chart-subtitle", 11, 16, SECONDARY)),
        Image(draw_chart(chart, width, 350), width, 350),
    ]


def draw_chart(chart: Chart, width: float, height: float) -> io.BytesIO:
    """The chart as PNG."""
    figure, axes = plt.subplots(figsize=(width / 72, height / 72))
    if chart.kind == "line":
        draw_lines(chart, axes)
    else:
        draw_columns(chart, axes)
    axes.set_xticks(range(0, len(chart.categories), 4), chart.categories[::4])
    axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(bottom=0)
    lines, names = axes.get_legend_handles_labels()
    if chart.rates:
        more, more_names = draw_rates(chart, axes)
        lines, names = lines + more, names + more_names
    axes.legend(lines, names, loc="lower left", bbox_to_anchor=(0, 1.0), ncols=3, frameon=False, columnspacing=1.2)
    figure.tight_layout()
    picture = io.BytesIO()
    figure.savefig(picture, dpi=DPI)
    plt.close(figure)
    picture.seek(0)
    return picture


def draw_columns(chart: Chart, axes: Axes) -> None:
    """Columns, the latest in navy unless a line stands over them, and the dashed baseline."""
    ((name, values),) = chart.series.items()
    colours = [CONTEXT] * len(values)
    if not chart.rates:
        colours[-1] = NAVY
    bars = axes.bar(range(len(values)), values, width=0.69, color=colours, label=name)
    axes.bar_label(bars, labels=[""] * (len(values) - 1) + [f"{values[-1]:,}"], fontweight="bold", padding=3)
    if chart.baseline is not None:
        label = f"{chart.categories[0]}: {chart.baseline:,}"
        axes.plot([0, len(values) - 1], [chart.baseline] * 2, color=INK, linewidth=1.25, linestyle="--", label=label)


def draw_lines(chart: Chart, axes: Axes) -> None:
    """Lines with first and last values."""
    for (name, values), colour in zip(chart.series.items(), (NAVY, TEAL, PLUM), strict=True):
        axes.plot(range(len(values)), values, color=colour, linewidth=2.25, label=name)
        axes.plot(len(values) - 1, values[-1], "o", color=colour, markersize=8)
        for at in (0, len(values) - 1):
            axes.annotate(f"{values[at]:,}", (at, values[at]), (0, 8), textcoords="offset points", ha="center",
                          fontweight="bold")  # fmt: skip


def draw_rates(chart: Chart, axes: Axes) -> tuple[list[object], list[str]]:
    """The line on the second axis; returns what the key needs."""
    second = axes.twinx()
    second.plot(range(len(chart.rates)), chart.rates, color=PLUM, linewidth=2.25, marker="o", markersize=6,
                markerfacecolor="white", markeredgewidth=1.75, label="Positive outcomes (right)")  # fmt: skip
    frame = {"facecolor": "white", "edgecolor": PLUM, "pad": 2}
    for at in (0, len(chart.rates) - 1):
        second.annotate(f"{chart.rates[at]:.1f}%", (at, chart.rates[at]), (0, -18), textcoords="offset points",
                        ha="center", fontweight="bold", bbox=frame)  # fmt: skip
    second.set_ylim(0, max(chart.rates) * 1.3)
    second.yaxis.set_major_locator(MaxNLocator(5))
    second.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}%"))
    second.grid(False)
    second.tick_params(length=0)
    return second.get_legend_handles_labels()
