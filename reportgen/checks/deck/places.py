"""Rules of places and colours: nothing off the slide, no empty placeholder, words that stand out from their ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.checks.colour import contrast, enough, needed
from reportgen.checks.deck.opened import OpenDeck
from reportgen.checks.finding import Finding, Rules, shortened
from reportgen.checks.readers.deck import ShapeRead
from reportgen.checks.readers.drawing import ParagraphRead, inside
from reportgen.geometry import Point, Rect

_SLACK = 0.5  # points
_WHITE = "#FFFFFF"
_DEFAULT_SIZE = 12.0


def off_slide(deck: OpenDeck) -> Iterator[Finding]:
    """Nothing lies off the slide, not even in part; a turned shape is told by its middle."""
    size = deck.file.size
    whole = Rect(0, 0, size.w, size.h)
    for slide in deck.slides:
        for shape in slide.shapes:
            rect = shape.rect
            if shape.turned:
                rect = Rect(rect.x + rect.w / 2, rect.y + rect.h / 2, 0, 0)
            if not whole.contains(rect, _SLACK):
                yield Finding(
                    "a shape lies off the slide", "all of it on the slide", slide.number, shape.name, shape.rect
                )


def empty_placeholder(deck: OpenDeck) -> Iterator[Finding]:
    """No placeholder is empty: it is read out, and shows its prompt to whoever edits the slide."""
    for slide, shape in deck.shapes():
        if shape.placeholder and shape.kind in ("title", "placeholder") and not shape.text.strip() and not shape.grid:
            yield Finding(
                "an empty placeholder", "words in it, or no placeholder", slide.number, shape.name, shape.rect
            )


def text_contrast(deck: OpenDeck) -> Iterator[Finding]:
    """Words stand out from what lies under them: 4.5 to 1, large ones 3 to 1. Decoration is left out."""
    for slide in deck.slides:
        below: list[ShapeRead] = []
        for shape in (inner for outer in slide.shapes for inner in outer.walk()):
            if not (shape.decorative and shape.turned):
                for paragraphs, ground in _texts(shape, below):
                    yield from _faint(paragraphs, ground, slide.number, shape)
            below.append(shape)


def _texts(shape: ShapeRead, below: Sequence[ShapeRead]) -> Iterator[tuple[Sequence[ParagraphRead], str]]:
    """Each text of a shape with the colour of its ground."""
    ground = shape.fill or ground_at(_middle(shape.rect), below)
    if shape.paragraphs:
        yield shape.paragraphs, ground
    for row in shape.grid:
        for cell in row:
            yield cell.paragraphs, cell.fill or ground


def _faint(paragraphs: Sequence[ParagraphRead], ground: str, number: int, shape: ShapeRead) -> Iterator[Finding]:
    for run in (run for paragraph in paragraphs for run in paragraph.runs):
        least = needed(run.size or _DEFAULT_SIZE, run.bold)
        if run.text.strip() and run.colour and not enough(run.colour, ground, least):
            ratio = f"{contrast(run.colour, ground):.2f} ({run.colour} on {ground})"
            found = f"'{shortened(run.text)}' has contrast {ratio}"
            yield Finding(found, f"{least:g} at least", number, shape.name, shape.rect)


def ground_at(point: Point, below: Sequence[ShapeRead]) -> str:
    """The fill of the topmost shape or table cell under a point; white where there is none."""
    spot = Rect(point.x, point.y, 0, 0)
    for shape in reversed(below):
        if not shape.rect.contains(spot):
            continue
        cell = next((cell for row in shape.grid for cell in row if cell.fill and cell.rect.contains(spot)), None)
        if cell is not None and cell.fill:
            return cell.fill
        if shape.fill and (not shape.rings or inside(point, shape.rings)):
            return shape.fill
    return _WHITE


def _middle(rect: Rect) -> Point:
    return Point(rect.x + rect.w / 2, rect.y + rect.h / 2)


RULES: Rules[OpenDeck] = {
    "off-slide": off_slide,
    "empty-placeholder": empty_placeholder,
    "run-contrast": text_contrast,
}
