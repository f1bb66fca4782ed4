"""A finance table: money by line, subtotal and total, negatives in brackets, and a note where rounding shows."""

from __future__ import annotations

from reportgen.exhibits.block import Block, Captioned, Stack, Text
from reportgen.exhibits.context import Context
from reportgen.exhibits.tables.assemble import table_of
from reportgen.exhibits.tables.finance import Ledger, ledger
from reportgen.exhibits.tables.finance_spec import MoneyColumn, Spec
from reportgen.exhibits.tables.heads import table_heads
from reportgen.exhibits.tables.summary import summary
from reportgen.exhibits.tables.sums import check_sums
from reportgen.exhibits.walk import identified
from reportgen.text.paragraph import Paragraph, Run

__all__ = ["MoneyColumn", "Spec", "build"]


def build(spec: Spec, context: Context) -> Block:
    """The table between its heads and its note.

    PackError for datasets, columns, levels and rows that do not exist; sums that differ by more than rounding are
    warnings, as is a table without rows.
    """
    book = ledger(spec, context)
    if not book.shown:
        context.problems.warning(spec.place, "a table without rows", "", "check the data it reads", rule="empty-table")
    heads = table_heads(spec, context)
    message = context.words.plain(spec.alt, spec.place_of("alt")) if spec.alt else ""
    table = table_of(
        book.part,
        context.theme,
        alt=summary(book.part, message),
        caption=" ".join(head.text for head in heads),
        twin=False,
        row_height=spec.row_height,
    )
    children: list[Block] = [identified(table, f"{context.block_id}.table", spec.place)]
    if heads:
        head = Text(id=f"{context.block_id}.head", place=spec.place, paragraphs=heads, may_split=False)
        children = [Captioned(place=spec.place, gap=3, children=(head, *children))]
    note = _note(spec, book, context)
    if note:
        words = Paragraph(note, "footnote", "Note")
        children.append(Text(id=f"{context.block_id}.note", place=spec.place, paragraphs=(words,), may_split=False))
    return Stack(id=context.block_id, place=spec.place, gap=3, children=tuple(children))


def _note(spec: Spec, book: Ledger, context: Context) -> tuple[Run, ...]:
    """The author's words, then what the figures ask for: rounding, marked cells, missing ones."""
    own = context.words.inline(spec.note, spec.place_of("note")) if spec.note else ()
    said = list(check_sums(book.sums, context.problems).notes)
    entries = [entry for row in book.part.rows for entry in row.entries if entry.figure is not None]
    if spec.missing and any(entry.value is None for entry in entries):
        said.append(context.words.plain(spec.missing, spec.place_of("missing")))
    return (*own, Run(f"{' ' if own else ''}{' '.join(said)}")) if said else own
