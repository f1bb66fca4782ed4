"""What a PDF paints, object by object in painting order: words and shapes, each with the tag or artifact it is in."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pypdfium2
import pypdfium2.raw as pdfium

from reportgen.checks.readers.pdf import character_at
from reportgen.geometry import Point, Rect

Kind = Literal["text", "shape", "picture"]
_KINDS: dict[int, Kind] = {
    pdfium.FPDF_PAGEOBJ_TEXT: "text",
    pdfium.FPDF_PAGEOBJ_PATH: "shape",
    pdfium.FPDF_PAGEOBJ_IMAGE: "picture",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One painted object. ``mcid`` is -1 outside of tagged content; of words there are the ``size`` and the
    ``start`` of their baseline, and whether they are ``level``.

    Colours are #RRGGBB, None where nothing is filled or stroked. ``pieces`` are the boxes of the pieces of a shape that
    is only filled: the columns of a series are one path.
    """

    kind: Kind
    rect: Rect
    mcid: int = -1
    artifact: bool = False
    text: str = ""
    size: float = 0
    start: Point | None = None
    bold: bool = False
    level: bool = True
    fill: str | None = None
    stroke: str | None = None
    pieces: tuple[Rect, ...] = ()


def read_marks(page: pypdfium2.PdfPage) -> list[Mark]:
    """Everything a page paints, in painting order."""
    text = page.get_textpage()
    height = page.get_height()
    try:
        return list(_marks(page, text, height))
    finally:
        text.close()


def _marks(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, height: float) -> Iterator[Mark]:
    painted, bold = _painted_words(text), dict[int, bool]()
    for each in page.get_objects(max_depth=2):
        raw, kind = each.raw, _KINDS.get(each.type)
        if kind is None:
            continue
        rect = _rect(raw, height)
        mcid = pdfium.FPDFPageObj_GetMarkedContentID(raw)
        artifact = mcid < 0 and "Artifact" in _mark_names(raw)
        if kind == "text":
            matrix = _matrix(raw)
            size = _font_size(raw) * math.hypot(matrix.c, matrix.d)
            words, start = painted.get(_address(raw), " "), Point(matrix.e, height - matrix.f)
            level, fill = abs(matrix.b) < 1e-6, _colour(raw, fill=True)
            yield Mark(kind, rect, mcid, artifact, words, size, start, _is_bold(raw, bold), level, fill)
        else:
            filled, stroked = _drawn(raw) if kind == "shape" else (False, False)
            fill = _colour(raw, fill=True) if filled else None
            stroke = _colour(raw, fill=False) if stroked else None
            pieces = tuple(_pieces(raw, height)) if filled and not stroked and kind == "shape" else ()
            yield Mark(kind, rect, mcid, artifact, fill=fill, stroke=stroke, pieces=pieces)


def _rect(raw: Any, height: float) -> Rect:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(raw, left, bottom, right, top)
    return Rect(left.value, height - top.value, right.value - left.value, top.value - bottom.value)


def _pieces(raw: Any, height: float) -> Iterator[Rect]:
    """The box of each piece of a path, handles of curves counted as points."""
    matrix, x, y = _matrix(raw), ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(pdfium.FPDFPath_CountSegments(raw)):
        segment = pdfium.FPDFPath_GetPathSegment(raw, index)
        if points and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            yield _box(points, height)
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        across = matrix.a * x.value + matrix.c * y.value + matrix.e
        points.append((across, matrix.b * x.value + matrix.d * y.value + matrix.f))
    if points:
        yield _box(points, height)


def _box(points: list[tuple[float, float]], height: float) -> Rect:
    across, up = [x for x, _ in points], [y for _, y in points]
    return Rect(min(across), height - max(up), max(across) - min(across), max(up) - min(up))


def _matrix(raw: Any) -> Any:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(raw, matrix)
    return matrix


def _font_size(raw: Any) -> float:
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(raw, size)
    return size.value


def _painted_words(text: pypdfium2.PdfTextPage) -> dict[int, str]:
    """The characters of each text object that are painted; an object that has none here is white space alone.

    PDFium adds spaces of its own where words stand apart, and marks them as generated.
    """
    found: dict[int, list[str]] = {}
    for index in range(pdfium.FPDFText_CountChars(text.raw)):
        if not pdfium.FPDFText_IsGenerated(text.raw, index):
            owner = _address(pdfium.FPDFText_GetTextObject(text.raw, index))
            found.setdefault(owner, []).append(character_at(text, index))
    return {owner: "".join(characters) for owner, characters in found.items()}


def _address(raw: Any) -> int:
    return ctypes.addressof(raw.contents)


def _is_bold(raw: Any, known: dict[int, bool]) -> bool:
    """Whether a text's face is bold, by its name; ``known`` keeps each face's answer."""
    font = pdfium.FPDFTextObj_GetFont(raw)
    if _address(font) not in known:
        name = ctypes.create_string_buffer(128)
        pdfium.FPDFFont_GetBaseFontName(font, name, 128)
        known[_address(font)] = b"bold" in name.value.lower()
    return known[_address(font)]


def _drawn(raw: Any) -> tuple[bool, bool]:
    mode, stroke = ctypes.c_int(), pdfium.FPDF_BOOL()
    pdfium.FPDFPath_GetDrawMode(raw, mode, stroke)
    return mode.value != pdfium.FPDF_FILLMODE_NONE, bool(stroke.value)


def _colour(raw: Any, fill: bool) -> str | None:
    channels = [ctypes.c_uint() for _ in range(4)]
    read = pdfium.FPDFPageObj_GetFillColor if fill else pdfium.FPDFPageObj_GetStrokeColor
    if not read(raw, *channels):
        return None
    return "#" + "".join(f"{channel.value:02X}" for channel in channels[:3])


def _mark_names(raw: Any) -> list[str]:
    names = []
    for index in range(pdfium.FPDFPageObj_CountMarks(raw)):
        mark, length = pdfium.FPDFPageObj_GetMark(raw, index), ctypes.c_ulong()
        buffer = (pdfium.FPDF_WCHAR * 64)()
        pdfium.FPDFPageObjMark_GetName(mark, buffer, 128, length)
        names.append(bytes(buffer)[: max(0, length.value - 2)].decode("utf-16-le"))
    return names
