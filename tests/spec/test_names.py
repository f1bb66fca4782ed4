"""Names in any model are checked by their marks; periods by their form."""

from __future__ import annotations

import pytest
from pydantic import Field

from reportgen.errors import Located, Place, Problems
from reportgen.spec.check_names import check_names
from reportgen.spec.names import ColourName, MeasureName, StyleName, check_period, check_quarter
from reportgen.spec.validate import validate
from reportgen.spec.yaml_source import parse_yaml
from tests.marked import unmarked


class Line(Located):
    measure: MeasureName
    colour: ColourName | None = None


class Exhibit(Located):
    style: StyleName = "body"
    lines: tuple[Line, ...] = ()
    colours: tuple[ColourName, ...] = ()
    by_name: dict[str, MeasureName] = Field(default_factory=dict)
    either: MeasureName | Line | None = None
    free: str = "anything"


MEASURES = ["knife_crime", "knife_crime.detection_rate"]
KNOWN = {"style": ["body", "note"], "colour": ["navy", "priority"], "measure": MEASURES}
NO_X = "unknown measure 'x'; expected one of knife_crime, knife_crime.detection_rate"


def told(text: str) -> list[str]:
    problems = Problems()
    model = validate(Exhibit, parse_yaml(text, "a.yaml", problems), Place("a.yaml"), problems)
    assert model is not None
    check_names(model, KNOWN, problems)
    return [str(problem) for problem in problems.found]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("style: »bodi\n", "unknown style 'bodi'; expected one of body, note (hint: did you mean 'body'?)"),
        ("lines:\n  - {measure: knife_crime}\n  - {measure: »x}\n", NO_X),
        (
            "colours: [navy, »nayv]\n",
            "unknown colour 'nayv'; expected one of navy, priority (hint: did you mean 'navy'?)",
        ),
        ("by_name: {a: knife_crime, b: »x}\n", NO_X),
        ("either: »x\n", NO_X),
        ("either: {measure: »x}\n", NO_X),
    ],
)
def test_an_unknown_name_is_told_where_it_stands(text: str, problem: str) -> None:
    text, place = unmarked(text, "a.yaml")
    assert told(text) == [f"{place}: error: {problem}"]


def test_known_names_hex_colours_and_unmarked_texts_pass() -> None:
    text = 'style: note\ncolours: [priority, "#12436D"]\nlines: [{measure: knife_crime.detection_rate}]\nfree: x\n'
    assert told(text) == []


def test_things_that_could_not_be_read_are_not_checked() -> None:
    problems = Problems()
    model = validate(Exhibit, parse_yaml("style: bodi\n", "a.yaml", problems), Place("a.yaml"), problems)
    assert model is not None
    check_names(model, {}, problems)
    assert problems.found == []


FORMS = ["Q1 2023/24", "2023-24-q1", "2022/23", "June 2023", "12 months to February 2020", "April to June 2023"]


@pytest.mark.parametrize("text", [*FORMS, "Q4 1999/00", "December 2022 to May 2023"])
def test_the_forms_of_a_period_are_read(text: str) -> None:
    assert check_period(text) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Q5 2023/24", "is not a period"),
        ("Q1 2023/25", "names years that do not follow each other"),
        ("2023-25-q1", "names years that do not follow each other"),
        ("2022/22", "names years that do not follow each other"),
        ("Jun 2023", "is not a period"),
        ("q1 2023/24", "is not a period"),
    ],
)
def test_another_text_is_no_period(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        check_period(text)


def test_a_quarter_is_nothing_but_a_quarter() -> None:
    assert check_quarter("Q1 2023/24") == "Q1 2023/24"
    with pytest.raises(ValueError, match="not a fiscal quarter"):
        check_quarter("June 2023")
