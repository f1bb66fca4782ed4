"""``reportgen doctor``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import typer

from reportgen.cli.arguments import Json
from reportgen.cli.output import print_json


def doctor(as_json: Json = False) -> None:
    """Check this machine: versions, fonts, optional programs, write access. Exit code 1 when something is missing."""
    from reportgen.pipeline.doctor import examine

    findings = examine(Path.cwd())
    sound = all(finding.status != "problem" for finding in findings)
    if as_json:
        print_json({"sound": sound, "findings": [asdict(finding) for finding in findings]})
    else:
        for finding in findings:
            hint = f" (hint: {finding.hint})" if finding.hint else ""
            typer.echo(f"{finding.status:8}  {finding.name}: {finding.found}{hint}")
    if not sound:
        raise typer.Exit(1)
