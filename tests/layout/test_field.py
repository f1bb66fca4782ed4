"""Fields: squares and lines at their place, with all that both painters need."""

from __future__ import annotations

import pytest

from reportgen.exhibits.block import Field, Row
from reportgen.geometry import Rect
from reportgen.layout.page import FieldFragment
from reportgen.theme import Theme
from tests.layout.builders import placed, setting_of, text


def only(block: Field, rect: Rect, theme: Theme) -> FieldFragment:
    (found,) = placed(block, rect, setting_of(theme))
    assert isinstance(found, FieldFragment)
    return found


def test_a_tick_box_is_a_square_however_wide_its_place_and_its_tick_lies_inside(theme: Theme) -> None:
    found = only(Field(name="a", says="Approved", height=14), Rect(10, 20, 300, 40), theme)
    # Baseline at 0.8 of 17 points, capitals 0.72 of 12: their middle is 9.28 below the top, half the box above it.
    assert (found.rect.x, round(found.rect.y, 2), found.rect.w, found.rect.h) == (10, 22.28, 14, 14)
    assert [(round(p.x, 2), round(p.y, 2)) for p in found.tick] == [(13.08, 29.84), (15.88, 32.64), (21.2, 25.92)]


def test_a_line_to_write_on_is_as_wide_as_its_place_and_has_no_tick(theme: Theme) -> None:
    found = only(Field(name="a", says="Date", control="text", height=24), Rect(10, 20, 300, 40), theme)
    assert found.rect == Rect(10, 20, 300, 24)
    assert found.tick == ()
    assert (found.size, found.colour) == (12, "#1B2733")


@pytest.mark.parametrize("height", [14.0, 48.0])
def test_a_field_takes_its_own_height_and_is_never_divided(theme: Theme, height: float) -> None:
    setting, block = setting_of(theme), Field(name="a", says="Interests", control="text", height=height)
    assert setting.measure(block, 100).height == height
    assert setting.split(block, 100, height / 2) == (None, block)


def test_fields_stand_in_reading_order_between_the_words_beside_them(theme: Theme) -> None:
    row = Row(children=(Field(name="a", says="Yes"), text("Yes")), widths=(14, 1), gap=8)
    kinds = [type(fragment).__name__ for fragment in placed(row, Rect(0, 0, 200, 20), setting_of(theme))]
    assert kinds == ["FieldFragment", "TextFragment"]
