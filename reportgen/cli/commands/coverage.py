"""``reportgen coverage``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.cli.arguments import EditionName, Json, PackName
from reportgen.cli.choosing import chosen, project_root
from reportgen.cli.output import print_json, problems_as_json, progress
from reportgen.errors import UsageError

if TYPE_CHECKING:
    from reportgen.checks.coverage import Covered


def coverage(
    pack: PackName = None,
    edition: EditionName = None,
    every: Annotated[
        bool, typer.Option("--all", help="Every publication, by all the editions that remake it.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Which published exhibits an edition shows, on which page, and from what."""
    from reportgen.pipeline.coverage import cover, cover_all

    if every and pack is not None:
        raise UsageError("--all takes every pack; leave the pack's name out")
    with problems_as_json(as_json), progress() as report:
        covered = cover_all(project_root(), report) if every else cover(*chosen(pack, edition), report)
    if as_json:
        print_json([row.record() for row in covered])
        return
    for row in covered:
        _tell(row)
    counts = Counter(row.how for row in covered)
    typer.echo(f"{len(covered)} exhibits: " + ", ".join(f"{count} {how}" for how, count in counts.most_common()))


def _tell(row: Covered) -> None:
    note = f"  {row.note}" if row.note else ""
    typer.echo(f"{row.key.seed} {f'{row.key.page}.{row.key.number}':>10}  page {row.page:>3}  {row.how}{note}")
