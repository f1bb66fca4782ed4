"""The annex on the Met's business plan: every milestone with its status, and nothing told by colour alone."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import pairwise
from pathlib import Path

from reportgen.layout.page import TextFragment
from reportgen.metrics.figure import Figure
from tests.conftest import BuiltPack

FOLDER = Path("data/milestones/2017-18-q1")
STATUSES = {"delivered": "Delivered", "on track": "On track", "some delays": "Some delays", "[x]": "[x] Unknown"}


def _rows(root: Path, name: str) -> list[dict[str, str]]:
    with (root / FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_30_milestones_have_the_status_that_the_publication_shows_or_says(project_root: Path) -> None:
    rows = _rows(project_root, "milestones")
    assert Counter(row["status"] for row in rows) == {"delivered": 11, "on track": 5, "some delays": 3, "[x]": 11}
    assert all((row["status"] == "[x]") == (row["status_from"] in ("lost", "garbled")) for row in rows)
    assert all(row["status_as_printed"].startswith(row["status"]) for row in rows if row["status"] != "[x]")


def test_each_milestone_stands_on_a_page_beside_its_status_in_words(milestones: BuiltPack, project_root: Path) -> None:
    shown = []
    for page in milestones.pages.pages:
        texts = [f for f in page.fragments if isinstance(f, TextFragment) and f.block == f"{page.content}.chart"]
        for status, words in pairwise(texts):  # in reading order: status and quarter, then the milestone
            if status.paragraphs[0].text in STATUSES.values():
                shown.append((words.paragraphs[0].text, status.paragraphs[0].text))
    expected = [(row["milestone"], STATUSES[row["status"]]) for row in _rows(project_root, "milestones")]
    assert sorted(shown) == sorted(expected)


def test_what_is_told_of_milestones_holds_the_stated_figures(milestones: BuiltPack, project_root: Path) -> None:
    named = {row["fact"] for row in _rows(project_root, "milestone_facts")}
    shown: set[str] = set()
    for page in milestones.pages.pages:
        for fragment in page.fragments:
            if isinstance(fragment, TextFragment):
                figures: list[Figure] = [f for p in fragment.paragraphs for run in p.runs for f in run.figures]
                shown |= {figure.label.rpartition(":")[0] for figure in figures if figure.name.startswith("milestone_")}
    assert named - shown == {"Officers to have body-worn cameras"}  # that one stands in the milestone's own name


def test_the_exhibits_of_the_annex_are_accounted_for(project_root: Path) -> None:
    with (project_root / FOLDER / "coverage" / "milestones.csv").open(encoding="utf-8", newline="") as stream:
        claims = {(row["page_no"], row["exhibit_no"]) for row in csv.DictReader(stream)}
    with (project_root / "data" / "exhibits.csv").open(encoding="utf-8", newline="") as stream:
        published = [
            row for row in csv.DictReader(stream) if row["seed"] == "001" and row["page_no"].startswith("annex")
        ]
    assert claims == {(row["page_no"], row["exhibit_no"]) for row in published}
    assert len(claims) == len(published) == 29
