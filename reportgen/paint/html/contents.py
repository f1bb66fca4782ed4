"""What the web page shows of the finished pages: each content once, however many pages it went on over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportgen.exhibits.block import Table
from reportgen.layout.page import Fragment, Page, Pages, TableFragment, TextFragment
from reportgen.text.paragraph import Paragraph, Run

_FURNITURE = frozenset({"Band", "Footer rule"})


@dataclass(frozen=True, slots=True)
class Content:
    """One content: its first page, and the fragments of all its pages that are read, what is repeated left out."""

    first: Page
    fragments: tuple[Fragment, ...]
    anchors: tuple[str, ...]
    last_number: int


@dataclass(frozen=True, slots=True)
class SectionRun:
    """Contents of one section that follow each other; ``name`` is empty for those of no section."""

    name: str
    anchor: str
    contents: tuple[Content, ...]


def section_runs(pages: Pages) -> tuple[SectionRun, ...]:
    """The pages as sections of contents, in their order."""
    runs: list[SectionRun] = []
    for name, group in groupby(pages.pages, key=lambda page: page.section):
        together = list(group)
        contents = tuple(_content(list(parts)) for _, parts in groupby(together, key=lambda page: page.content))
        runs.append(SectionRun(name, together[0].section_anchor, contents))
    return tuple(runs)


def _content(parts: Sequence[Page]) -> Content:
    anchors = tuple(dict.fromkeys(page.anchor for page in parts if page.anchor))
    return Content(parts[0], tuple(_once(parts)), anchors, parts[-1].number)


def _once(parts: Sequence[Page]) -> Iterator[Fragment]:
    """The fragments of all parts: tables joined where they start, words that a later part repeats left out."""
    tables = _joined_tables(parts)
    said: set[tuple[str, str, str]] = set()
    for page in _whole_paragraphs(parts):
        shown = [f for f in page.fragments if not _is_furniture(f)]
        for index, fragment in enumerate(shown):
            if isinstance(fragment, TableFragment):
                if (joined := tables.pop(_table_key(fragment), None)) is not None:
                    yield replace(fragment, table=joined)
            elif isinstance(fragment, TextFragment) and page.part > 1:
                if not (fragment.slot == "title" or _key(fragment) in said or _captions_more(shown[index:])):
                    yield fragment
            else:
                yield fragment
            if isinstance(fragment, TextFragment):
                said.add(_key(fragment))


def _whole_paragraphs(parts: Sequence[Page]) -> list[Page]:
    """The pages with each paragraph whole where it begins, not divided between two pages."""
    made: list[Page] = []
    for page in parts:
        fragments: list[Fragment] = []
        for fragment in page.fragments:
            if made and isinstance(fragment, TextFragment) and any(p.goes_on for p in fragment.paragraphs[:1]):
                rest, *others = fragment.paragraphs
                _continue(made, fragment.block, rest)
                fragments.append(replace(fragment, paragraphs=tuple(others)))
            else:
                fragments.append(fragment)
        made.append(replace(page, fragments=tuple(fragments)))
    return made


def _continue(pages: list[Page], block: str, rest: Paragraph) -> None:
    """Put the rest of a paragraph after what the last text of its block ends with, on the page that holds it."""
    for number in range(len(pages) - 1, -1, -1):
        fragments = list(pages[number].fragments)
        for at in range(len(fragments) - 1, -1, -1):
            text = fragments[at]
            if isinstance(text, TextFragment) and text.block == block and text.paragraphs:
                *before, last = text.paragraphs
                whole = replace(last, runs=(*last.runs, Run(" "), *rest.runs), trailing=rest.trailing)
                fragments[at] = replace(text, paragraphs=(*before, whole))
                pages[number] = replace(pages[number], fragments=tuple(fragments))
                return


def _is_furniture(fragment: Fragment) -> bool:
    if isinstance(fragment, TextFragment):
        return fragment.artifact or fragment.slot in ("footer", "page number")
    return fragment.name in _FURNITURE


def _key(fragment: TextFragment) -> tuple[str, str, str]:
    return fragment.block, fragment.name, " ".join(p.text for p in fragment.paragraphs)


def _captions_more(following: Sequence[Fragment]) -> bool:
    """Whether it is the caption over a later part of a table."""
    is_caption = all(p.role == "Caption" for f in following[:1] if isinstance(f, TextFragment) for p in f.paragraphs)
    table = next((f for f in following if isinstance(f, TableFragment)), None)
    return is_caption and table is not None and table.part > 1


def _joined_tables(parts: Sequence[Page]) -> dict[tuple[str, str], Table]:
    joined: dict[tuple[str, str], Table] = {}
    for page in parts:
        for fragment in page.fragments:
            if isinstance(fragment, TableFragment):
                key = _table_key(fragment)
                before = joined.get(key)
                joined[key] = replace(before, rows=(*before.rows, *fragment.table.rows)) if before else fragment.table
    return joined


def _table_key(fragment: TableFragment) -> tuple[str, str]:
    header = " ".join(p.text for cell in fragment.table.header for p in cell.paragraphs)
    # Tables of several parts tell them apart in their summaries; what they share is their block and their header.
    return fragment.block, header if fragment.parts > 1 else fragment.table.alt
