"""The register: a row for each number that a pack's pages show, page by page in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from reportgen.checks.register.charts import chart_texts, points
from reportgen.checks.register.match import Matcher
from reportgen.checks.register.row import Row, RowKind, Supplied
from reportgen.checks.register.said import Said, figures, texts
from reportgen.checks.register.tokens import Token, digits, tokens
from reportgen.layout.page import ChartFragment, Page, Pages
from reportgen.metrics.figure import Figure

_RANK_DIGITS: Final = 2
SuppliedTexts = Mapping[str, Supplied]
"""The texts of the edition's tables that hold a digit, folded, and where each stands."""


def register(pages: Pages, supplied: SuppliedTexts) -> tuple[Row, ...]:
    """Every number of every page. Typed ones that stand in a text of an edition table know where."""

    @cache
    def source(text: str) -> Supplied | None:
        return _source(text, supplied)

    contents: dict[str, dict[int, Figure]] = {}
    for page in pages.pages:
        shown = (figure for fragment in page.fragments for figure in figures(fragment))
        contents.setdefault(page.content, {}).update({id(figure): figure for figure in shown})
    rows = (row for page in pages.pages for row in _told_again(_page(page, tuple(contents[page.content].values()))))
    return tuple(replace(row, supplied=source(row.context)) if row.kind == "typed" else row for row in rows)


def _page(page: Page, whole: tuple[Figure, ...]) -> Iterator[Row]:
    for said in texts(page, whole):
        yield from _said(page.number, said)
    for fragment in page.fragments:
        if isinstance(fragment, ChartFragment):
            yield from _chart(page.number, fragment)


def _chart(page: int, fragment: ChartFragment) -> Iterator[Row]:
    by_value = {figure.value: figure for figure in reversed(figures(fragment))}
    for value, shown, own in points(fragment.model):
        figure = own or by_value.get(value)  # a constant line repeats one of the points
        kind: RowKind = "figure" if figure else "typed"
        places = figure.places if figure else None
        yield Row(page, fragment.block, kind, shown, fragment.place, "point", value, figure, places)
    for said in chart_texts(fragment):
        yield from _said(page, said)


def _said(page: int, said: Said) -> Iterator[Row]:
    text = said.text
    if not any(sign.isdigit() for sign in text):
        return
    context = " ".join(text.split())
    starts, at = [], 0
    for piece in said.pieces:
        starts.append(at)
        at += len(piece.text)
    matchers = [Matcher(list(piece.figures), said.around) for piece in said.pieces]
    for token in tokens(text):
        digit = next((i for i, sign in enumerate(token.text) if sign.isdigit()), None)
        if digit is None:  # an address without a number
            continue
        first_digit = token.start + digit
        index = max(n for n, start in enumerate(starts) if start <= first_digit)
        kind = said.pieces[index].kind
        figure = matchers[index].take(token) if token.kind == "number" and kind is None else None
        places = token.decimals if token.kind == "number" else None
        value = figure.value if figure else token.value
        told = _kind(token, kind, figure, context)
        yield Row(page, said.block, told, token.text, said.place, said.where, value, figure, places, None, context)


def _kind(token: Token, kind: RowKind | None, figure: Figure | None, context: str) -> RowKind:
    """What a number is; one that stands alone and small, and shows no figure, numbers a place or a priority."""
    if kind == "label" and token.kind == "date":
        return "date"
    if kind is not None:
        return kind
    if token.kind != "number":
        return token.kind
    if figure is not None:
        return "figure"
    return "label" if context == token.text and context.isdigit() and len(context) <= _RANK_DIGITS else "typed"


def _told_again(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows of a page, where numbers in names (of rows, categories and places) are names also in what speaks of
    them."""
    rows = tuple(rows)
    named = {run for row in rows if row.kind == "label" and row.where != "note" for run in digits(row.context)}
    for row in rows:
        again = row.kind == "typed" and row.where in ("note", "alt text") and set(digits(row.shown)) <= named
        yield replace(row, kind="label") if again else row


def _source(text: str, supplied: SuppliedTexts) -> Supplied | None:
    """The cell of an edition table that a text is, or is a part of. A bare number is no text."""
    if text in supplied:
        return supplied[text]
    if sum(sign.isalpha() for sign in text) < 4:
        return None
    return next((where for cell, where in supplied.items() if len(cell) > len(text) and text in cell), None)
