"""Finds projects, packs and editions, and reads a pack with one of its editions."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.errors import Place, Problems, UsageError, did_you_mean
from reportgen.spec.check_names import check_names
from reportgen.spec.names import check_quarter
from reportgen.spec.pack import EditionSpec, PackSpec, Project, Section
from reportgen.spec.section import Names, read_section, tell_repeated_id
from reportgen.spec.validate import validate
from reportgen.spec.yaml_source import read_yaml

_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]*")


def find_project_root(start: Path) -> Path:
    """The nearest folder at or above ``start`` that has ``layouts/``; UsageError when there is none."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "layouts").is_dir():
            return folder
    raise UsageError(f"no project here: neither '{start}' nor a folder above it has a folder 'layouts'")


def list_packs(root: Path) -> tuple[str, ...]:
    """The packs of a project: folders of layouts/ with a pack.yaml, sorted."""
    return tuple(sorted(path.parent.name for path in (root / "layouts").glob("*/pack.yaml")))


def list_editions(root: Path, pack: str) -> tuple[str, ...]:
    """The editions of a pack: folders of data/<pack>/ with an edition.yaml, oldest period first, newest last."""
    folders = [path.parent for path in (root / "data" / pack).glob("*/edition.yaml")]
    return tuple(folder.name for folder in sorted(folders, key=lambda folder: (_period_key(folder), folder.name)))


def _period_key(folder: Path) -> str:
    """A text that sorts by period: ``2023/24 Q1``, or the folder's name where the edition has no readable period."""
    value = read_yaml(folder / "edition.yaml", "edition.yaml", Problems())
    period = value.get("period") if value else None
    match = re.fullmatch(r"Q([1-4]) (\d{4})/(\d{2})", period) if isinstance(period, str) else None
    return f"{match[2]}-{match[3]}-q{match[1]}" if match else folder.name


def read_project(root: Path, pack: str, edition: str, names: Names, problems: Problems) -> Project | None:
    """The pack and edition, or None after telling ``problems`` every mistake of all their files."""
    found = len(problems.errors)
    spec = _read_pack(root, pack, names, problems)
    issue = _read_edition(root, pack, edition, problems)
    sections = _read_sections(root, pack, spec, names, problems) if spec else ()
    commentary = _read_commentary(root, f"data/{pack}/{edition}/commentary", problems)
    if spec is None or issue is None or len(problems.errors) > found:
        return None
    return Project(str(root), pack, edition, spec, issue, sections, commentary)


def _read_pack(root: Path, pack: str, names: Names, problems: Problems) -> PackSpec | None:
    file = f"layouts/{pack}/pack.yaml"
    if not _PLAIN_NAME.fullmatch(pack) or not (root / file).is_file():
        packs = list_packs(root)
        problems.error(Place("layouts"), f"no pack '{pack}'", f"expected one of {', '.join(packs)}" if packs else "",
                       did_you_mean(pack, packs) or "make layouts/<pack>/pack.yaml", "unknown-pack")  # fmt: skip
        return None
    value = read_yaml(root / file, file, problems)
    spec = validate(PackSpec, value, Place(file, 1, 1), problems) if value is not None else None
    if spec is not None:
        check_names(spec, names.known, problems)
        _check_logo(root, spec, problems)
    return spec


def _check_logo(root: Path, spec: PackSpec, problems: Problems) -> None:
    if spec.logo is None:
        return
    path = (root / spec.logo).resolve()
    if not path.is_relative_to(root.resolve()):
        problems.error(spec.place_of("logo"), f"the path '{spec.logo}' leads out of the project", "a path inside it",
                       "copy the picture into layouts/", "path-outside")  # fmt: skip
    elif not path.is_file():
        problems.error(spec.place_of("logo"), f"the file '{spec.logo}' does not exist", "a picture of the project",
                       "check the path, which starts at the project's folder", "missing-file")  # fmt: skip


def _read_edition(root: Path, pack: str, edition: str, problems: Problems) -> EditionSpec | None:
    file = f"data/{pack}/{edition}/edition.yaml"
    if not _PLAIN_NAME.fullmatch(edition) or not (root / file).is_file():
        editions = list_editions(root, pack) if _PLAIN_NAME.fullmatch(pack) else ()
        problems.error(Place(f"data/{pack}"), f"no edition '{edition}' of '{pack}'",
                       f"expected one of {', '.join(editions)}" if editions else "",
                       did_you_mean(edition, editions) or f"make {file}", "unknown-edition")  # fmt: skip
        return None
    value = read_yaml(root / file, file, problems)
    spec = validate(EditionSpec, value, Place(file, 1, 1), problems) if value is not None else None
    if spec is not None:
        try:
            check_quarter(spec.period)
        except ValueError as error:
            problems.error(spec.place_of("period"), str(error), "expected a quarter", "write Q1 2023/24", "bad-period")
    return spec


def _read_sections(root: Path, pack: str, spec: PackSpec, names: Names, problems: Problems) -> tuple[Section, ...]:
    sections: list[Section] = []
    seen: dict[str, Place] = {}
    there = sorted(path.stem for path in (root / "layouts" / pack).glob("*.yaml") if path.stem != "pack")
    for name, place in _named_sections(spec):
        file = f"layouts/{pack}/{name}.yaml"
        if name not in there:
            problems.error(place, f"no section '{name}'", f"expected one of {', '.join(there)}",
                           did_you_mean(name, there) or f"make {file}", "unknown-section")  # fmt: skip
            continue
        value = read_yaml(root / file, file, problems)
        section = read_section(file, value, names, problems) if value is not None else None
        if section is not None:
            sections.append(section)
            for page in section.pages:
                tell_repeated_id(page, seen, problems)
    return tuple(sections)


def _named_sections(spec: PackSpec) -> list[tuple[str, Place]]:
    """Names of sections, each once, with their places."""
    return [(name, spec.place_of_item("sections", n)) for n, name in enumerate(spec.sections)]


def _read_commentary(root: Path, folder: str, problems: Problems) -> dict[str, str]:
    """The Markdown of commentary/*.md by name."""
    texts: dict[str, str] = {}
    for path in sorted((root / folder).glob("*.md")):
        file = f"{folder}/{path.name}"
        raw = path.read_bytes()
        try:
            texts[path.stem] = raw.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            place = Place(file, raw.count(b"\n", 0, error.start) + 1, error.start - raw.rfind(b"\n", 0, error.start))
            problems.error(place, f"byte 0x{raw[error.start]:02X} is not UTF-8", "UTF-8 text", "save the file as UTF-8",
                           "encoding")  # fmt: skip
    return texts
