"""Reads what an edition says of its coverage, and holds it against the published exhibits and the pages."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from reportgen.checks.coverage import Claim, Covered, ExhibitKey, coverage
from reportgen.errors import PackError, Place, Problem, Problems
from reportgen.pipeline.stages import Report, lay_out_pack

EXHIBITS_FILE = "data/exhibits.csv"
_CLAIM_COLUMNS = ("seed", "page_no", "exhibit_no", "page_id", "how")


def cover(root: Path, pack: str, edition: str, report: Report) -> tuple[Covered, ...]:
    """The coverage of one edition, in the publication's order; PackError with everything that does not add up.

    The edition's ``publication`` says which rows of data/exhibits.csv it answers for; its folder ``coverage`` holds CSV
    files, one row for each of them.
    """
    made = lay_out_pack(root, pack, edition, report)
    publication = made.project.edition.publication
    folder = f"data/{pack}/{edition}"
    if not publication:
        place = Place(f"{folder}/edition.yaml", 1, 1)
        hint = "add the key 'publication'"
        raise PackError([Problem(place, "the edition names no publication", "its seed in data/exhibits.csv", hint)])
    problems = Problems()
    exhibits = _rows(root, EXHIBITS_FILE, _CLAIM_COLUMNS[:3], problems, publication)
    published = {key: place for key, place, _ in exhibits}
    claims = [
        Claim(key, row["page_id"], row["how"], row.get("note") or "", place)
        for file in sorted((root / folder / "coverage").glob("*.csv"))
        for key, place, row in _rows(root, f"{folder}/coverage/{file.name}", _CLAIM_COLUMNS, problems)
    ]
    covered = coverage(published, claims, made.pages, problems)
    problems.raise_if_errors()
    return covered


def _rows(
    root: Path, file: str, columns: tuple[str, ...], problems: Problems, seed: str = ""
) -> Iterator[tuple[ExhibitKey, Place, dict[str, str]]]:
    """Key, place and cells of each row of a CSV file that has at least these columns; ``seed`` takes one publication's.

    Other publications may have pages without numbers.
    """
    try:
        with (root / file).open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            missing = [name for name in columns if name not in (reader.fieldnames or ())]
            if missing:
                problems.error(Place(file, 1, 1), f"no column '{missing[0]}'", f"columns {', '.join(columns)}")
                return
            for row in reader:
                if seed and row["seed"] != seed:
                    continue
                place = Place(file, reader.line_num, 1)
                page, number = row["page_no"] or "", row["exhibit_no"] or ""
                if page.isdecimal() and number.isdecimal():
                    yield (row["seed"], int(page), int(number)), place, row
                else:
                    problems.error(place, f"page '{page}' or exhibit '{number}' is no number", "whole numbers")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        problems.error(Place(file), f"the file can't be read ({error})", "a CSV file in UTF-8")
