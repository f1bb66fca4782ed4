"""The delivery scorecard for Q1 2022/23: its figures are the published ones, its ratings those of the rule."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from reportgen.layout.page import Page, TableFragment
from reportgen.pipeline.coverage import cover
from reportgen.pipeline.stages import LaidOut
from tests.conftest import BuiltPack

FOLDER = Path("data/scorecard/2022-23-q1")


def _rows(root: Path, name: str) -> list[dict[str, str]]:
    with (root / FOLDER / f"scorecard_{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _pages(made: LaidOut, content: str) -> list[Page]:
    return [page for page in made.pages.pages if page.content == content]


def _table(made: LaidOut, content: str) -> list[list[str]]:
    """The words of the first table of a page, row by row, without its header."""
    (page,) = _pages(made, content)
    table = next(fragment.table for fragment in page.fragments if isinstance(fragment, TableFragment))
    return [[" ".join(p.text for p in cell.paragraphs) for cell in row.cells] for row in table.rows]


def test_each_indicators_rating_is_the_rules_and_two_differ_from_the_published_ones(scorecard: BuiltPack) -> None:
    rows = [row for area in ("victims", "trust", "violence", "exploitation")
            for row in _table(scorecard.made, f"{area}-indicators")]  # fmt: skip
    assert len(rows) == 37
    differing = [row[1] for row in rows if row[5].endswith("*")]
    assert differing == [
        "Trust the Met: gap of Black Londoners, reduce from the baseline",
        "Treats everyone fairly: gap of Black Londoners, reduce from the baseline",
    ]
    assert all(row[4] == row[5] for row in rows if not row[5].endswith("*"))


def test_tiles_count_what_the_rule_rates_and_published_counts_differ_by_those_two(scorecard: BuiltPack) -> None:
    tiles = [row[6:] for row in _table(scorecard.made, "overview")]
    assert tiles == [
        ["5", "1", "1", "5", "8", "2", "0", "0"],  # published: 5/1/1 and 8/2
        ["7", "3", "0", "0", "10", "1", "0", "0"],  # published: 5/5 and 10/1
        ["4", "2", "3", "3", "12", "0", "0", "0"],  # published: 4/2/3 and 12
        ["0", "2", "0", "1", "10", "0", "0", "0"],  # published: 2 and 10
    ]


def test_published_tile_counts_are_those_of_the_published_ratings(project_root: Path) -> None:
    indicators = Counter((row["area"], row["conf"]) for row in _rows(project_root, "indicators"))
    goals = Counter((row["area"], row["conf"][-1]) for row in _rows(project_root, "goals"))
    for row in _rows(project_root, "overview"):
        for counts, printed in ((indicators, row["indicator_tiles"]), (goals, row["goal_tiles"])):
            found = [counts[row["area"], code] for code in "GAR"]
            assert [str(count) for count in found if count] == printed.split("/")


def test_published_variances_follow_from_budget_and_forecast_but_for_rounding(project_root: Path) -> None:
    for row in _rows(project_root, "finance"):
        if row["forecast_variance_gbp_m"]:
            variance = float(row["forecast_gbp_m"]) - float(row["year_budget_gbp_m"])
            assert abs(variance - float(row["forecast_variance_gbp_m"])) < 0.15
        assert float(row["ytd_profile_gbp_m"]) <= float(row["year_budget_gbp_m"])


def test_the_registers_hold_three_risks_and_three_issues_of_each_priority(scorecard: BuiltPack) -> None:
    for area in ("victims", "trust", "violence", "exploitation"):
        rows = _table(scorecard.made, f"{area}-risks")
        assert [row[0] for row in rows if not row[1]] == ["Risks: what might happen", "Issues: what is happening now"]
        assert len(rows) == 8


def test_every_page_is_one_page(scorecard: BuiltPack) -> None:
    assert [page.title for page in scorecard.pages.pages if page.parts > 1] == []


def test_each_exhibit_of_the_publication_is_accounted_for(project_root: Path) -> None:
    covered = cover(project_root, "scorecard", "2022-23-q1", lambda _: None)
    assert len(covered) == 40
    assert Counter(item.how for item in covered)["not available"] == 2
