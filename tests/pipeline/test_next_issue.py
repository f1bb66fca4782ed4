"""Issues of quarters, meetings and years: what comes next, and which one it is made from."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.errors import UsageError
from reportgen.pipeline.next_issue import Issue, issue_of, named_issue, newest_before, next_issue
from reportgen.spec.pack import EditionSpec


def issues(*names: str) -> dict[str, Issue]:
    return {name: named_issue("paper", name) for name in names}


def test_a_meeting_has_the_quarter_that_was_over_on_its_day() -> None:
    issue = named_issue("paper", "2017-07-20")
    assert (issue.meeting, str(issue.period)) == (date(2017, 7, 20), "Q1 2017/18")
    assert issue.lines() == ["meeting: 20 July 2017", "period: Q1 2017/18"]


def test_a_year_has_the_quarter_that_ends_it() -> None:
    issue = named_issue("report", "2016")
    assert (issue.year, str(issue.period), issue.lines()) == (2016, "Q3 2016/17", ["year: 2016"])


def test_the_next_issue_is_the_next_quarter_or_the_next_year() -> None:
    assert next_issue("pack", issues("2022-23-q4", "2023-24-q1")).name == "2023-24-q2"
    assert next_issue("pack", issues("2015", "2016")).name == "2017"


def test_the_day_of_a_next_meeting_must_be_named() -> None:
    with pytest.raises(UsageError, match="name the day of the next meeting"):
        next_issue("paper", issues("2017-07-20"))


def test_of_two_meetings_in_a_quarter_the_later_is_made_from_the_earlier() -> None:
    known = issues("2017-07-20", "2017-09-07")
    assert newest_before("paper", named_issue("paper", "2017-09-28"), known) == "2017-09-07"
    with pytest.raises(UsageError, match="older than 20 July 2017"):
        newest_before("paper", known["2017-07-20"], known)


@pytest.mark.parametrize("name", ["2017-02-30", "July", "2017-18-q5", "20170720"])
def test_any_other_name_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="names no quarter"):
        named_issue("paper", name)


def test_an_edition_that_names_its_quarter_keeps_it() -> None:
    spec = EditionSpec.model_validate({"meeting": "12 October 2023", "period": "Q1 2023/24"})
    assert str(issue_of("2023-10-12", spec).period) == "Q1 2023/24"
