"""Every text of a page that a reader can meet, with the figures that may stand in it, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.checks.register.row import RowKind, Where
from reportgen.errors import Place
from reportgen.layout.page import ChartFragment, DrawingFragment, Fragment, Page, TableFragment, TextFragment
from reportgen.metrics.figure import Figure
from reportgen.text.paragraph import Paragraph, Run


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text with figures of its own; ``kind`` when all its numbers are of one kind."""

    text: str
    figures: tuple[Figure, ...] = ()
    kind: RowKind | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A text at its place: its pieces, and further figures that it may speak of."""

    block: str
    place: Place
    where: Where
    pieces: tuple[Piece, ...]
    around: tuple[Figure, ...] = ()

    @property
    def text(self) -> str:
        """The words as a whole."""
        return "".join(piece.text for piece in self.pieces)


def texts(page: Page, whole: tuple[Figure, ...]) -> Iterator[Said]:
    """Texts, cells, words of charts and maps, alternative texts, and the notes, which speak of the ``whole`` content.

    Words that stand beside a chart belong to its block, and may show its figures.
    """
    blocks: dict[str, dict[int, Figure]] = {}  # by identity: a figure that is asked for twice is the same object
    shown = [figures(fragment) for fragment in page.fragments]
    for fragment, own in zip(page.fragments, shown, strict=True):
        blocks.setdefault(fragment.block, {}).update({id(figure): figure for figure in own})
    around = {block: tuple(known.values()) for block, known in blocks.items()}
    for fragment, own in zip(page.fragments, shown, strict=True):
        yield from _fragment_texts(fragment, own, around[fragment.block])
    place = page.fragments[0].place if page.fragments else Place("")
    for line in page.notes:
        yield Said(page.content, place, "note", (Piece(line),), whole)


def _fragment_texts(fragment: Fragment, own: tuple[Figure, ...], around: tuple[Figure, ...]) -> Iterator[Said]:
    """The texts of one fragment, with its own figures or those of its block; charts' points and axes are read apart."""
    if isinstance(fragment, TextFragment):
        yield from _paragraphs(fragment, fragment, around)
    elif isinstance(fragment, TableFragment):
        yield from _table(fragment, own)
    elif isinstance(fragment, ChartFragment):
        yield _plain(fragment, "alt text", fragment.model.alt, own)
    elif isinstance(fragment, DrawingFragment):
        for label in fragment.label_lines:
            yield from _paragraphs(label, fragment, around)
        yield from (_plain(fragment, "alt text", polygon.name, own) for polygon in fragment.polygons)
        yield _plain(fragment, "alt text", fragment.alt, own)


def figures(fragment: Fragment) -> tuple[Figure, ...]:
    """Every figure that a fragment shows, in its order."""
    if isinstance(fragment, TextFragment):
        return tuple(f for paragraph in fragment.paragraphs for run in _runs(paragraph) for f in run.figures)
    if isinstance(fragment, TableFragment):
        cells = [cell for row in fragment.table.rows for cell in row.cells]
        return tuple(f for cell in cells for f in (*cell.figures, *_in_paragraphs(cell.paragraphs)))
    if isinstance(fragment, ChartFragment):
        model = fragment.model
        points = [f for series in model.series for f in series.figures if f is not None]
        labels = [f for series in model.series for label in series.labels if label for f in label.figures]
        return (*points, *labels, *model.figures)
    return fragment.figures if isinstance(fragment, DrawingFragment) else ()


def _paragraphs(fragment: TextFragment, owner: Fragment, around: tuple[Figure, ...]) -> Iterator[Said]:
    whole: RowKind | None = "page" if fragment.slot == "page number" else None
    for paragraph in fragment.paragraphs:
        yield Said(owner.block, owner.place, "text", tuple(_pieces(paragraph, whole)), around)


def _pieces(paragraph: Paragraph, kind: RowKind | None = None) -> Iterator[Piece]:
    if paragraph.marker and any(sign.isdigit() for sign in paragraph.marker):
        yield Piece(paragraph.marker, kind="label")
    for run in paragraph.runs:
        yield _piece(run, kind)
    if paragraph.trailing:
        yield Piece("\t")
    for run in paragraph.trailing:
        points_at_page = run.page_of is not None or ((run.link or "").startswith("#") and run.text.isdigit())
        yield _piece(run, "page" if points_at_page else kind)


def _piece(run: Run, kind: RowKind | None) -> Piece:
    names = run.superscript or run.label or run.label_of is not None
    return Piece(run.text, run.figures, "label" if names else "page" if run.page_of else kind)


def _table(fragment: TableFragment, own: tuple[Figure, ...]) -> Iterator[Said]:
    table = fragment.table
    yield from (_plain(fragment, "cell", band.text, own) for band in table.bands)
    for cell in (*table.header, *(cell for row in table.rows for cell in row.cells)):
        for paragraph in cell.paragraphs:
            yield Said(fragment.block, fragment.place, "cell", tuple(_pieces(paragraph)), cell.figures)
        if cell.reads:
            yield _plain(fragment, "alt text", cell.reads, own)
    yield from (_plain(fragment, "alt text", text, own) for text in (table.caption, table.alt) if text)


def _plain(fragment: Fragment, where: Where, text: str, own: tuple[Figure, ...]) -> Said:
    return Said(fragment.block, fragment.place, where, (Piece(text),), own)


def _in_paragraphs(paragraphs: tuple[Paragraph, ...]) -> tuple[Figure, ...]:
    return tuple(f for paragraph in paragraphs for run in _runs(paragraph) for f in run.figures)


def _runs(paragraph: Paragraph) -> tuple[Run, ...]:
    return (*paragraph.runs, *paragraph.trailing)
