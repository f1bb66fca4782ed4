"""The stages from YAML to positioned pages; each takes what the one before gives and knows nothing of files to write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.errors import Problem, Problems, UsageError, did_you_mean
from reportgen.exhibits.document import Document
from reportgen.layout.page import Pages
from reportgen.metrics.measures import Measures
from reportgen.spec.pack import Project
from reportgen.theme import Theme

Report = Callable[[str], None]
"""Told the name of each stage as it starts, for progress on a terminal."""


@dataclass(frozen=True)
class LaidOut:
    """A pack after layout: all that painters and checks need, the problems that did not stop it, and its input files."""

    project: Project
    theme: Theme
    measures: Measures
    document: Document
    pages: Pages
    warnings: tuple[Problem, ...]
    inputs: dict[str, str]  # sha256 by project-relative path


def lay_out_pack(root: Path, pack: str, edition: str, report: Report, only_section: str | None = None) -> LaidOut:
    """All stages but paint; PackError holds every problem of the stage that failed.

    ``only_section`` keeps one section's pages (named by its file) for a quick look.
    """
    from reportgen.data import load_datasets
    from reportgen.exhibits.build_document import build_document
    from reportgen.exhibits.table_of_kinds import spec_models
    from reportgen.layout.lay_out import lay_out
    from reportgen.metrics.tables import Tables
    from reportgen.metrics.period import parse_quarter
    from reportgen.pipeline.inputs import input_hashes
    from reportgen.pipeline.used_data import pack_texts, used_datasets
    from reportgen.spec import load_specs
    from reportgen.text.words import Words

    problems = Problems()
    report("spec")
    specs = load_specs(root, pack, edition, spec_models())
    project = _only(specs.project, only_section)
    report("data")
    period = parse_quarter(project.edition.period)
    names = used_datasets(pack_texts(root, pack, edition), specs.catalogue, specs.measures)
    frames = load_datasets(root, specs.catalogue, names, f"data/{pack}/{edition}", period.end.index, problems=problems)
    report("figures and exhibits")
    measures = Measures(period, specs.measures.measures, frames, specs.measures.baselines)
    tables = Tables(frames, period)
    words = Words(
        measures,
        specs.theme,
        tables=tables,
        edition=project.edition,
        commentary=project.commentary,
        commentary_folder=f"data/{pack}/{edition}/commentary",
        root=root,
    )
    document = build_document(project, measures, words, tables, specs.theme, problems=problems)
    report("layout")
    pages = lay_out(document, specs.theme, problems)
    problems.raise_if_errors()
    inputs = input_hashes(root, pack, edition, frames)
    return LaidOut(project, specs.theme, measures, document, pages, problems.warnings, inputs)


def _only(project: Project, section: str | None) -> Project:
    """The project with one section's pages; UsageError names the sections there are."""
    if section is None:
        return project
    kept = tuple(s for s in project.sections if s.id == section)
    if not kept:
        known = [s.id for s in project.sections]
        hint = did_you_mean(section, known)
        raise UsageError(f"there is no section '{section}'; sections: {', '.join(known)} {hint}".rstrip())
    return replace(project, sections=kept)
