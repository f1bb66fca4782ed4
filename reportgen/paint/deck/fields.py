"""Fields of a form as shapes: a line to type on, a tick box, and a box with its tick as one group."""

from __future__ import annotations

from dataclasses import replace

from reportgen.geometry import Rect
from reportgen.layout.page import FieldFragment, ShapeFragment
from reportgen.paint.deck.ooxml import attribute, emu, fill, identity, line, place, preset
from reportgen.paint.deck.shapes import decoration

_INSET = 4.0  # points between a text field's outline and what is typed


def field_shape(number: int, fragment: FieldFragment, language: str) -> str:
    """One field with its words for a reader; a ticked box is a group that takes three ids from ``number``."""
    if fragment.control == "tick" and fragment.ticked:
        return _ticked(number, fragment)
    head = identity(number, fragment.name, fragment.says)
    typed = _typed(fragment, language) if fragment.control == "text" else ""
    box = ' txBox="1"' if typed else ""
    return (
        f"<p:sp><p:nvSpPr>{head}<p:cNvSpPr{box}/><p:nvPr/></p:nvSpPr><p:spPr>{place(fragment.rect)}{preset('rect')}"
        f"{fill(fragment.fill)}{line(fragment.outline, fragment.weight)}</p:spPr>{typed}</p:sp>"
    )


def field_numbers(fragment: FieldFragment) -> int:
    """How many shape ids a field takes."""
    return 3 if fragment.control == "tick" and fragment.ticked else 1


def _typed(fragment: FieldFragment, language: str) -> str:
    """A text body without words, in the look of what will be typed."""
    inset = emu(_INSET)
    anchor = "t" if fragment.several_lines else "ctr"
    return (
        f'<p:txBody><a:bodyPr wrap="square" lIns="{inset}" tIns="{inset}" rIns="{inset}" bIns="{inset}" '
        f'anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/><a:p>'
        f'<a:endParaRPr lang="{attribute(language)}" sz="{round(fragment.size * 100)}">{fill(fragment.colour)}'
        '<a:latin typeface="+mn-lt"/></a:endParaRPr></a:p></p:txBody>'
    )


def _ticked(number: int, fragment: FieldFragment) -> str:
    """The box and its tick."""
    box = ShapeFragment(
        rect=fragment.rect, name="Box", fill=fragment.fill, stroke=fragment.outline, weight=fragment.weight
    )
    left, top = min(p.x for p in fragment.tick), min(p.y for p in fragment.tick)
    right, bottom = max(p.x for p in fragment.tick), max(p.y for p in fragment.tick)
    tick = replace(
        box,
        rect=Rect(left, top, right - left, bottom - top),
        name="Tick",
        fill=None,
        stroke=fragment.tick_colour,
        weight=fragment.tick_weight,
        points=fragment.tick,
    )
    return (
        f"<p:grpSp><p:nvGrpSpPr>{identity(number, fragment.name, fragment.says)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{place(fragment.rect, group=True)}</p:grpSpPr>"
        f"{decoration(number + 1, box)}{decoration(number + 2, tick)}</p:grpSp>"
    )
