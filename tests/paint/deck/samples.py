"""Pages made by hand, one of everything that a painter can meet, on the project's own theme."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import yaml

from reportgen.charts.model import ChartModel, ChartSeries, PointLabel, ValueAxis, VerticalMarker
from reportgen.exhibits.block import Cell, Polygon, Table, TableRow
from reportgen.geometry import Point, Rect, Size
from reportgen.layout.page import (
    ChartFragment,
    DrawingFragment,
    Fragment,
    Page,
    Pages,
    PictureFragment,
    PlacedCell,
    PlacedRule,
    ShapeFragment,
    TableFragment,
    TextFragment,
)
from reportgen.metrics.figure import Figure, Unit
from reportgen.metrics.period import parse_period
from reportgen.paint.deck import paint
from reportgen.text.numbers import excel_format, show
from reportgen.text.paragraph import Paragraph, Run
from reportgen.text.wrap import resolve, wrap
from reportgen.theme import Theme

ROOT = Path(__file__).parents[3]
THEME = Theme.model_validate(yaml.safe_load((ROOT / "layouts" / "theme.yaml").read_text()))
SLIDE = Size(960, 540)
QUARTERS = tuple(f"Q{q} 20{y}/{y + 1}" for y in (20, 21, 22) for q in (1, 2, 3, 4))


def text(rect: Rect, *paragraphs: Paragraph | str, style: str = "body", **kwargs: object) -> TextFragment:
    """A text fragment whose paragraphs are resolved and measured as layout does it."""
    made = tuple(p if isinstance(p, Paragraph) else Paragraph((Run(p),), style) for p in paragraphs)
    resolved = tuple(resolve(p, THEME, "trust") for p in made)
    lines = wrap(resolved, THEME, rect.w).lines
    return TextFragment(rect=rect, paragraphs=resolved, lines=lines, **kwargs)  # type: ignore[arg-type]


def furniture(number: int, title: str) -> tuple[Fragment, ...]:
    """Band, title, footer and page number, as the theme's furniture has them."""
    return (
        ShapeFragment(rect=Rect(0, 0, 960, 8), name="Band", fill="#12436D"),
        text(Rect(32, 36, 896, 50), title, style="headline", slot="title", name="Title"),
        text(
            Rect(32, 512, 640, 12),
            "MOPAC  Quarterly report",
            style="footer-owner",
            slot="footer",
            name="Footer",
            artifact=True,
        ),
        text(
            Rect(872, 512, 56, 12),
            Paragraph((Run(str(number)),), "page-number", align="right"),
            slot="page number",
            name="Page number",
            artifact=True,
        ),
    )


def page(number: int, title: str, *content: Fragment, section: str = "", **kwargs: object) -> Page:
    """A page of content between title and footer."""
    band, headline, footer, page_number = furniture(number, title)
    fragments = (band, headline, *content, footer, page_number)
    return Page(
        number=number,
        size=SLIDE,
        title=title,
        anchor=f"page-{number}",
        fragments=fragments,
        bookmark=title,
        section=section,
        **kwargs,  # type: ignore[arg-type]
    )


def pages(*made: Page, **kwargs: object) -> Pages:
    return Pages(made, title="Quarterly report", subject="Q1 2023/24", author="MOPAC", language="en-GB", **kwargs)  # type: ignore[arg-type]


def deck(*made: Page) -> bytes:
    """The deck of these pages."""
    return paint(pages(*made), THEME, ROOT)


