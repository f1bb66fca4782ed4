"""The stages from YAML to positioned pages: each takes what the one before gives, and none writes a file.

Rooms are imported as their stage starts, so that a broken spec is told without waiting for pandas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import PackError, Problem, Problems, UsageError, did_you_mean
from reportgen.spec.restricted import Parts

if TYPE_CHECKING:
    from reportgen.checks.quality.finding import PackFinding
    from reportgen.checks.register import Row
    from reportgen.data import Frames
    from reportgen.exhibits.document import Document
    from reportgen.layout.page import Pages
    from reportgen.metrics.area import AreaMeasures
    from reportgen.metrics.measures import Measures
    from reportgen.metrics.tables import Tables
    from reportgen.pipeline.appendices import Attached
    from reportgen.spec import Specs
    from reportgen.spec.pack import Project
    from reportgen.text.views import Measured
    from reportgen.text.words import Words
    from reportgen.theme import Theme

Report = Callable[[str], object]
"""Told the name of each stage as it starts, for progress on a terminal."""


@dataclass(frozen=True)
class Area:
    """One area that a pack is made for: a column of the data and its value (borough, Camden)."""

    column: str
    name: str


@dataclass(frozen=True)
class Computed:
    """The figures of one edition: specs, checked data, and what gives figures, cells and words from them."""

    specs: Specs
    frames: Frames
    measures: Measures
    tables: Tables
    words: Words
    area: AreaMeasures | None = None  # in place of the measures, for the pack of one area


@dataclass(frozen=True)
class LaidOut:
    """A pack after layout: all that painters and checks need, the problems that did not stop it, its input files."""

    project: Project
    theme: Theme
    measures: Measured
    document: Document
    by_format: Mapping[str, Pages]  # pages by output format: one object for all where they share a geometry
    warnings: tuple[Problem, ...]
    inputs: dict[str, str]  # sha256 by project-relative path
    frames: Frames
    rows: tuple[Row, ...] = ()  # the figure register, once the quality checks have run
    findings: tuple[PackFinding, ...] = ()  # all that they found, excused or not
    behind: tuple[Attached, ...] = ()  # its appendices

    @property
    def pages(self) -> Pages:
        """The PDF's pages, which page numbers mean wherever one is told."""
        return self.by_format["pdf"]

    @property
    def own(self) -> Pages:
        """Its pages without those of its appendices, which have checks and excuses of their own."""
        return replace(self.pages, pages=tuple(page for page in self.pages.pages if page.appendix is None))


def compute(root: Path, pack: str, edition: str, report: Report, problems: Problems, *, part: int = 1) -> Computed:
    """Specs, data and measures of a part of an edition; PackError holds every problem of the stage that failed."""
    from reportgen.exhibits.table_of_kinds import spec_models
    from reportgen.spec import load_specs

    report("spec")
    parts = Parts(part)
    with telling_part_2(parts):
        specs = load_specs(root, pack, edition, spec_models(), parts)
    report("data")
    from reportgen.data import load_datasets
    from reportgen.metrics.measures import Measures
    from reportgen.metrics.period import parse_quarter
    from reportgen.metrics.tables import Tables
    from reportgen.pipeline.earlier_figures import read_earlier
    from reportgen.pipeline.used_data import pack_texts, used_datasets

    folder = f"data/{pack}/{edition}"
    period = parse_quarter(specs.project.edition.period)
    names = used_datasets(pack_texts(root, specs), specs.catalogue, specs.measures)
    end = period.end.index
    frames = load_datasets(root, specs.catalogue, names, folder, end, problems=problems, parts=parts)
    earlier = read_earlier(root, specs.project.edition, parts)
    measures = Measures(period, specs.measures.measures, frames, specs.measures.baselines, earlier=earlier)
    tables = Tables(frames, period)
    return Computed(specs, frames, measures, tables, _words(root, specs, measures, tables))


@contextmanager
def telling_part_2(parts: Parts) -> Iterator[None]:
    """Problems with names that Part 1 leaves out say so, in place of calling them unknown."""
    try:
        yield
    except PackError as failure:
        raise PackError(parts.told(problem) for problem in failure.problems) from failure


def _words(root: Path, specs: Specs, measures: Measured, tables: Tables) -> Words:
    from reportgen.text.words import Words

    project = specs.project
    return Words(
        measures,
        specs.theme,
        tables=tables,
        edition=project.edition,
        commentary=project.commentary,
        commentary_folder=f"data/{project.pack_name}/{project.edition_name}/commentary",
        root=root,
    )


