"""Flows on pages without a place for a headline: titles stand in the flow, and sections may follow on the same page.

Where the order of a flow's blocks was settled on such pages (a figure may stand after text that it came before), the
deck's slides take the same order: ``settled`` gives the document back in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from reportgen.exhibits.block import Anchored, Block, Text
from reportgen.exhibits.document import Document, PageContent
from reportgen.layout.frame import frame_of
from reportgen.layout.references import prefix_of
from reportgen.text.paragraph import Paragraph
from reportgen.theme import Theme

_KICKER_GAP = 2.0  # points between the words above a title and the title
TITLE, JOINED_TITLE, KICKER, SOURCE = "page-title", "section-title", "page-kicker", "source"


def joined(document: Document, geometry_of: Callable[[PageContent], str], theme: Theme) -> Document:
    """The document with each title in its flow where the pages have no place for it, and joining flows as one."""
    contents: list[PageContent] = []
    for content in document.pages:
        if not _titles_itself(content, geometry_of(content), theme):
            contents.append(content)
        elif content.joins and contents and contents[-1].flow is not None:
            contents[-1] = _appended(contents[-1], _blocks(content))
        else:
            contents.append(_appended(replace(content, kicker=None, source=()), _blocks(content), fresh=True))
    return replace(document, pages=tuple(contents))


def settled(document: Document, poured: Iterable[Block]) -> Document:
    """The document with the blocks of its flows in the order in which they were poured."""
    orders: dict[str, list[Block]] = {}
    titles = {_title_id(content): content.id for content in document.pages}
    current: list[Block] = []
    for whole in poured:
        if whole.id in titles:
            current = orders.setdefault(titles[whole.id], [])
        elif not (current and current[-1] is whole) and not whole.id.endswith(f".{SOURCE}"):
            current.append(whole)
    return replace(document, pages=tuple(_in_order(content, orders.get(content.id)) for content in document.pages))


def _in_order(content: PageContent, order: list[Block] | None) -> PageContent:
    flow = content.flow
    if flow is None or order is None:
        return content
    return replace(content, slots={**content.slots, "flow": replace(flow, children=tuple(order), settled=True)})


def _titles_itself(content: PageContent, geometry: str, theme: Theme) -> bool:
    named = theme.arrangements.get(content.arrangement)
    arrangement = named.for_page(geometry) if named else None
    if content.flow is None or arrangement is None:
        return False
    return frame_of(arrangement, theme.pages[geometry]).furniture.headline is None


def _appended(content: PageContent, blocks: Sequence[Block], fresh: bool = False) -> PageContent:
    flow = content.flow
    assert flow is not None
    children = tuple(blocks) if fresh else (*flow.children, *blocks)
    return replace(content, slots={**content.slots, "flow": replace(flow, children=children)})


def _title_id(content: PageContent) -> str:
    return f"{content.id}.title"


def _blocks(content: PageContent) -> tuple[Block, ...]:
    """The title of a flow, what it holds, and its source line."""
    assert content.flow is not None
    words: list[Paragraph] = []
    if content.kicker is not None and content.kicker.text:
        words.append(replace(content.kicker, style=KICKER, space_after=_KICKER_GAP))
    words.append(replace(content.headline, style=JOINED_TITLE if content.joins else TITLE, role="H1"))
    title_id = _title_id(content)
    text = Text(id=f"{title_id}.1", place=content.place, paragraphs=tuple(words), may_split=False)
    own = content.anchor.removeprefix(prefix_of(content))  # as the words of its document know it
    title = Anchored(id=title_id, place=content.place, child=text, anchor=own)
    if not content.source:
        return (title, *content.flow.children)
    source = Text(id=f"{content.id}.{SOURCE}", place=content.place, paragraphs=content.source)
    return (title, *content.flow.children, source)
