"""``reportgen init``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli.output import shown_path


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="An empty or a new folder.", show_default=False)],
) -> None:
    """Make a small project of your own: a pack of four pages with example data, ready to build and to change."""
    from reportgen.pipeline.init_project import init_project

    for file in init_project(folder):
        typer.echo(shown_path(file))
    typer.echo(f"Now: cd {folder} && reportgen build")
