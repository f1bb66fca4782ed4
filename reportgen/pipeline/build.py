"""Building an edition: stages, painters, and the files they make, written whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportgen import __version__
from reportgen.errors import PackError, Problem, Problems, UsageError, did_you_mean
from reportgen.layout.page import Pages
from reportgen.pipeline.outputs import (
    PART_2,
    Manifest,
    check_writable,
    manifest_name,
    sha256,
    write_atomically,
    write_files,
)
from reportgen.pipeline.stages import Area, LaidOut, Report, lay_out_pack
from reportgen.pipeline.standing import Standing, approvals_of
from reportgen.spec.pack import EditionSpec
from reportgen.theme import Theme

Painter = Callable[[Pages, Theme, Path], bytes]


@dataclass(frozen=True)
class BuildOptions:
    """What a person asked of one build. ``out`` keeps ``<pack>/<edition>/`` below it; None is the folder build/."""

    formats: tuple[str, ...] = ()  # empty: those the pack names
    only_section: str | None = None
    area: Area | None = None
    page: int | None = None
    out: Path | None = None
    strict: bool = False
    force: bool = False
    part: int = 1


@dataclass(frozen=True)
class BuildResult:
    """What a build made: the files written, the number of pages, and the warnings that did not stop it."""

    files: tuple[Path, ...]
    pages: int
    warnings: tuple[Problem, ...] = field(default=())


def _paint_pdf(pages: Pages, theme: Theme, root: Path) -> bytes:
    from reportgen.paint.pdf import paint

    return paint(pages, theme, root)


def _paint_deck(pages: Pages, theme: Theme, root: Path) -> bytes:
    from reportgen.paint.deck import paint

    return paint(pages, theme, root)


def _paint_web_page(pages: Pages, theme: Theme, root: Path) -> bytes:
    from reportgen.paint.html import paint

    return paint(pages, theme, root)


PAINTERS: Mapping[str, Painter] = {"pdf": _paint_pdf, "pptx": _paint_deck, "html": _paint_web_page}
"""The one table of output formats: file suffix and painter."""


def build(root: Path, pack: str, edition: str, options: BuildOptions, report: Report) -> BuildResult:
    """Build one edition's files; PackError holds the problems of the stage that failed, before anything is written."""
    folder = output_folder(root, pack, edition, options.out, options.part)
    check_targets(folder, stem_of(pack, edition, options), options)
    made = check(root, pack, edition, options, report)
    painted = paint(root, made, stem_of(pack, edition, options), options, report)
    report("write")
    return write(folder, [painted])


@dataclass(frozen=True)
class Painted:
    """One build's files as bytes, before any is written."""

    contents: dict[str, bytes]
    manifest: Manifest
    pages: int
    warnings: tuple[Problem, ...]


def paint(root: Path, made: LaidOut, stem: str, options: BuildOptions, report: Report) -> Painted:
    """The files of a laid-out pack, by their names."""
    contents: dict[str, bytes] = {}
    for suffix in options.formats or made.project.pack.outputs:
        report(f"paint {suffix}")
        pages = replace(made.by_format[suffix], files=_others(stem, suffix, made.project.pack.outputs))
        contents[f"{stem}.{suffix}"] = PAINTERS[suffix](pages, made.theme, root)
    if made.project.edition.status == "final":
        report("read back")
        _read_back(contents, made)
    report("register")
    contents.update(_records(made, stem))
    digests = {name: sha256(content) for name, content in contents.items()}
    manifest = Manifest(stem, digests, made.inputs, __version__, _standing(made, stem))
    return Painted(contents, manifest, len(made.pages.pages), made.warnings)


