"""``reportgen coverage``: which published exhibits a pack shows, where and from what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from reportgen.checks.coverage import Covered


def tell(covered: Sequence[Covered]) -> None:
    """One line an exhibit, and a line with the counts by what they are made from."""
    for row in covered:
        note = f"  {row.note}" if row.note else ""
        typer.echo(f"{row.seed} {row.page_no:>3}.{row.exhibit_no:<2}  page {row.page:>3}  {row.how}{note}")
    counts = Counter(row.how for row in covered)
    typer.echo(f"{len(covered)} exhibits: " + ", ".join(f"{count} {how}" for how, count in counts.most_common()))
