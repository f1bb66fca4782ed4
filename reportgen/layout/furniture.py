"""What surrounds a page's content: band, headline, kicker, logo, source, footer, page number and draft marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportgen.exhibits.document import Document, PageContent
from reportgen.geometry import Rect
from reportgen.layout.frame import Frame
from reportgen.layout.page import Fragment, PictureFragment, ShapeFragment, TextFragment, TextSlot
from reportgen.layout.setting import SHRINK_STEP, TOLERANCE, Setting
from reportgen.layout.text import text_fragment
from reportgen.text.paragraph import Paragraph, Role, Run
from reportgen.text.wrap import SLACK, Wrapped
from reportgen.theme import FurnitureText

_WATERMARK_TURN = -24.0  # degrees; look, section 7
_DRAFT_TAG = "DRAFT, not for release"
_TAG_GAP = 8.0
_FEW_WORDS = 2  # a headline does not end on a line of so few, the words (2/3) not counted
_PART = re.compile(r"\(\d+/\d+\)")
_NARROWEST = 0.5  # of the headline's width, when its lines are made more even


@dataclass(frozen=True, slots=True)
class PartOf:
    """Which part of how many a page is, and its number in the document."""

    part: int
    parts: int
    number: int
    total: int = 0  # pages of the document

    @property
    def suffix(self) -> str:
        """`` (2/3)``, or nothing when the content has one page."""
        return f" ({self.part}/{self.parts})" if self.parts > 1 else ""


@dataclass(frozen=True, slots=True)
class Furnisher:
    """Makes the furniture of one page."""

    document: Document
    content: PageContent
    frame: Frame
    at: PartOf
    setting: Setting

    def ground(self) -> Iterator[Fragment]:
        """Watermark and band, which lie behind everything else."""
        furniture = self.frame.furniture
        if self.document.draft and furniture.watermark:
            words = (Paragraph((Run("DRAFT"),), furniture.watermark.style),)
            mark = self._text("watermark", "Draft watermark", words, furniture.watermark)
            yield replace(mark, artifact=True, rotation=_WATERMARK_TURN)
        if furniture.band:
            yield self._shape("Band", Rect(*furniture.band), "priority")

    def head(self) -> Iterator[Fragment]:
        """Headline, kicker, logo and draft tag."""
        yield from self._headline()
        yield from self._kicker()
        if self.document.logo and self.frame.furniture.logo:
            yield PictureFragment(
                rect=Rect(*self.frame.furniture.logo),
                block=self._id("logo"),
                name="Logo",
                place=self.content.place,
                file=self.document.logo,
                alt=self.document.owner,
            )
        yield from self._draft_tag()

    def foot(self) -> Iterator[Fragment]:
        """Source, footer rule, footer, classification and page number."""
        furniture, document = self.frame.furniture, self.document
        if self.content.source:
            yield from self._source()
        if furniture.footer_rule:
            yield self._shape("Footer rule", Rect(*furniture.footer_rule), "rule")
        owner = document.owner
        if furniture.owner and owner:
            yield self._running("owner", "Owner", (Run(owner),), furniture.owner, "body")
            owner = ""
        if furniture.footer and (owner or document.footer):
            gap = "  " if owner and document.footer else ""
            runs = (Run(owner, bold=True), Run(gap + document.footer))
            yield self._running("footer", "Footer", runs, furniture.footer, "footer")
        if furniture.classification and document.classification:
            mark = (Run(document.classification),)
            yield self._running("classification", "Classification", mark, furniture.classification, "body")
        if furniture.page_number:
            number: tuple[Run, ...] = (Run(str(self.at.number)),)
            if furniture.page_number.of_pages:
                number = (*number, Run(f" of {self.at.total}", bold=False, colour="secondary"))
            yield self._running("page-number", "Page number", number, furniture.page_number, "page number")

    def _headline(self) -> Iterator[Fragment]:
        place = self.frame.furniture.headline
        if place is None:
            return
        suffix: tuple[Run, ...] = ()
        if self.at.suffix:
            style = self.setting.theme.styles["headline-part"]
            suffix = (Run(self.at.suffix, bold=style.bold, colour=style.colour),)
        headline = self.content.headline
        role: Role = "H1" if headline.role == "P" else headline.role
        paragraphs = (replace(headline, runs=(*headline.runs, *suffix), role=role),)
        fragment = self._text("headline", "Title", paragraphs, place, shrink_to=place.shrink_to, even=True)
        yield replace(fragment, slot="title")

    def _kicker(self) -> Iterator[Fragment]:
        if self.content.kicker is None or not self.content.kicker.text:
            return
        place = self.frame.furniture.kicker
        if place is None:
            self._no_place("kicker")
            return
        tag = self._tag_box()
        if tag and place.box.right > tag.x - _TAG_GAP and place.box.bottom > tag.y:
            x, y, _, h = place.rect
            place = place.model_copy(update={"rect": (x, y, tag.x - _TAG_GAP - x, h)})
        yield self._text("kicker", "Kicker", (self.content.kicker,), place, shrink_to=place.shrink_to)

    def _source(self) -> Iterator[Fragment]:
        place = self.frame.furniture.source
        if place is None:
            self._no_place("source line")
            return
        yield self._text("source", "Source", self.content.source, place)

    def _tag_box(self) -> Rect | None:
        """Where the draft tag stands: left of a logo that would cover it."""
        tag = self.frame.furniture.draft_tag
        if not self.document.draft or tag is None:
            return None
        logo = self.frame.furniture.logo if self.document.logo else None
        return tag.box.moved(dx=logo[0] - _TAG_GAP - tag.box.right) if logo else tag.box

    def _draft_tag(self) -> Iterator[Fragment]:
        place, box = self.frame.furniture.draft_tag, self._tag_box()
        if place and box:
            at = place.model_copy(update={"rect": (box.x, box.y, box.w, box.h)})
            yield replace(self._shape("Draft tag ground", box, "ink"), block=self._id("draft"))
            yield self._text("draft", "Draft tag", (Paragraph((Run(_DRAFT_TAG),), place.style),), at)

    def _id(self, part: str) -> str:
        return f"{self.content.id}.{part}"

    def _shape(self, name: str, rect: Rect, colour: str) -> ShapeFragment:
        block = self._id(name.lower().replace(" ", "-"))
        return ShapeFragment(rect=rect, block=block, name=name, fill=self.setting.hex(colour), place=self.content.place)

    def _running(
        self, part: str, name: str, runs: tuple[Run, ...], place: FurnitureText, slot: TextSlot
    ) -> TextFragment:
        """Text that runs through all pages: an artifact, no part of what is read."""
        fragment = self._text(part, name, (Paragraph(runs, place.style),), place)
        return replace(fragment, slot=slot, artifact=True)

    def _text(
        self,
        part: str,
        name: str,
        paragraphs: tuple[Paragraph, ...],
        place: FurnitureText,
        *,
        shrink_to: float = 1,
        even: bool = False,
    ) -> TextFragment:
        """The text in its place and the furniture's style, shrunk within the range; an error when it does not fit."""
        styled = tuple(replace(p, style=place.style, align=p.align or place.align) for p in paragraphs)
        setting = replace(self.setting, owner=self._id(part), at=self.content.place)
        scale, rect = 1.0, place.box
        while (height := setting.wrapped(styled, rect.w, scale).height) > rect.h + TOLERANCE and scale > shrink_to:
            scale = max(scale - SHRINK_STEP, shrink_to)
        if height > rect.h + TOLERANCE:
            self._too_long(part, height - rect.h, setting.wrapped(styled, rect.w, scale))
        if even:
            rect = evened(styled, rect, scale, setting)
        return text_fragment(styled, rect, setting, anchor=place.anchor, scale=scale, name=name)

    def _too_long(self, part: str, over: float, wrapped: Wrapped) -> None:
        self.setting.problems.error(
            self.content.place,
            f"the {part} needs {len(wrapped.lines)} lines and is {over:.0f} points too tall for its place",
            hint="shorten it",
            rule="furniture-too-long",
        )

    def _no_place(self, part: str) -> None:
        self.setting.problems.error(
            self.content.place,
            f"the layout '{self.content.arrangement}' has no place for a {part}",
            hint=f"leave the {part} out or choose another layout",
            rule="no-place-for-it",
        )


def evened(paragraphs: tuple[Paragraph, ...], rect: Rect, scale: float, setting: Setting) -> Rect:
    """The headline's box, narrowed so that its last line has more than two words, when it takes no more lines so.

    The box and not the words carries the decision, so that PowerPoint breaks the lines in the same way.
    """
    wrapped = setting.wrapped(paragraphs, rect.w, scale)
    if len(wrapped.lines) < 2 or _last_words(wrapped) > _FEW_WORDS:
        return rect
    width = rect.w
    best = rect
    while width > rect.w * _NARROWEST:
        # The next narrower width that changes a line is just under the longest line now.
        width = min(setting.wrapped(paragraphs, width, scale).width / SLACK, width) - 0.5
        narrower = setting.wrapped(paragraphs, width, scale)
        if len(narrower.lines) > len(wrapped.lines):
            break
        best = replace(rect, w=width)
        if _last_words(narrower) > _FEW_WORDS:
            break
    return best


def _last_words(wrapped: Wrapped) -> int:
    words = "".join(piece.run.text for piece in wrapped.lines[-1].segments).split()
    return sum(not _PART.fullmatch(word) for word in words)
