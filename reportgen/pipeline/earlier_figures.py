"""Reads the figure register of the edition before, which this one's data is held against."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any

from reportgen.errors import PackError, Place, Problem
from reportgen.metrics.earlier import Earlier, Stated
from reportgen.pipeline.outputs import PART_2
from reportgen.spec.inside import inside
from reportgen.spec.pack import EditionSpec
from reportgen.spec.restricted import Parts


def read_earlier(root: Path, edition: EditionSpec, parts: Parts) -> Earlier | None:
    """The figures of the register that ``earlier_figures`` names; None where it names none.

    PackError at its line for a path that leads out of the project, a file that is no register, and, in Part 1, for the
    register of a Part 2.
    """
    path = edition.earlier_figures
    if not path:
        return None
    place = edition.place_of("earlier_figures")
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or inside(root, path) is None:
        raise _problem(place, f"the path '{path}' leads out of the project", "path-outside")
    if parts.part == 1 and PART_2 in path:
        raise _problem(place, f"'{path}' is the register of a Part 2", "part-2-in-part-1")
    try:
        rows = json.loads((root / path).read_text(encoding="utf-8"))
        return Earlier({_stated(row): float(row["value"]) for row in rows if _is_figure(row)})
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _problem(place, f"the register '{path}' can't be read ({error})", "register") from error


def _is_figure(row: dict[str, Any]) -> bool:
    return row["kind"] == "figure" and row["value"] is not None


def _stated(row: dict[str, Any]) -> Stated:
    return Stated(*(str(row[name]) for name in Stated._fields))


def _problem(place: Place, found: str, rule: str) -> PackError:
    hint = "seal the edition before and name archive/<pack>/<edition>/r1/figures.json"
    return PackError([Problem(place, found, "the figures.json of an earlier build, inside the project", hint, rule)])