def _others(stem: str, suffix: str, outputs: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The pack's files in other formats, as a page that links to them says it."""
    titles = {"pdf": "PDF", "pptx": "PowerPoint slides", "html": "Web page"}
    return tuple((titles[other], f"{stem}.{other}") for other in outputs if other != suffix)


def _read_back(contents: Mapping[str, bytes], made: LaidOut) -> None:
    """PackError for what is wrong in the finished files of a final edition, which nobody checks after it."""
    from reportgen.pipeline.read_back import CHECKERS

    suffixes = ((content, name.rpartition(".")[2]) for name, content in contents.items())
    found = [problem for content, suffix in suffixes for problem in CHECKERS[suffix](content, made.by_format[suffix])]
    if found:
        raise PackError(found)


def _standing(made: LaidOut, stem: str) -> Standing:
    """What the manifest says the build may be used for."""
    from reportgen.pipeline.figure_register import register_name

    edition = made.project.edition
    return Standing(
        status=edition.status,
        part=made.project.parts.part or 1,
        register=f"{register_name(made, stem)}.csv",
        findings=len(made.warnings),
        excused=sum(1 for finding in made.findings if finding.excuse is not None),
        read_back=edition.status == "final",
        approvals=approvals_of(edition),
    )


def _records(made: LaidOut, stem: str) -> dict[str, bytes]:
    """The files of the figure register, of the quality assurance log, and of what disclosure policies hid."""
    from reportgen.pipeline.disclosure_report import disclosure_report
    from reportgen.pipeline.figure_register import register_files, register_name
    from reportgen.pipeline.quality import log_files

    hidden = disclosure_report(made)
    report = {} if hidden is None else {f"{register_name(made, stem).replace('figures', 'disclosure', 1)}.csv": hidden}
    return {**register_files(made, made.rows, stem), **log_files(made, stem), **report}


def write(folder: Path, painted: Sequence[Painted]) -> BuildResult:
    """Write the files of one build or several into their folder, all or none."""
    contents = {name: content for one in painted for name, content in one.contents.items()}
    written = write_files(folder, contents, *(one.manifest for one in painted))
    files = tuple(path for path in written if path.name != manifest_name(folder))
    warnings = tuple(dict.fromkeys(warning for one in painted for warning in one.warnings))
    return BuildResult(files, sum(one.pages for one in painted), warnings)


def joined(results: Iterable[BuildResult]) -> BuildResult:
    """Several builds told as one."""
    done = tuple(results)
    files = tuple(file for result in done for file in result.files)
    warnings = tuple(dict.fromkeys(warning for result in done for warning in result.warnings))
    return BuildResult(files, sum(result.pages for result in done), warnings)


def check(root: Path, pack: str, edition: str, options: BuildOptions, report: Report) -> LaidOut:
    """All stages but paint, and the quality checks; returns what they made and found, or raises as ``checked`` does."""
    section, area, part = options.only_section, options.area, options.part
    made = lay_out_pack(root, pack, edition, report, only_section=section, area=area, part=part)
    report("quality checks")
    return checked(made, options)


def preview_page(root: Path, pack: str, edition: str, options: BuildOptions, report: Report) -> Path:
    """Paint page ``options.page`` of an edition as a picture (144 dpi) beside the build's files; returns its path."""
    from reportgen.checks.render import png_of_page

    made = check(root, pack, edition, options, report)
    shown = tuple(page for page in made.pages.pages if page.number == options.page)
    if not shown:
        numbers = [page.number for page in made.pages.pages]
        raise UsageError(f"there is no page {options.page}; there are pages {numbers[0]} to {numbers[-1]}")
    report("paint png")
    picture = png_of_page(PAINTERS["pdf"](replace(made.pages, pages=shown), made.theme, root), 1)
    name = f"{stem_of(pack, edition, options)}-page-{options.page}.png"
    target = output_folder(root, pack, edition, options.out, options.part) / name
    write_atomically(target, picture)
    return target


def stem_of(pack: str, edition: str, options: BuildOptions) -> str:
    """The name of a build's files, without suffix: pack, edition, what limits it (area, section), and Part 2."""
    limits = [slug(options.area.name)] if options.area else []
    limits += [options.only_section] if options.only_section else []
    return "-".join([pack, edition, *limits, *([PART_2] if options.part == 2 else [])])


def slug(name: str) -> str:
    """A name as file names have it: ``kensington-and-chelsea``."""
    return "-".join(re.findall(r"[a-z0-9]+", name.lower()))


def output_folder(root: Path, pack: str, edition: str, out: Path | None, part: int = 1) -> Path:
    """``<out>/<pack>/<edition>``, by default below the project's ``build``; Part 2 has its own folder beside it."""
    return (out or root / "build") / pack / (f"{edition}-{PART_2}" if part == 2 else edition)


def check_targets(folder: Path, stem: str, options: BuildOptions) -> None:
    """PackError for files that must not or can't be replaced; UsageError for a format that is not there."""
    unknown = [f for f in options.formats if f not in PAINTERS]
    if unknown:
        hint = did_you_mean(unknown[0], PAINTERS)
        raise UsageError(f"unknown format '{unknown[0]}'; formats are {', '.join(PAINTERS)} {hint}".rstrip())
    problems = Problems()
    check_writable(folder, [f"{stem}.{f}" for f in options.formats or PAINTERS], problems, options.force)
    problems.raise_if_errors()


def checked(made: LaidOut, options: BuildOptions) -> LaidOut:
    """The pack with what its quality checks found.

    PackError with ``strict`` for what nobody excused, and always in a final edition.
    """
    from reportgen.pipeline.quality import assess, with_log_annex

    made = assess(made, whole=options.only_section is None and options.area is None)
    made = with_log_annex(made) if options.only_section is None else made
    edition = made.project.edition
    if made.warnings and edition.status == "final":
        raise PackError([*made.warnings, _not_clean(edition, len(made.warnings))])
    if made.warnings and options.strict:
        raise PackError(made.warnings)
    return made


def _not_clean(edition: EditionSpec, findings: int) -> Problem:
    return Problem(
        edition.place_of("status"),
        f"status: final with {findings} {'finding' if findings == 1 else 'findings'} that nobody excused",
        "a clean check",
        "mend what is told beside this, or set status: for approval until it is",
        "final-not-clean",
    )
