"""Walking through blocks: every block inside a block, its paragraphs, and each figure that it shows with its row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from reportgen.errors import Place
from reportgen.errors.located import NOWHERE
from reportgen.exhibits.block import (
    Anchored,
    Block,
    Box,
    Cell,
    Chart,
    Columns,
    Drawing,
    Flow,
    Key,
    Row,
    Stack,
    Table,
    Text,
)
from reportgen.metrics.figure import Figure
from reportgen.text.paragraph import Footnote, Paragraph, notes_of


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure on a page: in a text, or one of those ``of`` a chart's series or a table's column.

    ``at`` is the category or row that it stands at.
    """

    figure: Figure
    at: str = ""
    of: str = ""


def children(block: Block) -> tuple[Block, ...]:
    """The blocks directly inside ``block``, in reading order; none for a leaf."""
    if isinstance(block, Stack | Row | Columns | Flow):
        return block.children
    if isinstance(block, Box | Anchored):
        return (block.child,)
    return ()


def walk(block: Block) -> Iterator[Block]:
    """``block`` and everything inside it, outer before inner, in reading order."""
    yield block
    for child in children(block):
        yield from walk(child)


def identified(block: Block, block_id: str, place: Place) -> Block:
    """The same block with an id and a place for itself and for every block inside that has none.

    Inner ids are numbered from 1 under the outer one, so that they stay the same from build to build.
    """
    block = replace(block, id=block.id or block_id, place=place if block.place == NOWHERE else block.place)
    if isinstance(block, Stack | Row | Columns | Flow):
        inner = (identified(child, f"{block.id}.{n}", block.place) for n, child in enumerate(block.children, start=1))
        return replace(block, children=tuple(inner))
    if isinstance(block, Box | Anchored):
        return replace(block, child=identified(block.child, f"{block.id}.1", block.place))
    return block


def paragraphs(block: Block) -> Iterator[Paragraph]:
    """Every paragraph of a block and of the blocks inside it, in reading order."""
    for inner in walk(block):
        if isinstance(inner, Text):
            yield from inner.paragraphs
        elif isinstance(inner, Key):
            yield from (words for _, words in inner.entries)
        elif isinstance(inner, Drawing):
            yield from (label.paragraph for label in inner.labels)
        elif isinstance(inner, Table):
            for cell in _cells(inner):
                yield from cell.paragraphs


def figures(block: Block) -> Iterator[Shown]:
    """Every figure that a block shows, in reading order; a figure that is shown twice comes twice."""
    for inner in walk(block):
        if isinstance(inner, Table):
            yield from _table_figures(inner)
            continue
        if isinstance(inner, Chart):
            yield from _chart_figures(inner)
        if isinstance(inner, Drawing):
            yield from (_on_drawing(figure) for figure in inner.figures)
        for paragraph in () if children(inner) else paragraphs(inner):
            yield from (Shown(figure) for figure in paragraph_figures(paragraph))


def paragraph_figures(paragraph: Paragraph) -> Iterator[Figure]:
    """The figures whose shown values stand in a paragraph, and in the footnotes that it refers to."""
    for run in (*paragraph.runs, *paragraph.trailing):
        yield from run.figures
        for inner in run.note.runs if run.note else ():
            yield from inner.figures


def notes(block: Block) -> tuple[Footnote, ...]:
    """The footnotes that a block refers to, each once, in reading order."""
    return notes_of(run for paragraph in paragraphs(block) for run in (*paragraph.runs, *paragraph.trailing))


def with_paragraphs(block: Block, change: Callable[[Paragraph], Paragraph]) -> Block:
    """The same block with every paragraph of the texts inside it changed, in reading order."""
    if isinstance(block, Text):
        return replace(block, paragraphs=tuple(change(paragraph) for paragraph in block.paragraphs))
    if isinstance(block, Stack | Row | Columns | Flow):
        return replace(block, children=tuple(with_paragraphs(child, change) for child in block.children))
    if isinstance(block, Box | Anchored):
        return replace(block, child=with_paragraphs(block.child, change))
    return block


def _cells(table: Table) -> Iterator[Cell]:
    yield from table.header
    for row in table.rows:
        yield from row.cells


def _table_figures(table: Table) -> Iterator[Shown]:
    for row in table.rows:
        names = [words for cell in row.cells if cell.header == "row" and (words := _words(cell))]
        at = names[-1] if names else ""  # a group's name stands before the row's own
        for head, cell in zip(table.header, row.cells, strict=True):
            inside = [figure for paragraph in cell.paragraphs for figure in paragraph_figures(paragraph)]
            yield from (Shown(figure, at, _words(head)) for figure in (*cell.figures, *inside))


def _on_drawing(figure: Figure) -> Shown:
    """A place on a map is told by the end of its figure's label (``Robbery per 1,000 residents, Camden``)."""
    of, _, at = figure.label.rpartition(", ")
    return Shown(figure, at, of)


def _chart_figures(chart: Chart) -> Iterator[Shown]:
    for series in chart.model.series:
        for category, figure in zip(chart.model.categories, series.figures, strict=False):
            if figure is not None:
                yield Shown(figure, category, series.name)
        yield from (Shown(figure) for label in series.labels if label for figure in label.figures)
    yield from (Shown(figure) for figure in chart.model.figures)


def _words(cell: Cell) -> str:
    return cell.reads or " ".join(paragraph.text for paragraph in cell.paragraphs)
