"""A project is read whole, or every mistake in all its files is told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import PackError, Place
from reportgen.spec import load_catalogue, load_measure_specs, load_project, load_theme
from tests.marked import unmarked
from tests.spec.made import (
    CATALOGUE,
    KINDS,
    MEASURES,
    PACK,
    SECTION,
    THEME,
    Column,
    Text,
    load,
    make,
    path_of,
    told,
)


def test_a_right_project_is_read_with_exhibits_by_slot_in_reading_order(tmp_path: Path) -> None:
    project = load(make(tmp_path)).project
    (section,) = project.sections
    (page,) = section.pages
    assert section.id == "one"
    assert list(page.slots) == ["chart", "notes"]
    chart, notes = page.slots["chart"][0], page.slots["notes"][0]
    assert chart.kind == "column"
    assert isinstance(chart.spec, Column)
    assert chart.spec.place_of("measure") == Place("layouts/p/one.yaml", 7, 36)
    assert isinstance(notes.spec, Text)
    assert notes.spec.text == "Words beside the chart."
    assert notes.spec.place_of("text") == Place("layouts/p/one.yaml", 6, 12)
    assert page.page.notes == ""
    assert project.commentary == {"knife": "Knife crime **fell**.\n"}


def test_each_file_can_be_read_alone(tmp_path: Path) -> None:
    root = make(tmp_path)
    theme = load_theme(root)
    assert load_catalogue(root).datasets["crime"].title == "Crime"
    assert load_measure_specs(root).measures["knife_crime"].unit == "offences"
    assert load_project(root, "p", "2023-24-q1", KINDS, theme).edition.period == "Q1 2023/24"


def section(page: str) -> str:
    return f"section: First\npages:\n  - {page}\n"


def slot(exhibit: str) -> str:
    return section(f"{{id: a, headline: x, layout: full, main: {exhibit}}}")


PAGE_KEYS = "a page key (id, kicker, headline, layout, contents, source, notes)"
KINDS_SAID = "expected one of column, text"
COLOURS = "expected one of ink, navy, neutral, priority"

BROKEN_SECTIONS = [
    (
        section("{id: a, headline: x, layout: »ful}"),
        "unknown layout 'ful'; expected one of full, chart-and-notes (hint: did you mean 'full'?)",
    ),
    (
        section("{id: a, headline: x, layout: full, »mian: y}"),
        f"unknown key 'mian'; expected {PAGE_KEYS} or a slot of layout 'full' (main) (hint: did you mean 'main'?)",
    ),
    (
        slot("{kind: »colum, measure: knife_crime}"),
        f"unknown kind 'colum'; {KINDS_SAID} (hint: did you mean 'column'?)",
    ),
    (slot("»{measure: knife_crime}"), f"key 'kind' is missing; {KINDS_SAID} (hint: add 'kind:')"),
    (
        slot("{kind: column, measure: »knive_crime}"),
        "unknown measure 'knive_crime'; expected one of knife_crime (hint: did you mean 'knife_crime'?)",
    ),
    (
        slot("{kind: column, measure: knife_crime, style: »bodi}"),
        "unknown style 'bodi'; expected one of body (hint: did you mean 'body'?)",
    ),
    (
        slot("{kind: column, measure: knife_crime, »stile: body}"),
        "unknown key 'stile'; expected one of measure, style (hint: did you mean 'style'?)",
    ),
    (slot("»{kind: column}"), "key 'measure' is missing (hint: add 'measure:')"),
    (
        slot("»5"),
        "found number 5; expected text, an exhibit (a mapping with kind:), or a list "
        "(hint: put numbers and words like true in quotes)",
    ),
    (section("»{id: a, layout: full}"), "key 'headline' is missing (hint: add 'headline:')"),
    (section("»just words"), "found text 'just words'; expected a page: a mapping of keys"),
    (
        section("{id: a, headline: x, layout: full}\n  - {id: »a, headline: y, layout: full}"),
        "page id 'a' is given twice; once (first at layouts/p/one.yaml:3:10) (hint: give the page another id)",
    ),
    (
        "section: First\npriority: »nayv\npages: [{headline: x, layout: full}]\n",
        f"unknown colour 'nayv'; {COLOURS} (hint: did you mean 'navy'?)",
    ),
    (
        "»section: First\n",
        "key 'pages' is missing; expected a list of pages, or of exhibits in 'flow' (hint: add 'pages:')",
    ),
    (
        "section: First\npages: »[]\n",
        "found a list of 0; expected a list of pages, at least one (hint: begin each page with '- ')",
    ),
]

BROKEN_FILES = [
    (
        "pack",
        PACK.replace("[one]", "[one, »tow]"),
        "no section 'tow'; expected one of one (hint: make layouts/p/tow.yaml)",
    ),
    (
        "pack",
        PACK.replace("[one]", "[one, »one]"),
        "section 'one' is named twice; once (first at layouts/p/pack.yaml:4:12) (hint: keep one of them)",
    ),
    (
        "pack",
        PACK + "geometry: »slid\n",
        "unknown page geometry 'slid'; expected one of slide (hint: did you mean 'slide'?)",
    ),
    (
        "pack",
        PACK + "logo: »../logo.png\n",
        "the path '../logo.png' leads out of the project; a path inside it (hint: copy the picture into layouts/)",
    ),
    (
        "edition",
        "period: »Q5 2023/24\n",
        "'Q5 2023/24' is not a fiscal quarter such as Q1 2023/24",
    ),
    (
        "edition",
        "period: »2023-06-30\n",
        'unquoted 2023-06-30 is a date to YAML, not text; text in quotes (hint: put it in quotes: "2023-06-30")',
    ),
    (
        "measures",
        MEASURES.replace("dataset: crime", "dataset: »crim"),
        "unknown dataset 'crim'; expected one of crime (hint: did you mean 'crime'?)",
    ),
    (
        "theme",
        THEME.replace("style: body", "style: »bod"),
        "unknown style 'bod'; expected one of body (hint: did you mean 'body'?)",
    ),
    ("theme", THEME.replace("colours: [navy]", "colours: [navy, »teal]"), f"unknown colour 'teal'; {COLOURS}"),
    (
        "theme",
        THEME + "  bad: {slots: {main: »[32, 96, 900, 500]}}\n",
        "slot 'main' lies outside its page of 960 x 540 points; x, y, width, height within the page "
        "(hint: correct the rectangle)",
    ),
    ("theme", THEME + "  bad: {page: »a4}\n", "unknown page geometry 'a4'; expected one of slide"),
    (
        "theme",
        THEME + "heat: {gap: [{least: 1}, »{least: 0, label: low}]}\n",
        "band 'low' of heat scale 'gap' is out of order; bands from the lowest to the highest, each with least: "
        "(hint: sort the bands)",
    ),
    (
        "catalogue",
        CATALOGUE.replace("type: count", "map: »boroughs") + "maps: {borough: {a: b}}\n",
        "unknown map 'boroughs'; expected one of borough (hint: did you mean 'borough'?)",
    ),
    (
        "catalogue",
        CATALOGUE.replace("data/crime.csv", "»../crime.csv"),
        "the path '../crime.csv' leads out of the project; a path inside it, with forward slashes "
        "(hint: copy the file into data/)",
    ),
    ("catalogue", CATALOGUE + "    key: [»area]\n", "unknown column 'area'; expected one of count"),
    (
        "catalogue",
        CATALOGUE.replace("count: {type: count}", "date: {type: »month}"),
        "the column 'date' has type month; months in 'month' (hint: rename it: month: {from: date, type: month})",
    ),
]


@pytest.mark.parametrize(("text", "problem"), BROKEN_SECTIONS)
def test_a_mistake_in_a_section_is_told_at_its_place(tmp_path: Path, text: str, problem: str) -> None:
    text, place = unmarked(text, "layouts/p/one.yaml")
    assert told(make(tmp_path, one=text)) == [f"{place}: error: {problem}"]


@pytest.mark.parametrize(("name", "text", "problem"), BROKEN_FILES)
def test_a_mistake_in_another_file_is_told_at_its_place(tmp_path: Path, name: str, text: str, problem: str) -> None:
    text, place = unmarked(text, path_of(name))
    assert told(make(tmp_path, **{name: text})) == [f"{place}: error: {problem}"]


def test_without_names_furniture_that_there_is(tmp_path: Path) -> None:
    text, place = unmarked(THEME + "  bad: {without: [»bnad]}\n", "layouts/theme.yaml")
    (problem,) = told(make(tmp_path, theme=text))
    assert problem.startswith(f"{place}: error: unknown furniture 'bnad'; expected one of band, kicker")
    assert problem.endswith("(hint: did you mean 'band'?)")


def test_mistakes_of_all_files_are_told_at_once_even_when_theme_and_pack_are_broken(tmp_path: Path) -> None:
    root = make(
        tmp_path,
        theme=THEME.replace("size: 12", "size: 0"),
        pack=PACK + "colour: red\n",
        one=SECTION.replace("kind: column", "kind: colunm"),
        edition="period: no\n",
        catalogue=CATALOGUE.replace("title: Crime", "titel: Crime"),
        measures=MEASURES.replace("unit: offences", "units: offences"),
    )
    files = {line.split(":")[0] for line in told(root)}
    changed = ("theme", "pack", "one", "edition", "catalogue", "measures")
    assert files == {path_of(name) for name in changed}


def test_a_slot_may_be_called_like_a_page_key_but_true_and_false_are_the_pages(tmp_path: Path) -> None:
    theme = THEME + "  contents: {slots: {contents: [32, 96, 896, 384]}}\n"
    pages = "{headline: x, layout: contents, contents: false}\n  - {headline: y, layout: contents, contents: Words}"
    first, second = load(make(tmp_path, theme=theme, one=section(pages))).project.sections[0].pages
    assert first.page.contents is False
    assert first.slots == {}
    assert second.page.contents is True
    assert [exhibit.kind for exhibit in second.slots["contents"]] == ["text"]


def test_an_unknown_pack_or_edition_names_those_there_are(tmp_path: Path) -> None:
    root = make(tmp_path)
    theme = load_theme(root)
    with pytest.raises(PackError, match=r"layouts:0:0: error: no pack 'q'; expected one of p"):
        load_project(root, "q", "2023-24-q1", KINDS, theme)
    with pytest.raises(PackError, match=r"data/p:0:0: error: no edition '2023-24-q2' of 'p'; expected one of 2023"):
        load_project(root, "p", "2023-24-q2", KINDS, theme)
    with pytest.raises(PackError, match=r"no edition '\.\./p/2023-24-q1'"):
        load_project(root, "p", "../p/2023-24-q1", KINDS, theme)


def test_commentary_that_is_no_utf_8_names_the_byte(tmp_path: Path) -> None:
    root = make(tmp_path)
    (root / "data/p/2023-24-q1/commentary/knife.md").write_bytes(b"One\ncaf\xe9\n")
    assert told(root) == [
        "data/p/2023-24-q1/commentary/knife.md:2:4: error: byte 0xE9 is not UTF-8; UTF-8 text "
        "(hint: save the file as UTF-8)"
    ]
