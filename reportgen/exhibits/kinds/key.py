"""A key: swatches with words, for a heat scale of the theme, for rating letters or for free entries."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field, model_validator

from reportgen.errors import Located
from reportgen.exhibits.block import Block, Key, Sign, Swatch
from reportgen.exhibits.context import Context
from reportgen.spec.names import ColourName, HeatName, RatingScaleName
from reportgen.text.paragraph import Paragraph, Run

_NO_SWATCH = Swatch(colour="secondary", sample="none")


class Entry(Located):
    """One swatch with its words."""

    text: str = Field(min_length=1)
    colour: ColourName = Field(description="A theme colour, such as heat-rise.")
    sample: Literal["square", "line", "marker line", "dash", "outline"] | Sign = "square"


class Spec(Located):
    """A row of swatches: ``heat`` and ``ratings`` name scales of the theme, ``entries`` are free; ``text`` is last."""

    heat: HeatName | None = Field(
        None, description="A heat scale of the theme; its bands become the entries, highest first."
    )
    ratings: RatingScaleName | None = Field(None, description="A rating scale of the theme: what each letter says.")
    entries: tuple[Entry, ...] = Field((), description="Swatches with words, in the order of drawing.")
    text: str = Field("", description="Words without a swatch, such as the meaning of [x].")

    @model_validator(mode="after")
    def _not_empty(self) -> Spec:
        if not (self.heat or self.ratings or self.entries or self.text):
            raise ValueError("a key needs 'heat', 'ratings', 'entries' or 'text'")
        return self


def build(spec: Spec, context: Context) -> Block:
    """One key: swatches with their words in rows that wrap, and the words without a swatch at its end."""
    entries = [
        *_heat_entries(spec, context),
        *_rating_entries(spec, context),
        *(_entry(entry, context) for entry in spec.entries),
    ]
    if spec.text:
        words = Paragraph(context.words.inline(spec.text, spec.place_of("text")), "key", role="Note")
        entries.append((_NO_SWATCH, words))
    return Key(id=context.block_id, place=spec.place, entries=tuple(entries))


def _heat_entries(spec: Spec, context: Context) -> list[tuple[Swatch, Paragraph]]:
    if not spec.heat:
        return []
    bands = context.theme.heat[spec.heat]
    return [
        (_swatch(band.fill or "outline", "square" if band.fill else "outline"), Paragraph((Run(band.label),), "key"))
        for band in reversed(bands)
        if band.label
    ]


def _rating_entries(spec: Spec, context: Context) -> list[tuple[Swatch, Paragraph]]:
    """Bold letters with what they say; the letters themselves are the samples, as in the cells."""
    if not spec.ratings:
        return []
    scale = context.theme.ratings[spec.ratings]
    told = [("R", scale.red), ("A", scale.amber), ("G", scale.green)]
    if scale.complete:
        told.append(("C", f"before a letter: {scale.complete}"))
    return [
        (_NO_SWATCH, Paragraph((Run(letter, bold=True, colour="ink"), Run(f" {words}")), "key", role="Note"))
        for letter, words in told
    ]


def _entry(entry: Entry, context: Context) -> tuple[Swatch, Paragraph]:
    words = context.words.inline(entry.text, entry.place_of("text"))
    return _swatch(entry.colour, entry.sample), Paragraph(words, "key")


def _swatch(colour: str, sample: Literal["square", "line", "marker line", "dash", "outline"] | Sign) -> Swatch:
    if sample in get_args(Sign):
        return Swatch(colour=colour, sample=sample, w=13, h=13)
    if sample in ("square", "outline"):
        return Swatch(colour=colour, sample=sample, w=12, h=10)
    return Swatch(colour=colour, sample=sample, w=18, h=9)
