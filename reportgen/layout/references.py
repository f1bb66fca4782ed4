"""References between pages: which anchors there are, on which page each stands, and runs with their numbers put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate

from reportgen.errors import Place, Problems, did_you_mean
from reportgen.exhibits.block import Anchored
from reportgen.exhibits.document import Document, PageContent
from reportgen.exhibits.walk import notes, paragraphs, walk
from reportgen.text.paragraph import Paragraph, Run, notes_of
from reportgen.theme import Theme


@dataclass(frozen=True, slots=True)
class References:
    """What is known of the anchors: their names and, once pages are numbered, the number and anchor of their pages.

    ``known`` None lets every anchor pass. Before numbering, a number is as wide as ``digits`` zeros: figures of the
    packaged fonts all have one width. ``notes_before`` says from which number the footnotes of a page content count on.
    """

    known: frozenset[str] | None = None
    numbers: Mapping[str, int] = field(default_factory=dict)
    page_anchors: Mapping[str, str] = field(default_factory=dict)
    digits: int = 2
    notes_before: Mapping[str, int] = field(default_factory=dict)

    def resolve(self, run: Run, place: Place, problems: Problems) -> Run:
        """The run with its page number as text and its link at a page's own anchor; unknown anchors are errors."""
        if run.page_of is not None:
            self._check(run.page_of, place, problems)
            number = self.numbers.get(run.page_of)
            run = replace(run, text="0" * self.digits if number is None else str(number))
        if run.link is not None and run.link.startswith("#"):
            anchor = run.link[1:]
            self._check(anchor, place, problems)
            run = replace(run, link="#" + self.page_anchors.get(anchor, anchor))
        return run

    def _check(self, anchor: str, place: Place, problems: Problems) -> None:
        if self.known is not None and anchor not in self.known:
            problems.error(
                place,
                f"no page has the anchor '{anchor}'",
                "the id of a page or section of this pack",
                did_you_mean(anchor, sorted(self.known)),
                "unknown-anchor",
            )


def first_references(document: Document, theme: Theme) -> References:
    """What is known before any page is laid out: the names of all anchors, the digits of page numbers, and where the
    footnotes of each content start.
    """
    names = frozenset(name for content in document.pages for name in _anchors(content) if name)
    geometry = theme.pages.get(document.geometry)
    through = geometry is not None and geometry.footnotes == "document"
    return References(
        names, digits=3 if len(document.pages) > 99 else 2, notes_before=_notes_before(document) if through else {}
    )


def _notes_before(document: Document) -> Mapping[str, int]:
    """How many footnotes stand before each content."""
    counts = [sum(len(notes(block)) for block in content.slots.values()) for content in document.pages]
    return {content.id: before for content, before in zip(document.pages, accumulate(counts, initial=0), strict=False)}


def _anchors(content: PageContent) -> Iterator[str]:
    yield content.anchor
    yield content.section_anchor
    for block in content.slots.values():
        yield from (inner.anchor for inner in walk(block) if isinstance(inner, Anchored))


def refers(content: PageContent) -> bool:
    """Whether any words of a page point at another page, so that they change once pages are numbered."""
    return any(_points(paragraph) for paragraph in _all_paragraphs(content))


def _all_paragraphs(content: PageContent) -> Iterable[Paragraph]:
    yield content.headline
    yield from () if content.kicker is None else (content.kicker,)
    yield from content.source
    for block in content.slots.values():
        yield from paragraphs(block)


def _points(paragraph: Paragraph) -> bool:
    runs = (*paragraph.runs, *paragraph.trailing)
    runs = (*runs, *(inner for note in notes_of(runs) for inner in note.runs))
    return any(run.page_of is not None or (run.link or "").startswith("#") for run in runs)
