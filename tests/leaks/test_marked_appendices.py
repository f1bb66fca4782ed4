"""A file of Part 2 is marked on every page, whoever made the page."""

from __future__ import annotations

from pathlib import Path

from reportgen.checks.readers.pdf import PdfReader
from reportgen.paint.pdf import paint as paint_pdf
from reportgen.pipeline.stages import lay_out_pack
from tests.decision_project import decision_project, laid_out
from tests.leaks.restricted_project import ROOT_WORD, make_restricted
from tests.pipeline.test_appendices import REPORT, plain_pdf


def test_every_page_of_a_part_2_is_marked_those_of_appendices_and_files_from_outside_too(tmp_path: Path) -> None:
    outside = "  - {file: data/outside.pdf, title: A paper from outside}\n"
    root = decision_project(tmp_path, REPORT + outside, make_restricted)
    plain_pdf(root / "data" / "outside.pdf")
    made = lay_out_pack(root, "decision", "pcd-280", lambda stage: None, part=2)
    content = paint_pdf(made.pages, made.theme, root)
    assert content == paint_pdf(made.pages, made.theme, root)
    with PdfReader(content) as reader:
        texts = [" ".join(reader.text(number).split()) for number in range(1, reader.page_count + 1)]
    assert all("OFFICIAL-SENSITIVE - PART 2" in text for text in texts)
    assert any("Words of outside page 2" in text for text in texts)
    assert any(ROOT_WORD in text.lower() for text in texts)
    open_pages = laid_out(root)
    with PdfReader(paint_pdf(open_pages.pages, open_pages.theme, root)) as reader:
        assert not any("SENSITIVE" in reader.text(number) for number in range(1, reader.page_count + 1))


def test_every_page_of_the_quarterly_report_has_room_for_the_marking(project_root: Path) -> None:
    made = lay_out_pack(project_root, "quarterly", "2023-24-q1", lambda stage: None, part=2)
    assert len(made.pages.pages) >= 80 and made.project.pack.classification == "OFFICIAL-SENSITIVE - PART 2"