def table(rect: Rect, header: list[str], rows: list[list[str]], name: str = "Table: services") -> TableFragment:
    """A table of equal columns, rows 20 high, a rule under each row, the last column chips."""

    def cell(words: str, column: int, header_cell: bool = False) -> Cell:
        chip = column == len(header) - 1 and not header_cell
        run = Run(words, bold=header_cell or chip, colour="white" if header_cell or chip else "ink")
        fill = "#00703C" if chip else None
        align = "centre" if chip else ("right" if column else "left")
        paragraph = resolve(Paragraph((run,), "table", align=align), THEME)  # type: ignore[arg-type]
        return Cell(
            paragraphs=(paragraph,), align=align, fill=fill, chip=chip, header="column" if header_cell else None
        )  # type: ignore[arg-type]

    heads = tuple(cell(h, c, True) for c, h in enumerate(header))
    body = tuple(TableRow(cells=tuple(cell(w, c) for c, w in enumerate(r))) for r in rows)
    widths = (rect.w / len(header),) * len(header)
    heights = (26.0, *(20.0 for _ in rows))
    placed, rules, y = [], [], rect.y
    for cells, height in zip((heads, *(r.cells for r in body)), heights, strict=True):
        placed.append(
            tuple(_placed(Rect(rect.x + c * widths[0], y, widths[0], height), one) for c, one in enumerate(cells))
        )
        y += height
        rules.append(PlacedRule(rect.x, rect.right, y, 0.75, "#D9DEE3"))
    made = Table(id="t", header=heads, rows=body, widths=widths, alt="Services and their ratings")
    return TableFragment(
        rect=Rect(rect.x, rect.y, rect.w, sum(heights)),
        name=name,
        table=Table(id="t", header=heads, rows=body, widths=widths, alt=made.alt, header_fill="#12436D"),
        column_widths=widths,
        row_heights=heights,
        cells=tuple(placed),
        rules=tuple(rules),
    )


def _placed(rect: Rect, cell: Cell) -> PlacedCell:
    wrapped = wrap(cell.paragraphs, THEME, rect.w - 10)
    spare = (rect.h - wrapped.height) / 2
    return PlacedCell(rect, rect.inset(5, spare, 5, spare), wrapped.lines)


def axis(maximum: float, step: float, number_format: str = "#,##0", minimum: float = 0, suffix: str = "") -> ValueAxis:
    """A value axis with labels at each step."""
    count = round((maximum - minimum) / step)
    labels = tuple(f"{minimum + i * step:,.0f}{suffix}" for i in range(count + 1))
    return ValueAxis(minimum, maximum, step, labels, number_format)


def chart(rect: Rect, model: ChartModel, right: float = 32) -> ChartFragment:
    """A chart with the usual room for its labels around the plot."""
    return ChartFragment(rect=rect, plot=rect.inset(42, 16, right, 18), model=model, name=f"Chart: {model.name}")


COLUMNS = (22195.0, 23300, 22300, 22000, 23900, 25900, 22900, None, 24600, 24800, 24300, 25281)
RATES = (None, None, None, None, None, 11.4, 11.7, 11.3, 9.9, 9.2, 9.4, 7.9)


def column_line() -> ChartModel:
    """Columns with a line on a second axis, a dashed baseline, labels, a gap."""
    none = (None,) * 12
    labels = (*none[:11], PointLabel("25,281", "outside end"))
    boxed = (*none[:5], PointLabel("11.4%", "below", True), *none[6:11], PointLabel("7.9%", "below", True))
    return ChartModel(
        name="Domestic abuse",
        categories=QUARTERS,
        series=(
            ChartSeries(
                "Offences",
                "column",
                COLUMNS,
                "#7F94A8",
                "#,##0",
                labels=labels,
                point_colours=("#7F94A8",) * 11 + ("#12436D",),
            ),
            ChartSeries(
                "Positive outcomes", "line", RATES, "#801650", '0.0"%"', secondary=True, labels=boxed, markers="all"
            ),
            ChartSeries("Q1 2019/20", "line", (22195.0,) * 12, "#1B2733", "#,##0", dashed=True, line_width=1.25),
        ),
        axis=axis(30000, 10000),
        second_axis=axis(30, 10, '0"%"', suffix="%"),
        alt="Column and line chart: offences by quarter and share with a positive outcome.",
        label_step=4,
    )


def end_labelled() -> ChartModel:
    """Lines named at their right ends, with a vertical marker and a confidence band."""
    trust = (85.0, 85, 84, 84, 83, 84, 84, 83, 79, 76, 72, 70)
    fair = (76.0, 76, 76, 77, 78, 77, 76, 72, 66, 62, 65, 64)
    none = (None,) * 11
    return ChartModel(
        name="Trust",
        categories=QUARTERS,
        series=(
            ChartSeries(
                "Trust the Met",
                "line",
                trust,
                "#12436D",
                '0"%"',
                markers="last",
                labels=(*none, PointLabel("70%")),
                marked=(4,),
                low=tuple(v - 2 for v in trust),
                high=tuple(v + 2 for v in trust),
            ),
            ChartSeries(
                "Treats everyone fairly",
                "line",
                fair,
                "#28A197",
                '0"%"',
                markers="last",
                labels=(*none, PointLabel("64%")),
                marked=(4,),
            ),
        ),
        axis=axis(90, 10, '0"%"', minimum=40, suffix="%"),
        alt="Line chart: trust from 85% to 70%.",
        label_step=4,
        end_labels=True,
        markers=(VerticalMarker(4, "Q1 2020/21"),),
    )


