"""Writing a build's files: whole or not at all, and never over a person's own edits."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from reportgen.errors import PackError, Place, Problem, Problems
from reportgen.pipeline.standing import Standing

MANIFEST = "manifest.json"
PART_2 = "part-2"
"""How the names of files and folders of Part 2 end."""


@dataclass(frozen=True)
class Manifest:
    """What one build wrote and from what: sha256 by file name, and by project-relative path for its inputs.

    ``build`` names it among the builds of one edition (the whole pack, one section, one borough), which share a folder.
    """

    build: str
    outputs: Mapping[str, str]
    inputs: Mapping[str, str]
    version: str
    standing: Standing = field(default_factory=Standing)

    def record(self) -> dict[str, object]:
        """The build as the manifest file holds it."""
        outputs, inputs = dict(sorted(self.outputs.items())), dict(sorted(self.inputs.items()))
        return {"reportgen": self.version, **self.standing.record(), "outputs": outputs, "inputs": inputs}


def manifest_name(folder: Path) -> str:
    """The name of a build folder's manifest: that of Part 2 is marked like all its files."""
    return f"manifest-{PART_2}.json" if folder.name.endswith(f"-{PART_2}") else MANIFEST


def sha256(content: bytes) -> str:
    """The hex digest that manifests compare by."""
    return hashlib.sha256(content).hexdigest()


def read_manifest_outputs(folder: Path) -> dict[str, str]:
    """sha256 by file name of all that builds wrote into ``folder``; empty without a readable manifest."""
    try:
        outputs = [build["outputs"] for build in read_builds(folder).values()]
        return {str(name): str(digest) for written in outputs for name, digest in written.items()}
    except (KeyError, AttributeError, TypeError):
        return {}


def read_builds(folder: Path) -> dict[str, Any]:
    """The records of earlier builds by name, as the folder's manifest has them."""
    try:
        builds = json.loads((folder / manifest_name(folder)).read_text(encoding="utf-8"))["builds"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return builds if isinstance(builds, dict) else {}


def _merged(folder: Path, manifests: Sequence[Manifest]) -> bytes:
    """The folder's manifest with these builds in it, in place of earlier ones of the same names.

    Files that an earlier build of the name wrote and this one did not (``--format pdf``) stay known by their hashes.
    """
    known = read_manifest_outputs(folder)
    builds = read_builds(folder) if known else {}
    for manifest in manifests:
        before = builds.get(manifest.build, {})
        kept = {name: known[name] for name in before.get("outputs", ()) if name in known}
        builds[manifest.build] = replace(manifest, outputs={**kept, **manifest.outputs}).record()
    return (json.dumps({"builds": dict(sorted(builds.items()))}, indent=1, ensure_ascii=False) + "\n").encode()


def check_writable(folder: Path, names: list[str], problems: Problems, force: bool = False) -> None:
    """Report, before anything is computed or written, each file that this build must not or can't replace.

    A file that is open in PowerPoint or LibreOffice shows by its lock file beside it; a file edited by hand since it
    was built shows by its hash, and is replaced only with ``force``.
    """
    try:
        in_the_way = folder.exists() and not folder.is_dir()
    except OSError as error:
        found = f"there can't be such a folder ({error.strerror})"
        problems.error(_place(folder), found, "a folder", "give another name",
                       "output-not-a-folder")  # fmt: skip
        return
    if in_the_way:
        problems.error(
            _place(folder),
            "a file stands where the build folder must be",
            "a folder",
            "move it away",
            "output-not-a-folder",
        )
        return
    known = read_manifest_outputs(folder)
    for name in names:
        target = folder / name
        if _lock_of(target):
            problems.error(
                _place(target), "the file is open in another program", "a closed file",
                "close it there and build again", "output-open",
            )  # fmt: skip
        elif target.exists() and not force and known.get(name) != sha256(target.read_bytes()):
            problems.error(
                _place(target), "the file was changed by hand since it was built", "the file as it was built",
                "keep a copy under another name, or build with --force to replace it", "output-edited",
            )  # fmt: skip


def _lock_of(target: Path) -> Path | None:
    """The lock file that an office program lays beside an open document, if there is one."""
    name = target.name
    for lock in (f"~${name}", f"~${name[2:]}", f".~lock.{name}#"):
        if (target.parent / lock).exists():
            return target.parent / lock
    return None


def write_files(folder: Path, contents: Mapping[str, bytes], *manifests: Manifest) -> list[Path]:
    """Write all files and the manifest into ``folder``; returns their paths.

    Everything is first written beside its target under a temporary name and only then moved into place, so a build
    that is killed leaves the earlier files as they were. PackError names a file that can't be written.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in [*contents.items(), (manifest_name(folder), _merged(folder, manifests))]:
            staged.append((_write_temporary(folder, name, content), folder / name))
        for temporary, target in staged:
            temporary.replace(target)
    except OSError as error:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)
        raise PackError([_cannot_write(error, folder)]) from error
    return [target for _, target in staged]


def write_atomically(target: Path, content: bytes) -> None:
    """Write one file whole or not at all; PackError when it can't be written."""
    temporary: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = _write_temporary(target.parent, target.name, content)
        temporary.replace(target)
    except OSError as error:
        if temporary:
            temporary.unlink(missing_ok=True)
        raise PackError([_cannot_write(error, target)]) from error


def _write_temporary(folder: Path, name: str, content: bytes) -> Path:
    for stale in folder.glob(f".{name}.*.tmp"):  # left by a build that was killed
        stale.unlink(missing_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{name}.", suffix=".tmp", dir=folder)
    path = Path(temporary)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        path.chmod(0o666 & ~_umask())  # mkstemp makes files private; a pack is for everyone whom the folder is for
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _cannot_write(error: OSError, fallback: Path) -> Problem:
    target = Path(error.filename2 or error.filename or fallback)
    reason = error.strerror or "unknown reason"
    return Problem(
        _place(target), f"the file can't be written ({reason})", "write access, and no program holding the file",
        "close the file in PowerPoint or your PDF viewer, or choose another folder with --out", "output-not-writable",
    )  # fmt: skip


def _place(path: Path) -> Place:
    try:
        return Place(path.relative_to(Path.cwd()).as_posix())
    except ValueError:
        return Place(path.as_posix())
