"""Sending an edition from the command line through a server on loopback, with the journal beside its archive."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen.cli.main import run
from tests.deliver.relay_server import relay_server
from tests.mailed_edition import built_file, copied, rebuild
from tests.starter_project import EDITION, PACK, edition_file, replace_in

Output = pytest.CaptureFixture[str]
SEND = ["email", PACK, EDITION, "--to", "committee", "--send", "--yes"]
ALL = ["zoe@example.org", "bob@example.org", "cy@example.org"]


@pytest.fixture
def root(final_edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = copied(final_edition, tmp_path / "project")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("REPORTGEN_SMTP_HOST", "localhost")
    monkeypatch.setenv("REPORTGEN_SMTP_TLS", "none")
    return folder


def steps(root: Path) -> list[tuple[str, str]]:
    lines = (root / "archive" / PACK / EDITION / "journal.jsonl").read_text(encoding="utf-8").splitlines()
    return [(json.loads(line)["address"], json.loads(line)["step"]) for line in lines]


def through(monkeypatch: pytest.MonkeyPatch, port: int) -> None:
    monkeypatch.setenv("REPORTGEN_SMTP_PORT", str(port))


def test_it_shows_who_gets_what_sends_to_each_and_never_again(
    root: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    with relay_server(None) as server:
        through(monkeypatch, server.port)
        assert run(SEND) == 0
        told = capsys.readouterr().out
        assert "Example report, Q1 2024/25; from reports@example.org" in told
        assert "zoe@example.org\tZoë Ångström\ta PDF, PowerPoint slides\tto be sent" in told
        assert "cy@example.org\tCy\ta link\tto be sent" in told and told.endswith("3 sent, 0 unknown, 0 not sent\n")
        assert run(SEND) == 0 and "had it" in capsys.readouterr().out
    assert server.played.addresses == ALL
    assert [step for address, step in steps(root) if address == ALL[0]] == ["begin", "ending", "sent"]
    assert all(b"X-Unsent" not in content and b"Bcc" not in content for _, content in server.played.taken)


def test_a_refusal_and_a_doubt_are_told_and_resumed_as_a_person_says(
    root: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    with relay_server(None, {("RCPT", 1): "450 later", ("taken", 1): "close"}) as server:
        through(monkeypatch, server.port)
        assert run(SEND) == 1
        told = capsys.readouterr()
        assert "1 sent, 1 unknown, 1 not sent" in told.out
        assert "people.yaml:3:5: error: zoe@example.org: deferred (450 later)" in told.err
        assert "(hint: ask whether it came, then: --mark bob@example.org sent (or unsent))" in told.err
        assert run(SEND) == 2 and "go on with --resume" in capsys.readouterr().err
        assert run([*SEND, "--resume"]) == 1 and "2 sent, 1 unknown, 0 not sent" in capsys.readouterr().out
        assert run(["email", PACK, EDITION, "--mark", "bob@example.org", "sent"]) == 0
        assert run(SEND) == 0
        assert run(["email", PACK, EDITION, "--mark", "bob@example.org", "unsent"]) == 2
    assert sorted(server.played.addresses) == sorted(ALL)


def test_other_files_go_to_who_had_the_first_only_as_a_correction(
    root: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    with relay_server(None) as server:
        through(monkeypatch, server.port)
        assert run(SEND) == 0
        replace_in(edition_file(root, "teams.csv"), "93", "94")
        rebuild(root)
        assert run(SEND) == 2 and "say --correction" in capsys.readouterr().err
        assert run([*SEND, "--correction"]) == 0
    assert server.played.addresses == ALL * 2
    assert b"Subject: Corrected: Example report" in server.played.taken[-1][1]
    assert b"This replaces the Example report" in server.played.taken[-1][1]


def test_a_test_goes_to_oneself_and_into_no_journal_as_often_as_one_likes(
    root: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    with relay_server(None) as server:
        through(monkeypatch, server.port)
        for _ in range(2):
            assert run([*SEND, "--test", "me@example.org"]) == 0
        assert run(SEND) == 0
    assert server.played.addresses == ["me@example.org", "me@example.org", *ALL]
    assert len(server.played.taken[0][1]) > built_file(root, f"{PACK}-{EDITION}.pptx").stat().st_size
    assert "me@example.org" not in {address for address, _ in steps(root)}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "committee", "--send"], "nobody is there to be asked"),
        (["--to", "committee", "--send", "--one", "--yes"], "--one is for drafts"),
        (["--to", "committee", "--yes"], "go with --send"),
        (["--to", "comittee"], "did you mean 'committee'"),
        (
            ["--to", "committee", "--send", "--yes", "--tls", "none", "--host", "mail.example.org"],
            "starttls or tls only",
        ),
        (["--mark", "zoe@example.org", "sent"], "nothing was sent"),
    ],
)
def test_wrong_usage_sends_nothing(root: Path, capsys: Output, arguments: list[str], said: str) -> None:
    assert run(["email", PACK, EDITION, *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_mistake_in_the_packs_own_words_is_told_before_anybody_is_begun(root: Path, capsys: Output) -> None:
    (root / "layouts" / PACK / "email.md").write_text("Dear {{ name.__class__ }}\n", encoding="utf-8")
    assert run(SEND) == 1 and f"layouts/{PACK}/email.md:1:" in capsys.readouterr().err
    assert not (root / "archive").exists()


def test_a_pack_without_a_sender_is_not_sent_but_can_be_drafted(root: Path, capsys: Output) -> None:
    replace_in(root / "layouts" / PACK / "pack.yaml", "  sender: Reporting team <reports@example.org>\n", "")
    assert run(SEND) == 2 and "who is it from?" in capsys.readouterr().err
    assert run(["email", PACK, EDITION, "--to", "board"]) == 0
    draft = root / capsys.readouterr().out.strip()
    assert draft.name == "001-bob.eml" and not draft.read_bytes().startswith(b"From:")


def test_seal_and_verify_say_what_they_did(root: Path, capsys: Output) -> None:
    assert run(["seal", PACK, EDITION]) == 0
    assert capsys.readouterr().out == f"archive/{PACK}/{EDITION}/r1: sealed\n"
    assert run(["seal", PACK, EDITION]) == 0 and "sealed before" in capsys.readouterr().out
    assert run(["verify", PACK, EDITION]) == 0 and capsys.readouterr().out == f"{PACK} {EDITION}: r1 as sealed\n"
    extra = root / "archive" / PACK / EDITION / "r1"
    extra.chmod(0o755)
    (extra / "more.txt").write_text("x")
    assert run(["verify", PACK, EDITION, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["problems"][0]["message"] == "the file was added"
