"""Finds projects, packs and editions, and reads a pack with one of its editions."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.errors import LocatedDict, LocatedList, Place, Problems, UsageError, did_you_mean
from reportgen.spec.approvals import check_approvals
from reportgen.spec.check_names import check_names
from reportgen.spec.inside import inside
from reportgen.spec.names import day_of
from reportgen.spec.pack import ConfidentialSpec, EditionSpec, PackSpec, Project, Section
from reportgen.spec.restricted import (
    EXEMPTION,
    MARKING,
    PART,
    REVIEW,
    WITHHELD,
    Parts,
    opened_entries,
    opened_text,
    without_items,
)
from reportgen.spec.restricted_section import opened_section
from reportgen.spec.section import Names, read_section, tell_repeated_id
from reportgen.spec.supplied import written
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
    """A text that sorts by meeting, year or quarter, or the folder's name where none of them can be read."""
    value = read_yaml(folder / "edition.yaml", "edition.yaml", Problems()) or LocatedDict()
    with suppress(ValueError, TypeError, AttributeError):
        if "meeting" in value:
            return day_of(value["meeting"]).isoformat()
        if "year" in value:
            return f"{value['year']:04d}"
    period = value.get("period")
    match = re.fullmatch(r"Q([1-4]) (\d{4})/(\d{2})", period) if isinstance(period, str) else None
    return f"{match[2]}-{match[3]}-q{match[1]}" if match else folder.name


def read_project(root: Path, pack: str, edition: str, names: Names, problems: Problems) -> Project | None:
    """The pack and edition, or None after telling ``problems`` every mistake of all their files."""
    found = len(problems.errors)
    spec, named = _read_pack(root, pack, names, problems)
    issue = read_edition(root, pack, edition, problems, names.parts)
    names = replace(names, part_2=issue.part_2 if issue else None)
    chosen = named.own if issue is None else _variant(spec, issue, named, problems)
    sections = _read_sections(root, pack, chosen, names, problems)
    of_areas = {column: _read_sections(root, pack, listed, names, problems) for column, listed in named.areas.items()}
    commentary = _read_commentary(root, f"data/{pack}/{edition}/commentary", names.parts, problems)
    if spec is None or issue is None or len(problems.errors) > found:
        return None
    return Project(
        str(root), pack, edition, _marked(spec, names.parts), issue, sections, commentary, of_areas, names.parts
    )


def _marked(spec: PackSpec, parts: Parts) -> PackSpec:
    """The pack with the classification of the part that is read: every page of Part 2 carries its marking."""
    if not parts.marked:
        return spec
    parts.said.add(MARKING)
    return spec.model_copy(update={"classification": MARKING})


Named = list[tuple[str, Place]]


@dataclass(frozen=True)
class _AllNamed:
    """Names of sections with their places: the pack's own, those of its other forms, of an area by its column."""

    own: Named
    variants: dict[str, Named]
    areas: dict[str, Named]


def _variant(pack: PackSpec | None, edition: EditionSpec, named: _AllNamed, problems: Problems) -> Named:
    """The sections of the form that an edition chooses; an error when the pack has none of that name."""
    if not edition.variant:
        return named.own
    if edition.variant not in named.variants and pack is not None:
        expected = f"expected one of {', '.join(named.variants)}" if named.variants else "the pack has but one form"
        problems.error(edition.place_of("variant"), f"no variant '{edition.variant}'", expected,
                       did_you_mean(edition.variant, named.variants) or "leave it out", "unknown-name")  # fmt: skip
    return named.variants.get(edition.variant, [])


def _read_pack(root: Path, pack: str, names: Names, problems: Problems) -> tuple[PackSpec | None, _AllNamed]:
    """The pack, and its sections' names with their places, which are there even when something else is wrong."""
    file = f"layouts/{pack}/pack.yaml"
    if not _PLAIN_NAME.fullmatch(pack) or not (root / file).is_file():
        packs = list_packs(root)
        problems.error(Place("layouts"), f"no pack '{pack}'", f"expected one of {', '.join(packs)}" if packs else "",
                       did_you_mean(pack, packs) or "make layouts/<pack>/pack.yaml", "unknown-pack")  # fmt: skip
        return None, _AllNamed([], {}, {})
    value = read_yaml(root / file, file, problems)
    if value is None:
        return None, _AllNamed([], {}, {})
    spec = validate(PackSpec, value, Place(file, 1, 1), problems)
    if spec is not None:
        check_names(spec, names.known, problems)
        _check_logo(root, spec, problems)
    return spec, _AllNamed(_named_sections(value), _named_below(value, "variants"), _named_below(value, "areas"))


def _named_below(pack: LocatedDict, key: str) -> dict[str, Named]:
    """The sections that each entry of a mapping has."""
    below = pack.get(key)
    pairs = below.items() if isinstance(below, LocatedDict) else ()
    return {name: _named_sections(entry) for name, entry in pairs if isinstance(entry, LocatedDict)}


