"""Pages with their words of furniture: ids, headlines, kickers, source lines, and the contents entries they give."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from reportgen.errors import PackError, Problems
from reportgen.exhibits.context import ContentsEntry, WordsLike
from reportgen.exhibits.supplied import titled
from reportgen.spec.pack import FlowSpec, PageSpec, Project, Section, SectionPage
from reportgen.text.paragraph import Paragraph

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TitledPage:
    """A page of a section with its own words resolved; its exhibits are not built yet."""

    id: str
    page: SectionPage
    section: Section
    section_title: str
    section_anchor: str
    headline: Paragraph
    kicker: Paragraph | None
    source: tuple[Paragraph, ...]
    contents_title: str  # "" leaves the page out

    @property
    def starts_section(self) -> bool:
        return self.id == self.section_anchor


def collected(problems: Problems, make: Callable[[], T], otherwise: T) -> T:
    """What ``make`` gives; when it raises PackError its problems are kept and ``otherwise`` stands in."""
    try:
        return make()
    except PackError as error:
        problems.extend(error.problems)
        return otherwise


def titled_pages(project: Project, words: WordsLike, problems: Problems) -> tuple[TitledPage, ...]:
    """All pages in order, each with an id that is unique in the pack; mistakes of all pages go to ``problems``."""
    titler = _Titler(words, problems, _PageIds(project, problems))
    return tuple(page for section in project.sections for page in titler.pages(section))


def contents_of(titled: tuple[TitledPage, ...]) -> tuple[ContentsEntry, ...]:
    """The lines of the contents: one for each section that wants it, and under it one for each page with a title.

    A page whose title or headline is the section's name is the section's own page: the section's line stands for it.
    """
    entries: list[ContentsEntry] = []
    counts: Counter[str] = Counter()
    for page in titled:
        head, number = page.section.head, _number(page, counts)
        if not head.contents:
            continue
        shared = (page.section_title, page.section_anchor, head.priority)
        if page.starts_section:
            entries.append(ContentsEntry(page.section_title, page.section_anchor, *shared, number=number))
        if page.contents_title and page.section_title not in (page.contents_title, page.headline.text):
            entries.append(ContentsEntry(page.contents_title, page.id, *shared))
    return tuple(entries)


def _number(page: TitledPage, counts: Counter[str]) -> str:
    """What stands before a numbered section's title in the contents: ``3. `` or ``Appendix 1: ``."""
    how = page.page.page.numbered if isinstance(page.page.page, FlowSpec) else False
    if not how:
        return ""
    name = "Appendix" if how == "appendix" else ""
    counts[name] += 1
    return f"{name} {counts[name]}: " if name else f"{counts[name]}. "


def slug(words: str) -> str:
    """Words as an id: lower case ASCII letters and digits joined by dashes; empty when nothing is left."""
    ascii_only = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")


@dataclass(frozen=True)
class _Titler:
    """Resolves the words of pages, section by section."""

    words: WordsLike
    problems: Problems
    ids: _PageIds

    def pages(self, section: Section) -> list[TitledPage]:
        head = section.head
        title = collected(self.problems, lambda: self.words.plain(head.section, head.place_of("section")), head.section)
        made: list[TitledPage] = []
        for page in section.pages:
            made.append(self._page(page, section, title, made[0].id if made else None))
        return made

    def _page(self, page: SectionPage, section: Section, section_title: str, section_anchor: str | None) -> TitledPage:
        spec, words, problems = page.page, self.words, self.problems
        headline = collected(problems, lambda: _line(spec, "headline", words), Paragraph((), "headline", "H1"))
        kicker = collected(problems, lambda: _line(spec, "kicker", words), None) if spec.kicker else None
        named = kicker if kicker and not isinstance(spec, FlowSpec) else headline
        page_id = self.ids.of(page, section, named.text)
        return TitledPage(
            id=page_id,
            page=page,
            section=section,
            section_title=section_title,
            section_anchor=section_anchor or page_id,
            headline=titled(headline, kicker),
            kicker=kicker,
            source=collected(problems, lambda: _source(spec, words), ()),
            contents_title=collected(problems, lambda: _contents_title(spec, headline, kicker, words), ""),
        )


def _line(spec: PageSpec, key: str, words: WordsLike) -> Paragraph:
    runs = words.inline(getattr(spec, key), spec.place_of(key))
    return Paragraph(runs, key, "H1" if key == "headline" else "P")


def _source(spec: PageSpec, words: WordsLike) -> tuple[Paragraph, ...]:
    lines = (spec.source,) if isinstance(spec.source, str) else spec.source
    places = [spec.place_of_item("source", n) for n in range(len(lines))]
    return tuple(
        Paragraph(words.inline(line, place), "source", "Note")
        for line, place in zip(lines, places, strict=True)
        if line
    )


def _contents_title(spec: PageSpec, headline: Paragraph, kicker: Paragraph | None, words: WordsLike) -> str:
    if isinstance(spec.contents, str):
        return words.plain(spec.contents, spec.place_of("contents"))
    if not spec.contents:
        return ""
    return kicker.text if kicker else headline.text


class _PageIds:
    """Hands out page ids: the spec's own, or a slug of the page's title that no other page has."""

    def __init__(self, project: Project, problems: Problems):
        self._taken: set[str] = set()
        for section in project.sections:
            for page in section.pages:
                self._reserve(page.page, problems)

    def _reserve(self, spec: PageSpec, problems: Problems) -> None:
        if spec.id is None:
            return
        place = spec.place_of("id")
        if spec.id != slug(spec.id):
            problems.error(
                place,
                f"page id '{spec.id}'",
                "expected lower case letters, digits and dashes",
                f"write it as '{slug(spec.id) or 'page'}'",
                rule="page-id",
            )
        if spec.id in self._taken:
            problems.error(
                place,
                f"page id '{spec.id}' is used twice",
                "ids are unique in a pack",
                "choose another",
                rule="page-id",
            )
        self._taken.add(spec.id)

    def of(self, page: SectionPage, section: Section, title: str) -> str:
        if page.page.id is not None:
            return page.page.id
        base = slug(title) or section.id
        candidate, number = base, 1
        while candidate in self._taken:
            number += 1
            candidate = f"{base}-{number}"
        self._taken.add(candidate)
        return candidate
