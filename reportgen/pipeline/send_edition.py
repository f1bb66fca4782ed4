"""Sending a mailing through a relay, with the edition's journal beside its sealed copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reportgen.deliver.address import address_key
from reportgen.deliver.journal import Journal, Known, Record, opened
from reportgen.deliver.message import Letter
from reportgen.deliver.relay import Relay, Session
from reportgen.deliver.sending import Told, begun, due, mark, send_all
from reportgen.errors import Problem, UsageError
from reportgen.pipeline.archive import journal_path
from reportgen.pipeline.build import output_folder
from reportgen.pipeline.mailing import Mailing, letters

Now = Callable[[], datetime]


@dataclass(frozen=True)
class Sending:
    """A mailing and what its journal knows of each letter, while nobody else can send."""

    journal: Journal
    mailing: Mailing
    issue: str
    letters: tuple[Letter, ...]

    @property
    def known(self) -> dict[Known, tuple[Letter, ...]]:
        """The letters by what is known of them now."""
        return due(self.journal, self.issue, self.letters)

    def last(self, letter: Letter) -> Record | None:
        """The journal's last word on a letter."""
        return self.journal.last(self.issue).get(letter.to.key)


@contextmanager
def sending(root: Path, pack: str, edition: str, mailing: Mailing, *, resume: bool, now: Now) -> Iterator[Sending]:
    """The mailing with its journal open and locked; UsageError when it can't be sent without another word.

    That is: an earlier run did not end (``--resume``), somebody had the edition with other files (``--correction``), or
    nobody is named as the sender.
    """
    if mailing.sender is None:
        raise UsageError(f"who is it from? Give layouts/{pack}/pack.yaml an email: {{sender: Name <address>}}")
    at = now()
    asked = mailing.asked
    path, issue = journal_path(root, pack, edition, asked.part), mailing.issue
    if asked.test:  # as often as one likes
        path = output_folder(root, pack, edition, asked.out, asked.part) / "email" / "tests.jsonl"
        issue = f"test {at.isoformat()}"
    with opened(path, now) as journal:
        made = Sending(journal, mailing, issue, tuple(letters(mailing, at)))
        if not asked.test:
            _check_begun(made, resume)
            _check_correction(made)
        yield made


def _check_begun(made: Sending, resume: bool) -> None:
    unfinished = begun(made.journal, made.issue, made.letters)
    if unfinished and not resume:
        known = made.known
        counts = ", ".join(f"{len(known[word])} {word}" for word in ("sent", "unknown", "unsent"))
        raise UsageError(f"this edition was begun to be sent ({counts}); go on with --resume")


def _check_correction(made: Sending) -> None:
    had = made.journal.other_issues(made.issue) & {letter.to.key for letter in made.letters}
    if had and not made.mailing.asked.correction:
        raise UsageError(f"{len(had)} of these people were sent this edition with other files; "
                         "say --correction to send the new ones, marked as such")  # fmt: skip


def send(made: Sending, relay: Relay, told: Told) -> tuple[Problem, ...]:
    """Send to everybody who certainly has not had it; returns what stopped the run, if anything did."""
    sender = made.mailing.sender
    assert sender is not None
    note = made.mailing.asked.anyway
    return send_all(made.letters, sender.address, made.issue, made.journal, connect=lambda: Session(relay), told=told,
                    note=note)  # fmt: skip


def mark_address(path: Path, address: str, word: str, *, note: str, now: Now) -> None:
    """Record a person's word on a message of unknown fate; UsageError when the journal has none for the address."""
    if not path.exists():
        raise UsageError(f"there is no journal {path}: nothing was sent")
    with opened(path, now) as journal:
        own = [record.issue for record in journal.records if record.address == address_key(address)]
        if not own:
            raise UsageError(f"the journal {path} has no '{address}'")
        mark(journal, own[-1], address, word, note)


def unsent(made: Sending) -> tuple[Problem, ...]:
    """A problem for each person whose message was refused or is of unknown fate, at their place in the list."""
    known = made.known
    found = ((letter, made.last(letter)) for letter in (*known["unknown"], *known["unsent"]))
    return tuple(_told(made, letter, record) for letter, record in found if record is not None)


def _told(made: Sending, letter: Letter, record: Record) -> Problem:
    unknown = record.known == "unknown"
    hint = (
        f"ask whether it came, then: --mark {letter.to.address} sent (or unsent)" if unknown else "send with --resume"
    )
    place = next(person.place for person in made.mailing.recipients if person.mailbox.key == letter.to.key)
    said = f" ({record.reply})" if record.reply else ""
    return Problem(place, f"{letter.to.address}: {'unknown' if unknown else record.step}{said}", "", hint, "not-sent")
