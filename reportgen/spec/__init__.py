"""Specs: YAML read safely with the place of every key, validated into frozen models."""

from reportgen.spec.load import (
    Specs,
    load_catalogue,
    load_measure_specs,
    load_project,
    load_specs,
    load_theme,
)
from reportgen.spec.project import find_project_root, list_editions, list_packs

__all__ = [
    "Specs",
    "find_project_root",
    "list_editions",
    "list_packs",
    "load_catalogue",
    "load_measure_specs",
    "load_project",
    "load_specs",
    "load_theme",
]
