"""The cover under its title: period and line on the block, the priorities with their colours, and the small print."""

from __future__ import annotations

from dataclasses import replace

from pydantic import Field

from reportgen.errors import Located
from reportgen.exhibits.block import Block, Box, Edge, Row, Rule, Space, Stack, Text
from reportgen.exhibits.context import Context
from reportgen.spec.names import ColourName
from reportgen.text.paragraph import Paragraph, Run

# Offsets from the top of the cover arrangement's slot, which starts at y 164: the bars stand at 372, the rule at 472.
_BARS_AT = 372 - 164
_RULE_AT = 472 - 164
_LINE_SHARE = 656 / 896  # of the width


class Name(Located):
    """One priority: its words, and the theme colour of its bar."""

    text: str = Field(min_length=1)
    colour: ColourName = Field(description="A theme colour, such as victims.")


class Spec(Located):
    """A cover: what the pack's title does not say."""

    period: str = Field(description="The period under the title, a template: '{{ period }}'.")
    line: str = Field("", description="One sentence on what the pack holds.")
    names: tuple[Name, ...] = Field((), max_length=4, description="Up to four priorities with their colours.")
    small_print: tuple[str, ...] = Field((), description="Data cut-off, licence: one line each.")


def build(spec: Spec, context: Context) -> Block:
    """Three fixed bands: words on the coloured block, bars with names, and the small print with the classification."""
    return Stack(
        id=context.block_id,
        place=spec.place,
        gap=0,
        keep_together=True,
        children=(
            Box(child=_words(spec, context), padding=(0, 3, 0, 0), height=_BARS_AT),
            Box(child=_names(spec, context), height=_RULE_AT - _BARS_AT),
            Rule(),
            Space(height=9),
            _small_print(spec, context),
        ),
    )


def _words(spec: Spec, context: Context) -> Block:
    period = Paragraph(context.words.inline(spec.period, spec.place_of("period")), "cover-period")
    if not spec.line:
        return Text(paragraphs=(period,))
    line = Paragraph(context.words.inline(spec.line, spec.place_of("line")), "cover-line")
    # A line of text across a whole slide is hard to read: two thirds of it carry about 90 characters.
    narrow = Row(children=(Text(paragraphs=(line,)), Space()), widths=(_LINE_SHARE, 1 - _LINE_SHARE), gap=0)
    return Stack(gap=30, children=(Text(paragraphs=(period,)), narrow))


def _names(spec: Spec, context: Context) -> Block:
    if not spec.names:
        return Space()
    bars: list[Block] = [_name(name, context) for name in spec.names]
    bars += [Space()] * (4 - len(bars))
    return Row(children=tuple(bars), gap=16)


def _name(name: Name, context: Context) -> Block:
    words = context.words.inline(name.text, name.place_of("text"))
    return Box(
        child=Text(paragraphs=(Paragraph(tuple(replace(run, colour=name.colour) for run in words), "cover-name"),)),
        edge=Edge("top", 8, name.colour),
        padding=(0, 18, 0, 0),
    )


def _small_print(spec: Spec, context: Context) -> Block:
    lines = tuple(
        Paragraph(context.words.inline(line, spec.place_of_item("small_print", n)), "note", space_after=0)
        for n, line in enumerate(spec.small_print)
    )
    mark = Paragraph((Run(context.classification, bold=True, colour="ink"),), "note", align="right")
    children: list[Block] = [Text(paragraphs=lines) if lines else Space()]
    children.append(Text(paragraphs=(mark,)) if context.classification else Space())
    return Row(children=tuple(children), widths=(1, 160))
