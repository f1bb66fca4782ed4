"""The options of ``reportgen email``. A password has none: it would stand in the list of processes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from reportgen.deliver.relay import Relay

_PASSWORD = "REPORTGEN_SMTP_PASSWORD"


def _switch(name: str, words: str) -> Any:
    return typer.Option(name, help=words)


def _given(name: str, metavar: str, words: str, variable: str | None = None) -> Any:
    return typer.Option(name, metavar=metavar, help=words, envvar=variable, show_default=False)


To = Annotated[
    list[str] | None, _given("--to", "WHO", "A list, group or address of data/distribution; may be repeated.")
]
BuiltBelow = Annotated[
    Path | None, _given("--out", "DIR", "The folder that the edition was built below, and drafts go.")
]
One = Annotated[bool, _switch("--one", "One draft, with everybody on Bcc.")]
Test = Annotated[str, _given("--test", "ADDRESS", "The same, to this address alone.")]
Correction = Annotated[bool, _switch("--correction", "Say that it replaces what was sent before.")]
Force = Annotated[bool, _switch("--force", "Replace drafts that were changed since they were written.")]
Send = Annotated[bool, _switch("--send", "Send through a relay, after showing who gets what and asking.")]
Yes = Annotated[bool, _switch("--yes", "Send without asking.")]
Resume = Annotated[bool, _switch("--resume", "Go on with a sending that did not reach everybody.")]
Anyway = Annotated[str, _given("--anyway", "REASON", "Send a pack that is not final; the journal keeps the reason.")]
Mark = Annotated[
    tuple[str, str] | None, _given("--mark", "ADDRESS sent|unsent", "Your word on a message of unknown fate.")
]
RelayHost = Annotated[str, _given("--host", "HOST", "The relay, with --send.", "REPORTGEN_SMTP_HOST")]
RelayPort = Annotated[
    int | None, _given("--port", "PORT", "587, or 465 with tls, when left out.", "REPORTGEN_SMTP_PORT")
]
RelayUser = Annotated[str, _given("--user", "NAME", f"With its password in {_PASSWORD}.", "REPORTGEN_SMTP_USER")]
RelayTls = Annotated[
    str,
    _given("--tls", "starttls|tls|none", "starttls when left out; none on this machine alone.", "REPORTGEN_SMTP_TLS"),
]


def asked_relay(host: str, port: int | None, tls: str, user: str) -> Relay:
    """The relay that options and environment name; UsageError for one that may not be used."""
    from reportgen.deliver.relay import relay

    return relay(host, port, tls, user, os.environ.get(_PASSWORD, ""))
