"""The same inputs give the same bytes, whatever the folder, time zone, locale and hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project_copy import copy_project

PLACES = [
    {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "4711"},
]


@pytest.mark.parametrize("pack", ["quarterly"])
def test_two_copies_in_different_places_give_identical_files(project_root: Path, tmp_path: Path, pack: str) -> None:
    running = []
    for number, place in enumerate(PLACES):
        folder = copy_project(project_root, tmp_path / ("copy" * (number + 1)) / "a folder")
        command = [sys.executable, "-m", "reportgen", "build", pack, "2023-24-q1"]
        running.append((folder, subprocess.Popen(command, cwd=folder, env={**os.environ, **place})))
    outputs = []
    for folder, process in running:
        assert process.wait() == 0
        build = folder / "build" / pack / "2023-24-q1"
        outputs.append({p.name: p.read_bytes() for p in sorted(build.iterdir())})
    assert list(outputs[0]) == list(outputs[1])
    assert [name for name in outputs[0] if outputs[0][name] != outputs[1][name]] == []
