import pytest

from reportgen.metrics.figure import Unit
from reportgen.text.budget_words import against_budget, size_of
from tests.exhibits.plain_context import figure

MONEY = Unit("money", "£m", 1)


@pytest.mark.parametrize(
    ("value", "words", "side"),
    [
        (-57.5, "£57.5m under budget", "under budget"),
        (4.9, "£4.9m over budget", "over budget"),
        (0.04, "on budget", "on budget"),
        (-0.05, "£0.1m under budget", "under budget"),
        (None, "[x]", "[x]"),
    ],
)
def test_a_variance_is_told_by_its_size_and_its_side(value: float | None, words: str, side: str) -> None:
    told = figure(value, unit=MONEY)
    assert (against_budget(told), against_budget(told, amount=False)) == (words, side)


def test_a_size_has_no_sign() -> None:
    assert (size_of(figure(-57.5, unit=MONEY)), size_of(figure(None, unit=MONEY))) == ("£57.5m", "[x]")


def test_income_is_a_negative_sum_so_that_less_than_zero_is_more_income() -> None:
    told = [against_budget(figure(value, unit=MONEY), income=True) for value in (-34.2, 3.4, 0.0)]
    assert told == ["£34.2m more than budgeted", "£3.4m less than budgeted", "as budgeted"]
