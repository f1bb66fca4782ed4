"""Another program opens the deck and shows what the PDF shows: as many pages, the same words, each in its block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from reportgen.checks.readers.pdf import PdfReader
from reportgen.geometry import Rect
from reportgen.layout.page import ChartFragment, DrawingFragment, Page, TableFragment, TextFragment
from tests.checks.office import as_pdf, need_office
from tests.conftest import BuiltPack

NEAR = 2.0  # points by which words may leave their block

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def shown(each_pack: BuiltPack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PdfReader]:
    need_office()
    with PdfReader(as_pdf(each_pack.deck, tmp_path_factory.mktemp("office"))) as reader:
        yield reader


def _letters(words: str) -> Counter[str]:
    return Counter("".join(words.split()))


def _blocks(page: Page) -> Iterator[tuple[str, Rect, Counter[str]]]:
    """Name, rectangle and letters of each text, table cell, chart and drawing; a turned watermark is decoration."""
    for fragment in page.fragments:
        if isinstance(fragment, TextFragment) and not fragment.rotation:
            yield fragment.name, fragment.rect, _letters(" ".join(p.text for p in fragment.paragraphs))
        elif isinstance(fragment, TableFragment):
            rows = (fragment.table.header, *(row.cells for row in fragment.table.rows))
            for cells, placed in zip(rows, fragment.cells, strict=True):
                for cell, place in zip(cells, placed, strict=True):
                    yield fragment.name, place.rect, _letters(" ".join(p.text for p in cell.paragraphs))
        elif isinstance(fragment, ChartFragment):
            labels = [label.text for series in fragment.model.series for label in series.labels if label]
            named = [] if fragment.model.is_donut or fragment.model.end_labels else labels
            yield fragment.name, fragment.rect, _letters(" ".join(named))
        elif isinstance(fragment, DrawingFragment):
            words = " ".join(p.text for label in fragment.label_lines for p in label.paragraphs)
            yield fragment.name, fragment.rect, _letters(words)


def test_there_are_as_many_pages_of_the_same_size(each_pack: BuiltPack, shown: PdfReader) -> None:
    assert shown.page_count == len(each_pack.slides.pages)
    for number, page in enumerate(each_pack.slides.pages, start=1):
        size = shown.size(number)
        assert (size.w, size.h) == (pytest.approx(page.size.w, abs=0.5), pytest.approx(page.size.h, abs=0.5))


def test_each_page_has_the_same_words(each_pack: BuiltPack, shown: PdfReader) -> None:
    if each_pack.slides is not each_pack.pages:
        pytest.skip("a paper's pages are no slides; its words are compared as a whole in test_papers.py")
    with PdfReader(each_pack.pdf) as ours:
        for number in range(1, ours.page_count + 1):
            wanted = Counter(character for character, _ in ours.characters(number))
            found = Counter(character for character, _ in shown.characters(number))
            assert (wanted - found, found - wanted) == (Counter(), Counter()), f"page {number}"


def test_the_words_of_each_block_stay_inside_it(each_pack: BuiltPack, shown: PdfReader) -> None:
    outside = []
    for number, page in enumerate(each_pack.slides.pages, start=1):
        characters = shown.characters(number)
        for name, rect, wanted in _blocks(page):
            inside = Counter(character for character, box in characters if rect.contains(box, NEAR))
            if wanted - inside:
                outside.append((page.number, name, "".join((wanted - inside).elements())))
    assert outside == []
