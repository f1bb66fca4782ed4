"""Short ways to make blocks, pages and documents for the layout tests."""

from __future__ import annotations

from typing import Any

from reportgen.charts.model import ChartModel, ChartSeries, PointLabel, ValueAxis
from reportgen.errors import Place, Problems
from reportgen.exhibits.block import Block, Cell, Space, Table, TableRow, Text
from reportgen.exhibits.document import Document, PageContent
from reportgen.geometry import Rect
from reportgen.layout.lay_out import lay_out
from reportgen.layout.page import Fragment, Page, Pages
from reportgen.layout.setting import Setting
from reportgen.layout.table_of_layouters import LAYOUTERS
from reportgen.text.paragraph import plain
from reportgen.theme import Theme

PLACE = Place("layouts/quarterly/knife.yaml", 7, 3)


def setting_of(theme: Theme, **more: Any) -> Setting:
    """A setting without references, its problems collected."""
    return Setting(theme, LAYOUTERS, Problems(), at=PLACE, **more)


def text(words: str, style: str = "body", **more: Any) -> Text:
    return Text(paragraphs=tuple(plain(line, style) for line in words.split("\n")), **more)


def cell(words: str, **more: Any) -> Cell:
    return Cell(paragraphs=(plain(words),), **more)


def table(*rows: TableRow, widths: tuple[float, ...] = (), columns: int = 2, **more: Any) -> Table:
    header = tuple(cell(f"Column {i + 1}", header="column") for i in range(columns))
    return Table(header=header, rows=rows, widths=widths, **{"alt": "Offences by borough.", **more})


def row(*words: str, **more: Any) -> TableRow:
    return TableRow(cells=tuple(cell(word) for word in words), **more)


def numbered_rows(count: int, **more: Any) -> tuple[TableRow, ...]:
    return tuple(row(f"Borough {i}", str(i), **more) for i in range(count))


def line_chart(**more: Any) -> ChartModel:
    """Two lines over four quarters, on an axis from 0 to 100."""
    series = tuple(
        ChartSeries(
            name,
            "line",
            (values[0], values[1], values[2], values[3]),
            colour,
            "0",
            labels=(None, None, None, PointLabel(f"{values[3]}%")),
        )
        for name, values, colour in (
            ("Trust the Met", (80, 78, 75, 70), "#12436D"),
            ("Good job locally", (60, 55, 50, 48), "#28A197"),
        )
    )
    axis = ValueAxis(0, 100, 50, ("0%", "50%", "100%"), "0")
    quarters = ("Q2 2022/23", "Q3 2022/23", "Q4 2022/23", "Q1 2023/24")
    model = {"name": "Trust", "categories": quarters, "series": series, "axis": axis, "alt": "Line chart."}
    return ChartModel(**{**model, **more})


def page_content(page_id: str = "knife-crime", **more: Any) -> PageContent:
    given: dict[str, Any] = {
        "id": page_id,
        "anchor": page_id,
        "place": PLACE,
        "arrangement": "full",
        "headline": plain(f"Headline of {page_id}", "headline"),
        "kicker": plain("Key theme 2", "kicker"),
        "contents_title": page_id,
        "slots": {"main": Space()},
    }
    return PageContent(**{**given, **more})


def document(*pages: PageContent, **more: Any) -> Document:
    given: dict[str, Any] = {
        "title": "Quarterly performance report",
        "subject": "",
        "author": "",
        "language": "en-GB",
        "owner": "Mayor's Office for Policing and Crime",
        "footer": "Quarterly performance report, Q1 2023/24",
        "classification": "OFFICIAL",
        "geometry": "slide",
        "pages": pages,
    }
    return Document(**{**given, **more})


def laid_out(theme: Theme, *pages: PageContent, **more: Any) -> tuple[Pages, Problems]:
    """The pages, and the problems found on the way."""
    problems = Problems()
    return lay_out(document(*pages, **more), theme, problems), problems


def of_type(fragments: Any, kind: type) -> list[Any]:
    """The fragments of one type, of a page or a list, in their order."""
    return [f for f in (fragments.fragments if isinstance(fragments, Page) else fragments) if isinstance(f, kind)]


def named(page: Page, name: str) -> Any:
    """The one fragment with a name."""
    (found,) = [f for f in page.fragments if f.name == name]
    return found


def placed(block: Block, rect: Rect, setting: Setting) -> list[Fragment]:
    return setting.place(block, rect)
