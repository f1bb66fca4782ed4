"""A pack's texts and figures made for one rule each, without a layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportgen.checks.audit.model import document_of
from reportgen.checks.quality.earlier import Earlier
from reportgen.checks.quality.reading import ReadPages, Spot
from reportgen.checks.quality.rules import FIGURE_RULES
from reportgen.checks.quality.subject import Subject
from reportgen.checks.readers.document import Grid, GridRow, PlainDocument, TextLine
from reportgen.checks.register import Row
from reportgen.errors import Place
from reportgen.layout.page import Pages
from reportgen.metrics.figure import Basis, Figure, Provenance, Unit
from reportgen.metrics.period import parse_period, parse_quarter
from reportgen.text.numbers import show
from reportgen.theme import MovementRule

AT = Place("layouts/report/calls.yaml", 7, 3)
CALLS = Unit("count", "calls")
PERCENT = Unit("percent", "%")
POUNDS = Unit("money", "£m", 1)
BANDS: Mapping[str, MovementRule] = {"volume": MovementRule(stable=3, inclusive=False)}


def figure(value: float, unit: Unit = CALLS, period: str = "Q1 2024/25", basis: Basis = "quarter") -> Figure:
    source = Provenance("calls", filter="answer = in time", calculation="sum(count)")
    return Figure("calls", "Calls received", value, unit, parse_period(period), basis, provenance=source)


def change(before: float, now: float, *, earlier: str = "Q4 2023/24") -> Figure:
    """The per cent change between two quarters' counts."""
    made = figure(100 * (now / before - 1), PERCENT)
    return replace(
        made,
        basis="change",
        change_kind="percent",
        now=figure(now),
        before=figure(before, period=earlier),
        comparator="previous quarter",
    )


def subject(
    text: str = "",
    figures: Sequence[Figure] = (),
    *,
    table: Sequence[Sequence[str]] = (),
    earlier: Earlier | None = None,
) -> Subject:
    """A text that shows the figures, and a table, on one page of an edition of Q1 2024/25."""
    spots = {10: Spot(3, "calls.notes", AT, text, tuple(figures)), 20: Spot(3, "calls.table", AT, "")}
    rows = tuple(GridRow(tuple(cells), 20, 3) for cells in table)
    plain = PlainDocument("pack", (TextLine(text, 10, 3),) if text else (), (Grid(rows, 1),) if rows else (), 3)
    return Subject(
        Pages((), "Report", "", "", "en-GB"),
        ReadPages(document_of(plain), spots),
        tuple(Row(3, "calls.notes", "figure", show(f), AT, "text", f.value, f, f.places, None, text) for f in figures),
        BANDS,
        parse_quarter("Q1 2024/25"),
        earlier or {},
    )


def told(rule: str, made: Subject) -> list[str]:
    """What a rule over figures has to say."""
    return [each.message for each in FIGURE_RULES[rule].find(made)]
