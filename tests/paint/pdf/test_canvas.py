"""The canvas refuses what no tag holds."""

from __future__ import annotations

import pytest

from reportgen.geometry import Rect, Size
from reportgen.paint.pdf.canvas import TaggedCanvas, UntaggedContentError
from reportgen.paint.pdf.fonts import FontBook
from reportgen.paint.pdf.surface import CanvasSurface, number_text
from tests.paint.pdf.sample_pages import theme


@pytest.fixture
def canvas() -> TaggedCanvas:
    made = TaggedCanvas(FontBook(theme()), "en-GB")
    made.start_page(Size(960, 540))
    return made


def test_painting_outside_a_tag_is_refused(canvas: TaggedCanvas) -> None:
    surface = CanvasSurface(canvas, FontBook(theme()))
    with pytest.raises(UntaggedContentError, match="painted outside any tag"):
        surface.rect(Rect(0, 0, 10, 10), "#000000")
    with pytest.raises(UntaggedContentError):
        surface.text(0, 0, "words", size=12, colour="#000000")


def test_reportlabs_own_drawing_is_refused_too(canvas: TaggedCanvas) -> None:
    with pytest.raises(UntaggedContentError):
        canvas.rect(0, 0, 10, 10)
    with pytest.raises(UntaggedContentError):
        canvas.drawString(0, 0, "words")


def test_a_tag_in_a_tag_is_refused(canvas: TaggedCanvas) -> None:
    with pytest.raises(UntaggedContentError, match="opened inside"), canvas.artifact():  # noqa: SIM117
        with canvas.content(canvas.structure.document.add("P")):
            pass


def test_a_page_does_not_end_inside_a_tag(canvas: TaggedCanvas) -> None:
    with pytest.raises(UntaggedContentError, match="still open"), canvas.artifact():
        canvas.end_page()


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (-0.0001, "0"), (12.5, "12.5"), (841.8898, "841.89"), (1e-7, "0")]
)
def test_numbers_are_short_and_never_in_exponents(number: float, text: str) -> None:
    assert number_text(number) == text
