"""Writes a project's JSON Schemas, with the names that the project's own theme, catalogue and measures give."""

from __future__ import annotations

import json
from pathlib import Path

from reportgen.pipeline.outputs import write_atomically
from reportgen.spec import load_catalogue, load_measure_specs, load_theme
from reportgen.spec.schema import schemas


def write_schemas(root: Path, folder: Path) -> tuple[Path, ...]:
    """Write ``<name>.schema.json`` for each kind of YAML file that people write; returns their paths.

    PackError for mistakes in theme, catalogue or measures, from which names are taken.
    """
    from reportgen.exhibits.table_of_kinds import spec_models

    theme, catalogue = load_theme(root), load_catalogue(root)
    made = schemas(spec_models(), theme, catalogue, load_measure_specs(root, theme, catalogue))
    paths = []
    for name, schema in made.items():
        path = folder / f"{name}.schema.json"
        write_atomically(path, (json.dumps(schema, indent=1, ensure_ascii=False) + "\n").encode())
        paths.append(path)
    return tuple(paths)
