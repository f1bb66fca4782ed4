"""Breaking paragraphs into lines, greedily, as PowerPoint does, against the width less one percent.

Measured that way, no paragraph ever needed more lines in the deck than predicted: boxes are guaranteed, while
PowerPoint stays free to break its lines. The PDF draws exactly the lines found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, pairwise

from reportgen.text.measure import Measure
from reportgen.text.paragraph import Line, Paragraph, Run, Segment
from reportgen.theme import TextStyle, Theme

SLACK = 0.99  # lines are broken against this share of the width
FIRST_BASELINE = 0.8  # of the leading, below the top of a line
TRAILING_GAP = 8.0  # points at least between the words and the trailing runs of a line

# After spaces; after a hyphen or slash before a letter (digits keep theirs: "Q1 2019/20", "2019-20"); after dashes.
# No-break spaces are no opportunity, so a number stays with its unit.
_BREAK = re.compile(r"\n| +|(?<=[^\W_][-/])(?=[^\W\d_])|(?<=\S[–—])(?=[^\s\d])")


@dataclass(frozen=True, slots=True)
class Wrapped:
    """Lines of a text box with the height they need in points.

    ``starts`` says for each line at which sign of its paragraph's text it starts. ``broken`` lists the words that were
    wider than the line and had to be broken between signs.
    """

    lines: tuple[Line, ...]
    height: float
    starts: tuple[int, ...]
    broken: tuple[str, ...] = ()

    @property
    def width(self) -> float:
        """How far the longest line reaches from the left edge of the box, in points."""
        return max((piece.x + piece.width for line in self.lines for piece in line.segments), default=0.0)


@dataclass(frozen=True, slots=True)
class _Span:
    """A part of a paragraph's text that goes on one line; ``swallowed`` when white space after it is dropped."""

    start: int
    end: int
    swallowed: bool = False
    trailing: bool = False  # the paragraph's trailing runs stand on this line


def resolve_run(run: Run, style: TextStyle, theme: Theme, priority: str, scale: float = 1) -> Run:
    """The run with bold, italic, size (already scaled) and colour (#RRGGBB) set, from its style where it says none."""
    # Built in full: replace() looks its fields up anew each time, and there are thousands of runs in a pack.
    return Run(
        text=run.text,
        bold=style.bold if run.bold is None else run.bold,
        italic=style.italic if run.italic is None else run.italic,
        superscript=run.superscript,
        colour=theme.colour(run.colour or style.colour, priority),
        size=(style.size if run.size is None else run.size) * scale,
        link=run.link,
        page_of=run.page_of,
        figures=run.figures,
        note=run.note,
        label=run.label,
        label_of=run.label_of,
    )


def resolve(paragraph: Paragraph, theme: Theme, priority: str = "neutral", scale: float = 1) -> Paragraph:
    """The paragraph with every run resolved and its alignment set; leading and space after stay with the style."""
    style = theme.styles[paragraph.style]
    look = None
    if paragraph.marker and paragraph.marker_style:
        own = theme.styles[paragraph.marker_style]
        look = resolve_run(Run(paragraph.marker, own.bold, colour=own.colour), style, theme, priority, scale)
    return replace(
        paragraph,
        marker_look=look or paragraph.marker_look,
        runs=tuple(resolve_run(run, style, theme, priority, scale) for run in paragraph.runs if run.text),
        trailing=tuple(resolve_run(run, style, theme, priority, scale) for run in paragraph.trailing if run.text),
        align=paragraph.align or style.align,
    )


def wrap(paragraphs: Sequence[Paragraph], theme: Theme, width: float, scale: float = 1) -> Wrapped:
    """Wrap resolved paragraphs into a box ``width`` points wide; ``scale`` shrinks leading and gaps.

    The gap after the last paragraph is left out. Lines hold their baseline from the top of the box.
    """
    measure = Measure(theme)
    lines: list[Line] = []
    starts: list[int] = []
    broken: list[str] = []
    y = 0.0
    for index, paragraph in enumerate(paragraphs):
        style = theme.styles[paragraph.style]
        if index:
            y += space_after(paragraphs[index - 1], theme) * scale
        liner = _Liner(paragraph, measure, width)
        for number, span in enumerate(liner.spans()):
            baseline = y + FIRST_BASELINE * style.leading * scale
            lines.append(liner.line(span, baseline, index, first=number == 0))
            starts.append(span.start)
            y += style.leading * scale
        broken += liner.broken
    return Wrapped(tuple(lines), y, tuple(starts), tuple(broken))


def space_after(paragraph: Paragraph, theme: Theme) -> float:
    """The gap after a paragraph when another follows, in points, unscaled."""
    return theme.styles[paragraph.style].space_after if paragraph.space_after is None else paragraph.space_after


@dataclass(frozen=True, slots=True)
class Extent:
    """Widths of a resolved paragraph in points, hanging indent included.

    ``least`` is its widest unbreakable piece, ``word``; ``natural`` all of it on one line, trailing runs included.
    """

    least: float
    word: str
    natural: float


def extent(paragraph: Paragraph, theme: Theme) -> Extent:
    """How narrow and how wide a resolved paragraph can be."""
    liner = _Liner(paragraph, Measure(theme), 0)
    pieces = ((liner.width(start, end), start, end) for start, end, _ in liner.pieces())
    width, start, end = max(pieces, key=lambda piece: piece[0])
    beside = liner.trailing + TRAILING_GAP if liner.trailing else 0.0
    return Extent(liner.left + width, liner.text[start:end], liner.left + liner.natural() + beside)


