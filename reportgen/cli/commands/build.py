"""``reportgen build``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli.arguments import EditionName, ForArea, Formats, Json, OnlySection, PackName, Strict
from reportgen.cli.choosing import area_asked, chosen
from reportgen.cli.output import print_json, problem_records, problems_as_json, progress, shown_path, warn
from reportgen.errors import UsageError


def build(
    pack: PackName = None,
    edition: EditionName = None,
    only: OnlySection = None,
    area: ForArea = None,
    page: Annotated[
        int | None, typer.Option("--page", metavar="N", help="Only page N, with --png.", show_default=False)
    ] = None,
    png: Annotated[bool, typer.Option("--png", help="Write a picture of --page for a quick look.")] = False,
    formats: Formats = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Write below DIR instead of build/.", show_default=False)
    ] = None,
    strict: Strict = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace files that were changed by hand since they were built.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Build one edition: the PDF and the deck, in build/<pack>/<edition>/."""
    from reportgen.pipeline.build import BuildOptions, BuildResult, joined, preview_page
    from reportgen.pipeline.build import build as build_edition
    from reportgen.pipeline.each_area import build_each
    from reportgen.pipeline.stages import Area

    if png != (page is not None):
        raise UsageError("--page and --png go together: reportgen build --page 3 --png")
    root, pack_name, edition_name = chosen(pack, edition)
    options = BuildOptions(tuple(formats or ()), only, page, out, strict, force)
    with problems_as_json(as_json), progress() as report:
        if page is not None:
            _tell((preview_page(root, pack_name, edition_name, options, report),), 1, (), as_json)
            return
        made = build_edition(root, pack_name, edition_name, options, report)
    _tell(made.files, len(made.pages.pages), made.warnings, as_json)


def _tell(files: tuple[Path, ...], pages: int, warnings: tuple[Problem, ...], as_json: bool) -> None:
    """The files, one to a line, after the warnings; or all of it as JSON."""
    shown = [shown_path(file) for file in files]
    if as_json:
        print_json({"files": shown, "pages": pages, "problems": problem_records(warnings)})
        return
    warn(warnings)
    for file in shown:
        typer.echo(file)
