"""Reads what editions say of their coverage, and holds it against the published exhibits and the pages."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportgen.checks.coverage import Claim, Covered, ExhibitKey, coverage
from reportgen.errors import PackError, Place, Problem, Problems
from reportgen.pipeline.stages import Report, lay_out_pack

EXHIBITS_FILE = "data/exhibits.csv"
_CLAIM_COLUMNS = ("seed", "page_no", "exhibit_no", "page_id", "how")


@dataclass(frozen=True)
class Answering:
    """An edition that answers for a publication, or for a part of it."""

    pack: str
    edition: str
    publication: str

    @property
    def folder(self) -> str:
        """The edition's folder, relative to the project."""
        return f"data/{self.pack}/{self.edition}"


def cover(root: Path, pack: str, edition: str, report: Report) -> tuple[Covered, ...]:
    """The coverage of one edition, in the publication's order; PackError with everything that does not add up.

    The edition's ``publication`` says which rows of data/exhibits.csv it answers for; its folder ``coverage`` holds CSV
    files, one row for each. Where several editions answer for one publication, each exhibit has its row in one of them.
    """
    # An edition that can't be read is told by its own build, and by the coverage of all.
    editions = _answering(root, Problems())
    this = next((one for one in editions if (one.pack, one.edition) == (pack, edition)), None)
    if this is None:
        place = Place(f"data/{pack}/{edition}/edition.yaml", 1, 1)
        hint = "add the key 'publication'"
        raise PackError([Problem(place, "the edition names no publication", "its seed in data/exhibits.csv", hint)])
    return _covered(root, this, editions, report)


def cover_all(root: Path, report: Report) -> tuple[Covered, ...]:
    """The coverage of every publication by the editions that answer for it, in their packs' order.

    PackError also tells the publications of data/exhibits.csv for which no edition answers.
    """
    problems = Problems()
    editions = _answering(root, problems)
    exhibits = list(_rows(root, EXHIBITS_FILE, _CLAIM_COLUMNS[:3], problems))
    published = {row.key.seed: row.place for row in reversed(exhibits)}
    for publication in sorted(published.keys() - {one.publication for one in editions}):
        hint = "name it as 'publication' in the edition.yaml of the edition that remakes it"
        problems.error(
            published[publication], f"no edition answers for publication '{publication}'", "one at least", hint
        )
    covered: list[Covered] = []
    for one in editions:
        report(f"{one.pack} {one.edition}")
        try:
            covered += _covered(root, one, editions, _quiet)
        except PackError as error:
            problems.extend(error.problems)
    problems.raise_if_errors()
    return tuple(covered)


def _covered(root: Path, this: Answering, editions: Iterable[Answering], report: Report) -> tuple[Covered, ...]:
    pages = lay_out_pack(root, this.pack, this.edition, report).pages
    problems = Problems()
    exhibits = [
        row for row in _rows(root, EXHIBITS_FILE, _CLAIM_COLUMNS[:3], problems) if row.key.seed == this.publication
    ]
    ambiguous = {key for key, count in Counter(row.untitled for row in exhibits).items() if count > 1}

    def claims_of(one: Answering, problems: Problems) -> list[Claim]:
        return [
            Claim(row.known(ambiguous), row.cells["page_id"], row.cells["how"], row.cells.get("note") or "", row.place)
            for file in sorted((root / one.folder / "coverage").glob("*.csv"))
            for row in _rows(root, f"{one.folder}/coverage/{file.name}", _CLAIM_COLUMNS, problems)
        ]

    others = [one for one in editions if one.publication == this.publication and one != this]
    # What is wrong in another edition's rows is told when that edition is covered.
    elsewhere = {claim.key for one in others for claim in claims_of(one, Problems())}
    published = {row.known(ambiguous): row.place for row in exhibits}
    covered = coverage(published, claims_of(this, problems), pages, problems, elsewhere)
    problems.raise_if_errors()
    return covered


def _answering(root: Path, problems: Problems) -> list[Answering]:
    """Every edition of the project that names a publication."""
    from reportgen.spec import list_editions, list_packs
    from reportgen.spec.project import read_edition

    found: list[Answering] = []
    for pack in list_packs(root):
        for edition in list_editions(root, pack):
            spec = read_edition(root, pack, edition, problems)
            if spec is not None and spec.publication:
                found.append(Answering(pack, edition, spec.publication))
    return found


@dataclass(frozen=True)
class _Row:
    """One row of a list of exhibits, its key with the page's title where the file has one."""

    key: ExhibitKey
    place: Place
    cells: dict[str, str]

    @property
    def untitled(self) -> ExhibitKey:
        return self.key._replace(title="")

    def known(self, ambiguous: Collection[ExhibitKey]) -> ExhibitKey:
        """The key, with the title only where page and number alone name several exhibits."""
        return self.key if self.untitled in ambiguous else self.untitled


def _rows(root: Path, file: str, columns: tuple[str, ...], problems: Problems) -> Iterator[_Row]:
    """The rows of a CSV file that has at least these columns."""
    try:
        with (root / file).open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            missing = [name for name in columns if name not in (reader.fieldnames or ())]
            if missing:
                problems.error(Place(file, 1, 1), f"no column '{missing[0]}'", f"columns {', '.join(columns)}")
                return
            for row in reader:
                place = Place(file, reader.line_num, 1)
                page, number = row["page_no"] or "", row["exhibit_no"] or ""
                if page and number.isdecimal():
                    title = row.get("slide_title") or ""
                    yield _Row(ExhibitKey(row["seed"], page, int(number), title), place, row)
                else:
                    problems.error(place, f"page '{page}', exhibit '{number}'", "a page and a whole number")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        problems.error(Place(file), f"the file can't be read ({error})", "a CSV file in UTF-8")


def _quiet(stage: str) -> None:
    """Reports nothing: the stages of many editions would only flicker."""
