"""The commands. Each imports what it needs when it runs, so that help and lists answer at once."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from reportgen import __version__
from reportgen.errors import Problem, UsageError, did_you_mean

app = typer.Typer(
    name="reportgen",
    help="Packs of pages from layouts and data: a PDF and a PowerPoint deck that mirror each other.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

PackName = Annotated[
    str | None,
    typer.Argument(help="A folder of layouts/; may be left out when there is only one pack.", show_default=False),
]
EditionName = Annotated[
    str | None, typer.Argument(help="A folder of data/<pack>/; the newest when left out.", show_default=False)
]
Strict = Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")]
OnlySection = Annotated[
    str | None, typer.Option("--only", metavar="SECTION", help="Only this section's pages.", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


@app.callback(invoke_without_command=True)
def options(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Options before any command."""
    if version:
        typer.echo(f"reportgen {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def build(
    pack: PackName = None,
    edition: EditionName = None,
    only: OnlySection = None,
    page: Annotated[
        int | None, typer.Option("--page", metavar="N", help="Only page N, with --png.", show_default=False)
    ] = None,
    png: Annotated[bool, typer.Option("--png", help="Write a picture of --page for a quick look.")] = False,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", metavar="pdf|pptx", help="Only this format; may be given again.", show_default=False),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Write below DIR instead of build/.", show_default=False)
    ] = None,
    strict: Strict = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace files that were changed by hand since they were built.")
    ] = False,
) -> None:
    """Build one edition: the PDF and the deck, in build/<pack>/<edition>/."""
    from reportgen.pipeline.build import BuildOptions, preview_page
    from reportgen.pipeline.build import build as build_edition

    if png != (page is not None):
        raise UsageError("--page and --png go together: reportgen build --page 3 --png")
    root, pack_name, edition_name = _chosen(pack, edition)
    chosen = BuildOptions(tuple(formats or ()), only, page, out, strict, force)
    with _progress() as report:
        if page is not None:
            files: tuple[Path, ...] = (preview_page(root, pack_name, edition_name, chosen, report),)
            warnings: tuple[Problem, ...] = ()
        else:
            result = build_edition(root, pack_name, edition_name, chosen, report)
            files, warnings = result.files, result.warnings
    _warn(warnings)
    for file in files:
        typer.echo(_shown(file))


@app.command()
def check(
    pack: PackName = None,
    edition: EditionName = None,
    only: OnlySection = None,
    strict: Strict = False,
    as_json: Json = False,
) -> None:
    """Run every stage but painting, and report what is wrong."""
    from reportgen.errors import PackError
    from reportgen.pipeline.build import BuildOptions
    from reportgen.pipeline.build import check as check_edition

    root, pack_name, edition_name = _chosen(pack, edition)
    try:
        with _progress() as report:
            made = check_edition(root, pack_name, edition_name, BuildOptions(only_section=only, strict=strict), report)
    except PackError as failure:
        if as_json:
            typer.echo(_json([_problem_record(p) for p in failure.problems]))
            raise typer.Exit(1) from failure
        raise
    if as_json:
        typer.echo(_json([_problem_record(p) for p in made.warnings]))
        return
    _warn(made.warnings)
    typer.echo(f"{pack_name} {edition_name}: {len(made.pages.pages)} pages, no errors, {len(made.warnings)} warnings")


@app.command()
def coverage(pack: PackName = None, edition: EditionName = None, as_json: Json = False) -> None:
    """Which published exhibits an edition shows, on which page, and from what."""
    from reportgen.cli.coverage_command import tell
    from reportgen.pipeline.coverage import cover

    root, pack_name, edition_name = _chosen(pack, edition)
    with _progress() as report:
        covered = cover(root, pack_name, edition_name, report)
    if as_json:
        typer.echo(_json([row.record() for row in covered]))
    else:
        tell(covered)


@app.command(name="list")
def list_command(as_json: Json = False) -> None:
    """The packs of this project and their editions, newest last."""
    from reportgen.spec import list_editions, list_packs

    root = _root()
    packs = {pack: list(list_editions(root, pack)) for pack in list_packs(root)}
    if as_json:
        typer.echo(_json(packs))
        return
    for pack, editions in packs.items():
        typer.echo(f"{pack}: {', '.join(editions) or 'no editions yet'}")


def _root() -> Path:
    from reportgen.spec import find_project_root

    return find_project_root(Path.cwd())


def _chosen(pack: str | None, edition: str | None) -> tuple[Path, str, str]:
    """The project's root, the pack and the edition meant; UsageError says which there are."""
    from reportgen.spec import list_editions, list_packs

    root = _root()
    packs = list(list_packs(root))
    if pack is None:
        if len(packs) != 1:
            raise UsageError(f"which pack? This project has: {', '.join(packs) or 'none (layouts/ has no pack.yaml)'}")
        pack = packs[0]
    _known(pack, packs, "pack")
    editions = list(list_editions(root, pack))
    if not editions:
        raise UsageError(f"pack '{pack}' has no edition; make a folder data/{pack}/<edition>/ with an edition.yaml")
    edition = edition or editions[-1]
    _known(edition, editions, f"edition of {pack}")
    return root, pack, edition


def _known(name: str, names: Iterable[str], what: str) -> None:
    names = list(names)
    if name not in names:
        hint = did_you_mean(name, names)
        raise UsageError(f"there is no {what} '{name}'; there are: {', '.join(names)}" + (f" ({hint})" if hint else ""))


@contextmanager
def _progress() -> Iterator[Callable[[str], object]]:
    """A callable that shows the running stage on a terminal, and says nothing anywhere else."""
    if not sys.stderr.isatty():
        yield lambda stage: None
        return
    from rich.console import Console

    console = Console(stderr=True)
    with console.status("starting") as status:
        yield status.update


def _warn(warnings: Iterable[Problem]) -> None:
    for warning in warnings:
        typer.echo(str(warning), err=True)


def _problem_record(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity,
        "rule": problem.rule,
        "message": problem.found,
        "expected": problem.expected,
        "hint": problem.hint,
    }


def _json(value: object) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False)


def _shown(path: Path) -> str:
    """A path as a person would type it: relative to the working folder where it lies below it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
