"""Projects, packs and editions are found in their folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import UsageError
from reportgen.spec import find_project_root, list_editions, list_packs
from tests.spec.made import make


def test_the_project_is_the_nearest_folder_above_with_layouts(tmp_path: Path) -> None:
    root = make(tmp_path)
    assert find_project_root(root / "data" / "p" / "2023-24-q1") == root.resolve()
    assert find_project_root(root) == root.resolve()


def test_a_folder_outside_any_project_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no project here"):
        find_project_root(tmp_path)


def test_packs_are_folders_with_a_pack_file(tmp_path: Path) -> None:
    root = make(tmp_path)
    (root / "layouts" / "half").mkdir()
    (root / "layouts" / "board").mkdir()
    (root / "layouts" / "board" / "pack.yaml").write_text("title: Board\n")
    assert list_packs(root) == ("board", "p")


def test_editions_are_listed_by_period_with_the_newest_last(tmp_path: Path) -> None:
    root = make(tmp_path)
    for name, period in (("later", "Q2 2023/24"), ("earlier", "Q4 2022/23"), ("broken", "no"), ("empty", "")):
        (root / "data" / "p" / name).mkdir()
        (root / "data" / "p" / name / "edition.yaml").write_text(f"period: {period}\n")
    (root / "data" / "p" / "no-edition").mkdir()
    editions = list_editions(root, "p")
    assert [name for name in editions if name not in ("broken", "empty")] == ["earlier", "2023-24-q1", "later"]
    assert "no-edition" not in editions
