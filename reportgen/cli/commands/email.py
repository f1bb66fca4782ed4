"""``reportgen email``."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from reportgen.cli.arguments import EditionName, Json, PackName, Part
from reportgen.cli.choosing import chosen
from reportgen.cli.email_options import (
    Anyway,
    BuiltBelow,
    Correction,
    Force,
    Mark,
    One,
    RelayHost,
    RelayPort,
    RelayTls,
    RelayUser,
    Resume,
    Send,
    Test,
    To,
    Yes,
    asked_relay,
)
from reportgen.cli.output import print_json, print_rows, problem_records, problems_as_json, shown_path
from reportgen.errors import PackError, UsageError

if TYPE_CHECKING:
    from reportgen.deliver.message import Letter
    from reportgen.deliver.relay import Outcome, Relay
    from reportgen.errors import Problem
    from reportgen.pipeline.mailing import Asked
    from reportgen.pipeline.send_edition import Sending

Meant = tuple[Path, str, str]


def email(
    pack: PackName = None,
    edition: EditionName = None,
    to: To = None,
    part: Part = 1,
    out: BuiltBelow = None,
    one: One = False,
    test: Test = "",
    correction: Correction = False,
    force: Force = False,
    send: Send = False,
    yes: Yes = False,
    resume: Resume = False,
    anyway: Anyway = "",
    mark: Mark = None,
    host: RelayHost = "",
    port: RelayPort = None,
    user: RelayUser = "",
    tls: RelayTls = "starttls",
    as_json: Json = False,
) -> None:
    """Write e-mail drafts of an edition for a distribution list, or send it through a relay."""
    from reportgen.pipeline.mailing import Asked

    meant = chosen(pack, edition)
    asked = Asked(tuple(to or ()), out, one, test, correction, anyway, send, part)
    with problems_as_json(as_json):
        if mark is not None:
            _mark(meant, part, mark, anyway)
        elif send:
            _check_can_ask(asked, yes, as_json)
            _send(meant, asked, asked_relay(host, port, tls, user), resume=resume, ask=not yes, as_json=as_json)
        elif yes or resume or anyway:
            raise UsageError("--yes, --resume and --anyway go with --send")
        else:
            _draft(meant, asked, force=force, as_json=as_json)


def _draft(meant: Meant, asked: Asked, *, force: bool, as_json: bool) -> None:
    from reportgen.pipeline.drafts import write_drafts
    from reportgen.pipeline.mailing import enclosed_for_all, prepare

    mailing = prepare(*meant, asked)
    written = [shown_path(path) for path in write_drafts(*meant, mailing, force=force)]
    if as_json:
        print_json({"files": written, "problems": []})
        return
    for path in written:
        typer.echo(path)
    if asked.one:  # what one person can't take, nobody gets
        brings = enclosed_for_all(mailing).said
        typer.echo(f"one draft for {len(mailing.recipients)} people, with {brings}", err=True)


def _check_can_ask(asked: Asked, yes: bool, as_json: bool) -> None:
    if asked.one:
        raise UsageError("--one is for drafts; --send sends each person their own message")
    if not yes and (as_json or not sys.stdin.isatty()):
        raise UsageError("nobody is there to be asked; --yes sends without asking")


def _send(meant: Meant, asked: Asked, relay: Relay, *, resume: bool, ask: bool, as_json: bool) -> None:
    from reportgen.pipeline.mailing import prepare
    from reportgen.pipeline.send_edition import send, sending, unsent

    def told(letter: Letter, outcome: Outcome) -> None:
        if not as_json:
            typer.echo(f"{letter.to.address}: {outcome.step}")

    with sending(*meant, prepare(*meant, asked), resume=resume, now=_now) as made:
        number = len(made.known["unsent"])
        if not as_json:
            _show(made)
        if number and ask:
            typer.confirm(f"Send {number} message{'' if number == 1 else 's'} through {relay.host}?", abort=True)
        stopped = send(made, relay, told) if number else ()
        _tell(made, (*stopped, *unsent(made)), as_json)


def _show(made: Sending) -> None:
    """Who gets what, and who has had it."""
    typer.echo(f"{made.mailing.subject}; from {made.mailing.sender and made.mailing.sender.address}")
    states = {"sent": "had it", "unknown": "unknown: waits for --mark", "unsent": "to be sent"}
    rows = [
        (letter.to.address, letter.to.name, letter.said, states[known])
        for known, letters in made.known.items()
        for letter in letters
    ]
    print_rows(("address", "name", "gets", "state"), rows)


def _tell(made: Sending, problems: tuple[Problem, ...], as_json: bool) -> None:
    """How it ended; PackError, or exit code 1, when somebody has not certainly had it."""
    if as_json:
        addresses = [(known, [letter.to.address for letter in letters]) for known, letters in made.known.items()]
        print_json({**dict[str, object](addresses), "problems": problem_records(problems)})
        raise typer.Exit(1 if problems else 0)
    known = made.known
    typer.echo(f"{len(known['sent'])} sent, {len(known['unknown'])} unknown, {len(known['unsent'])} not sent")
    if problems:
        raise PackError(problems)


def _mark(meant: Meant, part: int, mark: tuple[str, str], note: str) -> None:
    from reportgen.pipeline.archive import journal_path
    from reportgen.pipeline.send_edition import mark_address

    mark_address(journal_path(*meant, part), *mark, note=note, now=_now)
    typer.echo(f"{mark[0]}: marked {mark[1]}", err=True)


def _now() -> datetime:
    return datetime.now(UTC)
