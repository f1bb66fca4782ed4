"""matplotlib's artists drawn on a Surface: paths stay paths, text stays text in the page's own fonts.

There is no Figure, Axes or pyplot: creating those takes longer than the whole drawing. Artists get page coordinates and
the identity as their transform, and every property is passed to them, so a user's matplotlibrc changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import matplotlib as mpl
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform

from reportgen.charts.surface import Step, Stroke, Surface


class SurfaceRenderer(RendererBase):
    """Forwards what artists draw to a Surface. One unit is one point; y grows downwards."""

    def __init__(self, surface: Surface):
        super().__init__()
        self.surface = surface

    def draw_path(self, gc: GraphicsContextBase, path: Path, transform: Transform, rgbFace: Any = None) -> None:
        """A path with the context's outline and the face's fill."""
        self.surface.path(_steps(path, transform), _hex(rgbFace), _stroke(gc))

    def draw_markers(  # noqa: PLR0917  # matplotlib's signature
        self,
        gc: GraphicsContextBase,
        marker_path: Path,
        marker_trans: Transform,
        path: Path,
        trans: Transform,
        rgbFace: Any = None,
    ) -> None:
        """The same marker at every point of the path, as one path of many pieces."""
        marker = list(_steps(marker_path, marker_trans))
        steps = [
            (name, tuple(number + (points[-2] if i % 2 == 0 else points[-1]) for i, number in enumerate(numbers)))
            for _, points in _steps(path, trans)
            if points
            for name, numbers in marker
        ]
        self.surface.path(steps, _hex(rgbFace), _stroke(gc))

    def draw_text(  # noqa: PLR0917  # matplotlib's signature
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: Any,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,
    ) -> None:
        """One line of text in the page's own sans, upright; bold by its weight."""
        bold = prop.get_weight() in ("bold", "heavy", "semibold", 700)
        size = prop.get_size_in_points()
        self.surface.text(x, y, s, size=size, colour=_hex(gc.get_rgb()) or "#000000", bold=bold)

    def points_to_pixels(self, points: Any) -> Any:
        """Points are the unit."""
        return points

    def flipy(self) -> bool:
        """Page coordinates: y grows downwards."""
        return True


def dashes(pattern: tuple[float, ...], width: float) -> Any:
    """A line style with the pattern in points: an artist's multiplying by the width is undone."""
    if not pattern:
        return "solid"
    scale = width if mpl.rcParams["lines.scale_dashes"] else 1
    return (0, tuple(length / scale for length in pattern))


def _steps(path: Path, transform: Transform | None) -> Iterator[Step]:
    """The path's pieces in page coordinates; missing points (NaN) part it, quadratic curves become cubic ones."""
    last = (0.0, 0.0)
    for numbers, code in path.iter_segments(transform or Affine2D(), remove_nans=True, simplify=False):
        points = tuple(float(n) for n in numbers)
        if code == Path.CLOSEPOLY:
            yield ("Z", ())
            continue
        if code == Path.CURVE3:
            points = _cubic(last, points)
        if code == Path.MOVETO:
            yield ("M", points)
        elif code == Path.LINETO:
            yield ("L", points)
        else:
            yield ("C", points)
        last = (points[-2], points[-1])


def _cubic(start: tuple[float, float], points: tuple[float, ...]) -> tuple[float, ...]:
    """A quadratic curve by one handle as the same curve by two."""
    (x0, y0), (hx, hy, x1, y1) = start, points
    return (x0 + (hx - x0) * 2 / 3, y0 + (hy - y0) * 2 / 3, x1 + (hx - x1) * 2 / 3, y1 + (hy - y1) * 2 / 3, x1, y1)


def _stroke(gc: GraphicsContextBase) -> Stroke | None:
    width = float(gc.get_linewidth())
    if not width or gc.get_rgb()[3] == 0:
        return None
    dash: Any = gc.get_dashes()[1]
    rounded = gc.get_capstyle() == "round"
    return Stroke(_hex(gc.get_rgb()) or "#000000", width, tuple(float(n) for n in dash or ()), rounded)


def _hex(rgb: Any) -> str | None:
    """``#RRGGBB`` of a matplotlib colour with channels from 0 to 1; None for no colour."""
    if rgb is None or (len(rgb) == 4 and rgb[3] == 0):
        return None
    return "#" + "".join(f"{round(channel * 255):02X}" for channel in rgb[:3])
