"""Papers read back: the A4 pages of the PDF and the deck's slides hold the same blocks in one order, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from reportgen.checks.readers.deck import ShapeRead, read_deck
from reportgen.checks.readers.pdf import PdfReader, folded
from reportgen.checks.readers.pdf_tags import read_tags
from reportgen.layout.page import ChartFragment, Fragment, Page, TableFragment, TextFragment
from reportgen.pipeline.coverage import cover
from tests.conftest import ROOT, BuiltPack

_FURNITURE = ("headline", "kicker", "source", "title")
_BESIDE = re.compile(r"On the (?:page before|next page):")  # what a table's words say of its other parts
_MARK = re.compile(r"[▪–•]|\d+\.")  # list markers, which are text in the PDF and bullets in the deck
_PART = re.compile(r" \(\d+/\d+\)$")


@dataclass
class Read:
    """What one file has of a block: its words, and its table row by row, whatever the pages they stand on."""

    words: list[str] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)
    charts: int = 0


Blocks = dict[str, Read]


@pytest.fixture(scope="module", params=["committee_paper", "board_paper", "annual_report"])
def paper(request: pytest.FixtureRequest) -> BuiltPack:
    built: BuiltPack = request.getfixturevalue(request.param)
    return built


def _read(page: Page) -> Iterator[Fragment]:
    for fragment in page.fragments:
        is_words = isinstance(fragment, TextFragment) and not fragment.artifact and not fragment.rotation
        if is_words or isinstance(fragment, TableFragment | ChartFragment):
            yield fragment


def _is_furniture(block: str) -> bool:
    return block.rpartition(".")[2] in _FURNITURE


def _add(blocks: Blocks, fragment: Fragment, words: str, rows: list[tuple[str, ...]]) -> None:
    """A table's words and header come again over each part: they count once, without what they say of other parts."""
    notes = fragment.block.endswith(".footnotes")  # at the foot of pages that no other file has
    read = blocks.setdefault("footnotes" if notes else fragment.block, Read())
    if isinstance(fragment, TableFragment):
        read.rows += rows if not read.rows else rows[1:]
    elif isinstance(fragment, ChartFragment):
        read.charts += 1
    elif isinstance(fragment, TextFragment) and all(p.role == "Caption" for p in fragment.paragraphs):
        read.words = read.words or _BESIDE.split(words)[0].rstrip(" .").split()
    elif isinstance(fragment, TextFragment):
        told = [word for word in words.split() if not _MARK.fullmatch(word)]
        # Page numbers are each file's own; a note's number is a bullet in the deck.
        listed = notes or all(p.role == "TOCI" for p in fragment.paragraphs)
        read.words += [word for word in told if not (listed and word.isdigit())]


def in_pdf(paper: BuiltPack) -> Blocks:
    blocks: Blocks = {}
    with PdfReader(paper.pdf) as pdf:
        for page in paper.pages.pages:
            for fragment in _read(page):
                if isinstance(fragment, TableFragment):
                    placed = ((cell.rect.inset(0.5, 0.5, 0.5, 0.5) for cell in row) for row in fragment.cells)
                    rows = [tuple(pdf.text_in(page.number, cell) for cell in row) for row in placed]
                    _add(blocks, fragment, "", rows)
                else:
                    _add(blocks, fragment, pdf.text_in(page.number, fragment.rect.inset(-1, 0, -1, 0)), [])
    return blocks


def in_deck(paper: BuiltPack) -> Blocks:
    blocks: Blocks = {}
    for page, slide in zip(paper.slides.pages, read_deck(paper.deck), strict=True):
        shapes = {shape.name: shape for shape in reversed(slide.content)}
        for fragment in _read(page):
            shape: ShapeRead = shapes[fragment.name]
            rows = [tuple(folded(cell) for cell in row) for row in shape.cells]
            _add(blocks, fragment, folded(shape.text), rows)
    return blocks


def test_both_files_hold_the_same_blocks_in_the_same_order(paper: BuiltPack) -> None:
    pdf, deck = (
        [b for b in blocks if not _is_furniture(b) and b != "footnotes"] for blocks in (in_pdf(paper), in_deck(paper))
    )
    assert pdf == deck
    assert len(pdf) > 20


def test_each_block_has_the_same_words_rows_and_charts_in_both(paper: BuiltPack) -> None:
    pdf, deck = in_pdf(paper), in_deck(paper)
    differ = [
        (block, pdf[block], deck[block]) for block in pdf if not _is_furniture(block) and pdf[block] != deck.get(block)
    ]
    assert differ == []
    assert sum(len(read.rows) + read.charts for read in pdf.values()) > 8


def test_titles_on_the_pages_are_the_headlines_of_the_slides(paper: BuiltPack) -> None:
    with PdfReader(paper.pdf) as pdf:
        marked = [title for level, title, _ in pdf.bookmarks() if level == 0]
    headlines = [_PART.sub("", slide.title) for slide in read_deck(paper.deck)]
    assert list(dict.fromkeys(headlines)) == marked


def test_bookmarks_follow_the_headings_of_the_tags(paper: BuiltPack) -> None:
    with PdfReader(paper.pdf) as pdf:
        marked = [(level, title) for level, title, _ in pdf.bookmarks()]
    tags = read_tags(paper.pdf)
    assert tags.root is not None
    kinds = [tag.kind for tag in tags.root.walk() if tag.kind in ("H1", "H2", "H3")]
    assert [int(kind[1]) - 1 for kind in kinds] == [level for level, _ in marked]
    assert any(level == 1 for level, _ in marked)


def test_running_heads_and_page_numbers_stand_on_every_page(paper: BuiltPack) -> None:
    with PdfReader(paper.pdf) as pdf:
        covers = [page.number for page in paper.pages.pages if page.content == "cover"]
        assert len(covers) <= 1
        for number in range(1, pdf.page_count + 1):
            words = pdf.text(number)
            assert number in covers or f"{number} of {pdf.page_count}" in words
            assert "Mayor of London, Office for Policing and Crime" in words


def test_the_recorded_crime_table_says_what_the_report_printed(committee_paper: BuiltPack) -> None:
    rows = in_pdf(committee_paper)["recorded-crime.with"].rows
    assert len(rows) == 1 + 40 + 11
    assert ("Total notifiable offences", "748,602", "724,915", "−3.2%") in rows
    assert ("Disability hate crime", "502", "559", "+11.4%") in rows


def test_references_say_the_numbers_of_what_they_point_at(committee_paper: BuiltPack) -> None:
    blocks = in_deck(committee_paper)
    assert blocks["data"].words[:3] == ["3.1", "Table", "1"]
    assert blocks["recorded-crime.with"].words[:3] == ["Table", "1:", "Crime"]
    assert " ".join(blocks["purpose"].words).count("section") == 4


def test_the_committee_paper_covers_its_publication() -> None:
    covered = cover(ROOT, "committee-paper", "2017-07-20", lambda stage: None)
    assert len(covered) == 15
    assert [one.how for one in covered].count("published table") == 7
    assert "not available" not in {one.how for one in covered}
