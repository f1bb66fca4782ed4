"""Periods, plausibility, ratings and the text itself."""

from __future__ import annotations

import pytest

from tests.checks.audit.made import of, slides, table, text

PERIODS = [
    ("period.windows", "In the 12 months to June 2023 it rose compared with the 9 months to June 2022.",
     "In the 12 months to June it rose."),
    ("period.quarter-months", "It fell in April to June 2022 (Q2).", "It fell in April to June 2022 (Q1)."),
    ("wording.stable-moving", "It remained stable, rising by 14%.", "It remained stable, rising by 1%."),
    ("wording.percentage-points", "It rose from 7.1% to 8.4%, an increase of 1.3%.",
     "It rose from 7.1% to 8.4%, an increase of 18%."),
    ("period.label", "At the end of Q1 23-34 it was higher.", "At the end of Q1 23-24 it was higher."),
    ("period.label", "This was true in Q5 2023/24.", "This was true in Q4 2023/24."),
    ("period.label", "The budget for 2016/18 was set.", "The Police and Crime Plan 2017-21 was set."),
    ("period.label", "Part of the 202223 out turn position.", "Part of the 201,223 out turn position."),
    ("period.date", "It met on 31 June 2023.", "It met on 30 June 2023."),
    ("period.date", "It met on Monday 21 July 2017.", "It met on Friday 21 July 2017."),
    ("period.quarter-months", "In Q2 (April to June) it fell.", "In Q1 (April to June) it fell."),
    ("period.windows", "Over the 12 months July 2016 - May 2017 it fell.",
     "Over the 12 months July 2016 - June 2017 it fell."),
    ("plausible.over-100", "They answered 104% of calls in time.", "They answered 94% of calls in time."),
    ("plausible.whole-count", "There were 31.5 officers on duty.", "There were 31.5 officers on average."),
    ("plausible.scale", "The forecast of £307.3 is lower.", "The forecast of £307.3m is lower."),
    ("text.repeated-word", "It was shown in the the report.", "It was shown in the report that that body wrote."),
    ("text.article", "There was a increase in theft.", "There was an increase in theft."),
    ("text.homoglyph", "The rating was \u0391 for spend.", "The rating was A for spend."),
    ("text.homoglyph", "\u0421\u0422\u0420HQ is over its budget.", "CTPHQ is over its budget."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "wrong", "right"), PERIODS)
def test_a_slip_is_found_and_its_correction_is_not(rule: str, wrong: str, right: str) -> None:
    assert of(text(wrong), rule)
    assert not of(text(right), rule)


def test_quarters_in_two_styles_are_told_once_for_the_rarer() -> None:
    (found,) = of(text("Q1 2023/24 and Q2 2023/24.\nQ3 23-24 too.\n"), "period.style")
    assert found.line == 2


def test_a_future_event_before_the_reported_quarter_is_found() -> None:
    head = "Quarterly report Q1 2023/24\n"
    assert of(text(head + "The strategy will be published in January 2023."), "period.past-future")
    assert not of(text(head + "The strategy will be published in January 2024."), "period.past-future")


def test_a_slipped_decimal_point_stands_out_from_the_other_rows() -> None:
    rows = "group,May 2016,May 2017\nOfficers,31601,30822\nStaff,9410,8508\nPCSOs,1565,155\nSpecials,3204,2537\n"
    (found,) = of(table(rows), "plausible.factor")
    assert found.line == 4


def test_a_rating_is_held_against_target_and_actual() -> None:
    rows = (
        "measure,target,ytd,conf\n% of victims supported,70%,64%,G\n% of calls answered,60%,66%,A\n"
        "% of visits made,50%,52%,G\n% of letters,40%,,G\n"
    )
    assert [found.line for found in of(table(rows), "rating.target")] == [2, 3]
    assert [found.line for found in of(table(rows), "rating.no-data")] == [5]


def test_a_milestone_that_slips_is_not_green() -> None:
    rows = (
        "activity,base,f'cast,conf.\nPublish,Q4 22/23,Q1 23/24,G\nLaunch,Q2 23/24,,G\n"
        "Review,Q1 23/24,Q4 23/24,R\nTender,Q4 22/23,Q3 23/24,A\n"
    )
    assert [found.line for found in of(table(rows), "rating.slip")] == [2, 5]


def test_a_cell_that_is_no_quarter_is_found_among_quarters() -> None:
    rows = "goal,base,conf\n" + "".join(
        f"Goal {n} of ours,{q},G\n" for n, q in enumerate(["G3", "Q4", "Q4", "Q3", "Q4", "Q1"])
    )
    (found,) = of(table(rows), "period.label")
    assert '"G3"' in found.message


def test_missing_values_are_written_in_one_way() -> None:
    rows = "a,b\nx,1\ny,N/A\nz,NA\nw,4\nv,5\nu,6\n"
    assert of(table(rows), "plausible.missing-marker")
    assert not of(table(rows.replace("NA\n", "N/A\n")), "plausible.missing-marker")


def test_a_sentence_that_stops_is_found_and_a_wrapped_one_is_not() -> None:
    start = "The Board agreed the plan for the next year and the"
    after = "Officers were asked to report in the autumn."
    assert of(text(f"{start}\n\n{after}\n"), "text.unfinished")
    assert not of(text(f"{start}\n\nofficers were asked to report in the autumn.\n"), "text.unfinished")


def test_a_line_begun_twice_is_found() -> None:
    assert of(text("It rose. Levels are now above\nLevels are now above those of last year.\n"), "text.repeated-line")


def test_a_reference_past_the_last_page_is_found() -> None:
    assert [found.page for found in of(slides("See slide 9 for more.", "See slide 1 for more."), "text.reference")] == [
        1
    ]


def test_contents_entries_name_the_page_of_their_title() -> None:
    titles = ["Trust", "Violence", "Victims of crime", "Finance and estates", "Workforce"]
    entries = "Contents\n" + "\n".join(f"{title} plans {n}" for n, title in enumerate(titles, start=2))
    pages = [f"{title} plans\nSome words." for title in titles]
    assert not of(slides(entries, *pages), "text.contents")
    wrong = of(slides(entries.replace("Workforce plans 6", "Workforce plans 9"), *pages), "text.contents")
    assert ["stands on 6" in found.message for found in wrong] == [True]


def test_a_compound_is_written_in_one_way() -> None:
    (found,) = of(text("pre-pandemic pre-pandemic pre-pandemic\nprepandemic\n"), "text.spelling")
    assert found.line == 2


def test_a_mark_needs_its_note() -> None:
    assert of(text("The rate\u00b2 fell in the year."), "text.note-mark")
    assert not of(text("The rate\u00b2 fell in the year.\n\u00b2 Source: the survey.\n"), "text.note-mark")


def test_a_sentence_broken_at_the_margin_is_one_sentence() -> None:
    wrapped = (
        "At the end of the year the number of recorded burglaries rose from 5,210\nto 5,002 between the two years.\n"
    )
    assert of(text(wrapped), "arithmetic.movement")


def test_amounts_under_twenty_pounds_need_no_scale() -> None:
    assert not of(text("A call costs £3.5 per minute, or £1.5 to £2.5 at night."), "plausible.scale")


def test_the_same_quarter_is_no_claim_that_nothing_moved() -> None:
    assert not of(text("Levels are above the same quarter last year (+7%)."), "wording.stable")
