"""``reportgen email``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from reportgen.cli.arguments import EditionName, PackName
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
from reportgen.cli.output import print_rows, shown_path
from reportgen.errors import UsageError

if TYPE_CHECKING:
    from reportgen.deliver.relay import Relay
    from reportgen.pipeline.mailing import Asked
    from reportgen.pipeline.send_edition import Sending


def email(
    pack: PackName = None,
    edition: EditionName = None,
    to: To = None,
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
) -> None:
    """Write e-mail drafts of an edition for a distribution list, or send it through a relay."""
    from reportgen.pipeline.mailing import Asked

    meant = chosen(pack, edition)
    asked = Asked(tuple(to or ()), out, one, test, correction, anyway, send)
    if mark is not None:
        _mark(meant, mark, anyway)
    elif send:
        if one:
            raise UsageError("--one is for drafts; --send sends each person their own message")
        _send(meant, asked, asked_relay(host, port, tls, user), yes=yes, resume=resume)
    elif yes or resume or anyway:
        raise UsageError("--yes, --resume and --anyway go with --send")
    else:
        _draft(meant, asked, force=force)


def _draft(meant: tuple[Path, str, str], asked: Asked, *, force: bool) -> None:
    from reportgen.pipeline.drafts import write_drafts
    from reportgen.pipeline.mailing import prepare

    for path in write_drafts(*meant, prepare(*meant, asked), force=force):
        typer.echo(shown_path(path))


def _send(meant: tuple[Path, str, str], asked: Asked, relay: Relay, *, yes: bool, resume: bool) -> None:
    from reportgen.pipeline.mailing import prepare
    from reportgen.pipeline.send_edition import raise_unsent, send, sending

    with sending(*meant, prepare(*meant, asked), resume=resume, now=_now) as made:
        _show(made)
        number = len(made.known["unsent"])
        if number:
            _confirm(number, relay, yes)
            stopped = send(made, relay, lambda letter, outcome: typer.echo(f"{letter.to.address}: {outcome.step}"))
        else:
            stopped = ()
        known = made.known
        typer.echo(f"{len(known['sent'])} sent, {len(known['unknown'])} unknown, {len(known['unsent'])} not sent")
        raise_unsent(made, stopped)


def _show(made: Sending) -> None:
    """Who gets what, and who has had it."""
    typer.echo(f"{made.mailing.subject}; from {made.mailing.sender and made.mailing.sender.address}")
    rows = []
    for known, letters in made.known.items():
        state = {"sent": "had it", "unknown": "unknown: waits for --mark", "unsent": "to be sent"}[known]
        rows += [(letter.to.address, letter.to.name, letter.said, state) for letter in letters]
    print_rows(("address", "name", "gets", "state"), rows)


def _confirm(number: int, relay: Relay, yes: bool) -> None:
    import sys

    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError("nobody is there to be asked; --yes sends without asking")
    typer.confirm(f"Send {number} message{'' if number == 1 else 's'} through {relay.host}?", abort=True)


def _mark(meant: tuple[Path, str, str], mark: tuple[str, str], note: str) -> None:
    from reportgen.pipeline.send_edition import mark_address

    mark_address(*meant, *mark, note=note, now=_now)
    typer.echo(f"{mark[0]}: marked {mark[1]}")


def _now() -> datetime:
    return datetime.now(UTC)
