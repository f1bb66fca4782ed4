"""Headline figures of a covering e-mail: the register's own, whole, of the edition's quarter, with their change."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reportgen.errors import Problems
from reportgen.pipeline.told_in_email import headline_figures
from reportgen.spec.covering_email import EmailSpec
from reportgen.spec.measures import MeasureBook

BOOK = MeasureBook.model_validate(
    {
        "measures": {
            "knife_crime": {
                "label": "Knife crime offences", "dataset": "crime", "value": "sum(count)", "unit": "offences",
                "ratios": {"detection_rate": {"top": {"measure": "Positive Outcomes"}}},
            },
            "trust": {"label": "Trust in the Met", "dataset": "survey", "value": "value(share)", "unit": "%"},
        }
    }
)  # fmt: skip
QUARTER, YEAR = "Q1 2023/24", "12 months to June 2023"


def row(measure: str, shown: str, value: float, **more: str) -> dict[str, Any]:
    known = {"kind": "figure", "period": QUARTER, "basis": "quarter", "filter": "all rows", "unit": "%"}
    return {**known, "measure": measure, "shown": shown, "value": value, **more}


def told(*rows: dict[str, Any], name: str = "knife_crime") -> tuple[tuple[str, ...], list[str]]:
    problems = Problems()
    lines = headline_figures(json.dumps(rows).encode(), EmailSpec(headlines=(name,)), BOOK, QUARTER, problems)
    return lines, [problem.found for problem in problems.errors]


WHOLE = row("knife_crime", "3,552", 3552)
CHANGES = [
    (row("knife_crime.change", "23%", 22.9, basis="quarter, change on Q1 2022/23"), " (+23% on Q1 2022/23)"),
    (row("knife_crime.change", "−0%", -0.2, basis="quarter, change on Q1 2022/23"), " (no change on Q1 2022/23)"),
    (row("knife_crime.change", "+2%", 1.7, basis="quarter, change on Q4 2022/23"), ""),
    (row("knife_crime.change", "663", 663, basis="quarter, change on Q1 2022/23", unit="offences"), ""),
    (row("knife_crime.change", "9%", 9, basis="quarter, change on Q1 2022/23", filter="borough is Camden"), ""),
    (
        row("knife_crime.change", "5%", 5, period=YEAR, basis="rolling 12 months, change on 12 months to June 2022"),
        " (12 months to June 2023: +5% on the 12 months before)",
    ),
]


@pytest.mark.parametrize(("change", "said"), CHANGES)
def test_a_figure_is_told_with_its_change_on_a_year_before(change: dict[str, Any], said: str) -> None:
    assert told(WHOLE, change) == ((f"Knife crime offences: 3,552 in Q1 2023/24{said}",), [])


def test_the_whole_is_told_not_a_part_nor_another_quarter() -> None:
    part = row("knife_crime", "120", 120, filter="borough is Camden")
    before = row("knife_crime", "3,493", 3493, period="Q4 2022/23")
    assert told(before, part, WHOLE)[0] == ("Knife crime offences: 3,552 in Q1 2023/24",)


def test_a_measure_of_a_longer_window_is_told_with_it() -> None:
    share = row("trust", "70%", 70, period=YEAR)
    change = row(
        "trust.change", "1 pp", -1, period=YEAR, unit="percentage points", basis="x, change on 12 months to June 2022"
    )
    assert told(share, change, name="trust")[0] == (
        "Trust in the Met: 70% in the 12 months to June 2023 (−1 percentage point on the 12 months before)",
    )


def test_a_ratio_has_a_name_and_what_is_not_there_or_not_one_value_is_told() -> None:
    ratio = row("knife_crime.detection_rate", "11.4%", 11.4)
    assert told(ratio, name="knife_crime.detection_rate")[0] == (
        "Knife crime offences: detection rate: 11.4% in Q1 2023/24",
    )
    assert told(name="knife_crime") == ((), ["no page shows 'knife_crime' for Q1 2023/24"])
    assert told(row("teams.pct", "5%", 5), name="teams.pct") == ((), ["no page shows 'teams.pct' for Q1 2023/24"])
    several = ["pages show several values of 'knife_crime' for Q1 2023/24"]
    assert told(WHOLE, row("knife_crime", "25", 25)) == ((), several)
