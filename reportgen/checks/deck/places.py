"""Rules of places and colours: nothing off the slide, no empty placeholder, words that stand out from their ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.checks.colour import contrast, enough, needed
from reportgen.checks.deck.opened import OpenDeck
from reportgen.checks.finding import Finding, Rules, shortened
from reportgen.checks.ground import Area, ground_at, middle
from reportgen.checks.readers.deck import ShapeRead
from reportgen.checks.readers.drawing import ParagraphRead
from reportgen.geometry import Rect

_SLACK = 0.5  # points
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
    """Words stand out from what lies under them: 4.5 to 1, large ones 3 to 1. A turned watermark is decoration."""
    for slide in deck.slides:
        below: list[Area] = []
        for shape in (inner for outer in slide.shapes for inner in outer.walk()):
            below += areas(shape)
            ground = ground_at(middle(shape.rect), below)
            if not (shape.decorative and shape.turned):
                yield from _faint(shape.paragraphs, ground, slide.number, shape)
            for cell in (cell for row in shape.grid for cell in row):
                yield from _faint(cell.paragraphs, ground_at(middle(cell.rect), below), slide.number, shape)


def areas(shape: ShapeRead) -> Iterator[Area]:
    """What a shape paints: its own fill and those of its table's cells; a group's shapes paint for themselves."""
    if shape.fill:
        yield Area(shape.rect, shape.fill, shape.rings)
    for cell in (cell for row in shape.grid for cell in row):
        if cell.fill:
            yield Area(cell.rect, cell.fill)


def _faint(paragraphs: Sequence[ParagraphRead], ground: str, number: int, shape: ShapeRead) -> Iterator[Finding]:
    for run in (run for paragraph in paragraphs for run in paragraph.runs):
        least = needed(run.size or _DEFAULT_SIZE, run.bold)
        if run.text.strip() and run.colour and not enough(run.colour, ground, least):
            ratio = f"{contrast(run.colour, ground):.2f} ({run.colour} on {ground})"
            found = f"'{shortened(run.text)}' has contrast {ratio}"
            yield Finding(found, f"{least:g} at least", number, shape.name, shape.rect)


RULES: Rules[OpenDeck] = {
    "off-slide": off_slide,
    "empty-placeholder": empty_placeholder,
    "run-contrast": text_contrast,
}
