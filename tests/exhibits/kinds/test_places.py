"""The kinds borough-map and ranked-bars on three made boroughs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from reportgen.errors import PackError
from reportgen.exhibits.block import Box, Drawing, Key
from reportgen.exhibits.kinds import borough_map, ranked_bars
from reportgen.exhibits.walk import walk
from tests.charts.made_series import RATE, by_name
from tests.exhibits.kinds.charted import charts, measures, words
from tests.exhibits.plain_context import FILE, PlainTable, PlainTables, context, located

VALUES = {"Westminster": 18.7, "Barking and Dagenham": 3.34, "Sutton": 1.44, "Heathrow": None}
SPEC = {"title": "Robbery", "measure": "m", "by": "borough", "breaks": [1.5, 5], "boundaries": "map.geojson"}


def square(west: float) -> list[list[float]]:
    return [[west, 51.0], [west + 0.1, 51.0], [west + 0.1, 51.1], [west, 51.1], [west, 51.0]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    names = ("City of Westminster", "Barking & Dagenham", "Sutton", "City of London")
    features = [
        {"properties": {"name": name}, "geometry": {"type": "Polygon", "coordinates": [square(i * 0.1)]}}
        for i, name in enumerate(names)
    ]
    (tmp_path / "map.geojson").write_text(json.dumps({"features": features}), encoding="utf-8")
    return tmp_path


def build(kind: Any, project: Path, values: dict[str, float | None] | None = None, **more: Any) -> Any:
    told = measures(m=by_name(VALUES if values is None else values, RATE))
    spec = kind.Spec.model_validate(located({**SPEC, **more} if kind is borough_map else {**_bars(), **more}))
    return kind.build(spec, context(measures=told, root=str(project)))


def _bars() -> dict[str, Any]:
    return {key: value for key, value in SPEC.items() if key != "boundaries"}


def drawing(block: Any) -> Drawing:
    return next(inner for inner in walk(block) if isinstance(inner, Drawing))


class TestMap:
    def test_every_borough_has_its_classs_colour_and_its_rank(self, project: Path) -> None:
        made = drawing(build(borough_map, project))
        fills = {polygon.name: polygon.fill for polygon in made.polygons}
        assert fills == {
            "Barking & Dagenham: 3.3": "map-3",
            "City of Westminster: 18.7": "map-5",
            "Sutton: 1.4": "map-1",
            "City of London": "white",
        }
        assert [(label.paragraph.text, label.paragraph.runs[0].colour) for label in made.labels] == [
            ("2", "ink"),
            ("1", "white"),
            ("3", "ink"),
        ]

    def test_light_places_are_drawn_last_with_a_grey_border(self, project: Path) -> None:
        assert [polygon.stroke for polygon in drawing(build(borough_map, project)).polygons] == [
            "white",
            "white",
            "outline",
            "outline",
        ]

    def test_the_key_shows_classes_and_the_place_that_is_not_covered(self, project: Path) -> None:
        key = next(inner for inner in walk(build(borough_map, project)) if isinstance(inner, Key))
        assert [paragraph.text for _, paragraph in key.entries] == ["Under 1.5", "1.5 to 4.9", "5 or more", "[z]"]

    def test_alt_text_names_the_highest_the_lowest_and_the_classes(self, project: Path) -> None:
        alt = drawing(build(borough_map, project, alt="Westminster stands out")).alt
        assert "highest 18.7 (Westminster), lowest 1.4 (Sutton)" in alt
        assert "Under 1.5: 1; 1.5 to 4.9: 1; 5 or more: 1." in alt
        assert "Not applicable [z]: City of London." in alt and alt.endswith("Westminster stands out.")

    def test_a_place_without_a_value_is_white_with_a_marker_and_named(self, project: Path) -> None:
        block = build(borough_map, project, {"Westminster": 18.7, "Barking and Dagenham": 3.3, "Sutton": None})
        assert "[x]" in [label.paragraph.text for label in drawing(block).labels]
        assert words(block)[-1] == "[x] Not available: Sutton."

    def test_a_place_that_the_map_lacks_is_an_error_with_the_nearest_name(self, project: Path) -> None:
        with pytest.raises(PackError) as caught:
            build(borough_map, project, {"Suton": 2.0, "Sutton": 1.0})
        assert str(caught.value) == (
            f"{FILE}:2:9: error: 'Suton' is in the data but not on the map; map.geojson has 4 places "
            "(hint: did you mean 'Sutton'?)"
        )

    def test_a_place_may_be_left_out(self, project: Path) -> None:
        block = build(borough_map, project, {**VALUES, "Heathrow": 9.0}, leave_out=["Heathrow"])
        assert [label.paragraph.text for label in drawing(block).labels] == ["2", "1", "3"]

    def test_a_place_to_leave_out_that_is_not_there_is_an_error(self, project: Path) -> None:
        with pytest.raises(PackError, match="no borough 'Gatwick' in the data"):
            build(borough_map, project, leave_out=["Gatwick"])

    def test_without_any_value_there_is_the_panel(self, project: Path) -> None:
        assert isinstance(build(borough_map, project, {"Sutton": None}), Box)

    def test_breaks_must_rise(self) -> None:
        with pytest.raises(ValidationError, match="breaks must rise"):
            borough_map.Spec.model_validate({**SPEC, "breaks": [5, 1]})


class TestRankedBars:
    def test_columns_share_one_scale_and_the_maps_colours(self, project: Path) -> None:
        first, second = (chart.model for chart in charts(build(ranked_bars, project)))
        assert first.categories == ("1  Westminster", "2  Barking and Dagenham") and second.categories == ("3  Sutton",)
        assert first.axis == second.axis and first.axis.maximum == 18.7 and not first.axis.visible
        assert first.series[0].point_colours == ("#12436D", "#6E96B8")
        assert first.horizontal and first.room_for == second.room_for and "3  Sutton" in first.room_for
        assert [label.text for label in first.series[0].labels if label] == ["18.7", "3.3"]

    def test_each_column_is_as_high_as_its_bars(self, project: Path) -> None:
        assert [chart.height for chart in charts(build(ranked_bars, project))] == [39.2, 19.6]

    def test_alt_text_says_which_places_a_column_holds(self, project: Path) -> None:
        first, second = (chart.model.alt for chart in charts(build(ranked_bars, project)))
        assert first.startswith(
            "Bar chart, places 1 to 2 of 3. Offences, per 1,000 residents: from 18.7 (Westminster) to 3.3"
        )
        assert second.startswith("Bar chart, place 3 of 3.")

    def test_only_the_first_may_be_shown(self, project: Path) -> None:
        (chart,) = charts(build(ranked_bars, project, first=2, columns=1))
        assert chart.model.categories == ("1  Westminster", "2  Barking and Dagenham")

    def test_a_place_without_a_value_is_named_below(self, project: Path) -> None:
        assert words(build(ranked_bars, project))[-1] == "[x] Not available: Heathrow."

    def test_too_many_bars_are_an_error(self, project: Path) -> None:
        with pytest.raises(PackError, match="40 bars in 2 columns; a column takes 18"):
            build(ranked_bars, project, {f"Ward {n}": float(n) for n in range(1, 41)})


PRIORITIES = PlainTable(
    "priorities",
    ("borough", "change"),
    (("Westminster", "45"), ("Barking and Dagenham", "-8"), ("Sutton", "0"), ("Total", "12")),
)
OF_TABLE: dict[str, Any] = {
    "title": "Change",
    "table": {"dataset": "priorities", "category": "borough", "value": "change", "label": "Change in {{ period }}"},
    "breaks": [0, 20],
    "leave_out": ["Total"],
}


class TestPlacesOfATable:
    def built(self, kind: Any, project: Path, **more: Any) -> Any:
        values = {**OF_TABLE, **more}
        if kind is borough_map:
            values["boundaries"] = "map.geojson"
        deep = {key: located(value) if isinstance(value, dict) else value for key, value in values.items()}
        tables = PlainTables({"priorities": PRIORITIES})
        return kind.build(kind.Spec.model_validate(located(deep)), context(tables=tables, root=str(project)))

    def test_a_map_shows_each_row_in_its_class_below_and_above_zero(self, project: Path) -> None:
        block = self.built(borough_map, project)
        assert {polygon.name: polygon.fill for polygon in drawing(block).polygons} == {
            "Barking & Dagenham: −8": "map-1",
            "Sutton: 0": "map-3",
            "City of Westminster: 45": "map-5",
            "City of London": "white",
        }
        key = next(inner for inner in walk(block) if isinstance(inner, Key))
        assert [paragraph.text for _, paragraph in key.entries] == ["Under 0", "0 to 19", "20 or more", "[z]"]
        assert "Change in Q1 2023/24" in drawing(block).alt

    def test_bars_rank_the_rows(self, project: Path) -> None:
        (chart,) = charts(self.built(ranked_bars, project, columns=1))
        assert chart.model.categories == ("1  Westminster", "2  Sutton", "3  Barking and Dagenham")

    def test_a_column_that_the_table_lacks_is_an_error(self, project: Path) -> None:
        with pytest.raises(PackError, match="the table 'priorities' has no column 'rise'"):
            self.built(borough_map, project, table={"dataset": "priorities", "category": "borough", "value": "rise"})

    @pytest.mark.parametrize(
        ("more", "told"),
        [
            ({"measure": "m"}, "give either a 'measure' or a 'table'"),
            ({"basis": "quarter"}, "'basis' and 'where' belong to a measure"),
        ],
    )
    def test_a_table_stands_in_place_of_a_measure(self, more: dict[str, str], told: str) -> None:
        with pytest.raises(ValidationError, match=told):
            borough_map.Spec.model_validate({**OF_TABLE, **more})
