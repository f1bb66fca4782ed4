"""A scorecard: ratings on their colours, tiles that count the ratings of other tables."""

from __future__ import annotations

import pytest

from reportgen.errors import PackError
from reportgen.exhibits.block import Table
from reportgen.exhibits.context import Context
from reportgen.exhibits.kinds import scorecard
from tests.exhibits.plain_context import PlainTable, PlainTables, context, located

RATED = {"rule": "indicator", "value": "actual", "target": "target"}
TALLY = {"header": "Indicators", "dataset": "kpis", "by": "area"}
KPIS = (("V", "100", "30", "G"), ("V", "100", "20", "G"), ("V", "[x]", "20", "-"), ("V", "100", "2", "CA"))


def cards(*rows: tuple[str, ...], kpis: tuple[tuple[str, ...], ...] = KPIS) -> Context:
    tables = {
        "cards": PlainTable("cards", ("area", "name", "time", "risk"), rows),
        "kpis": PlainTable("kpis", ("area", "target", "actual", "conf"), kpis),
    }
    return context(tables=PlainTables(tables))


def made(told: Context, **more: object) -> Table:
    ratings = [{"column": "time", "header": "Time"}, {"column": "risk", "header": "Risk"}]
    spec = {"dataset": "cards", "names": "name", "key": "area", "ratings": ratings, **more}
    block = scorecard.build(scorecard.Spec.model_validate(located(spec)), told)
    assert isinstance(block, Table)
    return block


def words(table: Table, row: int = 0) -> list[str]:
    return [cell.paragraphs[0].text for cell in table.rows[row].cells]


VICTIMS = ("V", "Victims", "G", "A")


def test_each_rating_stands_on_its_colour_beside_the_name() -> None:
    table = made(cards(VICTIMS, ("T", "Trust", "-", "CR")))
    assert [words(table, n) for n in (0, 1)] == [["Victims", "G", "A"], ["Trust", "not rated", "CR"]]
    assert [[cell.fill for cell in row.cells] for row in table.rows] == [
        [None, "rating-green", "rating-amber"],
        [None, None, "rating-red"],
    ]


def test_tiles_count_published_ratings_complete_ones_with_their_letter() -> None:
    table = made(cards(VICTIMS), tallies=[TALLY])
    assert words(table)[3:] == ["2", "1", "0", "1"]
    assert [cell.reads for cell in table.header[3:]] == [
        "Indicators, green", "Indicators, amber", "Indicators, red", "Indicators, not rated",
    ]  # fmt: skip
    assert [(band.text, band.first, band.last) for band in table.bands] == [("Indicators", 3, 6)]


def test_tiles_count_by_the_rule_where_one_is_named() -> None:
    table = made(cards(VICTIMS), tallies=[{**TALLY, "rated": RATED}])
    assert words(table)[3:] == ["1", "1", "1", "1"]


def test_a_count_knows_the_rows_that_it_counts() -> None:
    figure = made(cards(VICTIMS), tallies=[TALLY]).rows[0].cells[3].paragraphs[0].runs[0].figures[0]
    assert figure.value == 2
    assert figure.provenance is not None
    assert figure.provenance.rows == (("data/kpis.csv", 2), ("data/kpis.csv", 3))


def test_a_row_that_no_indicator_belongs_to_has_zeros_without_a_colour() -> None:
    table = made(cards(("X", "Other", "G", "G")), tallies=[TALLY])
    assert words(table)[3:] == ["0", "0", "0", "0"]
    assert {cell.fill for cell in table.rows[0].cells[3:]} == {None}


def test_a_scorecard_without_rows_says_so_and_is_a_warning() -> None:
    told = cards()
    assert set(words(made(told))) == {"[x]"}
    assert [problem.rule for problem in told.problems.warnings] == ["empty-table"]


def test_a_thousand_rows_and_a_thousand_indicators_with_long_names_are_all_counted() -> None:
    rows = [("V", "Priority with a very long name " * 5, "G", "R") for _ in range(1000)]
    table = made(cards(*rows, kpis=KPIS[:1] * 1000), tallies=[TALLY])
    assert len(table.rows) == 1000
    assert words(table, 999)[3:] == ["1,000", "0", "0", "0"]


def test_the_alt_text_says_what_each_column_holds() -> None:
    table = made(cards(VICTIMS, ("T", "Trust", "G", "G")), alt="Risk is amber.")
    assert table.alt == "Scorecard of 2 rows. Time: all G. Risk: A or G. Risk is amber."


def test_what_is_no_rating_is_an_error_at_its_cell_and_unknown_columns_are_told() -> None:
    told = cards(("V", "Victims", "Good", "A"))
    made(told)
    assert [problem.place.column for problem in told.problems.errors] == [3]
    with pytest.raises(PackError, match=r"no column 'times'.*did you mean 'time'"):
        made(cards(VICTIMS), ratings=[{"column": "times", "header": "Time"}])
    with pytest.raises(PackError, match="no column 'areas'"):
        made(cards(VICTIMS), tallies=[{**TALLY, "by": "areas"}])
