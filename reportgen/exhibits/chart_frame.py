"""The frame around every chart: title, subtitle, key, the chart itself, and what its page must say under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from pydantic import Field

from reportgen.charts.build import Built, ChartError
from reportgen.charts.model import KeyEntry
from reportgen.errors import Located, PackError, Place, Problem
from reportgen.exhibits.block import Block, Chart, Key, Space, Stack, Swatch, Text
from reportgen.exhibits.context import Context
from reportgen.exhibits.not_available import not_available, why_missing
from reportgen.exhibits.required import check_there
from reportgen.metrics.figure import Figure
from reportgen.text.numbers import reason
from reportgen.text.paragraph import Paragraph, Run, plain

# Offsets of a chart's parts (look, section 6): title 0 to 18, subtitle to 32, baseline of the key at 51, plot from 60.
_TITLE_GAP, _KEY_GAP, _PLOT_GAP, _NOTE_GAP = 1.0, 8.6, 6.4, 4.0


class ChartHead(Located):
    """The keys that all charts share."""

    title: str = Field(min_length=1, description="The message, one line; figures stand in {{ }}.")
    subtitle: str = Field("", description="What, where, when and in which unit.")
    alt: str = Field(
        "", description="What a reader who hears the chart should take from it; the data's range is told anyway."
    )
    required: bool = Field(False, description="Make a missing latest figure an error instead of [x].")


def heading(spec: ChartHead, context: Context) -> tuple[Block, ...]:
    """Title and subtitle at their heights."""
    title = Paragraph(title_runs(spec, context), "chart-title", role="H2", counts="figure")
    parts: list[Block] = [Text(paragraphs=(title,), may_split=False)]
    if spec.subtitle:
        words = Paragraph(subtitle_runs(spec, context), "chart-subtitle")
        parts += [Space(height=_TITLE_GAP), Text(paragraphs=(words,), may_split=False)]
    return tuple(parts)


def title_runs(spec: ChartHead, context: Context) -> tuple[Run, ...]:
    """The title's words with their figures."""
    return context.words.inline(spec.title, spec.place_of("title"))


def subtitle_runs(spec: ChartHead, context: Context) -> tuple[Run, ...]:
    """The subtitle's words with their figures; none when it was left out."""
    return context.words.inline(spec.subtitle, spec.place_of("subtitle")) if spec.subtitle else ()


def message(spec: ChartHead, context: Context) -> str:
    """The author's part of the alt text; PackError when it only repeats the title or subtitle just heard."""
    if not spec.alt:
        return ""
    words = context.words.plain(spec.alt, spec.place_of("alt"))
    for key, caption in (("title", spec.title), ("subtitle", spec.subtitle)):
        if caption and _same(words, context.words.plain(caption, spec.place_of(key))):
            problem = Problem(
                spec.place_of("alt"),
                f"the alt text repeats the {key}",
                "a reader hears both, one after the other",
                "say what the picture shows, or leave 'alt' out",
                rule="alt-repeats-caption",
            )
            raise PackError([problem])
    return words


def framed(spec: ChartHead, context: Context, built: Built) -> Block:
    """Heading, key, the chart over the height that is left, and the notes about gaps and cut scales under it."""
    model = replace(built.model, name=built.model.name or context.block_id)
    parts = [*heading(spec, context), *key_row(built.key)]
    parts.append(Chart(id=f"{context.block_id}.chart", place=spec.place, model=model))
    if built.notes:
        parts += [Space(height=_NOTE_GAP), Text(paragraphs=(plain(" ".join(built.notes), "source", role="Note"),))]
    # A heading on one page and its chart on the next would help nobody: a chart without room is an error.
    return Stack(id=context.block_id, place=spec.place, children=tuple(parts), gap=0, keep_together=True)


def key_row(entries: Iterable[KeyEntry]) -> tuple[Block, ...]:
    """The key between its gaps; without entries only the gap to the plot."""
    pairs = tuple(
        (
            Swatch(
                colour=entry.colour,
                sample=entry.sample,
                w=9 if entry.sample == "square" else 18,
                outline=entry.outline or None,
            ),
            plain(entry.text, "chart-key"),
        )
        for entry in entries
    )
    if not pairs:
        return (Space(height=_KEY_GAP),)
    return (Space(height=_KEY_GAP), Key(entries=pairs), Space(height=_PLOT_GAP))


def panel_if_missing(spec: ChartHead, context: Context, figures: Iterable[Figure | None]) -> Block | None:
    """The [x] panel when figures exist but none of them has a value; None when there is something to show."""
    all_figures = [figure for figure in figures if figure is not None]
    if not all_figures or any(figure.value is not None for figure in all_figures):
        return None
    return panel(spec, context, [reason(figure) for figure in all_figures])


def panel(spec: ChartHead, context: Context, reasons: Iterable[str]) -> Block:
    """The [x] panel with the exhibit's title and subtitle in place, and why nothing is shown."""
    return not_available(
        block_id=context.block_id,
        place=spec.place,
        title=title_runs(spec, context),
        subtitle=subtitle_runs(spec, context),
        reason=why_missing(tuple(reasons)),
    )


def check_required(spec: ChartHead, latest: Iterable[Figure | None]) -> None:
    """PackError at ``required`` when the exhibit says it and a latest figure is missing."""
    for figure in latest if spec.required else ():
        if figure is not None:
            check_there(figure, spec.place_of("required"))


@contextmanager
def located(place: Place) -> Iterator[None]:
    """Turns a ChartError raised inside into a problem at ``place``."""
    try:
        yield
    except ChartError as error:
        problem = Problem(place, error.found, error.expected, error.hint, rule=error.rule)
        raise PackError([problem]) from None


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).rstrip(".").casefold() == " ".join(other.split()).rstrip(".").casefold()
