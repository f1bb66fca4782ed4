"""Boundaries: projected so that a city keeps its shape, with a label's place inside every area."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from reportgen.errors import PackError, Place
from reportgen.exhibits.boundaries import load_boundaries, pole_of_inaccessibility
from reportgen.geometry import Point

HERE = Place("layouts/quarterly/trust.yaml", 7, 3)
LONDON = "data/open/geo/london_boroughs_simplified.geojson"
ROOT = str(Path(__file__).parents[2])


def square(west: float, south: float, side: float) -> list[list[float]]:
    return [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]


def write(path: Path, *features: object) -> str:
    (path / "b.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return "b.geojson"


def feature(name: str, *rings: list[list[float]]) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"name": name},
        "geometry": {"type": "Polygon", "coordinates": list(rings)},
    }


def test_a_degree_of_longitude_is_as_long_as_the_latitude_makes_it(tmp_path: Path) -> None:
    made = load_boundaries(str(tmp_path), write(tmp_path, feature("A", square(0, 51, 1))), HERE, width=100)
    assert made.width == 100
    assert made.height == pytest.approx(100 / math.cos(math.radians(51.5)), abs=0.01)


def test_north_is_up(tmp_path: Path) -> None:
    file = write(tmp_path, feature("South", square(0, 51, 0.1)), feature("North", square(0, 51.2, 0.1)))
    north, south = load_boundaries(str(tmp_path), file, HERE).areas
    assert (north.name, south.name) == ("North", "South") and north.centre.y < south.centre.y


def test_the_pole_of_a_square_is_its_middle() -> None:
    ring = (Point(0, 0), Point(10, 0), Point(10, 10), Point(0, 10))
    pole = pole_of_inaccessibility([ring], 0.1)
    assert (pole.x, pole.y) == (pytest.approx(5, abs=0.1), pytest.approx(5, abs=0.1))


def test_the_pole_of_an_l_lies_in_its_elbow_and_not_at_its_centroid() -> None:
    ring = (Point(0, 0), Point(4, 0), Point(4, 16), Point(20, 16), Point(20, 20), Point(0, 20))
    pole = pole_of_inaccessibility([ring], 0.05)
    assert pole.x < 4 and pole.y > 16


def test_a_hole_pushes_the_pole_aside() -> None:
    ring = (Point(0, 0), Point(20, 0), Point(20, 10), Point(0, 10))
    hole = (Point(8, 1), Point(12, 1), Point(12, 9), Point(8, 9))
    pole = pole_of_inaccessibility([ring, hole], 0.1)
    assert pole.x < 6 or pole.x > 14


def test_london_has_33_areas_wider_than_high() -> None:
    made = load_boundaries(ROOT, LONDON, HERE)
    assert len(made.areas) == 33 and {"City of London", "Camden"} < {area.name for area in made.areas}
    assert 290 < made.height < 330  # Greater London is about 58 by 45 km


@pytest.mark.parametrize(
    "text, message",
    [
        ("{", "b.geojson:1:2: error: not JSON"),
        ("{}", "b.geojson:0:0: error: no 'features'"),
        ('{"features": []}', "b.geojson:0:0: error: no features"),
        ('{"features": [{"properties": {}}]}', "b.geojson:0:0: error: feature 1 is no polygon with a name"),
        (
            '{"features": [{"properties": {"name": "A"}, "geometry": '
            '{"type": "Polygon", "coordinates": [[[0, 1], [1, 1]]]}}]}',
            "b.geojson:0:0: error: 'A' has a ring of fewer than three points",
        ),
    ],
)
def test_a_broken_file_is_told_with_its_name(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "b.geojson").write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_boundaries(str(tmp_path), "b.geojson", HERE)
    assert str(caught.value).startswith(message)


def test_a_missing_file_and_a_path_outside_the_project_are_told_at_the_spec(tmp_path: Path) -> None:
    for file in ("nowhere.geojson", "../b.geojson"):
        with pytest.raises(PackError) as caught:
            load_boundaries(str(tmp_path), file, HERE)
        assert str(caught.value).startswith("layouts/quarterly/trust.yaml:7:3: error: ")
