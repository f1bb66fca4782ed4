"""The rows of source files that a figure's provenance names, with their cells."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.data import Frames
from reportgen.data.frames import Dataset
from reportgen.metrics.figure import Provenance
from reportgen.metrics.period import Month, Period

_OWN = ("_file", "_row")


@dataclass(frozen=True)
class SourceRow:
    """One row of a file, 1-based, and its cells by column as the data stage read them."""

    file: str
    row: int
    cells: Mapping[str, str]


def source_rows(frames: Frames, source: Provenance, period: Period) -> Iterator[SourceRow]:
    """The first and last rows that a provenance keeps, in their order, with the cells of the ``period``."""
    for file, row in source.rows:
        for dataset in _datasets(frames, source, file):
            cells = _cells(dataset, file, row, period)
            if cells:
                yield SourceRow(file, row, cells)
                break


def _datasets(frames: Frames, source: Provenance, file: str) -> list[Dataset]:
    named = [frames[name] for name in source.dataset.split(", ") if name in frames]
    return [dataset for dataset in named if any(each.path == file for each in dataset.files)]


def _cells(dataset: Dataset, file: str, row: int, period: Period) -> Mapping[str, str]:
    """A row's cells; of a wide row, which holds many months, those of the period. Empty when there is no such row."""
    if dataset.table is not None:
        at = dataset.table.row_numbers.index(row) if row in dataset.table.row_numbers else -1
        return dataset.table.rows()[at] if at >= 0 else {}
    frame = dataset.frame
    index = next(i for i, each in enumerate(dataset.files) if each.path == file)
    held = frame[(frame["_row"].to_numpy() == row) & (frame["_file"].to_numpy() == index)].to_dict("records")
    inside = [r for r in held if "month" in r and period.start.index <= int(r["month"]) <= period.end.index]
    if len(held) <= 1 or not inside:
        return {str(name): _text(str(name), value) for name, value in (held or [{}])[-1].items() if name not in _OWN}
    return dict(_wide(inside))


def _wide(records: Sequence[Mapping[Hashable, object]]) -> Iterator[tuple[str, str]]:
    """What a wide row says of all its months once, then each number under its month."""
    for name, value in records[0].items():
        if name not in (*_OWN, "month") and not isinstance(value, float):
            yield str(name), str(value)
    for record in records:
        for name, value in record.items():
            if isinstance(value, float):
                yield f"{name} {_text('month', record['month'])}", _text(str(name), value)


def _text(column: str, value: object) -> str:
    if column == "month":
        return Month.of(int(str(value))).iso
    if isinstance(value, float):
        return "" if math.isnan(value) else f"{value:.12g}"
    return str(value)
