"""Every chart kind with awkward data, from its YAML keys to both files: valid, and with the model's numbers in them."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import page as page_validation
import pptx
import pytest
from openxml_audit import OpenXmlValidator

from reportgen.errors import Problems
from reportgen.errors.located import NOWHERE
from reportgen.exhibits.block import Block
from reportgen.exhibits.document import Document, PageContent
from reportgen.exhibits.table_of_kinds import KINDS
from reportgen.layout.lay_out import lay_out
from reportgen.layout.page import ChartFragment, Pages
from reportgen.metrics.figure import Series
from reportgen.paint.deck import paint as paint_deck
from reportgen.paint.pdf import paint as paint_pdf
from reportgen.text.paragraph import plain
from tests.charts.made_series import OFFENCES, PERCENT, by_name, by_quarter, theme
from tests.exhibits.kinds.charted import SeriesMeasures, measures
from tests.exhibits.plain_context import context, located

ROOT = Path(__file__).parents[2]
LONG = "Victims of domestic abuse who were referred to a specialist service and took the support up, "

VALUES: dict[str, list[float | None]] = {
    "one row": [5],
    "negative": [5, -8, 3, -2, 6, 4, 9],
    "zero": [0, 0, 0],
    "missing": [None, 4, None, 6, 7, 8, None],
    "huge": [1.5e14, 2.25e14, 1e14, 3e14, 2e14],
    "many": [float(n % 7 + 1) for n in range(40)],
}

KEYS: dict[str, dict[str, Any]] = {
    "column": {"measure": "a", "target": {"value": 4}},
    "column clustered": {"kind": "column", "series": ("a", "b")},
    "column stacked": {"kind": "column", "series": ("a", "b"), "grouping": "stacked"},
    "column percent": {"kind": "column", "series": ("a", "b"), "grouping": "percent"},
    "column-line": {"columns": {"measure": "a", "label": "Offences"}, "line": {"measure": "rate", "label": "Rate"}},
    "bar": {"measure": "a", "by": "borough", "order": "largest", "target": {"value": 4}},
    "bar clustered": {"kind": "bar", "series": ("a", "b"), "by": "borough"},
    "bar stacked": {"kind": "bar", "series": ("a", "b"), "by": "borough", "grouping": "stacked"},
    "line": {"measure": "a", "interval": {"points": 2}, "annotations": ({"at": "May 2023", "label": LONG},)},
    "line marked": {"kind": "line", "series": ("a", "b"), "marker": {"at": "Q1 2023/24"}},
    "donut": {"slices": ("a", "b"), "total": "victims supported"},
    "small-multiples": {"charts": ("a", "b")},
    "cumulative-line": {"measure": "a", "by": "quarter", "years": 2},
}


def spec(name: str) -> tuple[str, dict[str, Any]]:
    """The kind and its keys, places added."""
    keys = dict(KEYS[name])
    kind = keys.pop("kind", name)
    for key, value in keys.items():
        if key in ("series", "slices", "charts"):
            keys[key] = tuple(located({"measure": one, "label": f"{one}: {LONG}"[:60].strip()}) for one in value)
        elif key == "annotations":
            keys[key] = tuple(located(one) for one in value)
        elif isinstance(value, dict):
            keys[key] = located(value)
    return kind, {"title": "What the chart says", "subtitle": "Offences, London", **keys}


def told(name: str, case: str) -> SeriesMeasures:
    values = VALUES[case]
    if KEYS[name].get("by") == "borough":
        values = values[:10]
        a = by_name({f"{LONG}{n}"[-60:]: value for n, value in enumerate(values)})
    else:
        a = by_quarter(values[-8:] if name == "cumulative-line" else values, OFFENCES)
    positive = [None if value is None else abs(value) + 1 for value in values]
    b = replace(a, figures=tuple(replace(f, value=v) for f, v in zip(a.figures, positive, strict=False)))
    if name in ("column percent", "donut"):  # shares of nothing below zero
        a = replace(a, figures=tuple(replace(f, value=None if f.value is None else abs(f.value)) for f in a.figures))
    rate = by_quarter([None if value is None else value % 100 for value in values], PERCENT)
    made: dict[str, Series] = {"a": a, "b": b, "rate": rate}
    return measures(**made)


def block(name: str, case: str) -> Block:
    kind, keys = spec(name)
    made = KINDS[kind]
    parsed = made.spec.model_validate(located(keys))
    return made.build(parsed, context(measures=told(name, case), block_id=f"{case.replace(' ', '-')}.left"))


def pages(name: str, problems: Problems) -> Pages:
    """One page for each case, the chart in half a slide."""
    contents = tuple(
        PageContent(
            id=case.replace(" ", "-"),
            anchor=case.replace(" ", "-"),
            place=NOWHERE,
            arrangement="two",
            headline=plain(f"{name} of data that are {case}", "headline"),
            kicker=plain("Charts", "kicker"),
            contents_title=case,
            slots={"left": block(name, case)},
            section="Charts",
            section_anchor="charts",
        )
        for case in VALUES
    )
    document = Document(
        title="Charts", subject="Q1", author="Office", language="en-GB", owner="Mayor of London", footer="Charts",
        classification="OFFICIAL", geometry="slide", pages=contents,
    )  # fmt: skip
    return lay_out(document, theme(), problems)


@pytest.mark.parametrize("name", KEYS)
def test_awkward_data_make_valid_files_that_hold_them(name: str, tmp_path: Path) -> None:
    problems = Problems()
    made = pages(name, problems)
    assert [str(problem) for problem in problems.errors] == []
    assert len(made.pages) == len(VALUES)
    deck = paint_deck(made, theme(), ROOT)
    (tmp_path / "deck.pptx").write_bytes(deck)
    assert [str(error) for error in OpenXmlValidator().validate(str(tmp_path / "deck.pptx")).errors] == []
    report = page_validation.validate_pdf_bytes(paint_pdf(made, theme(), ROOT), profile="ua1")
    assert [f"{failure.rule_id}: {failure.message}" for failure in report.failures] == []
    _check_native_charts(made, deck)


def _check_native_charts(made: Pages, deck: bytes) -> None:
    for page, slide in zip(made.pages, pptx.Presentation(io.BytesIO(deck)).slides, strict=True):
        models = [fragment.model for fragment in page.fragments if isinstance(fragment, ChartFragment)]
        native = [shape.chart for shape in slide.shapes if shape.has_chart]
        assert len(models) == len(native)
        for model, chart in zip(models, native, strict=True):
            drawn = {series.name: tuple(series.values) for plot in chart.plots for series in plot.series}
            for series in model.series:
                if not (model.horizontal and series.dashed):  # a level beside bars is a line over the chart
                    assert drawn[series.name] == pytest.approx(series.values, nan_ok=True), (page.title, series.name)


@pytest.mark.parametrize("name", KEYS)
def test_words_stay_inside_their_slot(name: str) -> None:
    made = pages(name, Problems())
    for page in made.pages:
        for fragment in page.fragments:
            if not fragment.block.startswith(f"{page.content}.left"):
                continue
            rect = fragment.rect
            assert rect.x >= 31.9 and rect.right <= 472.1 and rect.y >= 95.9 and rect.bottom <= 480.1, (
                page.title,
                fragment.name,
                rect,
            )