def for_area(root: Path, computed: Computed, area: Area) -> Computed:
    """The same figures for one area: its sections, its measures, and ``facts.area`` for its name.

    UsageError says which areas there are.
    """
    from reportgen.metrics.area import AreaMeasures

    specs, project = computed.specs, computed.specs.project
    names = area_names(specs, area.column)
    if area.name not in names:
        hint = did_you_mean(area.name, names) or f"one of {', '.join(names)}"
        raise UsageError(f"there is no {area.column} '{area.name}'; {hint}")
    edition = project.edition.model_copy(update={"facts": {**project.edition.facts, "area": area.name}})
    sections = project.area_sections[area.column]
    specs = replace(specs, project=replace(project, edition=edition, sections=sections))
    measures = AreaMeasures(computed.measures, area.column, area.name)
    words = _words(root, specs, measures, computed.tables)
    return replace(computed, specs=specs, area=measures, words=words)


def area_names(specs: Specs, column: str) -> tuple[str, ...]:
    """The areas of a column that the pack can be built for; UsageError names the columns there are."""
    areas = specs.project.pack.areas
    if column not in areas:
        known = ", ".join(areas) or "none"
        raise UsageError(f"the pack is not made by '{column}'; its areas (layouts/*/pack.yaml) are: {known}")
    return tuple(specs.catalogue.lists[areas[column].names])


def lay_out_pack(
    root: Path,
    pack: str,
    edition: str,
    report: Report,
    *,
    only_section: str | None = None,
    area: Area | None = None,
    part: int = 1,
) -> LaidOut:
    """All stages but paint; PackError holds every problem of the stage that failed.

    ``only_section`` keeps one section's pages (named by its file) for a quick look; ``area`` is what the pack is for;
    ``part`` 1 has no restricted content.
    """
    problems = Problems()
    computed = compute(root, pack, edition, report, problems, part=part)
    if area is not None:
        computed = for_area(root, computed, area)
    with telling_part_2(computed.specs.project.parts):
        return lay_out_computed(root, computed, report, problems, only_section)


def lay_out_computed(
    root: Path, computed: Computed, report: Report, problems: Problems, only_section: str | None = None
) -> LaidOut:
    """Exhibits and layout of figures that are computed; as ``lay_out_pack``."""
    from reportgen.pipeline.appendices import attached
    from reportgen.pipeline.inputs import input_hashes
    from reportgen.pipeline.marking import unmarked
    from reportgen.pipeline.to_be_supplied import tell_waiting

    project, theme = computed.specs.project, computed.specs.theme
    _check_section(project, only_section)
    tell_waiting(project, computed.frames, problems)
    report("figures and exhibits")
    from reportgen.exhibits.build_document import build_document

    measures = computed.area or computed.measures
    behind = attached(root, project, problems) if computed.area is None else ()
    document = build_document(
        project, measures, computed.words, computed.tables, theme,
        problems=problems, appendices=[each.appendix for each in behind],
    )  # fmt: skip
    report("layout")
    from reportgen.layout.lay_out import DECK, lay_out_each, other_sizes

    by_format = lay_out_each(document, theme, problems)
    if DECK in project.pack.outputs:
        problems.extend(other_sizes(by_format[DECK], document))
    problems.raise_if_errors()
    for pages in {id(pages): pages for pages in by_format.values()}.values():
        problems.extend(unmarked(pages) if project.parts.marked else ())
        check_looks(pages, theme, problems)
    if only_section is not None:
        file = f"layouts/{project.pack_name}/{only_section}.yaml"
        by_format = {suffix: _only(pages, document, file) for suffix, pages in by_format.items()}
    inputs = input_hashes(root, project, computed.frames)
    inputs = dict(sorted({**inputs, **{name: sha for each in behind for name, sha in each.inputs.items()}}.items()))
    return LaidOut(
        project, theme, measures, document, by_format, problems.warnings, inputs, computed.frames, behind=behind
    )


def check_looks(pages: Pages, theme: Theme, problems: Problems) -> None:
    """What no reader could take in stops a build before anything is painted: faint words, a missing description."""
    from reportgen.checks.locate import located
    from reportgen.checks.pages import check_pages

    problems.extend(located(check_pages(pages, theme), pages))
    problems.raise_if_errors()


def _check_section(project: Project, section: str | None) -> None:
    """UsageError names the sections there are when ``section`` is none of them."""
    known = [s.id for s in project.sections]
    if section is not None and section not in known:
        hint = did_you_mean(section, known)
        raise UsageError(f"there is no section '{section}'; sections: {', '.join(known)} {hint}".rstrip())


def _only(pages: Pages, document: Document, file: str) -> Pages:
    """The pages of one section file, numbered as in the whole pack, whose contents and links they keep."""
    wanted = {content.id for content in document.pages if content.place.file == file}
    shown = (page for page in pages.pages if not wanted.isdisjoint((page.content, *page.anchors)))
    return replace(pages, pages=tuple(shown))
