"""A native chart of an Office file: its series with their looks, its axes, and the workbook behind it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from reportgen.checks.readers.drawing import A, Colours
from reportgen.checks.readers.package import Package

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_KINDS = ("barChart", "lineChart", "areaChart", "doughnutChart", "pieChart", "scatterChart", "radarChart")


@dataclass(frozen=True)
class ChartAxis:
    """A value axis as the chart's XML says it."""

    minimum: float
    maximum: float
    step: float
    number_format: str


@dataclass(frozen=True)
class LabelRead:
    """A data label: its words and their colour."""

    text: str
    colour: str | None


@dataclass(frozen=True)
class SeriesRead:
    """A series: what it is drawn as, its numbers, and where in the workbook they stand.

    ``dash`` tells the pattern of a dashed line, empty when it is solid. ``outline`` is the line round its columns,
    areas or slices; ``colour`` is None where nothing is painted.
    """

    name: str
    kind: str  # bar, line, area, doughnut
    grouping: str
    values: tuple[float | None, ...]
    number_format: str
    colour: str | None
    outline: str | None = None
    point_colours: dict[int, str] = field(default_factory=dict)
    labels: dict[int, LabelRead] = field(default_factory=dict)
    dash: str = ""
    markers: bool = False
    horizontal: bool = False
    axes: tuple[str, ...] = ()
    name_at: str = ""
    categories_at: str = ""
    values_at: str = ""


@dataclass(frozen=True)
class ChartRead:
    """A native chart: categories, values by series name, value axes (first, then second), and its workbook's cells.

    ``axis_ids`` are the ids of all axes, ``crossings`` those that each axis says it crosses. ``formats`` are the
    number formats of the workbook's cells; ``workbook_fault`` says why the workbook could not be opened.
    """

    categories: tuple[str, ...]
    series: dict[str, tuple[float | None, ...]]
    axes: tuple[ChartAxis, ...]
    workbook: tuple[tuple[Any, ...], ...]
    looks: tuple[SeriesRead, ...] = ()
    axis_ids: tuple[str, ...] = ()
    crossings: tuple[str, ...] = ()
    formats: tuple[tuple[str, ...], ...] = ()
    workbook_fault: str = ""


def read_chart(package: Package, part: str, colours: Colours) -> ChartRead:
    """The chart of a chart part."""
    root = package.xml(part)
    looks = tuple(_series(element, colours) for element in root.iter(f"{_C}ser"))
    first = next(root.iter(f"{_C}ser"), None)
    axes = [a for tag in ("catAx", "valAx", "dateAx", "serAx") for a in root.iter(f"{_C}{tag}")]
    cells, formats, fault = _workbook(package, package.related(part, "package"))
    return ChartRead(
        categories=_labels(_found(first, "cat", "xVal")) if first is not None else (),
        series={look.name: look.values for look in looks},
        axes=tuple(_axis(a) for a in root.iter(f"{_C}valAx")),
        workbook=cells,
        looks=looks,
        axis_ids=tuple(_value(a, "axId") for a in axes),
        crossings=tuple(_value(a, "crossAx") for a in axes),
        formats=formats,
        workbook_fault=fault,
    )


def _series(element: Any, colours: Colours) -> SeriesRead:
    group = element.getparent()
    kind = etree.QName(group).localname.removesuffix("Chart")
    properties = element.find(f"{_C}spPr")
    line = properties.find(f"{A}ln") if properties is not None else None
    stroke, fill = colours.stroke(properties), colours.fill(properties)
    values = _found(element, "val", "yVal")
    return SeriesRead(
        name="".join(v.text or "" for v in _all(_found(element, "tx"), "v")),
        kind=kind,
        grouping=_value(group, "grouping"),
        values=_points(values),
        number_format=next((code.text or "" for code in _all(values, "formatCode")), ""),
        colour=stroke if kind == "line" else fill,
        outline=None if kind == "line" else stroke or _outline(element, colours),
        point_colours=_point_colours(element, kind, colours),
        labels=_data_labels(element, colours),
        dash=_dash(line),
        markers=_value(element.find(f"{_C}marker"), "symbol") not in ("", "none"),
        horizontal=_value(group, "barDir") == "bar",
        axes=tuple(a.get("val", "") for a in group.iterchildren(f"{_C}axId")),
        name_at=_reference(element, "tx"),
        categories_at=_reference(element, "cat"),
        values_at=_reference(element, "val"),
    )


