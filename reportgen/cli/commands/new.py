"""``reportgen new``."""

from __future__ import annotations

from typing import Annotated

import typer

from reportgen.cli.arguments import PackName
from reportgen.cli.choosing import chosen_pack, project_root


def new(
    pack: PackName = None,
    edition: Annotated[
        str | None,
        typer.Argument(help="The new edition, such as 2023-24-q2; the quarter after the newest when left out.",
                       show_default=False),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="EDITION", help="The edition to begin from; the one before when left out.",
                     show_default=False),
    ] = None,
) -> None:  # fmt: skip
    """Lay out the next edition's folder: period moved on, tables and commentary to be filled in."""
    from reportgen.pipeline.new_edition import new_edition

    root = project_root()
    pack_name = chosen_pack(root, pack)
    made = new_edition(root, pack_name, edition, source)
    typer.echo(f"{made.folder}: {made.period}, a draft begun from {made.before}")
    for file in made.files:
        if file.name.startswith("commentary/"):
            typer.echo(f"  {file.name}: to be written")
        else:
            typer.echo(f"  {file.name}" + (f": {file.waiting} cells marked [?]" if file.waiting else ""))
    name = made.folder.rpartition("/")[2]
    typer.echo(f"Type over each [?], then: reportgen build {pack_name} {name}")
