"""What commands print: results on standard output, problems and progress on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import typer

from reportgen.errors import PackError, Problem


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A callable that shows the running stage on a terminal, and says nothing anywhere else."""
    if not sys.stderr.isatty():
        yield lambda stage: None
        return
    from rich.console import Console

    with Console(stderr=True).status("starting") as status:
        yield status.update


def warn(problems: Iterable[Problem]) -> None:
    """One line each on standard error."""
    for problem in problems:
        typer.echo(str(problem), err=True)


@contextmanager
def problems_as_json(wanted: bool) -> Iterator[None]:
    """With ``wanted``, a pack's problems end the command as JSON on standard output, exit code 1."""
    try:
        yield
    except PackError as failure:
        if not wanted:
            raise
        print_json({"files": [], "pages": 0, "problems": problem_records(failure.problems)})
        raise typer.Exit(1) from failure


def problem_records(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Problems for programs: file, line, column, severity, rule, message, what was expected, and the hint."""
    return [
        {
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "severity": problem.severity,
            "rule": problem.rule,
            "message": problem.found,
            "expected": problem.expected,
            "hint": problem.hint,
        }
        for problem in problems
    ]


def print_json(value: object) -> None:
    """The value as indented JSON."""
    typer.echo(json.dumps(value, indent=1, ensure_ascii=False))


def print_rows(headers: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> None:
    """A table on a terminal, ``right`` columns flush right; lines of tab-separated cells anywhere else."""
    if not sys.stdout.isatty():
        for row in rows:
            typer.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, header in enumerate(headers):
        # The first column is what a person copies from: it is shown whole, whatever the width.
        table.add_column(header, justify="right" if number in right else "left", no_wrap=number == 0, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))  # [x] is a marker, not rich's markup
    Console().print(table)


def shown_path(path: Path) -> str:
    """A path as a person would type it: relative to the working folder where it lies below it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
