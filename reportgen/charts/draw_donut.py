"""A donut: a ring of slices with white gaps, a total in its middle."""

from __future__ import annotations

from matplotlib.patches import Wedge
from matplotlib.transforms import IdentityTransform

from reportgen.charts.draw_sheet import Sheet
from reportgen.charts.look import CAP_MIDDLE, LINE_PITCH
from reportgen.charts.place import DONUT_HOLE
from reportgen.geometry import Point

_GAP = 1.5  # white between slices


def draw_donut(sheet: Sheet) -> None:
    """All slices clockwise from twelve o'clock, and the total in the hole."""
    centre, radius = sheet.place.circle()
    for piece in sheet.place.slices():
        Wedge(
            (centre.x, centre.y),
            radius,
            piece.start - 90,  # matplotlib counts from three o'clock; with y downwards its angles run clockwise
            piece.end - 90,
            width=radius * (1 - DONUT_HOLE),
            facecolor=piece.colour,
            edgecolor="#FFFFFF",
            linewidth=_GAP,
            linestyle="solid",
            capstyle="butt",
            joinstyle="miter",
            antialiased=True,
            transform=IdentityTransform(),
        ).draw(sheet.renderer)
    _total(sheet, centre)


def _total(sheet: Sheet, centre: Point) -> None:
    """The total: its first line large, further lines as chart text."""
    if not sheet.model.donut_total:
        return
    first, *rest = sheet.model.donut_total.split("\n")
    look = sheet.look
    pitch = LINE_PITCH * look.text_size
    size = sheet.model.donut_total_size or look.total_size
    baseline = centre.y + CAP_MIDDLE * size - len(rest) * pitch / 2
    sheet.surface.text(centre.x, baseline, first, size=size, colour=look.ink, bold=True, anchor="middle")
    for n, words in enumerate(rest, start=1):
        sheet.words(centre.x, baseline + n * pitch + 1, words, anchor="middle")
