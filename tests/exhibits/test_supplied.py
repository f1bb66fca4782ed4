"""A page that shows what is still to be supplied says so at its head, and no other page does."""

from __future__ import annotations

from dataclasses import replace

from reportgen.errors import Place, Problems
from reportgen.exhibits.build_document import build_document
from reportgen.exhibits.document import PageContent
from reportgen.exhibits.kinds import note, table
from reportgen.exhibits.supplied import NOTE, with_note
from reportgen.metrics.figure import Figure
from reportgen.spec.pack import EditionSpec, ExhibitSpec, PackSpec, PageSpec, Project, Section, SectionHead, SectionPage
from reportgen.text.paragraph import Paragraph, Run
from tests.exhibits.plain_context import FILE, PlainMeasures, PlainTable, PlainTables, PlainWords, located, theme

AT = Place(FILE, 10, 3)


class WaitingTable(PlainTable):
    """Its empty numbers say that they are to be supplied, as an edition table's do."""

    def figure(self, row: int, column: str) -> Figure:
        found = super().figure(row, column)
        return replace(found, missing="[x]: to be supplied") if found.value is None and self.waits else found


def page(rows: tuple[tuple[str, str], ...], *, waits: bool, kicker: str = "Teams") -> PageContent:
    tables = PlainTables({"teams": WaitingTable("teams", ("team", "rating"), rows, waits=waits)})
    columns = [{"column": "team"}, {"column": "rating"}]
    spec = table.Spec.model_validate(located({"dataset": "teams", "columns": columns}))
    words = ExhibitSpec("note", note.Spec.model_validate(located({"text": "A note"})), AT)
    head = {"headline": "A message", "layout": "full", "kicker": kicker}
    made = SectionPage(PageSpec.model_validate(located(head)), {"main": (ExhibitSpec("table", spec, AT),)}, AT)
    other = SectionPage(PageSpec.model_validate(located({**head, "id": "other"})), {"main": (words,)}, AT)
    section = Section("one", SectionHead.model_validate(located({"section": "One"})), (made, other), AT)
    pack = PackSpec.model_validate(located({"title": "R", "owner": "M", "footer": "R", "sections": ("one",)}))
    edition = EditionSpec(period="Q2 2023/24")
    project = Project("/p", "p", "e", pack, edition, (section,))
    document = build_document(project, PlainMeasures(), PlainWords(), tables, theme(), problems=Problems())
    assert NOTE not in (document.pages[1].kicker or Paragraph((), "kicker")).text
    return document.pages[0]


def head(content: PageContent) -> str:
    assert content.kicker is not None
    return content.kicker.text


def test_a_number_that_is_to_be_supplied_is_told_at_the_head() -> None:
    assert head(page((("Day", "[x]"), ("Night", "5")), waits=True)) == "Teams  |  [x] To be supplied"


def test_words_of_a_table_that_waits_are_told_at_the_head() -> None:
    assert head(page((("Day", "[x]"), ("Night", "calm")), waits=True)) == "Teams  |  [x] To be supplied"


def test_what_is_not_available_for_another_reason_is_not_told() -> None:
    assert head(page((("Day", "[x]"), ("Night", "5")), waits=False)) == "Teams"


def test_a_table_that_waits_in_cells_the_page_does_not_show_is_not_told() -> None:
    assert head(page((("Day", "4"), ("Night", "5")), waits=True)) == "Teams"


def test_a_page_without_a_kicker_gets_one_where_its_layout_has_a_place() -> None:
    assert head(page((("Day", "[x]"), ("Night", "5")), waits=True, kicker="")) == "[x] To be supplied"
    without = theme().arrangements["full"].model_copy(update={"without": ("kicker",)})
    bare = theme().model_copy(update={"arrangements": {"x": without}})
    kicker = Paragraph((Run("Teams"),), "kicker")
    assert with_note(kicker, "x", bare) == kicker and with_note(None, "x", bare) is None
