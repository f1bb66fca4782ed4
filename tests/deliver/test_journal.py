"""The journal: on the disk before each step, whole after any end of a process, and nobody else's meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportgen.deliver.journal import KNOWN, opened, read_journal
from reportgen.deliver.sending import begun, due, mark
from reportgen.errors import PackError, UsageError
from tests.deliver.mailed import letters

DAY = datetime(2023, 6, 30, 12, tzinfo=UTC)
ZOE = "person1@example.org"


def now() -> datetime:
    return DAY


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive" / "journal.jsonl"


def test_a_line_is_on_the_disk_when_write_returns(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bytes] = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(path.read_bytes()))
    with opened(path, now) as journal:
        journal.write("r1", ZOE, "begin", message_id="<x@y>")
        assert json.loads(synced[-1]) == {
            "at": "2023-06-30T12:00:00+00:00", "issue": "r1", "address": ZOE, "step": "begin", "message_id": "<x@y>",
        }  # fmt: skip


@pytest.mark.parametrize(("step", "known"), KNOWN.items())
def test_the_last_line_says_what_is_known(path: Path, step: str, known: str) -> None:
    with opened(path, now) as journal:
        journal.write("r1", ZOE, "begin")
        journal.write("r1", ZOE, step)  # type: ignore[arg-type]
    with opened(path, now) as journal:
        found = {word: [one.to.address for one in some] for word, some in due(journal, "r1", letters(2)).items()}
        assert ZOE in found[known] and "person2@example.org" in found["unsent"]
        assert [one.to.address for one in begun(journal, "r1", letters(2))] == ([] if known == "sent" else [ZOE])


@pytest.mark.parametrize("torn", [b"{", b'{"at": "2023', b'{"at":"x","issue":"r1","address":"a@b","step":"sent"}'])
def test_a_line_that_a_killed_process_left_without_an_end_counts_for_nothing(path: Path, torn: bytes) -> None:
    with opened(path, now) as journal:
        journal.write("r1", ZOE, "ending")
    with path.open("ab") as stream:
        stream.write(torn)
    assert [record.step for record in read_journal(path)] == ["ending"]
    with opened(path, now) as journal:
        journal.write("r1", ZOE, "unknown")
    assert [record.step for record in read_journal(path)] == ["ending", "unknown"]


@pytest.mark.parametrize(
    "line", ["nonsense", "[]", '{"step": "sent"}', '{"at": "", "issue": "", "address": "", "step": "gone"}']
)
def test_a_whole_line_that_reportgen_did_not_write_stops_everything_at_its_place(path: Path, line: str) -> None:
    with opened(path, now) as journal:
        journal.write("r1", ZOE, "sent")
    with path.open("a") as stream:
        stream.write(f"{line}\n")
    with pytest.raises(PackError, match=r"journal.jsonl:2:1: error: a line that no run of reportgen wrote"):
        read_journal(path)


def test_two_runs_never_send_at_once(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from datetime import datetime\n"
        "from reportgen.deliver.journal import opened\nfrom reportgen.errors import UsageError\n"
        "try:\n  with opened(Path(sys.argv[1]), datetime.now): print('open')\nexcept UsageError as e: print(e)"
    )

    def other() -> str:
        return subprocess.run(
            [sys.executable, "-c", script, str(path)], check=True, capture_output=True, text=True
        ).stdout

    with opened(path, now):
        assert "another run is sending this edition" in other()
    assert other() == "open\n"


def test_only_what_is_unknown_takes_a_persons_word(path: Path) -> None:
    with opened(path, now) as journal:
        journal.write("r1", ZOE, "ending")
        with pytest.raises(UsageError, match="sent or unsent, not 'maybe'"):
            mark(journal, "r1", ZOE, "maybe")
        with pytest.raises(UsageError, match="not begun"):
            mark(journal, "r1", "other@example.org", "sent")
        mark(journal, "r1", "Person1@Example.org", "unsent", "asked by telephone")
        assert (journal.records[-1].step, journal.records[-1].note) == ("marked unsent", "asked by telephone")
        with pytest.raises(UsageError, match="only what is unknown"):
            mark(journal, "r1", ZOE, "sent")


def test_other_files_of_an_edition_are_another_issue_and_who_had_them_is_known(path: Path) -> None:
    with opened(path, now) as journal:
        journal.write("r1", ZOE, "sent")
        journal.write("r1", "person2@example.org", "refused")
        journal.write("r1", "person3@example.org", "ending")
        assert journal.other_issues("r2") == {ZOE, "person3@example.org"}
        assert journal.other_issues("r1") == set()
        assert len(due(journal, "r2", letters(3))["unsent"]) == 3
