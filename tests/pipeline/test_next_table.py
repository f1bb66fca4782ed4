"""A table carried over: names stay, columns move on, all else is marked, and no old value passes for a new one."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.metrics.period import parse_quarter
from reportgen.pipeline.next_table import Carried, Step, next_csv, next_rows
from reportgen.pipeline.next_workbook import next_workbook
from reportgen.spec.catalogue import DatasetSpec

RULES = {
    "year_ago_pct": "three_quarters_ago_pct",
    "previous_quarter_pct": "this_quarter_pct",
    "target": "keep within year",
    "project": "keep",
    "source_line": "empty",
    "certainty": "supply",
}
NEXT_QUARTER = Step(parse_quarter("Q1 2023/24"), parse_quarter("Q2 2023/24"))
NEXT_YEAR = Step(parse_quarter("Q4 2022/23"), parse_quarter("Q1 2023/24"))
TWO_ON = Step(parse_quarter("Q1 2023/24"), parse_quarter("Q3 2023/24"))


def carried(step: Step = NEXT_QUARTER, **spec: object) -> Carried:
    made = {"title": "T", "publisher": "P", "source": "S", "files": [{"path": "{edition}/t.csv"}], "shape": "table"}
    return Carried(DatasetSpec.model_validate({**made, **spec}), RULES, step)


def one(header: str, row: str, what: Carried) -> str:
    return ",".join(next_rows(header.split(","), [row.split(",")], what)[0])


def test_names_stay_and_every_other_cell_is_marked() -> None:
    columns = {"team": {"may_be_missing": False}, "rate": {"type": "number", "unit_from": "unit"}, "conf": {}}
    what = carried(columns=columns, key=["team", "part"])
    assert one("team,part,rate,unit,conf,note", "Day,a,85,pct,A,", what) == "Day,a,[?] 85,pct,[?] A,[?]"


def test_without_a_key_the_first_column_names_the_row() -> None:
    assert one("crime,offences", "Robbery,120", carried()) == "Robbery,[?] 120"


def test_columns_that_are_named_from_the_edition_move_on() -> None:
    header = "team,year_ago_pct,three_quarters_ago_pct,previous_quarter_pct,this_quarter_pct"
    made = one(header, "Day,1,2,3,4", carried())
    assert made == "Day,2,[?] 2,4,[?] 4"  # no rule says where three_quarters_ago_pct comes from


def test_a_column_whose_source_the_table_does_not_have_is_marked() -> None:
    assert one("team,year_ago_pct", "Day,1", carried()) == "Day,[?] 1"


def test_columns_do_not_move_when_the_editions_do_not_follow_each_other() -> None:
    assert one("team,previous_quarter_pct,this_quarter_pct", "Day,3,4", carried(TWO_ON)) == "Day,[?] 3,[?] 4"


def test_a_target_holds_for_its_fiscal_year() -> None:
    assert one("team,target", "Day,90", carried()) == "Day,90"
    assert one("team,target", "Day,90", carried(NEXT_YEAR)) == "Day,[?] 90"


def test_what_is_kept_and_what_begins_empty_is_as_the_catalogue_says() -> None:
    assert one("no,project,source_line", "1,Pilot,608", carried()) == "1,Pilot,"
    what = carried(columns={"certainty": {"may_be_missing": False}})
    assert one("no,certainty", "1,high", what) == "1,[?] high"


def test_what_was_never_supplied_does_not_grow_old() -> None:
    made = one("team,previous_quarter_pct,this_quarter_pct", "Day,[?],[?] 85", carried())
    assert made == "Day,[?],[?]"


def test_a_column_goes_by_the_name_that_the_catalogue_gives_it() -> None:
    what = carried(columns={"team": {"from": ["Team name"]}, "target": {"from": ["Goal"]}}, key=["team"])
    assert one("Team name,Goal,Rate", "Day,90,85", what) == "Day,90,[?] 85"


def test_a_csv_keeps_what_stands_above_its_header_and_its_delimiter() -> None:
    text = 'Published in June;;\nteam;note;this_quarter_pct\nDay;"a;b";85\n;;\nNight;c\n'
    made, waiting = next_csv(text, carried(), delimiter=";", header_row=2)
    assert made.splitlines() == [
        "Published in June;;", "team;note;this_quarter_pct", 'Day;"[?] a;b";[?] 85', "Night;[?] c;[?]",
    ]  # fmt: skip
    assert waiting == 4


def test_a_workbook_is_carried_over_sheet_by_sheet_with_its_looks() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["team", "previous_quarter_pct", "this_quarter_pct", "target"], ["Day", 80, 85.5, 90]):
        sheet.append(row)
    sheet["C2"].font = openpyxl.styles.Font(bold=True)
    book.create_sheet("Notes").append(["left as it is"])
    raw = io.BytesIO()
    book.save(raw)
    made, waiting = next_workbook(raw.getvalue(), [(None, 1, carried())])
    after = openpyxl.load_workbook(io.BytesIO(made))
    assert [cell.value for cell in after.worksheets[0][2]] == ["Day", 85.5, "[?] 85.5", 90]
    assert after.worksheets[0]["C2"].font.bold and after["Notes"]["A1"].value == "left as it is"
    assert waiting == 1


_VALUES = st.text(alphabet="019.[?]x ", max_size=6)


@given(st.lists(st.tuples(_VALUES, _VALUES), min_size=1, max_size=5))
def test_no_value_of_last_quarter_stands_in_this_quarters_column(rows: list[tuple[str, str]]) -> None:
    header = ["team", "previous_quarter_pct", "this_quarter_pct"]
    made = next_rows(header, [["Day", *row] for row in rows], carried())
    for (_, now), row in zip(rows, made, strict=True):
        assert row[2].startswith("[?]")
        assert row[1] == ("[?]" if "[?]" in now else now)


def test_the_tables_of_the_project_move_on_by_the_rules_of_its_catalogue(project_root: Path) -> None:
    from reportgen.spec import load_catalogue

    catalogue = load_catalogue(project_root)
    what = Carried(catalogue.datasets["icall_performance"], catalogue.next_of("icall_performance"), NEXT_QUARTER)
    header = (
        "bcu,borough,year_ago_pct,three_quarters_ago_pct,two_quarters_ago_pct,previous_quarter_pct,this_quarter_pct,"
        "change_on_year_ago_pp"
    )
    assert one(header, "Central East,Hackney,87,86,81,88,85,-2.7", what) == (
        "Central East,Hackney,86,81,88,85,[?] 85,[?] -2.7"
    )
