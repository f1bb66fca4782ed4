"""What the data stage gives: checked tables in long form, each row knowing the file and row it stood in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from reportgen.data.tables import RawTable
from reportgen.errors import Place
from reportgen.spec.catalogue import DatasetSpec
from reportgen.spec.restricted import Restriction


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read: its path relative to the project and the hash of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What a disclosure policy hid in one place: how many cells, for which reason, by which rule; never which."""

    dataset: str
    where: str
    reason: str
    rule: str
    cells: int


@dataclass(frozen=True)
class Dataset:
    """One dataset, checked.

    ``frame`` has a row per observation with the columns of the catalogue, in its order, and these:

    - ``month`` (int32), where the dataset has months: the running index year * 12 + month - 1. A row of a quarter or of
      a rolling window carries the window's last month.
    - ``_file`` (int16): index into ``files``; ``_row`` (int32): 1-based row of that file, the header included. The
      cells of one wide row share their row.

    Text columns are categories without order, categories sorted, a missing value without category. Numbers are float64,
    a missing one NaN and never zero. ``table`` holds the same rows as text for datasets of shape ``table``; its row i
    is the frame's row i.

    ``withheld`` are the restrictions of rows that this part of the pack leaves out; ``lost`` says which they were, by
    their texts and months alone. ``hidden`` says what the disclosure policy hid in a table.
    """

    name: str
    frame: pd.DataFrame
    spec: DatasetSpec
    files: tuple[SourceFile, ...]
    table: RawTable | None = None
    withheld: tuple[Restriction, ...] = ()
    lost: Dataset | None = None
    hidden: tuple[Disclosed, ...] = ()

    def place(self, row: int) -> Place:
        """Where the frame's row (by position) stood."""
        file, line = self.frame["_file"].to_numpy()[row], self.frame["_row"].to_numpy()[row]
        return Place(self.files[int(file)].path, int(line))

    @property
    def newest_month(self) -> int | None:
        """The newest month's index, or None for a dataset without months."""
        return int(self.frame["month"].max()) if "month" in self.frame and len(self.frame) else None


class Frames(Mapping[str, Dataset]):
    """Datasets by name."""

    def __init__(self, datasets: Mapping[str, Dataset]):
        self._datasets = dict(datasets)

    def __getitem__(self, name: str) -> Dataset:
        return self._datasets[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._datasets)

    def __len__(self) -> int:
        return len(self._datasets)
