"""What every layouter works with: the protocol of three, and the setting that dispatches to the block's layouter.

A block type is laid out by the one object that the table of layouters names for it. Containers reach their children
through the setting alone, so no layouter knows another, and pages that flow ask the same three questions as slots do.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

from reportgen.errors import Place, Problems
from reportgen.errors.located import NOWHERE
from reportgen.exhibits.block import Block
from reportgen.geometry import Rect
from reportgen.layout.page import Fragment
from reportgen.layout.references import References
from reportgen.text.measure import Measure, missing_signs
from reportgen.text.paragraph import Footnote, Paragraph, Run
from reportgen.text.wrap import Wrapped, resolve, wrap
from reportgen.theme import Theme

TOLERANCE = 0.01  # points; sums of floats may miss an edge by less
SHRINK_STEP = 0.025  # each step of squeezing takes this share off the text that may shrink
LAST_STEP = 16

B_contra = TypeVar("B_contra", bound=Block, contravariant=True)
Split = tuple[Block | None, Block | None]
"""What fits and what is left: (block, None) when all of it fits, (None, block) when nothing can be taken off."""


@dataclass(frozen=True, slots=True)
class Need:
    """The height a block needs at least at a width, and whether it takes more when there is more: up to ``most``."""

    height: float
    stretch: bool = False
    most: float = math.inf

    @property
    def limit(self) -> float:
        """The most height that the block has a use for."""
        return self.most if self.stretch else self.height


class Layouter(Protocol[B_contra]):
    """The three questions that a block type answers. Lengths are points."""

    def measure(self, block: B_contra, width: float, setting: Setting) -> Need:
        """The height that the block needs at this width."""

    def place(self, block: B_contra, rect: Rect, setting: Setting) -> list[Fragment]:
        """The block's fragments inside ``rect``, in reading order."""

    def split(self, block: B_contra, width: float, height: float, setting: Setting) -> Split:
        """The part that fits into ``height`` and the rest. Asked only when the whole does not fit."""


@dataclass(slots=True)
class Memory:
    """What was measured once and need not be measured again. Keys hold ids, values keep their objects alive."""

    resolved: dict[tuple[Any, ...], tuple[object, tuple[Paragraph, ...]]] = field(default_factory=dict)
    wrapped: dict[tuple[Any, ...], tuple[object, Wrapped]] = field(default_factory=dict)
    grids: dict[tuple[Any, ...], tuple[object, Any]] = field(default_factory=dict)
    cells: dict[tuple[Any, ...], tuple[object, Any]] = field(default_factory=dict)  # resolved, and wrapped, by cell
    feet: dict[int, tuple[object, Block | None]] = field(default_factory=dict)  # blocks of footnotes


