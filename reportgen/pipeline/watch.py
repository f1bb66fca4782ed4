"""Building again when a file changes: modification times are looked at, and a build starts once they stand still."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import PackError, Problem, UsageError
from reportgen.pipeline.build import BuildOptions, build

Snapshot = Mapping[str, tuple[int, int]]
"""Files by path relative to the project: modification time in nanoseconds, and size."""


@dataclass(frozen=True)
class Rebuilt:
    """What one build made, or what kept it from making anything."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]
    message: str = ""


def watch(look: Callable[[], Snapshot], act: Callable[[tuple[str, ...]], None], wait: Callable[[], bool]) -> None:
    """Act once, and again after each change, with the paths that changed, until ``wait`` says to stop.

    Editors write a file in several steps and people save several files: nothing is done until two looks in a row find
    the same. What changes while ``act`` runs counts as changed after it.
    """
    acted_on = last = look()
    act(())
    while wait():
        now = look()
        if now != acted_on and now == last:
            act(changed(acted_on, now))
            acted_on = now
        last = now


def changed(before: Snapshot, after: Snapshot) -> tuple[str, ...]:
    """The paths that are new, gone or different, sorted."""
    return tuple(sorted(path for path in {*before, *after} if before.get(path) != after.get(path)))


def snapshot(root: Path, pack: str, edition: str) -> Snapshot:
    """The state of each file that a build of the edition may read."""
    found = {}
    for path in _project_files(root, pack, edition):
        try:
            state = path.stat()
        except OSError:  # gone since it was listed
            continue
        found[path.relative_to(root).as_posix()] = (state.st_mtime_ns, state.st_size)
    return found


def until_interrupted(seconds: float) -> Callable[[], bool]:
    """A wait of so many seconds that says to stop when a person presses Ctrl+C."""

    def wait() -> bool:
        try:
            time.sleep(seconds)
        except KeyboardInterrupt:
            return False
        return True

    return wait


def rebuild(root: Path, pack: str, edition: str, options: BuildOptions) -> Rebuilt:
    """Build the edition; what is wrong with the pack is told, and the watch goes on."""
    try:
        made = build(root, pack, edition, options, lambda stage: None)
    except PackError as failure:
        return Rebuilt((), failure.problems)
    except UsageError as failure:  # the edition's folder was renamed, a section taken out
        return Rebuilt((), (), str(failure))
    return Rebuilt(made.files, made.warnings)


def _project_files(root: Path, pack: str, edition: str) -> Iterator[Path]:
    """Layouts and data, but no other pack's, no other edition's, and not what office programs lay beside a file."""
    folders = [root / "layouts" / pack, root / "data" / "open", root / "data" / pack / edition]
    for path in (*root.glob("layouts/*"), *root.glob("data/*"), *(p for folder in folders for p in folder.rglob("*"))):
        if path.is_file() and not path.name.startswith((".", "~")):
            yield path
