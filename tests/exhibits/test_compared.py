"""A value and its change over one window, on real measures: a quarter's value never meets a change of 12 months."""

from __future__ import annotations

import pytest

from reportgen.errors import PackError
from reportgen.exhibits.block import Block
from reportgen.exhibits.context import Context
from reportgen.exhibits.kinds import key_facts, tiles
from reportgen.exhibits.walk import figures, paragraphs
from tests.exhibits.plain_context import context, located
from tests.metrics.made import dataset, measures, monthly

THEFT = {"theft": {"dataset": "crime", "value": "sum(count)", "good": "down"}}
# 10 a month in the year to June 2022, 12 after it: 12 months 120 and 144 (+20%), quarters 30 and 36.
TWO_YEARS = monthly("2021-07", [10] * 12 + [12] * 12, borough="Camden")


def told() -> Context:
    return context(measures=measures(THEFT, [dataset("crime", TWO_YEARS)]))


def tile(**keys: str) -> Block:
    rows = [{"tiles": [located({"measure": "theft", **keys}, 30)]}]
    return tiles.build(tiles.Spec.model_validate(located({"rows": rows})), told())


def fact(**keys: str) -> Block:
    facts = [located({"measure": "theft", **keys}, 30)]
    return key_facts.build(key_facts.Spec.model_validate(located({"facts": facts})), told())


def said(block: Block, kind: str) -> tuple[str, str]:
    """The value and the change as shown."""
    words = {p.style: p.text for p in paragraphs(block)}
    return words[f"{kind}-value"], words[f"{kind}-change"]


def test_a_quarterly_measure_against_the_previous_12_months_shows_its_12_months() -> None:
    assert said(tile(), "tile") == ("144", "▲  Up 20%")
    assert said(fact(compare="previous 12 months"), "fact") == ("144", "▲  Up 20%")


def test_against_a_quarter_it_shows_its_quarter() -> None:
    assert said(tile(compare="same quarter last year"), "tile") == ("36", "▲  Up 20%")
    assert said(fact(compare="previous quarter"), "fact") == ("36", "►  No change")


def test_value_and_change_cover_one_window_whatever_the_comparator() -> None:
    for comparator in ("previous 12 months", "previous quarter", "same quarter last year", "previous year"):
        for block in (tile(compare=comparator), fact(compare=comparator)):
            value, change = (shown.figure for shown in figures(block))
            assert change.now is value


def test_a_basis_that_the_comparator_does_not_fit_is_an_error_at_its_place() -> None:
    wrong = "'previous 12 months' does not fit the basis quarter"
    with pytest.raises(PackError, match=rf"trust\.yaml:30:9: error: {wrong}"):
        tile(basis="quarter", compare="previous 12 months")
    with pytest.raises(PackError, match=rf"trust\.yaml:32:9: error: {wrong}"):
        fact(basis="quarter", compare="previous 12 months")


def test_a_fact_without_a_comparator_shows_the_measures_own_basis() -> None:
    (value,) = (shown.figure for shown in figures(fact()))
    assert (value.value, value.basis) == (36, "quarter")