def natural_width(paragraph: Paragraph, theme: Theme) -> float:
    """The width of a resolved paragraph that is never wrapped, hanging indent and trailing runs included."""
    return extent(paragraph, theme).natural


def part_of(paragraph: Paragraph, start: int, end: int | None) -> Paragraph:
    """The paragraph cut down to the signs from ``start`` to ``end`` of its text, white space at its end taken away."""
    runs: list[Run] = []
    at = 0
    for run in paragraph.runs:
        text = run.text[max(start - at, 0) : None if end is None else max(end - at, 0)]
        at += len(run.text)
        runs += [replace(run, text=text)] if text else []
    if runs:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" \n"))
    return replace(paragraph, runs=tuple(runs))


class _Liner:
    """Finds the lines of one resolved paragraph in a box of one width."""

    def __init__(self, paragraph: Paragraph, measure: Measure, box: float) -> None:
        self.paragraph, self.measure = paragraph, measure
        self.text = "".join(run.text for run in paragraph.runs).rstrip(" \n")
        self.left = paragraph.indent * (paragraph.level + 1)
        self.box, self.room = box, (box - self.left) * SLACK
        self.trailing = sum(measure.run(run) for run in paragraph.trailing)
        self.broken: list[str] = []
        signs = chain.from_iterable(measure.signs(run) for run in paragraph.runs)
        self._upto = tuple(accumulate(signs, initial=0.0))

    def width(self, start: int, end: int) -> float:
        """The width of a part of the text."""
        return self._upto[end] - self._upto[start]

    def natural(self) -> float:
        """The width of the longest line when only line breaks end a line."""
        edges = [-1, *(i for i, sign in enumerate(self.text) if sign == "\n"), len(self.text)]
        return max(self.width(start + 1, end) for start, end in pairwise(edges))

    @property
    def limit(self) -> float:
        """The room for words. Trailing runs keep a column of their own, unless that would leave under 40 %."""
        beside = self.room - self.trailing - TRAILING_GAP
        return beside if self.trailing and beside >= 0.4 * self.room else self.room

    def cut(self, start: int, end: int) -> Iterator[tuple[Run, str]]:
        """The runs of a part of the text, each with its piece."""
        at = 0
        for run in self.paragraph.runs:
            piece = run.text[max(start - at, 0) : max(end - at, 0)]
            if piece:
                yield run, piece
            at += len(run.text)

    def pieces(self) -> Iterator[tuple[int, int, int]]:
        """Unbreakable pieces as (start, end, start of the next); the signs between are white space."""
        at = 0
        for match in _BREAK.finditer(self.text):
            if match.start() == 0 and match.group() != "\n":
                continue  # spaces that a text starts with are part of its first piece
            yield at, match.start(), match.end()
            at = match.end()
        yield at, len(self.text), len(self.text)

    def spans(self) -> Iterator[_Span]:
        """The lines as parts of the text; an empty paragraph has one empty line."""
        start = end = 0
        limit = self.limit
        for piece_start, piece_end, following in self.pieces():
            if piece_start > start and self.width(start, piece_end) > limit:
                yield _Span(start, end, swallowed=end < piece_start)
                start = piece_start
            for cut in self._cuts(start, piece_end, limit) if start == piece_start else ():
                yield _Span(start, cut)
                start = cut
            end = piece_end
            if self.text[piece_end:following] == "\n":
                yield _Span(start, end, swallowed=True)
                start = end = following
        beside = not self.trailing or end == start or self.width(start, end) + self.trailing + TRAILING_GAP <= self.room
        yield _Span(start, end, trailing=beside)
        if not beside:
            yield _Span(end, end, trailing=True)

    def _cuts(self, start: int, end: int, limit: float) -> Iterator[int]:
        """Where a piece wider than a line has to be cut between signs; nothing when it fits."""
        if self.width(start, end) <= limit:
            return
        self.broken.append(self.text[start:end])
        while end - start > 1 and self.width(start, end) > limit:
            fitting = start + 1
            while fitting < end and self.width(start, fitting + 1) <= limit:
                fitting += 1
            yield fitting
            start = fitting

    def line(self, span: _Span, baseline: float, index: int, first: bool) -> Line:
        """The line of a span with its segments placed: aligned, marker hung, trailing runs at the right edge."""
        runs = ((run, text, self.measure.run(run, text)) for run, text in self.cut(span.start, span.end))
        segments = list(_placed(self._first_x(span), runs))
        if span.trailing:
            runs = ((run, run.text, self.measure.run(run)) for run in self.paragraph.trailing)
            segments += _placed(self.box - self.trailing, runs)
        return Line(baseline, index, tuple(segments), span.swallowed, self._marker() if first else None)

    def _first_x(self, span: _Span) -> float:
        width = self.width(span.start, span.end)
        if self.paragraph.align == "right":
            return self.box - width
        if self.paragraph.align == "centre":
            return self.left + (self.box - self.left - width) / 2
        return self.left

    def _marker(self) -> Segment | None:
        if not self.paragraph.marker or not self.paragraph.runs:
            return None
        # A marker looks as its first word does, but is never part of a link.
        look = self.paragraph.marker_look or self.paragraph.runs[0]
        run = replace(look, text=self.paragraph.marker, link=None, page_of=None, figures=())
        return Segment(self.left - self.paragraph.indent, self.measure.run(run), run)


def _placed(x: float, pieces: Iterable[tuple[Run, str, float]]) -> Iterator[Segment]:
    """Segments one after the other from ``x`` on."""
    for run, text, width in pieces:
        yield Segment(x, width, run if run.text == text else replace(run, text=text))
        x += width
