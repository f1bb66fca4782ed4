"""Paint pages as a PDF: each fragment to its painter, in reading order. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from reportgen.charts.look import BASELINE_DASH
from reportgen.charts.surface import Step, Stroke
from reportgen.layout.page import (
    ChartFragment,
    DrawingFragment,
    FieldFragment,
    Fragment,
    Page,
    Pages,
    PictureFragment,
    ShapeFragment,
    TableFragment,
    TextFragment,
)
from reportgen.paint.pdf.canvas import ArtifactKind, TaggedCanvas
from reportgen.paint.pdf.easel import Easel
from reportgen.paint.pdf.fields import FieldPainter
from reportgen.paint.pdf.figures import FigurePainter
from reportgen.paint.pdf.fonts import FontBook
from reportgen.paint.pdf.metadata import (
    bookmark,
    describe,
    destinations,
    heading_destination,
    number_pages,
)
from reportgen.paint.pdf.outside import insert_outside
from reportgen.paint.pdf.packing import packed
from reportgen.paint.pdf.reading import ReadingOrder
from reportgen.paint.pdf.surface import CanvasSurface
from reportgen.paint.pdf.table import TablePainter
from reportgen.paint.pdf.words import WordsPainter
from reportgen.theme import Theme

_OUTLINE_DASH = (5.0, 3.0)  # of boxes; lines are dashed as a chart's baselines are
_CIRCLE = 0.5523  # how far the handles of a quarter circle reach, in radii


def paint(pages: Pages, theme: Theme, root: Path) -> bytes:
    """The finished PDF/UA-1 file: the same bytes for the same pages. Picture files are looked for below ``root``."""
    painter = _Painter(pages, theme, root)
    for page in pages.pages:
        if page.outside is None:
            painter.page(page)
    return packed(painter.finished(), lambda document: insert_outside(document, pages, root))


class _Painter:
    """The canvas and the painters of one file."""

    def __init__(self, pages: Pages, theme: Theme, root: Path):
        self._pages = pages
        fonts = FontBook(theme)
        self._canvas = TaggedCanvas(fonts, pages.language)
        self._surface = CanvasSurface(self._canvas, fonts)
        self._reading = ReadingOrder(self._canvas.structure.document)
        self._anchors = _anchors(pages)
        anchors = frozenset((*self._anchors, *_paragraph_anchors(pages)))
        easel = Easel(self._canvas, self._surface, self._reading, anchors, theme, root)
        self._words = WordsPainter(easel)
        self._tables = TablePainter(easel, self._words)
        self._figures = FigurePainter(easel, self._words)
        self._fields = FieldPainter(easel)

    def page(self, page: Page) -> None:
        """One page with its destinations."""
        self._canvas.start_page(page.size)
        self._reading.start_page(page.section, page.appendix)
        anchors = (name for name, number in self._anchors.items() if number == page.number)
        for name in (*destinations(page), *anchors):
            self._canvas.bookmarkPage(name)
        for index, heading in enumerate(page.headings):
            top = page.size.h - heading.top
            self._canvas.bookmarkPage(heading_destination(page, index), fit="XYZ", left=0, top=top, zoom=0)
        table = caption = None
        for index, fragment in enumerate(page.fragments):
            if isinstance(fragment, TextFragment) and _captions_table(fragment, page.fragments[index + 1 :]):
                table = table or self._reading.add("Table")
                caption = caption or table.add("Caption")
                self._words.fragment(fragment, caption)
            elif isinstance(fragment, TableFragment):
                self._tables.fragment(fragment, table)
                table = caption = None
            else:
                self._fragment(fragment)
        self._canvas.end_page()

    def finished(self) -> bytes:
        """The file as reportlab writes it."""
        describe(self._canvas, self._pages)
        bookmark(self._canvas, self._pages)
        number_pages(self._canvas, self._pages)
        return self._canvas.finished()

    def _fragment(self, fragment: Fragment) -> None:
        if isinstance(fragment, TextFragment):
            self._text(fragment)
        elif isinstance(fragment, ShapeFragment):
            with self._canvas.artifact():
                self._shape(fragment)
        elif isinstance(fragment, ChartFragment):
            self._figures.chart(fragment)
        elif isinstance(fragment, DrawingFragment):
            self._figures.drawing(fragment)
        elif isinstance(fragment, PictureFragment):
            self._figures.picture(fragment)
        elif isinstance(fragment, FieldFragment):
            self._fields.fragment(fragment)
        else:
            raise TypeError(f"no painter for {type(fragment).__name__}")

    def _text(self, fragment: TextFragment) -> None:
        furniture = fragment.slot in ("footer", "page number")
        if not fragment.artifact and not furniture:
            self._words.fragment(fragment)
            return
        kind: ArtifactKind = "Footer" if furniture else "Watermark" if fragment.rotation else "Layout"
        with self._canvas.artifact(kind):
            self._words.plain(fragment)

    def _shape(self, shape: ShapeFragment) -> None:
        stroke = None
        if shape.stroke:
            pattern = BASELINE_DASH if shape.points else _OUTLINE_DASH
            stroke = Stroke(shape.stroke, shape.weight, pattern if shape.dashed else ())
        if shape.points:
            steps: list[Step] = [("M" if i == 0 else "L", (p.x, p.y)) for i, p in enumerate(shape.points)]
            self._surface.path(steps, shape.fill, stroke)
        elif shape.ellipse:
            self._surface.path(_ellipse(shape), shape.fill, stroke)
        else:
            self._surface.rect(shape.rect, shape.fill, stroke)


def _ellipse(shape: ShapeFragment) -> list[Step]:
    """An ellipse as four curves, clockwise from its rightmost point."""
    rx, ry = shape.rect.w / 2, shape.rect.h / 2
    x, y = shape.rect.x + rx, shape.rect.y + ry
    hx, hy = rx * _CIRCLE, ry * _CIRCLE
    return [
        ("M", (x + rx, y)),
        ("C", (x + rx, y + hy, x + hx, y + ry, x, y + ry)),
        ("C", (x - hx, y + ry, x - rx, y + hy, x - rx, y)),
        ("C", (x - rx, y - hy, x - hx, y - ry, x, y - ry)),
        ("C", (x + hx, y - ry, x + rx, y - hy, x + rx, y)),
        ("Z", ()),
    ]


def _anchors(pages: Pages) -> dict[str, int]:
    """What links may point at, with the number of its page: pages that have an anchor, sections by their first page."""
    found: dict[str, int] = {}
    for page in pages.pages:
        if page.anchor:
            found.setdefault(page.anchor, page.number)
    for page in pages.pages:
        if page.section_anchor:
            found.setdefault(page.section_anchor, page.number)
    return found


def _paragraph_anchors(pages: Pages) -> Iterator[str]:
    """Links may point at paragraphs too: a footnote's mark at its note."""
    for page in pages.pages:
        for fragment in page.fragments:
            if isinstance(fragment, TextFragment):
                yield from (paragraph.anchor for paragraph in fragment.paragraphs if paragraph.anchor)


def _captions_table(fragment: TextFragment, following: Sequence[Fragment]) -> bool:
    """Whether the fragment is a caption of the table that comes next, decoration and further captions apart."""
    content = (f for f in following if not (_is_decoration(f) or _is_caption(f)))
    return _is_caption(fragment) and isinstance(next(content, None), TableFragment)


def _is_caption(fragment: Fragment) -> bool:
    paragraphs = fragment.paragraphs if isinstance(fragment, TextFragment) else ()
    return bool(paragraphs) and all(paragraph.role == "Caption" for paragraph in paragraphs)


def _is_decoration(fragment: Fragment) -> bool:
    return isinstance(fragment, ShapeFragment) or (isinstance(fragment, TextFragment) and fragment.artifact)
