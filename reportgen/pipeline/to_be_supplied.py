"""What an edition still waits for, as warnings: marked cells of its tables, its facts, and its commentary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportgen.data import Dataset, RawTable
from reportgen.errors import Place, Problems
from reportgen.spec.pack import Project
from reportgen.spec.supplied import IN_WORDS, MARK, RULE, waits


def tell_waiting(project: Project, datasets: Mapping[str, Dataset], problems: Problems) -> None:
    """Add a warning for each table with marked cells, each marked fact, and each commentary that says nothing yet."""
    folder = f"data/{project.pack_name}/{project.edition_name}"
    for dataset in datasets.values():
        if dataset.table is not None and dataset.table.waiting:
            _tell_table(dataset.table, problems)
    for name in _waiting_facts(project.edition.facts):
        place = project.edition.place_of_item("facts", name.partition(".")[0])
        problems.warning(place, f"the fact '{name}' is {IN_WORDS}", "", f"write it in place of {MARK}", RULE)
    for name, text in project.commentary.items():
        if waits(text):
            file = f"{folder}/commentary/{name}.md"
            problems.warning(Place(file, 1, 1), f"the commentary '{name}' is {IN_WORDS}", "",
                             "answer its questions in your own words", RULE)  # fmt: skip


def _tell_table(table: RawTable, problems: Problems) -> None:
    """One warning at the first cell, with how many there are and in which columns."""
    named = {column for _, column in table.waiting}
    columns = [column for column in table.columns if column in named]
    first = min(table.waiting, key=lambda cell: (cell[0], columns.index(cell[1])))
    number = len(table.waiting)
    found = (
        f"{number} cell{'' if number == 1 else 's'} of {', '.join(columns)} {'is' if number == 1 else 'are'} {IN_WORDS}"
    )
    problems.warning(table.place(*first), found, "", f"type over each {MARK}", RULE)


def _waiting_facts(facts: Mapping[str, Any], path: str = "") -> Iterator[str]:
    """The dotted names of facts that are marked, also those inside mappings and lists."""
    for name, value in facts.items():
        if isinstance(value, Mapping):
            yield from _waiting_facts(value, f"{path}{name}.")
        elif any(isinstance(item, str) and waits(item) for item in (value if isinstance(value, list) else [value])):
            yield f"{path}{name}"
