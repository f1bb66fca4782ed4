"""Big numbers say a value, what it is, how it moved and what it was before."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from reportgen.errors import PackError
from reportgen.exhibits.block import Block, Box, Edge, Row, Stack
from reportgen.exhibits.context import Context
from reportgen.exhibits.kinds import big_numbers
from reportgen.exhibits.walk import figures, paragraphs
from reportgen.geometry import Rect
from reportgen.layout.page import TextFragment
from reportgen.metrics.change import change_between
from reportgen.metrics.figure import Figure, Unit
from reportgen.metrics.windows import stated_comparison
from tests.exhibits.plain_context import PERCENT, PlainMeasures, PlainTable, PlainTables, context, figure, located
from tests.layout.builders import of_type, setting_of

POUNDS = Unit("money", "£m", 1)


def told(now: Figure, before: Figure) -> Context:
    return context(measures=PlainMeasures({"x": now}, {"x": before}))


def built(told: Context, *numbers: dict[str, object], **more: object) -> Block:
    values = {"numbers": [located(number) for number in numbers], **more}
    return big_numbers.build(big_numbers.Spec.model_validate(located(values)), told)


def said(block: Block) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(block)]


def test_a_measure_says_value_movement_and_what_it_was_before() -> None:
    survey = {"unit": PERCENT, "family": "survey", "good": "up", "basis": "rolling 12 months"}
    block = built(
        told(figure(67, "Trust", **survey), figure(72, "Trust", **survey)),
        {"measure": "x", "label": "trust the Met", "compare": "previous year"},
    )
    assert said(block) == ["67%", "trust the Met", "▼  Down 5\u00a0pp", "from 72% in 12 months to June 2023"]
    assert [shown.figure.value for shown in figures(block)] == [67, -5, 72]


def test_the_comparison_may_be_in_words() -> None:
    block = built(told(figure(130), figure(100)), {"measure": "x", "compare": "y", "comparison": "a record"})
    assert said(block) == ["130", "Knife crime offences", "▲  Up 30%", "a record"]


def test_where_the_value_is_missing_the_reason_stands_alone() -> None:
    block = built(told(figure(None), figure(100)), {"measure": "x", "label": "offences", "comparison": "a record"})
    assert said(block) == ["[x]", "offences", "May 2023 missing in recorded_crime"]


def test_a_cell_and_words_have_no_comparison_of_their_own() -> None:
    table = PlainTable("money", ("row", "value"), (("Total", "-53.5"),), {"value": POUNDS})
    block = built(
        context(tables=PlainTables({"money": table})),
        {"cell": ["money", "Total", "value"], "label": "variance"},
        {"value": "3.2 times", "label": "Black to White"},
    )
    assert said(block) == ["−£53.5m", "variance", "3.2 times", "Black to White"]


@pytest.mark.parametrize(
    ("now", "before", "lines"),
    [
        (0, 10, ["0", "offences", "▼  Down 100%", "from 10 in Q1 2023/24"]),
        (10, 0, ["10", "offences", "[z] no percentage of 0 (Q1 2023/24)"]),
        (None, 10, ["[x]", "offences", "May 2023 missing in recorded_crime"]),
        (-4, -8, ["−4", "offences", "▲  Up 50%", "from −8 in Q1 2023/24"]),
        (10**9, 10**9, ["1,000,000,000", "offences", "►  No change", "from 1,000,000,000 in Q1 2023/24"]),
    ],
)  # fmt: skip
def test_zero_missing_negative_and_huge_values_are_said_as_they_are(
    now: float | None, before: float, lines: list[str]
) -> None:
    measures = PlainMeasures({"x": figure(now)}, {"x": figure(before)})
    comparison = stated_comparison("previous quarter", measures.period)
    measures.change = lambda *_, **__: change_between(figure(now), figure(before), comparison)  # type: ignore[method-assign]
    block = built(context(measures=measures), {"measure": "x", "label": "offences", "compare": "previous quarter"})
    assert said(block) == lines


def test_a_required_value_that_is_missing_is_an_error_at_its_key() -> None:
    with pytest.raises(PackError, match=r"trust.yaml:2:9: error: .* has no figure for Q1 2023/24"):
        built(told(figure(None), figure(1)), {"measure": "x", "required": True})


def test_numbers_stand_side_by_side_or_under_each_other_under_a_bar() -> None:
    one = told(figure(1), figure(1))
    row = built(one, {"measure": "x"}, {"measure": "x"}, {"measure": "x"})
    column = built(one, {"measure": "x"}, **{"as": "column"})
    assert isinstance(row, Row) and isinstance(column, Stack)
    boxes = [box for box in row.children if isinstance(box, Box)]
    assert [box.edge for box in boxes] == [Edge("top", 4, "priority")] * 3
    fragments = of_type(setting_of(one.theme).place(row, Rect(0, 0, 560, 92)), TextFragment)
    assert [fragment.rect.w for fragment in fragments] == pytest.approx([176, 176, 176])  # (560 - 2 * 16) / 3


def test_a_long_label_wraps_inside_its_own_width() -> None:
    one = told(figure(1), figure(1))
    block = built(one, {"measure": "x", "label": "offences of violence " * 8}, {"measure": "x", "label": "short"})
    setting = setting_of(one.theme)
    need = setting.measure(block, 448).height
    (first, second) = of_type(setting.place(block, Rect(0, 0, 448, need)), TextFragment)
    assert first.rect.right <= second.rect.x - 16 + 0.01
    assert all(piece.x + piece.width <= first.rect.w for line in first.lines for piece in line.segments)
    assert need == 10 + 38 + 5 * 17


def test_none_and_five_numbers_are_refused() -> None:
    for count in (0, 5):
        with pytest.raises(ValidationError, match=r"at (least 1|most 4) item"):
            big_numbers.Spec.model_validate({"numbers": [{"measure": "x"}] * count})
