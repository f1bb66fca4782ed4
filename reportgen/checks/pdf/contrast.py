"""Rules of contrast, on the page as it is seen: words on whatever lies under them, shapes of figures on the page."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from reportgen.checks.colour import GRAPHICS, contrast, enough, needed
from reportgen.checks.finding import Finding, Rules, shortened
from reportgen.checks.pdf.opened import PIXELS_PER_POINT, OpenPdf
from reportgen.checks.readers.pdf_marks import Mark
from reportgen.checks.readers.pdf_tags import Piece
from reportgen.geometry import Rect

_SHARE = 0.15  # of a text's box that a colour fills to count as its ground
_AROUND = 1.0  # points round the letters that are looked at
_LEAST_AREA = 16.0  # square points: what is smaller is a mark, not an area
_WHITE = "#FFFFFF"


def text_contrast(file: OpenPdf) -> Iterator[Finding]:
    """Words stand out from their ground: 4.5 to 1, large ones 3 to 1. A turned watermark is decoration."""
    for number in file.numbers:
        picture = file.picture(number)
        for mark in file.marks(number):
            if mark.kind != "text" or not mark.text.strip() or mark.fill is None or (mark.artifact and not mark.level):
                continue
            least = needed(mark.size, mark.bold)
            ground = min(_grounds(picture, mark), key=lambda colour: contrast(colour, mark.fill or _WHITE))
            if not enough(mark.fill, ground, least):
                found = (
                    f"'{shortened(mark.text)}' has contrast {contrast(mark.fill, ground):.2f} ({mark.fill} on {ground})"
                )
                yield Finding(found, f"{least:g} at least", number, rect=mark.rect)


def graphic_contrast(file: OpenPdf) -> Iterator[Finding]:
    """An area of a figure stands out from the page, has an outline that does, or holds words or lines that do."""
    figures = {piece: tag for tag in file.all("Figure") for piece in tag.pieces()}
    for number in file.numbers:
        own = [m for m in file.marks(number) if Piece(number, m.mcid) in figures]
        for mark in own:
            if mark.kind == "shape" and mark.fill and mark.rect.w * mark.rect.h >= _LEAST_AREA and not _seen(mark, own):
                found = f"an area of {mark.fill} has contrast {contrast(mark.fill, _WHITE):.2f} with the page"
                yield Finding(found, f"{GRAPHICS:g} at least, an outline, or a label in it", number, rect=mark.rect)


def _seen(mark: Mark, others: list[Mark]) -> bool:
    if mark.fill == _WHITE or _stands_out(mark.fill) or _stands_out(mark.stroke):
        return True
    inner = (other for other in others if other is not mark and _meet(mark.rect, other.rect))
    return any(_stands_out(other.fill if other.kind == "text" else other.stroke) for other in inner)


def _stands_out(colour: str | None) -> bool:
    return colour is not None and enough(colour, _WHITE, GRAPHICS)


def _meet(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def _grounds(picture: npt.NDArray[np.uint32], mark: Mark) -> list[str]:
    """The colours that fill a good part of the words' box, besides their own; their own where there is no other."""
    top, bottom = _pixels(mark.rect.y, mark.rect.bottom, picture.shape[0])
    left, right = _pixels(mark.rect.x, mark.rect.right, picture.shape[1])
    colours, counts = np.unique(picture[top:bottom, left:right], return_counts=True)
    own = int(mark.fill[1:], 16) if mark.fill else -1
    least = _SHARE * counts.sum()
    colours, counts = colours[colours != own], counts[colours != own]
    if not len(colours):
        return [mark.fill or _WHITE]
    common = colours[counts >= least]
    return [f"#{int(colour):06X}" for colour in (common if len(common) else colours[[counts.argmax()]])]


def _pixels(low: float, high: float, most: int) -> tuple[int, int]:
    start, end = int((low - _AROUND) * PIXELS_PER_POINT), int((high + _AROUND) * PIXELS_PER_POINT) + 1
    return max(0, start), min(most, end)


RULES: Rules[OpenPdf] = {"text-contrast": text_contrast, "graphic-contrast": graphic_contrast}
