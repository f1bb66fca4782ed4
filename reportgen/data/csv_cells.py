"""Reads CSV: the wanted columns at once with pandas, row by row only where something is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from reportgen.data.cells import Cells, Floats, Ints, TextCells, categories, from_codes, tell_few
from reportgen.data.source import Source
from reportgen.errors import Place, Problems

_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
csv.field_size_limit(1_000_000)


def read_csv(source: Source, problems: Problems, *, as_text: bool = False) -> Cells | None:
    """The file's cells, or None after telling what is wrong with its shape. ``as_text`` keeps all cells as text."""
    found = len(problems.errors)
    _check_quotes(source, problems)
    header = _header(source, problems) if len(problems.errors) == found else None
    if header is None:
        return None
    lines, widths = _records(source)
    _check_widths(source, lines, widths, len(header), problems)
    if len(problems.errors) > found:
        return None
    if as_text or not len(lines):
        return text_cells(source, header, lines)
    return CsvCells(source.path, header, source.options.header_row, lines, source)


def _check_quotes(source: Source, problems: Problems) -> None:
    """A quote that is not closed would swallow the rows below it."""
    if '"' not in source.text:
        return
    reader, last = _reader(source), 0
    try:
        for _ in reader:
            last = int(reader.line_num)
    except csv.Error as error:
        found, expected = (
            f"a cell in quotes is not well formed ({error})",
            'quotes around a whole cell, "" for one within',
        )
        problems.error(Place(source.path, last + 1), found, expected, "correct the row", "bad-quotes")


def _header(source: Source, problems: Problems) -> tuple[str, ...] | None:
    """The header's names, spaces tidied; None when there is none or the delimiter is another one."""
    options = source.options
    rows = [row for _, row in zip(range(options.header_row), _reader(source), strict=False)]
    place = Place(source.path, options.header_row)
    if len(rows) < options.header_row or not any(cell.strip() for cell in rows[-1]):
        problems.error(place, "no header", "a row with the names of the columns", "check header_row:", "no-header")
        return None
    header = tuple(" ".join(cell.split()) for cell in rows[-1])
    if len(header) == 1 and _is_delimited_otherwise(source, header[0], problems):
        return None
    twice = [n for n, name in enumerate(header) if name and name in header[:n]]
    for n in twice:
        problems.error(Place(source.path, options.header_row, n + 1), f"column '{header[n]}' is there twice", "once",
                       "give each column its own name", "duplicate-column")  # fmt: skip
    return None if twice else header


def _is_delimited_otherwise(source: Source, header: str, problems: Problems) -> bool:
    """Whether a header of one name holds another delimiter (told)."""
    wanted, other = source.options.delimiter, max(_DELIMITERS, key=header.count)
    if other == wanted or other not in header:
        return False
    found = f"the header has no {_name(wanted)} but a {_name(other)} between its names"
    problems.error(Place(source.path, source.options.header_row, 1), found, f"a {_name(wanted)} between cells",
                   f'set delimiter: "{other}" in the catalogue', "wrong-delimiter")  # fmt: skip
    return True


def _name(delimiter: str) -> str:
    return _DELIMITERS.get(delimiter, f"'{delimiter}'")


def _reader(source: Source) -> Any:
    return csv.reader(_lines(source.text), delimiter=source.options.delimiter, strict=True)


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends, one by one: a header is read without walking the whole file."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _records(source: Source) -> tuple[Ints, Ints]:
    """File row and number of cells of every record below the header, blank lines left out."""
    if '"' in source.text:
        return _records_by_reader(source)
    text = np.frombuffer(source.text.encode("utf-8"), dtype=np.uint8)
    ends = np.flatnonzero(text == ord("\n"))
    if len(text) and text[-1] != ord("\n"):
        ends = np.append(ends, len(text))
    starts = np.concatenate(([0], ends[:-1] + 1)) if len(ends) else ends
    delimiters = np.flatnonzero(text == ord(source.options.delimiter))
    widths = np.searchsorted(delimiters, ends) - np.searchsorted(delimiters, starts) + 1
    blank = np.zeros(len(ends), dtype=bool)
    for n in np.flatnonzero(widths == 1):
        blank[n] = not text[starts[n] : ends[n]].tobytes().strip()
    lines = np.arange(1, len(ends) + 1)
    keep = ~blank & (lines > source.options.header_row)
    return lines[keep].astype(np.int32), widths[keep].astype(np.int32)


