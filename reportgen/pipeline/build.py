"""Building an edition: stages, painters, and the files they make, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportgen import __version__
from reportgen.errors import PackError, Problem, Problems, UsageError, did_you_mean
from reportgen.layout.page import Pages
from reportgen.pipeline.outputs import MANIFEST, Manifest, check_writable, sha256, write_atomically, write_files
from reportgen.pipeline.stages import LaidOut, Report, lay_out_pack
from reportgen.theme import Theme

Painter = Callable[[Pages, Theme, Path], bytes]


@dataclass(frozen=True)
class BuildOptions:
    """What a person asked of one build. ``out`` keeps ``<pack>/<edition>/`` below it; None is the folder build/."""

    formats: tuple[str, ...] = ()  # empty: those the pack names
    only_section: str | None = None
    page: int | None = None
    out: Path | None = None
    strict: bool = False
    force: bool = False


@dataclass(frozen=True)
class BuildResult:
    """What a build made: the files written, the pages laid out, and the warnings that did not stop it."""

    files: tuple[Path, ...]
    pages: Pages
    warnings: tuple[Problem, ...] = field(default=())


def _paint_pdf(pages: Pages, theme: Theme, root: Path) -> bytes:
    from reportgen.paint.pdf import paint

    return paint(pages, theme, root)


def _paint_deck(pages: Pages, theme: Theme, root: Path) -> bytes:
    from reportgen.paint.deck import paint

    return paint(pages, theme, root)


PAINTERS: Mapping[str, Painter] = {"pdf": _paint_pdf, "pptx": _paint_deck}
"""The one table of output formats: file suffix and painter."""


def build(root: Path, pack: str, edition: str, options: BuildOptions, report: Report) -> BuildResult:
    """Build one edition's files; PackError holds the problems of the stage that failed, before anything is written."""
    folder = output_folder(root, pack, edition, options.out)
    formats = options.formats
    _check_targets(folder, pack, edition, formats or tuple(PAINTERS), options)
    made = _strictly(lay_out_pack(root, pack, edition, report, options.only_section), options.strict)
    stem = _stem(pack, edition, options.only_section)
    contents: dict[str, bytes] = {}
    for suffix in formats or made.project.pack.outputs:
        report(f"paint {suffix}")
        contents[f"{stem}.{suffix}"] = PAINTERS[suffix](made.pages, made.theme, root)
    digests = {name: sha256(content) for name, content in contents.items()}
    manifest = Manifest(stem, digests, made.inputs, __version__)
    report("write")
    written = write_files(folder, contents, manifest)
    return BuildResult(tuple(p for p in written if p.name != MANIFEST), made.pages, made.warnings)


def check(root: Path, pack: str, edition: str, options: BuildOptions, report: Report) -> LaidOut:
    """All stages but paint; returns what they made, or raises PackError (with ``strict``, for warnings too)."""
    return _strictly(lay_out_pack(root, pack, edition, report, options.only_section), options.strict)


def preview_page(root: Path, pack: str, edition: str, options: BuildOptions, report: Report) -> Path:
    """Paint page ``options.page`` of an edition as a picture (144 dpi) beside the build's files; returns its path."""
    from reportgen.checks.render import png_of_page

    made = _strictly(lay_out_pack(root, pack, edition, report, options.only_section), options.strict)
    shown = tuple(page for page in made.pages.pages if page.number == options.page)
    if not shown:
        numbers = [page.number for page in made.pages.pages]
        raise UsageError(f"there is no page {options.page}; there are pages {numbers[0]} to {numbers[-1]}")
    report("paint png")
    picture = png_of_page(PAINTERS["pdf"](replace(made.pages, pages=shown), made.theme, root), 1)
    name = f"{_stem(pack, edition, options.only_section)}-page-{options.page}.png"
    target = output_folder(root, pack, edition, options.out) / name
    write_atomically(target, picture)
    return target


def output_folder(root: Path, pack: str, edition: str, out: Path | None) -> Path:
    """``<out>/<pack>/<edition>``, by default below the project's ``build``."""
    return (out or root / "build") / pack / edition


def _stem(pack: str, edition: str, only_section: str | None) -> str:
    return f"{pack}-{edition}" + (f"-{only_section}" if only_section else "")


def _check_targets(folder: Path, pack: str, edition: str, formats: tuple[str, ...], options: BuildOptions) -> None:
    unknown = [f for f in formats if f not in PAINTERS]
    if unknown:
        hint = did_you_mean(unknown[0], PAINTERS)
        raise UsageError(f"unknown format '{unknown[0]}'; formats are {', '.join(PAINTERS)} {hint}".rstrip())
    problems = Problems()
    stem = _stem(pack, edition, options.only_section)
    check_writable(folder, [f"{stem}.{suffix}" for suffix in formats], problems, options.force)
    problems.raise_if_errors()


def _strictly(made: LaidOut, strict: bool) -> LaidOut:
    """With ``strict``, warnings end the build as errors do."""
    if strict and made.warnings:
        raise PackError(made.warnings)
    return made
