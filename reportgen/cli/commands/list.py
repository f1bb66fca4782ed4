"""``reportgen list``."""

from __future__ import annotations

from typing import Annotated

import typer

from reportgen.cli.arguments import Json
from reportgen.cli.choosing import project_root
from reportgen.cli.output import print_json, print_rows
from reportgen.errors import UsageError


def list_command(
    of_measures: Annotated[bool, typer.Option("--measures", help="The measures of data/measures.yaml.")] = False,
    of_kinds: Annotated[bool, typer.Option("--kinds", help="The kinds of exhibit that a page may hold.")] = False,
    as_json: Json = False,
) -> None:
    """The packs of this project and their editions, newest last; or its measures, or the kinds of exhibit."""
    if of_measures and of_kinds:
        raise UsageError("--measures and --kinds are two lists; ask for one")
    if of_kinds:
        _kinds(as_json)
    elif of_measures:
        _measures(as_json)
    else:
        _packs(as_json)


def _packs(as_json: bool) -> None:
    from reportgen.spec import list_editions, list_packs

    root = project_root()
    packs = {pack: list(list_editions(root, pack)) for pack in list_packs(root)}
    if as_json:
        print_json(packs)
        return
    for pack, editions in packs.items():
        typer.echo(f"{pack}: {', '.join(editions) or 'no editions yet'}")


def _measures(as_json: bool) -> None:
    from reportgen.pipeline.measure_values import measure_list

    listed = measure_list(project_root())
    if as_json:
        print_json([{"name": m.name, "label": m.label, "unit": m.unit, "basis": m.basis, "dataset": m.dataset,
                     "description": m.description} for m in listed])  # fmt: skip
        return
    print_rows(("Measure", "Label", "Unit", "Basis", "Dataset"),
               [(m.name, m.label, m.unit, m.basis, m.dataset) for m in listed])  # fmt: skip


def _kinds(as_json: bool) -> None:
    from reportgen.exhibits.table_of_kinds import KINDS

    told = {name: " ".join((kind.spec.__doc__ or "").split()) for name, kind in sorted(KINDS.items())}
    if as_json:
        print_json([{"name": name, "description": words} for name, words in told.items()])
        return
    print_rows(("Kind", "What it shows"), list(told.items()))
