"""Paragraphs as DrawingML: exact leading, real bullets and tabs, links, one language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from reportgen.layout.page import TextFragment
from reportgen.paint.deck.ooxml import attribute, emu, fill, guid, words
from reportgen.text.paragraph import Align, Paragraph, Run
from reportgen.theme import TextStyle, Theme

ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
ALIGNS = {"left": "l", "right": "r", "centre": "ctr"}

# ECMA-376 part 1, 20.1.10.61: the numbering schemes that a marker such as "3." or "(b)" can be one of.
_NUMBERED = (
    (re.compile(r"(\d+)\.$"), "arabicPeriod"),
    (re.compile(r"(\d+)\)$"), "arabicParenR"),
    (re.compile(r"\((\d+)\)$"), "arabicParenBoth"),
    (re.compile(r"([a-z])\.$"), "alphaLcPeriod"),
    (re.compile(r"([a-z])\)$"), "alphaLcParenR"),
    (re.compile(r"\(([a-z])\)$"), "alphaLcParenBoth"),
)


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
            fragment.paragraphs, fragment.rect.w, fragment.scale, field=fragment.slot == "page number"
        )
        return (
            f'<{tag}><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" '
            f'anchor="{ANCHORS[fragment.anchor]}"><a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</{tag}>'
        )

    def paragraphs(
        self,
        paragraphs: Sequence[Paragraph],
        width: float,
        scale: float = 1,
        align: Align | None = None,
        field: bool = False,
    ) -> str:
        """``a:p`` elements; ``align`` stands where a paragraph has none of its own. An empty text is one empty paragraph."""
        if not paragraphs:
            return f'<a:p><a:endParaRPr lang="{self.language}"/></a:p>'
        last = len(paragraphs) - 1
        return "".join(
            self._paragraph(p, width, scale, p.align or align, i == last, field) for i, p in enumerate(paragraphs)
        )

    def _paragraph(
        self, paragraph: Paragraph, width: float, scale: float, align: Align | None, last: bool, field: bool
    ) -> str:
        style = self.theme.styles[paragraph.style]
        marker, typed = _marker(paragraph)
        runs = "".join(self.run(run, style, scale, field) for run in paragraph.runs)
        if typed:
            runs = self.run(Run(typed + "\t"), style, scale) + runs
        tabs = [(paragraph.indent * (paragraph.level + 1), "l")] if typed else []
        if paragraph.trailing:
            runs += self.run(Run("\t"), style, scale)
            runs += "".join(self.run(run, style, scale) for run in paragraph.trailing)
            tabs.append((width, "r"))
        after = 0.0 if last else (style.space_after if paragraph.space_after is None else paragraph.space_after)
        properties = _properties(paragraph, style.leading * scale, after * scale, align or style.align, marker, tabs)
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


def _marker(paragraph: Paragraph) -> tuple[str, str]:
    """The bullet's own XML, and the marker as typed text where DrawingML knows no such bullet."""
    marker = paragraph.marker
    if not marker:
        return "<a:buNone/>", ""
    for pattern, scheme in _NUMBERED:
        if found := pattern.match(marker):
            first = int(found[1]) if found[1].isdigit() else ord(found[1]) - ord("a") + 1
            return f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{scheme}" startAt="{max(1, first)}"/>', ""
    if len(marker) == 1:
        return f'<a:buFont typeface="+mj-lt"/><a:buChar char="{attribute(marker)}"/>', ""
    return "<a:buNone/>", marker


def _properties(
    paragraph: Paragraph, leading: float, after: float, align: str, marker: str, tabs: list[tuple[float, str]]
) -> str:
    left, hung = emu(paragraph.indent * (paragraph.level + 1)), emu(paragraph.indent)
    indent = f' marL="{left}" indent="{-hung if paragraph.marker else 0}"'
    level = f' lvl="{min(paragraph.level, 8)}"' if paragraph.level else ""
    stops = "".join(f'<a:tab pos="{emu(at)}" algn="{side}"/>' for at, side in tabs)
    return (
        f'<a:pPr{indent}{level} algn="{ALIGNS[align]}">'
        f'<a:lnSpc><a:spcPts val="{round(leading * 100)}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="{round(after * 100)}"/></a:spcAft>{marker}'
        f"{f'<a:tabLst>{stops}</a:tabLst>' if stops else ''}</a:pPr>"
    )
