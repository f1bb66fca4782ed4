"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

PackName = Annotated[
    str | None,
    typer.Argument(help="A folder of layouts/; may be left out when there is only one pack.", show_default=False),
]
EditionName = Annotated[
    str | None, typer.Argument(help="A folder of data/<pack>/; the newest when left out.", show_default=False)
]
Strict = Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")]
OnlySection = Annotated[
    str | None, typer.Option("--only", metavar="SECTION", help="Only this section's pages.", show_default=False)
]
ForArea = Annotated[
    str | None,
    typer.Option(
        "--for",
        metavar="borough=NAME|each borough",
        help="The pack of one area, or of each: --for borough=Camden, --for 'each borough'.",
        show_default=False,
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", metavar="pdf|pptx|html", help="Only this format; may be given again.", show_default=False),
]
Part = Annotated[
    int,
    typer.Option("--part", metavar="1|2", min=1, max=2, help="1: open content alone; 2: all of it, each page marked."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
