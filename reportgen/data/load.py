"""Loads datasets by name: read each file, join over time, normalise, check the contract, all problems at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from reportgen.data.contract import Origins, check_contract
from reportgen.data.frames import Dataset, Frames, SourceFile
from reportgen.data.long import long_frame
from reportgen.data.normalise import constant, normalise
from reportgen.data.plan import Plan, plan_file
from reportgen.data.read_cells import read_cells
from reportgen.data.read_table import read_table
from reportgen.data.source import Source, open_source
from reportgen.errors import Problems, did_you_mean
from reportgen.spec.catalogue import Catalogue, DatasetSpec, FileSpec


def load_datasets(
    root: Path,
    catalogue: Catalogue,
    names: Iterable[str] | None = None,
    edition: str | None = None,
    through: int | None = None,
    problems: Problems | None = None,
) -> Frames:
    """The datasets named (None: all), read and checked.

    ``edition`` is the edition's folder relative to ``root`` (``data/quarterly/2023-24-q1``), for paths with ``{edition}``.
    ``through`` is the month index (year * 12 + month - 1) that every series which is not closed must reach. Raises PackError
    with every breach, each at its file and row.
    """
    problems = problems if problems is not None else Problems()
    datasets: dict[str, Dataset] = {}
    for name in dict.fromkeys(catalogue.datasets if names is None else names):
        spec = catalogue.datasets.get(name)
        if spec is None:
            problems.error(catalogue.place, f"unknown dataset '{name}'", "a dataset of the catalogue",
                           did_you_mean(name, catalogue.datasets), "unknown-name")  # fmt: skip
            continue
        dataset = _load(root, catalogue, name, spec, edition, through, problems)
        if dataset is not None:
            datasets[name] = dataset
    problems.raise_if_errors()
    return Frames(datasets)


def _load(
    root: Path, catalogue: Catalogue, name: str, spec: DatasetSpec, edition: str | None, through: int | None,
    problems: Problems,
) -> Dataset | None:  # fmt: skip
    """One dataset, or None when a file could not be read (told)."""
    found = len(problems.errors)
    if spec.is_table:
        return read_table(root, catalogue, name, spec, edition, problems)
    parts: list[tuple[Source, Plan, pd.DataFrame]] = []
    for file in spec.files:
        part = _read_part(root, spec, file, edition, problems)
        if part is not None:
            parts.append(part)
    if len(problems.errors) > found:
        return None
    frame = normalise(join([frame for _, _, frame in parts]), spec, catalogue, problems)
    origins = Origins(tuple(s.path for s, _, _ in parts), tuple(p for _, p, _ in parts))
    check_contract(frame, spec, catalogue, origins, through, problems)
    if len(problems.errors) > found:
        return None
    return Dataset(name, frame, spec, tuple(SourceFile(s.path, s.sha256) for s, _, _ in parts))


def _read_part(
    root: Path, spec: DatasetSpec, file: FileSpec, edition: str | None, problems: Problems
) -> tuple[Source, Plan, pd.DataFrame] | None:
    """One file as a long frame."""
    source = open_source(root, spec, file, edition, problems)
    cells = read_cells(source, spec, file, problems) if source else None
    if source is None or cells is None:
        return None
    plan = plan_file(spec, file, cells, source.options, problems)
    if plan is None:
        return None
    frame = long_frame(spec, file, cells, plan, source.options, problems)
    for name, value in file.constants.items():
        frame[name] = constant(value, len(frame))
    return source, plan, frame


def join(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Files under each other, in the catalogue's order, with ``_file``; categories are united and sorted."""
    names = list(dict.fromkeys(str(name) for frame in frames for name in frame.columns))
    joined = {name: _join_column([_column(frame, name) for frame in frames]) for name in names if name != "_row"}
    joined["_file"] = np.repeat(np.arange(len(frames), dtype=np.int16), [len(frame) for frame in frames])
    joined["_row"] = np.concatenate([frame["_row"].to_numpy(dtype=np.int32) for frame in frames])
    return pd.DataFrame(joined)


def _column(frame: pd.DataFrame, name: str) -> object:
    """A column, or a missing one of that length where this file does not have it."""
    return frame[name].array if name in frame.columns else len(frame)


def _join_column(parts: list[object]) -> object:
    if any(isinstance(part, pd.Categorical) for part in parts):
        filled = [pd.Categorical([None] * part, categories=[]) if isinstance(part, int) else part for part in parts]
        strings = [part.set_categories(part.categories.astype(object)) for part in filled]  # type: ignore[attr-defined]
        return union_categoricals(strings, sort_categories=True)
    return np.concatenate([np.full(part, np.nan) if isinstance(part, int) else np.asarray(part) for part in parts])
