"""A risk register: groups under headings, scores on colours, trends in arrow and word."""

from __future__ import annotations

import pytest

from reportgen.errors import PackError
from reportgen.exhibits.block import Table
from reportgen.exhibits.context import Context
from reportgen.exhibits.kinds import risk_register
from reportgen.exhibits.walk import walk
from tests.exhibits.plain_context import PlainTable, PlainTables, context, located

COLUMNS = ("area", "type", "no", "description", "score", "trend", "why")
GROUPS = [{"type": "risk", "heading": "Risks"}, {"type": "issue", "heading": "Issues"}]


def register(*rows: tuple[str, ...]) -> Context:
    return context(tables=PlainTables({"risks": PlainTable("risks", COLUMNS, rows)}))


def risk(kind: str = "risk", number: str = "1", score: str = "H", trend: str = "up", why: str = "Costs rise.") -> tuple:
    return ("Victims", kind, number, f"{kind.capitalize()} {number}", score, trend, why)


def made(told: Context, **more: object) -> Table:
    spec = risk_register.Spec.model_validate(located({"dataset": "risks", "groups": GROUPS, **more}))
    return next(b for b in walk(risk_register.build(spec, told)) if isinstance(b, Table))


def texts(table: Table) -> list[list[str]]:
    return [[" ".join(p.text for p in cell.paragraphs) for cell in row.cells] for row in table.rows]


def test_each_group_stands_under_its_heading_whatever_the_order_of_the_file() -> None:
    table = made(register(risk("issue", trend="level"), risk("risk", score="M", trend="down")))
    assert texts(table) == [
        ["Risks", "", "", ""],
        ["Risk 1", "M", "↓  Better", "Costs rise."],
        ["Issues", "", "", ""],
        ["Issue 1", "H", "→  Level", "Costs rise."],
    ]
    assert [row.keep_with_next for row in table.rows] == [True, False, True, False]
    assert table.rows[1].cells[0].paragraphs[0].marker == "1"


def test_a_score_has_its_letter_its_colour_and_its_word_and_a_trend_its_word() -> None:
    table = made(register(*(risk(number=str(n), score=score) for n, score in enumerate("HML", start=1))))
    scores = [row.cells[1] for row in table.rows[1:4]]
    assert [(cell.fill, cell.reads) for cell in scores] == [
        ("rating-red", "High"),
        ("rating-amber", "Medium"),
        ("rating-green", "Low"),
    ]
    assert table.rows[1].cells[2].reads == "Worse"


def test_the_description_heads_its_row() -> None:
    table = made(register(risk()))
    assert [cell.header for cell in table.rows[1].cells] == ["row", None, None, None]


def test_a_group_without_rows_says_so_and_a_register_without_any_is_a_warning() -> None:
    told = register(risk())
    assert texts(made(told))[-1] == ["[x]", "[x]", "[x]", "[x]"]
    assert not told.problems.warnings
    empty = register()
    made(empty)
    assert [problem.rule for problem in empty.problems.warnings] == ["empty-table"]


def test_what_is_missing_is_x_without_a_colour() -> None:
    table = made(register(risk(score="", trend="[x]", why="")))
    assert texts(table)[1] == ["Risk 1", "[x]", "[x]", "[x]"]
    assert table.rows[1].cells[1].fill is None


def test_a_score_or_a_trend_that_is_none_is_an_error_at_its_cell() -> None:
    told = register(risk(score="X"), risk(trend="sideways"))
    made(told)
    assert [str(problem) for problem in told.problems.errors] == [
        "data/risks.csv:2:5: error: 'X' is no score; expected one of H, M, L, or [x] where there is none "
        "(hint: correct the table)",
        "data/risks.csv:3:6: error: 'sideways' is no trend; expected one of up, level, down, or [x] where there is "
        "none (hint: correct the table)",
    ]


def test_the_alt_text_counts_scores_and_trends() -> None:
    table = made(register(risk(), risk("issue", trend="level", score="M")), alt="Costs weigh most.")
    assert table.alt == (
        "Register of 2 rows. Score: high in 1 row, medium in 1 row. Trend: worse in 1 row, level in 1 row. "
        "Costs weigh most."
    )


def test_a_thousand_risks_with_long_words_are_all_there() -> None:
    rows = [risk(number=str(n), why="Because of many things. " * 20) for n in range(1000)]
    assert len(made(register(*rows)).rows) == 1000 + 3


def test_only_the_rows_asked_for_are_shown_and_unknown_columns_are_told() -> None:
    other = ("Trust", *risk()[1:])
    assert len(made(register(risk(), other), where={"area": "Trust"}).rows) == 4
    with pytest.raises(PackError, match="no column 'priority'"):
        made(register(risk()), where={"priority": "Trust"})
