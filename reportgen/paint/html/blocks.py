"""Regions and fragments as HTML: words, tables, figures with their data, fields of a form."""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportgen.charts.model import ChartModel
from reportgen.exhibits.chart_data import data_grid
from reportgen.geometry import Rect
from reportgen.layout.page import (
    ChartFragment,
    DrawingFragment,
    FieldFragment,
    Fragment,
    PictureFragment,
    ShapeFragment,
    TableFragment,
    TextFragment,
)
from reportgen.paint.html.drawing import svg
from reportgen.paint.html.markup import Markup, element, words
from reportgen.paint.html.paragraphs import ParagraphPainter
from reportgen.paint.html.regions import Graphic, Leaf, Panel, Region, Row, is_sample
from reportgen.paint.html.table import TablePainter
from reportgen.theme import Theme

_POINTS = 12.0  # to 1rem


class BlockPainter:
    """Paints what stands on a page."""

    def __init__(self, theme: Theme, root: Path, anchors: frozenset[str]):
        self._theme, self._root = theme, root
        self._paragraphs = ParagraphPainter(theme, anchors)
        self._tables = TablePainter(theme, self._paragraphs)
        self._title: TextFragment | None = None
        self._level, self._heading = 1, ""

    @property
    def outline(self) -> list[tuple[str, str]]:
        """Id and words of each heading of the second level that was painted."""
        return self._paragraphs.outline

    def start_content(self, title: TextFragment | None, level: int, heading: str) -> None:
        """What comes next stands under ``title``, a heading of that level with that id."""
        self._title, self._level, self._heading = title, level, heading
        self._paragraphs.start_content(level)

    def region(self, region: Region) -> Markup:
        """A region with all that is in it."""
        if isinstance(region, Leaf):
            return self.leaf(region.fragment)
        if isinstance(region, Graphic):
            return self._figure(region.fragments, region.rect)
        if isinstance(region, Panel):
            return element("div", self.region(region.child), class_="panel", style=_ground(region))
        if isinstance(region, Row):
            return self._row(region)
        return "".join(self._stacked(region.children))

    def leaf(self, fragment: Fragment) -> Markup:
        """One fragment."""
        if isinstance(fragment, TextFragment):
            if fragment is self._title:
                return self._paragraphs.title(fragment, self._level, self._heading)
            return self._paragraphs.fragment(fragment)
        if isinstance(fragment, TableFragment):
            return self._tables.table(fragment.table, "")
        if isinstance(fragment, ChartFragment | DrawingFragment):
            return self._figure([fragment], fragment.rect)
        if isinstance(fragment, PictureFragment):
            return element("img", src=self._picture(fragment), alt=fragment.alt, width=f"{fragment.rect.w * 4 / 3:.0f}")
        if isinstance(fragment, ShapeFragment):
            return element("span", svg([fragment], fragment.rect, self._theme), class_="sample")
        if isinstance(fragment, FieldFragment):
            return element("span", svg([fragment], fragment.rect, self._theme), class_="sample")
        raise TypeError(f"no HTML for {type(fragment).__name__}")

    def _stacked(self, children: Sequence[Region]) -> Iterator[Markup]:
        """One below the other; words that caption the table after them are its caption."""
        caption: list[Markup] = []
        for index, child in enumerate(children):
            following = children[index + 1 :]
            if _is_caption(child) and _captions_table(following):
                caption.append(self.region(child).replace("<p ", "<span ").replace("</p>", "</span> "))
            elif isinstance(child, Leaf) and isinstance(child.fragment, TableFragment):
                yield self._tables.table(child.fragment.table, "".join(caption))
                caption = []
            else:
                yield self.region(child)

    def _row(self, row: Row) -> Markup:
        if any(is_sample(child) for child in row.children):
            return element("div", *self._samples(row.children), class_="key")
        parts = (
            element("div", self.region(child), style=f"flex:{child.rect.w:.0f} 1 {_basis(child.rect)}")
            for child in row.children
        )
        return element("div", *parts, class_="row")

    def _samples(self, children: Sequence[Region]) -> Iterator[Markup]:
        """Each sample together with the words that it explains."""
        together: list[Markup] = []
        for child in children:
            if is_sample(child) and together:
                yield element("span", *together)
                together = []
            together.append(self.region(child))
        yield element("span", *together)

    def _figure(self, fragments: Sequence[Fragment], rect: Rect) -> Markup:
        """A picture of charts and drawings, with the charts' numbers as tables to unfold."""
        models = [f.model for f in fragments if isinstance(f, ChartFragment)]
        data = (self._data(model) for model in models if not model.spark)
        return element("figure", svg(fragments, rect, self._theme), *data)

    def _data(self, model: ChartModel) -> Markup:
        grid = data_grid(model)
        head = (element("th", words(column.header), scope="col") for column in grid.columns)
        rows = (
            element(
                "tr",
                element("th", words(row.entries[0].words), scope="row"),
                *(element("td", words(entry.words), class_="right") for entry in row.entries[1:]),
                class_="inner",
            )
            for row in grid.rows
        )
        caption = element("caption", element("span", words(f"Data of the chart: {model.name}"), class_="unseen"))
        table = element("table", caption, element("thead", element("tr", *head)), element("tbody", *rows))
        scroll = element("div", table, class_="scroll", tabindex="0", role="group", aria_label=f"Data: {model.name}")
        return element("details", element("summary", "Data of this chart"), scroll)

    def _picture(self, fragment: PictureFragment) -> str:
        """The picture itself as a data address, so that the page is one file."""
        content = base64.b64encode((self._root / fragment.file).read_bytes()).decode()
        kind = mimetypes.guess_type(fragment.file)[0] or "image/png"
        return f"data:{kind};base64,{content}"


def _basis(rect: Rect) -> str:
    """The width below which a part of a row goes to a line of its own: most of what it has on its page."""
    return f"{rect.w * 0.7 / _POINTS:.1f}rem"


def _ground(panel: Panel) -> str:
    look = []
    if panel.ground.fill:
        look.append(f"background:{panel.ground.fill}")
    if panel.ground.stroke:
        style = "dashed" if panel.ground.dashed else "solid"
        look.append(f"border:{max(panel.ground.weight, 1):.2g}px {style} {panel.ground.stroke}")
    for edge in panel.edges:
        side = _side(edge.rect, panel.rect)
        look.append(f"border-{side}:{min(edge.rect.w, edge.rect.h):.2g}px solid {edge.fill}")
    return ";".join(look)


def _side(edge: Rect, ground: Rect) -> str:
    if edge.w < edge.h:
        return "left" if abs(edge.x - ground.x) < abs(edge.right - ground.right) else "right"
    return "top" if abs(edge.y - ground.y) < abs(edge.bottom - ground.bottom) else "bottom"


def _is_caption(region: Region) -> bool:
    fragment = region.fragment if isinstance(region, Leaf) else None
    paragraphs = fragment.paragraphs if isinstance(fragment, TextFragment) else ()
    return bool(paragraphs) and all(paragraph.role == "Caption" for paragraph in paragraphs)


def _captions_table(following: Sequence[Region]) -> bool:
    after = next((child for child in following if not _is_caption(child)), None)
    return isinstance(after, Leaf) and isinstance(after.fragment, TableFragment)
