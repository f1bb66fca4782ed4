"""The next edition's folder: the period moved on, tables and commentary laid out for officers to fill in."""

from __future__ import annotations

import csv
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportgen.data.source import Options, options_of
from reportgen.errors import PackError, Place, Problem, Problems, UsageError
from reportgen.metrics.period import Period
from reportgen.pipeline.next_issue import Issue, issue_of, named_issue, newest_before, next_issue
from reportgen.pipeline.next_table import Carried, Step, next_csv
from reportgen.pipeline.next_workbook import next_workbook
from reportgen.spec import list_editions, load_catalogue
from reportgen.spec.catalogue import Catalogue
from reportgen.spec.pack import EditionSpec
from reportgen.spec.project import read_edition
from reportgen.spec.restricted import FRONT_MATTER, KEYS
from reportgen.spec.supplied import MARK, marked, written

_FOLDER = "{edition}/"
_SCHEMA = "# yaml-language-server: $schema=../../../build/schemas/edition.schema.json"
_QUESTIONS = """\
<!-- To be supplied for {period}: write below this comment; what stands in it is shown nowhere.
What moved, and by how much against the quarter before and the year before?
Why did it move: what is known, and what is only thought?
What is being done about it, by whom, and by when?

{earlier}
-->
"""
_EARLIER = "The text of {before}, for its form and its figures:\n\n{text}"
_CARRIED = re.compile(r"^(The text of .+, for its form and its figures:\n\n.*?)\n-->", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Made:
    """One file of the new folder: its name there, its content, and how many of its cells are to be supplied."""

    name: str
    content: bytes
    waiting: int = 0


@dataclass(frozen=True)
class NewEdition:
    """What ``new`` wrote: the folder relative to the project, its period, the edition it was made from, its files."""

    folder: str
    period: Period
    before: str
    files: tuple[Made, ...]


def new_edition(root: Path, pack: str, edition: str | None = None, source: str | None = None) -> NewEdition:
    """Lay out ``data/<pack>/<edition>/`` from the edition ``source`` (None: the newest before it).

    ``edition`` None is the quarter (or year) after the newest. UsageError for a folder that is there already, or a
    name that is no quarter, day or year; PackError for a source that can't be read. The folder is written whole or
    not at all.
    """
    issues = _issues(root, pack)
    issue = named_issue(pack, edition) if edition else next_issue(pack, issues)
    folder = root / "data" / pack / issue.name
    if folder.exists():
        raise UsageError(
            f"data/{pack}/{issue.name} is there already, and nothing in it was changed; remove it to begin again"
        )
    before = source or newest_before(pack, issue, issues)
    if before not in issues:
        raise UsageError(f"there is no edition of {pack} '{before}'; there are: {', '.join(issues)}")
    files = tuple(_files(root, pack, before, issue, Step(issues[before].period, issue.period)))
    _write(folder, files)
    return NewEdition(f"data/{pack}/{issue.name}", issue.period, before, files)


def _issues(root: Path, pack: str) -> dict[str, Issue]:
    """Each edition as an issue; PackError for an edition that can't be read."""
    editions = {name: _edition(root, pack, name) for name in list_editions(root, pack)}
    if not editions:
        raise UsageError(f"pack '{pack}' has no edition to begin from; make data/{pack}/<edition>/edition.yaml by hand")
    return {name: issue_of(name, spec) for name, spec in editions.items()}


def _edition(root: Path, pack: str, name: str) -> EditionSpec:
    problems = Problems()
    spec = read_edition(root, pack, name, problems)
    problems.raise_if_errors()
    assert spec is not None
    return spec


def _files(root: Path, pack: str, before: str, issue: Issue, step: Step) -> Iterator[Made]:
    folder = root / "data" / pack / before
    for path, datasets in _edition_files(load_catalogue(root), folder, step).items():
        yield _table(folder, path, datasets)
    for file in sorted(folder.glob("commentary/*.md")):
        yield Made(f"commentary/{file.name}", _questions(file.read_text(encoding="utf-8-sig"), step).encode())
    # Last, since a folder with it counts as an edition.
    yield Made("edition.yaml", _edition_yaml(_edition(root, pack, before), issue).encode())


def _edition_files(catalogue: Catalogue, folder: Path, step: Step) -> dict[str, list[Carried]]:
    """The files in an edition's folder that the catalogue knows, with the datasets that each holds."""
    found: dict[str, list[Carried]] = {}
    for name, dataset in catalogue.datasets.items():
        for file in dataset.files:
            path = file.path.removeprefix(_FOLDER)
            if file.path.startswith(_FOLDER) and (folder / path).is_file():
                found.setdefault(path, []).append(Carried(dataset, catalogue.next_of(name), step))
    return dict(sorted(found.items()))


def _table(folder: Path, path: str, datasets: list[Carried]) -> Made:
    """One file carried over. A series keeps its rows: each names its own month."""
    raw = (folder / path).read_bytes()
    tables = [
        (carried, options_of(carried.spec, carried.spec.files[0])) for carried in datasets if carried.spec.is_table
    ]
    if not tables:
        return Made(path, raw)
    carried, options = tables[0]
    if options.reader == "excel":
        return Made(path, *next_workbook(raw, [(o.sheet, o.header_row, c) for c, o in tables]))
    return Made(path, *_next_csv(raw, carried, options, f"data/{folder.parent.name}/{folder.name}/{path}"))


def _next_csv(raw: bytes, carried: Carried, options: Options, file: str) -> tuple[bytes, int]:
    """The CSV in its own encoding, with a byte order mark where it had one (Excel needs it for £)."""
    encoding = "utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else options.encoding
    try:
        text = raw.decode(encoding)
        made, waiting = next_csv(text, carried, delimiter=options.delimiter, header_row=options.header_row)
    except (ValueError, LookupError, csv.Error) as error:
        hint = "build that edition first and correct what is told"
        raise PackError([Problem(Place(file), f"the table can't be read ({error})", "a sound table", hint)]) from error
    return made.encode(encoding), waiting


def _questions(text: str, step: Step) -> str:
    """The questions that a commentary answers, as a comment, with the newest text that was written for reference.

    Front matter stays at the head: what was restricted is so until a person says otherwise.
    """
    front = FRONT_MATTER.match(text)
    text = text[front.end() :] if front else text
    said = written(text).strip()
    carried = _CARRIED.search(text)
    earlier = _EARLIER.format(before=step.before, text=said)
    if said == MARK:
        earlier = carried[1] if carried else "Nothing was written before."
    return (front[0] if front else "") + _QUESTIONS.format(period=step.after, earlier=earlier)


def _edition_yaml(before: EditionSpec, issue: Issue) -> str:
    """Draft, without dates and names of people: nothing is approved or published yet. Facts are marked."""
    lines = [_SCHEMA, *issue.lines(), *([f'variant: "{before.variant}"'] if before.variant else []), "status: draft"]
    lines += ['published: ""'] if before.published else []
    if before.facts:
        lines += [
            f"facts:   # {MARK} is to be supplied; what stands beside it was so last quarter",
            *_facts(before.facts, "  "),
        ]
    return "\n".join(lines) + "\n"


def _facts(facts: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, value in facts.items():
        if isinstance(value, Mapping):
            yield f"{indent}{name}:"
            yield from _facts(value, indent + "  ")
        elif isinstance(value, list):
            yield f"{indent}{name}: {json.dumps([_fact(item) for item in value], ensure_ascii=False)}"
        else:
            kept = value if name in KEYS else _fact(value)
            yield f"{indent}{name}: {json.dumps(kept, ensure_ascii=False)}"


def _fact(value: Any) -> Any:
    return value if isinstance(value, bool) else marked("" if value is None else str(value))


def _write(folder: Path, files: tuple[Made, ...]) -> None:
    """All files in a folder beside the target, which then takes its name."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        staged = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
        try:
            for made in files:
                target = staged / made.name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(made.content)
            staged.chmod(folder.parent.stat().st_mode & 0o777)
            staged.rename(folder)
        except BaseException:
            shutil.rmtree(staged, ignore_errors=True)
            raise
    except OSError as error:
        found = f"the folder can't be written ({error.strerror})"
        place = Place(f"data/{folder.parent.name}/{folder.name}")
        raise PackError([Problem(place, found, "write access", "check the folder's permissions")]) from error
