"""The journal of an edition's sending: one JSON line for each step, on the disk before the step after it is taken.

A message has three steps: ``begin``, ``ending`` (all is said but the final dot, after which the relay answers for it)
and an outcome. So the last line that is there of an address says what is known of it, whenever the process ended:

    begin       nothing was handed over         it may be sent
    ending      the dot may have been seen      unknown
    sent        the relay took it               never again
    refused     the relay said no (5xx)         it may be sent
    deferred    the relay said not now (4xx)    it may be sent
    lost        the connection broke before     it may be sent
    unknown     ... or after the final dot      a person says what became of it: marked sent, marked unsent
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Literal

from reportgen.errors import PackError, Place, Problem, UsageError

Step = Literal["begin", "ending", "sent", "refused", "deferred", "lost", "unknown", "marked sent", "marked unsent"]
Known = Literal["sent", "unknown", "unsent"]

KNOWN: Mapping[str, Known] = {
    "begin": "unsent",
    "ending": "unknown",
    "sent": "sent",
    "refused": "unsent",
    "deferred": "unsent",
    "lost": "unsent",
    "unknown": "unknown",
    "marked sent": "sent",
    "marked unsent": "unsent",
}
"""What each last step says of a message; whatever is not certainly unsent is never sent again."""


@dataclass(frozen=True)
class Record:
    """One line. ``issue`` tells the files sent: the same address may get an edition again only as another issue."""

    at: str
    issue: str
    address: str
    step: Step
    reply: str = ""
    message_id: str = ""
    attachments: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    @property
    def known(self) -> Known:
        return KNOWN[self.step]


class Journal:
    """An open journal, which no other process can open: ``opened`` gives it."""

    def __init__(self, path: Path, stream: BinaryIO, now: Callable[[], datetime]):
        self.path, self._stream, self._now = path, stream, now
        self.records = list(_read(path, stream))

    def write(self, issue: str, address: str, step: Step, **more: str | Mapping[str, str]) -> None:
        """Add a line; it is on the disk when this returns. ``more`` are further fields of the record."""
        at = self._now().isoformat(timespec="seconds")
        record = Record(at, issue, address, step, **more)  # type: ignore[arg-type]
        filled = {name: value for name, value in asdict(record).items() if value}
        try:
            self._stream.write(json.dumps(filled, ensure_ascii=False).encode() + b"\n")
            self._stream.flush()
            os.fsync(self._stream.fileno())
        except OSError as error:
            raise _not_written(self.path, error) from error
        self.records.append(record)

    def last(self, issue: str) -> dict[str, Record]:
        """The last record of each address in an issue."""
        return {record.address: record for record in self.records if record.issue == issue}

    def other_issues(self, issue: str) -> set[str]:
        """Addresses that had, or may have had, the edition with other files."""
        last = {(record.issue, record.address): record for record in self.records if record.issue != issue}
        return {address for (_, address), record in last.items() if record.known != "unsent"}


@contextmanager
def opened(path: Path, now: Callable[[], datetime]) -> Iterator[Journal]:
    """The journal at ``path``, made when it is not there; UsageError while another run has it open.

    A last line without an end was being written when a process was killed, before the step that it tells was taken:
    it is taken away. PackError for any other line that can't be read.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.open("a+b")
    except OSError as error:
        raise _not_written(path, error) from error
    with stream:
        if not _locked(stream):
            raise UsageError(f"another run is sending this edition ({path} is locked); wait until it ends")
        _sync_folder(path.parent)
        _cut_torn_line(stream)
        yield Journal(path, stream, now)


def _not_written(path: Path, error: OSError) -> PackError:
    found = f"the journal can't be written ({error.strerror}); nothing more was sent"
    hint = "make room, then send with --resume"
    return PackError([Problem(Place(path.as_posix()), found, "room and write access", hint, "journal")])


def _cut_torn_line(stream: BinaryIO) -> None:
    stream.seek(0)
    content = stream.read()
    whole = content.rfind(b"\n") + 1
    if whole < len(content):
        stream.truncate(whole)
        os.fsync(stream.fileno())


def read_journal(path: Path) -> tuple[Record, ...]:
    """The records of a journal that nobody needs to lock; empty when there is none."""
    if not path.exists():
        return ()
    with path.open("rb") as stream:
        return tuple(_read(path, stream))


def _read(path: Path, stream: BinaryIO) -> Iterator[Record]:
    stream.seek(0)
    for number, line in enumerate(stream.read().splitlines(keepends=True), start=1):
        if not line.endswith(b"\n"):
            return
        try:
            record = Record(**json.loads(line))
        except (ValueError, TypeError):
            record = None
        if record is None or record.step not in KNOWN:
            found, hint = "a line that no run of reportgen wrote", "put the journal back from a copy; nothing was sent"
            raise PackError([Problem(Place(path.as_posix(), number, 1), found, "a JSON record", hint, "journal")])
        yield record


def _locked(stream: BinaryIO) -> bool:
    """Whether this process has the file to itself from now on; the lock goes when it ends, however it ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _sync_folder(folder: Path) -> None:
    """A new file's name is on the disk only once its folder is; Windows has no such call."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
