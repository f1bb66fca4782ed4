"""Sending through a real server that breaks at every point of the dialogue."""

from __future__ import annotations

import base64
import ssl
from collections import Counter
from pathlib import Path

import pytest

from reportgen.deliver.address import Mailbox
from reportgen.deliver.journal import read_journal
from reportgen.deliver.message import Letter
from reportgen.deliver.relay import Relay, Session, relay
from reportgen.errors import PackError, UsageError
from tests.deliver.mailed import SENDER, letters, run
from tests.deliver.relay_server import PASSWORD, USER, relay_server

ALL = [f"person{n}@example.org" for n in (1, 2, 3)]
SECOND = ALL[1]


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.jsonl"


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # TLS is there from the first byte
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_everybody_gets_one_message_over_an_encrypted_session_with_a_password(
    certificate: ssl.SSLContext, trusted: Path, journal: Path, security: str
) -> None:
    with relay_server(certificate, implicit=security == "tls") as server:
        stopped, told, known = run(server.relay(security), journal, 3)
    assert (stopped, known) == ((), {"sent": ALL, "unknown": [], "unsent": []})
    assert server.played.addresses == ALL
    assert {outcome.reply for outcome in told.values()} == {"250 2.0.0 taken"}
    assert all(content == letter.make() for (_, content), letter in zip(server.played.taken, letters(3), strict=True))


BEFORE_ANY_MESSAGE = [
    ({("greeting", 1): "close"}, "Connection unexpectedly closed"),
    ({("greeting", 1): "554 not today"}, "554 not today"),
    ({("EHLO", 1): "close"}, "Connection unexpectedly closed"),
    ({("STARTTLS", 1): "close"}, "Connection unexpectedly closed"),
    ({("STARTTLS", 1): "454 no TLS now"}, "454 no TLS now"),
    ({("EHLO", 2): "close"}, "Connection unexpectedly closed"),
    ({("AUTH", 1): "close"}, "Connection unexpectedly closed"),
    ({("AUTH", 1): "535 5.7.8 no"}, "535 5.7.8 no"),
]


@pytest.mark.parametrize(("faults", "said"), BEFORE_ANY_MESSAGE)
def test_without_a_session_nobody_was_begun(
    certificate: ssl.SSLContext, trusted: Path, journal: Path, faults: dict[tuple[str, int], str], said: str
) -> None:
    with relay_server(certificate, faults) as server:
        stopped, _, known = run(server.relay(), journal, 3)
        assert [said in problem.found for problem in stopped] == [True], stopped
        assert known == {"sent": [], "unknown": [], "unsent": ALL} and read_journal(journal) == ()
        assert run(server.relay(), journal, 3)[2]["sent"] == ALL
    assert server.played.addresses == ALL


LOST = [("MAIL", "close"), ("RCPT", "close"), ("DATA", "close"), ("after MAIL", "close"),
        ("after RCPT", "close"), ("MAIL", "421 closing"), ("RCPT", "421 closing"), ("DATA", "421 closing"),
        ("MAIL", "what?")]  # fmt: skip


@pytest.mark.parametrize(("point", "action"), LOST)
def test_a_connection_that_breaks_before_the_final_dot_is_made_again_and_everybody_gets_one(
    certificate: ssl.SSLContext, trusted: Path, journal: Path, point: str, action: str
) -> None:
    with relay_server(certificate, {(point, 2): action}) as server:
        stopped, _, known = run(server.relay(), journal, 3)
    assert (stopped, known) == ((), {"sent": ALL, "unknown": [], "unsent": []})
    assert sorted(server.played.addresses) == ALL
    assert [record.address for record in read_journal(journal) if record.step == "lost"] == [SECOND]


def test_a_connection_that_breaks_inside_a_message_is_lost_not_unknown(
    certificate: ssl.SSLContext, trusted: Path, journal: Path
) -> None:
    with relay_server(certificate, {("inside", n): "close" for n in (1, 2, 3)}, data_size_limit=None) as server:
        stopped, _, known = run(server.relay(), journal, 1, size=6_000_000)
    assert "3 times in a row" in stopped[0].found
    assert known == {"sent": [], "unknown": [], "unsent": ALL[:1]} and server.played.taken == []


