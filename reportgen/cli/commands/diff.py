"""``reportgen diff``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportgen.cli.arguments import Json
from reportgen.cli.choosing import project_root
from reportgen.cli.output import print_json, problems_as_json, progress

if TYPE_CHECKING:
    from reportgen.pipeline.diff import Difference, FigureChange, PageChange, Seen

_SIDE = "An edition (2023-24-q1, or pack/edition), or a folder that build or seal made."


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help=_SIDE)],
    after: Annotated[str, typer.Argument(metavar="B", help="What it is compared with.")],
    as_json: Json = False,
) -> None:
    """Figures and pages that changed from A to B. Exit code 0: nothing did; 1: something did."""
    from reportgen.pipeline.diff import diff as differences

    with problems_as_json(as_json), progress() as report:
        found = differences(project_root(), before, after, report)
    if as_json:
        print_json(_record(found))
    else:
        _print(found)
    if found:
        raise typer.Exit(1)


def _print(found: Difference) -> None:
    for word, changes in (("changed", found.changed), ("added", found.added), ("removed", found.removed)):
        for change in changes:
            seen = change.after or change.before
            assert seen is not None
            values = " -> ".join(_shown(side) for side in (change.before, change.after) if side is not None)
            fact = change.fact
            told = ", ".join(part for part in (fact.measure, fact.period, fact.basis, fact.filter) if part)
            typer.echo(f"{word:8} p{', p'.join(map(str, seen.pages))}  {told}: {values} ({', '.join(seen.blocks)})")
    for page in found.pages:
        typer.echo(f"page     {_where(page)}  {page.page}")
    numbers = f"{len(found.changed)} changed, {len(found.added)} added, {len(found.removed)} removed"
    typer.echo(f"{found.before} -> {found.after}: figures {numbers}; pages {len(found.pages)}")


def _shown(seen: Seen) -> str:
    return " / ".join(seen.shown)


def _where(page: PageChange) -> str:
    if page.before is None:
        return f"p{page.after} added"
    if page.after is None:
        return f"p{page.before} removed"
    return f"p{page.after} changed" if page.before == page.after else f"p{page.after} (was p{page.before}) changed"


def _record(found: Difference) -> dict[str, Any]:
    figures = {"changed": found.changed, "added": found.added, "removed": found.removed}
    return {
        "before": found.before,
        "after": found.after,
        "figures": {word: [_figure(change) for change in changes] for word, changes in figures.items()},
        "pages": [{"page": page.page, "before": page.before, "after": page.after} for page in found.pages],
    }


def _figure(change: FigureChange) -> dict[str, Any]:
    return {
        **change.fact._asdict(),
        "before": change.before and vars(change.before),
        "after": change.after and vars(change.after),
    }