def bars() -> ChartModel:
    """Horizontal bars with their values."""
    values = (18.7, 6.6, 5.9, 5.6, -1.2)
    labels = tuple(PointLabel(str(v).replace("-", "−"), "outside end") for v in values)
    hidden = ValueAxis(-5, 20, 5, ("−5", "0", "5", "10", "15", "20"), "0", visible=False, gridlines=False)
    return ChartModel(
        name="Rates",
        categories=("Westminster", "Camden", "Southwark", "Haringey", "Islington"),
        series=(ChartSeries("Per 1,000 residents", "bar", values, "#12436D", "0.0", labels=labels),),
        axis=hidden,
        alt="Bar chart: Westminster 18.7.",
        horizontal=True,
    )


def stacked(grouping: str = "stacked") -> ChartModel:
    """Stacked columns of two series."""
    return ChartModel(
        name=f"Columns {grouping}",
        categories=("2021", "2022", "2023"),
        series=(
            ChartSeries(
                "Charged",
                "column",
                (10.0, 20, 30),
                "#12436D",
                "0",
                labels=tuple(PointLabel(t, "centre") for t in ("10", "20", "30")),
            ),
            ChartSeries("Other", "column", (30.0, 20, 10), "#28A197", "0", low=(), high=()),
        ),
        axis=ValueAxis(0, 1, 0.25, ("0%", "25%", "50%", "75%", "100%"), "0%")
        if grouping == "percent"
        else axis(50, 10, "0"),
        alt="Stacked columns.",
        grouping=grouping,  # type: ignore[arg-type]
        overlap=-6,
        gap_width=65,
    )


def lives() -> ChartModel:
    """A column whose label is its value as shown, so that it follows the data."""
    unit = Unit("count", "offences")
    figures = tuple(Figure("n", "n", v, unit, parse_period("Q1 2023/24"), "quarter") for v in (1234.0, 2.0, 3.0))
    labels = (PointLabel(show(figures[0])), PointLabel("2 [p]"), None)
    code = excel_format(unit, 0)
    series = ChartSeries("Offences", "column", (1234.0, 2, 3), "#12436D", code, labels=labels, figures=figures)
    return replace(stacked("clustered"), series=(series,), axis=axis(2000, 500))


def donut() -> ChartModel:
    """A donut with its total in the middle."""
    return ChartModel(
        name="Ratings",
        categories=("Green", "Amber", "Red"),
        series=(
            ChartSeries(
                "Measures",
                "donut",
                (12.0, 2, 1),
                "#00703C",
                "0",
                point_colours=("#00703C", "#FFC34D", "#AF1E2D"),
                labels=tuple(PointLabel(t) for t in ("12", "2", "1")),
            ),
        ),
        axis=ValueAxis(0, 15, 5, ("0", "5", "10", "15"), "0"),
        alt="Donut: 12 of 15 measures green.",
        donut_total="15\nmeasures",
    )


def spark() -> ChartModel:
    """A small line without axes."""
    return ChartModel(
        name="Spark",
        categories=QUARTERS,
        series=(
            ChartSeries(
                "Trust",
                "line",
                (83.0, 82, 81, 80, 79, 78, 77, 75, 73, 72, 71, 70),
                "#12436D",
                '0"%"',
                markers="last",
                labels=(PointLabel("83%", "below"), *(None,) * 11),
            ),
        ),
        axis=axis(90, 10, '0"%"', minimum=40),
        alt="Line chart: trust from 83% to 70%.",
        spark=True,
    )


