"""Watching: a build at the start, one after each change once files stand still, none in between."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportgen.pipeline.build import BuildOptions
from reportgen.pipeline.watch import Snapshot, changed, rebuild, snapshot, watch
from tests.starter_project import EDITION, PACK, edition_file, replace_in


def watched(*looks: Snapshot) -> list[tuple[str, ...]]:
    """What is done when these looks follow each other: the first before the first build, then one after each wait."""
    acts: list[tuple[str, ...]] = []
    rest: Iterator[Snapshot] = iter(looks)
    left = len(looks)

    def look() -> Snapshot:
        nonlocal left
        left -= 1
        return next(rest)

    watch(look, acts.append, lambda: left > 0)
    return acts


OLD, NEW, NEWER = {"a.csv": (1, 10)}, {"a.csv": (2, 10)}, {"a.csv": (3, 10)}


def test_it_builds_once_at_the_start_and_not_again_while_nothing_changes() -> None:
    assert watched(OLD, OLD, OLD) == [()]


def test_it_builds_when_two_looks_in_a_row_find_the_same_change() -> None:
    assert watched(OLD, NEW, NEW, NEW) == [(), ("a.csv",)]


def test_it_waits_while_files_are_still_being_written() -> None:
    assert watched(OLD, NEW, NEWER) == [()]
    assert watched(OLD, NEW, NEWER, NEWER) == [(), ("a.csv",)]


def test_a_change_that_is_undone_builds_nothing() -> None:
    assert watched(OLD, NEW, OLD, OLD) == [()]


def test_changes_during_a_build_are_built_after_it() -> None:
    looks = [OLD, NEW, NEW]
    acts: list[tuple[str, ...]] = []

    def act(paths: tuple[str, ...]) -> None:
        acts.append(paths)
        if len(acts) == 2:
            looks.extend([NEWER, NEWER])

    watch(lambda: looks.pop(0), act, lambda: bool(looks))
    assert acts == [(), ("a.csv",), ("a.csv",)]


def test_files_that_come_and_go_count_as_changed() -> None:
    assert changed({"a": (1, 1), "b": (1, 1)}, {"b": (1, 1), "c": (1, 1)}) == ("a", "c")


def test_a_snapshot_holds_what_the_edition_may_read_and_no_other_editions_or_lock_files(starter: Path) -> None:
    edition_file(starter, ".~lock.teams.csv#").write_text("x")
    edition_file(starter, "teams.csv", "2024-25-q2").parent.mkdir()
    edition_file(starter, "teams.csv", "2024-25-q2").write_text("x")
    found = snapshot(starter, PACK, EDITION)
    assert set(found) == {
        "layouts/theme.yaml", f"layouts/{PACK}/pack.yaml", f"layouts/{PACK}/front.yaml", f"layouts/{PACK}/calls.yaml",
        "data/catalogue.yaml", "data/measures.yaml", "data/open/example_calls.csv", f"data/{PACK}/{EDITION}/teams.csv",
        f"data/{PACK}/{EDITION}/edition.yaml", f"data/{PACK}/{EDITION}/commentary/calls.md",
    }  # fmt: skip
    assert found["data/measures.yaml"][1] == (starter / "data" / "measures.yaml").stat().st_size


def test_a_mistake_is_told_and_the_next_build_works_again(starter: Path) -> None:
    layout = starter / "layouts" / PACK / "calls.yaml"
    replace_in(layout, "kind: table", "kind: tabel")
    broken = rebuild(starter, PACK, EDITION, BuildOptions())
    assert broken.files == () and [problem.rule for problem in broken.problems] == ["unknown-kind"]
    replace_in(layout, "kind: tabel", "kind: table")
    made = rebuild(starter, PACK, EDITION, BuildOptions())
    assert {file.suffix for file in made.files} >= {".pdf", ".pptx"} and not made.problems
