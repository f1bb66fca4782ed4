"""The stages from YAML to positioned pages: each takes what the one before gives, and none writes a file."""

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
    """A pack after layout: all that painters and checks need, the problems that did not stop it, its input files."""

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
    from reportgen.metrics.period import parse_quarter
    from reportgen.metrics.tables import Tables
    from reportgen.pipeline.inputs import input_hashes
    from reportgen.pipeline.used_data import pack_texts, used_datasets
    from reportgen.spec import load_specs
    from reportgen.text.words import Words

    problems = Problems()
    report("spec")
    specs = load_specs(root, pack, edition, spec_models())
    project = specs.project
    _check_section(project, only_section)
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
    if only_section is not None:
        pages = _only(pages, document, f"layouts/{pack}/{only_section}.yaml")
    inputs = input_hashes(root, pack, edition, frames)
    return LaidOut(project, specs.theme, measures, document, pages, problems.warnings, inputs)


def _check_section(project: Project, section: str | None) -> None:
    """UsageError names the sections there are when ``section`` is none of them."""
    known = [s.id for s in project.sections]
    if section is not None and section not in known:
        hint = did_you_mean(section, known)
        raise UsageError(f"there is no section '{section}'; sections: {', '.join(known)} {hint}".rstrip())


def _only(pages: Pages, document: Document, file: str) -> Pages:
    """The pages of one section file, numbered as in the whole pack, whose contents and links they keep."""
    wanted = {content.id for content in document.pages if content.place.file == file}
    return replace(pages, pages=tuple(page for page in pages.pages if page.content in wanted))
