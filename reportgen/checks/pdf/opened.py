"""A finished PDF, open for the rules: its structure, what it paints, and its pages as a reader sees them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from types import TracebackType

import numpy as np
import numpy.typing as npt

from reportgen.checks.readers.pdf import PdfReader
from reportgen.checks.readers.pdf_fields import FieldRead, read_fields
from reportgen.checks.readers.pdf_marks import Mark, read_marks
from reportgen.checks.readers.pdf_tags import Piece, Tag, TaggedPdf, read_tags
from reportgen.geometry import Rect, Size
from reportgen.layout.page import Page, Pages

PIXELS_PER_POINT = 1


class OpenPdf:
    """A PDF and, where they are known, the pages it was painted from. Pages are numbered from 1 as they stand in it.

    Pages of a file from outside are as they were supplied: no rule of ours is asked of them, and they are not here.
    """

    def __init__(self, content: bytes, pages: Pages | None = None):
        painted = pages.pages if pages else ()
        self._outside = frozenset(number for number, page in enumerate(painted, start=1) if page.outside is not None)
        self.tags: TaggedPdf = read_tags(content)
        if self._outside and self.tags.root is not None:
            _without(self.tags.root, self._outside)
        self._content = content
        self._reader = PdfReader(content)
        self._pages = pages

    def __enter__(self) -> OpenPdf:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.close()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its pages."""
        return tuple(number for number in range(1, self.tags.page_count + 1) if number not in self._outside)

    def size(self, number: int) -> Size:
        """Width and height of a page."""
        return self._reader.size(number)

    def layout_of(self, number: int) -> Page | None:
        """The page that was painted, where it is known."""
        return self._pages.pages[number - 1] if self._pages and number <= len(self._pages.pages) else None

    @cached_property
    def bookmarks(self) -> list[tuple[int, str, int]]:
        """(level from 0, title, page number) of each bookmark."""
        return self._reader.bookmarks()

    @cached_property
    def fields(self) -> list[FieldRead]:
        """The fields of its form, page by page."""
        return [field for field in read_fields(self._content) if field.page not in self._outside]

    @cached_property
    def elements(self) -> list[Tag]:
        """All elements of the structure tree in reading order; none when the file is not tagged."""
        return list(self.tags.root.walk()) if self.tags.root else []

    def all(self, *kinds: str) -> Iterable[Tag]:
        """Elements of these kinds in reading order."""
        return (tag for tag in self.elements if tag.kind in kinds)

    @cached_property
    def _marks(self) -> dict[int, list[Mark]]:
        return {number: read_marks(self._reader.page(number)) for number in self.numbers}

    def marks(self, number: int) -> list[Mark]:
        """What a page paints, in painting order."""
        return self._marks[number]

    @cached_property
    def _by_piece(self) -> dict[Piece, list[Mark]]:
        found: dict[Piece, list[Mark]] = {}
        for number, marks in self._marks.items():
            for mark in marks:
                if mark.mcid >= 0:
                    found.setdefault(Piece(number, mark.mcid), []).append(mark)
        return found

    def painted(self, pieces: Iterable[Piece]) -> list[Mark]:
        """What these pieces of content paint, in their order."""
        return [mark for piece in pieces for mark in self._by_piece.get(piece, [])]

    def words(self, tag: Tag) -> str:
        """The words of an element as it is read, white space folded."""
        return " ".join((tag.actual_text or "".join(m.text for m in self.painted(tag.pieces()))).split())

    def place(self, tag: Tag) -> Rect | None:
        """The box round what an element paints on its first page."""
        marks = [m for piece in tag.pieces() if piece.page == tag.page for m in self._by_piece.get(piece, [])]
        if not marks:
            return None
        x, y = min(m.rect.x for m in marks), min(m.rect.y for m in marks)
        return Rect(x, y, max(m.rect.right for m in marks) - x, max(m.rect.bottom for m in marks) - y)

    def picture(self, number: int) -> npt.NDArray[np.uint32]:
        """A page as a reader sees it: 0xRRGGBB by row and column, ``PIXELS_PER_POINT`` to the point."""
        drawn = np.asarray(self._reader.page(number).render(scale=PIXELS_PER_POINT).to_pil().convert("RGB"))
        channels = drawn.astype(np.uint32)
        return np.asarray((channels[..., 0] << 16) | (channels[..., 1] << 8) | channels[..., 2], np.uint32)


def _without(tag: Tag, numbers: Collection[int]) -> None:
    """Take out of a tag what stands on pages of these numbers, and the elements that hold nothing else."""
    for kid in tag.tags:
        had = bool(kid.kids)
        _without(kid, numbers)
        if had and not kid.kids:
            tag.kids.remove(kid)
    tag.kids = [kid for kid in tag.kids if isinstance(kid, Tag) or kid.page not in numbers]
