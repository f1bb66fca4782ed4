"""Laid-out pages as the neutral document that the rules of the audit read, with the way back to each block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportgen.charts.model import ChartModel
from reportgen.checks.audit.model import AuditedDocument, document_of
from reportgen.checks.readers.document import Grid, GridRow, PlainDocument, TextLine
from reportgen.errors import Place
from reportgen.exhibits.block import Cell
from reportgen.layout.page import ChartFragment, DrawingFragment, Fragment, Page, Pages, TableFragment, TextFragment
from reportgen.metrics.figure import Figure
from reportgen.text.paragraph import Paragraph, Run

_STEP = 10  # lines are numbered apart: what follows a text on a page is not its next line


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a line of the document stands in the pack: printed page, block, the line of YAML, and what it says."""

    page: int
    block: str
    place: Place
    text: str
    figures: tuple[Figure, ...] = ()


@dataclass
class ReadPages:
    """The document of a pack, and the spot of each of its lines by number."""

    document: AuditedDocument
    spots: dict[int, Spot]


@dataclass
class _Reader:
    lines: list[TextLine] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    spots: dict[int, Spot] = field(default_factory=dict)
    open_tables: dict[str, list[GridRow]] = field(default_factory=dict)

    def at(self, page: Page, fragment: Fragment, text: str, figures: tuple[Figure, ...] = ()) -> int:
        number = (len(self.spots) + 1) * _STEP
        self.spots[number] = Spot(page.number, fragment.block, fragment.place, text, figures)
        return number

    def paragraph(self, page: Page, fragment: Fragment, paragraph: Paragraph) -> None:
        heads = paragraph.role.startswith("H")  # the 2.1 before a heading is no figure
        said = (run for run in paragraph.runs if not (heads and run.label))
        runs = (*said, *(run for run in paragraph.trailing if not _points_at_page(run)))
        text = "".join(run.text for run in runs).strip()
        if text:
            shown = tuple(f for run in runs for f in run.figures)
            marked = f"{paragraph.marker} {text}" if paragraph.marker in ("*", "†", "‡") else text
            self.lines.append(TextLine(marked, self.at(page, fragment, text, shown), page.number))

    def fragment(self, page: Page, fragment: Fragment) -> None:
        if isinstance(fragment, TextFragment) and not (fragment.artifact or fragment.rotation):
            if fragment.slot in ("title", "body"):
                for paragraph in fragment.paragraphs:
                    self.paragraph(page, fragment, paragraph)
        elif isinstance(fragment, TableFragment):
            self.table(page, fragment)
        elif isinstance(fragment, ChartFragment):
            self.chart(page, fragment)
        elif isinstance(fragment, DrawingFragment):
            for label in fragment.label_lines:
                for paragraph in label.paragraphs:
                    self.paragraph(page, fragment, paragraph)

    def table(self, page: Page, fragment: TableFragment) -> None:
        """Parts of one table are one grid, whose header stands once."""
        table = fragment.table
        head = tuple(cell.reads or _text(cell) for cell in table.header)
        rows = self.open_tables.get(fragment.block) if fragment.part > 1 else None
        if rows is None:
            rows = [GridRow(head, self.at(page, fragment, " | ".join(head)), page.number)]
            self.open_tables[fragment.block] = rows
        for row in table.rows:
            cells = tuple(_text(cell) for cell in row.cells)
            shown = tuple(f for cell in row.cells for f in _figures(cell))
            rows.append(GridRow(cells, self.at(page, fragment, " | ".join(filter(None, cells)), shown), page.number))
        if fragment.part == fragment.parts and len(rows) > 1:
            self.grids.append(Grid(tuple(rows), 1))

    def chart(self, page: Page, fragment: ChartFragment) -> None:
        model = fragment.model
        head = ("", *(" ".join(category.split()) for category in model.categories))
        rows = [GridRow(head, self.at(page, fragment, " | ".join(head)), page.number)]
        for name, values, figures in _series(model):
            number = self.at(page, fragment, name, figures)
            rows.append(GridRow((name, *values), number, page.number))
        if len(rows) > 1 and not model.spark:
            self.grids.append(Grid(tuple(rows), 1))


def read_pages(pages: Pages) -> ReadPages:
    """Texts, tables and charts of all pages in reading order; footers, page numbers and watermarks left out."""
    reader = _Reader()
    for page in pages.pages:
        for fragment in page.fragments:
            reader.fragment(page, fragment)
    last = max((page.number for page in pages.pages), default=0)
    plain = PlainDocument(pages.title, tuple(reader.lines), tuple(reader.grids), last)
    return ReadPages(document_of(plain), reader.spots)


def _series(model: ChartModel) -> Iterator[tuple[str, tuple[str, ...], tuple[Figure, ...]]]:
    for series in model.series:
        values = tuple("" if value is None else f"{value:,.10g}" for value in series.values)
        yield series.name, values, tuple(f for f in series.figures if f is not None)


def _points_at_page(run: Run) -> bool:
    """A page number that the layout put there: it can't be another."""
    return run.page_of is not None or ((run.link or "").startswith("#") and run.text.isdigit())


def _text(cell: Cell) -> str:
    return " ".join(" ".join(paragraph.text.split()) for paragraph in cell.paragraphs).strip()


def _figures(cell: Cell) -> Iterator[Figure]:
    yield from cell.figures
    yield from (f for p in cell.paragraphs for run in (*p.runs, *p.trailing) for f in run.figures)
