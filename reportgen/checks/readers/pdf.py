"""What a PDF shows: the words inside a rectangle, page sizes, bookmarks."""

from __future__ import annotations

import ctypes
from types import TracebackType

import pypdfium2
import pypdfium2.raw as pdfium

from reportgen.geometry import Rect, Size

_LINE_END_HYPHENS = {0x02: "-", 0xFFFE: "-"}  # PDFium's signs for a hyphen at a line's end


class PdfReader:
    """An open PDF; pages are numbered from 1, rectangles are points with the origin at the page's top left."""

    def __init__(self, content: bytes):
        self._document = pypdfium2.PdfDocument(content)
        self._pages: dict[int, pypdfium2.PdfPage] = {}
        self._texts: dict[int, pypdfium2.PdfTextPage] = {}

    def __enter__(self) -> PdfReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        for text in self._texts.values():
            text.close()
        self._document.close()

    @property
    def page_count(self) -> int:
        return len(self._document)

    def page(self, number: int) -> pypdfium2.PdfPage:
        """The page itself, opened once, for readers that look deeper."""
        if number not in self._pages:
            self._pages[number] = self._document[number - 1]
        return self._pages[number]

    def size(self, number: int) -> Size:
        width, height = self.page(number).get_size()
        return Size(width, height)

    def text_in(self, number: int, rect: Rect) -> str:
        """The text whose characters lie in ``rect``, lines and runs of spaces folded to one space."""
        height = self.size(number).h
        text = self._text(number).get_text_bounded(rect.x, height - rect.bottom, rect.right, height - rect.y)
        return folded(text)

    def text(self, number: int) -> str:
        """All text of a page in the order of its content stream, folded."""
        return folded(self._text(number).get_text_range())

    def lines(self, number: int) -> list[str]:
        """The lines of a page in the order of its content stream, each folded, empty ones left out."""
        return [line for each in self._text(number).get_text_range().splitlines() if (line := folded(each))]

    def characters(self, number: int) -> list[tuple[str, Rect]]:
        """Every painted character of a page with its box; spaces that only part words are not among them."""
        return [(sign, box) for sign, box, _ in self.spaced_characters(number)]

    def spaced_characters(self, number: int) -> list[tuple[str, Rect, bool]]:
        """As ``characters``, and of each whether a space stands before it, painted or meant."""
        text, height = self._text(number), self.size(number).h
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        found, spaced = [], False
        for index in range(pdfium.FPDFText_CountChars(text.raw)):
            character = character_at(text, index)
            if character.isspace() or pdfium.FPDFText_IsGenerated(text.raw, index):
                spaced = True
                continue
            pdfium.FPDFText_GetCharBox(text.raw, index, left, right, bottom, top)
            box = Rect(left.value, height - top.value, right.value - left.value, top.value - bottom.value)
            found.append((character, box, spaced))
            spaced = False
        return found

    def bookmarks(self) -> list[tuple[int, str, int]]:
        """(level from 0, title, page number) of each bookmark."""
        found = []
        for item in self._document.get_toc():
            target = item.get_dest()
            found.append((item.level, item.get_title(), target.get_index() + 1 if target else 0))
        return found

    def image_count(self, number: int) -> int:
        """How many raster images a page paints: charts must be none of them."""
        kinds = [pdfium.FPDFPageObj_GetType(o.raw) for o in self.page(number).get_objects()]
        return kinds.count(pdfium.FPDF_PAGEOBJ_IMAGE)

    def _text(self, number: int) -> pypdfium2.PdfTextPage:
        if number not in self._texts:
            self._texts[number] = self.page(number).get_textpage()
        return self._texts[number]


def character_at(text: pypdfium2.PdfTextPage, index: int) -> str:
    """A character of a page as it is painted: PDFium tells a hyphen at a line's end as U+0002."""
    code = pdfium.FPDFText_GetUnicode(text.raw, index)
    return "-" if code == 2 else chr(code)


def folded(text: str) -> str:
    """Text with every run of white space (no-break spaces and line ends too) as one space."""
    return " ".join(text.replace("\u00a0", " ").translate(_LINE_END_HYPHENS).split())
