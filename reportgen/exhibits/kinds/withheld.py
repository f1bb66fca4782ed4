"""What stands where Part 2 content was withheld: that it was, on which ground, and when that is looked at again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from pydantic import Field

from reportgen.errors import Located
from reportgen.exhibits.block import Block, Box, Space, Stack, Text
from reportgen.exhibits.context import Context
from reportgen.spec.restricted import Restriction
from reportgen.text.paragraph import Paragraph, plain

# In words where that is usual: a number here counts what is not shown, and is no figure.
_IN_WORDS: Final = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


class Spec(Located):
    """A line or a panel that says what was withheld; a build of Part 1 puts it in by itself."""

    exemption: str = Field(min_length=1, description="The ground, as it is published: paragraph 3 of Schedule 12A.")
    review: str = Field(min_length=1, description="When the restriction is looked at again: 1 April 2024.")
    items: int = Field(0, ge=0, description="How many items of the exhibit above are withheld; 0: a whole exhibit.")


def build(spec: Spec, context: Context) -> Block:
    """A note under an exhibit that lost items, or a dashed panel in the place of a whole one."""
    restriction = Restriction(spec.exemption, spec.review, spec.place)
    if spec.items:
        return Text(id=context.block_id, place=spec.place, paragraphs=(_note(restriction, spec.items, "item"),))
    words = f"Withheld: {restriction.words}."
    space = Space(height=0, stretch=True)
    return Box(
        id=context.block_id,
        place=spec.place,
        child=Stack(children=(space, Text(paragraphs=(plain(words, "not-available-reason"),)), space)),
        outline="outline",
        outline_weight=1.25,
        dashed=True,
        padding=(16, 12, 16, 12),
    )


def withheld_notes(tables: Iterable[tuple[Restriction, ...]]) -> tuple[Block, ...]:
    """A line for each ground on which rows of an exhibit's tables are withheld, with how many they are."""
    lost = Counter((one.exemption, one.review) for rows in tables for one in rows)
    first = {(one.exemption, one.review): one for rows in tables for one in rows}
    return tuple(Text(paragraphs=(_note(first[key], number, "row"),)) for key, number in lost.items())


def _note(restriction: Restriction, number: int, thing: str) -> Paragraph:
    things = thing if number == 1 else f"{thing}s"
    return plain(
        f"{_IN_WORDS[number] if number < len(_IN_WORDS) else 'Many'} {things} withheld: {restriction.words}.", "note"
    )
