"""``reportgen audit``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli.arguments import Json
from reportgen.cli.output import print_json

Files = Annotated[list[Path], typer.Argument(help="CSV, .xlsx, .md, .txt, .pptx or .pdf files.", show_default=False)]


def audit(files: Files, as_json: Json = False) -> None:
    """Look for errors in documents that reportgen did not make: exit code 0 none, 1 some, 2 a file cannot be read."""
    from reportgen.checks.audit.opened import UnknownKindError, open_document
    from reportgen.checks.audit.rules import audit as audit_document

    findings, unread = [], []
    for path in files:
        try:
            findings += audit_document(open_document(path))
        except (UnknownKindError, OSError) as problem:
            unread.append(str(problem))
    for message in unread:
        typer.echo(f"error: {message}", err=True)
    if as_json:
        print_json({"findings": [finding.record() for finding in findings]})
    else:
        for finding in findings:
            typer.echo(f"{finding.where}: {finding.severity}: {finding.message} [{finding.rule}] ({finding.hint})")
        counts = Counter(finding.severity for finding in findings)
        told = ", ".join(f"{counts[s]} {s}s" for s in ("error", "warning", "note") if counts[s])
        typer.echo(f"{len(files)} files, {len(findings)} findings" + (f": {told}" if told else ""))
    if unread or findings:
        raise typer.Exit(2 if unread else 1)
