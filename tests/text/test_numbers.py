"""Numbers as shown: rounded once, half away from zero, with sign, unit and format."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.metrics.figure import Figure, Unit
from reportgen.metrics.period import parse_quarter
from reportgen.text.numbers import Form, budget, excel_format, marker, reason, round_half_away, show, show_value

OFFENCES = Unit("count", "offences", 0, "offence")
PERCENT = Unit("percent", "%")
POINTS = Unit("points", "percentage points", 0, "percentage point")
POUNDS = Unit("money", "£m", 1)
RATE = Unit("rate", "per 1,000 residents", 1)
TIMES = Unit("ratio", "times", 1)
DAYS = Unit("days", "days", 0, "day")


@pytest.mark.parametrize(
    "value, places, shown",
    [
        (0.5, 0, "1"),
        (-0.5, 0, "-1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (2.675, 2, "2.68"),
        (0.57 * 100, 0, "57"),
        (0.285 * 100, 0, "29"),
        (-0.4, 0, "0"),
        (1e15 + 0.5, 0, "1000000000000000"),
    ],
)
def test_halves_go_away_from_zero(value: float, places: int, shown: str) -> None:
    assert f"{round_half_away(value, places):f}" == shown


@given(value=st.floats(-1e8, 1e8), places=st.integers(0, 3))
def test_rounding_moves_a_value_by_half_a_place_at_most_and_is_odd(value: float, places: int) -> None:
    rounded = round_half_away(value, places)
    assert abs(rounded - Decimal(value)) <= Decimal(1).scaleb(-places) / 2 + Decimal("0.001")
    assert round_half_away(-value, places) == -rounded
    assert rounded == 0 or rounded.is_signed() == (value < 0)


@pytest.mark.parametrize(
    "value, unit, form, shown",
    [
        (63977, OFFENCES, "short", "63,977"),
        (63977, OFFENCES, "words", "63,977"),
        (63977, OFFENCES, "long", "63,977\u00a0offences"),
        (1, OFFENCES, "long", "1\u00a0offence"),
        (70.4, PERCENT, "words", "70%"),
        (-2, POINTS, "short", "−2\u00a0pp"),
        (2, POINTS, "words", "2\u00a0percentage points"),
        (1, POINTS, "words", "1\u00a0percentage point"),
        (11.55, POUNDS, "short", "£11.6m"),
        (-57.5, POUNDS, "short", "−£57.5m"),
        (2.5, Unit("money", "£bn", 1), "short", "£2.5bn"),
        (5192871, Unit("money", "£", 0), "short", "£5,192,871"),
        (18.66, RATE, "words", "18.7"),
        (18.66, RATE, "long", "18.7\u00a0per 1,000 residents"),
        (3.2, TIMES, "short", "3.2"),
        (3.2, TIMES, "words", "3.2\u00a0times"),
        (34, DAYS, "words", "34\u00a0days"),
        (1, DAYS, "words", "1\u00a0day"),
    ],
)
def test_values_carry_their_unit(value: float, unit: Unit, form: Form, shown: str) -> None:
    assert show_value(value, unit, form=form) == shown


@pytest.mark.parametrize(
    "value, signed, brackets, shown",
    [
        (2, True, False, "+2%"),
        (-2, True, False, "−2%"),
        (0.3, True, False, "0%"),
        (-0.3, True, False, "0%"),
        (-2, False, True, "(2%)"),
        (2, False, True, "2%"),
        (-0.3, False, True, "(0%)"),
    ],
)
def test_signs_and_brackets(value: float, signed: bool, brackets: bool, shown: str) -> None:
    assert show_value(value, PERCENT, signed=signed, brackets=brackets) == shown


def _missing(why: str | None) -> Figure:
    return Figure("x", "X", None, OFFENCES, parse_quarter("Q1 2023/24"), "quarter", missing=why)


@pytest.mark.parametrize(
    "why, sign, words",
    [
        ("[x]: May 2023 missing in crime", "[x]", "May 2023 missing in crime"),
        ("[z]: no population", "[z]", "no population"),
        ("[c]", "[c]", ""),
        ("in development", "[x]", "in development"),
        (None, "[x]", ""),
    ],
)
def test_a_missing_value_shows_its_marker(why: str | None, sign: str, words: str) -> None:
    figure = _missing(why)
    assert (show(figure), marker(figure), reason(figure)) == (sign, sign, words)


@pytest.mark.parametrize(
    "unit, decimals, options, code",
    [
        (OFFENCES, 0, {}, '#,##0;"−"#,##0'),
        (RATE, 1, {}, '#,##0.0;"−"#,##0.0'),
        (PERCENT, 0, {}, '#,##0"%";"−"#,##0"%"'),
        (PERCENT, 0, {"signed": True}, '"+"#,##0"%";"−"#,##0"%";#,##0"%"'),
        (POUNDS, 1, {"brackets": True}, '"£"#,##0.0"m";("£"#,##0.0"m")'),
    ],
)
def test_excel_shows_what_the_page_shows(unit: Unit, decimals: int, options: dict[str, bool], code: str) -> None:
    assert excel_format(unit, decimals, **options) == code


@pytest.mark.parametrize(
    "pounds, shown",
    [
        (7_860_000, "£7.86m"),
        (1_000_000, "£1m"),
        (2_100_000, "£2.1m"),
        (999_600, "£1m"),
        (960_000, "£960k"),
        (375_400, "£375k"),
        (999.6, "£1k"),
        (400, "£400"),
        (0, "£0"),
        (-1_970_000, "−£1.97m"),
    ],
)
def test_a_budget_is_told_in_millions_or_thousands_without_trailing_zeros(pounds: float, shown: str) -> None:
    figure = Figure("b", "Budget", pounds, Unit("money", "£"), parse_quarter("Q1 2023/24"), "as published")
    assert budget(figure) == shown


def test_a_sentence_says_what_is_to_be_supplied_and_a_cell_shows_its_marker() -> None:
    q1 = parse_quarter("Q1 2023/24")
    waiting = Figure("a", "a", None, Unit("count", ""), q1, "quarter", missing="[x]: to be supplied")
    assert show(waiting) == "[x]"
    assert show(waiting, form="words") == show(waiting, form="long") == "[x] (to be supplied)"
    assert show(replace(waiting, missing="[x]: empty"), form="words") == "[x]"
