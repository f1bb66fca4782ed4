"""Sending a mailing: each message at most once, none lost, whatever ends the run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from reportgen.deliver.address import address_key
from reportgen.deliver.journal import Journal, Known, Step
from reportgen.deliver.message import Letter
from reportgen.deliver.relay import Outcome, Session
from reportgen.errors import PackError, Place, Problem, UsageError

_MOST_BROKEN = 3  # connections in a row that may break before a final dot

Told = Callable[[Letter, Outcome], object]


def due(journal: Journal, issue: str, letters: Iterable[Letter]) -> dict[Known, tuple[Letter, ...]]:
    """The letters by what the journal knows of their addresses; those never begun are unsent."""
    last = journal.last(issue)
    found: dict[Known, list[Letter]] = {"sent": [], "unknown": [], "unsent": []}
    for letter in letters:
        record = last.get(letter.to.key)
        found[record.known if record else "unsent"].append(letter)
    return {known: tuple(some) for known, some in found.items()}


def begun(journal: Journal, issue: str, letters: Iterable[Letter]) -> tuple[Letter, ...]:
    """The letters that an earlier run began and that are not certainly sent: they ask for ``--resume``."""
    last = journal.last(issue)
    return tuple(letter for letter in letters if letter.to.key in last and last[letter.to.key].known != "sent")


def send_all(
    letters: Sequence[Letter],
    sender: str,
    issue: str,
    journal: Journal,
    *,
    connect: Callable[[], Session],
    told: Told,
    note: str = "",
) -> tuple[Problem, ...]:
    """Send each letter that the journal does not know to be sent, or to be of unknown fate, in their order.

    A connection that broke is made anew, for the same message; the run ends when it can't be, or when it breaks again
    and again. ``note`` is written with each. Returns why the run ended before the last letter; nothing when it did not.
    """
    waiting = list(due(journal, issue, letters)["unsent"])
    broken = 0
    session: Session | None = None
    while waiting:
        try:
            session = session if session and session.alive else connect()
        except PackError as failure:
            return failure.problems
        outcome = _send(session, waiting[0], sender, issue, journal, note=note)
        broken = broken + 1 if outcome.step == "lost" else 0
        if broken == _MOST_BROKEN:
            return (_given_up(session.place, outcome),)
        if outcome.step != "lost":
            told(waiting.pop(0), outcome)
    if session:
        session.quit()
    return ()


def _send(session: Session, letter: Letter, sender: str, issue: str, journal: Journal, *, note: str) -> Outcome:
    """One message, each step on the disk before it is taken and its outcome after."""
    address, attachments = letter.to.key, dict(letter.attachments)
    journal.write(issue, address, "begin", message_id=letter.message_id, attachments=attachments,
                  note=note)  # fmt: skip
    outcome = session.deliver(letter, sender, lambda: journal.write(issue, address, "ending"))
    journal.write(issue, address, outcome.step, reply=outcome.reply, message_id=letter.message_id,
                  attachments=attachments)  # fmt: skip
    return outcome


def _given_up(place: Place, outcome: Outcome) -> Problem:
    found = f"the connection broke {_MOST_BROKEN} times in a row before a message was handed over: {outcome.reply}"
    return Problem(place, found, "a relay that takes messages", "ask who runs it, then send with --resume", "relay")


def mark(journal: Journal, issue: str, address: str, word: str, note: str = "") -> None:
    """Write a person's word on a message of unknown fate; UsageError for any other message or word."""
    steps: dict[str, Step] = {"sent": "marked sent", "unsent": "marked unsent"}
    if word not in steps:
        raise UsageError(f"--mark takes an address and sent or unsent, not '{word}'")
    record = journal.last(issue).get(address_key(address))
    if record is None or record.known != "unknown":
        known = record.step if record else "not begun"
        raise UsageError(f"{address} is {known} in the journal; only what is unknown takes a person's word")
    journal.write(issue, record.address, steps[word], note=note)
