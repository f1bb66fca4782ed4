"""Text fragments as tagged content: every line where layout put it, every run in its look, links over their words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportgen.geometry import Point, Rect
from reportgen.layout.page import TextFragment
from reportgen.paint.pdf.easel import Easel
from reportgen.paint.pdf.structure import Element
from reportgen.text.measure import SUPERSCRIPT_RISE, SUPERSCRIPT_SIZE
from reportgen.text.paragraph import Line, Paragraph, Role, Run, Segment

_WORD_GAP = 0.15  # of the type size: pieces further apart than this are different words
_LINK_TOP, _LINK_BOTTOM = 0.9, 0.25  # of the type size above and below the baseline: what can be clicked
_UNDERLINE_DROP, _UNDERLINE_WEIGHT = 0.12, 0.05  # of the type size


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment at its place on the page. ``spaced``: a space follows it, drawn so that words do not join."""

    x: float
    baseline: float
    width: float
    run: Run
    spaced: bool
    line: int


class WordsPainter:
    """Paints lines of text."""

    def __init__(self, easel: Easel):
        self._canvas, self._surface, self._reading = easel.canvas, easel.surface, easel.reading
        self._anchors = easel.anchors

    def fragment(self, fragment: TextFragment, parent: Element | None = None) -> None:
        """A text box that is read: one element per paragraph."""
        title = fragment.slot == "title"
        for index, paragraph in enumerate(fragment.paragraphs):
            lines = [line for line in fragment.lines if line.paragraph == index]
            if not any(line.segments for line in lines):
                continue
            role: Role = "H1" if title and paragraph.role == "P" else paragraph.role
            body, label = self._reading.paragraph(paragraph, role, parent)
            pieces = self._pieces(lines, fragment.rect)
            if paragraph.anchor:
                top = pieces[0].baseline - (pieces[0].run.size or 0)
                self._canvas.anchor(paragraph.anchor, Point(pieces[0].x, top))
            self._marker(lines[0], fragment.rect, label or body)
            self.tagged(pieces, body, fragment.href)
        self._reading.end_list()

    def plain(self, fragment: TextFragment) -> None:
        """The same words without tags, inside an artifact or a figure that is open already."""
        turn, centre = _turn(fragment)
        for piece in self._pieces(fragment.lines, fragment.rect):
            at = _turned(Point(piece.x, piece.baseline), centre, turn)
            self._draw(piece, at, turn)

    def cell(self, paragraphs: Sequence[Paragraph], lines: Sequence[Line], rect: Rect, element: Element) -> None:
        """A table cell's words: its own content when it is one paragraph, else one P per paragraph."""
        several = sum(1 for paragraph in paragraphs if paragraph.text) > 1
        for index in range(len(paragraphs)):
            own = [line for line in lines if line.paragraph == index]
            if any(line.segments for line in own):
                target = element.add("P") if several else element
                self._marker(own[0], rect, target)
                self.tagged(self._pieces(own, rect), target)

    def tagged(self, pieces: Sequence[Piece], element: Element, href: str | None = None) -> None:
        """Pieces as content of the element; those of a link as content of a Link below it, a footnote's mark as that of
        a Reference.
        """
        for link, group in groupby(pieces, key=lambda piece: self._target(piece.run.link or href)):
            together = list(group)
            holder = element.add("Reference") if link and together[0].run.note else element
            owner = holder.add("Link") if link else element
            with self._canvas.content(owner):
                for piece in together:
                    self._draw(piece, Point(piece.x, piece.baseline))
                    if link and not link.startswith("#"):
                        self._underline(piece)
            if link:
                self._annotate(owner, together, link)

    def _target(self, link: str | None) -> str | None:
        """The link, unless it points at a page that this file does not have (only some sections were built)."""
        if link and link.startswith("#") and link[1:] not in self._anchors:
            return None
        return link

    def _annotate(self, element: Element, pieces: Sequence[Piece], link: str) -> None:
        """One annotation per line of the link, all in one element."""
        words = "".join(piece.run.text + (" " if piece.spaced else "") for piece in pieces).strip()
        words = f"Footnote {words}" if pieces[0].run.note else words
        for _, group in groupby(pieces, key=lambda piece: piece.line):
            on_line = list(group)
            size = max(piece.run.size or 0 for piece in on_line)
            top = on_line[0].baseline - _LINK_TOP * size
            right = on_line[-1].x + on_line[-1].width
            rect = Rect(on_line[0].x, top, right - on_line[0].x, (_LINK_TOP + _LINK_BOTTOM) * size)
            self._canvas.link(element, rect, link, words if link.startswith("#") else f"{words} ({link})")

    def _marker(self, line: Line, rect: Rect, element: Element) -> None:
        if line.marker:
            with self._canvas.content(element):
                piece = _piece(line.marker, line, rect, 0, spaced=True)
                self._draw(piece, Point(piece.x, piece.baseline))

    def _pieces(self, lines: Sequence[Line], rect: Rect) -> list[Piece]:
        return list(_pieces(lines, rect))

    def _draw(self, piece: Piece, at: Point, turn: tuple[float, float] = (1, 0)) -> None:
        run = piece.run
        size, baseline = run.size or 0, at.y
        if run.superscript:
            baseline -= SUPERSCRIPT_RISE * size
            size *= SUPERSCRIPT_SIZE
        self._surface.text(
            at.x,
            baseline,
            run.text + (" " if piece.spaced else ""),
            size=size,
            colour=run.colour or "#000000",
            bold=bool(run.bold),
            italic=bool(run.italic),
            turn=turn,
        )

    def _underline(self, piece: Piece) -> None:
        """Links out of the file are underlined, as PowerPoint underlines them: never colour alone."""
        size = piece.run.size or 0
        top = piece.baseline + _UNDERLINE_DROP * size
        self._surface.rect(Rect(piece.x, top, piece.width, _UNDERLINE_WEIGHT * size), piece.run.colour or "#000000")


def _pieces(lines: Sequence[Line], rect: Rect) -> Iterator[Piece]:
    for number, line in enumerate(lines):
        for i, segment in enumerate(line.segments):
            following = line.segments[i + 1] if i + 1 < len(line.segments) else None
            if following is None:
                spaced = line.joins_next
            else:
                gap = following.x - segment.x - segment.width
                spaced = gap > _WORD_GAP * (segment.run.size or 0) and not segment.run.text.endswith(" ")
            yield _piece(segment, line, rect, number, spaced)


def _piece(segment: Segment, line: Line, rect: Rect, number: int, spaced: bool) -> Piece:
    return Piece(rect.x + segment.x, rect.y + line.baseline, segment.width, segment.run, spaced, number)


def _turn(fragment: TextFragment) -> tuple[tuple[float, float], Point]:
    """Cosine and sine of the box's turn as the page sees it (counter-clockwise in the file), and the box's centre."""
    angle = math.radians(-fragment.rotation)
    rect = fragment.rect
    return (math.cos(angle), math.sin(angle)), Point(rect.x + rect.w / 2, rect.y + rect.h / 2)


def _turned(point: Point, centre: Point, turn: tuple[float, float]) -> Point:
    """The point turned about the centre; y grows downwards."""
    dx, dy = point.x - centre.x, point.y - centre.y
    cosine, sine = turn
    return Point(centre.x + dx * cosine + dy * sine, centre.y - dx * sine + dy * cosine)
