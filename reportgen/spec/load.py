"""Loads the YAML of a project: theme, catalogue, measures, and a pack with its edition.

Each loader raises PackError with every mistake of the files it reads. ``load_specs`` reads all of them before it
raises, so that an author sees the mistakes of all files at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from reportgen.errors import Located, LocatedDict, Place, Problems
from reportgen.spec.catalogue import Catalogue
from reportgen.spec.check_catalogue import check_catalogue
from reportgen.spec.check_names import check_names, theme_names
from reportgen.spec.check_theme import check_theme
from reportgen.spec.measures import MeasureBook
from reportgen.spec.pack import Project
from reportgen.spec.project import read_project
from reportgen.spec.restricted import Parts, opened_catalogue, opened_measures
from reportgen.spec.section import Names
from reportgen.spec.validate import validate
from reportgen.spec.yaml_source import read_yaml
from reportgen.theme import Theme

M = TypeVar("M", bound=Located)

THEME_FILE = "layouts/theme.yaml"
CATALOGUE_FILE = "data/catalogue.yaml"
MEASURES_FILE = "data/measures.yaml"


@dataclass(frozen=True)
class Specs:
    """All that a build takes from YAML."""

    theme: Theme
    catalogue: Catalogue
    measures: MeasureBook
    project: Project


def load_specs(
    root: Path, pack: str, edition: str, kinds: Mapping[str, type[Located]], parts: Parts | None = None
) -> Specs:
    """Everything at once; PackError holds the mistakes of all files. ``kinds`` maps exhibit kinds to their models.

    ``parts`` says which part of the project is read (None: all of it), and learns what that leaves out.
    """
    problems, parts = Problems(), parts or Parts()
    theme = _theme(root, problems)
    catalogue = _catalogue(root, problems, parts)
    measures = _measures(root, theme, catalogue, problems, parts)
    known = known_names(theme, catalogue, measures)
    arrangements = None if theme is None else theme.arrangements
    project = read_project(root, pack, edition, Names(kinds, arrangements, known, parts), problems)
    problems.raise_if_errors()
    assert theme and catalogue and measures and project
    return Specs(theme, catalogue, measures, project)


def load_theme(root: Path) -> Theme:
    """layouts/theme.yaml, its own references checked."""
    problems = Problems()
    theme = _theme(root, problems)
    problems.raise_if_errors()
    assert theme is not None
    return theme


def load_catalogue(root: Path) -> Catalogue:
    """data/catalogue.yaml, its own references checked."""
    problems = Problems()
    catalogue = _catalogue(root, problems)
    problems.raise_if_errors()
    assert catalogue is not None
    return catalogue


def load_measure_specs(root: Path, theme: Theme | None = None, catalogue: Catalogue | None = None) -> MeasureBook:
    """data/measures.yaml; names of datasets and movement families are checked when catalogue and theme are given."""
    problems = Problems()
    measures = _measures(root, theme, catalogue, problems)
    problems.raise_if_errors()
    assert measures is not None
    return measures


def load_project(
    root: Path,
    pack: str,
    edition: str,
    kinds: Mapping[str, type[Located]],
    theme: Theme,
    *,
    measures: MeasureBook | None = None,
    catalogue: Catalogue | None = None,
) -> Project:
    """The pack, its sections, the edition and its commentary.

    Names in exhibits are checked against the theme, and against measures and datasets when those are given.
    """
    problems = Problems()
    names = Names(kinds, theme.arrangements, known_names(theme, catalogue, measures))
    project = read_project(root, pack, edition, names, problems)
    problems.raise_if_errors()
    assert project is not None
    return project


Opening = Callable[[LocatedDict, Parts, Problems], None]


def load_model(
    model: type[M], root: Path, file: str, problems: Problems, opening: tuple[Opening, Parts] | None = None
) -> M | None:
    """One YAML file as ``model``; None after telling ``problems`` every mistake.

    ``opening`` takes out of it what is not for the part that is read.
    """
    value = read_yaml(root / file, file, problems)
    if value is not None and opening is not None:
        opening[0](value, opening[1], problems)
    return None if value is None else validate(model, value, Place(file, 1, 1), problems)


def _theme(root: Path, problems: Problems) -> Theme | None:
    theme = load_model(Theme, root, THEME_FILE, problems)
    if theme is not None:
        check_theme(theme, problems)
    return theme


def _catalogue(root: Path, problems: Problems, parts: Parts | None = None) -> Catalogue | None:
    catalogue = load_model(Catalogue, root, CATALOGUE_FILE, problems, (opened_catalogue, parts or Parts()))
    if catalogue is not None:
        check_catalogue(catalogue, problems)
    return catalogue


def _measures(
    root: Path, theme: Theme | None, catalogue: Catalogue | None, problems: Problems, parts: Parts | None = None
) -> MeasureBook | None:
    measures = load_model(MeasureBook, root, MEASURES_FILE, problems, (opened_measures, parts or Parts()))
    if measures is not None:
        check_names(measures, known_names(theme, catalogue, measures), problems)
    return measures


def known_names(
    theme: Theme | None, catalogue: Catalogue | None, measures: MeasureBook | None
) -> dict[str, Collection[str]]:
    """Names by the thing they name; a file that could not be read leaves its names unchecked."""
    known: dict[str, Collection[str]] = {} if theme is None else dict(theme_names(theme))
    if catalogue is not None:
        known["dataset"] = catalogue.datasets
    if measures is not None:
        ratios = [f"{name}.{ratio}" for name, measure in measures.measures.items() for ratio in measure.ratios]
        known["measure"] = [*measures.measures, *ratios]
    return known
