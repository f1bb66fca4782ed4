"""A few pages of the quarterly pack, one of each kind of exhibit, as two files that pass every check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from reportgen.layout.page import (
    ChartFragment,
    DrawingFragment,
    FieldFragment,
    Fragment,
    Page,
    Pages,
    TableFragment,
    TextFragment,
)
from reportgen.theme import Theme
from tests.conftest import ROOT, BuiltPack


@dataclass(frozen=True)
class Sample:
    """The pages and their two files."""

    pages: Pages
    theme: Theme
    pdf: bytes
    deck: bytes


def _chart(fragment: Fragment, *kinds: str) -> bool:
    if not isinstance(fragment, ChartFragment) or fragment.model.spark:
        return False
    return {s.kind for s in fragment.model.series if not s.dashed} == set(kinds)


WANTED: tuple[Callable[[Fragment], bool], ...] = (
    lambda f: isinstance(f, TextFragment) and any(r.link for p in f.paragraphs for r in p.runs),
    lambda f: _chart(f, "column", "line"),
    lambda f: _chart(f, "column") and len(f.model.categories) > 6,  # type: ignore[attr-defined]
    lambda f: isinstance(f, ChartFragment) and f.model.end_labels and len(f.model.series) > 2,
    lambda f: isinstance(f, DrawingFragment),
    lambda f: isinstance(f, TableFragment) and any(row.cells[0].chip or row.cells[-1].fill for row in f.table.rows),
)


def few(pages: Pages) -> tuple[Page, ...]:
    """The first page of each wanted kind and the two after the contents, in order."""
    chosen = {page.number: page for page in pages.pages[1:4]}
    for wanted in WANTED:
        page = next(page for page in pages.pages if any(wanted(fragment) for fragment in page.fragments))
        chosen[page.number] = page
    return tuple(page for _, page in sorted(chosen.items()))


def with_a_form(pages: tuple[Page, ...], others: Pages) -> tuple[Page, ...]:
    """The pages, and behind them the first of the others that has fields to fill in."""
    form = next(
        page for page in others.pages if any(isinstance(f, FieldFragment) and f.fillable for f in page.fragments)
    )
    return (*pages, replace(form, number=pages[-1].number + 1))


@pytest.fixture(scope="session")
def sample(quarterly: BuiltPack, gallery: BuiltPack) -> Sample:
    from reportgen.paint.deck import paint as paint_deck
    from reportgen.paint.pdf import paint as paint_pdf

    chosen = with_a_form(few(quarterly.pages), gallery.pages)
    pages, theme = replace(quarterly.pages, pages=chosen), quarterly.made.theme
    return Sample(pages, theme, paint_pdf(pages, theme, ROOT), paint_deck(pages, theme, ROOT))
