"""A file's form (ISO 32000-1, 12.7): text fields and tick boxes as widgets with appearances of their own.

Nothing is left to a viewer's own fonts: what may be typed is drawn with an embedded face, ticks are drawn as paths.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc

from reportgen.geometry import Point
from reportgen.layout.page import FieldFragment
from reportgen.paint.pdf.structure import pdf_string
from reportgen.paint.pdf.surface import channels, number_text

_FONT = "Written"  # its name among the form's resources
_FIRST, _LAST = 32, 255  # codes of WinAnsiEncoding (ISO 32000-1, annex D)
_NONSYMBOLIC = 32
_SEVERAL_LINES = 1 << 12
_OFF = "Off"


class Form(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """The catalogue's AcroForm: all fields by name, and the face that words are typed in."""

    def __init__(self, face_file: str):
        self._font = _TypedFont(face_file)
        self._fields: dict[str, list[Widget]] = {}

    def widget(self, fragment: FieldFragment, rect: tuple[float, ...], page: Any, key: int) -> Widget:
        """A field's widget on a page; ``key`` is its way back to its element."""
        together = self._fields.setdefault(fragment.field, [])
        answers = together[0].answers if together else _Answers(together, fragment.field)
        made = Widget(fragment, _Placed(rect, page, key), answers, self._font)
        together.append(made)
        return made

    def format(self, document: Any) -> bytes:
        """The form's dictionary."""
        fields = " ".join(_reference(widgets[0].field, document) for widgets in self._fields.values())
        font = _reference(self._font, document)
        return f"<</Fields[{fields}]/DA(/{_FONT} 12 Tf 0 g)/DR<</Font<</{_FONT} {font}>>>>>>".encode("latin-1")


class _Placed(NamedTuple):
    """Where a widget stands: its corners on its page, and its way back to its element."""

    corners: tuple[float, ...]
    page: Any
    key: int


class _Answers(pdfdoc.PDFObject):  # type: ignore[misc]
    """A field of several tick boxes, of which at most one holds."""

    def __init__(self, widgets: list[Widget], name: str):
        self.widgets = widgets
        self._name = name

    def format(self, document: Any) -> bytes:
        """The field's dictionary, its boxes as kids."""
        chosen = next((w.fragment.option for w in self.widgets if w.fragment.ticked), _OFF)
        kids = " ".join(_reference(widget, document) for widget in self.widgets)
        name, says = (pdf_string(words, document) for words in (self._name, self.widgets[0].fragment.says))
        return f"<</FT/Btn/T{name}/TU{says}/V/{chosen}/Kids[{kids}]>>".encode("latin-1")


class Widget(pdfdoc.PDFObject):  # type: ignore[misc]
    """One field where it stands. Alone under its name it is the field itself; else a kid of the field."""

    def __init__(self, fragment: FieldFragment, placed: _Placed, answers: _Answers, font: _TypedFont):
        self.fragment, self.answers = fragment, answers
        self._placed, self._font = placed, font

    @property
    def field(self) -> pdfdoc.PDFObject:
        """What the form lists: this widget, or the field that it shares with others of its name."""
        return self.answers if len(self.answers.widgets) > 1 else self

    def format(self, document: Any) -> bytes:
        """The widget's dictionary."""
        rect = " ".join(f"{n:.2f}" for n in self._placed.corners)
        page = _text(self._placed.page.format(document))
        own = self._tick(document) if self.fragment.control == "tick" else self._words(document)
        says = pdf_string(self.fragment.says, document)
        return (
            f"<</Type/Annot/Subtype/Widget/F 4/Rect[{rect}]/P {page}/StructParent {self._placed.key}/TU{says}{own}>>"
        ).encode("latin-1")

    def _words(self, document: Any) -> str:
        fragment = self.fragment
        look = f"/{_FONT} {number_text(fragment.size)} Tf {channels(fragment.colour)} rg"
        flags = f"/Ff {_SEVERAL_LINES}" if fragment.several_lines else ""
        resources = f"<</Font<</{_FONT} {_reference(self._font, document)}>>>>"
        empty = _appearance(fragment, "/Tx BMC EMC", resources, document)
        name = pdf_string(fragment.field, document)
        return f"/FT/Tx/T{name}{flags}/DA({look})/V()/MK<<>>/AP<</N {empty}>>"

    def _tick(self, document: Any) -> str:
        fragment = self.fragment
        ticked = _appearance(fragment, _tick_path(fragment), "<<>>", document)
        empty = _appearance(fragment, "", "<<>>", document)
        state = fragment.option if fragment.ticked else _OFF
        looks = f"/AS/{state}/AP<</N<</{fragment.option} {ticked}/{_OFF} {empty}>>>>"
        if self.field is self:
            return f"/FT/Btn/T{pdf_string(fragment.field, document)}/V/{state}{looks}"
        return f"/Parent {_reference(self.answers, document)}{looks}"


