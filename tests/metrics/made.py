"""Small datasets and measures made by hand, so that every expected number can be worked out on paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from reportgen.data.frames import Dataset, SourceFile
from reportgen.metrics.measures import Measures
from reportgen.metrics.period import Month, Period, parse_quarter
from reportgen.spec.catalogue import DatasetSpec
from reportgen.spec.measures import BaselineSpec, MeasureBook

Q1 = parse_quarter("Q1 2023/24")
SPEC = {"title": "Made", "publisher": "Nobody", "source": "Made", "files": [{"path": "made.csv"}]}


def dataset(name: str, rows: Iterable[Mapping[str, Any]], **spec: Any) -> Dataset:
    """A dataset of these rows; ``month`` is given as 2023-04, file rows are counted from 2."""
    frame = pd.DataFrame(list(rows))
    if "month" in frame:
        frame["month"] = [int(m[:4]) * 12 + int(m[5:]) - 1 for m in frame["month"]]
    for column in frame.columns:
        if frame[column].dtype == object or isinstance(frame[column].dtype, pd.StringDtype):
            frame[column] = frame[column].astype("category")
    frame["_file"] = 0
    frame["_row"] = range(2, len(frame) + 2)
    return Dataset(name, frame, DatasetSpec.model_validate({**SPEC, **spec}), (SourceFile(f"{name}.csv", "f" * 64),))


def monthly(first: str, counts: Iterable[float], **constant: str) -> list[dict[str, Any]]:
    """A row a month from ``first`` on."""
    start = Month(int(first[:4]), int(first[5:]))
    return [{"month": start.plus(n).iso, "count": c, **constant} for n, c in enumerate(counts)]


def measures(
    specs: Mapping[str, Any],
    datasets: Iterable[Dataset],
    period: Period = Q1,
    baselines: Mapping[str, Any] | None = None,
) -> Measures:
    """Measures over datasets; each spec may leave out label and unit."""
    full = {name: {"label": name.title(), "unit": "offences", **spec} for name, spec in specs.items()}
    book = MeasureBook.model_validate({"measures": full, "baselines": baselines or {}})
    named: dict[str, BaselineSpec] = book.baselines
    return Measures(period, book.measures, {d.name: d for d in datasets}, named)