def _named_sections(pack: LocatedDict) -> Named:
    sections = pack.get("sections")
    if not isinstance(sections, LocatedList):
        return []
    pairs = zip(sections, sections.item_places, strict=True)
    return [(name, place) for name, place in pairs if isinstance(name, str)]


def _check_logo(root: Path, spec: PackSpec, problems: Problems) -> None:
    if spec.logo is None:
        return
    path = inside(root, spec.logo)
    if path is None:
        problems.error(spec.place_of("logo"), f"the path '{spec.logo}' leads out of the project", "a path inside it",
                       "copy the picture into layouts/", "path-outside")  # fmt: skip
    elif not path.is_file():
        problems.error(spec.place_of("logo"), f"the file '{spec.logo}' does not exist", "a picture of the project",
                       "check the path, which starts at the project's folder", "missing-file")  # fmt: skip


def read_edition(
    root: Path, pack: str, edition: str, problems: Problems, parts: Parts | None = None
) -> EditionSpec | None:
    """The edition's own file, or None after telling ``problems`` every mistake in it; ``parts`` None reads it all."""
    file = f"data/{pack}/{edition}/edition.yaml"
    if not _PLAIN_NAME.fullmatch(edition) or not (root / file).is_file():
        editions = list_editions(root, pack) if _PLAIN_NAME.fullmatch(pack) else ()
        problems.error(Place(f"data/{pack}"), f"no edition '{edition}' of '{pack}'",
                       f"expected one of {', '.join(editions)}" if editions else "",
                       did_you_mean(edition, editions) or f"make {file}", "unknown-edition")  # fmt: skip
        return None
    value = read_yaml(root / file, file, problems)
    if value is None:
        return None
    opened_entries(value, "facts", "fact", parts or Parts(), problems)
    without_items(value.get("excused"), parts or Parts(), problems)  # an excuse may speak of restricted figures
    issue = validate(EditionSpec, value, Place(file, 1, 1), problems)
    if issue is not None:
        check_approvals(issue, problems)
    return issue


def _read_sections(root: Path, pack: str, named: Named, names: Names, problems: Problems) -> tuple[Section, ...]:
    """The sections that the pack names, in its order."""
    sections: list[Section] = []
    first: dict[str, Place] = {}
    there = sorted(path.stem for path in (root / "layouts" / pack).glob("*.yaml") if path.stem != "pack")
    for name, place in named:
        if name in first:
            problems.error(place, f"section '{name}' is named twice", f"once (first at {first[name]})",
                           "keep one of them", "duplicate-section")  # fmt: skip
        elif name not in there:
            hint = did_you_mean(name, there) or f"make layouts/{pack}/{name}.yaml"
            expected = f"expected one of {', '.join(there)}"
            problems.error(place, f"no section '{name}'", expected, hint, "unknown-section")
        else:
            sections.extend(_read_one(root, (f"layouts/{pack}/{name}.yaml", place), names, problems))
        first.setdefault(name, place)
    seen: dict[str, Place] = {}
    for page in (page for section in sections for page in section.pages):
        tell_repeated_id(page, seen, problems)
    return tuple(sections)


def _has_its_ground(section: LocatedDict, edition: ConfidentialSpec | None) -> bool:
    """Whether the edition has this section. One of Part 2 without a ground of its own takes the edition's."""
    if section.get(PART) not in (2, "2") or EXEMPTION in section or REVIEW in section:
        return True
    if edition is not None:
        section[EXEMPTION], section[REVIEW] = edition.exemption, edition.review
    return edition is not None


def _read_one(root: Path, named: tuple[str, Place], names: Names, problems: Problems) -> list[Section]:
    """The section of a file that pack.yaml names at a place; a restricted one goes by the name of nothing in it."""
    file = named[0]
    value = read_yaml(root / file, file, problems)
    if value is None or not _has_its_ground(value, names.part_2):
        return []
    value = opened_section(named, value, names.arrangements, names.parts, problems)
    if file in names.parts.files:
        file = f"{WITHHELD}-{names.parts.pages}"
    section = read_section(file, value, names, problems)
    return [] if section is None else [section]


def _read_commentary(root: Path, folder: str, parts: Parts, problems: Problems) -> dict[str, str]:
    """The Markdown of commentary/*.md by name, as ``written`` reads it, without what is not for this part."""
    texts: dict[str, str] = {}
    for path in sorted((root / folder).glob("*.md")):
        file = f"{folder}/{path.name}"
        raw = path.read_bytes()
        try:
            text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            place = Place(file, raw.count(b"\n", 0, error.start) + 1, error.start - raw.rfind(b"\n", 0, error.start))
            problems.error(place, f"byte 0x{raw[error.start]:02X} is not UTF-8", "UTF-8 text", "save the file as UTF-8",
                           "encoding")  # fmt: skip
            continue
        text, found = opened_text(text, Place(file, 1, 1), parts, problems)
        if found is not None and parts.leaves_out(found):
            parts.leave_out("commentary", path.stem, found)
            parts.files.add(file)
        else:
            texts[path.stem] = written(text)
    return texts
