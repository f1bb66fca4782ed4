"""What must hold of a document before layout: words for what is not text, unique ids, links that lead somewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from reportgen.errors import Place, Problems, did_you_mean
from reportgen.errors.located import NOWHERE
from reportgen.exhibits.block import Anchored, Block, Chart, Drawing, Table
from reportgen.exhibits.document import PageContent
from reportgen.exhibits.walk import children, paragraphs, walk
from reportgen.text.paragraph import Paragraph, notes_of


def check_pages(pages: Iterable[PageContent], problems: Problems, beyond: Collection[str] = ()) -> None:
    """Add an error for each breach on any page; nothing is returned and nothing is changed.

    Links may also lead to what lies ``beyond`` these pages in the same file.
    """
    pages = tuple(pages)
    anchors = {page.anchor for page in pages} | set(beyond)
    blocks = (inner for page in pages for block in page.slots.values() for inner in walk(block))
    anchors |= {inner.anchor for inner in blocks if isinstance(inner, Anchored)}
    seen: set[str] = set()
    for page in pages:
        if not page.headline.text.strip():
            problems.error(page.place, "the headline is empty", "a page needs a title", "write one", rule="no-headline")
        for place, paragraph in _page_paragraphs(page):
            _check_links(paragraph, place, anchors, problems)
        for block in page.slots.values():
            for inner in walk(block):
                _check_alt(inner, page, problems)
                _check_id(inner, seen, problems)


def _page_paragraphs(page: PageContent) -> Iterator[tuple[Place, Paragraph]]:
    for paragraph in (page.headline, *((page.kicker,) if page.kicker else ()), *page.source):
        yield page.place, paragraph
    for block in page.slots.values():
        for inner in walk(block):  # in a flow each exhibit has its own place
            for paragraph in () if children(inner) else paragraphs(inner):
                yield (block if inner.place == NOWHERE else inner).place, paragraph


def _check_links(paragraph: Paragraph, place: Place, anchors: set[str], problems: Problems) -> None:
    runs = (*paragraph.runs, *paragraph.trailing)
    for run in (*runs, *(inner for note in notes_of(runs) for inner in note.runs)):
        for target in (run.link[1:] if run.link and run.link.startswith("#") else None, run.page_of):
            if target is not None and target not in anchors:
                problems.error(
                    place,
                    f"a link to '#{target}', which nothing in this pack is called",
                    "the id of a page, a section or an exhibit of a paper",
                    did_you_mean(target, sorted(anchors)) or "give what is meant an 'id:'",
                    rule="unknown-link",
                )


def _check_alt(block: Block, page: PageContent, problems: Problems) -> None:
    alt = _alt(block)
    if alt is None:
        return
    if not alt.strip():
        found, expected = "an exhibit without alternative text", "a reader who cannot see it must be told what it shows"
    elif alt.strip() == page.headline.text.strip():
        found, expected = "alternative text that repeats the headline", "it says kind, range and message of the exhibit"
    else:
        return
    problems.error(block.place, found, expected, "give the exhibit an 'alt:'", rule="alt-text")


def _alt(block: Block) -> str | None:
    if isinstance(block, Chart):
        return block.model.alt
    return block.alt if isinstance(block, Table | Drawing) else None


def _check_id(block: Block, seen: set[str], problems: Problems) -> None:
    if block.id in seen:
        problems.error(block.place, f"block id '{block.id}' is used twice", "block ids are unique", rule="block-id")
    seen.add(block.id)
