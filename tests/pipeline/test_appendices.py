"""Appendices in one file: page numbers that go on, bookmarks, contents, tags, and files from outside as they were."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import page as page_validation
import pikepdf
import pptx
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from reportlab.pdfgen.canvas import Canvas

from reportgen.checks.deck import check_deck
from reportgen.checks.pdf import check_pdf
from reportgen.checks.readers.pdf import PdfReader
from reportgen.checks.readers.pdf_fields import read_fields
from reportgen.checks.readers.pdf_tags import Tag, read_tags
from reportgen.errors import PackError
from reportgen.layout.page import Pages, TextFragment
from reportgen.paint.deck import paint as paint_deck
from reportgen.paint.pdf import paint as paint_pdf
from reportgen.pipeline.outside_file import MOST_BYTES
from reportgen.pipeline.stages import LaidOut, lay_out_pack
from tests.checks.verapdf import need_verapdf, verdicts
from tests.decision_project import FOLDER, ROOT, decision_project, laid_out
from tests.leaks.restricted_project import NUMBER, ROOT_WORD, make_restricted
from tests.leaks.unpacked import holding
from tests.starter_project import EDITION, PACK, replace_in

REPORT = f"  - edition: {PACK}/{EDITION}\n    title: The report\n"


def told(root: Path) -> list[str]:
    with pytest.raises(PackError) as failure:
        laid_out(root)
    return [str(problem) for problem in failure.value.problems]


def plain_pdf(file: Path, pages: int = 2, *, bookmark: str = "Findings") -> Path:
    """A PDF without tags, made by another program as far as reportgen knows, with a bookmark on its second page."""
    canvas = Canvas(str(file), pagesize=(420, 595), invariant=1)
    for number in range(pages):
        canvas.drawString(72, 500, f"Words of outside page {number + 1}")
        if number == 1:
            canvas.bookmarkPage("second")
            canvas.addOutlineEntry(bookmark, "second", 0)
        canvas.showPage()
    canvas.save()
    return file


def tagged_pdf(root: Path, file: Path) -> Path:
    """A PDF that is PDF/UA-1: the decision itself, unsigned, without appendices, in a project of its own."""
    own = decision_project(root)
    replace_in(own / FOLDER / "edition.yaml", "signature: R. Lawrence, date: 6 October 2017", 'signature: "", date: ""')
    made = laid_out(own)
    file.write_bytes(paint_pdf(made.pages, made.theme, own))
    return file


def bookmarks(content: bytes) -> list[tuple[int, str, int]]:
    with PdfReader(content) as reader:
        return reader.bookmarks()


def contents_numbers(pages: Pages) -> dict[str, int]:
    """What the contents of the file say: the number beside each entry."""
    lines = [
        paragraph.text.split("\t")
        for page in pages.pages
        for fragment in page.fragments
        if isinstance(fragment, TextFragment) and page.appendix is None
        for paragraph in fragment.paragraphs
        if paragraph.role == "TOCI"
    ]
    return {title: int(number) for title, number in lines}


@dataclass(frozen=True)
class Built:
    """A decision with what is behind it, and its PDF."""

    made: LaidOut
    pdf: bytes


def built(root: Path) -> Built:
    made = laid_out(root)
    return Built(made, paint_pdf(made.pages, made.theme, root))


@pytest.fixture(scope="module")
def with_edition(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(decision_project(tmp_path_factory.mktemp("edition"), REPORT))


@pytest.fixture(scope="module")
def with_untagged(tmp_path_factory: pytest.TempPathFactory) -> Built:
    file = f"  - {{file: {FOLDER}/letter.pdf, title: Letter of the auditor}}\n"
    root = decision_project(tmp_path_factory.mktemp("untagged"), file + REPORT)
    plain_pdf(root / FOLDER / "letter.pdf")
    return built(root)


@pytest.fixture(scope="module")
def with_tagged(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = decision_project(
        tmp_path_factory.mktemp("tagged"), f"  - {{file: {FOLDER}/other.pdf, title: Another decision}}\n"
    )
    tagged_pdf(tmp_path_factory.mktemp("own"), root / FOLDER / "other.pdf")
    return built(root)


class TestAnEditionAsAppendix:
    @pytest.fixture
    def made(self, with_edition: Built) -> LaidOut:
        return with_edition.made

    @pytest.fixture
    def pdf(self, with_edition: Built) -> bytes:
        return with_edition.pdf

    def test_page_numbers_go_on_over_upright_and_landscape_pages(self, made: LaidOut, pdf: bytes) -> None:
        report = lay_out_pack(Path(made.project.root), PACK, EDITION, lambda stage: None)
        own = len(made.own.pages)
        assert len(made.pages.pages) == own + len(report.pages.pages)
        assert [page.number for page in made.pages.pages] == list(range(1, len(made.pages.pages) + 1))
        with pikepdf.open(io.BytesIO(pdf)) as file:
            wide = [float(page.mediabox[2]) > float(page.mediabox[3]) for page in file.pages]
            assert wide == [False] * own + [True] * len(report.pages.pages)
        footer = next(f for f in made.pages.pages[own + 1].fragments if getattr(f, "slot", "") == "page number")
        assert isinstance(footer, TextFragment) and footer.paragraphs[0].text == str(own + 2)
        total = next(f for f in made.pages.pages[0].fragments if getattr(f, "slot", "") == "page number")
        assert isinstance(total, TextFragment) and total.paragraphs[0].text == f"1 of {len(made.pages.pages)}"

    def test_the_contents_say_where_the_appendix_and_its_sections_begin(self, made: LaidOut) -> None:
        said = contents_numbers(made.pages)
        first = next(page.number for page in made.pages.pages if page.appendix is not None)
        assert said["Appendix 1: The report"] == first
        begins = {page.section: page.number for page in reversed(made.pages.pages) if page.appendix and page.section}
        listed = {title: number for title, number in said.items() if title in begins}
        assert listed and listed == {title: begins[title] for title in listed}

    def test_bookmarks_of_the_appendix_stand_below_its_name(self, made: LaidOut, pdf: bytes) -> None:
        found = bookmarks(pdf)
        at = found.index((0, "Appendix 1: The report", len(made.own.pages) + 1))
        assert len(found) > at + 1 and all(level >= 1 for level, _, _ in found[at + 1 :])
        assert (0, "Public access to information", 3) in found

    def test_its_tags_are_one_part_and_both_files_pass(self, made: LaidOut, pdf: bytes) -> None:
        root = read_tags(pdf).root
        assert root is not None
        (document,) = root.tags
        parts = [tag for tag in document.tags if tag.kind == "Part"]
        assert [(part.title, part.name) for part in parts] == [("Appendix 1: The report", "appendix-1")]
        assert parts[0].page == len(made.own.pages) + 1
        assert page_validation.validate_pdf_bytes(pdf, profile="ua1").failures == []
        assert check_pdf(pdf, made.pages) == []
        deck = made.by_format["pptx"]
        assert check_deck(paint_deck(deck, made.theme, ROOT), deck) == []

    def test_the_deck_has_the_blocks_of_the_paper_in_their_order_then_the_slides_of_the_appendix(
        self, made: LaidOut
    ) -> None:
        def words(pages: Pages) -> list[str]:
            fragments = (f for page in pages.pages if page.appendix is None for f in page.fragments)
            text = (f for f in fragments if isinstance(f, TextFragment) and f.slot == "body" and not f.artifact)
            said = (p.text for f in text for p in f.paragraphs if p.role not in ("TOCI", "Note", "H1"))
            return [each for each in said if each]

        deck = made.by_format["pptx"]
        kickers = {content.kicker.text for content in made.document.pages if content.kicker}
        paper, slides = ([each for each in words(pages) if each not in kickers] for pages in (made.pages, deck))
        joined, at = " ".join(slides), 0
        for each in paper:
            at = joined.find(each[:60], at)
            assert at >= 0, each
        behind = [page.title for page in deck.pages if page.appendix is not None]
        assert behind == [page.title for page in made.pages.pages if page.appendix is not None]
        assert deck.pages[-1].number == len(deck.pages)

    def test_sections_of_the_deck_say_which_appendix_they_are_of(self, made: LaidOut) -> None:
        deck = pptx.Presentation(io.BytesIO(paint_deck(made.by_format["pptx"], made.theme, ROOT)))
        names = [
            node.get("name")
            for node in deck.part._element.iter()
            if str(node.tag).endswith("}section") and node.get("name")
        ]
        assert len(names) == len(set(names))
        assert any(name.startswith("Appendix 1: The report") for name in names)

    def test_the_same_inputs_give_the_same_bytes(self, made: LaidOut, pdf: bytes) -> None:
        again = laid_out(Path(made.project.root))
        assert paint_pdf(again.pages, again.theme, Path(made.project.root)) == pdf

    def test_the_manifest_names_the_files_of_the_appendix_too(self, made: LaidOut) -> None:
        assert f"data/{PACK}/{EDITION}/edition.yaml" in made.inputs and f"{FOLDER}/edition.yaml" in made.inputs


class TestAFileWithoutTags:
    @pytest.fixture
    def made(self, with_untagged: Built) -> LaidOut:
        return with_untagged.made

    @pytest.fixture
    def pdf(self, with_untagged: Built) -> bytes:
        return with_untagged.pdf

    def test_its_pages_stand_whole_behind_a_page_that_says_what_they_lack(self, made: LaidOut, pdf: bytes) -> None:
        at = len(made.own.pages) + 1
        with PdfReader(pdf) as reader:
            divider = reader.text(at)
            assert "Letter of the auditor" in divider and "2 pages" in divider and "has no tags" in divider
            assert [reader.text(at + n) for n in (1, 2)] == ["Words of outside page 1", "Words of outside page 2"]
            assert (round(reader.size(at + 1).w), round(reader.size(at + 1).h)) == (420, 595)
        with pikepdf.open(io.BytesIO(pdf)) as file:
            labels = [page.label for page in file.pages]
            assert labels == [str(number) for number in range(1, len(file.pages) + 1)]

    def test_what_follows_is_numbered_on_behind_them(self, made: LaidOut) -> None:
        assert contents_numbers(made.pages)["Appendix 2: The report"] == len(made.own.pages) + 1 + 2 + 1

    def test_its_bookmarks_are_kept_below_the_appendix(self, made: LaidOut, pdf: bytes) -> None:
        found, at = bookmarks(pdf), len(made.own.pages) + 1
        first = found.index((0, "Appendix 1: Letter of the auditor", at))
        assert found[first + 1] == (1, "Findings", at + 2)

    def test_the_file_makes_no_claim_and_the_warning_has_its_place(self, made: LaidOut, pdf: bytes) -> None:
        warning = next(warning for warning in made.warnings if warning.rule == "outside-untagged")
        assert warning.place.file == f"{FOLDER}/edition.yaml" and warning.place.line == 8
        with pikepdf.open(io.BytesIO(pdf)) as file, file.open_metadata() as metadata:
            assert "pdfuaid:part" not in metadata
        assert check_pdf(pdf, made.pages) == [], "our own pages pass all the same"

    def test_in_the_deck_a_slide_says_that_it_is_in_the_pdf(self, made: LaidOut) -> None:
        deck = made.by_format["pptx"]
        (slide,) = [page for page in deck.pages if page.appendix is not None and page.content == "appendix-1"]
        said = " ".join(p.text for f in slide.fragments if isinstance(f, TextFragment) for p in f.paragraphs)
        assert "Letter of the auditor" in said and "2 pages, in the PDF of this pack as supplied." in said
        assert all(page.outside is None for page in deck.pages)
        assert contents_numbers(deck)["Appendix 2: The report"] == slide.number + 1


class TestAFileWithTags:
    @pytest.fixture
    def made(self, with_tagged: Built) -> LaidOut:
        return with_tagged.made

    @pytest.fixture
    def pdf(self, with_tagged: Built) -> bytes:
        return with_tagged.pdf

    def test_its_tags_are_kept_below_its_part_and_lead_to_its_pages(self, made: LaidOut, pdf: bytes) -> None:
        tags = read_tags(pdf)
        assert tags.root is not None
        part = next(tag for tag in tags.root.walk() if tag.kind == "Part")
        theirs = next(tag for tag in part.tags if tag.kind == "Sect")
        first = len(made.own.pages) + 2
        assert {piece.page for piece in theirs.pieces()} == set(range(first, tags.page_count + 1))
        headings = [tag for tag in theirs.walk() if tag.kind == "H1"]
        assert [tag.page for tag in headings][:2] == [first, first + 1]

    def test_ids_of_both_files_are_told_apart(self, pdf: bytes) -> None:
        root = read_tags(pdf).root
        assert root is not None
        names = [tag.name for tag in root.walk() if tag.name]
        assert len(names) == len(set(names)) and any(name.startswith("appendix-1/") for name in names)

    def test_the_way_back_from_content_is_renumbered(self, pdf: bytes) -> None:
        with pikepdf.open(io.BytesIO(pdf)) as file:
            tree = pikepdf.NumberTree(file.Root.StructTreeRoot.ParentTree)
            keys = [int(page.obj.StructParents) for page in file.pages]
            assert len(keys) == len(set(keys)) and all(key in tree for key in keys)
            assert int(file.Root.StructTreeRoot.ParentTreeNextKey) > max(tree)

    def test_headings_without_a_level_get_one_since_ours_have(self, made: LaidOut, tmp_path: Path) -> None:
        root = decision_project(tmp_path, f"  - {{file: {FOLDER}/other.pdf, title: Another decision}}\n")
        with Pdf.open(Path(made.project.root) / FOLDER / "other.pdf") as file:
            for element in (each for each in file.objects if isinstance(each, Dictionary) and "/S" in each):
                if str(element.S) in ("/H1", "/H2", "/H3"):
                    element.S = Name.H
            file.save(root / FOLDER / "other.pdf")
        combined = built(root).pdf
        tags = read_tags(combined).root
        assert tags is not None and "H" not in {tag.kind for tag in tags.walk()}
        assert page_validation.validate_pdf_bytes(combined, profile="ua1").failures == []

    def test_its_fields_can_still_be_filled_in_and_are_tagged(self, made: LaidOut, pdf: bytes) -> None:
        found = read_fields(pdf)
        assert {field.says for field in found} >= {"Officer approval: Chief Executive: Signature"}
        assert {field.tag for field in found} == {"Form"}
        assert all(field.page > len(made.own.pages) for field in found)

    def test_the_file_claims_what_its_parts_claim_and_passes(self, made: LaidOut, pdf: bytes) -> None:
        assert made.warnings == ()
        assert page_validation.validate_pdf_bytes(pdf, profile="ua1").failures == []
        assert check_pdf(pdf, made.pages) == []
        assert paint_pdf(made.pages, made.theme, Path(made.project.root)) == pdf

    @pytest.mark.slow
    def test_verapdf_agrees(self, pdf: bytes, tmp_path: Path) -> None:
        need_verapdf()
        file = tmp_path / "combined.pdf"
        file.write_bytes(pdf)
        (verdict,) = verdicts([file])
        assert verdict.failures == () and verdict.compliant

    def test_without_a_claim_of_its_own_its_tags_are_kept_and_nothing_is_claimed(
        self, made: LaidOut, tmp_path: Path
    ) -> None:
        root = decision_project(tmp_path, f"  - {{file: {FOLDER}/other.pdf, title: Another decision}}\n")
        with Pdf.open(Path(made.project.root) / FOLDER / "other.pdf") as file:
            del file.Root.Metadata
            file.save(root / FOLDER / "other.pdf")
        other = laid_out(root)
        assert [warning.rule for warning in other.warnings] == ["outside-no-claim"]
        content = paint_pdf(other.pages, other.theme, root)
        with pikepdf.open(io.BytesIO(content)) as file, file.open_metadata() as metadata:
            assert "pdfuaid:part" not in metadata
        tags: Tag | None = read_tags(content).root
        assert tags is not None and any(piece.page == len(other.own.pages) + 2 for piece in tags.pieces())


def damaged(file: Path) -> None:
    plain_pdf(file)
    file.write_bytes(file.read_bytes()[:-400])


def no_pdf(file: Path) -> None:
    file.write_text("These are only words.", encoding="utf-8")


def encrypted(file: Path) -> None:
    plain_pdf(file)
    with Pdf.open(file, allow_overwriting_input=True) as document:
        document.save(file, encryption=pikepdf.Encryption(owner="o", user="u"))


def locked(file: Path) -> None:
    """Opens without a password, but is encrypted all the same."""
    plain_pdf(file)
    with Pdf.open(file, allow_overwriting_input=True) as document:
        document.save(file, encryption=pikepdf.Encryption(owner="o", user=""))


def huge(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)


def turned_by_a_name(file: Path) -> None:
    plain_pdf(file)
    with Pdf.open(file, allow_overwriting_input=True) as document:
        document.pages[0].obj["/Rotate"] = Name("/Sideways")
        document.save(file)


def missing(file: Path) -> None:
    file.unlink(missing_ok=True)


REFUSED: list[tuple[Callable[[Path], None], str]] = [
    (damaged, "is damaged or no PDF"),
    (no_pdf, "is damaged or no PDF"),
    (encrypted, "is encrypted"),
    (locked, "is encrypted"),
    (turned_by_a_name, "is damaged or no PDF"),
    (huge, "has 100 megabytes"),
    (missing, "does not exist"),
]


@pytest.fixture(scope="module")
def refusing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = f"  - {{file: {FOLDER}/letter.pdf, title: A letter}}\n"
    return decision_project(tmp_path_factory.mktemp("refusing"), file)


@pytest.mark.parametrize("make, found", REFUSED, ids=[make.__name__ for make, _ in REFUSED])
def test_a_file_that_cannot_be_placed_is_an_error_at_its_line(
    refusing: Path, make: Callable[[Path], None], found: str
) -> None:
    make(refusing / FOLDER / "letter.pdf")
    (problem,) = told(refusing)
    assert problem.startswith(f"{FOLDER}/edition.yaml:8:") and found in problem


def test_a_description_that_cannot_be_read_claims_nothing(refusing: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = plain_pdf(refusing / FOLDER / "letter.pdf")
    with Pdf.open(file, allow_overwriting_input=True) as document:
        document.Root.Metadata = document.make_stream(b"<no description")
        document.Root.MarkInfo = Dictionary(Marked=True)
        tree = Dictionary(Type=Name.StructTreeRoot, ParentTree=Dictionary(Nums=Array()), K=Array())
        document.Root.StructTreeRoot = document.make_indirect(tree)
        document.save(file, fix_metadata_version=False)
    assert [warning.rule for warning in laid_out(refusing).warnings] == ["outside-no-claim"]
    assert caplog.text == ""


def annotated_by_a_number(document: Pdf) -> None:
    document.pages[0].Annots = Array([1])


def bookmarked_by_a_name(document: Pdf) -> None:
    document.Root.Outlines = Name("/None")


@pytest.mark.parametrize("spoil", [annotated_by_a_number, bookmarked_by_a_name])
def test_damage_that_shows_only_when_pages_are_placed_is_told_at_the_appendix(
    refusing: Path, spoil: Callable[[Pdf], None]
) -> None:
    file = plain_pdf(refusing / FOLDER / "letter.pdf")
    with Pdf.open(file, allow_overwriting_input=True) as document:
        spoil(document)
        document.save(file)
    made = laid_out(refusing)
    with pytest.raises(PackError) as failure:
        paint_pdf(made.pages, made.theme, refusing)
    (problem,) = map(str, failure.value.problems)
    assert problem.startswith(f"{FOLDER}/edition.yaml:8:") and "is damaged inside" in problem


@pytest.mark.parametrize(
    "appendix, found",
    [
        ("  - {file: ../outside.pdf, title: A letter}\n", "leads out of the project"),
        ("  - {file: a.pdf}\n", "a file needs a 'title'"),
        ("  - {title: Nothing}\n", "either an 'edition' or a 'file'"),
        ("  - {edition: decision/pcd-280}\n", "an appendix of itself"),
        ("  - {edition: report/2099-q1}\n", "there is no edition 'report/2099-q1'"),
        ("  - {file: itself.pdf, title: A letter}\n", "leads out of the project"),
        ('  - {file: "a\\0b.pdf", title: A letter}\n', "leads out of the project"),
        (f"  - {{file: {'a' * 300}.pdf, title: A letter}}\n", "leads out of the project"),
    ],
)
def test_what_is_no_appendix_is_told_where_it_stands(tmp_path: Path, appendix: str, found: str) -> None:
    root = decision_project(tmp_path, appendix)
    (root / "itself.pdf").symlink_to("itself.pdf")
    problems = told(root)
    assert any(found in problem for problem in problems), problems


def test_actions_that_run_something_are_taken_off_pages_from_outside(tmp_path: Path) -> None:
    root = decision_project(tmp_path, f"  - {{file: {FOLDER}/letter.pdf, title: A letter}}\n")
    file = root / FOLDER / "letter.pdf"
    plain_pdf(file)
    with Pdf.open(file, allow_overwriting_input=True) as document:
        action = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
        document.pages[0].Annots = Array([document.make_indirect(link)])
        document.save(file)
    made = laid_out(root)
    with pikepdf.open(io.BytesIO(paint_pdf(made.pages, made.theme, root))) as content:
        page = content.pages[len(made.own.pages) + 1]
        assert "/A" not in page.Annots[0]


def test_an_appendix_holds_nothing_of_its_part_2(tmp_path: Path) -> None:
    root = decision_project(tmp_path, REPORT, make_restricted)
    made = laid_out(root)
    out = root / "build"
    out.mkdir()
    (out / "decision.pdf").write_bytes(paint_pdf(made.pages, made.theme, root))
    (out / "decision.pptx").write_bytes(paint_deck(made.by_format["pptx"], made.theme, root))
    assert any(page.appendix is not None for page in made.pages.pages)
    assert holding(out, ROOT_WORD) == [] and holding(out, NUMBER) == []


def test_an_appendix_that_is_still_a_draft_is_told_where_it_stands(with_edition: Built) -> None:
    (warning,) = with_edition.made.warnings
    assert warning.rule == "appendix-behind" and warning.place.line == 8
    assert "'report/2024-25-q1' is draft in an edition that is for approval" in warning.found


def test_an_appendix_with_slides_of_another_size_is_an_error(tmp_path: Path) -> None:
    root = decision_project(tmp_path, REPORT)
    replace_in(root / "layouts/decision/pack.yaml", "deck_geometry: slide\n", "")
    assert any("slides of 960 by 540 points in a deck of 595.28 by 841.89" in problem for problem in told(root))
