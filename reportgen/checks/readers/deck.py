"""What a deck holds: slides, their shapes in reading order, tables cell by cell, charts with their numbers and axes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import openpyxl
import pptx
from lxml import etree

from reportgen.geometry import EMU_PER_POINT, Rect

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


@dataclass(frozen=True)
class ChartAxis:
    """A value axis as the chart's XML says it."""

    minimum: float
    maximum: float
    step: float
    number_format: str


@dataclass(frozen=True)
class ChartRead:
    """A native chart: categories, values by series name, value axes (first, then second), and its workbook's cells."""

    categories: tuple[str, ...]
    series: dict[str, tuple[float | None, ...]]
    axes: tuple[ChartAxis, ...]
    workbook: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class ShapeRead:
    """One shape: ``rect`` in points, ``text`` with paragraphs on lines, ``cells`` of a table row by row."""

    name: str
    kind: str  # title, placeholder, text, table, chart, group, picture, shape
    rect: Rect
    text: str
    alt: str
    decorative: bool
    cells: tuple[tuple[str, ...], ...] = ()
    chart: ChartRead | None = None


@dataclass(frozen=True)
class SlideRead:
    """A slide's shapes in the order of its shape tree, which is the reading order."""

    shapes: tuple[ShapeRead, ...]
    notes: str = ""
    title: str = field(default="")

    @property
    def content(self) -> tuple[ShapeRead, ...]:
        """The shapes that a screen reader reads."""
        return tuple(s for s in self.shapes if not s.decorative)


def read_deck(content: bytes) -> tuple[SlideRead, ...]:
    """All slides of a deck."""
    return tuple(_slide(slide) for slide in pptx.Presentation(io.BytesIO(content)).slides)


def _slide(slide: Any) -> SlideRead:
    title = slide.shapes.title
    notes = (
        slide.notes_slide.notes_text_frame.text if slide.has_notes_slide and slide.notes_slide.notes_text_frame else ""
    )
    return SlideRead(tuple(_shape(s) for s in slide.shapes), notes, title.text_frame.text if title is not None else "")


def _shape(shape: Any) -> ShapeRead:
    properties = next(e for e in shape._element.iter() if etree.QName(e).localname == "cNvPr")
    rect = Rect(*(v / EMU_PER_POINT for v in (shape.left, shape.top, shape.width, shape.height)))
    return ShapeRead(
        name=shape.name,
        kind=_kind(shape),
        rect=rect,
        text=shape.text_frame.text if shape.has_text_frame else "",
        alt=properties.get("descr", ""),
        decorative=any(e.get("val") == "1" for e in properties.iter(_DECORATIVE)),
        cells=tuple(tuple(c.text_frame.text for c in row.cells) for row in shape.table.rows) if shape.has_table else (),
        chart=_chart(shape.chart) if shape.has_chart else None,
    )


def _kind(shape: Any) -> str:
    if shape.is_placeholder:
        return "title" if "TITLE" in str(shape.placeholder_format.type) else "placeholder"
    if shape.has_table or shape.has_chart:
        return "table" if shape.has_table else "chart"
    kind = str(shape.shape_type)
    return {"GROUP": "group", "PICTURE": "picture", "TEXT_BOX": "text"}.get(kind.split(" ", maxsplit=1)[0], "shape")


def _chart(chart: Any) -> ChartRead:
    root = chart._chartSpace
    series = {_series_name(s): _points(s.find(f"{_C}val")) for s in root.iter(f"{_C}ser")}
    first = next(root.iter(f"{_C}ser"), None)
    categories = _labels(first.find(f"{_C}cat")) if first is not None else ()
    axes = tuple(_axis(a) for a in root.iter(f"{_C}valAx"))
    blob = chart.part.chart_workbook.xlsx_part.blob
    sheet = openpyxl.load_workbook(io.BytesIO(blob), read_only=False).worksheets[0]
    return ChartRead(categories, series, axes, tuple(sheet.iter_rows(values_only=True)))


def _series_name(series: Any) -> str:
    return "".join(v.text or "" for v in series.find(f"{_C}tx").iter(f"{_C}v"))


def _indexed(parent: Any) -> Iterator[tuple[int, str]]:
    for point in parent.iter(f"{_C}pt"):
        yield int(point.get("idx")), point.find(f"{_C}v").text or ""


def _count(parent: Any) -> int:
    return int(next(parent.iter(f"{_C}ptCount")).get("val"))


def _labels(parent: Any) -> tuple[str, ...]:
    found = dict(_indexed(parent))
    return tuple(found.get(i, "") for i in range(_count(parent)))


def _points(parent: Any) -> tuple[float | None, ...]:
    found = dict(_indexed(parent))
    return tuple(float(found[i]) if i in found else None for i in range(_count(parent)))


def _axis(axis: Any) -> ChartAxis:
    scaling = axis.find(f"{_C}scaling")

    def number(parent: Any, tag: str) -> float:
        element = parent.find(f"{_C}{tag}")
        return float(element.get("val")) if element is not None else float("nan")

    return ChartAxis(
        number(scaling, "min"),
        number(scaling, "max"),
        number(axis, "majorUnit"),
        axis.find(f"{_C}numFmt").get("formatCode"),
    )
