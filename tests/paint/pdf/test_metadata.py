"""What the file says about itself."""

from __future__ import annotations

from tests.paint.pdf import sample_pages as s
from tests.paint.pdf.read_back import Painted


def test_title_and_claim_stand_in_the_metadata_and_the_window() -> None:
    painted = Painted(s.pages(s.page(), title="R&D <report>", keywords=("crime", "trust")))
    xmp = painted.pdf.Root.Metadata.read_bytes().decode("utf-8")
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp and "R&amp;D &lt;report&gt;" in xmp
    assert painted.pdf.Root.ViewerPreferences.DisplayDocTitle is True
    assert str(painted.pdf.docinfo.Title) == "R&D <report>" and str(painted.pdf.docinfo.Keywords) == "crime, trust"
    assert painted.failures() == []


def test_no_date_stands_in_the_file() -> None:
    painted = Painted(s.pages(s.page()))
    assert "/CreationDate" not in painted.pdf.docinfo and "/ModDate" not in painted.pdf.docinfo


def test_bookmarks_are_sections_and_below_them_pages_without_further_parts() -> None:
    painted = Painted(
        s.pages(
            s.page(number=1, bookmark="Cover"),
            s.page(number=2, bookmark="Trust – all", section="Trust – all", starts_section=True),
            s.page(number=3, bookmark="Attitudes", section="Trust – all"),
            s.page(number=4, bookmark="Attitudes (2/2)", section="Trust – all", part=2, parts=2),
            s.page(number=5, bookmark="Knife crime", section="Violence"),
        )
    )
    with painted.pdf.open_outline() as outline:
        tree = [(item.title, [child.title for child in item.children]) for item in outline.root]
        pages = [item.destination[0].objgen for item in outline.root]
    assert tree == [("Cover", []), ("Trust – all", ["Attitudes"]), ("Violence", ["Knife crime"])]
    assert pages == [painted.pdf.pages[i].objgen for i in (0, 1, 4)]


def test_page_labels_are_the_printed_numbers_also_when_pages_are_missing() -> None:
    painted = Painted(s.pages(s.page(number=1), s.page(number=7), s.page(number=8)))
    assert [page.label for page in painted.pdf.pages] == ["1", "7", "8"]
