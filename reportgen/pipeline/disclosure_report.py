"""What a build's disclosure policies hid, as a file beside the register: how many cells, where and why; no values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from reportgen.data.frames import Disclosed
from reportgen.metrics.area import AreaMeasures
from reportgen.metrics.measures import Measures
from reportgen.pipeline.stages import LaidOut

COLUMNS = ("dataset", "where", "reason", "rule", "cells")


def disclosure_report(made: LaidOut) -> bytes | None:
    """The report as CSV (UTF-8 with the mark that Excel needs); None where no dataset that was read has a policy."""
    if all(dataset.spec.disclosure is None for dataset in made.frames.values()):
        return None
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(one, column) for column in COLUMNS] for one in _hidden(made) if one.cells)
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def _hidden(made: LaidOut) -> Iterable[Disclosed]:
    """What is hidden in tables, and of the counts that this build asked for."""
    for dataset in made.frames.values():
        yield from dataset.hidden
    measures = made.measures
    if isinstance(measures, Measures | AreaMeasures):
        yield from measures.disclosed
