"""Alt text says kind, axes, range and gaps, in a few words whatever the length of the data."""

from __future__ import annotations

from reportgen.charts.alt import Told, alt_text, bare, gap_words, kind_sentence, series_words, subject
from reportgen.metrics.figure import Series, Unit
from tests.charts.made_series import PERCENT, RATE, by_name, by_quarter, figure


def told(series: Series, name: str = "Offences") -> Told:
    return Told(name, series.dimension, tuple(zip(series.keys, series.figures, strict=True)))


def test_a_series_over_time_says_first_latest_lowest_and_highest() -> None:
    words = series_words(told(by_quarter([3_800, 2_300, 3_997, 3_658])))
    assert words == (
        "Offences from 3,800 in Q2 2022/23 to 3,658 in Q1 2023/24, "
        "lowest 2,300 in Q3 2022/23, highest 3,997 in Q4 2022/23"
    )


def test_an_end_that_is_the_lowest_is_said_once() -> None:
    words = series_words(told(by_quarter([30, 20, 10])))
    assert words == "Offences from 30 in Q3 2022/23 (highest) to 10 in Q1 2023/24 (lowest)"


def test_negative_values_are_compared_by_their_size_below_zero() -> None:
    assert "lowest −30 in Q4 2022/23" in series_words(told(by_quarter([5, -30, 10])))


def test_a_constant_series_says_so() -> None:
    assert series_words(told(by_quarter([7, 7, 7]))) == "Offences at 7 from Q3 2022/23 to Q1 2023/24"


def test_one_row_is_one_value() -> None:
    assert series_words(told(by_quarter([7]))) == "Offences 7 in Q1 2023/24"


def test_a_rolling_basis_is_said() -> None:
    words = series_words(told(by_quarter([70, 71], basis="rolling 12 months")))
    assert words.startswith("Offences, rolling 12 months, from 70")


def test_a_rolling_basis_that_the_name_says_is_not_said_again() -> None:
    series = by_quarter([70, 71], basis="rolling 12 months")
    assert series_words(told(series, "12 months to June 2023")).startswith("12 months to June 2023 from 70")


def test_an_end_that_shows_the_lowest_value_is_the_lowest_though_another_was_lower_before_rounding() -> None:
    words = series_words(told(by_quarter([45, 29.1, 29.3], unit=Unit("percent", "%"))))
    assert words == "Offences from 45% in Q3 2022/23 (highest) to 29% in Q1 2023/24 (lowest)"


def test_changes_are_told_with_their_sign() -> None:
    rises = by_name({"999": 18.0, "101": -4.0}, unit=Unit("points", "pp"))
    assert series_words(told(rises, "Change")).replace("\u00a0", " ") == "Change +18 pp (999), −4 pp (101)"


def test_ends_alike_are_marked_once() -> None:
    words = series_words(told(by_quarter([6, 5, 6])))
    assert words == "Offences from 6 in Q3 2022/23 to 6 in Q1 2023/24 (highest), lowest 5 in Q4 2022/23"


def test_a_rate_is_said_once() -> None:
    per_head = RATE
    assert subject("Robbery: per 1000", per_head) == "Robbery, per 1,000 residents"
    assert subject("Robbery", Unit("count", "offences")) == "Robbery, offences"
    assert subject("Trust", PERCENT) == "Trust"


def test_a_column_that_is_called_what_any_could_be_is_not_named() -> None:
    assert kind_sentence("Bar chart", "short name", ["A", "B"]) == "Bar chart, 2 categories"
    assert kind_sentence("Bar chart", "crime_type", ["A", "B"]) == "Bar chart by crime type, 2 categories"


def test_few_names_are_told_one_by_one_and_many_by_their_ends() -> None:
    few = by_name({"Telephone": 38, "Online": 34})
    assert series_words(told(few)) == "Offences 38 (Telephone), 34 (Online)"
    many = by_name({f"Borough {n}": float(n) for n in range(1, 33)})
    assert series_words(told(many)) == "Offences highest 32 (Borough 32), lowest 1 (Borough 1)"


def test_gaps_are_told_as_runs_of_periods() -> None:
    assert (
        gap_words(told(by_quarter([None, None, 5, None, 6])))
        == "Not available [x]: Q1 2022/23 to Q2 2022/23; Q4 2022/23"
    )
    assert gap_words(told(by_quarter([1, 2]))) == ""


def test_a_suppressed_value_is_not_called_unavailable() -> None:
    hidden = Told("Offences", "borough", (("Camden", figure(4)), ("Barnet", figure(None, missing="[c]: a count of 2"))))
    assert gap_words(hidden) == "Confidential [c]: Barnet"


def test_a_thousand_rows_make_no_more_words_than_ten() -> None:
    ten, thousand = (series_words(told(by_quarter([float(n % 7) for n in range(count)]))) for count in (10, 1_000))
    assert len(thousand.split()) <= len(ten.split()) + 2
    assert len(gap_words(told(by_quarter([None, 1.0] * 500)))) < 60


def test_the_authors_message_comes_last_with_one_full_stop() -> None:
    assert alt_text(["Line chart by quarter", ""], "Trust\n fell.") == "Line chart by quarter. Trust fell."


def test_a_single_category_is_no_range() -> None:
    assert kind_sentence("Column chart", "quarter", ["Q1 2023/24"]) == "Column chart by quarter, Q1 2023/24 only"
    assert kind_sentence("Column chart", "team", ["A", "B"]) == "Column chart by team, 2 categories"


def test_a_label_loses_only_its_axis() -> None:
    assert bare("Offences (left)") == "Offences"
    assert bare("Calls (999)") == "Calls (999)"
