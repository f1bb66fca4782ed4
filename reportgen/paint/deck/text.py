"""Paragraphs as DrawingML: exact leading, real bullets and tabs, links, one language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from reportgen.layout.page import TextFragment
from reportgen.paint.deck.ooxml import attribute, emu, fill, guid, words
from reportgen.text.paragraph import Align, Line, Paragraph, Run
from reportgen.theme import TextStyle, Theme

ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
ALIGNS = {"left": "l", "right": "r", "centre": "ctr"}

# ECMA-376 part 1, 20.1.10.61: the numbering schemes that a marker such as "3." or "(b)" can be one of.
_NUMBERED = (
    (re.compile(r"(\d+)\.$"), "arabicPeriod"),
    (re.compile(r"(\d+)\)$"), "arabicParenR"),
    (re.compile(r"\((\d+)\)$"), "arabicParenBoth"),
    (re.compile(r"(\d+)$"), "arabicPlain"),
    (re.compile(r"([a-z])\.$"), "alphaLcPeriod"),
    (re.compile(r"([a-z])\)$"), "alphaLcParenR"),
    (re.compile(r"\(([a-z])\)$"), "alphaLcParenBoth"),
)


_NO_BULLET = "<a:buNone/>"


class Links(Protocol):
    """Turns a link target into a click on the slide at hand."""

    def click(self, target: str) -> str:
        """``a:hlinkClick`` for a URL or ``#anchor``, or nothing where the anchor's page is not in this deck."""


class NoLinks:
    """For text that no one can click, such as notes."""

    def click(self, target: str) -> str:
        """Nothing."""
        return ""


@dataclass(frozen=True)
class TextWriter:
    """Writes paragraphs for one slide: its theme, its language, and what its links are."""

    theme: Theme
    language: str
    links: Links

    def body(self, fragment: TextFragment, tag: str = "p:txBody") -> str:
        """A shape's whole text body: no insets, no autofit, anchored as the fragment says."""
        paragraphs = self.paragraphs(
            fragment.paragraphs,
            fragment.lines,
            fragment.rect.w,
            scale=fragment.scale,
            field=fragment.slot == "page number",
        )
        return (
            f'<{tag}><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" '
            f'anchor="{ANCHORS[fragment.anchor]}"><a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</{tag}>'
        )

    def paragraphs(
        self,
        paragraphs: Sequence[Paragraph],
        lines: Sequence[Line],
        width: float,
        *,
        scale: float = 1,
        align: Align | None = None,
        field: bool = False,
    ) -> str:
        """``a:p`` elements, one at least; ``align`` stands where a paragraph has none of its own."""
        if not paragraphs:
            return f'<a:p><a:endParaRPr lang="{attribute(self.language)}"/></a:p>'
        box, numbering, last = _Box(width, scale, align, field), _Numbering(), len(paragraphs) - 1
        return "".join(
            self._paragraph(_clear_of_trailing(p, i, lines), box, numbering.marker(p), i == last)
            for i, p in enumerate(paragraphs)
        )

    def _paragraph(self, paragraph: Paragraph, box: _Box, marker: str, last: bool) -> str:
        style, scale = self.theme.styles[paragraph.style], box.scale
        runs = "".join(self.run(run, style, scale, box.field) for run in paragraph.runs)
        tabs = []
        if paragraph.marker and marker == _NO_BULLET:  # no bullet that DrawingML knows: typed, and a tab
            typed = replace(paragraph.marker_look or Run(""), text=f"{paragraph.marker}\t")
            runs = self.run(typed, style, scale) + runs
            tabs.append((_left(paragraph), "l"))
        elif paragraph.marker and paragraph.marker_look and paragraph.marker_look.colour:
            colour = self.theme.colour(paragraph.marker_look.colour)[1:].upper()
            marker = f'<a:buClr><a:srgbClr val="{colour}"/></a:buClr>{marker}'
        if paragraph.trailing:
            runs += self.run(Run("\t"), style, scale)
            runs += "".join(self.run(run, style, scale) for run in paragraph.trailing)
            tabs.append((box.width, "r"))
        after = 0.0 if last else (style.space_after if paragraph.space_after is None else paragraph.space_after)
        spacing = _spacing(style.leading * scale, after * scale)
        align = ALIGNS[paragraph.align or box.align or style.align]
        properties = f'<a:pPr{_indent(paragraph)} algn="{align}">{spacing}{marker}{_stops(tabs)}</a:pPr>'
        end = "" if runs else f"<a:endParaRPr{self._look(Run(''), style, scale)}/>"
        return f"<a:p>{properties}{runs}{end}</a:p>"

    def run(self, run: Run, style: TextStyle, scale: float, field: bool = False) -> str:
        """One run; line feeds in it become line breaks, and a page number's digits become the slide number field."""
        if not run.text:
            return ""
        inner = fill(self.theme.colour(run.colour or style.colour))
        inner += '<a:latin typeface="+mn-lt"/>'
        inner += self.links.click(run.link) if run.link else ""
        look = f"a:rPr{self._look(run, style, scale)}"
        if field and run.text.strip().isdigit():
            text = f"<a:t>{words(run.text)}</a:t>"
            return f'<a:fld id="{guid("slidenum")}" type="slidenum"><{look}>{inner}</a:rPr>{text}</a:fld>'
        pieces = [f"<a:r><{look}>{inner}</a:rPr><a:t>{words(t)}</a:t></a:r>" if t else "" for t in run.text.split("\n")]
        return f"<a:br><{look}>{inner}</a:rPr></a:br>".join(pieces)

    def _look(self, run: Run, style: TextStyle, scale: float) -> str:
        size = style.size * scale if run.size is None else run.size
        bold = style.bold if run.bold is None else run.bold
        italic = style.italic if run.italic is None else run.italic
        raised = ' baseline="33000"' if run.superscript else ""
        return (
            f' lang="{attribute(self.language)}" sz="{round(size * 100)}" b="{int(bold)}" i="{int(italic)}"{raised}'
            ' dirty="0"'
        )


