"""The gallery shows every kind, each beside its own YAML, and the docs' pictures are those of its pages."""

from __future__ import annotations

from pathlib import Path

from reportgen.exhibits.table_of_kinds import KINDS
from reportgen.layout.page import TextFragment
from reportgen.spec import list_packs
from tests.conftest import BuiltPack


def test_every_kind_of_exhibit_has_its_place_in_the_gallery(gallery: BuiltPack) -> None:
    pages = [page for section in gallery.made.project.sections for page in section.pages]
    shown = {exhibit.kind for page in pages for exhibits in page.slots.values() for exhibit in exhibits}
    assert set(KINDS) - shown == set()


def test_each_exhibit_stands_beside_the_lines_that_make_it(gallery: BuiltPack, project_root: Path) -> None:
    lines = {
        " ".join(line.split())
        for file in (project_root / "layouts" / "gallery").glob("*.yaml")
        for line in file.read_text(encoding="utf-8").splitlines()
    }
    beside = 0
    for page in gallery.pages.pages:
        for fragment in page.fragments:
            if isinstance(fragment, TextFragment) and fragment.block == f"{page.content}.yaml":
                beside += 1
                assert all(" ".join(p.text.split()) in lines for p in fragment.paragraphs), page.title
    assert beside >= 20


def test_every_page_of_the_gallery_is_one_page(gallery: BuiltPack) -> None:
    assert [page.title for page in gallery.pages.pages if page.parts > 1] == []


def test_the_docs_have_a_picture_of_each_page_of_the_gallery(gallery: BuiltPack, project_root: Path) -> None:
    """Names only: make gallery paints them anew."""
    folder = project_root / "docs" / "gallery"
    pictures = {file.stem for file in folder.glob("*.png")}
    documents = {pack for pack in list_packs(project_root) if pack != "gallery"}
    assert pictures == {page.content for page in gallery.pages.pages} | {f"document-{pack}" for pack in documents}
    assert sum(file.stat().st_size for file in folder.glob("*.png")) < 2_000_000
    shown = (folder / "documents.md").read_text(encoding="utf-8")
    assert all(f"(document-{pack}.png)" in shown for pack in documents)
    listed = (folder / "README.md").read_text(encoding="utf-8")
    assert all(f"({page.content}.png)" in listed for page in gallery.pages.pages)
