"""A reportlab canvas that writes tagged content, and refuses to paint what is neither tagged nor an artifact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Literal

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from reportgen.geometry import Point, Rect, Size
from reportgen.layout.page import FieldFragment
from reportgen.paint.pdf.fonts import FontBook
from reportgen.paint.pdf.form import Form
from reportgen.paint.pdf.structure import Content, Element, ObjectContent, StructureRoot, pdf_string

ArtifactKind = Literal["Layout", "Header", "Footer", "Watermark"]

_PAINTING = frozenset(["f", "F", "f*", "B", "B*", "b", "b*", "s", "S", "sh", "Do", "BI", "Tj", "TJ", "'", '"'])
_ARTIFACTS = {
    "Layout": "/Type/Layout",
    "Header": "/Type/Pagination/Subtype/Header",
    "Footer": "/Type/Pagination/Subtype/Footer",
    "Watermark": "/Type/Pagination/Subtype/Watermark",
}


class UntaggedContentError(AssertionError):
    """The painter painted outside a tag and outside an artifact: a mistake in the painter, never in a pack."""


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Pages of tagged content. Rectangles and points are in page coordinates: points from the top left corner."""

    def __init__(self, fonts: FontBook, language: str):
        self._open: str | None = None  # the tag or artifact that content goes to now
        self._content: list[Element] = []  # this page's elements by marked-content id
        self._form: Form | None = None
        self._typed_in = fonts.file()
        self.structure = StructureRoot()
        super().__init__(
            BytesIO(),
            pageCompression=0,  # streams are compressed once, when the whole file is packed
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=fonts.face().fontName,
            lang=language,
        )
        self._doc.Catalog.StructTreeRoot = self.structure
        self._doc.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})

    @property
    def page_height(self) -> float:
        """Points from the top of this page to its bottom."""
        return float(self._pagesize[1])

    def start_page(self, size: Size) -> None:
        """Begin a page of that size."""
        self.setPageSize((size.w, size.h))

    def end_page(self) -> None:
        """Finish the page. An open tag is a mistake in the painter."""
        if self._open is not None:
            raise UntaggedContentError(f"{self._open} is still open at the end of the page")
        self.showPage()
        self._content = []

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """What is painted inside becomes content of the element."""
        mcid = len(self._content)
        self._content.append(element)
        element.kids.append(Content(self._doc.thisPageRef(), mcid))
        with self._marked(f"/{element.kind} <</MCID {mcid}>> BDC", element.kind):
            yield

    @contextmanager
    def artifact(self, kind: ArtifactKind = "Layout") -> Iterator[None]:
        """What is painted inside is decoration, or furniture that repeats: no reader reads it."""
        with self._marked(f"/Artifact <<{_ARTIFACTS[kind]}>> BDC", "artifact"):
            yield

    @contextmanager
    def _marked(self, operator: str, name: str) -> Iterator[None]:
        if self._open is not None:
            raise UntaggedContentError(f"{name} opened inside {self._open}")
        self._open = name
        self._code.append(operator)
        yield
        self._code.append("EMC")
        self._open = None

    def emit(self, operators: str) -> None:
        """Append to the page's content stream. Painting is only allowed inside a tag or an artifact."""
        self._code.append(operators)

    def check(self, operators: str) -> None:
        """Raise UntaggedContentError when operators paint and no tag or artifact is open."""
        if self._open is None and not _PAINTING.isdisjoint(operators.split()):
            raise UntaggedContentError(f"painted outside any tag: {operators[:80]}")

    def anchor(self, name: str, at: Point) -> None:
        """Let links lead to a point of this page."""
        self.bookmarkPage(name, fit="XYZ", left=at.x, top=self.page_height - at.y)

    def link(self, element: Element, rect: Rect, target: str, words: str) -> None:
        """A link annotation over the rectangle, child of the element; ``target`` is a URL or ``#anchor``."""
        page = self._doc.thisPageRef()
        bottom = self.page_height - rect.bottom
        annotation = _LinkAnnotation(
            (rect.x, bottom, rect.right, bottom + rect.h),
            target if not target.startswith("#") else self._bookmarkReference(target[1:]),
            words,
            self.structure.key_for(element),
        )
        element.kids.append(ObjectContent(page, annotation))
        self._addAnnotation(annotation)

    def widget(self, element: Element, fragment: FieldFragment) -> None:
        """A field that can be filled in, the only child of the element."""
        if self._form is None:
            self._form = self._doc.Catalog.AcroForm = Form(self._typed_in)
        page, rect = self._doc.thisPageRef(), fragment.rect
        bottom = self.page_height - rect.bottom
        place = (rect.x, bottom, rect.right, bottom + rect.h)
        widget = self._form.widget(fragment, place, page, self.structure.key_for(element))
        element.kids.append(ObjectContent(page, widget))
        self._addAnnotation(widget)

    def finished(self) -> bytes:
        """The whole file, not yet packed."""
        return bytes(self.getpdfdata())

    def _restartAccumulators(self) -> None:  # reportlab's name
        super()._restartAccumulators()
        self._code = _Strict(self)

    def _setAnnotations(self, page: Any) -> None:  # reportlab's name
        """reportlab's hook while a page is finished: give it its way back to the structure, and tabs in its order."""
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self.structure.key_for(self._content)
        page.Tabs = "/S"


class _Strict(list):  # type: ignore[type-arg]
    """A content stream that checks all that is appended, also by reportlab's own drawing methods."""

    def __init__(self, canvas: TaggedCanvas):
        super().__init__()
        self._canvas = canvas

    def append(self, operators: str) -> None:
        """Append once it is sure that a tag holds it."""
        self._canvas.check(operators)
        super().append(operators)

    def extend(self, operators: Iterable[str]) -> None:
        """Append one by one."""
        for each in operators:
            self.append(each)


class _LinkAnnotation(pdfdoc.PDFObject):  # type: ignore[misc]
    """A link without a border, with words for readers and a way back to its element."""

    def __init__(self, rect: tuple[float, ...], target: Any, words: str, key: int):
        self._rect, self._target, self._words, self._key = rect, target, words, key

    def format(self, document: Any) -> bytes:
        """The annotation's dictionary."""
        if isinstance(self._target, str):
            uri = pdfdoc.PDFString(self._target.encode("ascii", "backslashreplace")).format(document).decode("latin-1")
            action = f"/A<</S/URI/URI{uri}>>"
        else:
            action = f"/Dest {pdfdoc.format(self._target, document).decode('latin-1')}"
        rect = " ".join(f"{n:.2f}" for n in self._rect)
        return (
            f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{rect}]/StructParent {self._key}"
            f"/Contents{pdf_string(self._words, document)}{action}>>"
        ).encode("latin-1")
