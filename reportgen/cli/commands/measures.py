"""``reportgen measures``."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from reportgen.cli.arguments import EditionName, Json, PackName
from reportgen.cli.choosing import chosen
from reportgen.cli.output import print_json, print_rows, problems_as_json, progress


def measures(
    pack: PackName = None,
    edition: EditionName = None,
    names: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="MEASURE", help="Only this measure and its ratios; may be given again.",
                     show_default=False),
    ] = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Each measure's value for an edition: period, basis, change on a year before, and where it came from."""
    from reportgen.pipeline.measure_values import measure_values

    root, pack_name, edition_name = chosen(pack, edition)
    with problems_as_json(as_json), progress() as report:
        values = measure_values(root, pack_name, edition_name, tuple(names or ()), report)
    if as_json:
        print_json([asdict(value) for value in values])
        return
    rows = [(v.name, v.shown, v.period, v.change.shown if v.change else "", v.against) for v in values]
    print_rows(("Measure", "Value", "Period", "Change", "On"), rows, right=(1, 3))
