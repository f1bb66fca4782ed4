"""The appendices of an edition: other editions with their own figures and words, files from outside as they are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from reportgen.data import Frames
from reportgen.errors import PackError, Problem, Problems, did_you_mean
from reportgen.exhibits.appendices import Appendix
from reportgen.exhibits.document import Document
from reportgen.pipeline.inputs import file_hash, input_hashes
from reportgen.pipeline.outside_file import inspect
from reportgen.spec.appendix import AppendixSpec
from reportgen.spec.pack import Project, Status


@dataclass(frozen=True)
class Attached:
    """An appendix ready for the document, the data that its figures come from, and the files that it was made from."""

    appendix: Appendix
    frames: Frames | None
    inputs: dict[str, str]


def attached(root: Path, project: Project, problems: Problems) -> tuple[Attached, ...]:
    """What an edition has behind it; ``problems`` gets what keeps a file from being placed, and what to know of it.

    PackError for mistakes in the appendices' own layouts and data. Their warnings are told where they are built.
    """
    found: list[Attached] = []
    for number, spec in enumerate(project.edition.appendices, start=1):
        name = spec.name or f"Appendix {number}"
        if spec.edition:
            document, frames, inputs = _edition(root, spec, project)
            _check_status(spec, document, project, problems)
            own = Appendix(number, name, spec.title or document.title, spec.place, document)
            found.append(Attached(own, frames, inputs))
            continue
        outside = inspect(root, spec.file, spec.place_of("file"), problems)
        if outside is not None:
            own = Appendix(number, name, spec.title, spec.place, outside=outside)
            found.append(Attached(own, None, {spec.file: file_hash(root / spec.file)}))
    problems.raise_if_errors()
    return tuple(found)


def _edition(root: Path, spec: AppendixSpec, project: Project) -> tuple[Document, Frames, dict[str, str]]:
    """Another edition's document, without the appendices that it has itself."""
    from reportgen.exhibits.build_document import build_document
    from reportgen.pipeline.stages import compute

    pack, edition = spec.edition.split("/")
    if (pack, edition) == (project.pack_name, project.edition_name):
        raise PackError([_itself(spec)])
    if not (root / "data" / pack / edition / "edition.yaml").is_file():
        raise PackError([_unknown(root, spec, pack)])
    problems = Problems()
    made = compute(root, pack, edition, lambda stage: None, problems, part=project.parts.part or 1)
    document = build_document(
        made.specs.project, made.measures, made.words, made.tables, made.specs.theme, problems=problems
    )
    return document, made.frames, input_hashes(root, made.specs.project, made.frames)


def _check_status(spec: AppendixSpec, document: Document, project: Project, problems: Problems) -> None:
    """Tell an appendix that is less far than the edition: its pages would say so in the middle of the file."""
    stages = get_args(Status)
    own = project.edition.status
    if stages.index(document.status) < stages.index(own):
        problems.warning(
            spec.place_of("edition"), f"'{spec.edition}' is {document.status} in an edition that is {own}",
            f"an appendix that is {own} too", "finish the appendix first", "appendix-behind",
        )  # fmt: skip


def _unknown(root: Path, spec: AppendixSpec, pack: str) -> Problem:
    from reportgen.spec import list_editions, list_packs

    known = [f"{pack}/{name}" for name in list_editions(root, pack)] if pack in list_packs(root) else list_packs(root)
    return Problem(
        spec.place_of("edition"), f"there is no edition '{spec.edition}'", f"one of {', '.join(known)}",
        did_you_mean(spec.edition, known) or "name a pack and one of its editions", "unknown-name",
    )  # fmt: skip


def _itself(spec: AppendixSpec) -> Problem:
    return Problem(
        spec.place_of("edition"), "the edition as an appendix of itself", "another edition of this project",
        "name the edition that belongs behind it", "appendix-itself",
    )  # fmt: skip
