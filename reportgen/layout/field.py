"""Fields of a form: a tick box with its tick, a line to write on."""

from __future__ import annotations

from reportgen.exhibits.block import Field
from reportgen.geometry import Point, Rect
from reportgen.layout.page import FieldFragment, Fragment
from reportgen.layout.setting import Need, Setting, Split
from reportgen.text.paragraph import Paragraph
from reportgen.text.wrap import FIRST_BASELINE
from reportgen.theme import TextStyle

# Look, section 7: shares of the box's side.
_TICK = ((0.22, 0.54), (0.42, 0.74), (0.80, 0.26))
_LEVEL = ":"  # a full stop would make a field of a field of a PDF's form
_CAPITALS = 0.72  # their height by the size
_BOX_WEIGHT, _TICK_WEIGHT, _LINE_WEIGHT = 1.2, 2.2, 0.75


class FieldLayouter:
    """Lays out ``Field``."""

    def measure(self, block: Field, width: float, setting: Setting) -> Need:
        """The field's own height; a tick box takes a line of the words beside it."""
        leading = _style(block, setting).leading if block.control == "tick" else 0
        return Need(max(block.height, leading))

    def place(self, block: Field, rect: Rect, setting: Setting) -> list[Fragment]:
        """One field: a square for a tick, the whole width for words."""
        tick = block.control == "tick"
        style, says = _style(block, setting), " ".join(block.says.split())
        down = _middle(style) - block.height / 2 if tick else 0
        at = Rect(rect.x, rect.y + max(down, 0), block.height if tick else rect.w, block.height)
        return [
            FieldFragment(
                rect=at,
                block=setting.owner,
                name=f"{'Tick box' if tick else 'Field'}: {says}",
                place=setting.at,
                field=block.name.replace(".", _LEVEL),
                says=says,
                control=block.control,
                option=block.option,
                ticked=block.ticked,
                fillable=block.fillable,
                several_lines=block.several_lines,
                fill=setting.hex("white" if tick else "tint"),
                outline=setting.hex("ink" if tick else "outline"),
                weight=_BOX_WEIGHT if tick else _LINE_WEIGHT,
                tick=tuple(Point(at.x + x * at.w, at.y + y * at.h) for x, y in _TICK) if tick else (),
                tick_colour=setting.hex("navy"),
                tick_weight=_TICK_WEIGHT,
                size=style.size,
                colour=setting.hex(style.colour),
            )
        ]

    def split(self, block: Field, width: float, height: float, setting: Setting) -> Split:
        """Never divided."""
        return None, block


def _style(block: Field, setting: Setting) -> TextStyle:
    """The look of words in the field or beside it, as these pages have it."""
    return setting.theme.styles[setting.style_of(Paragraph((), block.style))]


def _middle(style: TextStyle) -> float:
    """The middle of the capitals of a first line, from its top."""
    return FIRST_BASELINE * style.leading - _CAPITALS / 2 * style.size