@dataclass(frozen=True, slots=True)
class Setting:
    """The theme and the section's colour, the references, where problems go, and how hard to squeeze.

    ``step`` counts steps of shrinking: text gets smaller down to what its block allows, tables take a later one of
    their styles. ``owner`` is the id of the outermost exhibit block being placed, ``at`` the nearest known place.
    ``notes`` has the number of each footnote of the page content, whose id is ``content``.
    """

    theme: Theme
    layouters: Mapping[type[Block], Layouter[Any]]
    problems: Problems
    references: References = field(default_factory=References)
    colour: str = "neutral"
    step: int = 0
    owner: str = ""
    at: Place = NOWHERE
    memory: Memory = field(default_factory=Memory)
    notes: Mapping[Footnote, int] = field(default_factory=dict)
    content: str = ""
    marks: list[str] = field(default_factory=list)  # anchors of Anchored blocks, as they are placed
    poured: list[Block] = field(default_factory=list)  # what flows hold, in the order in which it is placed
    styles: Mapping[str, str] = field(default_factory=dict)  # styles that stand for others on this page
    text_width: float | None = None  # the most that lines of a flow may be wide
    room: float = 0.0  # the height of the slot

    def measure(self, block: Block, width: float) -> Need:
        """The height that a block needs at this width."""
        return self.layouters[type(block)].measure(block, width, self._within(block))

    def place(self, block: Block, rect: Rect) -> list[Fragment]:
        """A block's fragments inside ``rect``."""
        return self.layouters[type(block)].place(block, rect, self._within(block))

    def split(self, block: Block, width: float, height: float) -> Split:
        """The part of a block that fits into ``height``, and the rest."""
        if self.measure(block, width).height <= height + TOLERANCE:
            return block, None
        return self.layouters[type(block)].split(block, width, height, self._within(block))

    def at_step(self, step: int) -> Setting:
        """The same setting, squeezing harder or not at all."""
        return replace(self, step=step)

    def style_of(self, paragraph: Paragraph) -> str:
        """The style that a paragraph has on this page."""
        return self.styles.get(paragraph.style, paragraph.style)

    def _within(self, block: Block) -> Setting:
        owner = self.owner or block.id
        at = self.at if block.place == NOWHERE else block.place
        return self if owner == self.owner and at is self.at else replace(self, owner=owner, at=at)

    @property
    def shrink(self) -> float:
        """The share of its size that text has at this step, unless its block allows less shrinking."""
        return 1 - SHRINK_STEP * self.step

    def hex(self, name: str) -> str:
        """The #RRGGBB value of a colour name, ``priority`` being the section's colour."""
        return self.theme.colour(name, self.colour)

    def resolved(self, paragraphs: tuple[Paragraph, ...], scale: float = 1) -> tuple[Paragraph, ...]:
        """Paragraphs with concrete runs, page numbers and links put in; signs that no font has are problems."""
        key = (id(paragraphs), scale, self.colour)
        if key not in self.memory.resolved:
            self.memory.resolved[key] = (paragraphs, tuple(self._resolved(p, scale) for p in paragraphs))
        return self.memory.resolved[key][1]

    def _resolved(self, paragraph: Paragraph, scale: float) -> Paragraph:
        paragraph = resolve(replace(paragraph, style=self.style_of(paragraph)), self.theme, self.colour, scale)
        self._check_signs((*paragraph.runs, *paragraph.trailing))
        runs = (*paragraph.runs, *paragraph.trailing)
        if all(run.page_of is None and run.link is None and run.note is None for run in runs):
            return paragraph
        return replace(paragraph, runs=self._referred(paragraph.runs), trailing=self._referred(paragraph.trailing))

    def _referred(self, runs: Sequence[Run]) -> tuple[Run, ...]:
        return tuple(
            self.references.resolve(run, self.at, self.problems) if run.note is None else self._numbered(run, run.note)
            for run in runs
        )

    def _numbered(self, run: Run, note: Footnote) -> Run:
        return replace(run, text=str(self.notes[note]), link=f"#{self.note_anchor(note)}")

    def note_anchor(self, note: Footnote) -> str:
        """What the mark of a footnote leads to: an anchor that no other note of the document has."""
        return f"{self.content}.note-{self.notes[note]}"

    def _check_signs(self, runs: Sequence[Run]) -> None:
        measure = Measure(self.theme)
        for run in runs:
            # Printable ASCII is in every font, and nearly all text is that.
            if run.text.isascii() and run.text.isprintable():
                continue
            for sign in missing_signs(run.text, measure.file(bool(run.bold), bool(run.italic))):
                self.report_missing(sign)

    def report_missing(self, sign: str) -> None:
        """Report a sign that the packaged fonts cannot draw."""
        self.problems.error(
            self.at,
            f"the fonts have no glyph for '{sign}' (U+{ord(sign):04X})",
            "text in Liberation Sans and Arial",
            "write it in words or with another sign",
            "missing-sign",
        )

    def wrapped(self, paragraphs: tuple[Paragraph, ...], width: float, scale: float = 1) -> Wrapped:
        """Paragraphs, still unresolved, as lines in a box of this width."""
        key = (id(paragraphs), width, scale, self.colour)
        if key not in self.memory.wrapped:
            self.memory.wrapped[key] = (
                paragraphs,
                wrap(self.resolved(paragraphs, scale), self.theme, width, scale),
            )
        return self.memory.wrapped[key][1]
