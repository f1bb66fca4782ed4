"""Building every edition of every pack, on all cores: each is a build of its own, and one that fails stops no other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from reportgen.errors import Problems
from reportgen.pipeline.build import BuildOptions, BuildResult, build
from reportgen.pipeline.stages import Report

Edition = tuple[str, str]
"""A pack's name and an edition's."""


def every_edition(root: Path) -> tuple[Edition, ...]:
    """All editions of all packs, packs by name and each pack's editions from the oldest."""
    from reportgen.spec import list_editions, list_packs

    return tuple((pack, edition) for pack in list_packs(root) for edition in list_editions(root, pack))


def build_all(root: Path, options: BuildOptions, report: Report) -> Iterator[BuildResult]:
    """Every edition's files as they are written; then PackError with the problems of those that could not be built."""
    editions = every_edition(root)
    problems = Problems()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        started = [pool.submit(_built, root, edition, options) for edition in editions]
        for (pack, edition), future in zip(editions, started, strict=True):
            report(f"{pack} {edition}")
            outcome = future.result()
            if isinstance(outcome, Problems):
                problems.extend(outcome.found)
            else:
                yield outcome
    problems.raise_if_errors()


def _built(root: Path, edition: Edition, options: BuildOptions) -> BuildResult | Problems:
    """The build's result, or what stopped it: an exception would keep the other editions from being told."""
    from reportgen.errors import PackError

    try:
        return build(root, *edition, options, _quiet)
    except PackError as failure:
        return Problems(list(failure.problems))


def _quiet(stage: str) -> None:
    """Reports nothing: stages of many editions at once would only flicker."""
