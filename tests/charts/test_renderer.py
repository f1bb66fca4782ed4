"""matplotlib's artists on a Surface."""

from __future__ import annotations

import matplotlib as mpl
import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, IdentityTransform

from reportgen.charts.renderer import SurfaceRenderer, dashes
from tests.charts.recording_surface import RecordingSurface


def test_a_quadratic_curve_becomes_the_same_cubic_one() -> None:
    surface = RecordingSurface()
    path = Path([(0, 0), (3, 6), (6, 0)], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    PathPatch(path, facecolor="none", edgecolor="#102030", linewidth=1, transform=IdentityTransform()).draw(
        SurfaceRenderer(surface)
    )
    assert surface.paths[0].steps == (("M", (0, 0)), ("C", (2, 4, 4, 4, 6, 0)))
    assert surface.paths[0].fill is None


def test_artists_may_use_transforms() -> None:
    surface = RecordingSurface()
    line = Line2D([1, 2], [1, 3], color="#102030", linewidth=2)
    line.set_transform(Affine2D().scale(10, -10).translate(0, 100))
    line.draw(SurfaceRenderer(surface))
    assert surface.paths[0].points == ((10, 90), (20, 70))


@pytest.mark.parametrize("scaled", [True, False])
def test_dashes_are_points_whatever_the_matplotlibrc_says(scaled: bool) -> None:
    surface = RecordingSurface()
    with mpl.rc_context({"lines.scale_dashes": scaled}):
        line = Line2D([0, 9], [0, 0], color="#102030", linewidth=2, linestyle=dashes((4, 2.5), 2))
        line.set_transform(IdentityTransform())
        line.draw(SurfaceRenderer(surface))
    assert surface.paths[0].stroke is not None
    assert surface.paths[0].stroke.dash == pytest.approx((4, 2.5))


def test_text_of_an_artist_keeps_its_words_and_size() -> None:
    from matplotlib.backend_bases import GraphicsContextBase
    from matplotlib.font_manager import FontProperties

    surface = RecordingSurface()
    context = GraphicsContextBase()
    context.set_foreground("#102030")
    SurfaceRenderer(surface).draw_text(context, 5, 6, "Trust", FontProperties(size=11, weight="bold"), 0)
    (text,) = surface.texts
    assert (text.x, text.baseline, text.words, text.size, text.bold, text.colour) == (
        5,
        6,
        "Trust",
        11,
        True,
        "#102030",
    )
