"""The archive: finished editions sealed under a manifest, and verified against it, outside the build folder."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from reportgen.deliver.guard import guard_release
from reportgen.deliver.journal import opened, read_journal
from reportgen.errors import PackError, Place, Problem, Problems, UsageError
from reportgen.pipeline.build import output_folder
from reportgen.pipeline.edition_files import edition_release
from reportgen.pipeline.outputs import MANIFEST, read_builds, sha256
from reportgen.pipeline.release import Release

FOLDER = "archive"
SEALED = "sealed.json"
JOURNAL = "journal.jsonl"


@dataclass(frozen=True)
class Seal:
    """A sealed edition: its folder, its revision's number, and whether this run made it."""

    folder: Path
    revision: int
    new: bool


def edition_archive(root: Path, pack: str, edition: str, part: int = 1) -> Path:
    """Where the revisions of a part of an edition, and its journal, are kept."""
    return output_folder(root, pack, edition, root / FOLDER, part)


def journal_path(root: Path, pack: str, edition: str, part: int = 1) -> Path:
    """The journal: outside the build folder, which anybody may clean."""
    return edition_archive(root, pack, edition, part) / JOURNAL


def seal(
    root: Path, pack: str, edition: str, *, revision: bool, now: datetime, out: Path | None = None, part: int = 1
) -> Seal:
    """Copy a final edition's files, read-only, into the archive's next revision; a no-op for what is sealed already.

    PackError when the edition is not final, approved and checked, or its inputs changed since it was built. UsageError
    for another edition than the sealed one without ``revision``.
    """
    release = edition_release(root, pack, edition, out, part)
    problems = Problems()
    place = Place(_shown(release.folder / MANIFEST, root))
    guard_release(release.why_not_sent(), place, "", problems)
    _check_inputs(root, release, problems)
    problems.raise_if_errors()
    archive = edition_archive(root, pack, edition, part)
    number = max(revisions(archive), default=0)
    if number and _is_same(archive / f"r{number}", release):
        return Seal(archive / f"r{number}", number, new=False)
    if number and not revision:
        raise UsageError(f"{pack} {edition} is sealed as r{number} from other inputs; --revision seals r{number + 1}")
    target = archive / f"r{number + 1}"
    _write(target, _contents(release, archive / JOURNAL, now), _record(release, number + 1, now))
    return Seal(target, number + 1, new=True)


def revisions(archive: Path) -> tuple[int, ...]:
    """The numbers of an edition's sealed revisions, in order."""
    names = (folder.name for folder in archive.glob("r*") if folder.is_dir())
    return tuple(sorted(int(name[1:]) for name in names if name[1:].isdecimal()))


def _check_inputs(root: Path, release: Release, problems: Problems) -> None:
    """Tell each input that is not as it was when the edition was built: the archive would tell of other data."""
    for name, digest in release.inputs.items():
        path = root / name
        if not path.is_file() or sha256(path.read_bytes()) != digest:
            found = "changed since the edition was built" if path.is_file() else "is not there any more"
            problems.error(Place(name), f"the file {found}", "the inputs of the build", "build the edition again",
                           "input-changed")  # fmt: skip


def _contents(release: Release, journal: Path, now: datetime) -> dict[str, bytes]:
    """The files by name: the build's outputs, its record as the manifest has it, and the journal as it stands."""
    record = {"builds": {release.build: read_builds(release.folder)[release.build]}}
    contents = {name: (release.folder / name).read_bytes() for name in release.outputs}
    contents[MANIFEST] = _json(record)
    if journal.is_file():
        with opened(journal, lambda: now):  # whole, while nobody writes
            contents[JOURNAL] = journal.read_bytes()
    return contents


def _record(release: Release, revision: int, now: datetime) -> dict[str, Any]:
    return {
        "edition": release.build,
        "revision": revision,
        "sealed": now.isoformat(timespec="seconds"),
        "inputs": dict(release.inputs),
    }


def _is_same(folder: Path, release: Release) -> bool:
    """Whether a revision holds these outputs, made from these inputs."""
    record = read_seal(folder)
    same_files = all(record["files"].get(name) == digest for name, digest in release.outputs.items())
    return bool(same_files and record["inputs"] == dict(release.inputs))


def read_seal(folder: Path) -> dict[str, Any]:
    """A revision's own manifest; PackError when it can't be read."""
    try:
        record = json.loads((folder / SEALED).read_bytes())
        if isinstance(record["files"], dict) and isinstance(record["inputs"], dict):
            return dict(record)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    problem = Problem(Place((folder / SEALED).as_posix()), "the manifest of the sealed edition can't be read",
                      "as it was sealed", "put the folder back from a copy", "sealed-manifest")  # fmt: skip
    raise PackError([problem])


def _write(target: Path, contents: Mapping[str, bytes], record: dict[str, Any]) -> None:
    """Everything under a temporary name, read-only, then moved into place: a revision is there whole or not at all."""
    record["files"] = {name: sha256(content) for name, content in sorted(contents.items())}
    target.parent.mkdir(parents=True, exist_ok=True)
    for stale in target.parent.glob(".sealing-*"):
        shutil.rmtree(stale)
    folder = Path(tempfile.mkdtemp(prefix=".sealing-", dir=target.parent))
    for name, content in {**contents, SEALED: _json(record)}.items():
        with (folder / name).open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        (folder / name).chmod(0o444)
    folder.rename(target)
    target.chmod(0o555)


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()


def verify(root: Path, pack: str, edition: str, part: int = 1) -> tuple[int, ...]:
    """Hold every sealed revision to its manifest, and the journal to what was sealed of it; returns the revisions.

    PackError names each file that was changed, is missing or was added. UsageError when nothing is sealed.
    """
    archive = edition_archive(root, pack, edition, part)
    sealed = revisions(archive)
    if not sealed:
        raise UsageError(f"{pack} {edition} is not sealed; reportgen seal {pack} {edition}")
    problems = Problems()
    for number in sealed:
        for name, found in _differences(archive / f"r{number}"):
            problems.error(Place(_shown(archive / f"r{number}" / name, root)), found, "as it was sealed",
                           "put it back from a copy, and ask who changed it", "sealed-changed")  # fmt: skip
        if not _grew(archive / f"r{number}" / JOURNAL, archive / JOURNAL):
            problems.error(Place(_shown(archive / JOURNAL, root)), f"the journal does not go on from that of r{number}",
                           "a journal that only grows", "put it back from a copy", "journal-changed")  # fmt: skip
    read_journal(archive / JOURNAL)
    problems.raise_if_errors()
    return sealed


def _differences(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file of a revision that is not as sealed, and how it differs."""
    try:
        files = read_seal(folder)["files"]
    except PackError as failure:
        yield SEALED, failure.problems[0].found
        return
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for name in sorted({*files, *there} - {SEALED}):
        if name not in there:
            yield name, "the file is missing"
        elif name not in files:
            yield name, "the file was added"
        elif sha256((folder / name).read_bytes()) != files[name]:
            yield name, "the file was changed"


def _grew(before: Path, now: Path) -> bool:
    """Whether the journal begins with what was sealed of it."""
    if not before.is_file():
        return True
    return now.is_file() and now.read_bytes().startswith(before.read_bytes())


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
