"""What other programs and commands may do with a finished build: asked of its folder's manifest, not of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from reportgen.errors import UsageError, did_you_mean
from reportgen.pipeline.outputs import read_builds, sha256
from reportgen.pipeline.standing import Standing

_KEYS = frozenset(Standing.__dataclass_fields__)


@dataclass(frozen=True)
class Release:
    """A build as its folder's manifest records it. ``outputs`` and ``inputs`` hold sha256 by name and by path."""

    folder: Path
    build: str
    standing: Standing
    outputs: Mapping[str, str]
    inputs: Mapping[str, str]

    @property
    def register(self) -> Path:
        """Its figure register (CSV)."""
        return self.folder / self.standing.register

    def file(self, suffix: str) -> Path | None:
        """Its PDF or deck (``pdf``, ``pptx``), or None where that format was not built."""
        name = f"{self.build}.{suffix}"
        return self.folder / name if name in self.outputs else None

    def why_not_sent(self) -> tuple[str, ...]:
        """Why it may not go to its readers, in sentences; empty when it may: final, checked clean, as it was built."""
        return tuple(_reasons(self))


def read_release(folder: Path, build: str) -> Release:
    """The build of that name in a folder; UsageError where the folder has none, or none that says its status."""
    builds = read_builds(folder)
    if build not in builds:
        hint = did_you_mean(build, builds) or f"reportgen build makes it; the folder has {', '.join(builds) or 'none'}"
        raise UsageError(f"there is no build '{build}' in {folder}; {hint}")
    record: dict[str, Any] = builds[build]
    known = {key: value for key, value in record.items() if key in _KEYS}
    if "status" not in known:
        raise UsageError(f"the build '{build}' in {folder} does not say its status; build it again")
    return Release(folder, build, Standing(**known), record["outputs"], record["inputs"])


def attachment_name(release: Release, file: Path) -> str:
    """What a file is called when it is sent: a draft says so (``quarterly-2023-24-q1-DRAFT.pdf``)."""
    if release.standing.status == "final":
        return file.name
    word = release.standing.status.upper().replace(" ", "-")
    return str(PurePath(file.name).with_stem(f"{file.stem}-{word}"))


def _reasons(release: Release) -> Iterator[str]:
    standing = release.standing
    if standing.status != "final":
        yield f"its status is '{standing.status}', not final"
    missing = [role for role in ("author", "assurer", "approver") if role not in standing.approvals]
    if missing:
        yield f"the approval of {' and '.join(missing)} is not recorded"
    if standing.findings:
        yield f"the check found {standing.findings} that nobody excused"
    if not standing.read_back:
        yield "its files were not read back and checked"
    for name, digest in release.outputs.items():
        file = release.folder / name
        if not file.is_file():
            yield f"{name} is not there any more"
        elif sha256(file.read_bytes()) != digest:
            yield f"{name} was changed since it was built"
