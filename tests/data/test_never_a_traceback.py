"""However a data file is broken, the answer is a table or located problems, never another exception."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.data.made import CRIME, LONG, NEW, OLD, WIDE, told, write
from tests.data.test_tables import EDITION, KPI, made

cuts = st.tuples(st.integers(0, 120), st.integers(0, 12), st.binary(max_size=8))
edits = st.lists(cuts, min_size=1, max_size=4)
DELIMITERS = ['"', ",", ";", "\n", "\r", "'", "\t", "|"]
texts = st.lists(st.sampled_from([*DELIMITERS, "Date", "Apr-23", "202304", "1", "-", "é", "nan", "\ufeff", "\0", " "]))


def edited(text: str, changes: list[tuple[int, int, bytes]]) -> bytes:
    """The text's bytes with stretches replaced."""
    raw = text.encode("utf-8")
    for start, length, new in changes:
        raw = raw[:start] + new + raw[start + length :]
    return raw


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("broken")


def check(lines: list[str]) -> None:
    assert all(": error: " in line and "\n" not in line for line in lines)


@settings(max_examples=80, deadline=None)
@given(edits)
def test_a_wide_file_with_bytes_replaced(folder: Path, changes: list[tuple[int, int, bytes]]) -> None:
    check(told(write(folder, WIDE, old=edited(OLD, changes), new=NEW)))


@settings(max_examples=80, deadline=None)
@given(edits)
def test_a_long_file_with_bytes_replaced(folder: Path, changes: list[tuple[int, int, bytes]]) -> None:
    check(told(write(folder, LONG, crime=edited(CRIME, changes))))


@settings(max_examples=80, deadline=None)
@given(texts)
def test_a_file_of_pieces_in_any_order(folder: Path, pieces: list[str]) -> None:
    check(told(write(folder, LONG, crime="".join(pieces))))
    check(told(write(folder, LONG, crime=CRIME + "".join(pieces))))


@settings(max_examples=60, deadline=None)
@given(texts)
def test_a_table_with_pieces_at_its_end(folder: Path, pieces: list[str]) -> None:
    check(told(made(folder, (KPI + "".join(pieces)).replace("\r", "")), EDITION))


@settings(max_examples=60, deadline=None)
@given(edits)
def test_a_catalogue_with_bytes_replaced(folder: Path, changes: list[tuple[int, int, bytes]]) -> None:
    write(folder, LONG, crime=CRIME)
    (folder / "data" / "catalogue.yaml").write_bytes(edited(LONG, changes))
    try:
        check(told(folder))
    except KeyError as error:  # the dataset itself was renamed away: not what is tested here
        assert error.args == ("crime",)
