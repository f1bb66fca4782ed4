"""Checking an edition: all its stages, then both files painted in memory and read back by the built-in checks."""

from __future__ import annotations

from pathlib import Path

from reportgen.errors import PackError, Problem
from reportgen.pipeline.build import PAINTERS, BuildOptions, check
from reportgen.pipeline.read_back import CHECKERS
from reportgen.pipeline.stages import LaidOut, Report


def check_files(root: Path, pack: str, edition: str, options: BuildOptions, report: Report) -> LaidOut:
    """What ``pipeline.build.check`` gives; PackError also for what is wrong in the finished files, at its YAML line."""
    made = check(root, pack, edition, options, report)
    found: list[Problem] = []
    for suffix in made.project.pack.outputs:
        report(f"paint {suffix}")
        content = PAINTERS[suffix](made.by_format[suffix], made.theme, root)
        report(f"check {suffix}")
        found += CHECKERS[suffix](content, made.by_format[suffix])
    if found:
        raise PackError([*made.warnings, *found])
    if any(problem.severity == "error" for problem in made.warnings):
        raise PackError(made.warnings)
    return made
