"""A table's summary: columns as they are grouped, and what the column that matters says."""

from __future__ import annotations

from reportgen.exhibits.tables.grid import Entry, Grid, GridColumn, GridRow
from reportgen.exhibits.tables.summary import summary
from reportgen.metrics.figure import Figure, Unit
from reportgen.metrics.period import quarter
from reportgen.theme import HeatBand

COUNT, PERCENT, MONEY = Unit("count", ""), Unit("percent", "%"), Unit("money", "£m", 1)


def entry(words: str, value: float | None = None, unit: Unit = COUNT) -> Entry:
    known = None if value is None else Figure("m", "m", value, unit, quarter(2023, 1), "quarter")
    return Entry(words, known)


def grid(columns: list[GridColumn], *rows: tuple[Entry, ...]) -> Grid:
    return Grid(tuple(columns), tuple(GridRow(row) for row in rows))


def number(header: str, **look: object) -> GridColumn:
    return GridColumn(header, numeric=True, **look)  # type: ignore[arg-type]


NAME = GridColumn("Service", names_row=True)


def test_a_band_is_told_once_before_its_columns() -> None:
    made = grid(
        [NAME, number("Budget", band="Year to date"), number("Actual", band="Year to date"), number("Forecast")],
        (entry("Pay"), entry("1.0", 1, MONEY), entry("2.0", 2, MONEY), entry("3.0", 3, MONEY)),
    )
    assert "Columns: Service; Year to date: Budget, Actual; Forecast." in summary(made, "")


def test_ratings_are_counted_complete_first() -> None:
    made = grid(
        [NAME, number("Target"), GridColumn("Rating", rating=True)],
        *(
            (entry(name), entry("4", 4), entry(code))
            for name, code in [("A", "R"), ("B", "G"), ("C", "CG"), ("D", "G")]
        ),
    )
    assert summary(made, "").endswith("Rating: CG 1, G 2, R 1.")


def test_numbers_of_different_units_have_no_highest() -> None:
    made = grid([NAME, number("Result")], (entry("A"), entry("28%", 28, PERCENT)), (entry("B"), entry("40", 40)))
    assert summary(made, "").endswith("Columns: Service; Result.")


def test_a_column_that_only_counts_the_rows_is_no_result() -> None:
    made = grid([number("No."), NAME], (entry("1", 1), entry("A")), (entry("2", 2), entry("B")))
    assert summary(made, "").endswith("Columns: No.; Service.")


def test_brackets_round_a_negative_number_are_heard_as_a_minus() -> None:
    made = grid(
        [NAME, number("Variance")], (entry("A"), entry("(2.9)", -2.9, MONEY)), (entry("B"), entry("0.2", 0.2, MONEY))
    )
    assert summary(made, "").endswith("Variance: highest 0.2 (B), lowest −2.9 (A).")


def test_columns_called_alike_are_told_by_the_one_before() -> None:
    made = grid(
        [NAME, number("By day"), number("Change"), number("At night"), number("Change")],
        (entry("A"), entry("1", 1), entry("3", 3), entry("2", 2), entry("9", 9)),
    )
    assert summary(made, "").endswith("At night, change: 9 (A).")


def test_heat_says_which_column_matters_whatever_is_rated() -> None:
    hot = number("Gap", heat=(HeatBand(least=1, fill="tint"),))
    made = grid([NAME, hot, GridColumn("Rating", rating=True)], (entry("A"), entry("5", 5), entry("R")))
    assert summary(made, "Mind A").endswith("Gap: 5 (A). Mind A.")
