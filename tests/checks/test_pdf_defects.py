"""One defect made in a passing PDF, and the check that catches it, by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import page as page_validation
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from reportgen.checks.finding import findings
from reportgen.checks.pdf import RULES, check_pdf
from reportgen.checks.pdf.opened import OpenPdf
from tests.checks.conftest import Sample

Defect = Callable[[pikepdf.Pdf], None]


def elements(pdf: pikepdf.Pdf, kind: str) -> Iterator[Any]:
    """The elements of a kind in reading order."""

    def walk(element: Any) -> Iterator[Any]:
        if str(element.S) == f"/{kind}":
            yield element
        for kid in kids(element):
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield from walk(kid)

    yield from walk(pdf.Root.StructTreeRoot.K[0])


def kids(element: Any) -> list[Any]:
    found = element.get("/K", Array())
    return list(found) if isinstance(found, Array) else [found]


def first(pdf: pikepdf.Pdf, kind: str) -> Any:
    return next(elements(pdf, kind))


def retag(kind: str, other: str) -> Defect:
    def make(pdf: pikepdf.Pdf) -> None:
        first(pdf, kind).S = Name(f"/{other}")

    return make


def without(kind: str, key: str) -> Defect:
    def make(pdf: pikepdf.Pdf) -> None:
        del first(pdf, kind)[key]

    return make


def forget(key: str) -> Defect:
    def make(pdf: pikepdf.Pdf) -> None:
        del pdf.Root[key]

    return make


def repaint(pattern: str, by: str) -> Defect:
    """The first page whose content has the pattern, with it replaced once."""

    def make(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            content = page.Contents.read_bytes().decode("latin-1")
            if re.search(pattern, content, re.DOTALL):
                page.Contents = pdf.make_stream(
                    re.sub(pattern, by, content, count=1, flags=re.DOTALL).encode("latin-1")
                )
                return
        raise LookupError(pattern)

    return make


def swapped_tags(pdf: pikepdf.Pdf) -> None:
    section = max(elements(pdf, "Sect"), key=lambda s: len(kids(s)))
    order = kids(section)
    order[1], order[2] = order[2], order[1]
    section.K = Array(order)


def swapped_content(pdf: pikepdf.Pdf) -> None:
    """Two texts change places on the page, and their tags do not: the order of tags still counts up."""
    block = r"/P <</MCID (\d+)>> BDC\n(BT.*?)EMC\n/P <</MCID (\d+)>> BDC\n(BT.*?)EMC"
    repaint(block, r"/P <</MCID \1>> BDC\n\4EMC\n/P <</MCID \3>> BDC\n\2EMC")(pdf)


def lost_paragraph(pdf: pikepdf.Pdf) -> None:
    section = max(elements(pdf, "Sect"), key=lambda s: len(kids(s)))
    section.K = Array([kid for kid in kids(section) if kid.S != Name.P])


def tagged_footers(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        content = page.Contents.read_bytes().replace(
            b"/Artifact <</Type/Pagination/Subtype/Footer>> BDC", b"/P <</MCID 999>> BDC", 1
        )
        page.Contents = pdf.make_stream(content)
        document = pdf.Root.StructTreeRoot.K[0]
        told = Dictionary(Type=Name.StructElem, S=Name.P, P=document, Pg=page.obj, K=Array([999]))
        document.K.append(pdf.make_indirect(told))


def lost_bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        max(outline.root, key=lambda item: len(item.children)).children.clear()


def renamed_bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        for item in outline.root:
            item.title = "Section"


def title_last(pdf: pikepdf.Pdf) -> None:
    section = max(elements(pdf, "Sect"), key=lambda s: len(kids(s)))
    order = [kid for kid in kids(section) if kid.S != Name.H1]
    section.K = Array([*order, *(kid for kid in kids(section) if kid.S == Name.H1)])


def same_title(pdf: pikepdf.Pdf) -> None:
    one, other = list(elements(pdf, "H1"))[:2]
    one.ActualText = other.ActualText = pikepdf.String("The same title")


def alt(words: str) -> Defect:
    def make(pdf: pikepdf.Pdf) -> None:
        first(pdf, "Figure").Alt = pikepdf.String(words)

    return make


def alt_of_title(pdf: pikepdf.Pdf) -> None:
    figure = first(pdf, "Figure")
    title = next(h for h in elements(pdf, "H1") if h.Pg.objgen == figure.Pg.objgen)
    figure.Alt = title.ActualText = pikepdf.String("Knife crime rose by 23% on the year before")


def box_elsewhere(pdf: pikepdf.Pdf) -> None:
    first(pdf, "Figure").A.BBox = Array([0, 0, 10, 10])


def header_row_of_data(pdf: pikepdf.Pdf) -> None:
    for row in kids(first(pdf, "THead")):
        for cell in kids(row):
            cell.S = Name.TD


def rows_without_header(pdf: pikepdf.Pdf) -> None:
    for row in kids(first(pdf, "TBody")):
        for cell in kids(row):
            cell.S = Name.TD
            if "/A" in cell:
                del cell["/A"]


def short_row(pdf: pikepdf.Pdf) -> None:
    row = kids(first(pdf, "TBody"))[0]
    row.K = Array(kids(row)[:-1])


def link_without_annotation(pdf: pikepdf.Pdf) -> None:
    link = first(pdf, "Link")
    link.K = Array([kid for kid in kids(link) if isinstance(kid, int)])


def silent_viewer(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences["/DisplayDocTitle"]


def widget(key: str, value: Any) -> Defect:
    """An entry of the first field, changed or, with None, taken away."""

    def make(pdf: pikepdf.Pdf) -> None:
        found = next(a for page in pdf.pages for a in page.get("/Annots", ()) if a.Subtype == Name.Widget)
        if value is None:
            del found[key]
        else:
            found[key] = value

    return make


def two_fields_alike(pdf: pikepdf.Pdf) -> None:
    fields = [a for page in pdf.pages for a in page.get("/Annots", ()) if a.Subtype == Name.Widget]
    fields[1].TU = fields[0].TU


INK, CONTEXT = "0.106 0.153 0.2 rg", "0.498 0.58 0.659 rg"

OURS: list[tuple[str, Defect]] = [
    ("pdf-untagged", forget("/StructTreeRoot")),
    ("pdf-untagged", forget("/MarkInfo")),
    ("pdf-language", forget("/Lang")),
    ("pdf-title", silent_viewer),
    ("page-heading", retag("H1", "P")),
    ("page-heading", same_title),
    ("page-heading", title_last),
    ("heading-level", retag("H2", "H3")),
    ("page-bookmark", lost_bookmark),
    ("section-bookmark", renamed_bookmark),
    ("reading-order", swapped_tags),
    ("layout-order", swapped_content),
    ("unread-content", lost_paragraph),
    ("tagged-furniture", tagged_footers),
    ("figure-alt", without("Figure", "/Alt")),
    ("figure-alt-file-name", alt("chart_final-v2.png")),
    ("figure-alt-repeats", alt_of_title),
    ("figure-box", without("Figure", "/A")),
    ("figure-box", box_elsewhere),
    ("table-column-headers", header_row_of_data),
    ("table-header-scope", without("TH", "/A")),
    ("table-row-headers", rows_without_header),
    ("table-row-lengths", short_row),
    ("joined-words", repaint(r" \) Tj ET\nBT", ") Tj ET\nBT")),
    ("text-size", repaint(r" 12 Tf", " 8 Tf")),
    ("link-words", link_without_annotation),
    ("text-contrast", repaint(INK, "0.75 0.75 0.75 rg")),
    ("field-words", widget("/TU", None)),
    ("field-words", two_fields_alike),
    ("field-tag", widget("/StructParent", None)),
    ("graphic-contrast", repaint(rf"(/Figure <</MCID \d+>> BDC(?:(?!EMC).)*?){CONTEXT}", r"\1 0.93 0.94 0.95 rg")),
]


@pytest.mark.parametrize("rule, make", OURS, ids=[f"{rule}-{i}" for i, (rule, _) in enumerate(OURS)])
def test_our_rule_catches_its_defect(sample: Sample, rule: str, make: Defect) -> None:
    with OpenPdf(broken(sample.pdf, make), sample.pages) as file:
        assert rule in {found.rule for found in findings({rule: RULES[rule]}, file)}


def test_every_rule_of_ours_is_shown_to_catch_a_defect() -> None:
    assert {rule for rule, _ in OURS} == set(RULES)


def test_the_sample_without_a_defect_passes(sample: Sample) -> None:
    assert check_pdf(sample.pdf, sample.pages) == []
    assert page_validation.validate_pdf_bytes(sample.pdf, profile="ua1").failures == []


def cross_reference_lost(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot["/ParentTree"]


def silent_annotation(pdf: pikepdf.Pdf) -> None:
    del next(page.Annots[0] for page in pdf.pages if "/Annots" in page)["/Contents"]


def font(key: str) -> Defect:
    def make(pdf: pikepdf.Pdf) -> None:
        face = next(iter(pdf.pages[1].Resources.Font.values()))
        del (face if key == "/ToUnicode" else face.FontDescriptor)[key]

    return make


def tabs_unordered(pdf: pikepdf.Pdf) -> None:
    del next(page for page in pdf.pages if "/Annots" in page).obj["/Tabs"]


VALIDATORS: list[tuple[str, Defect]] = [
    ("PDFUA1-STRUCT-TREE-ROLE-MAP-001", retag("Sect", "Part2")),
    ("PDFUA1-HEADING-NESTING-001", retag("H1", "H2")),
    ("PDFUA1-LI-PARENT-001", retag("L", "P")),
    ("PDFUA1-TOCI-PARENT-001", retag("TOC", "Div")),
    ("PDFUA1-NOTE-ID-001", without("Note", "/ID")),
    ("PDFUA1-TH-PARENT-001", retag("TR", "P")),
    ("PDFUA1-FIGURE-ALTERNATIVE-TEXT-001", without("Figure", "/Alt")),
    ("PDFUA1-LINK-LINK-TAG-001", cross_reference_lost),
    ("PDFUA1-LINK-CONTENTS-001", silent_annotation),
    ("PDFUA1-PAGE-TABS-001", tabs_unordered),
    ("PDFUA1-ALT-TEXT-LANGUAGE-001", forget("/Lang")),
    ("PDFUA1-TAGGED-DOCUMENT-001", forget("/MarkInfo")),
    ("PDFUA1-VIEWER-PREFERENCES-001", silent_viewer),
    ("PDFUA1-ID-PART-001", forget("/Metadata")),
    ("PDFUA1-FONT-UNICODE-MAPPING-001", font("/ToUnicode")),
    ("PDFUA1-FONT-EMBEDDING-001", font("/FontFile2")),
]


@pytest.mark.parametrize("rule, make", VALIDATORS, ids=[rule for rule, _ in VALIDATORS])
def test_the_validator_catches_its_defect(sample: Sample, rule: str, make: Defect) -> None:
    report = page_validation.validate_pdf_bytes(broken(sample.pdf, make), profile="ua1")
    assert rule in {failure.rule_id for failure in report.failures}


def broken(content: bytes, make: Defect) -> bytes:
    """The file with a defect."""
    output = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        make(pdf)
        pdf.save(output)
    return output.getvalue()
