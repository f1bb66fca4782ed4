"""``reportgen verify``."""

from __future__ import annotations

import typer

from reportgen.cli.arguments import EditionName, Json, PackName, Part
from reportgen.cli.choosing import chosen
from reportgen.cli.output import print_json, problems_as_json


def verify(pack: PackName = None, edition: EditionName = None, part: Part = 1, as_json: Json = False) -> None:
    """Check a sealed edition against its manifest: changed, missing and added files."""
    from reportgen.pipeline.archive import verify as verify_edition

    root, pack_name, edition_name = chosen(pack, edition)
    with problems_as_json(as_json):
        revisions = verify_edition(root, pack_name, edition_name, part)
    if as_json:
        print_json({"revisions": revisions, "problems": []})
        return
    typer.echo(f"{pack_name} {edition_name}: {', '.join(f'r{number}' for number in revisions)} as sealed")
