from dataclasses import replace

from reportgen.exhibits.speaker_notes import speaker_notes
from reportgen.exhibits.walk import Shown
from tests.exhibits.plain_context import PERCENT, Q1, change, figure


def test_a_figure_in_a_text_says_value_window_and_source() -> None:
    assert speaker_notes((), (), [Shown(figure(3552))]) == (
        "Figures on this page:",
        "Knife crime offences: 3,552 (Q1 2023/24; recorded_crime)",
    )


def test_a_figure_that_is_shown_twice_is_told_once() -> None:
    assert len(speaker_notes((), (), [Shown(figure(3552)), Shown(figure(3552))])) == 2


def test_a_series_is_one_line_by_its_categories() -> None:
    before = replace(figure(3497), period=Q1.shifted(-3))
    shown = [Shown(before, "Q4 2022/23", "Offences"), Shown(figure(3552), "Q1 2023/24", "Offences")]
    assert speaker_notes((), (), shown)[1:] == (
        "Knife crime offences: Q4 2022/23 3,497, Q1 2023/24 3,552 (quarter; recorded_crime)",
    )


def test_a_tables_column_is_one_line_by_its_rows() -> None:
    shown = [
        Shown(figure(496, "Theft, Barnet"), "Barnet", "Before"),
        Shown(figure(532, "Theft, Barnet", name="x"), "Barnet", "Now"),
        Shown(figure(4266, "Theft, Camden"), "Camden", "Before"),
    ]
    assert speaker_notes((), (), shown)[1:] == (
        "Theft: Barnet 496, Camden 4,266 (Q1 2023/24; recorded_crime)",
        "Theft: Barnet 532 (Q1 2023/24; recorded_crime)",
    )


def test_a_total_and_a_renamed_row_stay_in_their_columns_line() -> None:
    rows = [("Barnet", "Theft, Barnet"), ("Camden", "Theft, Camden"), ("Airports", "Theft, London Heathrow")]
    shown = [Shown(figure(1.0, label), at, "Before") for at, label in rows]
    assert speaker_notes((), (), shown)[1].startswith("Theft: Barnet 1, Camden 1, Airports 1 (")


def test_an_edition_tables_column_is_named_by_its_header() -> None:
    shown = [Shown(figure(87, f"{name}: q1 pct"), name, "2022/23, Q1") for name in ("Hackney", "Camden")]
    assert speaker_notes((), (), shown)[1].startswith("2022/23, Q1: Hackney 87, Camden 87 (")


def test_a_change_carries_its_sign_and_a_missing_value_its_reason() -> None:
    moved = change(figure(70.0, "Trust", PERCENT), figure(67.0, "Trust", PERCENT), "points")
    assert speaker_notes((), (), [Shown(moved), Shown(figure(None, "Theft"))])[1:] == (
        "Trust: +3\u00a0pp (Q1 2023/24; recorded_crime)",
        "Theft: [x]: May 2023 missing in recorded_crime (Q1 2023/24; recorded_crime)",
    )


def test_own_words_and_sources_come_first_and_nothing_stands_for_no_figures() -> None:
    assert speaker_notes(("Say this.", ""), ("Source: MPS.",), []) == ("Say this.", "Source: MPS.")
