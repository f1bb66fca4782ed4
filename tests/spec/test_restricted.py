from pathlib import Path

import pytest

from reportgen.errors import LocatedDict, Problems
from reportgen.spec.restricted import restriction_of
from reportgen.spec.yaml_source import read_yaml

WHY = "exemption: paragraph 3 of Schedule 12A\nreview: 1 April 2024\n"


def stated(root: Path, text: str) -> tuple[bool, list[str]]:
    """Whether a mapping is restricted, and the rules of what is told of it."""
    (root / "x.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    value = read_yaml(root / "x.yaml", "x.yaml", problems)
    assert isinstance(value, LocatedDict)
    return restriction_of(value, problems) is not None, [problem.rule for problem in problems.errors]


@pytest.mark.parametrize("part", ["2", '"2"'])
def test_part_2_with_its_ground_is_restricted(tmp_path: Path, part: str) -> None:
    assert stated(tmp_path, f"part: {part}\n{WHY}") == (True, [])


@pytest.mark.parametrize("part", ["true", "II", "3", "[2]", '"2 "'])
def test_a_part_that_is_neither_but_has_a_ground_is_told_and_restricts(tmp_path: Path, part: str) -> None:
    assert stated(tmp_path, f"part: {part}\n{WHY}") == (True, ["part-2-unclear"])


def test_a_part_that_has_no_ground_is_any_key(tmp_path: Path) -> None:
    assert stated(tmp_path, "part: Introduction\n") == (False, [])
