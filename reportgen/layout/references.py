"""References between pages: which anchors there are, on which page each stands, and runs with their numbers put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby

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
    prefix: str = ""  # before the names that the words of an appendix know
    notes_before: Mapping[str, int] = field(default_factory=dict)

    def resolve(self, run: Run, place: Place, problems: Problems) -> Run:
        """The run with its page number as text and its link at a page's own anchor; unknown anchors are errors."""
        if run.page_of is not None:
            name = self.prefix + run.page_of
            self._check(name, place, problems)
            number = self.numbers.get(name)
            run = replace(run, text="0" * self.digits if number is None else str(number))
        if run.link is not None and run.link.startswith("#"):
            anchor = self.prefix + run.link[1:]
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
    digits = 3 if len(document.pages) > 99 else 2
    return References(names, digits=digits, notes_before=_notes_before(document, theme))


def _notes_before(document: Document, theme: Theme) -> Mapping[str, int]:
    """How many footnotes stand before each content, in documents that count them through."""
    found: dict[str, int] = {}
    for _, group in groupby(document.pages, key=lambda content: id(content.of or document)):
        contents = tuple(group)
        geometry = theme.pages.get((contents[0].of or document).geometry)
        if geometry is not None and geometry.footnotes == "document":
            counts = [sum(len(notes(block)) for block in content.slots.values()) for content in contents]
            found |= {c.id: before for c, before in zip(contents, accumulate(counts, initial=0), strict=False)}
    return found


def _anchors(content: PageContent) -> Iterator[str]:
    yield content.anchor
    yield content.section_anchor
    if content.appendix is not None:
        yield content.appendix.id
    for block in content.slots.values():
        yield from (prefix_of(content) + inner.anchor for inner in walk(block) if isinstance(inner, Anchored))


def prefix_of(content: PageContent) -> str:
    """What stands before the names that the words of a page know: those of an appendix are its own."""
    return f"{content.appendix.id}." if content.appendix is not None and content.of is not None else ""


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
