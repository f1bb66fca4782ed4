"""A distribution list in a workbook: sheet ``people`` with a column for each key, ``groups`` with name and who."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportgen.errors import LocatedDict, LocatedList, Place, Problems

_SEVERAL = ("formats", "groups")
_SEPARATOR = re.compile(r"[,;]")


def read_workbook(path: Path, file: str, problems: Problems) -> LocatedDict | None:
    """The list as YAML would hold it, each value with its row and column; None after telling why it can't be read."""
    people = _rows(path, file, "people", problems)
    groups = _rows(path, file, "groups", problems)
    if people is None or groups is None:
        return None
    value = LocatedDict()
    value.place = Place(file, 1, 1)
    value["groups"] = LocatedDict((row.get("name", ""), row.get("who", "")) for row in groups)
    value["people"] = LocatedList(people)
    value["people"].place, value["people"].item_places = value.place, [row.place for row in people]
    return value


def _rows(path: Path, file: str, sheet: str, problems: Problems) -> list[LocatedDict] | None:
    """A sheet's rows by column name; empty cells are left out, so that defaults hold."""
    from reportgen.data.excel_cells import read_excel
    from reportgen.data.source import Options, Source

    try:
        raw = path.read_bytes()
    except OSError as error:
        problems.error(Place(file), f"cannot read the file ({error.strerror})", "a workbook", rule="unreadable-file")
        return None
    options = Options("excel", sheet, 1, ",", ".", None, "utf-8", None)
    cells = read_excel(Source(file, raw, "", "", options, Place(file)), Place(file), problems)
    if cells is None:
        return None
    keys = [header.casefold().replace(" ", "_") for header in cells.header]
    return [_row(file, int(line), keys, row) for line, row in zip(cells.lines, cells.rows, strict=True)]


def _row(file: str, line: int, keys: list[str], cells: tuple[str, ...]) -> LocatedDict:
    row = LocatedDict()
    row.place = Place(file, line, 1)
    for column, (key, text) in enumerate(zip(keys, cells, strict=True), start=1):
        if key and text.strip(" "):
            row[key] = _several(text, Place(file, line, column)) if key in _SEVERAL else text.strip(" ")
            row.key_places[key] = row.value_places[key] = Place(file, line, column)
    return row


def _several(text: str, place: Place) -> Any:
    words = LocatedList(_words(text))
    words.place, words.item_places = place, [place] * len(words)
    return words


def _words(text: str) -> Iterator[str]:
    return (word.strip() for word in _SEPARATOR.split(text) if word.strip())
