"""Claims that other passages deny, figures that nearly agree, grammar and endings: each slip beside its look-alike."""

from __future__ import annotations

import pytest

from tests.checks.audit.made import of, slides, table, text

CASES = [
    ("text.grammar", "The unit will being reviewed in May.", "The unit will bring its review forward."),
    ("text.grammar", "We aim to formalising the rota.", "We aim to bring in a rota."),
    ("text.grammar", "Work goes on with to address delays.", "Work goes on with a view to address delays."),
    ("text.grammar", "It ran between March 2021 to June 2022.", "It ran from March 2021 to June 2022."),
    ("text.grammar", "This followed a delays to the rollout.", "This followed a series of delays to the rollout."),
    ("text.grammar", "Officers set a ASB target.", "Officers set an ASB target, a BCU plan and a SARC."),
    ("text.grammar", "Calls for the unit increased .", "Calls for the unit increased."),
    ("text.grammar", "Levels increased. burglary rose too.", "Levels rose, e.g. burglary rose too."),
    ("text.full-stop", "Demand rose in the north. The plan is reviewed by the board each quarter of the year",
     "Demand rose in the north. The plan is reviewed by the board each quarter of the year."),
    ("text.full-stop", "The estate costs £4.2m This is above plan.", "The estate costs £4.2m. This is above plan."),
    ("period.label", "Figures start in Q42019/20.", "Figures start in Q4 2019/20."),
    ("wording.percentage-points", "Some 61% were answered in time, below the 72% elsewhere by 11%.",
     "Some 61% were answered in time, below the 72% elsewhere by 11 percentage points."),
    ("wording.percentage-points", "In May 64% of calls were answered. This is a fall of 9% on the peak of 73%.",
     "In May 64% of calls were answered. This is a fall of 9 points on the peak of 73%."),
    ("wording.percentage-points", "Some 14% of suspects were repeat suspects (stable on last year, +1%).",
     "Some 1,400 offences were recorded (stable on last year, +1%)."),
    ("wording.percentage-points", "Victim satisfaction fell across the whole force area by 3.5%.",
     "Recorded burglary fell across the whole force area by 3.5%."),
    ("wording.percentage-points", "Half, or 50% of users, agree. Both groups' views fell (younger users -6%).",
     "Offences fell by 50%. Both types fell (burglary -6%)."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "wrong", "right"), CASES)
def test_a_slip_is_found_and_its_look_alike_is_not(rule: str, wrong: str, right: str) -> None:
    assert of(text(wrong), rule)
    assert not of(text(right), rule)


def test_a_difference_of_shares_in_a_column_is_in_points() -> None:
    rows = "measure,Dec-19,Dec-20,change\nConfidence,61%,64%,3%\nTrust,80%,78%,-2%\n"
    assert of(table(rows), "wording.points-column")
    assert not of(table(rows.replace("3%\n", "3pp\n").replace("-2%", "-2pp")), "wording.points-column")
    growth = "crime,2019,2020,change\nBurglary,200,210,5.0%\nRobbery,100,98,-2.0%\n"
    assert not of(table(growth), "wording.points-column")


def test_gaps_from_a_force_average_are_in_points() -> None:
    rows = "group,good job,fair\nForce average,61.0%,70.0%\nA,2.0%,-1.0%\nB,-4.0%,3.0%\nC,-1.0%,-2.0%\n"
    assert of(table(rows), "wording.points-column")


def test_two_passages_of_one_subject_that_share_a_figure_agree_in_the_other() -> None:
    first = "Custody overtime year to date is £8.4m overspent, and £21.7m overspent for the full year.\n"
    second = "At the end of May custody overtime was overspent by £8.3m and £21.7m is forecast.\n"
    (found,) = of(text(first + second), "fact.near-miss")
    assert found.line == 2
    assert not of(text(first + second.replace("8.3", "8.4")), "fact.near-miss")
    assert not of(text(first + second.replace("21.7", "30.2")), "fact.near-miss")


ROWS = (
    "priority\tbudget £m\trevised £m\tforecast £m\nPrevention work\t15.7\t16.0\t16.3\n"
    "Victim support\t44.6\t45.3\t45.2\n"
    "Subtotal Earmarked Reserves\t148.0\t66.0\t81.0\nTotal Reserves\t195.0\t113.0\t128.0\n\n"
)


def test_a_figure_near_that_of_its_row_is_found() -> None:
    said = "The prevention work budget was set at £15.7m and was raised to £15.9m."
    (found,) = of(text(ROWS + said), "fact.near-table")
    assert "its row has 16.0" in found.message
    assert not of(text(ROWS + said.replace("15.9", "16.0")), "fact.near-table")
    assert not of(text(ROWS + said.replace("prevention work", "estates")), "fact.near-table")


