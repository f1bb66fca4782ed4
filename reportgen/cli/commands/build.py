"""``reportgen build``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.cli.arguments import EditionName, ForArea, Formats, Json, OnlySection, PackName, Strict
from reportgen.cli.choosing import area_asked, chosen
from reportgen.cli.output import print_json, problem_records, problems_as_json, progress, shown_path, warn
from reportgen.errors import UsageError

if TYPE_CHECKING:
    from reportgen.pipeline.build import BuildOptions, BuildResult


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
    from reportgen.pipeline.build import BuildOptions
    from reportgen.pipeline.stages import Area

    if png != (page is not None):
        raise UsageError("--page and --png go together: reportgen build --page 3 --png")
    root, pack_name, edition_name = chosen(pack, edition)
    column, name = area_asked(area)
    limited = Area(column, name) if column and name else None
    options = BuildOptions(tuple(formats or ()), only, limited, page, out, strict, force)
    with problems_as_json(as_json), progress() as report:
        result = _built((root, pack_name, edition_name), options, column if name is None else None, report)
    shown = [shown_path(file) for file in result.files]
    if as_json:
        print_json({"files": shown, "pages": result.pages, "problems": problem_records(result.warnings)})
        return
    warn(result.warnings)
    for file in shown:
        typer.echo(file)


def _built(
    meant: tuple[Path, str, str], options: BuildOptions, each: str | None, report: Callable[[str], None]
) -> BuildResult:
    """A picture of one page, the edition for each value of the column ``each``, or the edition."""
    from reportgen.pipeline.build import BuildResult, build, joined, preview_page
    from reportgen.pipeline.each_area import build_each

    if options.page is not None:
        return BuildResult((preview_page(*meant, options, report),), 1)
    if each is not None:
        return joined(build_each(*meant, each, options=options, report=report))
    return build(*meant, options, report)
