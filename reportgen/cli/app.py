"""The command line: every command with its place in the help, in the order of a person's work.

Each command imports what it needs when it runs, so that help and lists answer at once.
"""

from __future__ import annotations

from typing import Annotated

import typer

from reportgen import __version__
from reportgen.cli.commands.audit import audit
from reportgen.cli.commands.build import build
from reportgen.cli.commands.check import check
from reportgen.cli.commands.coverage import coverage
from reportgen.cli.commands.diff import diff
from reportgen.cli.commands.doctor import doctor
from reportgen.cli.commands.email import email
from reportgen.cli.commands.explain import explain
from reportgen.cli.commands.init import init
from reportgen.cli.commands.list import list_command
from reportgen.cli.commands.measures import measures
from reportgen.cli.commands.new import new
from reportgen.cli.commands.schema import schema
from reportgen.cli.commands.seal import seal
from reportgen.cli.commands.verify import verify
from reportgen.cli.commands.watch import watch

app = typer.Typer(
    name="reportgen",
    help="Packs of pages from layouts and data: a PDF and a PowerPoint deck that mirror each other.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback(invoke_without_command=True)
def options(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Options before any command."""
    if version:
        typer.echo(f"reportgen {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


for name, command in (
    ("build", build),
    ("check", check),
    ("audit", audit),
    ("watch", watch),
    ("new", new),
    ("explain", explain),
    ("diff", diff),
    ("coverage", coverage),
    ("email", email),
    ("seal", seal),
    ("verify", verify),
    ("list", list_command),
    ("measures", measures),
    ("schema", schema),
    ("init", init),
    ("doctor", doctor),
):
    app.command(name=name)(command)
