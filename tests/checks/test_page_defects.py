"""One defect made in laid-out pages, and the rule that catches it before anything is painted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.checks.pages import RULES, check_pages
from reportgen.errors import PackError
from reportgen.layout.page import (
    ChartFragment,
    DrawingFragment,
    Fragment,
    Page,
    Pages,
    TableFragment,
    TextFragment,
)
from reportgen.pipeline.stages import lay_out_pack
from reportgen.text.paragraph import Line, Run
from tests.checks.conftest import Sample
from tests.project_copy import copy_project

Change = Callable[[Fragment], Fragment | None]
Defect = Callable[[Pages], Pages]


def fragment(change: Change) -> Defect:
    """Change the first fragment that there is something to change in."""

    def make(pages: Pages) -> Pages:
        for p, page in enumerate(pages.pages):
            for f, found in enumerate(page.fragments):
                changed = change(found)
                if changed is not None:
                    fragments = (*page.fragments[:f], changed, *page.fragments[f + 1 :])
                    own = replace(page, fragments=fragments)
                    return replace(pages, pages=(*pages.pages[:p], own, *pages.pages[p + 1 :]))
        raise LookupError

    return make


def _rerun(lines: tuple[Line, ...], **look: object) -> tuple[Line, ...]:
    return tuple(
        replace(line, segments=tuple(replace(s, run=replace(s.run, **look)) for s in line.segments))  # type: ignore[arg-type]
        for line in lines
    )


def text(style: str, **look: object) -> Change:
    def change(found: Fragment) -> Fragment | None:
        if not isinstance(found, TextFragment) or all(p.style != style for p in found.paragraphs):
            return None
        paragraphs = tuple(replace(p, runs=tuple(replace(r, **look) for r in p.runs)) for p in found.paragraphs)  # type: ignore[arg-type]
        return replace(found, lines=_rerun(found.lines, **look), paragraphs=paragraphs)

    return change


def off_its_ground(found: Fragment) -> Fragment | None:
    """White words whose last line ends on white paper."""
    if not isinstance(found, TextFragment) or found.lines[0].segments[0].run.colour != "#FFFFFF":
        return None
    last = found.lines[-1]
    aside = tuple(replace(s, x=s.x + 940 - found.rect.x - s.width) for s in last.segments[:1])
    return replace(found, lines=(*found.lines, replace(last, segments=aside, baseline=500 - found.rect.y)))


def series(**look: object) -> Change:
    """Other looks for the first series of columns without labels at each."""

    def change(found: Fragment) -> Fragment | None:
        if not isinstance(found, ChartFragment) or found.model.spark:
            return None
        first, *rest = found.model.series
        if first.kind != "column" or sum(1 for label in first.labels if label) > 3:
            return None
        model = replace(found.model, series=(replace(first, **look), *rest))  # type: ignore[arg-type]
        return replace(found, model=model)

    return change


def alike_columns_and_line(found: Fragment) -> Fragment | None:
    if not isinstance(found, ChartFragment) or {s.kind for s in found.model.series if not s.dashed} != {
        "column",
        "line",
    }:
        return None
    colour = next(s.colour for s in found.model.series if s.kind == "line")
    return replace(
        found, model=replace(found.model, series=tuple(replace(s, colour=colour) for s in found.model.series))
    )


def unnamed_lines(found: Fragment) -> Fragment | None:
    if not isinstance(found, ChartFragment) or not found.model.end_labels or len(found.model.series) < 3:
        return None
    return replace(found, model=replace(found.model, end_labels=False))


def unlabelled_map(found: Fragment) -> Fragment | None:
    return replace(found, labels=()) if isinstance(found, DrawingFragment) else None


def bare_chip(found: Fragment) -> Fragment | None:
    if not isinstance(found, TableFragment) or not found.table.rows:
        return None
    row = found.table.rows[0]
    wordless = tuple(replace(paragraph, runs=()) for paragraph in row.cells[-1].paragraphs)
    cells = (*row.cells[:-1], replace(row.cells[-1], fill="#AF1E2D", chip=True, paragraphs=wordless))
    return replace(found, table=replace(found.table, rows=(replace(row, cells=cells), *found.table.rows[1:])))


def bare_judgement(found: Fragment) -> Fragment | None:
    if not isinstance(found, TextFragment):
        return None
    first = replace(found.paragraphs[0], runs=(Run("18", colour="#A31621", size=12),), trailing=())
    return replace(found, paragraphs=(first,))


def silent_table(found: Fragment) -> Fragment | None:
    return replace(found, table=replace(found.table, alt=" ")) if isinstance(found, TableFragment) else None


def untitled(pages: Pages) -> Pages:
    return replace(pages, pages=(replace(pages.pages[0], title=""), *pages.pages[1:]))


def same_titles(pages: Pages) -> Pages:
    def titled(page: Page) -> Page:
        return replace(page, title="The same title")

    return replace(pages, pages=tuple(map(titled, pages.pages)))


SIX = ("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1")

OURS: list[tuple[str, Defect]] = [
    ("theme-text-contrast", fragment(text("body", colour="#C9D0D6"))),
    ("theme-text-contrast", fragment(off_its_ground)),
    ("map-contrast", fragment(unlabelled_map)),
    ("theme-chart-contrast", fragment(series(colour="#E6ECF2", point_colours=(), stroke=""))),
    ("theme-chart-neighbours", fragment(alike_columns_and_line)),
    ("theme-chart-colours", fragment(series(point_colours=SIX * 5, labels=()))),
    ("theme-chart-colour-alone", fragment(unnamed_lines)),
    ("text-floor", fragment(text("body", size=11.0))),
    ("colour-alone", fragment(bare_chip)),
    ("colour-alone", fragment(bare_judgement)),
    ("alt-text", fragment(silent_table)),
    ("page-title", untitled),
    ("page-title", same_titles),
]


@pytest.mark.parametrize("rule, make", OURS, ids=[f"{rule}-{i}" for i, (rule, _) in enumerate(OURS)])
def test_our_rule_catches_its_defect(sample: Sample, rule: str, make: Defect) -> None:
    assert rule in {found.rule for found in check_pages(make(sample.pages), sample.theme)}


def test_every_rule_of_ours_is_shown_to_catch_a_defect() -> None:
    assert {rule for rule, _ in OURS} == set(RULES)


def test_the_sample_without_a_defect_passes(sample: Sample) -> None:
    assert check_pages(sample.pages, sample.theme) == []


def test_a_faint_colour_in_the_theme_stops_a_build_at_its_style(project_root: Path, tmp_path: Path) -> None:
    project = copy_project(project_root, tmp_path)
    theme = project / "layouts" / "theme.yaml"
    source = theme.read_text(encoding="utf-8")
    assert '  secondary: "#4A5560"' in source
    theme.write_text(source.replace('  secondary: "#4A5560"', '  secondary: "#B8C0C8"'), encoding="utf-8")
    with pytest.raises(PackError) as failure:
        lay_out_pack(project, "gallery", "2023-24-q1", lambda stage: None)
    lines = source.splitlines()
    told = {problem.rule for problem in failure.value.problems}
    assert told == {"theme-text-contrast"}
    at_styles = [problem for problem in failure.value.problems if problem.place.file == "layouts/theme.yaml"]
    assert at_styles
    for problem in at_styles:  # others are exhibits that ask for the colour by its name
        assert "secondary" in lines[problem.place.line - 1]
    for problem in failure.value.problems:
        assert "#B8C0C8 on #" in problem.found and "page " in problem.found