def _clear_of_trailing(paragraph: Paragraph, index: int, lines: Sequence[Line]) -> Paragraph:
    """A paragraph with trailing runs, broken where layout broke it.

    Its words keep clear of the trailing runs' column, for which a text box has no margin; all other paragraphs are
    left for PowerPoint to break.
    """
    own = [line for line in lines if line.paragraph == index] if paragraph.trailing else []
    if len(own) < 2:
        return paragraph
    runs: list[Run] = []
    for line in own:
        words_of_line = line.segments[: -len(paragraph.trailing)] if line is own[-1] else line.segments
        if runs:
            runs.append(replace(runs[-1], text="\n", link=None))
        runs += [segment.run for segment in words_of_line]
    return replace(paragraph, runs=tuple(runs))


@dataclass(frozen=True, slots=True)
class _Box:
    """What the paragraphs of one text have in common."""

    width: float
    scale: float
    align: Align | None
    field: bool  # digits are the slide's number


@dataclass
class _Numbering:
    """Makes bullets of markers; numbers that follow on are one list, which PowerPoint renumbers as a whole."""

    lists: dict[int, tuple[str, int, int]] = field(default_factory=dict)  # by level: scheme, first and last number

    def marker(self, paragraph: Paragraph) -> str:
        """``a:buAutoNum``, ``a:buChar`` or ``a:buNone``; the last also where the marker has to be typed."""
        level, marker = paragraph.level, paragraph.marker or ""
        found = _numbered(marker)
        before = self.lists.get(level)
        self.lists = {at: known for at, known in self.lists.items() if at < level}
        if found:
            scheme, number = found
            follows = before is not None and before[0] == scheme and before[2] == number - 1
            first = before[1] if before is not None and follows else number
            self.lists[level] = (scheme, first, number)
            return f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{scheme}" startAt="{max(1, first)}"/>'
        if len(marker) == 1:
            return f'<a:buFont typeface="+mj-lt"/><a:buChar char="{attribute(marker)}"/>'
        return _NO_BULLET


def _numbered(marker: str) -> tuple[str, int] | None:
    """Scheme and number of a marker such as ``3.`` or ``(b)``."""
    for pattern, scheme in _NUMBERED:
        if found := pattern.match(marker):
            return scheme, int(found[1]) if found[1].isdigit() else ord(found[1]) - ord("a") + 1
    return None


def _left(paragraph: Paragraph) -> float:
    return paragraph.indent * (paragraph.level + 1)


def _indent(paragraph: Paragraph) -> str:
    """Margin, hanging indent and level; only what is needed, since LibreOffice drops tab stops beside an indent."""
    left = f' marL="{emu(_left(paragraph))}"' if paragraph.indent else ""
    hung = f' indent="{-emu(paragraph.indent)}"' if paragraph.marker else ""
    level = f' lvl="{min(paragraph.level, 8)}"' if paragraph.level else ""
    return left + hung + level


def _spacing(leading: float, after: float) -> str:
    return (
        f'<a:lnSpc><a:spcPts val="{round(leading * 100)}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="{round(after * 100)}"/></a:spcAft>'
    )


def _stops(tabs: list[tuple[float, str]]) -> str:
    stops = "".join(f'<a:tab pos="{emu(at)}" algn="{side}"/>' for at, side in tabs)
    return f"<a:tabLst>{stops}</a:tabLst>" if stops else ""
