"""Heat colouring: which band of a scale a value falls in, by the value as a reader sees it."""

from __future__ import annotations

from reportgen.exhibits.tables.grid import Entry, Scale
from reportgen.text.numbers import round_half_away
from reportgen.theme import HeatBand


def band_of(entry: Entry, scale: Scale) -> HeatBand | None:
    """The band of an entry, None without a number or a scale.

    The value is rounded as it is shown first: two cells that read the same never differ in colour, and the key's words
    (``up 20% to 49%``) hold for what stands in the cell.
    """
    if entry.value is None or not scale:
        return None
    shown = float(round_half_away(entry.value, entry.places))
    reached = [band for band in scale if band.least is None or shown >= band.least]
    return reached[-1] if reached else None
