"""Text: paragraphs in one box, which may shrink within a range or go on elsewhere between lines."""

from __future__ import annotations

from dataclasses import replace

from reportgen.exhibits.block import Anchor, Text
from reportgen.geometry import Rect
from reportgen.layout.page import Fragment, TextFragment
from reportgen.layout.setting import TOLERANCE, Need, Setting, Split
from reportgen.text.paragraph import Line, Paragraph
from reportgen.text.wrap import FIRST_BASELINE, Wrapped, part_of

_NAME_LENGTH = 40
_KEPT_LINES = 2  # of a divided paragraph, on either side


def text_fragment(
    paragraphs: tuple[Paragraph, ...],
    rect: Rect,
    setting: Setting,
    *,
    anchor: Anchor = "top",
    scale: float = 1,
    name: str = "",
) -> TextFragment:
    """A text box with its measured lines; ``anchor`` moves them inside a box that is higher than they are."""
    wrapped = setting.wrapped(paragraphs, rect.w, scale)
    spare = max(rect.h - wrapped.height, 0)
    down = {"top": 0.0, "middle": spare / 2, "bottom": spare}[anchor]
    return TextFragment(
        rect=rect,
        block=setting.owner,
        name=name or f"Text: {shortened(paragraphs)}",
        place=setting.at,
        paragraphs=setting.resolved(paragraphs, scale),
        lines=lowered(wrapped.lines, down),
        anchor=anchor,
        scale=scale,
    )


def lowered(lines: tuple[Line, ...], down: float) -> tuple[Line, ...]:
    """The same lines, ``down`` points further from the top of their box."""
    return tuple(replace(line, baseline=line.baseline + down) for line in lines) if down else lines


def shortened(paragraphs: tuple[Paragraph, ...]) -> str:
    """The first words, for the name of a shape."""
    words = " ".join(" ".join(paragraph.text.split()) for paragraph in paragraphs[:1])
    return words if len(words) <= _NAME_LENGTH else words[:_NAME_LENGTH].rsplit(" ", 1)[0] + " ..."


def short_alt(alt: str) -> str:
    """The first sentence of an alt text, cut where it is long, for the name of a shape."""
    return alt.split(".", 1)[0][:60].rstrip()


class TextLayouter:
    """Lays out ``Text``."""

    def measure(self, block: Text, width: float, setting: Setting) -> Need:
        """The height of the wrapped lines."""
        return Need(setting.wrapped(block.paragraphs, width, _scale(block, setting)).height)

    def place(self, block: Text, rect: Rect, setting: Setting) -> list[Fragment]:
        """One text box; nothing for a text without words."""
        if not any(paragraph.text for paragraph in block.paragraphs):
            return []
        scale = _scale(block, setting)
        for word in setting.wrapped(block.paragraphs, rect.w, scale).broken:
            setting.problems.warning(
                setting.at,
                f"'{word}' is wider than its box of {rect.w:g} points and was broken",
                hint="use a shorter word or a wider slot",
                rule="broken-word",
            )
        return [text_fragment(block.paragraphs, rect, setting, anchor=block.anchor, scale=scale)]

    def split(self, block: Text, width: float, height: float, setting: Setting) -> Split:
        """Between paragraphs or inside one, with two lines of it on either side; a heading stays with what it heads."""
        if not block.may_split:
            return None, block
        wrapped = setting.wrapped(block.paragraphs, width)
        paragraphs = setting.resolved(block.paragraphs)
        cut = sum(_bottom(line, paragraphs, setting) <= height + TOLERANCE for line in wrapped.lines)
        while cut and not _may_end_after(cut, wrapped, paragraphs):
            cut -= 1
        if not cut:
            return None, block
        head, tail = _divided(cut, wrapped, paragraphs)
        return replace(block, paragraphs=head), replace(block, paragraphs=tail)


def _scale(block: Text, setting: Setting) -> float:
    return max(block.shrink_to, setting.shrink)


def _bottom(line: Line, paragraphs: tuple[Paragraph, ...], setting: Setting) -> float:
    style = setting.theme.styles[paragraphs[line.paragraph].style]
    return line.baseline + (1 - FIRST_BASELINE) * style.leading


def _may_end_after(cut: int, wrapped: Wrapped, paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether a page may end after ``cut`` lines."""
    last, following = wrapped.lines[cut - 1].paragraph, wrapped.lines[cut].paragraph
    if last != following:
        return not (paragraphs[last].role.startswith("H") or leads_in(paragraphs[last], paragraphs[following]))
    before = sum(line.paragraph == last for line in wrapped.lines[:cut])
    after = sum(line.paragraph == last for line in wrapped.lines[cut:])
    return before >= _KEPT_LINES and after >= _KEPT_LINES


def leads_in(paragraph: Paragraph, following: Paragraph) -> bool:
    """Whether a paragraph announces the list that follows it."""
    return following.role == "LI" and paragraph.role != "LI" and paragraph.text.rstrip().endswith(":")


def _divided(
    cut: int, wrapped: Wrapped, paragraphs: tuple[Paragraph, ...]
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The paragraphs before and after ``cut`` lines; a divided one goes on without its marker, still indented."""
    index, start = wrapped.lines[cut].paragraph, wrapped.starts[cut]
    if wrapped.lines[cut - 1].paragraph != index:
        return paragraphs[:index], paragraphs[index:]
    divided = paragraphs[index]
    first = replace(part_of(divided, 0, start), trailing=())
    rest = replace(part_of(divided, start, None), marker=None, goes_on=True)
    return (*paragraphs[:index], first), (rest, *paragraphs[index + 1 :])
