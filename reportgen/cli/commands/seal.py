"""``reportgen seal``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from reportgen.cli.arguments import EditionName, PackName
from reportgen.cli.choosing import chosen
from reportgen.cli.email_options import BuiltBelow
from reportgen.cli.output import shown_path


def seal(
    pack: PackName = None,
    edition: EditionName = None,
    revision: Annotated[bool, typer.Option("--revision", help="Seal another revision, from changed inputs.")] = False,
    out: BuiltBelow = None,
) -> None:
    """Copy a final edition's files, register and journal into the archive, read-only, under a manifest."""
    from reportgen.pipeline.archive import seal as seal_edition

    root, pack_name, edition_name = chosen(pack, edition)
    made = seal_edition(root, pack_name, edition_name, out=out, revision=revision, now=datetime.now(UTC))
    typer.echo(f"{shown_path(made.folder)}: {'sealed' if made.new else 'sealed before, from the same inputs'}")
