"""Small pages made by hand: fragments in plain numbers, no layout."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from reportgen.charts.model import ChartModel
from reportgen.exhibits.block import Cell, Table, TableRow
from reportgen.geometry import Rect, Size
from reportgen.layout.page import (
    ChartFragment,
    Fragment,
    Page,
    Pages,
    PlacedCell,
    PlacedRule,
    ShapeFragment,
    TableFragment,
    TextFragment,
)
from reportgen.text.paragraph import Line, Paragraph, Role, Run, Segment
from reportgen.text.wrap import wrap
from reportgen.theme import Theme

INK = "#1B2733"
SLIDE = Size(960, 540)
TEXT_BOX, TABLE_BOX, CHART_BOX = Rect(32, 100, 400, 100), Rect(32, 200, 400, 80), Rect(32, 160, 440, 300)


@cache
def theme() -> Theme:
    """A theme with one family, a few colours and styles."""
    styles = {
        "body": (12, 17), "headline": (20, 25), "table": (10, 13), "chart-text": (10, 13), "chart-label": (10, 13),
        "tile-end": (9, 12), "finding-value": (20, 26),
    }  # fmt: skip
    return Theme.model_validate(
        {
            "fonts": {
                "sans": {
                    "deck": "Arial",
                    "regular": "LiberationSans-Regular.ttf",
                    "bold": "LiberationSans-Bold.ttf",
                    "italic": "LiberationSans-Italic.ttf",
                    "bold_italic": "LiberationSans-BoldItalic.ttf",
                }
            },
            "colours": {"ink": INK, "secondary": "#4A5560", "grid": "#D9DEE3", "priority": "#12436D"},
            "chart_colours": ["ink"],
            "styles": {name: {"size": size, "leading": leading} for name, (size, leading) in styles.items()},
            "pages": {},
            "arrangements": {},
        }
    )


def run(text: str, **look: Any) -> Run:
    """A run with its look resolved."""
    return replace(Run(text, bold=False, italic=False, colour=INK, size=12), **look)


def paragraph(*runs: Run | str, role: Role = "P", **more: Any) -> Paragraph:
    """A paragraph of resolved runs."""
    return Paragraph(tuple(run(r) if isinstance(r, str) else r for r in runs), role=role, **more)


def text(*paragraphs: Paragraph | str, rect: Rect = TEXT_BOX, **more: Any) -> TextFragment:
    """A text box, its lines wrapped as layout wraps them."""
    whole = tuple(paragraph(p) if isinstance(p, str) else p for p in paragraphs)
    lines = wrap(whole, theme(), rect.w).lines
    return TextFragment(rect=rect, paragraphs=whole, lines=lines, **more)


def title(words: str = "Trust fell") -> TextFragment:
    """A page's title in its placeholder."""
    return text(paragraph(run(words, size=20, bold=True)), rect=Rect(32, 36, 896, 50), slot="title")


def footer(words: str = "Mayor's Office") -> TextFragment:
    """A running footer."""
    return text(words, rect=Rect(32, 512, 640, 12), slot="footer", artifact=True)


def cell(words: str, **more: Any) -> Cell:
    """A table cell of one run."""
    return Cell(paragraphs=(paragraph(run(words, size=10)),) if words else (), **more)


def table(header: tuple[Cell, ...], rows: tuple[tuple[Cell, ...], ...], at: Rect = TABLE_BOX) -> TableFragment:
    """A table with equal columns and rows of 20 points."""
    width = at.w / len(header)
    all_rows = (header, *rows)

    def placed(row: int, column: int) -> PlacedCell:
        ground = Rect(at.x + column * width, at.y + row * 20, width, 20)
        words = all_rows[row][column].paragraphs
        line = Line(10.4, 0, (Segment(0, 50, words[0].runs[0]),)) if words else None
        return PlacedCell(ground, ground.inset(5, 3, 5, 3), (line,) if line else ())

    return TableFragment(
        rect=Rect(at.x, at.y, at.w, 20 * len(all_rows)),
        table=Table(
            header=header,
            rows=tuple(TableRow(cells=row) for row in rows),
            widths=(width,) * len(header),
            alt="Calls by borough.",
            header_fill="#12436D",
        ),
        column_widths=(width,) * len(header),
        row_heights=(20,) * len(all_rows),
        cells=tuple(tuple(placed(r, c) for c in range(len(header))) for r in range(len(all_rows))),
        rules=(PlacedRule(at.x, at.right, at.y + 40, 0.75, "#D9DEE3"),),
    )


def chart(model: ChartModel, rect: Rect = CHART_BOX) -> ChartFragment:
    """A chart with room for its axes."""
    return ChartFragment(rect=rect, model=model, plot=rect.inset(42, 6, 32, 18))


def band() -> ShapeFragment:
    """The coloured band at the top of a page."""
    return ShapeFragment(rect=Rect(0, 0, 960, 8), fill="#12436D")


def page(*fragments: Fragment, number: int = 1, **more: Any) -> Page:
    """A page with a title of its own unless one is among the fragments."""
    own = any(isinstance(f, TextFragment) and f.slot == "title" for f in fragments)
    all_fragments = (band(), *(() if own else (title(),)), *fragments, footer())
    defaults = {"title": f"Page {number}", "anchor": f"page-{number}", "bookmark": f"Page {number}"}
    return Page(number=number, size=SLIDE, fragments=all_fragments, **{**defaults, **more})


def pages(*of: Page, **more: Any) -> Pages:
    """A pack of those pages."""
    defaults = {"title": "Quarterly report", "subject": "Q1", "author": "Mayor's Office", "language": "en-GB"}
    return Pages(pages=of, **{**defaults, **more})


ROOT = Path(__file__).parent
