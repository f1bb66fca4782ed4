"""Every mistake of a model is told at its key or value, in the words of the field."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import Field, StringConstraints

from reportgen.errors import Located, Place, Problems
from reportgen.spec.names import PeriodText
from reportgen.spec.validate import Keys, describe, validate
from reportgen.spec.yaml_source import parse_yaml
from tests.marked import unmarked


class Axis(Located):
    scale: float = Field(gt=0)
    side: Literal["left", "right"] = "left"


class Chart(Located):
    title: str = Field(description="the message of the chart")
    measure: str | Axis | None = None
    axis: Axis | None = None
    axes: dict[str, Axis] = Field(default_factory=dict)
    series: tuple[Axis, ...] = ()
    rect: tuple[float, float, float, float] = (0, 0, 1, 1)
    last: int = 17
    labels: bool = True
    colour: Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")] = "#000000"
    at: PeriodText = "Q1 2023/24"
    from_: str | None = Field(None, alias="from")


def told(text: str, keys: Keys | None = None) -> list[str]:
    problems = Problems()
    value = parse_yaml(text, "a.yaml", problems)
    assert validate(Chart, value, Place("a.yaml", 1, 1), problems, keys) is None or not problems.errors
    return [str(problem) for problem in problems.found]


def test_a_right_mapping_becomes_a_model_that_knows_its_places() -> None:
    value = parse_yaml("title: Knife crime\naxis: {scale: 2}\nrect: [1, 2, 3, 4]\n", "a.yaml", Problems())
    chart = validate(Chart, value, Place("a.yaml"), Problems())
    assert chart is not None
    assert chart.place_of("title") == Place("a.yaml", 1, 8)
    assert chart.axis is not None
    assert chart.axis.place == Place("a.yaml", 2, 7)
    assert chart.place_of_item("rect", 2) == Place("a.yaml", 3, 14)


CHART_KEYS = "title, measure, axis, axes, series, rect, last, labels, colour, at, from"
PERIODS = "is not a period such as Q1 2023/24, 2022/23, June 2023 or 12 months to June 2023"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("»titel: x\ntitle: y\n", f"unknown key 'titel'; expected one of {CHART_KEYS} (hint: did you mean 'title'?)"),
        (
            "title: x\naxis:\n  scale: 1\n  »sid: left\n",
            "unknown key 'sid'; expected one of scale, side (hint: did you mean 'side'?)",
        ),
        (
            "title: x\naxes: {a: {scale: 1, »sid: left}}\n",
            "unknown key 'sid'; expected one of scale, side (hint: did you mean 'side'?)",
        ),
        ("»last: 3\n", "key 'title' is missing; expected the message of the chart (hint: add 'title:')"),
        (
            "title: x\nseries:\n  - {scale: 1}\n  - »{side: left}\n",
            "key 'scale' is missing (hint: add 'scale:')",
        ),
        ("title: »5\n", 'found number 5; expected text (hint: put it in quotes: "5")'),
        ("title: »true\n", 'found true; expected text (hint: put it in quotes: "true")'),
        ("title:»\n", "found nothing; expected text (hint: give it a value or leave the key out)"),
        ("title: »[a]\n", "found a list of 1; expected text"),
        ("title: x\nlast: »many\n", "found text 'many'; expected a whole number"),
        ("title: x\nlast: »1.5\n", "found number 1.5; expected a whole number"),
        ("title: x\nlabels: »perhaps\n", "found text 'perhaps'; expected true or false"),
        ("title: x\naxis: »5\n", "found number 5; expected a mapping of keys to values"),
        ("title: x\naxis: {scale: »0}\n", "found number 0; expected greater than 0"),
        (
            "title: x\naxis: {scale: 1, side: »rihgt}\n",
            "found text 'rihgt'; expected one of left, right (hint: did you mean 'right'?)",
        ),
        (
            "title: x\nrect: »[1, 2, 3]\n",
            "found 3 values; expected more (hint: add the values that are missing)",
        ),
        ("title: x\nrect: »[1, 2, 3, 4, 5]\n", "found a list of 5; expected at most 4 values"),
        ("title: x\nrect: [1, 2, »x, 4]\n", "found text 'x'; expected a number"),
        ("title: x\nseries: »4\n", "found number 4; expected a list (hint: write it as a list: [a, b])"),
        (
            "title: x\ncolour: »navy\n",
            "found text 'navy'; expected a colour such as \"#12436D\" (in quotes)",
        ),
        ("title: x\nat: »Q5 2023/24\n", f"'Q5 2023/24' {PERIODS}"),
        (
            "title: x\nmeasure: »5\n",
            'found number 5; expected text or a mapping of keys to values (hint: put it in quotes: "5")',
        ),
        ("title: x\nmeasure: {scale: »x}\n", "found text 'x'; expected a number"),
    ],
)
def test_a_mistake_is_told_at_its_place_with_what_to_do(text: str, problem: str) -> None:
    text, place = unmarked(text, "a.yaml")
    assert told(text) == [f"{place}: error: {problem}"]


def test_all_mistakes_are_told_at_once() -> None:
    assert len(told("titel: x\nlast: many\naxis: {scale: 0}\n")) == 4


def test_keys_beside_the_models_own_are_offered_too() -> None:
    (problem,) = told("title: x\nnots: y\n", Keys(("notes",), "expected a page key or a slot"))
    assert (
        problem == "a.yaml:2:1: error: unknown key 'nots'; expected a page key or a slot (hint: did you mean 'notes'?)"
    )


def test_values_are_described_in_words() -> None:
    assert [describe(v) for v in (None, True, 3, "x", [1, 2], {"a": 1, "b": 2})] == [
        "nothing", "true", "number 3", "text 'x'", "a list of 2", "a mapping of keys (a, b)",
    ]  # fmt: skip
    assert describe("x" * 100) == f"text '{'x' * 57}...'"
