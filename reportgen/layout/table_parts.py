"""Where a table may be divided: between groups of rows, and never so that a part of one or two rows is left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from reportgen.exhibits.block import TableRow
from reportgen.layout.setting import TOLERANCE

LEAST_ROWS = 3  # of a part, where the groups allow it


def boundaries(rows: Sequence[TableRow]) -> Iterator[int]:
    """The numbers of rows after which a table may be divided: at each group's end."""
    for index, row in enumerate(rows, start=1):
        if index == len(rows) or not row.keep_with_next:
            yield index


def fitting_rows(rows: Sequence[TableRow], heights: Sequence[float], room: float, start: int) -> int:
    """The last boundary that rows from ``start`` on reach within ``room`` points; ``start`` when no group fits."""
    upto = list(accumulate(heights, initial=0.0))
    fitting = (cut for cut in boundaries(rows) if cut > start and upto[cut] - upto[start] <= room + TOLERANCE)
    return max(fitting, default=start)


def without_widows(rows: Sequence[TableRow], cut: int, least: int = LEAST_ROWS) -> int:
    """The boundary at or before ``cut`` that leaves ``least`` rows on both sides; ``cut`` when there is none."""
    if cut == 0 or len(rows) - cut == 0 or len(rows) - cut >= least:
        return cut
    earlier = (b for b in boundaries(rows) if least <= b < cut and len(rows) - b >= least)
    return max(earlier, default=cut)


def balanced_cut(rows: Sequence[TableRow], heights: Sequence[float]) -> int:
    """The boundary that makes the higher of two halves as low as can be; of two alike the left one is fuller."""
    upto = list(accumulate(heights, initial=0.0))

    def higher(cut: int) -> tuple[float, int]:
        return max(upto[cut], upto[-1] - upto[cut]), -cut

    return min(boundaries(rows), key=higher, default=0)
