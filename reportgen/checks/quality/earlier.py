"""The facts that the last edition showed, from its figure register."""

from __future__ import annotations

import csv
from collections.abc import Mapping

_KEYS = ("measure", "period", "basis", "unit", "filter")
Earlier = Mapping[tuple[str, ...], tuple[str, float]]
"""What the last edition showed of a fact, as shown and as a value, by the columns that make it one fact."""


def earlier_facts(register: str) -> dict[tuple[str, ...], tuple[str, float]]:
    """The facts of a register's CSV by key, each as it was first shown; rows that are no figures left out."""
    found: dict[tuple[str, ...], tuple[str, float]] = {}
    for cells in csv.DictReader(register.splitlines()):
        if cells.get("kind") == "figure" and cells.get("value"):
            key = tuple(cells.get(name) or "" for name in _KEYS)
            found.setdefault(key, (cells.get("shown") or "", float(cells["value"])))
    return found
