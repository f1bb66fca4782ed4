"""The kind donut: slices from measures, cells and tables, and the panel where no share can be told."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from reportgen.exhibits.block import Block, Box
from reportgen.exhibits.kinds import donut
from tests.charts.made_series import PERCENT, by_quarter
from tests.exhibits.kinds.charted import charts, measures, words
from tests.exhibits.plain_context import PlainTable, PlainTables, PlainWords, context, located

HEAD = {"title": "The workforce in {{ period }}"}
TABLE = PlainTable("workforce", ("group", "count", "area"), (("Officers", "30", "MPS"), ("Staff", "10", "MPS")))


def built(spec: dict[str, Any], **more: Any) -> Block:
    deep = {key: located(value) if isinstance(value, dict) else value for key, value in spec.items()}
    return donut.build(donut.Spec.model_validate(located({**HEAD, **deep})), context(**more))


def slices(*names: str) -> dict[str, Any]:
    return {"slices": [located({"measure": name, "label": name.capitalize()}) for name in names]}


def test_slices_are_measures_with_their_labels() -> None:
    block = built({**slices("officers", "staff"), "total": "people"}, measures=measures(officers=[30], staff=[10]))
    model = charts(block)[0].model
    assert model.categories == ("Officers", "Staff") and model.series[0].values == (30, 10)
    assert model.donut_total == "40\npeople" and words(block) == ["The workforce in Q1 2023/24"]


def test_slices_may_be_cells_of_a_table() -> None:
    spec = {"slices": [{"cell": ["workforce", "Staff", "count"], "label": "Staff in {{ period }}"}]}
    model = charts(built(spec, tables=PlainTables({"workforce": TABLE})))[0].model
    assert model.categories == ("Staff in Q1 2023/24",) and model.series[0].values == (10,)


def test_a_table_gives_a_slice_for_each_row() -> None:
    spec = {"table": {"dataset": "workforce", "category": "group", "value": "count", "where": {"area": "MPS"}}}
    model = charts(built(spec, tables=PlainTables({"workforce": TABLE})))[0].model
    assert model.categories == ("Officers", "Staff") and model.series[0].values == (30, 10)


def test_a_missing_part_leaves_no_share_to_tell() -> None:
    block = built(slices("officers", "staff"), measures=measures(officers=[30], staff=[None]))
    assert isinstance(block, Box) and block.dashed
    assert words(block)[1:] == [
        "[x]",
        "Not available this quarter",
        "Staff: no data. None is shown or estimated.",
    ]


def test_nothing_but_zeros_says_so() -> None:
    block = built(slices("officers", "staff"), measures=measures(officers=[0], staff=[0]))
    assert words(block)[1:] == ["0", "Nothing to divide", "All parts are zero, so that there are no shares to show."]


def test_an_empty_table_is_not_available() -> None:
    tables = PlainTables({"workforce": PlainTable("workforce", ("group", "count"), ())})
    block = built({"table": {"dataset": "workforce", "category": "group", "value": "count"}}, tables=tables)
    assert words(block)[-1] == "The table has no rows."


def test_published_shares_are_told_once() -> None:
    told = measures(yes=by_quarter([70], PERCENT), no=by_quarter([30], PERCENT))
    labels = charts(built(slices("yes", "no"), measures=told))[0].model.series[0].labels
    assert [label.text for label in labels if label] == ["70%", "30%"]


@pytest.mark.parametrize(
    "spec",
    [
        {},
        {"slices": [{"label": "a"}]},
        {"slices": [{"measure": "a", "cell": ["t", "r", "c"]}]},
        {"slices": [{"cell": ["t", "r", "c"], "basis": "quarter"}]},
        {"slices": [{"measure": "a"}], "table": {"dataset": "d", "category": "c", "value": "v"}},
    ],
)
def test_a_slice_has_one_source(spec: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        donut.Spec.model_validate({**HEAD, **spec})


def test_the_total_may_hold_figures() -> None:
    spec = {**slices("officers"), "total": "people in {{ period }}"}
    block = built(spec, measures=measures(officers=[30]), words=PlainWords({"period": "June"}))
    assert charts(block)[0].model.donut_total == "30\npeople in June"
