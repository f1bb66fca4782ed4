"""Movement wording: a table of sentences per threshold, and what no sentence may ever hold."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.metrics.change import ChangeKind, change_between
from reportgen.metrics.figure import Figure, Good, Unit
from reportgen.metrics.period import parse_quarter
from reportgen.metrics.windows import Comparison
from reportgen.text.movement import judge, level, more_or_fewer
from reportgen.theme import MovementRule

Q1, Q4 = parse_quarter("Q1 2023/24"), parse_quarter("Q4 2022/23")
OFFENCES, PERCENT = Unit("count", "offences", 0, "offence"), Unit("percent", "%")
RULES = {
    "volume": MovementRule(stable=3, inclusive=False),
    "rate": MovementRule(stable=0.5, inclusive=False, slight=3),
    "survey": MovementRule(stable=2, slight=3),
    "days": MovementRule(stable=5),
    "ratio": MovementRule(stable=0, slight=0.3),
    "pre-pandemic": MovementRule(stable=0, strong=37),
}
AGAINST = "the previous quarter (Q4 2022/23)"


def change(
    now: float | None,
    before: float,
    unit: Unit = OFFENCES,
    family: str = "volume",
    *,
    against: str = AGAINST,
    good: Good = "down",
    kind: ChangeKind | None = None,
) -> Figure:
    missing = "[x]: gone" if now is None else None
    new = Figure("x", "X", now, unit, Q1, "quarter", good, missing=missing, family=family)
    old = Figure("x", "X", before, unit, Q4, "quarter", good, family=family)
    return change_between(new, old, Comparison("previous quarter", "quarter", Q1, Q4, against), kind)


@pytest.mark.parametrize(
    "now, before, phrase, tile",
    [
        (101, 100, f"remained stable on {AGAINST[:-1]}, +1%)", "Similar (+1%)"),
        (1027, 1000, f"remained stable on {AGAINST[:-1]}, +3%)", "Similar (+3%)"),  # 2.7 is under 3
        (97, 100, f"decreased by 3% on {AGAINST}", "Down 3%"),
        (118, 100, f"increased by 18% on {AGAINST}", "Up 18%"),
        (100, 100, f"remained stable on {AGAINST[:-1]}, 0%)", "No change"),
        (None, 100, f"has no change to report on {AGAINST} ([x])", "[x]"),
    ],
)
def test_volumes_are_stable_under_three_per_cent(now: float | None, before: float, phrase: str, tile: str) -> None:
    moved = judge(change(now, before), RULES)
    assert (moved.phrase(), moved.tile) == (phrase, tile)


@pytest.mark.parametrize(
    "now, before, phrase, tile",
    [
        (70.0, 72.0, "remained stable on Q1 (−2\u00a0pp)", "Similar (−2\u00a0pp)"),
        (57.0, 60.0, "fell slightly by 3\u00a0percentage points on Q1", "Down slightly, 3\u00a0pp"),
        (64.0, 60.0, "rose by 4\u00a0percentage points on Q1", "Up 4\u00a0pp"),
        (62.4, 60.0, "remained stable on Q1 (+2\u00a0pp)", "Similar (+2\u00a0pp)"),  # shown as 2, so within 2
    ],
)
def test_survey_scores_are_similar_up_to_two_points(now: float, before: float, phrase: str, tile: str) -> None:
    moved = judge(change(now, before, PERCENT, "survey", against="Q1"), RULES)
    assert (moved.phrase(), moved.tile) == (phrase, tile)


@pytest.mark.parametrize(
    "now, before, phrase",
    [
        (7.9, 8.3, "remained stable on Q1 (−0.4\u00a0pp)"),
        (7.9, 8.5, "fell slightly by 0.6\u00a0percentage points on Q1"),
        (7.9, 8.9, "fell slightly by 1.0\u00a0percentage points on Q1"),
        (7.9, 11.3, "fell by 3.4\u00a0percentage points on Q1"),
    ],
)
def test_detection_rates_move_from_half_a_point(now: float, before: float, phrase: str) -> None:
    unit = Unit("percent", "%", 1)
    assert judge(change(now, before, unit, "rate", against="Q1"), RULES).phrase() == phrase


@pytest.mark.parametrize(
    "now, before, kind, phrase",
    [
        (225, 100, "number", "increased by 125\u00a0offences on Q1"),
        (99, 100, "number", "remained stable on Q1 (−1)"),  # thresholds of volumes are in per cent
        (3, 4, "number", "decreased by 1\u00a0offence on Q1"),
    ],
)
def test_a_change_in_number_is_judged_by_its_percentage(
    now: float, before: float, kind: ChangeKind, phrase: str
) -> None:
    assert judge(change(now, before, against="Q1", kind=kind), RULES).phrase() == phrase


def test_days_and_ratios_have_thresholds_of_their_own() -> None:
    days, times = Unit("days", "days", 0, "day"), Unit("ratio", "times", 1)
    slower = change(105, 53, days, "days", against="Q1", kind="number")
    assert judge(slower, RULES).phrase() == "increased by 52\u00a0days on Q1"
    assert judge(change(3.24, 3.21, times, "ratio", against="Q1"), RULES).tile == "No change"
    assert judge(change(1.7, 2.0, times, "ratio", against="Q1"), RULES).tile == "Down slightly, 0.3"


@pytest.mark.parametrize(
    "now, good, direction, judgement",
    [
        (118, "down", "up", "worse"),
        (118, "up", "up", "better"),
        (118, "neither", "up", "neither"),
        (82, "down", "down", "better"),
        (101, "down", "level", "similar"),
    ],
)
def test_judgement_follows_which_way_is_good(now: float, good: Good, direction: str, judgement: str) -> None:
    moved = judge(change(now, 100, good=good), RULES)
    assert (moved.direction, moved.judgement) == (direction, judgement)


@pytest.mark.parametrize(
    "now, brief, words",
    [
        (124, False, "24% above its level before the pandemic (Q1 2019/20)"),
        (124, True, "24% above its level before the pandemic"),
        (80, False, "20% below its level before the pandemic (Q1 2019/20)"),
        (63, True, "significantly below its level before the pandemic, by 37%"),
        (100.2, True, "at its level before the pandemic"),
        (None, True, "not comparable with its level before the pandemic ([x])"),
    ],
)
def test_levels_stand_above_or_below_a_baseline(now: float | None, brief: bool, words: str) -> None:
    told = change(now, 100, against="its level before the pandemic (Q1 2019/20)")
    assert level(told, RULES, brief=brief) == words


@pytest.mark.parametrize(
    "now, words, short",
    [
        (109, f"up 9% on {AGAINST}", "up 9%"),
        (103.4, f"up 3% on {AGAINST}", "up 3%"),
        (102.7, f"similar to {AGAINST[:-1]}, +3%)", "similar (+3%)"),
        (None, f"no change to report on {AGAINST} ([x])", "no change to report ([x])"),
    ],
)
def test_asides_stand_after_a_figure_without_a_verb(now: float | None, words: str, short: str) -> None:
    moved = judge(change(now, 100), RULES)
    assert (moved.aside(), moved.aside(against=False)) == (words, short)


def test_a_level_may_leave_its_baseline_to_the_sentence() -> None:
    assert level(change(124, 100), RULES, against=False) == "24% above"
    assert level(change(100, 100), RULES, against=False) == "level"


@pytest.mark.parametrize(
    "now, before, words",
    [
        (97, 100, "3\u00a0fewer offences than in Q1"),
        (101, 100, "1\u00a0more offence than in Q1"),
        (100, 100, "the same number of offences as in Q1"),
    ],
)
def test_counts_are_more_or_fewer(now: float, before: float, words: str) -> None:
    assert more_or_fewer(change(now, before, against="Q1", kind="number")) == words


_SIGN_AFTER_DIRECTION = re.compile(
    r"(?:up|down|increased|decreased|rose|fell|slightly,?|by|above|below|more|fewer)\W*[+−-]\d", re.IGNORECASE
)
_AMOUNTS = st.floats(0.01, 1e6)


@given(
    now=_AMOUNTS,
    before=_AMOUNTS,
    family=st.sampled_from(sorted(RULES)),
    unit=st.sampled_from([OFFENCES, PERCENT, Unit("percent", "%", 1), Unit("rate", "per 1,000", 1)]),
)
def test_no_sign_ever_follows_a_direction_word(now: float, before: float, family: str, unit: Unit) -> None:
    told = change(now, before, unit, family, against="Q1")
    moved = judge(told, RULES)
    for words in (moved.phrase(), moved.phrase(against=False), moved.aside(), moved.tile, level(told, RULES)):
        assert not _SIGN_AFTER_DIRECTION.search(words), words
        assert "by 0%" not in words
    assert ("%" in moved.size) == (unit.kind != "percent" and told.change_kind == "percent")


@given(now=_AMOUNTS, before=_AMOUNTS, family=st.sampled_from(sorted(RULES)))
def test_direction_is_the_changes_sign_or_level(now: float, before: float, family: str) -> None:
    moved = judge(change(now, before, family=family), RULES)
    assert moved.direction in ("level", "up" if now > before else "down")