@pytest.mark.parametrize("encrypted", [True, False])
def test_an_answer_that_comes_before_the_final_dot_is_no_answer(
    certificate: ssl.SSLContext, trusted: Path, journal: Path, encrypted: bool
) -> None:
    with relay_server(certificate if encrypted else None, {("DATA", 2): "354 go on\r\n250 taken"}) as server:
        relay = server.relay() if encrypted else server.relay("none", "", "")
        stopped, _, known = run(relay, journal, 3)
    assert (stopped, known) == ((), {"sent": ALL, "unknown": [], "unsent": []})
    assert Counter(server.played.addresses) == dict.fromkeys(ALL, 1)


REFUSED = [("MAIL", "450 later"), ("MAIL", "550 no"), ("RCPT", "451 greylisted"), ("RCPT", "550 no such person"),
           ("DATA", "452 full"), ("DATA", "554 no"), ("dot", "451 try again"), ("dot", "552 too large")]  # fmt: skip


@pytest.mark.parametrize(("point", "action"), REFUSED)
def test_a_refusal_of_one_address_leaves_the_others_and_a_later_run_sends_to_it_alone(
    certificate: ssl.SSLContext, trusted: Path, journal: Path, point: str, action: str
) -> None:
    with relay_server(certificate, {(point, 2): action}) as server:
        stopped, told, known = run(server.relay(), journal, 3)
        assert (stopped, known) == ((), {"sent": [ALL[0], ALL[2]], "unknown": [], "unsent": [SECOND]})
        assert told[SECOND].step == ("deferred" if action.startswith("4") else "refused")
        assert told[SECOND].reply == action
        assert server.played.reached["EHLO"] == 2  # one session, before and after STARTTLS
        assert run(server.relay(), journal, 3)[2]["sent"] == ALL
    assert Counter(server.played.addresses) == dict.fromkeys(ALL, 1)


@pytest.mark.parametrize("point", ["dot", "taken"])
def test_a_connection_lost_after_the_final_dot_is_unknown_and_never_sent_again(
    certificate: ssl.SSLContext, trusted: Path, journal: Path, point: str
) -> None:
    with relay_server(certificate, {(point, 2): "close"}) as server:
        stopped, _, known = run(server.relay(), journal, 3)
        assert (stopped, known) == ((), {"sent": [ALL[0], ALL[2]], "unknown": [SECOND], "unsent": []})
        run(server.relay(), journal, 3)
    assert Counter(server.played.addresses)[SECOND] == (1 if point == "taken" else 0)


@pytest.mark.parametrize(("reply", "word"), [("399 odd", "unknown"), ("xyz", "unknown"), ("251 yes", "sent")])
def test_only_a_reply_that_says_yes_or_no_decides(
    certificate: ssl.SSLContext, trusted: Path, journal: Path, reply: str, word: str
) -> None:
    with relay_server(certificate, {("taken", 2): reply}) as server:
        known = run(server.relay(), journal, 3)[2]
    assert SECOND in known[word] and Counter(server.played.addresses) == dict.fromkeys(ALL, 1)


def test_a_connection_that_breaks_after_a_refusal_leaves_the_refusal_and_the_others(
    certificate: ssl.SSLContext, trusted: Path, journal: Path
) -> None:
    with relay_server(certificate, {("RCPT", 2): "550 no", ("RSET", 1): "close"}) as server:
        stopped, told, known = run(server.relay(), journal, 3)
    assert (stopped, known) == ((), {"sent": [ALL[0], ALL[2]], "unknown": [], "unsent": [SECOND]})
    assert told[SECOND].step == "refused"


def test_a_reply_and_then_a_close_is_sent(certificate: ssl.SSLContext, trusted: Path, journal: Path) -> None:
    with relay_server(certificate, {("after DATA", 2): "close"}) as server:
        assert run(server.relay(), journal, 3)[2]["sent"] == ALL
    assert Counter(server.played.addresses) == dict.fromkeys(ALL, 1)


def test_a_relay_that_breaks_every_time_is_given_up_with_nobody_lost(
    certificate: ssl.SSLContext, trusted: Path, journal: Path
) -> None:
    with relay_server(certificate, {("MAIL", n): "close" for n in range(2, 9)}) as server:
        stopped, _, known = run(server.relay(), journal, 3)
        assert "3 times in a row" in stopped[0].found
        assert known == {"sent": [ALL[0]], "unknown": [], "unsent": ALL[1:]}


