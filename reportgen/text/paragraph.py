"""Paragraphs as both painters take them: runs of one look each, with the figures they show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from reportgen.metrics.figure import Figure

Role = Literal["P", "H1", "H2", "H3", "LI", "Caption", "Note", "TOCI"]
Align = Literal["left", "right", "centre"]
Counts = Literal["heading", "paragraph", "table", "figure", ""]


UNNUMBERED = "0"  # the text of a footnote's mark until layout numbers it


@dataclass(frozen=True, slots=True, eq=False)
class Footnote:
    """What a mark refers to: the name it has in its text, and its words. Two texts' notes of one name are two notes."""

    name: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. ``figures`` are the figures whose shown value stands in the text, for the register.

    ``link`` is a URL or ``#anchor`` (a page or paragraph of this pack). ``page_of`` names an anchor whose page number
    the layout puts in place of the text once pages are numbered. A run with a ``note`` is a footnote's mark: layout
    makes its text the note's number and its link the note's paragraph. ``label_of`` names an anchor whose own words
    ("Table 1") are put in place of the text once everything is numbered.
    """

    text: str
    bold: bool | None = None  # None: as the paragraph's style says
    italic: bool | None = None
    superscript: bool = False
    colour: str | None = None  # theme colour name or #RRGGBB; None: the style's
    size: float | None = None  # points; None: the style's
    link: str | None = None
    page_of: str | None = None
    figures: tuple[Figure, ...] = ()
    note: Footnote | None = None
    label: bool = False  # its numbers name something (Table 1)
    label_of: str | None = None
    of_pages: bool = False  # says on which page something goes on: nothing to a file that has no pages


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph in a theme style.

    ``trailing`` runs stand at the right edge of the last line (page numbers in a contents list, values in a key-value
    line): the deck writes a right-aligned tab, the PDF draws them there. ``marker`` is a bullet or number before the
    text, hung in ``indent`` points: at ``level`` n the text starts at n + 1 times ``indent``, the marker at n times.
    ``anchor`` is what a link inside the file may point at (a footnote's own paragraph).
    """

    runs: tuple[Run, ...]
    style: str = "body"
    role: Role = "P"
    align: Align | None = None
    marker: str | None = None
    indent: float = 0
    level: int = 0
    trailing: tuple[Run, ...] = ()
    space_after: float | None = None  # points; None: the style's
    anchor: str = ""
    counts: Counts = ""  # as what it is numbered in a document that flows
    marker_style: str = ""  # theme style whose weight and colour the marker has; empty: those of its first words
    marker_look: Run | None = None  # the marker resolved, where it has a style
    goes_on: bool = False  # the rest of a paragraph that the box before it began

    @property
    def text(self) -> str:
        """The words as a reader gets them, trailing runs after a tab, marker left out."""
        body = "".join(r.text for r in self.runs)
        return body + ("\t" + "".join(r.text for r in self.trailing) if self.trailing else "")

    def restyled(self, style: str) -> Paragraph:
        """The same paragraph in another theme style."""
        return replace(self, style=style)


def plain(text: str, style: str = "body", **kwargs: object) -> Paragraph:
    """A paragraph of one run, for text without emphasis."""
    return Paragraph((Run(text),), style, **kwargs)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of one line drawn without a break: its run (text already cut to the piece) and its span in points."""

    x: float
    width: float
    run: Run


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a wrapped paragraph: baseline in points from the top of the text box, and its segments.

    ``joins_next`` says that the wrap swallowed a space, which the PDF must still draw so that words do not join.
    """

    baseline: float
    paragraph: int  # index into the text box's paragraphs
    segments: tuple[Segment, ...] = field(default=())
    joins_next: bool = False
    marker: Segment | None = None


def notes_of(runs: Iterable[Run]) -> tuple[Footnote, ...]:
    """The footnotes that these runs refer to, each once, in reading order."""
    return tuple(dict.fromkeys(run.note for run in runs if run.note))


def notes_of_lines(lines: Iterable[Line]) -> tuple[Footnote, ...]:
    """The footnotes that these lines refer to: what has to stand at the foot of the page that holds them."""
    return notes_of(segment.run for line in lines for segment in line.segments)
