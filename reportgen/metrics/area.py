"""Measures of one area: each figure is its own, and counts so small that they may identify a person are withheld."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportgen.errors import Place
from reportgen.metrics.figure import Figure, Series
from reportgen.metrics.measures import Measures
from reportgen.metrics.period import Period
from reportgen.spec.measures import Condition

EVERYWHERE = "everywhere"
"""The value by which a spec asks for the whole in place of the area: ``where: {borough: everywhere}``."""


@dataclass(frozen=True)
class AreaMeasures:
    """The measures of one value of a column (borough: Camden), for packs about one area.

    Counts from 1 to below ``threshold`` are confidential (``[c]``), and so is every change that rests on one. Figures
    of the whole, which ``EVERYWHERE`` asks for, are never withheld.
    """

    whole: Measures
    column: str
    area: str
    threshold: int

    @property
    def period(self) -> Period:
        """The edition's quarter."""
        return self.whole.period

    @property
    def names(self) -> tuple[str, ...]:
        """Every name a figure may be asked by."""
        return self.whole.names

    def figure(
        self,
        name: str,
        *,
        basis: str | None = None,
        period: Period | None = None,
        where: Mapping[str, Condition] | None = None,
        place: Place | None = None,
        required: bool = False,
    ) -> Figure:
        """One figure of the area; PackError for a measure whose dataset does not know areas."""
        asked = self._narrowed(where)
        figure = self.whole.figure(name, basis=basis, period=period, where=asked, place=place, required=required)
        return self._safe(figure, asked)

    def change(
        self,
        name: str,
        comparator: str,
        *,
        kind: str | None = None,
        basis: str | None = None,
        period: Period | None = None,
        where: Mapping[str, Condition] | None = None,
        place: Place | None = None,
        required: bool = False,
    ) -> Figure:
        """A change of the area's figure; confidential where one of its operands is."""
        asked = self._narrowed(where)
        change = self.whole.change(
            name, comparator, kind=kind, basis=basis, period=period, where=asked, place=place, required=required
        )
        if change.now is None or change.before is None:
            return change
        now, before = self._safe(change.now, asked), self._safe(change.before, asked)
        if now is change.now and before is change.before:
            return change
        reason = now.missing or before.missing
        return replace(change, value=None, missing=reason, now=now, before=before)

    def series(
        self,
        name: str,
        by: str,
        *,
        last: int | None = None,
        since: str | None = None,
        basis: str | None = None,
        where: Mapping[str, Condition] | None = None,
        place: Place | None = None,
    ) -> Series:
        """Figures of the area over time; by the area's own column, those of all areas."""
        asked = dict(where or {}) if by == self.column else self._narrowed(where)
        series = self.whole.series(name, by, last=last, since=since, basis=basis, where=asked, place=place)
        safe = tuple(self._safe(figure, asked, by_area=by == self.column) for figure in series.figures)
        return replace(series, figures=safe)

    def _narrowed(self, where: Mapping[str, Condition] | None) -> dict[str, Condition]:
        asked = {self.column: self.area, **(where or {})}
        if asked[self.column] == EVERYWHERE:
            del asked[self.column]
        return asked

    def _safe(self, figure: Figure, asked: Mapping[str, Condition], by_area: bool = False) -> Figure:
        """The figure, withheld where it is a small count of one area."""
        of_area = by_area or self.column in asked
        if not of_area or figure.value is None or figure.unit.kind != "count" or not 0 < figure.value < self.threshold:
            return figure
        return replace(figure, value=None, missing=f"[c]: fewer than {self.threshold}", provenance=None)
