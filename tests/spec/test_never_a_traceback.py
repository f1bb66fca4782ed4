"""However a spec is broken, the answer is a project or located problems, never another exception."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spec.made import FILES, make, told

MARKS = [": ", "- ", "\n", "  ", "[", "]", "{", "}", "'", '"', "|", ">", "&a ", "*a", "!x ", "#", "\t", "?"]
YAML_PIECES = [*MARKS, "no", "~", "5", "é"]
edits = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 10), st.sampled_from(YAML_PIECES) | st.text(max_size=3)),
    min_size=1,
    max_size=4,
)
scalars = st.none() | st.booleans() | st.integers() | st.text(max_size=4)
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner))
files = st.sampled_from(["theme", "pack", "one", "catalogue", "measures", "edition"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("broken")


@settings(max_examples=60, deadline=None)
@given(files, edits)
def test_a_file_with_pieces_replaced(folder: Path, name: str, changes: list[tuple[int, int, str]]) -> None:
    text = next(text for path, text in FILES.items() if Path(path).stem == name)
    for start, length, new in changes:
        text = text[:start] + new + text[start + length :]
    lines = told(make(folder, **{name: text}))
    assert all(": error: " in line and "\n" not in line for line in lines)


@settings(max_examples=60, deadline=None)
@given(files, values)
def test_a_value_of_another_type_anywhere(folder: Path, name: str, value: object) -> None:
    text = next(text for path, text in FILES.items() if Path(path).stem == name)
    head, colon, rest = text.partition(": ")
    lines = told(make(folder, **{name: f"{head}{colon}{json.dumps(value)}\n" if colon else text + rest}))
    assert all(": error: " in line for line in lines)
