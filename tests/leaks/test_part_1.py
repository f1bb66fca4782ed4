"""A build of Part 1 holds nothing of Part 2 in any byte of any file; a build of Part 2 holds all of it, marked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation

from reportgen.errors import PackError
from reportgen.pipeline.build import BuildOptions, build
from reportgen.pipeline.release import read_release
from reportgen.pipeline.stages import lay_out_pack
from tests.leaks.restricted_project import BECAUSE, NUMBER, ROOT_WORD, SHOWN, make_restricted
from tests.leaks.unpacked import holding, unpacked
from tests.starter_project import EDITION, PACK, edition_file, replace_in

CALLS = f"layouts/{PACK}/calls.yaml"
STEM = f"{PACK}-{EDITION}"
MARKING = "OFFICIAL-SENSITIVE - PART 2"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_restricted(tmp_path_factory.mktemp("restricted"))


@pytest.fixture(scope="module")
def part_1(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(project, 1, tmp_path_factory.mktemp("part-1"))


@pytest.fixture(scope="module")
def part_2(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(project, 2, tmp_path_factory.mktemp("part-2"))


def built(project: Path, part: int, out: Path) -> Path:
    options = BuildOptions(("pdf", "pptx", "html"), part=part, out=out)
    made = build(project, PACK, EDITION, options, lambda stage: None)
    assert made.pages
    return out


def page_texts(folder: Path) -> list[str]:
    (pdf,) = folder.rglob("*.pdf")
    document = pypdfium2.PdfDocument(pdf)
    return [" ".join(document[n].get_textpage().get_text_range().split()) for n in range(len(document))]


def test_no_byte_of_part_1_holds_a_word_of_part_2(part_1: Path) -> None:
    assert len(list(unpacked(part_1))) > 200  # it did look inside
    assert holding(part_1, ROOT_WORD) == []
    assert holding(part_1, NUMBER) == [] and holding(part_1, "7,654,321") == []


def test_part_2_holds_every_one_of_them(part_2: Path) -> None:
    assert [marker for marker in SHOWN if not holding(part_2, marker)] == []
    assert holding(part_2, "quokkafile.yaml") and holding(part_2, "commentary/quokkawords.md")


def test_part_1_says_where_something_was_withheld_and_on_which_ground(part_1: Path) -> None:
    pages = page_texts(part_1)
    said = {
        "Withheld content A": "Withheld: Part 2, exemption paragraph 5, review 1 May 2026.",
        "A page of which some is open": "Withheld: Part 2, exemption paragraph 3, review 1 April 2026.",
        "Withheld content B": "Withheld: Part 2, exemption paragraph 5, review 1 May 2026.",
        "Withheld content C": "Withheld: Part 2, exemption paragraph 3, review 1 April 2026.",
        "Day team": "One row withheld: Part 2, exemption paragraph 3, review 1 April 2026.",
    }
    for headline, words in said.items():
        assert [words in page for page in pages if headline in page] == [True], headline
    mixed = next(page for page in pages if "A page of which some is open" in page)
    assert mixed.count("One item withheld") == 2 and "Open words on the left" in mixed


def test_every_page_and_file_of_part_2_is_marked_and_none_of_part_1(part_1: Path, part_2: Path) -> None:
    assert all(MARKING in page for page in page_texts(part_2))
    assert not any("OFFICIAL-SENSITIVE" in page for page in page_texts(part_1))
    (deck,) = part_2.rglob("*.pptx")
    shapes = [[s.text_frame.text for s in slide.shapes if s.has_text_frame] for slide in Presentation(str(deck)).slides]
    assert all(MARKING in texts for texts in shapes)
    names = [path.name for path in part_2.rglob("*") if path.is_file()]
    assert names and all("part-2" in name for name in names)
    assert not any("part-2" in path.name for path in part_1.rglob("*"))


def test_the_manifest_says_which_part_a_build_is(part_1: Path, part_2: Path) -> None:
    assert read_release(part_1 / PACK / EDITION, STEM).standing.part == 1
    assert read_release(part_2 / PACK / f"{EDITION}-part-2", f"{STEM}-part-2").standing.part == 2


def test_both_parts_side_by_side_keep_to_their_own_folders(project: Path, tmp_path: Path) -> None:
    built(project, 2, tmp_path)
    built(project, 1, tmp_path)
    assert holding(tmp_path / PACK / EDITION, ROOT_WORD) == []


@pytest.fixture
def changed(tmp_path: Path) -> Iterator[Path]:
    yield make_restricted(tmp_path / "project")


OPEN_PAGE = "\n  - {{id: open, kicker: Open, headline: Open, layout: full, main: '{}'}}\n"


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("About {{ quokka_measure }}", "the measure 'quokka_measure' is Part 2"),
        ("About {{ quokka_late }}", "the measure 'quokka_late' is Part 2"),
        ("About {{ facts.quokka_fact }}", "the fact 'quokka_fact' is Part 2"),
        ("About {{ commentary.quokkawords }}", "the commentary 'quokkawords' is Part 2"),
        ("{{ cell(''teams'', ''Quokkarow quokkacell'', ''this_quarter_pct'') }}", "no row"),
        ("{{ count_of(''teams'', confidence=''R'') }}", "a count of rows of teams, some of which are Part 2"),
    ],
)
def test_part_2_in_a_text_of_part_1_is_told_where_it_stands(changed: Path, words: str, thing: str) -> None:
    section = changed / "layouts" / PACK / "calls.yaml"
    with section.open("a") as file:
        file.write(OPEN_PAGE.format(words))
    line = len(section.read_text().splitlines())
    with pytest.raises(PackError) as failure:
        lay_out_pack(changed, PACK, EDITION, lambda stage: None)
    (problem,) = failure.value.problems
    assert thing in problem.found and (problem.place.file, problem.place.line) == (f"layouts/{PACK}/calls.yaml", line)
    assert "part: 2 as well" in problem.hint
    lay_out_pack(changed, PACK, EDITION, lambda stage: None, part=2)


@pytest.mark.parametrize(
    ("exhibit", "found"),
    [
        (
            "{kind: table, dataset: quokka_dataset, columns: [{column: group}]}",
            "the dataset 'quokka_dataset' is Part 2",
        ),
        ("{kind: key-facts, facts: [{measure: quokka_measure}]}", "the measure 'quokka_measure' is Part 2"),
        ("{kind: text, commentary: quokkawords}", "the commentary 'quokkawords' is Part 2"),
    ],
)
def test_an_open_exhibit_of_something_restricted_is_told(changed: Path, exhibit: str, found: str) -> None:
    with (changed / "layouts" / PACK / "calls.yaml").open("a") as file:
        file.write(OPEN_PAGE.format("x").replace("'x'", exhibit))
    with pytest.raises(PackError) as failure:
        lay_out_pack(changed, PACK, EDITION, lambda stage: None)
    assert [(problem.found, problem.rule) for problem in failure.value.problems] == [(found, "part-2-in-part-1")]


def test_a_figure_that_rests_on_restricted_rows_is_told_and_one_that_does_not_is_shown(changed: Path) -> None:
    calls = changed / "data" / "open" / "example_calls.csv"
    header, *rows = calls.read_text().splitlines()
    marked = [f"{row},2,paragraph 3,1 April 2026" if row.startswith("2024-05,late") else f"{row},,," for row in rows]
    calls.write_text("\n".join([f"{header},part,exemption,review", *marked]) + "\n")
    with pytest.raises(PackError) as failure:
        lay_out_pack(changed, PACK, EDITION, lambda stage: None)
    told = [problem for problem in failure.value.problems if problem.rule == "part-2-in-part-1"]
    assert told and all("rests on rows of calls in Part 2" in problem.found for problem in told)
    section = changed / "layouts" / PACK / "calls.yaml"
    chart = "{kind: column, title: In time, subtitle: By quarter, measure: calls, where: {answer: in time}, last: 3}"
    section.write_text(f"section: Calls\npages:\n  - {{headline: In time, layout: full, main: {chart}}}\n")
    lay_out_pack(changed, PACK, EDITION, lambda stage: None)


@pytest.mark.parametrize("part", ["II", "2.0", "yes", "Part 2"])
def test_a_row_of_a_part_that_there_is_not_is_told_and_not_shown(changed: Path, part: str) -> None:
    calls = changed / "data" / "open" / "example_calls.csv"
    header, first, *rows = calls.read_text().splitlines()
    marked = [f"{first},{part},paragraph 3,1 April 2026", *(f"{row},,," for row in rows)]
    calls.write_text("\n".join([f"{header},part,exemption,review", *marked]) + "\n")
    with pytest.raises(PackError) as failure:
        lay_out_pack(changed, PACK, EDITION, lambda stage: None)
    (problem,) = failure.value.problems
    assert (problem.rule, problem.place.line, problem.found) == ("part-2-unclear", 2, f"part '{part}'")


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        (CALLS, f"part: 2, {BECAUSE}, text", "part: 2, exemption: paragraph 3, text", "part-2-review"),
        (CALLS, f"part: 2, {BECAUSE}, text", "part: 2, review: 1 May 2026, text", "part-2-exemption"),
        (CALLS, "review: 1 May 2026", "review: 31 June 2026", "part-2-review"),
        ("data/catalogue.yaml", "    exemption: paragraph 3\n", "", "part-2-exemption"),
        ("data/report/2024-25-q1/teams.csv", "R,2,paragraph 3,1 April 2026", "R,2,,1 April 2026", "part-2-exemption"),
        ("data/report/2024-25-q1/commentary/quokkawords.md", "review: 1 April 2026\n", "", "part-2-review"),
    ],
)  # fmt: skip
def test_a_restriction_without_its_ground_or_its_date_is_a_mistake_in_both_parts(
    changed: Path, file: str, old: str, new: str, rule: str
) -> None:
    replace_in(changed / file, old, new)
    for part in (1, 2):
        with pytest.raises(PackError) as failure:
            lay_out_pack(changed, PACK, EDITION, lambda stage: None, part=part)
        assert [(problem.rule, problem.place.file) for problem in failure.value.problems] == [(rule, file)]


def test_what_was_restricted_is_so_in_the_next_edition(changed: Path) -> None:
    from reportgen.pipeline.new_edition import new_edition

    made = changed / new_edition(changed, PACK).folder
    assert (made / "commentary" / "quokkawords.md").read_text().startswith("---\npart: 2\n")
    assert "2,paragraph 3,1 April 2026" in (made / "teams.csv").read_text()
    assert edition_file(changed, "edition.yaml", made.name).read_text().count("part: 2") == 1


def test_a_page_of_part_2_without_a_place_for_the_marking_is_told(changed: Path) -> None:
    replace_in(changed / "layouts" / "theme.yaml", "      classification: {", "      # classification: {")
    with pytest.raises(PackError) as failure:
        lay_out_pack(changed, PACK, EDITION, lambda stage: None, part=2)
    assert "part-2-unmarked" in {problem.rule for problem in failure.value.problems}
