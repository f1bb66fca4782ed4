"""Draws london.png, London's boroughs from the open boundaries: run from the project's folder when these change."""

from __future__ import annotations

import json
import math
from pathlib import Path

from PIL import Image, ImageDraw

BOUNDARIES = Path("data/open/geo/london_boroughs_simplified.geojson")
TARGET = Path(__file__).with_name("london.png")
WIDTH, MARGIN, FINER = 1340, 10, 3  # pixels; drawn three times as fine, so that lines are smooth
FILL = "#12436D"
LINE = "#FFFFFF"


def main() -> None:
    """Write the picture."""
    features = json.loads(BOUNDARIES.read_text(encoding="utf-8"))["features"]
    outlines = [(feature["properties"], list(_rings(feature["geometry"]))) for feature in features]
    points = [point for _, rings in outlines for ring in rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    flat = math.cos(math.radians((south + north) / 2)) if abs(north) < 90 else 1.0  # degrees, or metres of the grid
    scale = (WIDTH - 2 * MARGIN) / ((east - west) * flat)
    height = round((north - south) * scale) + 2 * MARGIN
    image = Image.new("RGB", (WIDTH * FINER, height * FINER), "#FFFFFF")
    draw = ImageDraw.Draw(image)
    for _, rings in outlines:
        for ring in rings:
            placed = [
                ((MARGIN + (px - west) * flat * scale) * FINER, (MARGIN + (north - py) * scale) * FINER)
                for px, py in ring
            ]
            draw.polygon(placed, fill=FILL)
            draw.line([*placed, placed[0]], fill=LINE, width=3 * FINER, joint="curve")
    image.resize((WIDTH, height), Image.Resampling.LANCZOS).quantize(64).save(TARGET, optimize=True)


def _rings(geometry: dict[str, object]) -> list[list[tuple[float, float]]]:
    """The outer rings of a polygon or of several."""
    coordinates = geometry["coordinates"]
    polygons = coordinates if geometry["type"] == "MultiPolygon" else [coordinates]
    return [[(x, y) for x, y, *_ in polygon[0]] for polygon in polygons]  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
