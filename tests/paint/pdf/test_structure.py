"""The structure tree: what a screen reader walks through."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.geometry import Rect
from reportgen.text.paragraph import Footnote, Run
from tests.charts import sample_charts as charts
from tests.paint.pdf import sample_pages as s
from tests.paint.pdf.read_back import Node, Painted


def section_of(*fragments: object) -> Node:
    """The Sect of one page, without its title."""
    painted = Painted(s.pages(s.page(*fragments, section="Trust")))  # type: ignore[arg-type]
    assert painted.failures() == []
    (section,) = painted.document.kids
    return replace(section, kids=[kid for kid in section.kids if kid.kind != "H1"])


def test_pages_of_a_section_share_a_sect_and_each_has_its_h1() -> None:
    painted = Painted(
        s.pages(
            s.page(number=1), s.page(number=2, section="Trust"), s.page(number=3, section="Trust"),
            s.page(number=4, section="Violence"),
        )
    )  # fmt: skip
    assert painted.document.outline() == "Document(H1 Sect(H1 H1) Sect(H1))"
    assert [str(node.dictionary.T) for node in painted.document.all("Sect")] == ["Trust", "Violence"]


def test_a_heading_never_skips_a_level() -> None:
    words = [s.paragraph(role, role=role) for role in ("H3", "H2", "H3")]  # type: ignore[arg-type]
    assert [kid.kind for kid in section_of(s.text(*words)).kids] == ["H2", "H2", "H3"]


def test_list_items_stand_in_a_list_with_label_and_body() -> None:
    items = [s.paragraph(w, role="LI", marker="•", indent=12) for w in ("one", "two")]
    section = section_of(s.text("Before", *items, "After"))
    assert section.outline() == "Sect(P L(LI(Lbl LBody) LI(Lbl LBody)) P)"
    assert section.all("L")[0].attribute("/ListNumbering") == "/Disc"


def test_numbered_items_say_so_and_deeper_ones_stand_in_their_parents_body() -> None:
    items = [
        s.paragraph("one", role="LI", marker="1.", indent=18),
        s.paragraph("deeper", role="LI", marker="a.", indent=18, level=1),
        s.paragraph("two", role="LI", marker="2.", indent=18),
    ]
    section = section_of(s.text(*items))
    assert section.outline() == "Sect(L(LI(Lbl LBody(L(LI(Lbl LBody)))) LI(Lbl LBody)))"
    assert [node.attribute("/ListNumbering") for node in section.all("L")] == ["/Decimal", "/LowerAlpha"]


def test_contents_entries_of_neighbouring_boxes_share_one_contents_list() -> None:
    boxes = [
        s.text(s.paragraph(words, role="TOCI"), rect=Rect(32, y, 300, 17)) for words, y in (("One", 100), ("Two", 120))
    ]
    assert section_of(*boxes).outline() == "Sect(TOC(TOCI(Reference) TOCI(Reference)))"


def test_a_link_has_its_own_element_words_and_a_box_on_each_line() -> None:
    link = s.run("a long name of a page that wraps", link="https://example.org/x")
    section = section_of(s.text(s.paragraph("See ", link, " for more"), rect=Rect(32, 100, 130, 80)))
    (found,) = section.all("Link")
    assert section.outline() == "Sect(P(Link))"
    assert len(found.annotations) == 2  # two lines
    first = found.annotations[0]
    assert str(first.Contents) == "a long name of a page that wraps (https://example.org/x)"
    assert str(first.A.URI) == "https://example.org/x"
    left, bottom, right, top = (float(n) for n in first.Rect)
    assert (left, right) == (pytest.approx(32 + 24.7, abs=0.1), pytest.approx(146.1, abs=0.1))
    assert 540 - 117 <= bottom < top <= 540 - 100 + 2


def test_a_link_to_a_page_leads_there_and_one_to_a_page_left_out_is_plain_words() -> None:
    links = s.text(s.paragraph(s.run("here", link="#page-2"), " and ", s.run("there", link="#page-9")))
    painted = Painted(s.pages(s.page(links, number=1), s.page(number=2)))
    (found,) = painted.document.all("Link")
    assert found.annotations[0].Dest[0].objgen == painted.pdf.pages[1].objgen
    assert painted.failures() == []


def test_a_link_may_lead_to_a_further_part_of_a_page() -> None:
    link = s.text(s.paragraph(s.run("the notes", link="#notes")))
    painted = Painted(s.pages(s.page(link, number=1), s.page(number=2, anchor="notes", part=2, parts=2)))
    (found,) = painted.document.all("Link")
    assert found.annotations[0].Dest[0].objgen == painted.pdf.pages[1].objgen


def test_a_whole_box_may_be_a_link() -> None:
    painted = Painted(s.pages(s.page(s.text("Knife crime", href="#page-2"), number=1), s.page(number=2)))
    assert painted.document.outline() == "Document(H1 P(Link) H1)"


def test_a_figure_has_alt_text_and_the_box_it_fills() -> None:
    section = section_of(s.chart(charts.column_line(), Rect(32, 160, 440, 300)))
    (figure,) = section.all("Figure")
    assert str(figure.dictionary.Alt) == "Columns and a line."
    assert [float(n) for n in figure.attribute("/BBox")] == [32, 80, 472, 380]
    assert len(figure.mcids) == 1


def test_footers_and_decoration_are_artifacts() -> None:
    painted = Painted(s.pages(s.page(s.text("Body"))))
    stream = painted.pdf.pages[0].Contents.read_bytes().decode("latin-1")
    assert "/Artifact <</Type/Pagination/Subtype/Footer>> BDC" in stream
    assert "/Artifact <</Type/Layout>> BDC" in stream
    assert {tag for tag, _ in painted.marked().values()} == {"H1", "P"}


def test_a_note_has_an_id() -> None:
    section = section_of(s.text(s.paragraph("Provisional.", role="Note"), s.paragraph("Revised.", role="Note")))
    ids = [str(node.dictionary.ID) for node in section.all("Note")]
    assert len(set(ids)) == 2


def test_content_leads_back_to_its_element() -> None:
    link = s.run("site", link="https://example.org")
    painted = Painted(s.pages(s.page(s.text(s.paragraph("A ", link)), number=1), s.page(s.text("B"), number=2)))
    entries = list(painted.pdf.Root.StructTreeRoot.ParentTree.Nums)
    tree = dict(zip((int(k) for k in entries[::2]), entries[1::2], strict=True))
    for page in painted.pdf.pages:
        assert page.Tabs == "/S"
        owners = tree[int(page.StructParents)]
        marked = painted.marked(page.index + 1)
        assert len(owners) == len(marked)
        for mcid, owner in enumerate(owners):
            assert str(owner.S)[1:] == marked[mcid][0]
    (annotation,) = painted.pdf.pages[0].Annots
    assert tree[int(annotation.StructParent)].S == "/Link"


def test_an_empty_paragraph_leaves_no_element() -> None:
    assert section_of(s.text("", "Words")).outline() == "Sect(P)"


def test_a_footnotes_mark_is_a_reference_that_leads_to_its_note() -> None:
    note = Footnote("a", (Run("As recorded."),))
    mark = s.run("1", superscript=True, note=note, link="#trust.note-1")
    foot = s.paragraph("As recorded.", role="Note", marker="1", indent=12, anchor="trust.note-1")
    section = section_of(s.text(s.paragraph("Fell.", mark, " More.")), s.text(foot, rect=Rect(32, 400, 400, 40)))
    assert section.outline() == "Sect(P(Reference(Link)) Note(Lbl))"
    (link,) = section.all("Link")[0].annotations
    assert str(link.Contents) == "Footnote 1"
    (found,) = section.all("Note")
    assert str(found.dictionary.ID)
    left, top = (float(n) for n in (link.Dest[2], link.Dest[3]))
    assert (left, top) == (pytest.approx(44), pytest.approx(540 - 400 - 13.6 + 12))
