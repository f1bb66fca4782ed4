"""``reportgen seal``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from reportgen.cli.arguments import EditionName, Json, PackName, Part
from reportgen.cli.choosing import chosen
from reportgen.cli.email_options import BuiltBelow
from reportgen.cli.output import print_json, problems_as_json, shown_path


def seal(
    pack: PackName = None,
    edition: EditionName = None,
    revision: Annotated[bool, typer.Option("--revision", help="Seal another revision, from changed inputs.")] = False,
    part: Part = 1,
    out: BuiltBelow = None,
    as_json: Json = False,
) -> None:
    """Copy a final edition's files, register and journal into the archive, read-only, under a manifest."""
    from reportgen.pipeline.archive import seal as seal_edition

    root, pack_name, edition_name = chosen(pack, edition)
    with problems_as_json(as_json):
        now = datetime.now(UTC)
        made = seal_edition(root, pack_name, edition_name, revision=revision, now=now, out=out, part=part)
    if as_json:
        print_json({"folder": shown_path(made.folder), "revision": made.revision, "new": made.new, "problems": []})
        return
    typer.echo(f"{shown_path(made.folder)}: {'sealed' if made.new else 'sealed before, from the same inputs'}")
