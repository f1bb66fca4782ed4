"""Data revised since the edition before is marked where it is shown and listed by the exhibit."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from reportgen.checks.readers.deck import read_deck
from reportgen.checks.readers.pdf import PdfReader
from reportgen.errors import PackError
from reportgen.pipeline.build import BuildOptions, build
from reportgen.pipeline.stages import lay_out_pack
from tests.starter_project import EDITION, PACK, edition_file, replace_in

EARLIER = "archive/report/2024-25-q0/r1/figures.json"
PAGE = """
  - {id: revised, kicker: Revisions, headline: What was revised, layout: full, main: {kind: revisions}}
"""


@pytest.fixture
def revised(starter: Path) -> Path:
    """A project whose edition knows what was shown before a hundred late calls of June were added."""
    with (starter / "layouts" / PACK / "calls.yaml").open("a") as file:
        file.write(PAGE)
    build(starter, PACK, EDITION, BuildOptions(), lambda stage: None)
    (starter / EARLIER).parent.mkdir(parents=True)
    shutil.copy(starter / "build" / PACK / EDITION / "figures.json", starter / EARLIER)
    replace_in(edition_file(starter, "edition.yaml"), "status: draft", f"status: draft\nearlier_figures: {EARLIER}")
    calls = starter / "data" / "open" / "example_calls.csv"
    (line,) = re.findall(r"2024-06,late,\d+", calls.read_text())
    replace_in(calls, line, f"2024-06,late,{int(line.rpartition(',')[2]) + 100}")
    return starter


def page_texts(project: Path) -> dict[str, tuple[str, str]]:
    """By title: a page's words in the PDF and in the deck."""
    pdf, deck = (project / "build" / PACK / EDITION / f"{PACK}-{EDITION}.{suffix}" for suffix in ("pdf", "pptx"))
    with PdfReader(pdf.read_bytes()) as read:
        texts = [" ".join(read.text(n).split()) for n in range(1, read.page_count + 1)]
    slides = read_deck(deck.read_bytes())
    return {slide.title: (text, str(slide)) for slide, text in zip(slides, texts, strict=True)}


def test_a_revised_figure_carries_its_mark_in_both_files_and_others_do_not(revised: Path) -> None:
    build(revised, PACK, EDITION, BuildOptions(), lambda stage: None)
    pages = page_texts(revised)
    pdf, deck = next(texts for title, texts in pages.items() if title.startswith("Calls "))
    assert "received 5,950 [r] calls in Q1 2024/25" in pdf
    assert "6,350 [r]" not in pdf and "6,350" in pdf
    assert "5,950\\xa0[r]" in deck or "5,950\u00a0[r]" in deck


def test_the_table_lists_each_revised_measure_with_what_was_published(revised: Path) -> None:
    build(revised, PACK, EDITION, BuildOptions(), lambda stage: None)
    text, _ = page_texts(revised)["What was revised"]
    assert "Calls received Q1 2024/25 5,850 5,950 [r] +100" in text
    rows = json.loads((revised / "build" / PACK / EDITION / "figures.json").read_text())
    shown = {
        row["shown"]: row["value"] for row in rows if row["block"].startswith("revised.") and row["kind"] == "figure"
    }
    assert {"5,850": 5850, "5,950": 5950, "+100": 100}.items() <= shown.items()


def test_without_a_revision_the_exhibit_says_so_and_nothing_is_marked(starter: Path) -> None:
    with (starter / "layouts" / PACK / "calls.yaml").open("a") as file:
        file.write(PAGE)
    build(starter, PACK, EDITION, BuildOptions(), lambda stage: None)
    pages = page_texts(starter)
    assert "No figure has been revised since the edition before." in pages["What was revised"][0]
    assert not any("[r]" in pdf for pdf, _ in pages.values())


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("archive/none.json", "can't be read"),
        ("archive/deep.json", "can't be read"),
        ("../figures.json", "leads out of the project"),
        ("data/measures.yaml", "can't be read"),
        ("archive/report/2024-25-q1-part-2/r1/figures-part-2.json", "is the register of a Part 2"),
    ],
)
def test_a_register_that_cannot_be_used_is_told_at_its_line(revised: Path, path: str, said: str) -> None:
    replace_in(edition_file(revised, "edition.yaml"), EARLIER, path)
    (revised / "archive" / "deep.json").write_text("[" * 100_000)
    with pytest.raises(PackError) as failure:
        lay_out_pack(revised, PACK, EDITION, lambda stage: None)
    (problem,) = failure.value.problems
    assert said in problem.found
    assert (problem.place.file, problem.place.line) == (f"data/{PACK}/{EDITION}/edition.yaml", 4)


def test_the_manifest_names_the_register_among_its_inputs(revised: Path) -> None:
    build(revised, PACK, EDITION, BuildOptions(), lambda stage: None)
    manifest = json.loads((revised / "build" / PACK / EDITION / "manifest.json").read_text())
    assert EARLIER in manifest["builds"][f"{PACK}-{EDITION}"]["inputs"]
