"""E-mail messages as bytes: the same message from the same parts, on any day and any machine."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP
from email.utils import format_datetime

from reportgen.deliver.address import Mailbox
from reportgen.deliver.body import Body
from reportgen.deliver.enclosure import Attachment
from reportgen.deliver.header import mailbox_header, text_header


@dataclass(frozen=True)
class Head:
    """What stands above a message. Without ``sender`` the mail program that opens the draft puts its own."""

    subject: str
    date: datetime
    sender: Mailbox | None = None
    reply_to: Mailbox | None = None
    to: tuple[Mailbox, ...] = ()
    bcc: tuple[Mailbox, ...] = ()


@dataclass(frozen=True)
class Letter:
    """One message ready to go to one address."""

    to: Mailbox
    message_id: str
    attachments: tuple[tuple[str, str], ...]  # name and sha256
    said: str  # what it brings, for a table of who gets what
    make: Callable[[], bytes] = field(repr=False)  # when it is needed: hundreds with their files would fill the memory


def message_id(*parts: str, sender: Mailbox | None) -> str:
    """An id that the same parts (edition, files, address) always give, so that a repeated message is known as one."""
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:40]
    return f"<{digest}@{sender.domain if sender else 'reportgen.invalid'}>"


def message(head: Head, body: Body, attachments: Sequence[Attachment], identity: str, *, unsent: bool = False) -> bytes:
    """The message: plain text, the same as HTML, and the files. ``unsent`` makes it a draft that opens ready to send.

    Only an address beyond ASCII puts anything but ASCII into it, so that every relay can take it as it is.
    """
    made = EmailMessage(policy=SMTP)
    made.set_content(body.plain, cte="quoted-printable")
    made.add_alternative(body.html, subtype="html", cte="quoted-printable")
    for one in attachments:
        main, sub = one.media
        made.add_attachment(one.content, maintype=main, subtype=sub, filename=one.name, cte="base64")
    _fix_boundaries(made, identity)
    return b"".join(_head(head, identity, unsent)) + made.as_bytes()


def _head(head: Head, identity: str, unsent: bool) -> Iterator[bytes]:
    boxes = {"From": head.sender, "Reply-To": head.reply_to, "To": head.to, "Bcc": head.bcc}
    for name, box in boxes.items():
        if box:
            yield mailbox_header(name, (box,) if isinstance(box, Mailbox) else box)
    yield text_header("Subject", head.subject)
    yield text_header("Date", format_datetime(head.date))
    yield text_header("Message-ID", identity)
    if unsent:
        yield text_header("X-Unsent", "1")  # Outlook opens such a file as a new message, with a Send button


def _fix_boundaries(made: MIMEPart, identity: str) -> None:
    """Python takes random ones otherwise. They hold a sign that neither coding of the parts ever writes: ``=_``."""
    parts = (part for part in made.walk() if part.is_multipart())
    for number, part in enumerate(parts):
        part.set_boundary(f"=_{number}_{hashlib.sha256(identity.encode()).hexdigest()[:24]}")
