"""Fields in the PDF: widgets with names, words and looks of their own, and the answers of a form that is filled in."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import page as page_validation
import pikepdf
import pytest

from reportgen.checks.pdf import check_pdf
from reportgen.checks.readers.pdf import PdfReader
from reportgen.checks.readers.pdf_fields import FieldRead, read_fields
from reportgen.checks.readers.pdf_tags import read_tags
from reportgen.exhibits.block import Block, Field, Row, Stack
from reportgen.layout.page import FieldFragment, Pages
from reportgen.paint.pdf import paint
from reportgen.spec.load import load_theme
from tests.checks.verapdf import need_verapdf, verdicts
from tests.layout.builders import laid_out, page_content, text

ROOT = Path(__file__).parents[3]


def answers(name: str, *options: str, ticked: str = "") -> list[Block]:
    """A row of boxes with their words."""
    found: list[Block] = []
    for option in options:
        box = Field(name=name, says=f"Part 1 put off: {option}", option=option.lower(), ticked=option == ticked)
        found += [box, text(option)]
    return found


@pytest.fixture(scope="module")
def pages() -> Pages:
    blocks: list[Block] = [
        text("Is publication to be put off?"),
        Row(children=tuple(answers("form.put-off", "Yes", "No", ticked="No")), widths=(14, 60, 14, 60), gap=6),
        Field(name="form.confirmed", says="Legal advice, confirmed: ticked", ticked=True, fillable=False),
        Field(name="form.refused", says="Legal advice, refused: not ticked", fillable=False),
        Field(name="form.alone", says="The request has my approval"),
        Field(name="form.signature", says="Chief Executive: Signature", control="text", height=24),
        Field(name="form.interests", says="Interests", control="text", height=48, several_lines=True),
    ]
    theme = load_theme(ROOT)
    made, problems = laid_out(theme, page_content("form", slots={"main": Stack(children=tuple(blocks))}))
    assert not problems.found
    return made


@pytest.fixture(scope="module")
def pdf(pages: Pages) -> bytes:
    return paint(pages, load_theme(ROOT), ROOT)


@pytest.fixture(scope="module")
def fields(pdf: bytes) -> dict[str, FieldRead]:
    return {field.says: field for field in read_fields(pdf)}


def test_fields_that_can_be_filled_in_are_widgets_in_reading_order_under_their_names(pdf: bytes) -> None:
    assert [(f.name, f.kind, f.says) for f in read_fields(pdf)] == [
        ("form:put-off", "Btn", "Part 1 put off: Yes"),
        ("form:put-off", "Btn", "Part 1 put off: No"),
        ("form:alone", "Btn", "The request has my approval"),
        ("form:signature", "Tx", "Chief Executive: Signature"),
        ("form:interests", "Tx", "Interests"),
    ]


def test_a_widget_lies_where_the_layout_has_its_field(pages: Pages, fields: dict[str, FieldRead]) -> None:
    laid = {f.says: f for page in pages.pages for f in page.fragments if isinstance(f, FieldFragment) and f.fillable}
    assert set(laid) == set(fields)
    for says, fragment in laid.items():
        found = fields[says].rect
        expected = fragment.rect
        assert (found.x, found.y, found.w, found.h) == pytest.approx(
            (expected.x, expected.y, expected.w, expected.h), abs=0.02
        )


def test_answers_of_one_question_are_one_field_that_holds_the_chosen_one(fields: dict[str, FieldRead]) -> None:
    yes, no = fields["Part 1 put off: Yes"], fields["Part 1 put off: No"]
    assert (yes.value, no.value) == ("no", "no")
    assert (yes.state, no.state) == ("Off", "no")
    assert (yes.states, no.states) == (("Off", "yes"), ("Off", "no"))


def test_each_widget_is_the_only_content_of_a_form_element(pdf: bytes, fields: dict[str, FieldRead]) -> None:
    assert {field.tag for field in fields.values()} == {"Form"}
    root = read_tags(pdf).root
    assert root is not None
    widgets = [tag for tag in root.all("Form") if not tag.attributes]
    assert [tag.alt for tag in widgets] == list(fields)
    assert all(tag.kids == [] and len(tag.links) == 1 for tag in widgets)


def test_an_answer_that_is_given_is_no_widget_but_says_what_it_shows(pdf: bytes) -> None:
    root = read_tags(pdf).root
    assert root is not None
    given = [tag for tag in root.all("Form") if tag.attributes]
    assert [(t.alt, t.attributes["/Role"], t.attributes["/checked"]) for t in given] == [
        ("Legal advice, confirmed: ticked", "/cb", "/on"),
        ("Legal advice, refused: not ticked", "/cb", "/off"),
    ]


def test_what_is_typed_is_drawn_with_an_embedded_face_that_has_all_its_letters(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as file:
        form = file.Root.AcroForm
        (name, font), *more = form.DR.Font.items()
        assert not more and "/FontFile2" in font.FontDescriptor
        assert "/NeedAppearances" not in form
        assert font.Widths[ord("A") - 32] == 667 and font.Widths[ord("é") - 32] == 556
        signature = next(f for f in form.Fields if f.get("/T") == "form:signature")
        assert str(signature.DA).startswith(f"{name} 12 Tf")
        assert name in signature.AP.N.Resources.Font
        assert int(next(f for f in form.Fields if f.get("/T") == "form:interests").Ff) == 4096


def test_a_file_without_fields_has_no_form() -> None:
    theme = load_theme(ROOT)
    made, _ = laid_out(theme, page_content("plain", slots={"main": text("Words")}))
    with pikepdf.open(BytesIO(paint(made, theme, ROOT))) as file:
        assert "/AcroForm" not in file.Root


def test_boxes_are_seen_where_forms_are_not_drawn(pages: Pages, pdf: bytes) -> None:
    """A viewer that draws no widgets, as PDFium does here, still shows each field's outline."""
    boxes = [f for page in pages.pages for f in page.fragments if isinstance(f, FieldFragment)]
    with PdfReader(pdf) as reader:
        seen = reader.page(1).render(scale=2, may_draw_forms=False).to_pil().convert("L")
    for box in boxes:
        middle = round(2 * (box.rect.y + box.rect.h / 2))
        assert min(seen.getpixel((round(2 * box.rect.x) + dx, middle)) for dx in (-1, 0, 1)) < 190, box.says


def test_the_same_pages_give_the_same_bytes_and_the_file_passes(pages: Pages, pdf: bytes) -> None:
    assert paint(pages, load_theme(ROOT), ROOT) == pdf
    assert page_validation.validate_pdf_bytes(pdf, profile="ua1").failures == []
    assert check_pdf(pdf, pages) == []


@pytest.mark.slow
def test_a_form_passes_verapdf(pdf: bytes, tmp_path: Path) -> None:
    need_verapdf()
    file = tmp_path / "form.pdf"
    file.write_bytes(pdf)
    (verdict,) = verdicts([file])
    assert verdict.failures == () and verdict.compliant
