"""Page n of the PDF and slide n of the deck: the same blocks, in the same place and order, in the same words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportgen.checks.readers.deck import ShapeRead, SlideRead, read_deck
from reportgen.checks.readers.pdf import PdfReader, folded
from reportgen.geometry import Rect
from reportgen.layout.page import (
    ChartFragment,
    DrawingFragment,
    Fragment,
    Page,
    PictureFragment,
    ShapeFragment,
    TableFragment,
    TextFragment,
)
from tests.conftest import BuiltPack

EMU = 1 / 12_700  # a shape's place is kept in whole EMU


@pytest.fixture(scope="module")
def slides(quarterly: BuiltPack) -> tuple[SlideRead, ...]:
    return read_deck(quarterly.deck)


@pytest.fixture(scope="module")
def pdf(quarterly: BuiltPack) -> Iterator[PdfReader]:
    with PdfReader(quarterly.pdf) as reader:
        yield reader


def _content(page: Page) -> list[Fragment]:
    """A page's fragments that are read: text that is no artifact but for what sits in placeholders, and exhibits."""
    return [
        f
        for f in page.fragments
        if isinstance(f, TableFragment | ChartFragment | DrawingFragment)
        or (isinstance(f, TextFragment) and (not f.artifact or f.slot in ("footer", "page number")))
        or (isinstance(f, PictureFragment) and f.alt)
    ]


def _pairs(quarterly: BuiltPack, slides: tuple[SlideRead, ...]) -> Iterator[tuple[Page, Fragment, ShapeRead]]:
    for page, slide in zip(quarterly.pages.pages, slides, strict=True):
        fragments = _content(page)
        assert len(fragments) == len(slide.content), (
            f"page {page.number}: {[f.name for f in fragments]} {[s.name for s in slide.content]}"
        )
        for fragment, shape in zip(fragments, slide.content, strict=True):
            yield page, fragment, shape


def test_there_are_as_many_pages_as_slides_and_twelve_or_more(
    quarterly: BuiltPack, slides: tuple[SlideRead, ...], pdf: PdfReader
) -> None:
    assert len(slides) == pdf.page_count == len(quarterly.pages.pages) >= 12


def test_blocks_stand_in_the_same_order_at_the_same_place(quarterly: BuiltPack, slides: tuple[SlideRead, ...]) -> None:
    for page, fragment, shape in _pairs(quarterly, slides):
        assert shape.name == fragment.name, f"page {page.number}"
        assert shape.rect.contains(fragment.rect, EMU * 2) and fragment.rect.contains(shape.rect, EMU * 2), (
            page.number,
            shape.name,
        )


def test_each_text_of_the_deck_stands_in_the_pdf_inside_its_shape(
    quarterly: BuiltPack, slides: tuple[SlideRead, ...], pdf: PdfReader
) -> None:
    for page, fragment, shape in _pairs(quarterly, slides):
        if isinstance(fragment, TextFragment):
            assert folded(shape.text) == folded(" ".join(p.text for p in fragment.paragraphs)), (
                page.number,
                shape.name,
            )
            # The deck's bullets are bullets and no text; the PDF has to draw them.
            shown = " ".join(f"{p.marker or ''} {p.text}" for p in fragment.paragraphs)
            assert pdf.text_in(page.number, shape.rect) == folded(shown), (page.number, shape.name)


def test_each_table_cell_of_the_deck_stands_in_the_pdf_inside_its_cell(
    quarterly: BuiltPack, slides: tuple[SlideRead, ...], pdf: PdfReader
) -> None:
    for page, fragment, shape in _pairs(quarterly, slides):
        if isinstance(fragment, TableFragment):
            assert len(shape.cells) == len(fragment.cells)
            for row, (words, placed) in enumerate(zip(shape.cells, fragment.cells, strict=True)):
                for word, cell in zip(words, placed, strict=True):
                    shown = pdf.text_in(page.number, cell.rect.inset(0.5, 0.5, 0.5, 0.5))
                    # A word over several header cells (a band) is decoration that lies in their upper half.
                    assert shown == folded(word) or (row == 0 and folded(word) in shown), (
                        page.number,
                        shape.name,
                        word,
                    )


def test_each_native_chart_equals_its_model(quarterly: BuiltPack, slides: tuple[SlideRead, ...]) -> None:
    charts = 0
    for page, fragment, shape in _pairs(quarterly, slides):
        if isinstance(fragment, ChartFragment):
            charts += 1
            model, chart = fragment.model, shape.chart
            assert chart is not None, (page.number, shape.name)
            assert chart.categories == model.categories
            for series in model.series:
                assert chart.series[series.name] == pytest.approx(series.values, nan_ok=True), (
                    page.number,
                    series.name,
                )
            axes = [a for a in (model.axis, model.second_axis) if a is not None]
            if model.series[0].kind != "donut":
                assert [(a.minimum, a.maximum, a.step, a.number_format) for a in chart.axes] == [
                    (a.minimum, a.maximum, a.step, a.number_format) for a in axes
                ], (page.number, shape.name)
    assert charts >= 10


def test_each_charts_workbook_holds_its_numbers(quarterly: BuiltPack, slides: tuple[SlideRead, ...]) -> None:
    for page, fragment, shape in _pairs(quarterly, slides):
        if isinstance(fragment, ChartFragment) and shape.chart:
            header, *rows = shape.chart.workbook
            assert [str(r[0]) for r in rows] == list(fragment.model.categories), (page.number, shape.name)
            for series in fragment.model.series:
                column = header.index(series.name)
                assert [r[column] for r in rows] == pytest.approx(list(series.values)), (page.number, series.name)


def test_axis_labels_and_data_labels_of_each_chart_stand_in_the_pdf(quarterly: BuiltPack, pdf: PdfReader) -> None:
    for page in quarterly.pages.pages:
        for fragment in page.fragments:
            # Words beside a donut are text of their own, compared with the others.
            if isinstance(fragment, ChartFragment) and not (fragment.model.spark or fragment.model.is_donut):
                around = Rect(fragment.rect.x, fragment.rect.y, fragment.rect.w, fragment.rect.h).inset(
                    -12, -12, -12, -12
                )
                shown = pdf.text_in(page.number, around)
                axis = fragment.model.axis
                wanted = [label for label in axis.labels if axis.visible]
                wanted += [label.text for s in fragment.model.series for label in s.labels if label]
                assert [w for w in wanted if folded(w) not in shown] == [], (page.number, fragment.name)


def test_nothing_is_painted_as_a_picture(quarterly: BuiltPack, pdf: PdfReader) -> None:
    pictures = sum(isinstance(f, PictureFragment) for p in quarterly.pages.pages for f in p.fragments)
    assert sum(pdf.image_count(n) for n in range(1, pdf.page_count + 1)) == pictures


def test_decoration_is_marked_decorative_and_all_else_that_is_no_text_has_alt_text(
    quarterly: BuiltPack, slides: tuple[SlideRead, ...]
) -> None:
    for page, slide in zip(quarterly.pages.pages, slides, strict=True):
        decoration = [f for f in page.fragments if isinstance(f, ShapeFragment)]
        assert sum(s.decorative for s in slide.shapes) >= len(decoration), page.number
        for shape in slide.content:
            if shape.kind in ("chart", "table", "group", "picture"):
                assert shape.alt, (page.number, shape.name)
