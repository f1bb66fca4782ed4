"""Measures of one area: each figure is its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.errors import Place
from reportgen.metrics.figure import Figure, Series
from reportgen.metrics.measures import Measures
from reportgen.metrics.period import Period
from reportgen.spec.measures import Condition

if TYPE_CHECKING:
    from reportgen.data.frames import Disclosed

EVERYWHERE = "everywhere"
"""The value by which a spec asks for the whole in place of the area: ``where: {borough: everywhere}``."""


@dataclass(frozen=True)
class AreaMeasures:
    """The measures of one value of a column (borough: Camden), for packs about one area.

    ``EVERYWHERE`` asks for figures of the whole. Which counts are too small to show is their dataset's disclosure
    policy's to say, for an area's pack as for any other.
    """

    whole: Measures
    column: str
    area: str

    @property
    def period(self) -> Period:
        """The edition's quarter."""
        return self.whole.period

    @property
    def names(self) -> tuple[str, ...]:
        """Every name a figure may be asked by."""
        return self.whole.names

    @property
    def disclosed(self) -> tuple[Disclosed, ...]:
        """What disclosure policies hid of the figures that were asked for."""
        return self.whole.disclosed

    def revised(self) -> tuple[Figure, ...]:
        """The area's figures whose data was revised since the edition before."""
        return self.whole.revised({self.column: self.area})

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
        return self.whole.figure(name, basis=basis, period=period, where=asked, place=place, required=required)

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
        """A change of the area's figure; PackError as ``figure``."""
        asked = self._narrowed(where)
        return self.whole.change(
            name, comparator, kind=kind, basis=basis, period=period, where=asked, place=place, required=required
        )

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
        return self.whole.series(name, by, last=last, since=since, basis=basis, where=asked, place=place)

    def _narrowed(self, where: Mapping[str, Condition] | None) -> dict[str, Condition]:
        asked = {self.column: self.area, **(where or {})}
        if asked[self.column] == EVERYWHERE:
            del asked[self.column]
        return asked
