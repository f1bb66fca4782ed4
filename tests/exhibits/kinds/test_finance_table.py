"""Finance tables: levels of rows, brackets in line, entities beside each other, and notes that add themselves."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from reportgen.errors import PackError
from reportgen.exhibits.block import Block, Cell, Table, Text
from reportgen.exhibits.context import Context
from reportgen.exhibits.kinds import finance_table
from reportgen.exhibits.walk import walk
from tests.exhibits.plain_context import PlainTable, PlainTables, context, located

PAY = (
    ("Officer pay", "line", "spending", "100.0", "60.5", "-39.5"),
    ("Staff pay", "line", "spending", "20.0", "[x]", "4.9"),
    ("Total pay", "subtotal", "spending", "120.0", "85.4", "-34.6"),
    ("Transport", "line", "spending", "10.0", "22.8", "12.8"),
    ("Total expenditure", "total", "both", "130.0", "108.2", "-21.8"),
    ("Rental income", "line", "funding", "-18.0", "-17.7", "0.3"),
    ("Overall", "grand", "funding", "112.0", "90.5", "-21.5"),
)
COLUMNS = [
    {"column": "budget", "header": "Budget", "band": "Full year"},
    {"column": "forecast", "header": "Forecast", "band": "Full year"},
    {"column": "variance", "header": "Variance", "band": "Full year", "bold": True, "equals": "forecast - budget"},
]


def revenue(*rows: tuple[str, ...]) -> Context:
    columns = ("cost", "level", "part", "budget", "forecast", "variance")
    return context(tables=PlainTables({"revenue": PlainTable("revenue", columns, rows or PAY)}))


def build(told: Context, **keys: object) -> Block:
    keys = {"dataset": "revenue", "rows": "cost", "columns": COLUMNS, **keys}
    return finance_table.build(finance_table.Spec.model_validate(located(keys)), told)


def table(block: Block) -> Table:
    return next(inner for inner in walk(block) if isinstance(inner, Table))


def note(block: Block) -> str:
    words = [p.text for inner in walk(block) if isinstance(inner, Text) for p in inner.paragraphs if p.role == "Note"]
    return " ".join(words)


def words(cell: Cell) -> str:
    return " ".join(p.text for p in cell.paragraphs)


def shown(made: Table) -> list[list[str]]:
    return [[words(cell) for cell in row.cells] for row in made.rows]


def test_negatives_stand_in_brackets_and_all_others_keep_the_width_of_a_closing_one() -> None:
    made = table(build(revenue()))
    assert shown(made)[0] == ["Officer pay", "100.0", "60.5", "(39.5)"]
    assert [cell.hang for cell in made.rows[0].cells] == ["", ")", ")", ""]
    assert words(made.rows[5].cells[1]) == "(18.0)" and made.rows[5].cells[1].hang == ""


def test_a_column_without_brackets_keeps_no_room_for_them() -> None:
    made = table(build(revenue(*PAY[:2]), columns=COLUMNS[:1]))
    assert [cell.hang for cell in made.rows[0].cells] == ["", ""]


def test_lines_are_indented_and_each_level_of_total_looks_its_own() -> None:
    rows = table(build(revenue())).rows
    assert [row.cells[0].indent for row in rows] == [13, 13, 0, 13, 0, 13, 0]
    assert rows[1].rule == "sum"  # the rule over the subtotal
    assert [row.fill for row in rows] == [None, None, None, None, "total", None, "priority"]
    grand = rows[6].cells[1].paragraphs[0].runs[0]
    assert (grand.bold, grand.colour) == (True, "white")
    assert not any(row.total_above for row in rows)


def test_the_last_line_of_a_group_stays_with_its_total() -> None:
    assert [row.keep_with_next for row in table(build(revenue())).rows] == [
        False,
        True,
        False,
        True,
        False,
        True,
        False,
    ]


def test_a_missing_figure_is_its_marker_in_quiet_type() -> None:
    cell = table(build(revenue())).rows[1].cells[2]
    run = cell.paragraphs[0].runs[0]
    assert (run.text, run.bold, run.colour, cell.hang) == ("[x]", False, "secondary", "")


def test_a_value_in_brackets_is_heard_with_a_minus() -> None:
    cells = [cell for row in table(build(revenue())).rows for cell in row.cells[1:]]
    bracketed = [cell for cell in cells if words(cell).startswith("(")]
    assert bracketed and all(cell.reads == f"\u2212{words(cell)[1:-1]}" for cell in bracketed)
    assert not any(cell.reads for cell in cells if cell not in bracketed)


def test_header_cells_say_their_whole_name_under_a_band_that_is_decoration() -> None:
    made = table(build(revenue()))
    assert [words(cell) for cell in made.header] == ["£ million", "Budget", "Forecast", "Variance"]
    assert [cell.reads for cell in made.header] == [
        "",
        "Full year, Budget",
        "Full year, Forecast",
        "Full year, Variance",
    ]
    assert [(band.text, band.first, band.last) for band in made.bands] == [("Full year", 1, 3)]


def test_columns_of_money_are_equally_wide() -> None:
    assert len(set(table(build(revenue())).widths[1:])) == 1


def test_rows_can_be_shown_in_parts_with_a_row_in_both() -> None:
    made = table(build(revenue(), where={"part": ["funding", "both"]}))
    assert [row[0] for row in shown(made)] == ["Total expenditure", "Rental income", "Overall"]


def test_the_rounding_note_adds_itself_when_rounding_shows() -> None:
    off = (*PAY[:6], ("Overall", "grand", "funding", "112.1", "90.5", "-21.5"))  # 130.0 - 18.0 is 112.0
    assert "Lines may not add to totals because of rounding." in note(build(revenue(*off), note="Brackets are income."))
    assert note(build(revenue(*PAY[:1]))) == ""


def test_the_note_explains_missing_figures_only_where_there_are_some() -> None:
    assert "unreadable" in note(build(revenue(), missing="[x] unreadable."))
    assert "unreadable" not in note(build(revenue(), missing="[x] unreadable.", where={"part": "funding"}))


def test_a_sum_that_rounding_does_not_explain_is_a_warning_naming_the_cell() -> None:
    told = revenue(*PAY[:3], ("Transport", "line", "spending", "10.0", "22.8", "13.8"), *PAY[4:])
    build(told)
    assert sorted(problem.found for problem in told.problems.warnings) == [
        "'Total expenditure, variance' is (21.8), but the rows above it add up to (20.8)",
        "'Transport, variance' is 13.8, but the other columns give 12.8",
    ]


def test_a_starred_figure_is_shown_as_published_with_its_star_before_it() -> None:
    told = revenue(("Officer pay", "line", "", "0.0", "0.0", "-39.5"), ("Total", "grand", "", "0.0", "0.0", "39.5*"))
    block = build(told, columns=[{"column": "variance", "header": "Variance"}])
    assert shown(table(block))[1] == ["Total", "*\u00a039.5"]
    assert note(block) == "* As published: the rows above it add up to (39.5)."
    assert not told.problems.warnings


LONG = (
    ("Violence", "VRU", "line", "42.7"),
    ("Violence", "MOPAC", "line", "27.0"),
    ("Violence", "Both", "line", "69.6"),
    ("Total", "VRU", "grand", "42.7"),
    ("Total", "MOPAC", "grand", "27.0"),
    ("Total", "Both", "grand", "71.0"),
)


def entities(*rows: tuple[str, ...]) -> Context:
    made = PlainTable("revenue", ("line", "entity", "level", "budget"), rows or LONG)
    return context(tables=PlainTables({"revenue": made}))


def test_entities_of_a_long_table_stand_beside_each_other_under_their_names() -> None:
    made = table(build(entities(), rows="line", across="entity", columns=[{"column": "budget", "header": "Budget"}]))
    assert shown(made) == [["Violence", "42.7", "27.0", "69.6"], ["Total", "42.7", "27.0", "71.0"]]
    assert [band.text for band in made.bands] == ["VRU", "MOPAC", "Both"]


def test_the_last_entity_may_be_checked_as_the_sum_of_the_others() -> None:
    told = entities()
    keys = {"rows": "line", "across": "entity", "columns": [{"column": "budget", "header": "Budget"}]}
    block = build(told, consolidated=True, **keys)
    assert "rounding" in note(block)  # 42.7 and 27.0 are 69.7, shown as 69.6
    assert "'Total, Both, budget' is 71.0, but VRU and MOPAC together give 69.7" in [
        problem.found for problem in told.problems.warnings
    ]


def test_an_entity_without_a_row_is_a_located_error() -> None:
    with pytest.raises(PackError, match="revenue has no row 'Total' for 'Both'"):
        build(entities(*LONG[:5]), rows="line", across="entity", columns=[{"column": "budget", "header": "Budget"}])


def test_a_level_that_is_none_is_an_error_at_its_cell() -> None:
    with pytest.raises(PackError) as error:
        build(revenue(("Officer pay", "lines", "", "1.0", "1.0", "0.0")))
    (problem,) = error.value.problems
    assert (problem.found, problem.place.line, problem.place.column) == ("'lines' is no level of a row", 2, 2)
    assert "line" in problem.hint


def test_unknown_columns_are_all_told_at_once() -> None:
    wrong = [{"column": "budgets", "header": "Budget"}, {"column": "variance", "header": "V", "equals": "a - budget"}]
    with pytest.raises(PackError) as error:
        build(revenue(), columns=wrong, level="levels")
    assert sorted(problem.found for problem in error.value.problems) == [
        "unknown column 'a'",
        "unknown column 'budgets'",
        "unknown column 'levels'",
    ]


@pytest.mark.parametrize("equals", ["forecast -", "forecast minus budget", "- budget", "forecast-budget - x y"])
def test_what_a_column_equals_is_columns_with_signs_between_spaces(equals: str) -> None:
    with pytest.raises(ValidationError, match="'equals' is written"):
        finance_table.MoneyColumn.model_validate(located({"column": "v", "header": "V", "equals": equals}))


def test_a_table_without_rows_is_a_warning() -> None:
    told = revenue()
    build(told, where={"part": "nothing"})
    assert [problem.rule for problem in told.problems.warnings] == ["empty-table"]


def test_consolidation_needs_entities() -> None:
    with pytest.raises(ValidationError, match="'consolidated' belongs to 'across'"):
        build(revenue(), consolidated=True)
