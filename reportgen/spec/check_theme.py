"""Checks what a theme says of itself: names of styles, colours, furniture and page geometries within it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from reportgen.errors import Problems, did_you_mean
from reportgen.spec.check_names import check_names, theme_names
from reportgen.theme import Arranged, Furniture, Theme


def check_theme(theme: Theme, problems: Problems) -> None:
    """Tell every name in the theme that it does not have itself, and slots or shapes that lie off their page."""
    check_names(theme, theme_names(theme), problems)
    parts = tuple(Furniture.model_fields)
    for arrangement, _ in _arranged(theme):
        for n, part in enumerate(arrangement.without):
            if part not in parts:
                place, expected = arrangement.place_of_item("without", n), f"expected one of {', '.join(parts)}"
                problems.error(
                    place, f"unknown furniture '{part}'", expected, did_you_mean(part, parts), "unknown-name"
                )
    _check_inside(theme, problems)
    _check_bands(theme, problems)


def _arranged(theme: Theme) -> Iterator[tuple[Arranged, str]]:
    """Every arrangement with its page, those on pages of other geometries too."""
    for named in theme.arrangements.values():
        for page, arrangement in ((named.page, named), *named.also.items()):
            yield arrangement, page
            if arrangement.first is not None:
                yield arrangement.first, page


def _check_inside(theme: Theme, problems: Problems) -> None:
    """A slot off its page would be cut off in print."""
    for arrangement, page in _arranged(theme):
        geometry = theme.pages.get(page)
        if geometry is None:
            continue
        width, height = geometry.size
        for name, (x, y, w, h) in arrangement.slots.items():
            if x < 0 or y < 0 or w <= 0 or h <= 0 or x + w > width or y + h > height:
                problems.error(arrangement.place_of_item("slots", name),
                               f"slot '{name}' lies outside its page of {width:g} x {height:g} points",
                               "x, y, width, height within the page", "correct the rectangle", "off-page")  # fmt: skip


def _check_bands(theme: Theme, problems: Problems) -> None:
    """Bands of a heat scale rise, and only the first may have no lower limit."""
    for name, bands in theme.heat.items():
        for before, band in itertools.pairwise(bands):
            if band.least is None or (before.least is not None and band.least <= before.least):
                found = f"band '{band.label or band.least}' of heat scale '{name}' is out of order"
                expected = "bands from the lowest to the highest, each with least:"
                problems.error(band.place, found, expected, "sort the bands", "bad-order")
