"""Files are written whole or not at all, and never over a person's own edits."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from reportgen.errors import PackError, Problems
from reportgen.pipeline.outputs import Manifest, check_writable, read_manifest_outputs, sha256, write_files

KILLED_AT = textwrap.dedent(
    """
    import os, signal, sys
    from pathlib import Path
    from reportgen.pipeline import outputs

    what, count = sys.argv[2], int(sys.argv[3])
    def deadly(real):
        def call(*args, **kwargs):
            global count
            if count == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            count -= 1
            return real(*args, **kwargs)
        return call
    if what == "fsync":
        os.fsync = deadly(os.fsync)
    else:
        Path.replace = deadly(Path.replace)
    contents = {"a.pdf": b"new" * 999, "a.pptx": b"new" * 999}
    outputs.write_files(Path(sys.argv[1]), contents, outputs.Manifest("a", {}, {}, "1"))
    """
)


def _manifest(contents: dict[str, bytes]) -> Manifest:
    return Manifest("a", {name: sha256(content) for name, content in contents.items()}, {"data/x.csv": "00"}, "1.0")


@pytest.mark.parametrize(("what", "count"), [("fsync", 0), ("fsync", 1), ("fsync", 2), ("replace", 0)])
def test_a_build_killed_before_it_moves_its_files_leaves_the_earlier_ones(
    tmp_path: Path, what: str, count: int
) -> None:
    old = {"a.pdf": b"old pdf", "a.pptx": b"old deck"}
    write_files(tmp_path, old, _manifest(old))
    done = subprocess.run([sys.executable, "-c", KILLED_AT, str(tmp_path), what, str(count)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert {name: (tmp_path / name).read_bytes() for name in old} == old
    assert read_manifest_outputs(tmp_path)["a.pdf"] == sha256(b"old pdf")


def test_what_a_killed_build_left_is_cleared_by_the_next_one(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED_AT, str(tmp_path), "replace", "0"], check=False)
    contents = {"a.pdf": b"new", "a.pptx": b"new"}
    write_files(tmp_path, contents, _manifest(contents))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.pdf", "a.pptx", "manifest.json"]


def test_a_file_edited_by_hand_is_not_replaced_without_force(tmp_path: Path) -> None:
    contents = {"a.pptx": b"as built"}
    write_files(tmp_path, contents, _manifest(contents))
    problems = Problems()
    check_writable(tmp_path, ["a.pptx"], problems)
    assert not problems.found
    (tmp_path / "a.pptx").write_bytes(b"with a person's own sentence")
    check_writable(tmp_path, ["a.pptx"], problems)
    assert [p.rule for p in problems.found] == ["output-edited"]
    assert "--force" in problems.found[0].hint
    forced = Problems()
    check_writable(tmp_path, ["a.pptx"], forced, force=True)
    assert not forced.found


def test_a_file_of_unknown_origin_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.pptx").write_bytes(b"made elsewhere")
    problems = Problems()
    check_writable(tmp_path, ["a.pptx"], problems)
    assert [p.rule for p in problems.found] == ["output-edited"]


@pytest.mark.parametrize("lock", ["~$quarterly.pptx", "~$arterly.pptx", ".~lock.quarterly.pptx#"])
def test_a_deck_that_is_open_elsewhere_gets_a_clear_message(tmp_path: Path, lock: str) -> None:
    (tmp_path / lock).write_bytes(b"")
    problems = Problems()
    check_writable(tmp_path, ["quarterly.pptx"], problems)
    assert [p.rule for p in problems.found] == ["output-open"]
    assert "close it" in problems.found[0].hint


def test_a_target_that_cannot_be_replaced_is_a_located_error(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    (tmp_path / "a.pdf" / "x").write_bytes(b"")
    with pytest.raises(PackError) as failure:
        write_files(tmp_path, {"a.pdf": b"new"}, _manifest({}))
    assert failure.value.problems[0].rule == "output-not-writable"
    assert not list(tmp_path.glob("*.tmp")) and not list(tmp_path.glob(".*.tmp"))


def test_a_broken_manifest_counts_as_none(tmp_path: Path) -> None:
    for broken in ('{"builds": [1]}', '{"builds": {"a": {"outputs": 1}}}', '{"builds": {"a": 1}}', "[]", "{"):
        (tmp_path / "manifest.json").write_text(broken)
        assert read_manifest_outputs(tmp_path) == {}


def test_a_build_of_one_format_keeps_the_hash_of_the_other(tmp_path: Path) -> None:
    both = {"a.pdf": b"one", "a.pptx": b"two"}
    write_files(tmp_path, both, _manifest(both))
    write_files(tmp_path, {"a.pdf": b"three"}, _manifest({"a.pdf": b"three"}))
    problems = Problems()
    check_writable(tmp_path, list(both), problems)
    assert not problems.found


def test_builds_of_one_edition_keep_each_others_hashes(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.pdf": b"whole"}, _manifest({"a.pdf": b"whole"}))
    section = Manifest("a-trust", {"a-trust.pdf": sha256(b"section")}, {}, "1.0")
    write_files(tmp_path, {"a-trust.pdf": b"section"}, section)
    problems = Problems()
    check_writable(tmp_path, ["a.pdf", "a-trust.pdf"], problems)
    assert not problems.found


def test_a_folder_whose_name_no_disk_takes_is_told(tmp_path: Path) -> None:
    problems = Problems()
    check_writable(tmp_path / ("a" * 300), ["a.pptx"], problems)
    assert [problem.rule for problem in problems.errors] == ["output-not-a-folder"]
