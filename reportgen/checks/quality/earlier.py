"""The facts that the last edition showed, from its figure register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_KEYS = ("measure", "period", "basis", "unit", "filter")
Earlier = Mapping[tuple[str, ...], tuple[str, float]]
"""What the last edition showed of a fact, as shown and as a value, by the columns that make it one fact."""


def earlier_facts(register: Iterable[Mapping[str, Any]]) -> dict[tuple[str, ...], tuple[str, float]]:
    """The facts of a register's rows by key, each as it was first shown; rows that are no figures left out."""
    found: dict[tuple[str, ...], tuple[str, float]] = {}
    for row in register:
        if row.get("kind") == "figure" and row.get("value") is not None:
            key = tuple(str(row.get(name) or "") for name in _KEYS)
            found.setdefault(key, (str(row.get("shown") or ""), float(row["value"])))
    return found
