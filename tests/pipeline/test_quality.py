"""The quality checks of a whole pack: found at their place, set by the pack, excused by the edition."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen.checks.quality.rules import RULE_IDS
from reportgen.checks.readers.deck import read_deck
from reportgen.checks.readers.pdf import PdfReader
from reportgen.errors import PackError
from reportgen.pipeline.build import BuildOptions, build
from reportgen.pipeline.quality import assess
from reportgen.pipeline.stages import LaidOut, lay_out_pack
from tests.starter_project import EDITION, PACK, edition_file, make_starter, replace_in


def laid_out(root: Path) -> LaidOut:
    return assess(lay_out_pack(root, PACK, EDITION, lambda stage: None))


def rules(made: LaidOut) -> list[str]:
    return [finding.rule for finding in made.findings]


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    return make_starter(tmp_path / "project")


def say(root: Path, words: str) -> Path:
    """Put a sentence into the edition's commentary."""
    file = edition_file(root, "commentary/calls.md")
    file.write_text(f"{file.read_text(encoding='utf-8').rstrip()}\n\n{words}\n", encoding="utf-8")
    return file


def test_the_starter_project_has_no_findings(starter: Path) -> None:
    assert rules(laid_out(starter)) == []


def test_a_repeated_word_is_found_at_its_line_of_the_commentary(starter: Path) -> None:
    file = say(starter, "Answering took longer in in the evenings of the quarter.")
    made = laid_out(starter)
    (finding,) = made.findings
    line = (
        file.read_text(encoding="utf-8").splitlines().index("Answering took longer in in the evenings of the quarter.")
    )
    assert (finding.rule, finding.place.file) == ("text.repeated-word", f"data/{PACK}/{EDITION}/commentary/calls.md")
    assert finding.place.line == line + 1
    assert finding.page > 0 and finding.block
    assert [problem.rule for problem in made.warnings] == ["text.repeated-word"]


def test_a_typed_number_is_a_finding_until_its_phrase_is_excused(starter: Path) -> None:
    say(starter, "Another 4,321 calls were abandoned.")
    (finding,) = laid_out(starter).findings
    assert finding.rule == "typed-number"
    assert "4,321" in finding.message
    replace_in(
        starter / "layouts" / PACK / "pack.yaml", "sections:", 'excused_numbers: {"4,321 calls": a name}\nsections:'
    )
    assert rules(laid_out(starter)) == []


def test_an_excused_finding_is_kept_with_its_reason_and_warns_no_more(starter: Path) -> None:
    say(starter, "Answering took longer in in the evenings of the quarter.")
    excused = "excused:\n  - {rule: text.repeated-word, match: in in, reason: a quotation, by: A. Person}\n"
    replace_in(edition_file(starter, "edition.yaml"), "period:", f"{excused}period:")
    made = laid_out(starter)
    (finding,) = made.findings
    assert finding.excuse is not None and finding.excuse.reason == "a quotation"
    assert made.warnings == ()


def test_an_excuse_that_covers_nothing_is_told_at_its_own_line(starter: Path) -> None:
    excused = "excused:\n  - {rule: text.repeated-word, reason: a quotation, by: A. Person}\n"
    replace_in(edition_file(starter, "edition.yaml"), "period:", f"{excused}period:")
    (finding,) = laid_out(starter).findings
    assert (finding.rule, finding.place.file) == ("excuse-unused", f"data/{PACK}/{EDITION}/edition.yaml")


def test_a_pack_sets_a_rule_off_and_a_slip_in_its_name_is_an_error(starter: Path) -> None:
    say(starter, "Answering took longer in in the evenings of the quarter.")
    pack = starter / "layouts" / PACK / "pack.yaml"
    replace_in(pack, "sections:", 'checks: {text.repeated-word: "off"}\nsections:')
    assert rules(laid_out(starter)) == []
    replace_in(pack, "text.repeated-word", "text.repeated-wrod")
    with pytest.raises(PackError, match=r"did you mean 'text\.repeated-word'"):
        laid_out(starter)


def test_a_build_writes_its_log_beside_the_register_the_same_each_time(starter: Path, tmp_path: Path) -> None:
    say(starter, "Answering took longer in in the evenings of the quarter.")
    logs = []
    for name in ("one", "two"):
        options = BuildOptions(out=tmp_path / name)
        made = build(starter, PACK, EDITION, options, lambda stage: None)
        assert [problem.rule for problem in made.warnings] == ["text.repeated-word"]
        folder = tmp_path / name / PACK / EDITION
        assert (folder / "figures.csv").is_file()
        logs.append([(folder / file).read_bytes() for file in ("qa.json", "qa.html")])
    assert logs[0] == logs[1]
    assert [f["rule"] for f in json.loads(logs[0][0])["findings"]] == ["text.repeated-word"]


def test_the_annex_has_roles_findings_and_every_check_in_both_files(starter: Path, tmp_path: Path) -> None:
    say(starter, "Answering took longer in in the evenings of the quarter.")
    replace_in(starter / "layouts" / PACK / "pack.yaml", "sections:", "annex: [chart-data, qa-log]\nsections:")
    approvals = "approvals:\n  author: {name: A. Writer, date: 3 July 2024}\n"
    replace_in(edition_file(starter, "edition.yaml"), "period:", f"{approvals}period:")
    build(starter, PACK, EDITION, BuildOptions(out=tmp_path), lambda stage: None)
    folder = tmp_path / PACK / EDITION
    slides = read_deck((folder / f"{PACK}-{EDITION}.pptx").read_bytes())
    own = [slide for slide in slides if any(shape.text.strip() == "Annex: quality log" for shape in slide.shapes)]
    held = [cell for slide in own for shape in slide.shapes for row in shape.cells for cell in row]
    assert {"Author", "A. Writer", "3 July 2024", "text.repeated-word", '"in in"'} <= set(held)
    assert set(RULE_IDS) <= set(held)
    with PdfReader((folder / f"{PACK}-{EDITION}.pdf").read_bytes()) as pdf:
        first = slides.index(own[0]) + 1
        assert (0, "Annex: quality log", first) in pdf.bookmarks()
        assert pdf.page_count == len(slides)
        assert "A. Writer" in pdf.text(first)


def test_a_cell_that_differs_from_the_last_edition_is_told_until_it_is_marked(starter: Path) -> None:
    build(starter, PACK, EDITION, BuildOptions(), lambda stage: None)
    rows = json.loads((starter / "build" / PACK / EDITION / "figures.json").read_text(encoding="utf-8"))
    for row in rows:
        if row["measure"] == "teams.this_quarter_pct" and row["filter"].startswith("Evening"):
            row["value"], row["shown"] = 87.0, "87%"
    earlier = starter / "archive" / "figures.json"
    earlier.parent.mkdir()
    earlier.write_text(json.dumps(rows), encoding="utf-8")
    replace_in(
        edition_file(starter, "edition.yaml"), "status: draft", "status: draft\nearlier_figures: archive/figures.json"
    )
    made = laid_out(starter)
    told = [finding for finding in made.findings if finding.rule == "fact.since-last-edition"]
    assert len(told) == 1
    assert "90% here, 87% in the last edition" in told[0].message
    assert "archive/figures.json" in made.inputs
    replace_in(edition_file(starter, "teams.csv"), ",90,", ",90 [r],")
    assert [f for f in laid_out(starter).findings if f.rule == "fact.since-last-edition"] == []
