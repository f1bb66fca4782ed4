"""Checking an edition: all its stages, then both files painted in memory and read back by the built-in checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from reportgen.errors import PackError, Problem
from reportgen.layout.page import Pages
from reportgen.pipeline.build import PAINTERS, BuildOptions, check
from reportgen.pipeline.stages import LaidOut, Report


def check_files(root: Path, pack: str, edition: str, options: BuildOptions, report: Report) -> LaidOut:
    """What ``pipeline.build.check`` gives; PackError also for what is wrong in the finished files, at its YAML line."""
    made = check(root, pack, edition, options, report)
    found: list[Problem] = []
    for suffix in made.project.pack.outputs:
        report(f"paint {suffix}")
        content = PAINTERS[suffix](made.pages, made.theme, root)
        report(f"check {suffix}")
        found += CHECKERS[suffix](content, made.pages)
    if found:
        raise PackError([*made.warnings, *found])
    return made


def _check_pdf(content: bytes, pages: Pages) -> list[Problem]:
    from reportgen.checks.locate import located
    from reportgen.checks.pdf import check_pdf

    return list(located(check_pdf(content, pages), pages, "PDF"))


def _check_deck(content: bytes, pages: Pages) -> list[Problem]:
    from reportgen.checks.deck import check_deck
    from reportgen.checks.locate import located

    return list(located(check_deck(content, pages), pages, "deck"))


CHECKERS: Mapping[str, Callable[[bytes, Pages], list[Problem]]] = {"pdf": _check_pdf, "pptx": _check_deck}
"""The one table of checkers: file suffix and what reads such a file back."""
