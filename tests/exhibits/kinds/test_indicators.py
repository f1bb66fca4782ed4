"""Indicators: the rule's rating in the cell's fill, the published one beside it, and differences in a note."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from reportgen.errors import PackError
from reportgen.exhibits.block import Block, Table
from reportgen.exhibits.context import Context
from reportgen.exhibits.kinds import indicators
from reportgen.exhibits.walk import paragraphs, walk
from tests.exhibits.plain_context import PlainTable, PlainTables, context, located

COLUMNS = ("no", "name", "target", "actual", "conf")
SPEC = {
    "dataset": "kpis",
    "row_names": "name",
    "columns": [
        {"column": "name", "header": "Indicator"},
        {"column": "target", "header": "Target"},
        {"column": "actual", "header": "To date"},
        {"column": "conf", "header": "Rating", "format": "rating"},
    ],
    "rated": {"rule": "indicator", "value": "actual", "target": "target"},
    "scale": "service",
}


def kpis(*rows: tuple[str, ...]) -> Context:
    return context(tables=PlainTables({"kpis": PlainTable("kpis", COLUMNS, rows)}))


def made(told: Context, **more: object) -> Block:
    return indicators.build(indicators.Spec.model_validate(located({**SPEC, **more})), told)


def table(block: Block) -> Table:
    return next(b for b in walk(block) if isinstance(b, Table))


def notes(block: Block) -> list[str]:
    return [p.text for p in paragraphs(block) if p.style == "footnote"]


def test_the_rating_is_the_rules_and_the_published_one_stands_beside_it() -> None:
    block = made(kpis(("1", "Calls", "100", "30", "G"), ("2", "Visits", "100", "20", "G")))
    cells = [row.cells for row in table(block).rows]
    assert [[c.paragraphs[0].text for c in row] for row in cells] == [
        ["Calls", "100", "30", "G", "G"],
        ["Visits", "100", "20", "A", "G *"],
    ]
    assert [row[3].fill for row in cells] == ["rating-green", "rating-amber"]
    assert [row[0].header for row in cells] == ["row", "row"]


def test_a_note_names_each_row_that_is_published_otherwise() -> None:
    block = made(
        kpis(("1", "Calls", "100", "30", "G"), ("2", "Visits", "100", "20", "G"), ("3", "Tags", "8", "9", "-"))
    )
    assert notes(block) == [
        "* Published otherwise: Visits is G (on or above target), by the rule A (below target); "
        "Tags is not rated, by the rule G (on or above target)."
    ]


def test_without_a_difference_there_is_no_note() -> None:
    assert notes(made(kpis(("1", "Calls", "100", "30", "G")))) == []


def test_what_has_no_target_or_no_figure_is_not_rated() -> None:
    block = made(kpis(("1", "Calls", "[x]", "30", "-"), ("2", "Visits", "100", "[x]", "")))
    assert [row.cells[3].paragraphs[0].text for row in table(block).rows] == ["not rated", "not rated"]
    assert [row.cells[3].fill for row in table(block).rows] == [None, None]


def test_a_table_without_rows_says_so_and_is_a_warning() -> None:
    told = kpis()
    assert {cell.paragraphs[0].text for cell in table(made(told)).rows[0].cells} == {"[x]"}
    assert [problem.rule for problem in told.problems.warnings] == ["empty-table"]


def test_a_thousand_rows_long_names_and_huge_values_are_all_told() -> None:
    rows = [(str(n), f"Name {n} " + "very long " * 30, "1", "9" * 14, "G") for n in range(1000)]
    block = made(kpis(*rows))
    assert len(table(block).rows) == 1000
    assert "Rating: G 1000." in table(block).alt


def test_one_column_of_ratings_and_a_shown_name_are_asked_for() -> None:
    with pytest.raises(ValidationError, match="one column has 'format: rating'"):
        indicators.Spec.model_validate({**SPEC, "columns": SPEC["columns"][:3]})
    with pytest.raises(ValidationError, match="'row_names' is one of the columns shown"):
        indicators.Spec.model_validate({**SPEC, "row_names": "no"})


def test_an_unknown_column_is_told_at_its_place() -> None:
    with pytest.raises(PackError, match="no column 'goal'"):
        made(kpis(("1", "Calls", "1", "1", "G")), rated={"rule": "indicator", "value": "actual", "target": "goal"})