def _records_by_reader(source: Source) -> tuple[Ints, Ints]:
    """The same where quotes may hold delimiters and line ends."""
    reader, lines, widths, before = _reader(source), [], [], 0
    for number, row in enumerate(reader, 1):
        if number > source.options.header_row and (len(row) > 1 or (row and row[0].strip())):
            lines.append(before + 1)
            widths.append(len(row))
        before = reader.line_num
    return np.array(lines, dtype=np.int32), np.array(widths, dtype=np.int32)


def _check_widths(source: Source, lines: Ints, widths: Ints, expected: int, problems: Problems) -> None:
    ragged = np.flatnonzero(widths != expected)
    tell_few(
        [(Place(source.path, int(lines[n])), int(widths[n])) for n in ragged],
        lambda place, width: problems.error(
            place, f"{width} cells", f"{expected} as in the header",
            f"put text that holds a {_name(source.options.delimiter)} in quotes", "ragged-row"),
        problems,
    )  # fmt: skip


def text_cells(source: Source, header: tuple[str, ...], lines: Ints) -> TextCells:
    """All cells as text."""
    rows = [row for number, row in enumerate(_reader(source), 1) if number > source.options.header_row]
    kept = tuple(tuple(row) for row in rows if len(row) > 1 or (row and row[0].strip()))
    return TextCells(source.path, header, source.options.header_row, lines, kept, source.options)


@dataclass(frozen=True)
class CsvCells:
    """Cells of a CSV file, read by column when they are asked for."""

    path: str
    header: tuple[str, ...]
    header_row: int
    lines: Ints
    source: Source
    _texts: dict[int, pd.Categorical] = field(default_factory=dict)

    def text(self, position: int) -> pd.Categorical:
        if position not in self._texts:
            self.read_texts([position])
        return self._texts[position]

    def read_texts(self, positions: Sequence[int]) -> None:
        """Read several text columns in one pass."""
        try:
            frame = self._read(positions, "category", ())
        except ValueError:  # pandas sees other rows than the csv module: take the latter's
            cells = text_cells(self.source, self.header, self.lines)
            self._texts.update({position: cells.text(position) for position in positions})
            return
        for position in positions:
            self._texts[position] = _tidied(frame[position].array)

    def numbers(self, positions: Sequence[int], missing: Sequence[str], problems: Problems) -> Floats:
        try:
            frame = self._read(positions, "float64", missing)
            values = frame[list(positions)].to_numpy(dtype=np.float64)
            if np.isfinite(values).all() or not np.isinf(values).any():
                return values
        except ValueError:
            pass  # some cell is no number: read again, row by row, to say which
        return text_cells(self.source, self.header, self.lines).numbers(positions, missing, problems)

    def _read(self, positions: Sequence[int], dtype: str, missing: Sequence[str]) -> pd.DataFrame:
        options = self.source.options
        frame = pd.read_csv(
            io.BytesIO(self.source.text.encode("utf-8")),
            sep=options.delimiter, header=None, names=range(len(self.header)), usecols=list(positions),
            index_col=False, skiprows=_lines_of_header(self.source), dtype=dict.fromkeys(positions, dtype),
            keep_default_na=False, na_values=["", *missing], decimal=options.decimal, thousands=options.thousands,
            engine="c", encoding="utf-8",
        )  # fmt: skip
        if len(frame) != len(self.lines):
            raise ValueError(f"{len(frame)} rows read, {len(self.lines)} counted")
        return frame


def _lines_of_header(source: Source) -> int:
    """How many lines of the file the header and what stands above it take."""
    reader = _reader(source)
    for _, _row in zip(range(source.options.header_row), reader, strict=False):
        pass
    return int(reader.line_num)


def _tidied(values: Any) -> pd.Categorical:
    """Categories sorted and their spaces tidied; several that become the same are joined."""
    old = [str(category) for category in values.categories]
    tidy = categories(old)
    codes = np.append(tidy.codes, -1)[values.codes]
    return from_codes(codes, list(tidy.categories))
