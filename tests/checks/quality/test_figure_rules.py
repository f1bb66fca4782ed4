"""Rules that need a pack's figures: each defect beside what looks like it and is right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.checks.quality.rules import FIGURE_RULES
from reportgen.checks.quality.subject import fact_key
from reportgen.metrics.figure import Unit
from reportgen.pipeline.quality import assess
from reportgen.pipeline.stages import lay_out_pack
from tests.checks.quality.made import CALLS, PERCENT, POUNDS, change, figure, subject, told
from tests.starter_project import EDITION, PACK, make_starter, replace_in

SHOWN_IN_LAYOUT = {"fact.headline", "wording.since"}
UP, LITTLE = change(1000, 1200), change(1000, 1010)


@pytest.mark.parametrize(
    ("rule", "wrong", "right", "shown"),
    [
        ("wording.figure-direction", "Calls fell by 20% in the quarter.", "Calls rose by 20% in the quarter.", UP),
        (
            "wording.figure-direction",
            "Calls are 20% below the year before.",
            "Calls are 20% above the year before.",
            UP,
        ),
        ("wording.figure-stable", "Calls were stable (+20%).", "Calls rose (+20%).", UP),
        ("wording.within-band", "Calls rose by 1%.", "Calls are 1% higher.", LITTLE),
        ("wording.within-band", "Calls rose by 1%.", "Calls were similar (+1%).", LITTLE),
    ],
)
def test_a_word_goes_with_the_figure_behind_it(rule: str, wrong: str, right: str, shown: object) -> None:
    assert isinstance(shown, type(UP))
    assert told(rule, subject(wrong, [shown]))
    assert not told(rule, subject(right, [shown]))


def test_a_word_of_another_clause_is_not_held_against_a_figure() -> None:
    assert not told("wording.figure-direction", subject("Complaints fell, while calls grew: 20% in all.", [UP]))


def test_one_fact_has_one_value_whatever_its_rounding() -> None:
    one, other = figure(1200), figure(1230)
    (message,) = told("fact.one-value", subject("x", [one, other]))
    assert message == "calls, Q1 2024/25: 1,230 here, 1,200 on page 3"
    assert not told("fact.one-value", subject("x", [one, figure(1200.4)]))
    assert not told("fact.one-value", subject("x", [one, figure(1230, period="Q4 2023/24")]))


def test_a_figure_that_the_last_edition_gave_otherwise_is_told_unless_marked() -> None:
    now = figure(1200, period="Q4 2023/24")
    made = subject("x", [now])
    key = fact_key(made.rows[0])
    assert key is not None
    (message,) = told("fact.since-last-edition", replace(made, earlier={key: ("1,150", 1150.0)}))
    assert message == "calls, Q4 2023/24: 1,200 here, 1,150 in the last edition"
    assert not told("fact.since-last-edition", replace(made, earlier={key: ("1,200", 1200.0)}))
    marked = subject("It was 1,200 [r] then.", [now], earlier={key: ("1,150", 1150.0)})
    assert not told("fact.since-last-edition", marked)


def test_a_budget_is_not_called_a_forecast() -> None:
    budget = replace(figure(12.5, POUNDS), name="finance.budget", label="Pay, budget")
    assert told("fact.money-kind", subject("The forecast is £12.5m.", [budget]))
    assert not told("fact.money-kind", subject("The budget is £12.5m.", [budget]))
    assert not told(
        "fact.money-kind", subject("The forecast is £12.5m over budget.", [replace(budget, name="variance")])
    )


def test_a_figure_of_after_the_edition_is_told() -> None:
    assert told("period.outside-edition", subject("x", [figure(10, period="Q2 2024/25")]))
    assert not told("period.outside-edition", subject("x", [figure(10)]))
    assert not told("period.outside-edition", subject("x", [figure(10, period="2024/25", basis="full year")]))


def test_windows_that_are_compared_have_one_length() -> None:
    uneven = replace(UP, before=figure(1000, period="2023/24", basis="year to date"))
    assert told("period.compared", subject("x", [uneven]))
    assert not told("period.compared", subject("x", [UP]))


def test_a_jump_is_told_where_its_base_is_not_small() -> None:
    (message,) = told("plausible.jump", subject("x", [change(100, 260)]))
    assert message == "Calls received: 100 in Q4 2023/24 and then 260 in Q1 2024/25"
    assert not told("plausible.jump", subject("x", [change(10, 26)]))
    assert not told("plausible.jump", subject("x", [change(100, 190)]))


def test_a_slipped_decimal_point_is_no_jump_but_one_of_its_own() -> None:
    slipped = change(120, 1204)
    assert told("plausible.slipped-point", subject("x", [slipped]))
    assert not told("plausible.jump", subject("x", [slipped]))
    assert not told("plausible.slipped-point", subject("x", [change(120, 800)]))


def test_counts_are_whole_and_shares_no_more_than_the_whole() -> None:
    share = replace(figure(104.0, PERCENT), label="Share answered in time")
    assert told("plausible.value", subject("x", [figure(12.5, CALLS)]))
    assert told("plausible.value", subject("x", [share]))
    assert not told("plausible.value", subject("x", [figure(12.0, CALLS), replace(share, value=100.0)]))
    assert not told("plausible.value", subject("x", [replace(figure(12.5, CALLS), label="Average calls a day")]))
    assert not told("plausible.value", subject("x", [figure(12.5, Unit("rate", "per 1,000"))]))


def test_a_missing_value_is_said_in_the_packs_own_vocabulary() -> None:
    table = [["team", "calls"], ["Day", "12"], ["Evening", "14"], ["Night", "tbc"]]
    (message,) = told("plausible.marker", subject(table=table))
    assert '"Night", calls: "tbc"' in message
    assert not told("plausible.marker", subject(table=[*table[:3], ["Night", "[x]"]]))


def test_every_rule_over_figures_has_a_defect_here() -> None:
    here = Path(__file__).read_text(encoding="utf-8")
    assert all(f'"{rule}"' in here for rule in FIGURE_RULES)


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    return make_starter(tmp_path / "project")


def found(root: Path) -> set[str]:
    return {finding.rule for finding in assess(lay_out_pack(root, PACK, EDITION, lambda stage: None)).findings}


def with_quarters(root: Path, *totals: int) -> None:
    """Calls by quarter from Q1 2023/24 on, each answered in its first month."""
    lines = []
    for number, total in enumerate(totals):
        for first, month in enumerate(3 * number + n for n in range(3)):
            name = f"{2023 + (3 + month) // 12}-{(3 + month) % 12 + 1:02d}"
            lines += [f"{name},in time,{0 if first else total}", f"{name},late,0"]
    (root / "data" / "open" / "example_calls.csv").write_text("\n".join(["month,answer,count", *lines, ""]))


def test_a_headline_that_its_own_chart_denies_is_found(starter: Path) -> None:
    with_quarters(starter, 1000, 1100, 1050, 1200, 1500)
    headline = "Calls {{ calls | movement('previous quarter') }}"
    replace_in(starter / "layouts" / PACK / "calls.yaml", headline, "Calls received have fallen")
    assert "fact.headline" in found(starter)
    replace_in(starter / "layouts" / PACK / "calls.yaml", "have fallen", "have risen")
    assert "fact.headline" not in found(starter)


def test_the_highest_since_is_held_against_the_chart_of_its_page(starter: Path) -> None:
    with_quarters(starter, 1000, 1700, 1050, 1200, 1500)
    say = "Calls received are the highest since Q1 2023/24."
    commentary = starter / "data" / PACK / EDITION / "commentary" / "calls.md"
    commentary.write_text(f"{say}\n", encoding="utf-8")
    assert "wording.since" in found(starter)
    commentary.write_text(f"{say.replace('Q1 2023/24', 'Q2 2023/24')}\n", encoding="utf-8")
    assert "wording.since" not in found(starter)