def _tick_path(fragment: FieldFragment) -> str:
    """The tick as a path in the widget's own coordinates, which grow upwards."""
    rect = fragment.rect
    points = (Point(p.x - rect.x, rect.bottom - p.y) for p in fragment.tick)
    steps = [f"{number_text(p.x)} {number_text(p.y)} {'l' if i else 'm'}" for i, p in enumerate(points)]
    return f"{channels(fragment.tick_colour)} RG {number_text(fragment.tick_weight)} w {' '.join(steps)} S"


def _appearance(fragment: FieldFragment, content: str, resources: str, document: Any) -> str:
    box = f"[0 0 {number_text(fragment.rect.w)} {number_text(fragment.rect.h)}]"
    entries = {"Type": "/XObject", "Subtype": "/Form", "BBox": box, "Resources": resources}
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), content.encode("latin-1"), filters=[])
    return _reference(stream, document)


class _TypedFont(pdfdoc.PDFObject):  # type: ignore[misc]
    """The face that words are typed in: all of WinAnsiEncoding, since nobody knows what will be typed."""

    def __init__(self, file: str):
        self._file = file

    def format(self, document: Any) -> bytes:
        """The font's dictionary; its descriptor and program are objects of their own."""
        name = f"FORMAA+{self._file.removesuffix('.ttf')}"
        program, widths, numbers = _typed_face(self._file)
        size = pdfdoc.PDFDictionary({"Length1": len(program)})
        embedded = _reference(pdfdoc.PDFStream(size, program, filters=[]), document)
        described = _Raw(
            f"<</Type/FontDescriptor/FontName/{name}/Flags {_NONSYMBOLIC}{numbers}/StemV 80/FontFile2 {embedded}>>"
        )
        return (
            f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/Encoding/WinAnsiEncoding/FirstChar {_FIRST}"
            f"/LastChar {_LAST}/Widths[{' '.join(map(str, widths))}]/FontDescriptor {_reference(described, document)}>>"
        ).encode("latin-1")


class _Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """A dictionary written as text."""

    def __init__(self, text: str):
        self._text = text

    def format(self, document: Any) -> bytes:
        """The text."""
        return self._text.encode("latin-1")


@cache
def _typed_face(file: str) -> tuple[bytes, list[int], str]:
    """The packaged face cut down to WinAnsiEncoding, the widths of its codes, and its descriptor's numbers."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(str(files("reportgen") / "fonts" / file), recalcTimestamp=False)
    points = [ord(bytes([code]).decode("cp1252", "replace")) for code in range(_FIRST, _LAST + 1)]
    options = Options(hinting=False, layout_features=[], name_IDs=[], notdef_outline=True)
    options.drop_tables += ["FFTM"]  # when the font was made
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    scale = 1000 / font["head"].unitsPerEm
    glyphs, metrics = font.getBestCmap(), font["hmtx"]
    widths = [round(metrics[glyphs.get(point, ".notdef")][0] * scale) for point in points]
    head, across = font["head"], font["hhea"]
    box = " ".join(str(round(n * scale)) for n in (head.xMin, head.yMin, head.xMax, head.yMax))
    capital = round(getattr(font["OS/2"], "sCapHeight", across.ascent) * scale)
    ascent, descent = round(across.ascent * scale), round(across.descent * scale)
    numbers = f"/FontBBox[{box}]/ItalicAngle 0/Ascent {ascent}/Descent {descent}/CapHeight {capital}"
    stream = BytesIO()
    font.save(stream, reorderTables=True)
    return stream.getvalue(), widths, numbers


def _reference(thing: pdfdoc.PDFObject, document: Any) -> str:
    return _text(document.Reference(thing).format(document))


def _text(formatted: bytes | str) -> str:
    return formatted.decode("latin-1") if isinstance(formatted, bytes) else formatted
