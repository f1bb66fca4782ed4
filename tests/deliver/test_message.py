"""Messages read back by a parser that shares nothing with Python's own: headers as written, files byte by byte."""

from __future__ import annotations

import email
import email.policy
from datetime import UTC, datetime

import fast_mail_parser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.deliver.address import Mailbox, mailbox
from reportgen.deliver.body import Body
from reportgen.deliver.enclosure import Attachment
from reportgen.deliver.header import text_header
from reportgen.deliver.message import Head, message, message_id

DAY = datetime(2023, 6, 30, 12, tzinfo=UTC)
BODY = Body("Dear Zoë,\n\n.a line that begins with a dot\n", "<p>Dear Zoë,</p>\n")
PDF = Attachment("report-DRAFT.pdf", bytes(range(256)) * 700, "0" * 64)
DECK = Attachment("report-DRAFT.pptx", b"PK\r\n.\r\n\n\r" * 1000, "1" * 64)
SENDER = mailbox("reports@example.org", "Reporting team")

visible = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"), include_characters=" ")
names = st.text(visible, min_size=1, max_size=120).map(lambda text: " ".join(text.split())).filter(bool)


def made(head: Head, *attachments: Attachment) -> bytes:
    return message(head, BODY, attachments, "<id@example.org>", unsent=True)


@given(names, names)
def test_names_and_subjects_of_any_letters_arrive_as_they_were_written(name: str, subject: str) -> None:
    head = Head(subject, DAY, SENDER, None, (mailbox("zoe@example.org", name),))
    raw = made(head)
    assert raw.isascii() and max(map(len, raw.split(b"\r\n"))) <= 998
    parsed = fast_mail_parser.parse_email(raw)
    assert parsed.subject == subject
    (box,) = parsed.to
    assert (box.display_name, box.address) == (name, "zoe@example.org")


def test_every_attachment_is_read_back_byte_by_byte_under_its_name() -> None:
    parsed = fast_mail_parser.parse_email(made(Head("Report", DAY, SENDER, None, (SENDER,)), PDF, DECK))
    assert [(one.filename, bytes(one.content)) for one in parsed.attachments] == [
        ("report-DRAFT.pdf", PDF.content),
        ("report-DRAFT.pptx", DECK.content),
    ]
    assert [one.mimetype for one in parsed.attachments] == [
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ]
    assert parsed.text_plain[0].replace("\r\n", "\n") == BODY.plain
    assert parsed.text_html[0].replace("\r\n", "\n") == BODY.html


def test_a_draft_opens_ready_to_send_and_the_same_parts_give_the_same_bytes() -> None:
    head = Head("Report", DAY, SENDER, mailbox("answers@example.org"), (SENDER,))
    raw = made(head, PDF)
    assert raw == made(head, PDF) and raw.endswith(b"\r\n")
    told = email.message_from_bytes(raw, policy=email.policy.default)
    assert (told["X-Unsent"], told["Reply-To"], told["Bcc"]) == ("1", "answers@example.org", None)
    assert told["Date"] == "Fri, 30 Jun 2023 12:00:00 +0000"
    assert "X-Unsent" not in email.message_from_bytes(message(head, BODY, (), "<id@example.org>"))


def test_hundreds_on_bcc_are_all_there_on_lines_that_every_program_takes() -> None:
    people = tuple(mailbox(f"person{n}@example.org", f"Zoë Ångström, {n}") for n in range(300))
    raw = made(Head("Report", DAY, SENDER, None, (), people))
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    parsed = fast_mail_parser.parse_email(raw)
    assert [(box.display_name, box.address) for box in parsed.bcc] == [(one.name, one.address) for one in people]


@pytest.mark.parametrize("name", ['O\'Brien, "Bob" (Chair)', "a@b", "x\\y", "Dr. A. B", "=?utf-8?q?hi?=", "Ø" * 120])
def test_names_that_headers_have_a_meaning_for_are_names_to_python_too(name: str) -> None:
    box = mailbox("zoe@example.org", name)
    told = email.message_from_bytes(made(Head("s", DAY, SENDER, None, (box,))), policy=email.policy.default)
    assert told["To"].addresses[0].addr_spec == "zoe@example.org"
    assert told["To"].addresses[0].display_name.replace(" ", "") == name.replace(" ", "")


def test_only_an_address_beyond_ascii_puts_more_than_ascii_into_a_message() -> None:
    raw = made(Head("s", DAY, SENDER, None, (Mailbox("Zoë", "zoë", "example.org"),)))
    assert "<zoë@example.org>".encode() in raw
    assert raw.replace("ë".encode(), b"").isascii()


def test_an_id_is_the_same_for_the_same_parts_and_another_for_any_other() -> None:
    one = message_id("report", "files", "zoe@example.org", sender=SENDER)
    assert one == message_id("report", "files", "zoe@example.org", sender=SENDER)
    assert one.endswith("@example.org>")
    assert one != message_id("report", "other files", "zoe@example.org", sender=SENDER)
    assert message_id("a", "bc", sender=None) != message_id("ab", "c", sender=None)


@pytest.mark.parametrize(
    "subject", ["Report\r\nBcc: all@example.org", "Report\nBcc: all@example.org", "Report\x0b\x00\x7f"]
)
def test_a_subject_can_not_add_a_header(subject: str) -> None:
    told = email.message_from_bytes(made(Head(subject, DAY, SENDER)), policy=email.policy.default)
    assert told["Bcc"] is None and str(told["Subject"]).startswith("Report")


def test_a_long_subject_is_folded_between_its_words() -> None:
    assert text_header("Subject", "word " * 20 + "end").split(b"\r\n")[:2] == [
        b"Subject:" + b" word" * 13,
        b" word" * 7 + b" end",
    ]
