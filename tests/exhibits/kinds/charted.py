"""A context whose measures are series of plain numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from reportgen.errors import PackError, Place, Problem
from reportgen.exhibits.block import Block, Chart, Text
from reportgen.exhibits.walk import walk
from reportgen.metrics.figure import Figure, Series
from reportgen.metrics.period import Period
from tests.charts.made_series import LATEST, by_quarter
from tests.exhibits.plain_context import change


@dataclass
class SeriesMeasures:
    """Series by measure name; ``asked`` keeps what was asked for."""

    known: dict[str, Series]
    before: dict[str, Figure] = field(default_factory=dict)
    period: Period = LATEST
    asked: list[dict[str, Any]] = field(default_factory=list)

    def series(self, name: str, by: str, *, last: int | None = None, place: Place | None = None, **more: Any) -> Series:
        self.asked.append({"name": name, "by": by, "last": last, **more})
        if name not in self.known:
            raise PackError([Problem(place or Place("?"), f"unknown measure '{name}'")])
        found = self.known[name]
        keep = slice(-last if last else None, None)
        return replace(found, keys=found.keys[keep], figures=found.figures[keep])

    def figure(self, name: str, *, period: Period | None = None, **more: Any) -> Figure:
        return next(figure for figure in self.known[name].figures if figure.period == (period or self.period))

    def change(self, name: str, comparator: str, *, where: Mapping[str, str] | None = None, **more: Any) -> Figure:
        return change(self.figure(name), self.before[comparator], comparator=comparator)


def measures(**values: Any) -> SeriesMeasures:
    """Measures from lists of values by quarter, or from ready series."""
    series = {
        name: made if isinstance(made, Series) else by_quarter(made, label=name.capitalize())
        for name, made in values.items()
    }
    return SeriesMeasures(series)


def charts(block: Block) -> list[Chart]:
    return [inner for inner in walk(block) if isinstance(inner, Chart)]


def words(block: Block) -> list[str]:
    """The words of all texts, in reading order."""
    return [p.text for inner in walk(block) if isinstance(inner, Text) for p in inner.paragraphs]
