"""``reportgen coverage``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import typer

from reportgen.cli.arguments import EditionName, Json, PackName
from reportgen.cli.choosing import chosen
from reportgen.cli.output import print_json, problems_as_json, progress

if TYPE_CHECKING:
    from reportgen.checks.coverage import Covered


def coverage(pack: PackName = None, edition: EditionName = None, as_json: Json = False) -> None:
    """Which published exhibits an edition shows, on which page, and from what."""
    from reportgen.pipeline.coverage import cover

    root, pack_name, edition_name = chosen(pack, edition)
    with problems_as_json(as_json), progress() as report:
        covered = cover(root, pack_name, edition_name, report)
    if as_json:
        print_json([row.record() for row in covered])
        return
    for row in covered:
        _tell(row)
    counts = Counter(row.how for row in covered)
    typer.echo(f"{len(covered)} exhibits: " + ", ".join(f"{count} {how}" for how, count in counts.most_common()))


def _tell(row: Covered) -> None:
    note = f"  {row.note}" if row.note else ""
    typer.echo(f"{row.seed} {row.page_no:>3}.{row.exhibit_no:<2}  page {row.page:>3}  {row.how}{note}")
