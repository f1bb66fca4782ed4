"""The kinds small-multiples and cumulative-line: what an author writes, and the blocks that come out."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from reportgen.errors import PackError
from reportgen.exhibits.block import Block, Box, Key, Row
from reportgen.exhibits.kinds import cumulative_line, small_multiples
from reportgen.exhibits.walk import walk
from tests.charts.made_series import PERCENT, by_quarter
from tests.exhibits.kinds.charted import SeriesMeasures, charts, measures, words
from tests.exhibits.plain_context import context, located

HEAD = {"title": "Theft in {{ period }}"}


def built(kind: Any, spec: dict[str, Any], told: SeriesMeasures) -> Block:
    return kind.build(kind.Spec.model_validate(located({**HEAD, **spec})), context(measures=told))


def several(*names: str, **more: Any) -> dict[str, Any]:
    return {"charts": [located({"measure": name}) for name in names], **more}


def rows(block: Block) -> list[int]:
    """How many places each row of charts has."""
    return [len(inner.children) for inner in walk(block) if isinstance(inner, Row)]


class TestSmallMultiples:
    def test_each_measure_has_a_chart_under_its_name_and_the_key_stands_once(self) -> None:
        block = built(small_multiples, several("cars", "bikes"), measures(cars=[1, 2], bikes=[30, 20]))
        assert words(block) == ["Theft in Q1 2023/24", "Cars", "Bikes", "Each chart has its own scale."]
        assert [chart.model.series[0].values for chart in charts(block)] == [(1, 2), (30, 20)]
        assert [len(inner.entries) for inner in walk(block) if isinstance(inner, Key)] == [1]
        assert rows(block) == [2]

    @pytest.mark.parametrize("count, expected", [(3, [3]), (4, [2, 2]), (5, [3, 3]), (6, [3, 3])])
    def test_charts_stand_in_rows_of_one_width(self, count: int, expected: list[int]) -> None:
        names = [f"m{n}" for n in range(count)]
        block = built(small_multiples, several(*names), measures(**{name: [1, 2] for name in names}))
        assert rows(block) == expected

    def test_a_shared_scale_is_one_axis_for_all(self) -> None:
        told = measures(cars=[1, 2], bikes=[30, 20])
        block = built(small_multiples, several("cars", "bikes", scale="shared"), told)
        first, second = charts(block)
        assert first.model.axis == second.model.axis and words(block)[-1] == "All charts have one scale."

    def test_lines_may_start_above_zero_on_one_scale(self) -> None:
        told = measures(a=by_quarter([80, 70], PERCENT), b=by_quarter([60, 50], PERCENT))
        spec = several("a", "b", scale="shared", **{"as": "line", "from": 40})
        block = built(small_multiples, spec, told)
        assert {chart.model.axis.minimum for chart in charts(block)} == {40}
        assert words(block)[-1] == "Scale starts at 40%. All charts have one scale."
        spec["from"] = 55
        with pytest.raises(PackError, match="smallest value is 50"):
            built(small_multiples, spec, told)

    def test_units_that_differ_have_no_common_scale(self) -> None:
        told = measures(a=by_quarter([80, 70], PERCENT), b=[1, 2])
        with pytest.raises(PackError, match="one unit"):
            built(small_multiples, several("a", "b", scale="shared"), told)

    def test_a_measure_without_figures_keeps_its_place(self) -> None:
        block = built(small_multiples, several("cars", "bikes"), measures(cars=[1, 2], bikes=[None, None]))
        assert len(charts(block)) == 1 and "[x] Not available: no data." in words(block)
        assert [inner.dashed for inner in walk(block) if isinstance(inner, Box)] == [True]

    def test_without_any_figure_the_panel_takes_the_place(self) -> None:
        block = built(small_multiples, several("cars", "bikes"), measures(cars=[None], bikes=[None]))
        assert isinstance(block, Box) and "[x]" in words(block)

    def test_gaps_are_told_with_the_charts_name_where_they_differ(self) -> None:
        block = built(small_multiples, several("cars", "bikes"), measures(cars=[1, 2, 3], bikes=[None, 2, 3]))
        assert words(block)[-1] == "Bikes: not available [x] before Q4 2022/23. Each chart has its own scale."

    @pytest.mark.parametrize("count", [1, 7])
    def test_two_to_six_charts_stand_together(self, count: int) -> None:
        with pytest.raises(ValidationError):
            small_multiples.Spec.model_validate({**HEAD, "charts": [{"measure": "m"}] * count})


class TestCumulativeLine:
    def test_the_years_are_asked_for_from_april_on(self) -> None:
        told = measures(robbery=[10, 20])
        built(cumulative_line, {"measure": "robbery", "years": 2}, told)
        assert [(asked["by"], asked["last"], asked["basis"]) for asked in told.asked] == [("month", 15, "year to date")]

    def test_by_quarter_each_year_has_four_points(self) -> None:
        told = measures(robbery=[10, 20, 30, 40, 11])
        block = built(cumulative_line, {"measure": "robbery", "by": "quarter", "target": {"value": 50}}, told)
        model = charts(block)[0].model
        assert [(one.name, one.values) for one in model.series] == [
            ("2023/24", (11, None, None, None)),
            ("2022/23", (10, 20, 30, 40)),
            ("Target", (50, 50, 50, 50)),
        ]

    def test_without_any_figure_the_panel_takes_the_place(self) -> None:
        block = built(cumulative_line, {"measure": "robbery"}, measures(robbery=[None, None]))
        assert isinstance(block, Box) and block.dashed
