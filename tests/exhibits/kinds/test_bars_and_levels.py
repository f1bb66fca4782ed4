"""The kind bar, tables whose rows are the series, and targets: what an author writes, and what is drawn."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from pydantic import ValidationError

from reportgen.errors import PackError
from reportgen.exhibits.block import Block, Box, Key
from reportgen.exhibits.kinds import bar, column, line
from reportgen.exhibits.walk import walk
from tests.charts.made_series import PERCENT, by_name, by_quarter
from tests.exhibits.kinds.charted import SeriesMeasures, charts, measures, words
from tests.exhibits.plain_context import PERCENT as PERCENT_CELL
from tests.exhibits.plain_context import PlainTable, PlainTables, context, located

HEAD = {"title": "Robbery in {{ period }}"}
QUARTERS = PlainTable(
    "tdiu",
    ("channel", "before", "now"),
    (("Phone", "36", "38"), ("Online", "[x]", "34")),
    {"before": PERCENT_CELL, "now": PERCENT_CELL},
)


def built(kind: Any, spec: dict[str, Any], told: SeriesMeasures | None = None, **more: Any) -> Block:
    deep = {key: located(value) if isinstance(value, dict) else value for key, value in spec.items()}
    parts = {**more, **({"measures": told} if told is not None else {})}
    return kind.build(kind.Spec.model_validate(located({**HEAD, **deep})), context(**parts))


def key_words(block: Block) -> list[str]:
    return [text.text for inner in walk(block) if isinstance(inner, Key) for _, text in inner.entries]


def test_bars_are_named_and_valued_by_the_measure() -> None:
    told = measures(robbery=by_name({"Camden": 30, "Barnet": 10, "Brent": 20}))
    model = charts(built(bar, {"measure": "robbery", "by": "borough", "order": "largest"}, told))[0].model
    assert model.horizontal and model.categories == ("Camden", "Brent", "Barnet")


def test_rows_may_be_the_series_and_columns_the_quarters() -> None:
    spec = {
        "table": {
            "dataset": "tdiu",
            "series": "channel",
            "values": [located({"column": "before"}), located({"column": "now", "label": "{{ period }}"})],
        }
    }
    for kind in (column, line):
        model = charts(built(kind, spec, tables=PlainTables({"tdiu": QUARTERS})))[0].model
        assert model.categories == ("before", "Q1 2023/24")
        assert [(one.name, one.values) for one in model.series] == [("Phone", (36, 38)), ("Online", (None, 34))]


@pytest.mark.parametrize("more", [{}, {"category": "a", "series": "b"}])
def test_a_table_says_what_its_rows_are(more: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="category"):
        column.Spec.model_validate({**HEAD, "table": {"dataset": "d", "values": ["v"], **more}})


def test_rows_are_chosen_by_one_value_or_by_several() -> None:
    rows = PlainTable("t", ("name", "kind", "n"), (("A", "x", "1"), ("B", "y", "2"), ("C", "z", "3")))
    for where, names in (({"kind": "y"}, ("B",)), ({"kind": ("x", "z")}, ("A", "C"))):
        spec = {"table": {"dataset": "t", "category": "name", "values": ["n"], "where": where}}
        assert charts(built(bar, spec, tables=PlainTables({"t": rows})))[0].model.categories == names


class TestTarget:
    def test_a_number_is_in_the_charts_unit(self) -> None:
        told = measures(share=by_quarter([70, 80], PERCENT))
        block = built(column, {"measure": "share", "target": {"value": 90}}, told)
        level = charts(block)[0].model.series[1]
        assert level.dashed and level.values == (90, 90) and key_words(block)[-1] == "Target: 90%"

    def test_a_cell_or_a_measure_is_a_target_too(self) -> None:
        told = measures(share=by_quarter([70, 80], PERCENT), goal=by_quarter([85, 95], PERCENT))
        tables = PlainTables({"tdiu": QUARTERS})
        for target, words_of_it in (
            ({"cell": ["tdiu", "Phone", "now"], "label": "Aim for {{ period }}"}, "Aim for Q1 2023/24: 38%"),
            ({"measure": "goal"}, "Target: 95%"),
        ):
            block = built(line, {"measure": "share", "target": target}, told, tables=tables)
            assert key_words(block)[-1] == words_of_it

    def test_a_target_of_another_unit_is_refused(self) -> None:
        told = measures(robbery=[10, 20], goal=by_quarter([85], PERCENT))
        with pytest.raises(PackError, match="one chart has one unit"):
            built(column, {"measure": "robbery", "target": {"measure": "goal"}}, told)

    @pytest.mark.parametrize("target", [{}, {"value": 1, "measure": "m"}, {"value": 1, "basis": "quarter"}])
    def test_a_target_has_one_source(self, target: dict[str, Any]) -> None:
        with pytest.raises(ValidationError):
            column.Spec.model_validate({**HEAD, "measure": "m", "target": target})

    def test_a_missing_target_is_said_and_not_drawn(self) -> None:
        told = measures(share=by_quarter([70, 80], PERCENT))
        spec = {"measure": "share", "target": {"cell": ["tdiu", "Online", "before"]}}
        block = built(column, spec, told, tables=PlainTables({"tdiu": QUARTERS}))
        assert len(charts(block)[0].model.series) == 1 and key_words(block)[-1] == "Target: [x]"


class TestStacks:
    SPEC: ClassVar = {"series": [located({"measure": "phones"}), located({"measure": "cash"})], "grouping": "percent"}

    def test_shares_of_a_stack(self) -> None:
        block = built(column, self.SPEC, measures(phones=[30, 40], cash=[10, 40]))
        assert charts(block)[0].model.grouping == "percent" and key_words(block) == ["Phones", "Cash"]

    def test_without_any_whole_stack_the_panel_says_why(self) -> None:
        block = built(bar, self.SPEC, measures(phones=[30, None], cash=[None, 40]))
        assert isinstance(block, Box) and words(block)[-1] == "No data. None is shown or estimated."


class TestIntervalAndAnnotations:
    def test_points_of_a_share_are_percentage_points(self) -> None:
        told = measures(share=by_quarter([70, 80], PERCENT))
        block = built(line, {"measure": "share", "interval": {"points": 2}}, told)
        assert charts(block)[0].model.series[0].low == (68, 78)
        assert key_words(block) == ["Confidence interval, ±2\u00a0percentage points"]

    def test_a_cell_may_hold_the_interval(self) -> None:
        told = measures(share=by_quarter([70, 80], PERCENT))
        facts = PlainTable("facts", ("fact", "value"), (("Interval", "3"),))
        spec = {"measure": "share", "interval": {"cell": ["facts", "Interval", "value"]}}
        block = built(line, spec, told, tables=PlainTables({"facts": facts}))
        assert charts(block)[0].model.series[0].high == (73, 83)

    def test_annotations_are_templates(self) -> None:
        events = (located({"at": "{{ period }}", "label": "Now: {{ period }}"}),)
        for kind in (column, line):
            block = built(kind, {"measure": "robbery", "annotations": events}, measures(robbery=[10, 20]))
            assert [(m.category, m.text) for m in charts(block)[0].model.markers] == [(1, "Now: Q1 2023/24")]