def _all(parent: Any, tag: str) -> Iterator[Any]:
    yield from parent.iter(f"{_C}{tag}") if parent is not None else ()


def _dash(line: Any) -> str:
    """The pattern of a dashed line as one word: a preset's name, or dashes and gaps in shares of the width."""
    if line is None:
        return ""
    preset = line.find(f"{A}prstDash")
    if preset is not None:
        return "" if preset.get("val") == "solid" else str(preset.get("val"))
    return " ".join(f"{ds.get('d')}/{ds.get('sp')}" for ds in line.iterfind(f"{A}custDash/{A}ds"))


def _outline(series: Any, colours: Colours) -> str | None:
    """The line round every point, where all points have the same."""
    found = {colours.stroke(point.find(f"{_C}spPr")) for point in series.iterchildren(f"{_C}dPt")}
    return found.pop() if len(found) == 1 else None


def _point_colours(series: Any, kind: str, colours: Colours) -> dict[int, str]:
    found = {}
    for point in series.iterchildren(f"{_C}dPt"):
        properties = point.find(f"{_C}spPr")
        colour = colours.stroke(properties) if kind == "line" else colours.fill(properties)
        if colour:
            found[int(_value(point, "idx"))] = colour
    return found


def _data_labels(series: Any, colours: Colours) -> dict[int, LabelRead]:
    found = {}
    for label in series.iterfind(f"{_C}dLbls/{_C}dLbl"):
        words = "".join(t.text or "" for t in label.iter(f"{A}t"))
        look = next(label.iter(f"{A}rPr"), None)
        found[int(_value(label, "idx"))] = LabelRead(words, colours.fill(look))
    return found


def _value(parent: Any, tag: str) -> str:
    element = parent.find(f"{_C}{tag}") if parent is not None else None
    return str(element.get("val", "")) if element is not None else ""


def _reference(series: Any, tag: str) -> str:
    found = series.find(f"{_C}{tag}")
    return next((f.text or "" for f in found.iter(f"{_C}f")), "") if found is not None else ""


def _indexed(parent: Any) -> Iterator[tuple[int, str]]:
    for point in parent.iter(f"{_C}pt") if parent is not None else ():
        yield int(point.get("idx")), point.findtext(f"{_C}v") or ""


def _count(parent: Any) -> int:
    told = next(parent.iter(f"{_C}ptCount"), None) if parent is not None else None
    return int(told.get("val")) if told is not None else 0


def _labels(parent: Any) -> tuple[str, ...]:
    found = dict(_indexed(parent))
    return tuple(found.get(i, "") for i in range(_count(parent)))


def _points(parent: Any) -> tuple[float | None, ...]:
    found = dict(_indexed(parent))
    return tuple(_number(found.get(i, "")) for i in range(_count(parent)))


def _number(text: str) -> float | None:
    """The number of a point; None for one that is not there, or an error of the sheet such as #N/A."""
    try:
        return float(text)
    except ValueError:
        return None


def _found(series: Any, *tags: str) -> Any:
    """The first of these children that a series has: points of a scatter stand under other names."""
    return next((child for tag in tags if (child := series.find(f"{_C}{tag}")) is not None), None)


def _axis(axis: Any) -> ChartAxis:
    scaling = axis.find(f"{_C}scaling")

    def number(parent: Any, tag: str) -> float:
        return float(_value(parent, tag) or "nan")

    form = axis.find(f"{_C}numFmt")
    return ChartAxis(
        number(scaling, "min"),
        number(scaling, "max"),
        number(axis, "majorUnit"),
        form.get("formatCode", "") if form is not None else "General",
    )


def _workbook(package: Package, part: str | None) -> tuple[tuple[Any, ...], tuple[Any, ...], str]:
    """Cells and number formats of the first sheet, and what kept it from being opened."""
    import openpyxl

    if part is None or part not in package:
        return (), (), "the chart has no workbook"
    try:
        sheet = openpyxl.load_workbook(io.BytesIO(package.read(part))).worksheets[0]
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError, etree.XMLSyntaxError) as error:
        return (), (), f"the workbook can't be opened ({error})"
    rows = list(sheet.iter_rows())
    return (
        tuple(tuple(cell.value for cell in row) for row in rows),
        tuple(tuple(cell.number_format for cell in row) for row in rows),
        "",
    )