def map_fragment(rect: Rect) -> DrawingFragment:
    """Two areas, one with a hole, and a label."""
    x, y = rect.x, rect.y
    square = (Point(x, y), Point(x + 100, y), Point(x + 100, y + 100), Point(x, y + 100))
    hole = (Point(x + 60, y + 60), Point(x + 60, y + 90), Point(x + 90, y + 90), Point(x + 90, y + 60))
    triangle = (Point(x + 110, y), Point(x + 200, y), Point(x + 200, y + 100))
    label = text(
        Rect(x + 20, y + 20, 30, 11), Paragraph((Run("1", colour="white"),), "map-rank", align="centre"), name="Label 1"
    )
    return DrawingFragment(
        rect=rect,
        name="Map: robbery",
        polygons=(
            Polygon((square, hole), "#12436D", "#FFFFFF", 0.9, "Camden: 6.6"),
            Polygon((triangle,), "#A9C1D6", "#FFFFFF", 0.9, "Ealing: 2.0"),
        ),
        labels=(),
        label_lines=(label,),
        alt="Map of two areas.",
    )


def picture_file(folder: Path) -> str:
    """A small PNG in the folder; returns its name."""
    from PIL import Image

    Image.new("RGB", (40, 10), "#12436D").save(folder / "logo.png")
    return "logo.png"


def picture(rect: Rect, file: str, alt: str = "") -> PictureFragment:
    return PictureFragment(rect=rect, name="Logo", file=file, alt=alt)


def everything() -> tuple[Page, ...]:
    """Pages with one of everything but pictures."""
    return _words_and_charts(), _table_and_charts(), _map_and_shapes()


def _words_and_charts() -> Page:
    words = text(
        Rect(32, 400, 440, 100),
        Paragraph(
            (
                Run("Offences", bold=True),
                Run(" in Q1 2023/24: see "),
                Run("the table", link="#page-2"),
                Run(" & "),
                Run("data", link="https://data.london.gov.uk/?a=1&b=2"),
                Run("1", superscript=True),
            )
        ),
        Paragraph(
            (Run("A point that is rather long, so that it needs a second line to be said in full in this narrow box"),),
            marker="•",
            indent=14,
        ),
        Paragraph((Run("Numbered"),), marker="2.", indent=14),
        name="Notes",
    )
    entry = text(
        Rect(488, 400, 440, 40),
        Paragraph((Run("Knife crime", link="#page-2"),), trailing=(Run("2", bold=True),)),
        name="Contents",
    )
    return page(
        1,
        "Domestic abuse is above its 2019/20 level",
        chart(Rect(32, 96, 440, 296), column_line()),
        chart(Rect(488, 96, 440, 296), end_labelled(), right=150),
        words,
        entry,
        notes=("Source: MPS dashboard.", "Second & last"),
        section="Violence",
    )


def _table_and_charts() -> Page:
    header = ["Service", "Target", "Q1", "Rating"]
    rows = [["London Victim <and> Witness", "25%", "28%", "G"], ["Havens", "70%", "−67%", "A"]]
    return page(
        2,
        "Twelve of 15 measures",
        table(Rect(32, 96, 592, 66), header, rows),
        chart(Rect(32, 200, 280, 200), bars(), right=40),
        chart(Rect(340, 200, 280, 200), stacked()),
        chart(Rect(640, 200, 200, 200), donut(), right=42),
        chart(Rect(640, 420, 188, 50), spark()),
        section="Victims",
    )


def _map_and_shapes() -> Page:
    panel = Rect(32, 300, 200, 60)
    tick = (Point(40, 320), Point(50, 330), Point(70, 310))
    line = (Point(32, 420), Point(132, 400))
    return page(
        3,
        "Map and shapes",
        map_fragment(Rect(32, 96, 200, 100)),
        chart(Rect(300, 96, 300, 200), stacked("percent")),
        chart(Rect(620, 96, 300, 200), lives()),
        ShapeFragment(rect=panel, name="Panel", fill="#F2F5F8", stroke="#7A8B9C", weight=1.25, dashed=True),
        ShapeFragment(rect=Rect(40, 310, 30, 20), name="Tick", stroke="#1B2733", weight=2.2, points=tick),
        ShapeFragment(rect=Rect(32, 400, 100, 20), name="Line", stroke="#1B2733", points=line),
        text(Rect(300, 320, 200, 20), "Watermark words", artifact=True, name="Artifact"),
        section="Victims",
    )
