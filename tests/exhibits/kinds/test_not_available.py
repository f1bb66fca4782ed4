"""The kind not-available: a panel that keeps a place and says why."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from reportgen.exhibits.block import Box, Rule
from reportgen.exhibits.kinds import not_available
from reportgen.exhibits.walk import walk
from tests.exhibits.kinds.charted import words
from tests.exhibits.plain_context import context, located

LEAST = {"title": "Repeat victims in {{ period }}", "reason": "No figure for {{ period }}."}


def built(**spec: str) -> Box:
    block = not_available.build(not_available.Spec.model_validate(located({**LEAST, **spec})), context())
    assert isinstance(block, Box)
    return block


def test_the_panel_says_what_is_missing_and_why() -> None:
    block = built()
    assert words(block) == [
        "Repeat victims in Q1 2023/24",
        "[x]",
        "Not available this quarter",
        "No figure for Q1 2023/24.",
    ]
    assert block.dashed and block.stretch and block.id == "page.main"


def test_status_and_what_comes_stand_at_the_foot_under_a_rule() -> None:
    block = built(
        subtitle="London", heading="In development", status="in development", when="the chart of {{ period }}"
    )
    assert words(block)[1:] == [
        "London",
        "[x]",
        "In development",
        "No figure for Q1 2023/24.",
        "Status: in development",
        "When ready: the chart of Q1 2023/24",
    ]
    assert [inner for inner in walk(block) if isinstance(inner, Rule)]


def test_without_a_foot_there_is_no_rule() -> None:
    assert not [inner for inner in walk(built()) if isinstance(inner, Rule)]


@pytest.mark.parametrize("key", ["title", "reason"])
def test_title_and_reason_are_needed(key: str) -> None:
    with pytest.raises(ValidationError):
        not_available.Spec.model_validate({**LEAST, key: ""})
