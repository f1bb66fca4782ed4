"""Words against figures, and facts stated twice."""

from __future__ import annotations

import pytest

from tests.checks.audit.made import of, rules, table, text


@pytest.mark.parametrize(
    ("rule", "wrong", "right"),
    [
        ("wording.sign-after-word", "A reduction of -9 days was seen.", "A reduction of 9 days was seen."),
        ("wording.sign-after-word", "Stops were above Q4 with an increase of +22%.", "Stops rose by 22 to 30%."),
        ("wording.direction", "Offences increased over the year (-4%).", "Offences increased over the year (+4%)."),
        ("wording.direction", "Burglary has fallen since May (+6%).", "Burglary has fallen since May (-6%)."),
        ("wording.stable", "Theft remained stable on Q4 (+8%).", "Theft remained stable on Q4 (+2%)."),
        ("wording.spend-sign", "There is an overspend (-£0.4m) on fleet.", "There is an underspend (-£0.4m) on fleet."),
        ("wording.percentage-points", "Detection rates fell by 3%.", "Detection rates fell by 3 percentage points."),
        ("wording.percentage-points", "Some 46% agree, down 3%.", "Recorded robbery is down 3%."),
        ("text.less-fewer", "There were 12 less victims.", "There were 12 fewer victims."),
    ],
)  # fmt: skip
def test_a_word_agrees_with_its_figure(rule: str, wrong: str, right: str) -> None:
    assert of(text(wrong), rule)
    assert not of(text(right), rule)


def test_a_survey_score_within_its_interval_does_not_rise() -> None:
    interval = "The confidence intervals are approximately 2 percentage points per data point.\n"
    assert of(text(interval + "Victim satisfaction has increased by 2 percentage points."), "wording.survey-interval")
    assert not of(
        text(interval + "Victim satisfaction has increased by 4 percentage points."), "wording.survey-interval"
    )
    assert not of(text("Victim satisfaction has increased by 2 percentage points."), "wording.survey-interval")


def test_a_record_is_held_against_its_table() -> None:
    rows = (
        "measure\tQ1 2022/23\tQ2 2022/23\tQ3 2022/23\nPublic confidence\t48%\t45%\t47%\nPublic trust\t70%\t66%\t69%\n\n"
    )
    assert of(text(rows + "Public confidence is at its lowest level of 47% since 2018."), "wording.record")
    assert not of(text(rows + "Public confidence was at its lowest level of 45% since 2018."), "wording.record")


def test_one_fact_has_one_value() -> None:
    first = "Knife crime with injury to young people rose by 8% over the last twelve months.\n"
    second = first.replace("8%", "7%")
    (found,) = of(text(first + second), "fact.restated")
    assert found.line == 2
    assert not of(text(first + first), "fact.restated")
    assert not of(text(first + second.replace("twelve months", "quarter")), "fact.restated")


def test_two_tables_of_the_same_cells_agree() -> None:
    rows = "line\tbudget £m\tforecast £m\nPay costs\t10.0\t12.0\nFleet costs\t3.0\t4.0\nRent costs\t5.0\t6.0\n"
    (found,) = of(text(rows + "\nAgain:\n" + rows.replace("12.0", "13.0")), "fact.tables")
    assert "13.0 here, 12.0 in the table in line 2" in found.message


def test_a_column_of_direction_words_agrees_with_its_values() -> None:
    rows = "measure,value,direction word\nrobbery,-5,decreased\nburglary,-6,increased\ntheft,4,increased\n"
    (found,) = of(table(rows), "wording.direction-column")
    assert found.line == 3


def test_plain_prose_has_no_findings() -> None:
    prose = (
        "The Mayor's plan sets out four outcomes for London.\n"
        "In Q1 2023/24, 1,204 offences were recorded, 5% more than in the same quarter a year before.\n"
        "Satisfaction was 64%, 2 percentage points lower than in Q4 2022/23.\n"
        "The forecast is an overspend of £0.4m against the revised budget.\n"
    )
    assert rules(text(prose)) == set()
