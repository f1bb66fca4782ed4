"""The stages from YAML to positioned pages; each takes what the one before gives and knows nothing of files to write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import Problem, Problems
from reportgen.exhibits.document import Document
from reportgen.layout.page import Pages
from reportgen.spec.pack import Project
from reportgen.theme import Theme

Report = Callable[[str], None]
"""Told the name of each stage as it starts, for progress on a terminal."""


@dataclass(frozen=True)
class LaidOut:
    """A pack after layout: all that painters and checks need, the problems that did not stop it, and its input files."""

    project: Project
    theme: Theme
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
    from reportgen.metrics.measures import Measures
    from reportgen.spec import load_catalogue, load_measure_specs, load_project, load_theme
    from reportgen.text.words import Words

    problems = Problems()
    report("spec")
    theme = load_theme(root)
    project = load_project(root, pack, edition, spec_models(), theme)
    raise NotImplementedError((load_catalogue, load_measure_specs, load_datasets, Measures, Words, build_document, lay_out, problems))


def used(names: Iterable[str]) -> tuple[str, ...]:
    """Names in a stable order without repeats."""
    return tuple(dict.fromkeys(names))
