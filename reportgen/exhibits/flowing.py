"""The exhibits of a flow as its blocks: headings apart from the text they head, keys with what they explain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportgen.exhibits.block import Anchored, Block, Flow, Space, Stack, Text
from reportgen.exhibits.walk import identified
from reportgen.text.paragraph import Paragraph

_RELATED = 8.0  # points between an exhibit and what explains it


def flow_of(flow_id: str, built: Sequence[tuple[Block, bool]]) -> Flow:
    """The flow of built exhibits, each with whether it explains the one above it."""
    grouped: list[Block] = []
    for block, explains in built:
        if explains and grouped:
            group = Stack(children=(grouped[-1], Space(height=_RELATED), block), gap=0)
            grouped[-1] = identified(group, f"{grouped[-1].id}.with", grouped[-1].place)
        else:
            grouped += _pieces(block)
    return Flow(id=flow_id, place=built[0][0].place, children=tuple(grouped))


def _pieces(block: Block) -> Iterator[Block]:
    """A text cut at its headings; anything else as it is. An anchor stays with the first piece."""
    if isinstance(block, Anchored):
        first, *others = _pieces(block.child)
        yield replace(block, child=first)
        yield from others
    elif isinstance(block, Text):
        runs = tuple(_runs(block.paragraphs))
        for number, paragraphs in enumerate(runs, start=1):
            own = block.id if len(runs) == 1 else f"{block.id}.{number}"
            yield replace(block, id=own, paragraphs=paragraphs)
    else:
        yield block


def _runs(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, ...]]:
    """Headings alone, the paragraphs between them together."""
    together: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.role.startswith("H"):
            if together:
                yield tuple(together)
            together = []
            yield (paragraph,)
        else:
            together.append(paragraph)
    if together:
        yield tuple(together)