def test_a_certificate_that_nobody_vouches_for_ends_it_before_the_password(
    certificate: ssl.SSLContext, journal: Path
) -> None:
    with relay_server(certificate) as server:
        stopped, _, _ = run(server.relay(), journal, 1)
    assert "CERTIFICATE_VERIFY_FAILED" in stopped[0].found and "SSL_CERT_FILE" in stopped[0].hint
    assert not any(command.startswith("AUTH") for command in server.played.commands)


def test_a_relay_without_starttls_is_given_neither_password_nor_message(journal: Path) -> None:
    with relay_server(None) as server:
        stopped, _, _ = run(server.relay(), journal, 1)
    assert "STARTTLS" in stopped[0].found
    assert server.played.taken == [] and not any(command.startswith("AUTH") for command in server.played.commands)


def test_a_password_is_in_no_message_no_journal_and_no_text_of_the_relay(
    certificate: ssl.SSLContext, trusted: Path, journal: Path
) -> None:
    coded = base64.b64encode(f"\0{USER}\0{PASSWORD}".encode()).decode()
    repeated = {("AUTH", 1): f"535 no such password: {PASSWORD}, from PLAIN {coded}"}
    with relay_server(certificate, repeated) as server:
        stopped, _, _ = run(server.relay(), journal, 1)
        assert PASSWORD not in repr(server.relay())
    assert stopped and PASSWORD not in str(stopped[0]) and coded not in str(stopped[0])
    assert PASSWORD.encode() not in journal.read_bytes()


def test_what_a_relay_can_not_take_is_refused_before_it_is_begun(journal: Path) -> None:
    with relay_server(None, data_size_limit=500, enable_SMTPUTF8=False) as server:
        session = Session(server.relay("none", "", ""))
        long = Letter(SENDER, "<x@y>", (), "", lambda: b"x\r\n" * 500)
        outcome = session.deliver(long, SENDER.address, lambda: pytest.fail("never ends"))
        assert (outcome.step, outcome.reply) == ("refused", "the relay takes 1 KB, this is 2 KB")
        zoe = Letter(Mailbox("", "zoë", "example.org"), "<x@y>", (), "", lambda: b"x\r\n")
        assert "SMTPUTF8" in session.deliver(zoe, SENDER.address, lambda: pytest.fail("never ends")).reply
        session.quit()
    assert server.played.reached["MAIL"] == 0


def test_an_address_beyond_ascii_goes_to_a_relay_that_knows_them() -> None:
    with relay_server(None) as server:
        session = Session(server.relay("none", "", ""))
        zoe = Letter(Mailbox("", "zoë", "example.org"), "<x@y>", (), "", lambda: b"Subject: x\r\n\r\nx\r\n")
        assert session.deliver(zoe, SENDER.address, lambda: None).step == "sent"
        session.quit()
    assert server.played.addresses == ["zoë@example.org"]
    assert any("SMTPUTF8" in command for command in server.played.commands)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("", None, "starttls", "", ""), "no relay to send through"),
        (("mail.example.org", None, "none", "", ""), "starttls or tls only"),
        (("10.0.0.1", None, "none", "", ""), "starttls or tls only"),
        (("localhost.example.org", None, "none", "", ""), "starttls or tls only"),
        (("localhost", None, "ssl", "", ""), "one of starttls, tls, none"),
        (("localhost", None, "tls", "me", ""), "go together"),
    ],
)
def test_a_relay_that_may_not_be_used_is_wrong_usage(asked: tuple[str, None, str, str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        relay(*asked)


def test_ports_follow_from_how_a_session_is_encrypted() -> None:
    assert relay("mail.example.org", None, "starttls", "", "").port == 587
    assert relay("mail.example.org", None, "tls", "", "").port == 465
    assert relay("127.0.0.1", None, "none", "", "") == Relay("127.0.0.1", 25, "none")


def test_nobody_at_the_other_end_is_told_with_the_relays_name(journal: Path) -> None:
    with pytest.raises(PackError, match="relay localhost:1:0: error: no session"):
        Session(Relay("localhost", 1, "none"))
