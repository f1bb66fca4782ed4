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
_LABEL_REACH = 10.0  # points from an area to the words at its end
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
    """An area of a figure stands out from the page, has an outline that does, or words in or at it that do."""
    figures = {piece: tag for tag in file.all("Figure") for piece in tag.pieces()}
    for number in file.numbers:
        own = [m for m in file.marks(number) if Piece(number, m.mcid) in figures]
        areas = [m for m in own if m.kind == "shape" and m.fill not in (None, _WHITE) and not _stands_out(m.fill)]
        for mark in (mark for mark in areas if not _stands_out(mark.stroke)):
            others = [other for other in own if other is not mark and _stands_out(_ink(other))]
            for box in mark.pieces or (mark.rect,):
                if box.w * box.h >= _LEAST_AREA and not any(_tells(box, other) for other in others):
                    found = (
                        f"an area of {mark.fill} has contrast {contrast(mark.fill or _WHITE, _WHITE):.2f} with the page"
                    )
                    yield Finding(found, f"{GRAPHICS:g} at least, an outline, or a label in it", number, rect=box)
                    break


def _ink(mark: Mark) -> str | None:
    return mark.fill if mark.kind == "text" else mark.stroke


def _tells(area: Rect, other: Mark) -> bool:
    """Whether words stand in an area, right of it or on top of it, or a line lies in it."""
    if other.kind != "text":
        return area.contains(other.rect, _AROUND)
    x, y = other.rect.x + other.rect.w / 2, other.rect.y + other.rect.h / 2
    level, over = area.y <= y <= area.bottom, area.x <= x <= area.right
    beside = level and area.x <= other.rect.x <= area.right + _LABEL_REACH
    above = over and area.y - _LABEL_REACH <= other.rect.bottom <= area.bottom
    return beside or above


def _stands_out(colour: str | None) -> bool:
    return colour is not None and enough(colour, _WHITE, GRAPHICS)


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
