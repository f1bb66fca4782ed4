"""Boundaries of places from GeoJSON, projected to points on a page, each with the place where its label stands."""

from __future__ import annotations

import heapq
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any

from reportgen.errors import PackError, Place, Problem
from reportgen.geometry import Point
from reportgen.spec.inside import inside

Ring = tuple[Point, ...]
_LABEL_PRECISION = 1.0  # points by which a label may miss the best place


@dataclass(frozen=True, slots=True)
class Area:
    """One place: its rings, outer ones and holes alike (even-odd filling tells them apart), and its label's point."""

    name: str
    rings: tuple[Ring, ...]
    centre: Point


@dataclass(frozen=True, slots=True)
class Boundaries:
    """All places in one view box of ``width`` by ``height`` points, y downwards."""

    width: float
    height: float
    areas: tuple[Area, ...]


def load_boundaries(root: str, file: str, place: Place, width: float = 398.0) -> Boundaries:
    """The places of a GeoJSON file (longitude and latitude, polygons with a ``name``), scaled to ``width`` points.

    PackError at ``place`` or in the file: a path outside the project, no file, no JSON, a feature without a polygon.
    """
    path = inside(Path(root), file)
    if path is None:
        raise _problem(
            place,
            f"'{file}' lies outside the project",
            "paths stay in the project's folder",
            "copy the file into data/",
        )
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        raise _problem(place, f"no boundaries file '{file}'", "expected a GeoJSON file", "check the path") from None
    except UnicodeDecodeError:
        raise _problem(Place(file), "the file is not UTF-8", "GeoJSON is UTF-8", "save it as UTF-8") from None
    return _parse(text, file, width)


def pole_of_inaccessibility(rings: Sequence[Ring], precision: float = _LABEL_PRECISION) -> Point:
    """The inner point that is farthest from any edge, within ``precision``: where a label fits best.

    A quadtree search (V. Agafonkin's polylabel): cells that can't hold a better point are never divided.
    """
    edges = [(a.x, a.y, b.x, b.y) for ring in rings for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)]
    left, top = min(e[0] for e in edges), min(e[1] for e in edges)
    right, bottom = max(e[0] for e in edges), max(e[1] for e in edges)
    half = max(min(right - left, bottom - top), precision) / 2
    order = count()  # ties are taken in order of making, never by comparing cells
    heap: list[tuple[float, int, float, float, float, float]] = []

    def push(x: float, y: float, h: float) -> None:
        inside = _signed_distance(x, y, edges)
        heapq.heappush(heap, (-(inside + h * math.sqrt(2)), next(order), inside, x, y, h))

    for i in range(math.ceil((right - left) / (2 * half))):
        for j in range(math.ceil((bottom - top) / (2 * half))):
            push(left + half * (2 * i + 1), top + half * (2 * j + 1), half)
    best = (-math.inf, (left + right) / 2, (top + bottom) / 2)
    while heap and -heap[0][0] - best[0] > precision:
        _, _, inside, x, y, h = heapq.heappop(heap)
        if inside > best[0]:
            best = (inside, x, y)
        for dx, dy in ((-h, -h), (h, -h), (-h, h), (h, h)):
            push(x + dx / 2, y + dy / 2, h / 2)
    return Point(best[1], best[2])


def _signed_distance(x: float, y: float, edges: Iterable[tuple[float, float, float, float]]) -> float:
    """Distance to the nearest edge, positive inside (even-odd rule)."""
    inside, nearest = False, math.inf
    for ax, ay, bx, by in edges:
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        share = 0.0 if length == 0 else min(1.0, max(0.0, ((x - ax) * dx + (y - ay) * dy) / length))
        ex, ey = x - ax - share * dx, y - ay - share * dy
        nearest = min(nearest, ex * ex + ey * ey)
    return math.sqrt(nearest) if inside else -math.sqrt(nearest)


@lru_cache(maxsize=4)
def _parse(text: str, file: str, width: float) -> Boundaries:
    try:
        features = json.loads(text)["features"]
    except json.JSONDecodeError as error:
        raise _problem(Place(file, error.lineno, error.colno), f"not JSON: {error.msg}", "expected GeoJSON") from None
    except (KeyError, TypeError):
        raise _problem(Place(file), "no 'features'", "expected a GeoJSON FeatureCollection") from None
    named = [_feature(feature, number, file) for number, feature in enumerate(features, start=1)]
    if not named:
        raise _problem(Place(file), "no features", "expected a polygon per place")
    return _projected(named, width)


def _feature(feature: Any, number: int, file: str) -> tuple[str, tuple[Ring, ...]]:
    """Name and rings in degrees: x longitude, y latitude."""
    try:
        name, geometry = feature["properties"]["name"], feature["geometry"]
        parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        if geometry["type"] not in ("Polygon", "MultiPolygon") or not isinstance(name, str):
            raise TypeError
        rings = tuple(
            tuple(Point(float(x), float(y)) for x, y, *_ in (ring[:-1] if ring[0] == ring[-1] else ring))
            for part in parts
            for ring in part
        )
    except (KeyError, TypeError, ValueError, IndexError):
        problem = f"feature {number} is no polygon with a name"
        raise _problem(Place(file), problem, "expected properties.name and a Polygon or MultiPolygon") from None
    if not rings or any(len(ring) < 3 for ring in rings):
        raise _problem(Place(file), f"'{name}' has a ring of fewer than three points", "expected closed outlines")
    return name, rings


def _projected(named: Sequence[tuple[str, tuple[Ring, ...]]], width: float) -> Boundaries:
    """Equirectangular about the middle latitude: a degree of longitude is cos(latitude) of one of latitude.

    Over a city this differs from the National Grid by less than a map's line is wide.
    """
    points = [point for _, rings in named for ring in rings for point in ring]
    west, east = min(p.x for p in points), max(p.x for p in points)
    south, north = min(p.y for p in points), max(p.y for p in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = width / ((east - west) * squeeze)
    areas = []
    for name, rings in sorted(named):
        placed = tuple(
            tuple(Point(round((p.x - west) * squeeze * scale, 3), round((north - p.y) * scale, 3)) for p in ring)
            for ring in rings
        )
        areas.append(Area(name, placed, pole_of_inaccessibility([_thinned(ring) for ring in placed])))
    return Boundaries(width, round((north - south) * scale, 3), tuple(areas))


def _thinned(ring: Ring) -> Ring:
    """A ring without the points that stand nearer to the one before than a label can tell: the search is quadratic."""
    kept = [ring[0]]
    for point in ring[1:]:
        if math.hypot(point.x - kept[-1].x, point.y - kept[-1].y) >= 2 * _LABEL_PRECISION:
            kept.append(point)
    return tuple(kept) if len(kept) >= 3 else ring


def _problem(place: Place, found: str, expected: str, hint: str = "") -> PackError:
    return PackError([Problem(place, found, expected, hint, rule="boundaries")])
