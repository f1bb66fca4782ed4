"""What the edition before showed: figures by what they are of, so that data revised since then is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from reportgen.metrics.figure import Figure


class Stated(NamedTuple):
    """What a figure is of: measure, window, basis and filter, as a figure register names them."""

    measure: str
    period: str
    basis: str
    filter: str


@dataclass(frozen=True)
class Earlier:
    """Unrounded values of the edition before."""

    values: Mapping[Stated, float]

    def marked(self, figure: Figure) -> Figure:
        """The figure, knowing its earlier value where that reads otherwise with as many places as are shown."""
        filter_text = figure.provenance.filter if figure.provenance else ""
        before = self.values.get(Stated(figure.name, figure.period_label, figure.basis, filter_text))
        if before is None or figure.value is None or _reads(before, figure) == _reads(figure.value, figure):
            return figure
        return replace(figure, revised_from=before)


def _reads(value: float, figure: Figure) -> float:
    return round(float(f"{value:.12g}"), figure.places)
