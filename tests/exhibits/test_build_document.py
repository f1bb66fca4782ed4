import pytest

from reportgen.errors import PackError, Place, Problems
from reportgen.exhibits.block import Stack, Text
from reportgen.exhibits.build_document import build_document
from reportgen.exhibits.document import Document
from reportgen.exhibits.kinds import contents, note, text
from reportgen.exhibits.walk import walk
from reportgen.spec.pack import EditionSpec, ExhibitSpec, PackSpec, PageSpec, Project, Section, SectionHead, SectionPage
from reportgen.text.paragraph import Footnote, Paragraph, Run
from tests.exhibits.plain_context import FILE, PlainMeasures, PlainTables, PlainWords, located, theme


def exhibit(kind: str = "text", line: int = 50, **keys: object) -> ExhibitSpec:
    model = {"text": text.Spec, "note": note.Spec, "contents": contents.Spec}[kind]
    return ExhibitSpec(kind, model.model_validate(located(keys, line)), Place(FILE, line, 3))


def page(line: int = 10, slots: dict[str, tuple[ExhibitSpec, ...]] | None = None, **keys: object) -> SectionPage:
    spec = PageSpec.model_validate(located({"headline": "A message", "layout": "full", **keys}, line))
    return SectionPage(spec, slots or {}, Place(FILE, line, 3))


def section(*pages: SectionPage, name: str = "Trust", **keys: object) -> Section:
    head = SectionHead.model_validate(located({"section": name, **keys}))
    return Section(name.lower(), head, pages, Place(FILE, 1, 1))


def project(*sections: Section, status: str = "final") -> Project:
    pack = PackSpec.model_validate(
        located({"title": "Report, {{ period }}", "owner": "MOPAC", "footer": "Report", "sections": ("trust",)})
    )
    edition = EditionSpec.model_validate({"period": "Q1 2023/24", "status": status})
    return Project("/p", "quarterly", "2023-24-q1", pack, edition, sections)


def built(made: Project, problems: Problems | None = None) -> Document:
    words = PlainWords({"period": "Q1 2023/24"})
    return build_document(made, PlainMeasures(), words, PlainTables(), theme(), problems=problems or Problems())


def test_a_page_without_an_id_is_called_by_its_kicker_and_never_like_another() -> None:
    made = built(
        project(
            section(
                page(id="knife-crime"),
                page(kicker="Knife crime"),
                page(kicker="Knife crime"),
                page(headline="Trust & confidence fell"),
            )
        )
    )
    assert [p.id for p in made.pages] == ["knife-crime", "knife-crime-2", "knife-crime-3", "trust-confidence-fell"]
    assert [p.anchor for p in made.pages] == [p.id for p in made.pages]


def test_the_first_page_of_a_section_starts_it_and_names_its_anchor() -> None:
    made = built(project(section(page(id="a"), page(id="b")), section(page(id="c"), name="Finance")))
    assert [(p.section, p.section_anchor, p.starts_section) for p in made.pages] == [
        ("Trust", "a", True),
        ("Trust", "a", False),
        ("Finance", "c", True),
    ]


def test_pack_texts_are_templates_and_a_draft_edition_makes_a_draft() -> None:
    made = built(project(section(page()), status="draft"))
    assert (made.title, made.draft, made.author) == ("Report, Q1 2023/24", True, "MOPAC")
    assert built(project(section(page()))).draft is False


def test_mistakes_of_all_pages_are_told_at_once_with_their_places() -> None:
    bad = project(
        section(
            page(10, headline="{{ one }}"),
            page(20, kicker="{{ two }}", slots={"main": (exhibit(line=60, text="{{ three }}"),)}),
        )
    )
    with pytest.raises(PackError) as caught:
        built(bad)
    told = [str(problem) for problem in caught.value.problems]
    assert f"{FILE}:10:9: error: unknown name 'one'" in told
    assert f"{FILE}:22:9: error: unknown name 'two'" in told
    assert f"{FILE}:60:9: error: unknown name 'three'" in told


def test_blocks_of_a_slot_with_several_exhibits_are_stacked_and_numbered() -> None:
    slots = {"main": (exhibit(text="One"), exhibit("note", text="small"), exhibit(text="Two"))}
    stack = built(project(section(page(id="p", slots=slots)))).pages[0].slots["main"]
    assert isinstance(stack, Stack)
    assert [b.id for b in stack.children if isinstance(b, Text)] == ["p.main.1", "p.main.2", "p.main.3"]
    gaps = [b.height for b in stack.children if not isinstance(b, Text)]
    assert gaps == [8, 16], "a note belongs to the exhibit above it"


def test_all_block_ids_of_a_document_differ() -> None:
    slots = {"left": (exhibit(text="a"), exhibit(text="b")), "right": (exhibit("contents"),)}
    made = built(project(section(page(id="a", slots=slots), page(id="b", slots=slots))))
    ids = [b.id for p in made.pages for block in p.slots.values() for b in walk(block)]
    assert len(ids) == len(set(ids))
    assert all(ids)


def test_a_link_to_no_page_is_an_error_that_names_the_nearest() -> None:
    slots = {"main": (exhibit(line=70, text="[see](#knife-crim)"),)}
    with pytest.raises(PackError) as caught:
        built(project(section(page(id="knife-crime", slots=slots))))
    (problem,) = caught.value.problems
    assert problem.rule == "unknown-link"
    assert problem.hint == "did you mean 'knife-crime'?"
    assert problem.place.line == 70


def test_a_headline_that_comes_out_empty_is_an_error() -> None:
    with pytest.raises(PackError, match="the headline is empty"):
        built(project(section(page(headline=""))))


def test_an_id_used_twice_is_an_error_at_the_second() -> None:
    with pytest.raises(PackError) as caught:
        built(project(section(page(10, id="same"), page(20, id="same"))))
    assert any(problem.place.line == 22 and "used twice" in problem.found for problem in caught.value.problems)


def test_sources_stand_in_the_notes_and_on_the_page() -> None:
    made = built(project(section(page(source=("Source: MPS.", "[x] not available."), notes="Say this."))))
    assert [p.text for p in made.pages[0].source] == ["Source: MPS.", "[x] not available."]
    assert made.pages[0].notes == ("Say this.", "Source: MPS.", "[x] not available.")


class NotedWords(PlainWords):
    """Words that end in a footnote's mark."""

    def paragraphs(self, source: str, place: Place, style: str = "body") -> tuple[Paragraph, ...]:
        return (Paragraph((Run(source), Run("0", note=Footnote("a", (Run("Note."),)))), style),)


def test_speaker_notes_have_no_foot_for_a_footnote() -> None:
    problems = Problems()
    made = project(section(page(notes="Say this.")))
    with pytest.raises(PackError, match="a footnote in speaker notes"):
        build_document(made, PlainMeasures(), NotedWords(), PlainTables(), theme(), problems=problems)