def test_figures_of_the_total_are_not_those_of_a_part() -> None:
    said = "Earmarked reserves fall from £195.0m to £113.0m."
    assert of(text(ROWS + said), "fact.other-row")
    assert not of(text(ROWS + said.replace("Earmarked reserves", "Reserves")), "fact.other-row")
    assert not of(text(ROWS + "Earmarked reserves fall from £148.0m to £66.0m."), "fact.other-row")


def test_a_record_is_the_lowest_since_one_year() -> None:
    said = "Satisfaction is at its lowest since 2013/14.\nAside.\nSatisfaction is at the lowest level since 2015/16."
    assert of(text(said), "fact.since")
    assert not of(text(said.replace("2015/16", "2013/14")), "fact.since")
    assert not of(text(said.replace("Satisfaction is at the", "Burglary is at the")), "fact.since")


def test_the_lowest_of_a_list_is_the_lowest() -> None:
    said = (
        "- Robbery has the lowest proportion of outcomes pending at 25%;\n"
        "- For burglary the proportion of outcomes pending is 15%;\n"
    )
    assert of(text(said), "fact.extreme")
    assert not of(text(said.replace("15%", "35%")), "fact.extreme")


def test_a_day_outside_the_stated_period_is_found() -> None:
    said = "This report covers the period from 10 June to 7 July 2021.\nOn 12 July, I met the chief constable.\n"
    assert of(text(said), "period.outside-report")
    assert not of(text(said.replace("12 July", "2 July")), "period.outside-report")
    assert not of(text(said.replace("I met", "I will meet")), "period.outside-report")


def test_a_future_meeting_lies_ahead_of_the_document() -> None:
    said = "Report to the Panel\nThursday, 20 July 2021\n\nFuture meetings\n\nDate\tMeeting\n6 July 2021\tBoard\n"
    assert of(text(said), "period.past-meeting")
    assert not of(text(said.replace("6 July", "26 July")), "period.past-meeting")


def test_a_variance_of_nothing_stands_beside_equal_figures() -> None:
    rows = "quarter,budget,forecast,variance\nQ1,12.3,12.0,-0.3\nQ2,12.3,12.0,0.0\nQ3,9.0,9.0,0.0\n"
    (found,) = of(table(rows), "arithmetic.no-variance")
    assert found.line == 3


def test_a_sparse_table_is_judged_by_the_names_in_its_heading() -> None:
    rows = (
        "line,original budget,full year forecast,variance forecast vs original budget\n"
        "Pay,,2330.7,\nOvertime,137.5,168.1,30.6\nStaff overtime,24.7,40.5,16.3\nFleet,81.0,,\n"
    )
    (found,) = of(table(rows), "arithmetic.named-variance")
    assert (found.line, "is 15.8 in amount" in found.message) == (4, True)


def test_a_variance_in_per_cent_is_that_of_the_amounts_beside_it() -> None:
    said = "Fleet forecasts a variance of -7% and cuts its plan from £33.5m to £31.4m."
    assert of(text(said), "arithmetic.stated-variance")
    assert not of(text(said.replace("-7%", "-6%")), "arithmetic.stated-variance")
    assert not of(text(said.replace("-7%", "-42%")), "arithmetic.stated-variance")


CONTENTS = (
    "Contents\n\nCrime in the county | 3\nVictim care | 5\nResponse times | 7\nPeople and culture | 9\nRevenue | 11\n"
    "Capital programme | 12\nReserves | 13\n\nCrime in the county\n\nText.\n\nVictim care\n\nResponse times\n\n"
    "People and culture\n\nRevenue\n\nCapital programme\n\nReserves\n"
)


def test_each_contents_entry_has_its_heading() -> None:
    assert not of(text(CONTENTS), "text.contents-entry")
    (found,) = of(text(CONTENTS.replace("\n\nVictim care\n\n", "\n\nSupport\n\n")), "text.contents-entry")
    assert (found.line, "Victim care" in found.message) == (4, True)


def test_a_list_of_pages_without_headings_is_no_contents_list() -> None:
    assert not of(text(CONTENTS.partition("\n\nText.")[0]), "text.contents-entry")


def test_a_passage_that_a_page_breaks_off_is_not_without_a_full_stop() -> None:
    cut = "Demand rose in the north. The plan is reviewed by the board each quarter of the year"
    assert not of(slides(cut, "and by the panel."), "text.full-stop")


def test_a_forecast_is_not_called_a_budget() -> None:
    rows = "heading\tbudget £m\tforecast £m\tvariance £m\nFleet services\t8.4\t9.1\t0.7\nEstates\t5.2\t5.0\t-0.2\n\n"
    said = "The fleet services budget is £9.1m for the year."
    (found,) = of(text(rows + said), "fact.kind")
    assert "its table has it as the forecast" in found.message
    assert not of(text(rows + said.replace("9.1", "8.4")), "fact.kind")
    assert not of(text(rows + said.replace("budget is", "forecast is")), "fact.kind")
    assert not of(text(rows + said.replace("fleet services", "custody")), "fact.kind")
