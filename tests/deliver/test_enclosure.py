"""What a message brings: sizes as they travel, and the step down to the PDF and to a link."""

from __future__ import annotations

import base64
import re
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.deliver.enclosure import Attachment, enclose, told
from reportgen.deliver.size import read_size, shown_size, travelling_size

PDF = Attachment("report.pdf", bytes(570), "")  # ten lines of 78 bytes
DECK = Attachment("report.pptx", bytes(1140), "")
WEB = Attachment("report.html", bytes(57), "")


@given(st.binary(max_size=3000))
def test_the_size_counts_what_base64_adds(content: bytes) -> None:
    made = EmailMessage(policy=SMTP)
    made.set_content(content, maintype="application", subtype="pdf", cte="base64")
    coded = made.as_bytes().partition(b"\r\n\r\n")[2]
    assert base64.b64decode(coded) == content
    assert 0 <= travelling_size(len(content)) - len(coded) < 78  # the last line counts as a whole one


@pytest.mark.parametrize(
    ("limit", "attached", "left_out"),
    [
        (2340, ["report.pdf", "report.pptx"], []),
        (2339, ["report.pdf"], ["report.pptx"]),
        (780, ["report.pdf"], ["report.pptx"]),
        (779, [], ["report.pdf", "report.pptx"]),
    ],
)
def test_what_is_too_large_steps_down_to_the_pdf_and_then_to_a_link(
    limit: int, attached: list[str], left_out: list[str]
) -> None:
    made = enclose([PDF, DECK, WEB], ["pdf", "pptx"], limit)
    assert [one.name for one in made.attached] == attached
    assert [one.name for one in made.left_out] == left_out
    assert made.needs_link == (not attached)


def test_who_wants_a_deck_alone_that_is_too_large_gets_the_pdf() -> None:
    made = enclose([PDF, DECK], ["pptx"], 1000)
    assert (made.attached, made.left_out) == ((PDF,), (DECK,))


def test_a_format_that_was_not_built_is_the_pdf_and_no_format_is_a_link() -> None:
    assert enclose([PDF], ["html"], 10_000).attached == (PDF,)
    assert enclose([PDF, WEB], ["html"], 10_000).attached == (WEB,)
    link = enclose([PDF], [], 10_000)
    assert (link.attached, link.link_wanted, link.said) == ((), True, "a link")


def test_the_message_says_what_it_brings_and_what_not() -> None:
    link = "https://packs.example.org/"
    both, one, none = (enclose([PDF, DECK], ["pdf", "pptx"], limit) for limit in (5000, 800, 10))
    assert (
        told(both, "Report for Q1", "") == "The Report for Q1 is attached as a PDF (1 KB) and PowerPoint slides (2 KB)."
    )
    assert told(one, "Report for Q1", link) == (
        "The Report for Q1 is attached as a PDF (1 KB). The PowerPoint slides (2 KB) are not attached, because "
        "your mailbox takes no more than 1 KB. All files are at <https://packs.example.org/>."
    )
    assert told(none, "Report", link).startswith(
        "The PDF (1 KB) and PowerPoint slides (2 KB) are not attached, because"
    )
    assert told(enclose([PDF], [], 10), "Report for Q1", link) == f"The Report for Q1 is at <{link}>."


@pytest.mark.parametrize(
    ("text", "size"), [("10 MB", 10_000_000), ("2.5mb", 2_500_000), ("900 KB", 900_000), ("1 GB", 10**9)]
)
def test_sizes_are_read_as_people_write_them(text: str, size: int) -> None:
    assert read_size(text) == size


@pytest.mark.parametrize("text", ["10", "MB", "0 MB", "-1 MB", "10 TB", "1e3 MB", "10 MB each"])
def test_what_is_no_size_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"'{text}' is not a size such as 10 MB")):
        read_size(text)


@pytest.mark.parametrize(
    ("size", "shown"), [(0, "1 KB"), (1001, "2 KB"), (999_999, "1 MB"), (1_000_000, "1 MB"), (2_340_001, "2.4 MB")]
)
def test_sizes_are_shown_rounded_up(size: int, shown: str) -> None:
    assert shown_size(size) == shown
