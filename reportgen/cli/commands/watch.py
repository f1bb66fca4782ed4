"""``reportgen watch``."""

from __future__ import annotations

import gc
import time
from typing import Annotated

import typer

from reportgen.cli.arguments import EditionName, Formats, OnlySection, PackName
from reportgen.cli.choosing import chosen
from reportgen.cli.output import shown_path, warn


def watch(
    pack: PackName = None,
    edition: EditionName = None,
    only: OnlySection = None,
    formats: Formats = None,
    every: Annotated[
        float, typer.Option("--every", metavar="SECONDS", min=0.1, help="How often to look for changes.")
    ] = 0.5,
) -> None:
    """Build, and build again whenever a layout, a table, a text or a data file changes; stop with Ctrl+C."""
    from reportgen.pipeline import watch as watching
    from reportgen.pipeline.build import BuildOptions

    gc.enable()  # this command stays, unlike all others
    root, pack_name, edition_name = chosen(pack, edition)
    options = BuildOptions(tuple(formats or ()), only_section=only)

    def act(changed: tuple[str, ...]) -> None:
        if changed:
            typer.echo(f"changed: {', '.join(changed)}")
        start = time.perf_counter()
        made = watching.rebuild(root, pack_name, edition_name, options)
        warn(made.problems)
        for file in made.files:
            typer.echo(shown_path(file))
        seconds = time.perf_counter() - start
        typer.echo(
            f"built in {seconds:.1f} s" if made.files else made.message or "not built: correct what is told above"
        )

    watching.watch(lambda: watching.snapshot(root, pack_name, edition_name), act, watching.until_interrupted(every))
