"""Blocks through layout to a finished PDF, with the theme that all packs share."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from reportgen.errors import Problems
from reportgen.errors.located import NOWHERE
from reportgen.exhibits.block import Block, Box, Cell, Chart, Edge, Stack, Table, TableRow, Text
from reportgen.exhibits.document import Document, PageContent
from reportgen.layout.lay_out import lay_out
from reportgen.layout.page import Pages, TableFragment, TextFragment
from reportgen.paint.pdf import paint
from reportgen.spec.load import load_theme
from reportgen.text.paragraph import Paragraph, Run, plain
from reportgen.theme import Theme
from tests.charts import sample_charts as charts

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load_theme(ROOT)


def content(number: int, arrangement: str, **slots: Block) -> PageContent:
    """A page of one section with its blocks by slot."""
    return PageContent(
        id=f"page-{number}",
        anchor=f"page-{number}",
        place=NOWHERE,
        arrangement=arrangement,
        headline=plain(f"Headline number {number} says the message", "headline"),
        kicker=plain("Key theme", "kicker"),
        contents_title=f"Page {number}",
        slots=slots,
        source=(plain("Source: MPS, London Datastore.", "source"),),
        section="Violence",
        section_anchor="violence",
        colour="violence",
    )


def long_table() -> Table:
    """40 rows: more than one page holds."""

    def row(n: int) -> TableRow:
        return TableRow(
            cells=(Cell(paragraphs=(plain(f"Borough {n}", "table"),)), Cell(paragraphs=(plain(f"{n}", "table"),)))
        )

    header = tuple(Cell(paragraphs=(plain(w, "table"),), header="column") for w in ("Borough", "Offences"))
    return Table(id="boroughs", header=header, rows=tuple(map(row, range(40))), widths=(0.5, 0.5), alt="By borough.")


@pytest.fixture(scope="module")
def laid_out(theme: Theme) -> Pages:
    notes = Text(
        paragraphs=(
            Paragraph(
                (Run("Lead-in: ", bold=True), Run("offences rose by a tenth on the quarter before, and more. " * 4))
            ),
            Paragraph((Run("see page 2", link="#page-2"),)),
            Paragraph((Run("A point"),), role="LI", marker="•", indent=12),
        )
    )
    tile = Box(
        child=Stack(children=(Text(paragraphs=(plain("70%", "tile-value"),)),)),
        fill="tint",
        edge=Edge("left", 4, "navy"),
    )
    pages = (
        content(1, "chart-and-notes", chart=Chart(model=charts.lines()), notes=Stack(children=(tile, notes))),
        content(2, "two", left=Chart(model=charts.column_line()), right=Chart(model=charts.donut())),
        content(3, "full", main=long_table()),
    )
    document = Document(
        title="Report", subject="Q1", author="Office", language="en-GB", owner="Mayor of London", footer="Report, Q1",
        classification="OFFICIAL", geometry="slide", pages=pages, status="draft",
    )  # fmt: skip
    problems = Problems()
    made = lay_out(document, theme, problems)
    assert not problems.errors
    return made


@pytest.fixture(scope="module")
def painted(laid_out: Pages, theme: Theme) -> bytes:
    return paint(laid_out, theme, ROOT)


def test_a_laid_out_draft_passes_pdf_ua_1(painted: bytes) -> None:
    import page as page_validation

    report = page_validation.validate_pdf_bytes(painted, profile="ua1")
    assert [f"{failure.rule_id}: {failure.message}" for failure in report.failures] == []


def test_every_word_lies_in_the_rectangle_that_layout_gave_it(painted: bytes, laid_out: Pages) -> None:
    document = pypdfium2.PdfDocument(painted)
    assert len(document) == len(laid_out.pages) >= 4  # the table went on
    for index, page in enumerate(laid_out.pages):
        text = document[index].get_textpage()
        for fragment in page.fragments:
            if isinstance(fragment, TextFragment) and not fragment.rotation:
                box = fragment.rect.inset(-1, -1, -1, -1)
                found = text.get_text_bounded(box.x, page.size.h - box.bottom, box.right, page.size.h - box.y)
                for paragraph in fragment.paragraphs:
                    words = paragraph.text.replace("\u00a0", " ").split()
                    assert set(words) <= set(found.split()), (page.number, words, found)


def test_every_part_of_a_table_has_its_header(painted: bytes, laid_out: Pages) -> None:
    parts = [f for page in laid_out.pages for f in page.fragments if isinstance(f, TableFragment)]
    assert len(parts) > 1
    from io import BytesIO

    import pikepdf

    tables: list[str] = []

    def walk(element: pikepdf.Object) -> None:
        if element.get("/S") == "/Table":
            tables.append(str([str(kid.S) for kid in element.K]))
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid)

    with pikepdf.open(BytesIO(painted)) as file:
        walk(file.Root.StructTreeRoot.K[0])
    assert tables == ["['/THead', '/TBody']"] * len(parts)
