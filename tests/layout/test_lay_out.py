"""Whole pages: furniture, continuation, references, problems."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.errors import Place
from reportgen.exhibits.block import Anchored, Box, Chart, Columns, Key, Row, Rule, Space, Stack, Swatch, Text
from reportgen.geometry import Rect
from reportgen.layout.page import Page, ShapeFragment, TableFragment, TextFragment
from reportgen.text.paragraph import Paragraph, Run, plain
from reportgen.theme import Theme
from tests.layout.builders import (
    PLACE,
    laid_out,
    line_chart,
    named,
    numbered_rows,
    of_type,
    page_content,
    table,
    text,
)

LONG = "Pay underspends outweigh overtime and the year is forecast to close at £32.2m under the whole budget"


def words(page: Page, name: str) -> str:
    return " ".join(paragraph.text for paragraph in named(page, name).paragraphs)


def test_fragments_stand_in_reading_order(theme: Theme) -> None:
    content = page_content(
        arrangement="chart-and-notes",
        slots={"notes": text("Notes", id="knife-crime.notes"), "chart": Chart(model=line_chart())},
        source=(plain("Source: MPS", "source"),),
    )
    pages, problems = laid_out(theme, content)
    assert problems.found == []
    assert [f.name for f in pages.pages[0].fragments] == [
        "Band", "Shape", "Title", "Kicker", "Chart: Trust", "Text: Notes", "Source",
        "Footer rule", "Footer", "Classification", "Page number",
    ]  # fmt: skip


def test_furniture_sits_in_its_placeholders_and_running_text_is_no_part_of_reading(theme: Theme) -> None:
    (page,) = laid_out(theme, page_content())[0].pages
    slots = {f.name: (f.slot, f.artifact) for f in of_type(page, TextFragment)}
    assert slots == {
        "Title": ("title", False),
        "Kicker": ("body", False),
        "Footer": ("footer", True),
        "Classification": ("body", True),
        "Page number": ("page number", True),
    }
    assert words(page, "Footer") == "Mayor's Office for Policing and Crime  Quarterly performance report, Q1 2023/24"
    assert words(page, "Page number") == "1"


def test_the_band_has_the_sections_colour(theme: Theme) -> None:
    (page,) = laid_out(theme, page_content(colour="victims"))[0].pages
    assert (named(page, "Band").rect, named(page, "Band").fill) == (Rect(0, 0, 960, 8), "#801650")


def test_fragments_carry_the_id_of_the_outermost_exhibit(theme: Theme) -> None:
    inner = Box(id="knife-crime.tiles.1", child=text("a"), fill="tint")
    content = page_content(slots={"main": Stack(children=(Row(id="knife-crime.tiles", children=(inner,)),))})
    (page,) = laid_out(theme, content)[0].pages
    assert [f.block for f in page.fragments if f.name in ("Ground", "Text: a")] == ["knife-crime.tiles"] * 2


def test_a_headline_of_two_lines_does_not_end_on_one_word(theme: Theme) -> None:
    (page,) = laid_out(theme, page_content(headline=plain(LONG, "headline")))[0].pages
    title = named(page, "Title")
    lines = ["".join(piece.run.text for piece in line.segments) for line in title.lines]
    assert len(lines) == 2 and len(lines[1].split()) > 2
    assert title.rect.w < 896


def test_a_headline_that_is_a_little_too_long_shrinks_and_a_longer_one_is_an_error(theme: Theme) -> None:
    fits, too_long = (" ".join((LONG.split() * 4)[:count]) for count in (31, 60))
    pages, problems = laid_out(theme, page_content(headline=plain(fits, "headline")))
    assert named(pages.pages[0], "Title").scale == 0.95
    assert problems.found == []
    _, problems = laid_out(theme, page_content(headline=plain(too_long, "headline")))
    (problem,) = problems.errors
    assert (problem.place, problem.rule) == (PLACE, "furniture-too-long")


def test_how_far_a_headline_shrinks_is_its_places_own(theme: Theme) -> None:
    own = theme.pages["slide"].furniture.headline
    assert own is not None
    place = own.model_copy(update={"rect": (32, 36, 230, 50), "shrink_to": 0.7})
    full = theme.arrangements["full"]
    narrow = full.model_copy(update={"furniture": full.furniture.model_copy(update={"headline": place})})
    told = theme.model_copy(update={"arrangements": {**theme.arrangements, "full": narrow}})
    content = page_content(headline=plain("People are protected from exploitation and from harm", "headline"))
    pages, problems = laid_out(told, content)
    assert problems.found == []
    assert 0.7 <= named(pages.pages[0], "Title").scale < 0.9


def test_a_second_source_line_makes_the_slot_lower(theme: Theme) -> None:
    content = page_content(
        slots={"main": Chart(model=line_chart())}, source=(plain("Source: MPS", "source"), plain("[x] none", "source"))
    )
    (page,) = laid_out(theme, content)[0].pages
    assert named(page, "Source").rect == Rect(32, 472, 896, 24)
    assert named(page, "Chart: Trust").rect == Rect(32, 96, 896, 372)


def test_a_source_where_the_layout_has_no_place_for_it_is_an_error(theme: Theme) -> None:
    content = page_content(arrangement="divider", slots={"panel": text("a")}, source=(plain("Source: MPS", "source"),))
    _, problems = laid_out(theme, content)
    assert [problem.rule for problem in problems.errors] == ["no-place-for-it"]


def test_a_draft_is_tagged_and_its_watermark_lies_behind_everything(theme: Theme) -> None:
    (page,) = laid_out(theme, page_content(), status="draft")[0].pages
    mark = page.fragments[0]
    assert isinstance(mark, TextFragment)
    assert (mark.name, mark.artifact, mark.rotation) == ("Draft watermark", True, -24)
    assert mark.paragraphs[0].runs[0].colour == "#ECEFF2"
    assert named(page, "Draft tag").rect == Rect(784, 16, 144, 18)


def test_draft_tag_kicker_and_logo_do_not_cover_each_other(theme: Theme) -> None:
    pages, problems = laid_out(theme, page_content(), status="draft", logo="logo.png")
    (page,) = pages.pages
    tag, logo, kicker = (named(page, name).rect for name in ("Draft tag", "Logo", "Kicker"))
    assert kicker.right <= tag.x and tag.right <= logo.x
    assert problems.found == []


def test_a_table_goes_on_over_pages_that_are_numbered_once_all_are_known(theme: Theme) -> None:
    content = page_content(slots={"main": table(*numbered_rows(45), id="knife-crime.table")}, notes=("MPS",))
    pages, problems = laid_out(theme, content)  # 17 rows of 20 under a header of 26 in 384
    assert problems.found == []
    assert [page.title for page in pages.pages] == [f"Headline of knife-crime ({n}/3)" for n in (1, 2, 3)]
    assert [len(of_type(page, TableFragment)[0].table.rows) for page in pages.pages] == [17, 17, 11]
    assert [(t.part, t.parts) for page in pages.pages for t in of_type(page, TableFragment)] == [(1, 3), (2, 3), (3, 3)]
    told = [t.table.alt.partition(". ")[0] for page in pages.pages for t in of_type(page, TableFragment)]
    reaches = ["Borough 0 to Borough 16", "Borough 17 to Borough 33", "Borough 34 to Borough 44"]
    assert told == [f"Part {n} of 3, {reach}" for n, reach in enumerate(reaches, start=1)]
    assert [page.anchor for page in pages.pages] == ["knife-crime", "", ""]
    suffix = named(pages.pages[1], "Title").paragraphs[0].runs[-1]
    assert (suffix.text, suffix.bold, suffix.colour) == (" (2/3)", False, "#4A5560")


def test_finished_slots_stay_empty_while_another_goes_on_and_keys_come_again(theme: Theme) -> None:
    key = Key(entries=((Swatch(colour="navy"), plain("Offences", "key")),), id="knife-crime.key")
    content = page_content(
        arrangement="full-with-key", slots={"main": table(*numbered_rows(30), id="knife-crime.table"), "key": key}
    )
    first, second = laid_out(theme, content)[0].pages
    assert [len([f for f in page.fragments if f.block == "knife-crime.key"]) for page in (first, second)] == [2, 2]
    content = page_content(
        arrangement="main-and-panel",
        slots={"main": table(*numbered_rows(30), id="knife-crime.table"), "panel": text("Findings", id="panel")},
    )
    first, second = laid_out(theme, content)[0].pages
    assert [any(f.block == "panel" for f in page.fragments) for page in (first, second)] == [True, False]
    assert [any(f.name == "Shape" for f in page.fragments) for page in (first, second)] == [True, False]


def test_a_table_shrinks_before_it_goes_on(theme: Theme) -> None:
    block = table(*numbered_rows(18), styles=("table", "table-least"), id="knife-crime.table")
    (page,) = laid_out(theme, page_content(slots={"main": block}))[0].pages  # 26 + 18 * 20 = 386 against 384
    (fragment,) = of_type(page, TableFragment)
    assert fragment.table.styles == ("table-least",)


def test_text_shrinks_within_its_range_by_no_more_than_needed(theme: Theme) -> None:
    content = page_content(slots={"main": text("\n".join(["line"] * 17), shrink_to=0.9)})  # 17 * 17 + 16 * 6 = 385
    (page,) = laid_out(theme, content)[0].pages
    assert named(page, "Text: line").scale == 0.975


def test_an_exhibit_too_tall_that_cannot_be_divided_is_an_error_at_its_place(theme: Theme) -> None:
    place = Place("layouts/quarterly/knife.yaml", 12, 9)
    content = page_content(slots={"main": Box(id="knife-crime.tile", child=text("a"), height=400, place=place)})
    _, problems = laid_out(theme, content)
    (problem,) = problems.errors
    assert (problem.place, problem.rule) == (place, "too-tall")
    assert problem.found == "'knife-crime.tile' is 16 points too tall for the slot 'main' of 384 points"
    assert problem.hint


def test_two_pages_with_one_headline_are_an_error(theme: Theme) -> None:
    same = plain("Knife crime rose", "headline")
    other = Place("layouts/quarterly/hate.yaml", 3, 5)
    _, problems = laid_out(theme, page_content(headline=same), page_content("hate", headline=same, place=other))
    (problem,) = problems.errors
    assert (problem.place, problem.rule) == (other, "same-headline")
    assert "also that of page 1" in problem.found


@pytest.mark.parametrize(
    ("change", "rule"),
    [({"arrangement": "ful"}, "unknown-layout"), ({"slots": {"mian": Space()}}, "unknown-slot")],
)
def test_unknown_names_are_errors_with_a_hint(theme: Theme, change: dict[str, object], rule: str) -> None:
    _, problems = laid_out(theme, page_content(**change))
    (problem,) = problems.errors
    assert problem.rule == rule and problem.hint.startswith("did you mean")


def contents(*anchors: str) -> Columns:
    entries = (Run(anchor, link=f"#{anchor}") for anchor in anchors)
    lines = (Paragraph((entry,), "contents-entry", trailing=(Run("0", page_of=entry.text),)) for entry in entries)
    return Columns(id="contents.list", children=tuple(Text(paragraphs=(line,)) for line in lines), count=1)


def test_contents_show_the_number_of_each_page(theme: Theme) -> None:
    pages, problems = laid_out(
        theme,
        page_content("contents", slots={"main": contents("knife", "hate", "violence")}),
        page_content("knife", slots={"main": table(*numbered_rows(30))}, section_anchor="violence"),
        page_content("hate"),
    )
    assert problems.found == []
    listed = of_type(pages.pages[0], TextFragment)[2:5]
    assert [box.paragraphs[0].text for box in listed] == ["knife\t2", "hate\t4", "violence\t2"]
    drawn = [[piece.run.text for piece in box.lines[0].segments] for box in listed]
    assert drawn == [["knife", "2"], ["hate", "4"], ["violence", "2"]]


def test_links_point_at_the_own_anchor_of_the_page_that_holds_their_target(theme: Theme) -> None:
    pages, _ = laid_out(
        theme,
        page_content("contents", slots={"main": contents("violence", "table")}),
        page_content(
            "knife", slots={"main": Anchored(anchor="table", child=table(*numbered_rows(3)))}, section_anchor="violence"
        ),
    )
    links = [box.paragraphs[0].runs[0].link for box in of_type(pages.pages[0], TextFragment)[2:4]]
    assert links == ["#knife", "#knife"]


def test_an_anchor_on_a_later_part_is_that_pages_own(theme: Theme) -> None:
    parts = Stack(children=(table(*numbered_rows(17)), Anchored(anchor="notes", child=text("Notes"))))
    pages, problems = laid_out(
        theme,
        page_content("knife", slots={"main": parts}),
        page_content("last", slots={"main": contents("notes")}),
    )
    assert problems.found == []
    assert [page.anchor for page in pages.pages] == ["knife", "notes", "last"]
    assert "".join(r.text for r in of_type(pages.pages[2], TextFragment)[2].paragraphs[0].trailing) == "2"


def test_a_reference_to_no_page_is_an_error_with_the_nearest_name(theme: Theme) -> None:
    block = replace(contents("knif"), place=PLACE)
    _, problems = laid_out(theme, page_content("contents", slots={"main": block}), page_content("knife"))
    assert {(problem.place, problem.rule, problem.hint) for problem in problems.errors} == {
        (PLACE, "unknown-anchor", "did you mean 'knife'?")
    }


def test_the_same_document_gives_the_same_pages(theme: Theme) -> None:
    content = page_content(slots={"main": table(*numbered_rows(40))})
    assert laid_out(theme, content)[0] == laid_out(theme, content)[0]


def test_a_rule_and_other_shapes_are_decoration(theme: Theme) -> None:
    (page,) = laid_out(theme, page_content(slots={"main": Rule()}))[0].pages
    assert {f.name for f in of_type(page, ShapeFragment)} == {"Band", "Rule", "Footer rule"}
