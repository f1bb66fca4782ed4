"""``reportgen explain``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.cli.arguments import Json
from reportgen.cli.choosing import chosen
from reportgen.cli.output import print_json, problems_as_json, progress

if TYPE_CHECKING:
    from reportgen.pipeline.explain import Explanation, Source

_IN_FULL = 12


def explain(
    pack: Annotated[str, typer.Argument(help="A folder of layouts/.")],
    edition: Annotated[str, typer.Argument(help="A folder of data/<pack>/.")],
    what: Annotated[
        str, typer.Argument(help="A page (p36), a value as a page shows it ('+20%'), or a name (knife_crime.change).")
    ],
    as_json: Json = False,
) -> None:
    """Where a number comes from: its calculation with the values, its source rows, and every page that shows it."""
    from reportgen.pipeline.explain import explain as explain_figure

    root, pack_name, edition_name = chosen(pack, edition)
    with problems_as_json(as_json), progress() as report:
        found = explain_figure(root, pack_name, edition_name, what, report)
    if as_json:
        print_json([asdict(each) for each in found])
        return
    for each in found[:_IN_FULL]:
        _print(each)
    for each in found[_IN_FULL:]:
        typer.echo(f"{each.label}, {each.period}: {', '.join(each.shown)} ({_pages(each)})")


def _print(fact: Explanation) -> None:
    typer.echo(f"{fact.label}: {', '.join(fact.shown)}")
    typer.echo(f"  {fact.measure}; {fact.period}; {fact.basis}; {fact.unit or 'a number'}")
    for number, step in enumerate(fact.steps, start=1):
        typer.echo(f"  {number}. {step}")
    for source in fact.sources:
        _print_source(source)
    typer.echo(f"  shown on {_pages(fact)}\n")


def _print_source(source: Source) -> None:
    files = ", ".join(f"{path} (sha256 {digest[:12]})" for path, digest in source.files)
    typer.echo(f"  {source.dataset}: {source.row_count:,} rows of {files}")
    for row in source.rows:
        cells = ", ".join(f"{name}: {text}" for name, text in row.cells.items() if text)
        typer.echo(f"    row {row.row}: {cells}")


def _pages(fact: Explanation) -> str:
    return "; ".join(f"p{page} ({', '.join(blocks)})" for page, blocks in fact.pages.items())
