"""The process killed between and within messages: nobody is lost, nobody gets two, unknown is what must be."""

from __future__ import annotations

import random
import ssl
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from reportgen.deliver.journal import opened
from reportgen.deliver.sending import due, mark
from tests.deliver.mailed import DAY, ISSUE, letters, run
from tests.deliver.relay_server import Running, relay_server

LINES = ("begin", "ending", "outcome")


def start(server: Running, journal: Path, number: int, *fate: str) -> int:
    """Run a sender to its end, however it ends; returns its exit code, -9 when it was killed."""
    arguments = [
        "-m",
        "tests.deliver.sender_process",
        str(server.port),
        server.security,
        str(journal),
        str(number),
        *fate,
    ]
    process = subprocess.Popen([sys.executable, *arguments], stderr=subprocess.PIPE)
    server.played.client = process.pid
    _, told = process.communicate(timeout=120)
    assert process.returncode in (0, -9), told.decode()
    return process.returncode


def known(journal: Path, number: int) -> dict[str, set[str]]:
    with opened(journal, lambda: DAY) as book:
        return {word: {one.to.address for one in some} for word, some in due(book, ISSUE, letters(number)).items()}


def mark_by(server: Running, journal: Path, addresses: set[str]) -> None:
    """What a person does who can ask whether a message came."""
    with opened(journal, lambda: DAY) as book:
        for address in sorted(addresses):
            mark(book, ISSUE, address, "sent" if address in server.played.addresses else "unsent")


def everybody_got_one(server: Running, number: int) -> bool:
    return Counter(server.played.addresses) == {letter.to.address: 1 for letter in letters(number)}


def killed_at(tmp_path: Path, when: str, nth: int) -> None:
    """Kill a sender of three letters at a line of its journal, then go on as a person would."""
    message, line = divmod(nth - 1, 3)
    address, journal = f"person{message + 1}@example.org", tmp_path / f"{when}-{nth}.jsonl"
    with relay_server(None) as server:
        assert start(server, journal, 3, when, str(nth)) == -9
        doubtful = (LINES[line], when) in (("ending", "after"), ("outcome", "before"), ("outcome", "torn"))
        assert known(journal, 3)["unknown"] == ({address} if doubtful else set())
        relay = server.relay("none", "", "")
        assert run(relay, journal, 3)[2]["unsent"] == []
        mark_by(server, journal, known(journal, 3)["unknown"])
        assert run(relay, journal, 3)[0] == ()
        assert everybody_got_one(server, 3)


def test_a_sender_killed_as_the_answer_comes_leaves_nobody_out_and_nobody_twice(tmp_path: Path) -> None:
    killed_at(tmp_path, "torn", 6)


@pytest.mark.slow
@pytest.mark.parametrize("when", ["before", "torn", "after"])
@pytest.mark.parametrize("nth", range(1, 10))
def test_a_sender_killed_at_any_line_of_its_journal_leaves_nobody_out_and_nobody_twice(
    tmp_path: Path, when: str, nth: int
) -> None:
    killed_at(tmp_path, when, nth)


KILLED_AT = [
    ("EHLO", 1), ("MAIL", 9), ("RCPT", 21), ("DATA", 33), ("dot", 40), ("taken", 52), ("after DATA", 60),
    ("after MAIL", 75), ("after RCPT", 90), ("dot", 101), ("taken", 120), ("MAIL", 140), ("RCPT", 170), ("taken", 188),
]  # fmt: skip
FAULTS = {
    ("MAIL", 5): "close", ("RCPT", 12): "450 later", ("DATA", 18): "close", ("dot", 25): "close",
    ("taken", 30): "close", ("RCPT", 45): "550 no", ("dot", 55): "451 later", ("dot", 65): "554 no",
    ("taken", 80): "close", ("inside", 95): "close", ("RCPT", 110): "421 closing", ("after DATA", 130): "close",
    ("dot", 150): "close", ("MAIL", 160): "451 later", ("taken", 199): "close",
}  # fmt: skip


@pytest.mark.slow
def test_two_hundred_get_one_each_through_kills_and_faults_at_every_point(
    certificate: ssl.SSLContext, trusted: Path, tmp_path: Path
) -> None:
    """The relay breaks in 15 ways and the process is killed 14 times; a person answers for what is unknown, once."""
    number, journal, killed = 200, tmp_path / "journal.jsonl", 0
    with relay_server(certificate, {**dict.fromkeys(KILLED_AT, "kill"), **FAULTS}) as server:
        for _ in range(40):
            killed += start(server, journal, number) == -9
            now = known(journal, number)
            assert now["sent"] <= set(server.played.addresses) and not now["unsent"] & set(server.played.addresses)
            if not now["unsent"]:
                break
        assert killed >= len(KILLED_AT) - 1 and not now["unsent"]
        assert server.played.doubtful <= now["unknown"] <= server.played.doubtful | server.played.perhaps
        assert Counter(server.played.addresses).most_common(1)[0][1] == 1
        mark_by(server, journal, now["unknown"])
        assert run(server.relay(), journal, number)[0] == ()
        assert everybody_got_one(server, number)


POINTS = (
    "greeting",
    "EHLO",
    "STARTTLS",
    "AUTH",
    "MAIL",
    "RCPT",
    "DATA",
    "inside",
    "dot",
    "taken",
    "RSET",
    "after DATA",
)
ACTIONS = ("close", "421 closing", "450 later", "550 no", "odd")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_faults_anywhere_never_lose_or_repeat_a_message(
    certificate: ssl.SSLContext, trusted: Path, tmp_path: Path, seed: int
) -> None:
    chance, number, journal = random.Random(seed), 30, tmp_path / "journal.jsonl"
    faults = {(chance.choice(POINTS), chance.randint(1, 45)): chance.choice(ACTIONS) for _ in range(25)}
    with relay_server(certificate, faults) as server:
        for n in range(1, 46):  # a relay that keeps a message and says no would be given it again, as it asks
            if faults.get(("taken", n)) not in (None, "odd"):
                faults["taken", n] = "close"
        for _ in range(30):
            run(server.relay(), journal, number)
            now = known(journal, number)
            assert now["sent"] <= set(server.played.addresses)
            mark_by(server, journal, now["unknown"])
            if not now["unsent"] and not now["unknown"]:
                break
        assert everybody_got_one(server, number)
