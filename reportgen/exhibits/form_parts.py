"""What the kinds of a form are composed of: answers, tick boxes with their words, lines to sign or fill in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pydantic import Field as Key

from reportgen.errors import Located, PackError, Place, Problem, did_you_mean
from reportgen.exhibits.block import Block, Box, Field, Row, Rule, Space, Stack, Text
from reportgen.exhibits.context import Context
from reportgen.text.numbers import WAITING
from reportgen.text.paragraph import Paragraph, Run

TICK, TICK_GAP = 14.0, 8.0  # points: a box's side, and from it to its words
LINE_HEIGHT = 24.0  # of a field to write on
NOT_THERE, NOT_APPLICABLE = "[x]", "[z]"
_YES, _NO = ("yes", "true", "ticked"), ("no", "false", "not ticked")


class Tick(Located):
    """A statement with a box: ticked, not ticked, or, without an answer, to be ticked by whoever fills in the form."""

    text: str = Key(description="What the tick says.")
    ticked: str = Key("", description="'yes' or 'no', such as '{{ facts.approved }}'; empty: to be filled in.")


class Line(Located):
    """A labelled line: its words, or a field where there are none yet."""

    label: str = Key(description="The words under or before the line.")
    value: str = Key("", description="What is written on it, such as '{{ facts.signed_on }}'; empty: to be filled in.")


def given(template: str, place: Place, context: Context) -> str:
    """The words of an answer, empty where there is none yet."""
    words = context.words.plain(template, place).strip() if template else ""
    return "" if words == WAITING else words


def answer(template: str, place: Place, context: Context, options: Sequence[str] = ("Yes", "No")) -> str | None:
    """The option that an answer chooses, None where there is none yet; PackError for what is no option."""
    words = given(template, place, context).lower()
    if not words:
        return None
    said = "yes" if words in _YES else "no" if words in _NO else words
    chosen = next((option for option in options if option.lower() == said), None)
    if chosen is None:
        hint = did_you_mean(words, options) or "leave it empty while nobody has answered"
        raise PackError([Problem(place, f"the answer '{words}'", f"one of {', '.join(options)}", hint, "form-answer")])
    return chosen


def ticked(template: str, place: Place, context: Context) -> bool | None:
    """Whether a box is ticked; None where nobody has answered yet."""
    chosen = answer(template, place, context)
    return None if chosen is None else chosen == "Yes"


def box(name: str, says: str, state: bool | None, option: str = "yes") -> Field:
    """A tick box: with its answer once there is one, else to be ticked."""
    says = says.rstrip(".")
    said = says if state is None else f"{says}: {'ticked' if state else 'not ticked'}"
    return Field(name=name, says=said, option=option, ticked=bool(state), fillable=state is None, height=TICK)


def tick_row(tick: Tick, name: str, context: Context) -> Block:
    """A box and its words beside it, bold when ticked."""
    state = ticked(tick.ticked, tick.place_of("ticked"), context)
    runs = context.words.inline(tick.text, tick.place_of("text"))
    says = "".join(run.text for run in runs)
    return Row(
        widths=(TICK, 1),
        gap=TICK_GAP,
        children=(
            box(name, says, state),
            Text(paragraphs=(Paragraph(strong(runs) if state else runs),), may_split=False),
        ),
    )


def as_high_as_it_needs(framed: Box, place: Place, context: Context) -> Block:
    """An exhibit in a box of its own height; alone in a slot a box would fill it."""
    return Stack(id=context.block_id, place=place, children=(framed,), gap=0)


def strong(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The same words in bold."""
    return tuple(replace(run, bold=True) for run in runs)


def written(line: Line, name: str, says: str, signed: bool, context: Context) -> Block:
    """What stands on a line, the line, and its label; ``signed`` lines without words show that they have none."""
    value = given(line.value, line.place_of("value"), context)
    label = context.words.inline(line.label, line.place_of("label"))
    under = Text(paragraphs=(Paragraph(label, "form-label"),), may_split=False)
    if not value and not signed:
        field = Field(name=name, says=says, control="text", height=LINE_HEIGHT + 2)
        return Stack(children=(field, Space(height=4), under), gap=0)
    words = Text(paragraphs=(Paragraph((Run(value or NOT_THERE),)),), may_split=False)
    above = (Space(height=LINE_HEIGHT - 17), words, Space(height=2), Rule(colour="ink"))
    return Stack(children=(*above, Space(height=4), under), gap=0)
