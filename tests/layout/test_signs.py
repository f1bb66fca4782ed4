"""Signs before words: each inside its box, each with an outline of its own, none told by colour alone."""

from __future__ import annotations

import pytest

from reportgen.exhibits.block import Swatch
from reportgen.geometry import Rect
from reportgen.layout.page import ShapeFragment
from reportgen.layout.signs import SIGNS
from reportgen.theme import Theme
from tests.layout.builders import of_type, setting_of

BOX = Rect(100, 50, 18, 18)


def shapes(sign: str, theme: Theme) -> list[ShapeFragment]:
    block = Swatch(colour="navy", sample=sign, w=18, h=18)  # type: ignore[arg-type]
    return of_type(setting_of(theme).place(block, BOX), ShapeFragment)


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_stays_inside_its_box(sign: str, theme: Theme) -> None:
    for shape in shapes(sign, theme):
        assert shape.rect.x >= 100 and shape.rect.right <= 118
        assert shape.rect.y >= 50 and shape.rect.bottom <= 68
        assert all(100 <= p.x <= 118 and 50 <= p.y <= 68 for p in shape.points)


def test_signs_differ_in_their_outline_and_in_what_is_drawn_in_it(theme: Theme) -> None:
    looks = {
        sign: tuple((shape.ellipse, len(shape.points), bool(shape.fill)) for shape in shapes(sign, theme))
        for sign in SIGNS
    }
    assert looks == {
        "tick": ((True, 0, True), (False, 3, False)),
        "arrow": ((False, 0, True), (False, 2, False), (False, 3, False)),
        "alert": ((False, 4, True), (False, 2, False), (False, 2, False)),
        "unknown": ((True, 0, True),),
    }


def test_an_alert_has_an_ink_outline_since_amber_is_faint_on_white(theme: Theme) -> None:
    assert shapes("alert", theme)[0].stroke == theme.colours["ink"]
