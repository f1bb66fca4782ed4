"""Cells marked [?] are to be supplied: they read [x], break no promise of the catalogue, and show no old value."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from reportgen.data import Cell, Dataset
from tests.data.made import HEAD, load, told, write

TABLE = HEAD + (
    "    shape: table\n"
    "    files: [{path: '{edition}/kpi.csv'}]\n"
    "    columns:\n"
    "      team: {may_be_missing: false}\n"
    "      rate: {type: number, most: 100, may_be_missing: false}\n"
    "      conf: {map: ratings, allowed: [R, A, G], otherwise: G, blank: R}\n"
    "      same: {of: conf}\n"
    "    key: [team]\n"
    "maps: {ratings: {Red: R}}\n"
)
EDITION = "data/p/q2"


def made(root: Path, text: str) -> Path:
    write(root, TABLE)
    (root / EDITION).mkdir(parents=True)
    (root / EDITION / "kpi.csv").write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def waiting(tmp_path: Path) -> Dataset:
    return load(made(tmp_path, "team,rate,conf,note\nDay,[?] 850,[?] A,[?] soon\nNight,84,Red,\n"), EDITION)


def test_a_marked_cell_reads_as_not_available(waiting: Dataset) -> None:
    assert waiting.table is not None
    assert waiting.table.rows()[0] == {"team": "Day", "rate": "[x]", "conf": "[x]", "note": "[x]", "same": "[x]"}
    assert waiting.table.rows()[1] == {"team": "Night", "rate": "84", "conf": "R", "note": "", "same": "R"}
    assert waiting.table.cell(0, "rate") == waiting.table.cell(0, "note") == Cell(marker="[x]")


def test_the_table_knows_which_cells_wait(waiting: Dataset) -> None:
    assert waiting.table is not None
    assert waiting.table.waiting == {(0, "rate"), (0, "conf"), (0, "note"), (0, "same")}


def test_the_old_value_is_nowhere_in_the_frame(waiting: Dataset) -> None:
    frame = waiting.frame
    assert np.isnan(frame["rate"][0]) and frame["rate"][1] == 84
    assert frame["conf"].isna().tolist() == frame["same"].isna().tolist() == [True, False]
    assert not any("850" in str(value) for column in frame for value in frame[column])


def test_a_cell_that_may_not_be_missing_still_may_not_when_nothing_marks_it(tmp_path: Path) -> None:
    lines = told(made(tmp_path, "team,rate,conf\nDay,[?],R\nNight,,R\n"), EDITION)
    assert len(lines) == 1 and "kpi.csv:3:2: error: an empty cell in 'rate'" in lines[0]
