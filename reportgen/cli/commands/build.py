"""``reportgen build``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.cli.arguments import EditionName, ForArea, Formats, Json, OnlySection, PackName, Part, Strict
from reportgen.cli.choosing import area_asked, chosen, project_root
from reportgen.cli.output import print_json, problem_records, problems_as_json, progress, shown_path, warn
from reportgen.errors import UsageError

if TYPE_CHECKING:
    from reportgen.pipeline.build import BuildOptions, BuildResult


def build(
    pack: PackName = None,
    edition: EditionName = None,
    every: Annotated[bool, typer.Option("--all", help="Every edition of every pack.")] = False,
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
    part: Part = 1,
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
    if every and (pack or only or area or png):
        raise UsageError("--all builds every edition whole; leave out the pack, --only, --for and --page")
    column, name = area_asked(area)
    limited = Area(column, name) if column and name else None
    options = BuildOptions(tuple(formats or ()), only, limited, page, out, strict, force, part)
    each = column if name is None else None
    with problems_as_json(as_json), progress() as report:
        results = _all(options, report) if every else _one(pack, edition, options, each, report)
        _tell_json(results) if as_json else _tell(results)


def _tell(results: Iterable[BuildResult]) -> None:
    """Each build's warnings and files as soon as it is written."""
    for result in results:
        warn(result.warnings)
        for file in result.files:
            typer.echo(shown_path(file))


def _tell_json(results: Iterable[BuildResult]) -> None:
    from reportgen.pipeline.build import joined

    whole = joined(results)
    files = [shown_path(file) for file in whole.files]
    print_json({"files": files, "pages": whole.pages, "problems": problem_records(whole.warnings)})


def _all(options: BuildOptions, report: Callable[[str], None]) -> Iterator[BuildResult]:
    from reportgen.pipeline.each_edition import build_all

    return build_all(project_root(), options, report)


def _one(
    pack: str | None, edition: str | None, options: BuildOptions, each: str | None, report: Callable[[str], None]
) -> Iterator[BuildResult]:
    """A picture of one page, the edition for each value of the column ``each``, or the edition."""
    from reportgen.pipeline.build import BuildResult, build, preview_page
    from reportgen.pipeline.each_area import build_each

    meant = chosen(pack, edition)
    if options.page is not None:
        yield BuildResult((preview_page(*meant, options, report),), 1)
    elif each is not None:
        yield from build_each(*meant, each, options=options, report=report)
    else:
        yield build(*meant, options, report)
