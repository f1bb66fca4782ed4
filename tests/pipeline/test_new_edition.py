"""The next edition's folder: what stands in it, and that nothing of last quarter's passes for this quarter's."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.checks.readers.pdf import PdfReader
from reportgen.errors import PackError, UsageError
from reportgen.paint.pdf import paint
from reportgen.pipeline.new_edition import new_edition
from reportgen.pipeline.stages import LaidOut, lay_out_pack
from tests.starter_project import EDITION, NEXT, PACK, edition_file, replace_in


def laid_out(root: Path, edition: str = NEXT) -> LaidOut:
    return lay_out_pack(root, PACK, edition, lambda stage: None)


def words_of(made: LaidOut, root: Path) -> str:
    with PdfReader(paint(made.pages, made.theme, root)) as pdf:
        return " ".join(" ".join(pdf.text(n) for n in range(1, pdf.page_count + 1)).split())


def test_the_folder_has_the_period_moved_on_tables_marked_and_questions_for_the_commentary(starter: Path) -> None:
    made = new_edition(starter, PACK)
    assert (made.folder, made.before, str(made.period)) == (f"data/{PACK}/{NEXT}", EDITION, "Q2 2024/25")
    assert [(file.name, file.waiting) for file in made.files] == [
        ("teams.csv", 6), ("commentary/calls.md", 0), ("edition.yaml", 0),
    ]  # fmt: skip
    folder = starter / made.folder
    assert (folder / "teams.csv").read_text().splitlines()[1] == "Day,93,[?] 93,[?] G"
    assert "period: Q2 2024/25\nstatus: draft\n" in (folder / "edition.yaml").read_text()
    commentary = (folder / "commentary" / "calls.md").read_text()
    assert "What moved" in commentary and "The text of Q1 2024/25" in commentary and "{{ calls.in_time }}" in commentary
    assert commentary.count("<!--") == commentary.count("-->") == 1


def test_it_builds_with_warnings_and_says_on_its_pages_what_is_to_be_supplied(starter: Path) -> None:
    new_edition(starter, PACK)
    made = laid_out(starter)
    assert {warning.rule for warning in made.warnings} == {"to-be-supplied"}
    assert [str(warning.place).removeprefix(f"data/{PACK}/{NEXT}/") for warning in made.warnings] == [
        "teams.csv:2:3",
        "commentary/calls.md:1:1",
    ]
    assert "6 cells of this_quarter_pct, confidence are to be supplied" in made.warnings[0].found
    words = words_of(made, starter)
    assert "Teams | [x] To be supplied" in words
    assert "What moved" not in words


def test_supplying_it_takes_the_warnings_and_the_words_away(starter: Path) -> None:
    new_edition(starter, PACK)
    edition_file(starter, "teams.csv", NEXT).write_text(
        "team,previous_quarter_pct,this_quarter_pct,confidence\nDay,93,94,G\nEvening,90,91,A\nNight,84,85,A\n"
    )
    with edition_file(starter, "commentary/calls.md", NEXT).open("a") as file:
        file.write("\nCalls rose to {{ calls }}.\n")
    made = laid_out(starter)
    assert made.warnings == ()
    words = words_of(made, starter)
    assert "to be supplied" not in words.lower() and "Calls rose to 6,150." in words


def test_the_edition_after_that_keeps_the_newest_words_for_reference_and_no_old_values(starter: Path) -> None:
    new_edition(starter, PACK)
    made = new_edition(starter, PACK)
    assert (made.folder, made.before) == (f"data/{PACK}/2024-25-q3", NEXT)
    assert (starter / made.folder / "teams.csv").read_text().splitlines()[1] == "Day,[?],[?],[?]"
    commentary = (starter / made.folder / "commentary" / "calls.md").read_text()
    assert "To be supplied for Q3 2024/25" in commentary and "The text of Q1 2024/25" in commentary
    assert commentary.count("What moved") == 1


def test_facts_are_marked_and_dates_and_names_of_people_begin_empty(starter: Path) -> None:
    with edition_file(starter, "edition.yaml").open("a") as file:
        file.write(
            "approvals: {author: {name: A. Person, date: 1 July 2024}}\n"
            'published: 9 July 2024\nfacts: {extract: "June: final", open: true, sites: [a, b], deep: {n: "3"}}\n'
        )
    new_edition(starter, PACK)
    text = edition_file(starter, "edition.yaml", NEXT).read_text()
    assert 'published: ""' in text and "approvals" not in text
    assert 'extract: "[?] June: final"' in text and "open: true" in text and 'n: "[?] 3"' in text
    warned = [warning.found for warning in laid_out(starter).warnings if "fact" in warning.found]
    assert sorted(warned) == [f"the fact '{name}' is to be supplied" for name in ("deep.n", "extract", "sites")]


@pytest.mark.parametrize(
    ("edition", "source", "said"),
    [
        (EDITION, None, "is there already"),
        ("summer", None, "names no quarter"),
        ("2020-21-q1", None, "no edition of report is older than Q1 2020/21"),
        (NEXT, "2024-25-q9", "there is no edition of report '2024-25-q9'"),
    ],
)
def test_what_cannot_be_made_says_why_and_changes_nothing(
    starter: Path, edition: str, source: str | None, said: str
) -> None:
    before = sorted(path for path in starter.rglob("*"))
    with pytest.raises(UsageError, match=said):
        new_edition(starter, PACK, edition, source)
    assert sorted(path for path in starter.rglob("*")) == before


def test_a_table_that_cannot_be_read_is_told_and_leaves_nothing_behind(starter: Path) -> None:
    edition_file(starter, "teams.csv").write_bytes(b"team,this_quarter_pct\nDay,\xff\n")
    with pytest.raises(PackError, match=r"data/report/2024-25-q1/teams\.csv.*can't be read"):
        new_edition(starter, PACK)
    assert [path.name for path in (starter / "data" / PACK).iterdir()] == [EDITION]


def test_a_file_in_another_encoding_stays_in_it(starter: Path) -> None:
    replace_in(starter / "data" / "catalogue.yaml", "shape: table", "shape: table\n    encoding: cp1252")
    edition_file(starter, "teams.csv").write_bytes("team,confidence\nCaf\xe9,G\n".encode("cp1252"))
    new_edition(starter, PACK)
    assert edition_file(starter, "teams.csv", NEXT).read_bytes() == "team,confidence\nCaf\xe9,[?] G\n".encode("cp1252")
