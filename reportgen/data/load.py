"""Loads datasets by name: read each file, join over time, normalise, check the contract, all problems at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from reportgen.data.cells import Ints, from_codes
from reportgen.data.contract import Contract, Origins
from reportgen.data.disclosed import disclosed
from reportgen.data.frames import Dataset, Frames, SourceFile
from reportgen.data.long import LongFile
from reportgen.data.normalise import constant, normalise
from reportgen.data.plan import Plan, plan_file
from reportgen.data.read_cells import read_cells
from reportgen.data.read_table import read_table
from reportgen.data.restricted import Rows, restricted_rows, without_rows
from reportgen.data.source import Source, open_source
from reportgen.errors import Problems, did_you_mean
from reportgen.spec.catalogue import Catalogue, DatasetSpec, FileSpec
from reportgen.spec.restricted import Parts


def load_datasets(
    root: Path,
    catalogue: Catalogue,
    names: Iterable[str] | None = None,
    edition: str | None = None,
    through: int | None = None,
    *,
    problems: Problems | None = None,
    parts: Parts | None = None,
) -> Frames:
    """The datasets named (None: all), read and checked.

    ``edition`` is the edition's folder relative to ``root`` (``data/quarterly/2023-24-q1``), for paths with
    ``{edition}``. ``through`` is the month index (year * 12 + month - 1) that every series which is not closed must
    reach. ``parts`` says which part is read (None: all rows). Raises PackError with every breach, each at its file and
    row; ``problems`` that are handed in are raised with them.
    """
    told = problems if problems is not None else Problems()
    reading = _Reading(root, catalogue, edition, through, told, parts or Parts())
    datasets: dict[str, Dataset] = {}
    for name in dict.fromkeys(catalogue.datasets if names is None else names):
        spec = catalogue.datasets.get(name)
        if spec is None:
            reading.problems.error(catalogue.place, f"unknown dataset '{name}'", "a dataset of the catalogue",
                                   did_you_mean(name, catalogue.datasets), "unknown-name")  # fmt: skip
            continue
        dataset = reading.dataset(name, spec)
        if dataset is not None:
            datasets[name] = dataset
    reading.problems.raise_if_errors()
    return Frames(datasets)


@dataclass(frozen=True)
class _Part:
    """One file of a dataset as a long frame."""

    source: Source
    plan: Plan
    frame: pd.DataFrame
    restricted: Rows


@dataclass(frozen=True)
class _Reading:
    """One run over the catalogue: what every dataset is read with."""

    root: Path
    catalogue: Catalogue
    edition: str | None
    through: int | None
    problems: Problems
    parts: Parts

    def dataset(self, name: str, spec: DatasetSpec) -> Dataset | None:
        """One dataset, or None after telling why it cannot be had."""
        before = len(self.problems.errors)
        read = self._table(name, spec) if spec.is_table else self._series(name, spec)
        return read if len(self.problems.errors) == before else None

    def _table(self, name: str, spec: DatasetSpec) -> Dataset | None:
        source = open_source(self.root, spec, spec.files[0], self.edition, self.problems)
        read = read_table(name, source, spec, self.catalogue, self.problems) if source else None
        if source is None or read is None:
            return None
        origins = Origins((source.path,), (source.options.header_row,), (read.plan,))
        Contract(read.frame, spec, self.catalogue, origins, self.problems, read.table.waiting).check(None)
        made = Dataset(name, read.frame, spec, (SourceFile(source.path, source.sha256),), read.table)
        return disclosed(without_rows(made, [read.restricted], self.parts))

    def _series(self, name: str, spec: DatasetSpec) -> Dataset | None:
        read = [self._part(spec, file) for file in spec.files]
        parts = [part for part in read if part is not None]
        if len(parts) < len(read):
            return None
        before = len(self.problems.errors)
        joined = join([part.frame for part in parts])
        frame = normalise(joined, spec, self.catalogue, self.problems)
        sources = [part.source for part in parts]
        origins = Origins(
            tuple(source.path for source in sources),
            tuple(source.options.header_row for source in sources),
            tuple(part.plan for part in parts),
        )
        if len(self.problems.errors) == before:
            Contract(frame, spec, self.catalogue, origins, self.problems).check(self.through)
        made = Dataset(name, frame, spec, tuple(SourceFile(source.path, source.sha256) for source in sources))
        return without_rows(made, [part.restricted for part in parts], self.parts)

    def _part(self, spec: DatasetSpec, file: FileSpec) -> _Part | None:
        """One file, or None after telling why it cannot be read."""
        before = len(self.problems.errors)
        source = open_source(self.root, spec, file, self.edition, self.problems)
        cells = read_cells(source, spec, file, self.problems) if source else None
        if source is None or cells is None:
            return None
        plan = plan_file(spec, file, cells, source.options, self.problems)
        if plan is None:
            return None
        frame = LongFile(spec, file, cells, plan, source.options).frame(self.problems)
        for column, value in file.constants.items():
            frame[column] = constant(value, len(frame))
        restricted = restricted_rows(cells, self.problems)
        return _Part(source, plan, frame, restricted) if len(self.problems.errors) == before else None


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
    if not any(isinstance(part, pd.Categorical) for part in parts):
        return np.concatenate([np.full(part, np.nan) if isinstance(part, int) else np.asarray(part) for part in parts])
    texts = [from_codes(np.full(part, -1), []) if isinstance(part, int) else part for part in parts]
    known = sorted({str(value) for text in texts for value in text.categories})  # type: ignore[attr-defined]
    code_of = {value: code for code, value in enumerate(known)}
    codes = [recoded(text, code_of) for text in texts]  # type: ignore[arg-type]
    return from_codes(np.concatenate(codes), known)


def recoded(text: pd.Categorical, code_of: Mapping[str, int]) -> Ints:
    """The column's codes among the categories of ``code_of``; -1 stays."""
    new: Ints = np.array([*(code_of[str(value)] for value in text.categories), -1], dtype=np.int32)
    codes: Ints = new[text.codes]
    return codes
