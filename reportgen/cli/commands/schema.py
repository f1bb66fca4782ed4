"""``reportgen schema``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli.choosing import project_root
from reportgen.cli.output import shown_path


def schema(
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Write into DIR instead of build/schemas/.", show_default=False),
    ] = None,
) -> None:
    """Write JSON Schemas for the YAML files, which give editors completion and checks as you type."""
    from reportgen.pipeline.schemas import write_schemas

    root = project_root()
    for file in write_schemas(root, out or root / "build" / "schemas"):
        typer.echo(shown_path(file))
