"""``reportgen check``."""

from __future__ import annotations

import typer

from reportgen.cli.arguments import EditionName, Json, OnlySection, PackName, Part, Strict
from reportgen.cli.choosing import chosen
from reportgen.cli.output import print_json, problem_records, problems_as_json, progress, warn


def check(
    pack: PackName = None,
    edition: EditionName = None,
    only: OnlySection = None,
    part: Part = 1,
    strict: Strict = False,
    as_json: Json = False,
) -> None:
    """Run every stage, read both files back without writing them, and report what is wrong by page and line."""
    from reportgen.pipeline.build import BuildOptions
    from reportgen.pipeline.check_files import check_files

    root, pack_name, edition_name = chosen(pack, edition)
    options = BuildOptions(only_section=only, strict=strict, part=part)
    with problems_as_json(as_json), progress() as report:
        made = check_files(root, pack_name, edition_name, options, report)
    pages = len(made.pages.pages)
    if as_json:
        print_json({"files": [], "pages": pages, "problems": problem_records(made.warnings)})
        return
    warn(made.warnings)
    typer.echo(f"{pack_name} {edition_name}: {pages} pages, no errors, {len(made.warnings)} warnings")
