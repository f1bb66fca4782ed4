"""Small letters to many, and one run of sending them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from reportgen.deliver.address import mailbox
from reportgen.deliver.body import Body
from reportgen.deliver.enclosure import Attachment
from reportgen.deliver.journal import opened
from reportgen.deliver.message import Head, Letter, message, message_id
from reportgen.deliver.relay import Outcome, Relay, Session
from reportgen.deliver.sending import due, send_all
from reportgen.errors import Problem

DAY = datetime(2023, 6, 30, 12, tzinfo=UTC)
ISSUE = "r1"
SENDER = mailbox("reports@example.org", "Reporting team")


def letters(number: int, size: int = 0) -> tuple[Letter, ...]:
    return tuple(_letter(f"person{n}@example.org", size) for n in range(1, number + 1))


def _letter(address: str, size: int) -> Letter:
    to, identity = mailbox(address), message_id(ISSUE, address, sender=SENDER)
    body = Body(f"For {address}\n.\n..a dot\n", "<p>x</p>\n")
    files = (Attachment("report.pdf", bytes(size), "0" * 64),) if size else ()
    head = Head("Report", DAY, SENDER, None, (to,))
    return Letter(to, identity, (("report.pdf", "0" * 64),), "a PDF", lambda: message(head, body, files, identity))


def run(
    relay: Relay, journal: Path, number: int, size: int = 0
) -> tuple[tuple[Problem, ...], dict[str, Outcome], dict[str, list[str]]]:
    """Send what is due: why it stopped, the outcomes told, and the addresses by what the journal knows afterwards."""
    told: dict[str, Outcome] = {}
    with opened(journal, lambda: DAY) as book:
        stopped = send_all(
            letters(number, size), SENDER.address, ISSUE, book, connect=lambda: Session(relay),
            told=lambda letter, outcome: told.update({letter.to.address: outcome}),
        )  # fmt: skip
        known = {word: [one.to.address for one in some] for word, some in due(book, ISSUE, letters(number)).items()}
    return stopped, told, known
