"""The sheet a chart is drawn on: where its values fall, how it looks, and the few strokes that all parts share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform

from reportgen.charts.look import ChartLook
from reportgen.charts.model import ChartModel
from reportgen.charts.place import PlotPlace
from reportgen.charts.renderer import SurfaceRenderer, dashes
from reportgen.charts.surface import Surface, TextAnchor
from reportgen.geometry import Point, Rect

_RECT_CODES = (Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything a part of the drawing needs. ``rect`` is the whole graphic, which no word leaves sideways."""

    place: PlotPlace
    rect: Rect
    look: ChartLook
    renderer: SurfaceRenderer

    @property
    def model(self) -> ChartModel:
        return self.place.model

    @property
    def plot(self) -> Rect:
        return self.place.plot

    @property
    def surface(self) -> Surface:
        return self.renderer.surface

    def draw(
        self,
        path: Path,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 0,
        dash: Sequence[float] = (),
    ) -> None:
        """One path, filled, outlined or both."""
        PathPatch(
            path,
            facecolor=fill or "none",
            edgecolor=stroke or "none",
            linewidth=width if stroke else 0,
            linestyle=dashes(tuple(dash), width),
            capstyle="butt",
            joinstyle="miter",
            antialiased=True,
            transform=IdentityTransform(),
        ).draw(self.renderer)

    def lines(
        self, pieces: Iterable[tuple[Point, Point]], colour: str, width: float, dash: Sequence[float] = ()
    ) -> None:
        """Straight lines of one look."""
        ends = [(point.x, point.y) for piece in pieces for point in piece]
        if ends:
            self.draw(Path(ends, [Path.MOVETO, Path.LINETO] * (len(ends) // 2)), None, colour, width, dash)

    def words(
        self,
        x: float,
        baseline: float,
        text: str,
        *,
        bold: bool = False,
        colour: str = "",
        anchor: TextAnchor = "start",
    ) -> None:
        """Chart text: ticks regular in the secondary colour, labels bold in ink."""
        size = self.look.label_size if bold else self.look.text_size
        chosen = colour or (self.look.ink if bold else self.look.secondary)
        self.surface.text(x, baseline, text, size=size, colour=chosen, bold=bold, anchor=anchor)

    def kept_inside(self, middle: float, width: float) -> float:
        """The middle of centred words of that width, moved sideways until they stay on the sheet."""
        return min(max(middle, self.rect.x + width / 2), max(self.rect.right, self.plot.right) - width / 2)


def rectangles(rects: Iterable[Rect]) -> Path:
    """Rectangles as one path."""
    corners = [
        corner
        for r in rects
        for corner in ((r.x, r.y), (r.right, r.y), (r.right, r.bottom), (r.x, r.bottom), (r.x, r.y))
    ]
    return Path(corners, _RECT_CODES * (len(corners) // 5))
