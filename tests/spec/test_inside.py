from pathlib import Path

import pytest

from reportgen.spec.inside import inside


def test_a_path_of_the_project_is_found_whether_or_not_it_exists(tmp_path: Path) -> None:
    assert inside(tmp_path, "data/new.csv") == tmp_path.resolve() / "data" / "new.csv"


@pytest.mark.parametrize("path", ["../x.csv", "/etc/hosts", "data/../../x.csv"])
def test_a_path_that_leads_out_is_none(tmp_path: Path, path: str) -> None:
    assert inside(tmp_path, path) is None


@pytest.mark.parametrize("path", ["itself.csv", "a\0b.csv", "a" * 300])
def test_a_path_that_can_lead_nowhere_is_none(tmp_path: Path, path: str) -> None:
    (tmp_path / "itself.csv").symlink_to("itself.csv")
    assert inside(tmp_path, path) is None


def test_a_link_that_leads_out_is_none(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "link.csv").symlink_to(tmp_path / "secret.csv")
    assert inside(tmp_path / "project", "link.csv") is None
