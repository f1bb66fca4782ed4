"""Which files a build read, with their hashes, for its manifest."""

from __future__ import annotations

import hashlib
from pathlib import Path

from reportgen.data import Frames
from reportgen.spec.pack import Project


def file_hash(path: Path) -> str:
    """The sha256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def input_hashes(root: Path, project: Project, frames: Frames) -> dict[str, str]:
    """sha256 by project-relative path of each layout, measure, catalogue, edition and data file that the build read.

    A file whose content is Part 2 as a whole was not read for Part 1, which does not even name it.
    """
    layouts, folder = f"layouts/{project.pack_name}", f"data/{project.pack_name}/{project.edition_name}"
    named = {name for area in project.pack.areas.values() for name in area.sections} | {
        section.id for section in project.sections
    }
    files = ["layouts/theme.yaml", "data/catalogue.yaml", "data/measures.yaml", f"{layouts}/pack.yaml"]
    files += [*(f"{layouts}/{name}.yaml" for name in named), f"{folder}/edition.yaml"]
    files += [project.edition.earlier_figures] if project.edition.earlier_figures else []
    files += [f"{folder}/commentary/{name}.md" for name in project.commentary]
    read = (file for file in files if file not in project.parts.files and (root / file).exists())
    hashes = {file: file_hash(root / file) for file in read}
    hashes |= {file.path: file.sha256 for dataset in frames.values() for file in dataset.files}
    return dict(sorted(hashes.items()))
