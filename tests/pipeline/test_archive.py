"""The archive: what is sealed stays as it was, and what was changed is found."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportgen.deliver.journal import opened
from reportgen.errors import PackError, UsageError
from reportgen.pipeline.archive import Seal, journal_path, seal, verify
from tests.mailed_edition import STEM, built_file, copied, make_mailed, rebuild
from tests.starter_project import EDITION, PACK, edition_file, replace_in

DAY = datetime(2024, 8, 6, 9, tzinfo=UTC)


@pytest.fixture
def root(final_edition: Path, tmp_path: Path) -> Path:
    return copied(final_edition, tmp_path / "project")


def sealed(root: Path, *, revision: bool = False) -> Seal:
    return seal(root, PACK, EDITION, revision=revision, now=DAY)


def sent_to(root: Path, address: str) -> None:
    with opened(journal_path(root, PACK, EDITION), lambda: DAY) as journal:
        journal.write("r1", address, "sent")


def unlocked(path: Path) -> Path:
    """Make a sealed file and its folder writable, as somebody might."""
    path.parent.chmod(0o755)
    if path.exists():
        path.chmod(0o644)
    return path


def told(root: Path) -> list[str]:
    with pytest.raises(PackError) as failure:
        verify(root, PACK, EDITION)
    return [str(problem).partition(";")[0] for problem in failure.value.problems]


def test_a_seal_holds_every_file_of_the_build_its_inputs_and_the_journal_read_only(root: Path) -> None:
    sent_to(root, "zoe@example.org")
    made = sealed(root)
    assert (made.folder, made.new) == (root / "archive" / PACK / EDITION / "r1", True)
    record = json.loads((made.folder / "sealed.json").read_bytes())
    outputs = json.loads(built_file(root, "manifest.json").read_bytes())["builds"][STEM]["outputs"]
    assert set(record["files"]) == {*outputs, "manifest.json", "journal.jsonl"} and "figures.json" in outputs
    assert all((made.folder / name).read_bytes() == built_file(root, name).read_bytes() for name in outputs)
    assert f"data/{PACK}/{EDITION}/teams.csv" in record["inputs"] and record["sealed"] == "2024-08-06T09:00:00+00:00"
    assert {path.stat().st_mode & 0o222 for path in (made.folder, *made.folder.iterdir())} == {0}
    assert verify(root, PACK, EDITION) == (1,)


def test_sealing_again_does_nothing_and_changed_inputs_need_a_revision(root: Path) -> None:
    first = sealed(root)
    before = {path.name: path.read_bytes() for path in first.folder.iterdir()}
    again = sealed(root)
    assert (again.folder, again.new) == (first.folder, False)
    replace_in(edition_file(root, "teams.csv"), "93", "94")
    with pytest.raises(PackError, match=r"teams.csv:0:0: error: the file changed since the edition was built"):
        sealed(root, revision=True)
    rebuild(root)
    with pytest.raises(UsageError, match="is sealed as r1 from other inputs; --revision seals r2"):
        sealed(root)
    second = sealed(root, revision=True)
    assert (second.folder.name, second.new) == ("r2", True)
    assert {path.name: path.read_bytes() for path in first.folder.iterdir()} == before
    assert verify(root, PACK, EDITION) == (1, 2)


@pytest.mark.parametrize("status", ["draft", "for approval"])
def test_only_a_final_edition_is_sealed(tmp_path: Path, status: str) -> None:
    root = make_mailed(tmp_path / "project", status)
    with pytest.raises(PackError, match=f"its status is '{status}', not final"):
        sealed(root)
    assert not (root / "archive").exists()


def test_a_changed_a_missing_and_an_added_file_are_found(root: Path) -> None:
    folder = sealed(root).folder
    pdf = unlocked(folder / f"{STEM}.pdf")
    pdf.write_bytes(pdf.read_bytes().replace(b"%%EOF", b"%%EOf"))
    unlocked(folder / "figures.csv").unlink()
    (folder / "note.txt").write_text("x")
    base = f"archive/{PACK}/{EDITION}/r1"
    assert told(root) == [
        f"{base}/figures.csv:0:0: error: the file is missing",
        f"{base}/note.txt:0:0: error: the file was added",
        f"{base}/{STEM}.pdf:0:0: error: the file was changed",
    ]


def test_a_manifest_that_was_spoilt_is_found(root: Path) -> None:
    unlocked(sealed(root).folder / "sealed.json").write_text("{}")
    assert "the manifest of the sealed edition can't be read" in told(root)[0]


def test_the_journal_may_grow_after_the_seal_but_not_change(root: Path) -> None:
    sent_to(root, "zoe@example.org")
    sealed(root)
    sent_to(root, "bob@example.org")
    assert verify(root, PACK, EDITION) == (1,) and sealed(root).new is False
    journal = journal_path(root, PACK, EDITION)
    journal.write_bytes(journal.read_bytes().replace(b"zoe@", b"joe@"))
    assert told(root) == [
        f"archive/{PACK}/{EDITION}/journal.jsonl:0:0: error: the journal does not go on from that of r1"
    ]
    journal.unlink()
    assert len(told(root)) == 1


def test_a_seal_that_was_killed_leaves_nothing_behind_the_next(root: Path) -> None:
    half = root / "archive" / PACK / EDITION / ".sealing-half"
    half.mkdir(parents=True)
    (half / "figures.csv").write_text("half")
    assert sealed(root).revision == 1 and not half.exists()


def test_what_is_not_sealed_can_not_be_verified(root: Path) -> None:
    with pytest.raises(UsageError, match=f"{PACK} {EDITION} is not sealed"):
        verify(root, PACK, EDITION)
