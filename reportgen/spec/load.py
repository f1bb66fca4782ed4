"""Loads the YAML of a project: theme, catalogue, measures, and a pack with its edition."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from reportgen.errors import Located, Place, Problems
from reportgen.spec.catalogue import Catalogue
from reportgen.spec.validate import validate
from reportgen.spec.yaml_source import read_yaml

M = TypeVar("M", bound=Located)


def load_model(model: type[M], root: Path, file: str, problems: Problems) -> M | None:
    """One YAML file as ``model``; None after telling ``problems`` every mistake."""
    value = read_yaml(root / file, file, problems)
    return None if value is None else validate(model, value, Place(file, 1, 1), problems)


def load_catalogue(root: Path, problems: Problems | None = None) -> Catalogue:
    """data/catalogue.yaml; raises PackError with every mistake (and with those already in ``problems``)."""
    problems = problems if problems is not None else Problems()
    catalogue = load_model(Catalogue, root, "data/catalogue.yaml", problems)
    problems.raise_if_errors()
    assert catalogue is not None
    return catalogue
