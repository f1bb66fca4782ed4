"""Building a pack for each area, on all cores: data and specs are read once in each process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.errors import Problems
from reportgen.pipeline.build import (
    BuildOptions,
    BuildResult,
    Painted,
    check_targets,
    checked,
    output_folder,
    paint,
    stem_of,
    write,
)
from reportgen.pipeline.stages import (
    Area,
    Computed,
    Report,
    area_names,
    compute,
    for_area,
    lay_out_computed,
    telling_part_2,
)


def build_each(
    root: Path, pack: str, edition: str, column: str, *, options: BuildOptions, report: Report
) -> Iterator[BuildResult]:
    """The files of each area of ``column``, in the catalogue's order, written as soon as they are there.

    PackError with the first area's problems that stop it; areas before it are written then.
    """
    report("specs and data")
    computed = compute(root, pack, edition, _quiet, Problems(), part=options.part)
    areas = [replace(options, area=Area(column, name)) for name in area_names(computed.specs, column)]
    folder = output_folder(root, pack, edition, options.out, options.part)
    for asked in areas:
        check_targets(folder, stem_of(pack, edition, asked), asked)
    with ProcessPoolExecutor(os.cpu_count(), initializer=_start, initargs=(root, pack, edition, options.part)) as pool:
        for asked, painted in zip(areas, pool.map(_painted, areas), strict=True):
            report(asked.area.name if asked.area else "")
            yield write(folder, [painted])


@dataclass
class _Started:
    """What a process has read, for all the areas that it makes."""

    root: Path
    computed: Computed
    problems: Problems


_started: list[_Started] = []


def _start(root: Path, pack: str, edition: str, part: int) -> None:
    problems = Problems()
    _started[:] = [_Started(root, compute(root, pack, edition, _quiet, problems, part=part), problems)]


def _painted(options: BuildOptions) -> Painted:
    (started,) = _started
    assert options.area is not None
    problems = Problems(list(started.problems.found))
    computed = for_area(started.root, started.computed, options.area)
    with telling_part_2(computed.specs.project.parts):
        made = checked(lay_out_computed(started.root, computed, _quiet, problems), options)
    project = made.project
    return paint(started.root, made, stem_of(project.pack_name, project.edition_name, options), options, _quiet)


def _quiet(stage: str) -> None:
    """Reports nothing: stages of many areas at once would only flicker."""
