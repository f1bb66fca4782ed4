"""The kinds column, line and column-line: what an author writes, and the block that comes out."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from pydantic import ValidationError

from reportgen.errors import PackError
from reportgen.exhibits.block import Box, Key, Stack
from reportgen.exhibits.kinds import column, column_line, line
from tests.charts.made_series import PERCENT, by_name, by_quarter, figure
from tests.exhibits.kinds.charted import SeriesMeasures, charts, measures, words
from tests.exhibits.plain_context import FILE, PlainTable, PlainTables, context, located


def built(kind: Any, spec: dict[str, Any], told: SeriesMeasures | None = None, **more: Any) -> Any:
    parts = dict(more)
    if told is not None:
        parts["measures"] = told
    return kind.build(kind.Spec.model_validate(located(spec)), context(**parts))


def refused(kind: Any, spec: dict[str, Any], told: SeriesMeasures, **more: Any) -> str:
    with pytest.raises(PackError) as caught:
        built(kind, spec, told, **more)
    return str(caught.value)


HEAD = {"title": "Robbery in {{ period }}", "subtitle": "Offences by quarter, London"}


class TestColumn:
    def test_title_subtitle_key_and_chart_stand_in_reading_order(self) -> None:
        block = built(column, {**HEAD, "measure": "robbery"}, measures(robbery=[10, 20, 30]))
        assert isinstance(block, Stack) and block.id == "page.main"
        assert words(block) == ["Robbery in Q1 2023/24", "Offences by quarter, London"]
        kinds = [type(child).__name__ for child in block.children if type(child).__name__ != "Space"]
        assert kinds == ["Text", "Text", "Key", "Chart"]
        assert charts(block)[0].model.series[0].values == (10, 20, 30)
        assert charts(block)[0].height is None

    def test_the_title_is_a_heading(self) -> None:
        block = built(column, {**HEAD, "measure": "robbery"}, measures(robbery=[10, 20]))
        assert block.children[0].paragraphs[0].role == "H2" and block.children[0].paragraphs[0].style == "chart-title"

    def test_filters_basis_and_window_reach_the_measures(self) -> None:
        told = measures(robbery=[10, 20])
        built(
            column, {**HEAD, "measure": "robbery", "last": 2, "basis": "quarter", "where": {"borough": "Camden"}}, told
        )
        assert told.asked == [
            {
                "name": "robbery",
                "by": "quarter",
                "last": 2,
                "since": None,
                "basis": "quarter",
                "where": {"borough": "Camden"},
            }
        ]

    def test_a_baseline_is_the_earlier_value_of_a_comparator(self) -> None:
        told = measures(robbery=[10, 20])
        told.before["pre-pandemic quarter"] = figure(12, back=16)
        spec = {**HEAD, "measure": "robbery", "baseline": {"comparator": "pre-pandemic quarter"}}
        model = charts(built(column, spec, told))[0].model
        assert model.series[1].values == (12, 12) and model.series[1].name == "Q1 2019/20"

    def test_a_baseline_may_be_a_quarter(self) -> None:
        spec = {**HEAD, "measure": "robbery", "baseline": {"period": "Q4 2022/23", "label": "Winter"}}
        model = charts(built(column, spec, measures(robbery=[10, 20])))[0].model
        assert model.series[1].values == (10, 10) and model.series[1].name == "Winter"

    def test_series_stand_side_by_side(self) -> None:
        told = measures(phone=by_quarter([36, 38], PERCENT), online=by_quarter([36, 34], PERCENT))
        spec = {
            **HEAD,
            "series": [{"measure": "phone", "label": "Telephone"}, {"measure": "online", "label": "Online"}],
        }
        model = charts(built(column, spec, told))[0].model
        assert [series.name for series in model.series] == ["Telephone", "Online"]

    def test_without_any_value_the_panel_keeps_the_place_and_says_why(self) -> None:
        block = built(column, {**HEAD, "measure": "robbery"}, measures(robbery=[None, None]))
        assert isinstance(block, Box) and block.dashed and block.stretch
        assert words(block) == [
            "Robbery in Q1 2023/24",
            "Offences by quarter, London",
            "[x]",
            "Not available this quarter",
            "No data. None is shown or estimated.",
        ]

    def test_a_required_chart_without_its_latest_figure_is_an_error(self) -> None:
        spec = {**HEAD, "measure": "robbery", "required": True}
        message = refused(column, spec, measures(robbery=[10, None]))
        assert message.startswith(f"{FILE}:4:9: error: Knife crime offences has no figure for Q1 2023/24")

    def test_no_rows_at_all_is_an_error_at_the_exhibit(self) -> None:
        message = refused(column, {**HEAD, "measure": "robbery"}, measures(robbery=[]))
        assert message.startswith(f"{FILE}:1:1: error: no rows to draw")

    def test_alt_text_that_repeats_the_title_is_an_error_at_the_alt_text(self) -> None:
        spec = {**HEAD, "measure": "robbery", "alt": "Robbery in Q1 2023/24."}
        assert refused(column, spec, measures(robbery=[1, 2])).startswith(f"{FILE}:4:9: error: the alt text repeats")

    def test_the_authors_message_ends_the_alt_text(self) -> None:
        spec = {**HEAD, "measure": "robbery", "alt": "Robbery doubled"}
        model = charts(built(column, spec, measures(robbery=[10, 20])))[0].model
        assert model.alt.endswith("Robbery doubled.") and model.alt.startswith("Column chart by quarter")

    def test_a_gap_is_said_under_the_chart(self) -> None:
        block = built(column, {**HEAD, "measure": "robbery"}, measures(robbery=[10, None, 30]))
        assert words(block)[-1] == "Not available [x] for Q4 2022/23."

    @pytest.mark.parametrize(
        "spec",
        [
            {},
            {"measure": "a", "series": [{"measure": "b"}]},
            {"series": [{"measure": "a"}], "baseline": {"period": "Q1 2019/20"}},
            {"measure": "a", "basiss": "quarter"},
            {"measure": "a", "baseline": {"period": "Q9 2019/20"}},
        ],
    )
    def test_specs_that_contradict_themselves_do_not_validate(self, spec: dict[str, Any]) -> None:
        with pytest.raises(ValidationError):
            column.Spec.model_validate({**HEAD, **spec})

    def test_names_may_be_very_long(self) -> None:
        name = "A partnership of many words " * 10
        model = charts(built(column, {**HEAD, "measure": "m", "by": "team"}, measures(m=by_name({name: 1, "B": 2}))))[
            0
        ].model
        assert model.categories == (name, "B")


class TestTables:
    TABLE = PlainTable(
        "uss",
        ("quarter", "Telephone", "Online", "team"),
        (("Q4 2022/23", "36%", "35%", "A"), ("Q1 2023/24", "38%", "[x]", "A"), ("Q1 2023/24", "9%", "9%", "B")),
        {"Telephone": PERCENT, "Online": PERCENT},
    )

    def spec(self, **table: Any) -> dict[str, Any]:
        values = {"dataset": "uss", "category": "quarter", "values": ["Telephone", "Online"], "where": {"team": "A"}}
        return {**HEAD, "table": located({**values, **table}, 20)}

    def test_a_published_table_is_charted_row_by_row(self) -> None:
        block = built(column, self.spec(), tables=PlainTables({"uss": self.TABLE}))
        model = charts(block)[0].model
        assert model.categories == ("Q4 2022/23", "Q1 2023/24")
        assert [series.values for series in model.series] == [(36, 38), (35, None)]
        assert words(block)[-1] == "Online: not available [x] for Q1 2023/24."

    def test_the_places_of_a_tables_figures_may_be_asked_for(self) -> None:
        block = built(column, self.spec(decimals=1), tables=PlainTables({"uss": self.TABLE}))
        shown = [label.text for series in charts(block)[0].model.series for label in series.labels if label]
        assert shown == ["36.0%", "38.0%", "35.0%"]

    def test_the_last_rows_may_be_asked_for(self) -> None:
        block = built(column, self.spec(last=1), tables=PlainTables({"uss": self.TABLE}))
        assert charts(block)[0].model.categories == ("Q1 2023/24",)

    def test_unknown_columns_are_told_together(self) -> None:
        spec = self.spec(values=["Telefone"], where={"teem": "A"})
        message = refused(column, spec, measures(), tables=PlainTables({"uss": self.TABLE}))
        assert (
            "no column 'Telefone'" in message
            and "did you mean 'Telephone'?" in message
            and "no column 'teem'" in message
        )

    def test_a_table_gives_columns_and_a_line(self) -> None:
        spec = self.spec(values=["Telephone", {"column": "Online", "label": "Online (right)"}])
        model = charts(built(column_line, spec, tables=PlainTables({"uss": self.TABLE})))[0].model
        assert [(series.kind, series.name) for series in model.series] == [
            ("column", "Telephone"),
            ("line", "Online (right)"),
        ]


class TestColumnLine:
    SPEC: ClassVar = {
        **HEAD,
        "columns": {"measure": "offences", "last": 3, "label": "Offences (left)"},
        "line": {"measure": "rate", "label": "Positive outcomes (right)"},
    }

    def test_the_line_takes_its_periods_from_the_columns(self) -> None:
        told = measures(offences=[1, 10, 20, 30], rate=by_quarter([1.0, 50.0, 40.0, 30.0], PERCENT))
        block = built(column_line, self.SPEC, told)
        model = charts(block)[0].model
        assert len(model.categories) == 3 and model.series[1].values == (50, 40, 30)
        key = next(child for child in block.children if isinstance(child, Key))
        assert [(swatch.sample, words.text) for swatch, words in key.entries] == [
            ("square", "Offences (left)"),
            ("marker line", "Positive outcomes (right)"),
        ]

    def test_a_line_with_periods_of_its_own_keeps_them(self) -> None:
        told = measures(offences=[1, 10, 20, 30], rate=by_quarter([1.0, 50.0, 40.0, 30.0], PERCENT))
        built(column_line, {**self.SPEC, "line": {"measure": "rate", "last": 2}}, told)
        assert [asked["last"] for asked in told.asked] == [3, 2]

    def test_a_line_without_any_value_leaves_the_columns(self) -> None:
        told = measures(offences=[10, 20, 30], rate=by_quarter([None, None, None], PERCENT))
        block = built(column_line, self.SPEC, told)
        assert charts(block)[0].model.series[1].labels == (None, None, None)
        assert "Positive outcomes: not available [x] for Q3 2022/23 to Q1 2023/24." in words(block)[-1]

    @pytest.mark.parametrize(
        "spec", [{}, {"columns": {"measure": "a"}}, {"table": {"dataset": "d", "category": "c", "values": ["v"]}}]
    )
    def test_columns_and_line_come_together(self, spec: dict[str, Any]) -> None:
        with pytest.raises(ValidationError):
            column_line.Spec.model_validate({**HEAD, **spec})


class TestLine:
    def test_a_cut_scale_is_said_under_the_chart(self) -> None:
        told = measures(trust=by_quarter([85, 83, 70], PERCENT), good=by_quarter([60, 55, 48], PERCENT))
        series = [{"measure": "trust", "label": "Trust the Met"}, {"measure": "good", "label": "Good job locally"}]
        block = built(line, {**HEAD, "series": series, "scale": {"from": 40}, "marker": {"at": "Q4 2022/23"}}, told)
        model = charts(block)[0].model
        assert model.end_labels and model.axis.minimum == 40 and [marker.category for marker in model.markers] == [1]
        assert words(block)[-1] == "Scale starts at 40%."
        assert not [child for child in block.children if isinstance(child, Key)]

    def test_a_scale_over_a_value_is_an_error_at_the_exhibit(self) -> None:
        message = refused(line, {**HEAD, "measure": "m", "scale": {"from": 40}}, measures(m=[50, 30]))
        assert message.startswith(f"{FILE}:1:1: error: the scale starts at 40, but the smallest value is 30")

    def test_a_fifth_series_is_an_error(self) -> None:
        spec = {**HEAD, "series": [{"measure": "m", "label": str(n)} for n in range(5)]}
        assert "5 series in one chart; four is the most" in refused(line, spec, measures(m=[1, 2]))
