"""Every edition of every pack is built by one command, and one that fails stops no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import PackError
from reportgen.pipeline.build import BuildOptions, BuildResult
from reportgen.pipeline.each_edition import build_all, every_edition
from reportgen.pipeline.new_edition import new_edition
from tests.starter_project import EDITION, NEXT, PACK, edition_file, make_starter, replace_in


def _quiet(stage: str) -> None: ...


@pytest.fixture
def two_editions(tmp_path: Path) -> Path:
    root = make_starter(tmp_path)
    new_edition(root, PACK, NEXT)
    return root


def test_every_edition_is_written_into_its_own_folder(two_editions: Path) -> None:
    results = list(build_all(two_editions, BuildOptions(), _quiet))
    assert every_edition(two_editions) == ((PACK, EDITION), (PACK, NEXT))
    folders = [{file.parent.name for file in result.files} for result in results]
    assert folders == [{EDITION}, {NEXT}]


def test_an_edition_that_fails_is_told_after_the_others_are_built(two_editions: Path) -> None:
    replace_in(edition_file(two_editions, "edition.yaml"), "period:", "perod:")
    built: list[BuildResult] = []
    with pytest.raises(PackError) as failure:
        built.extend(build_all(two_editions, BuildOptions(), _quiet))
    assert "perod" in str(failure.value)
    assert (two_editions / "build" / PACK / NEXT / f"{PACK}-{NEXT}.pdf").is_file()
    assert not (two_editions / "build" / PACK / EDITION).exists()
