"""Opens the files of a dataset: inside the project, whole, decoded by the stated encoding, hashed."""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from reportgen.errors import Place, Problems, did_you_mean
from reportgen.spec.catalogue import DatasetSpec, FileSpec, Reading
from reportgen.spec.inside import inside


@dataclass(frozen=True, slots=True)
class Options:
    """How one file is read, after the dataset's settings and the file's own were put together."""

    reader: str
    sheet: str | None
    header_row: int
    delimiter: str
    decimal: str
    thousands: str | None
    encoding: str
    months: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was opened; ``text`` is empty for a workbook. ``place`` is where the catalogue names it."""

    path: str
    raw: bytes
    text: str
    sha256: str
    options: Options
    place: Place


def options_of(dataset: DatasetSpec, file: FileSpec) -> Options:
    """The file's own settings where it has them, else the dataset's, else the defaults."""

    def setting(name: str) -> str | None:
        specs: tuple[Reading, ...] = (file, dataset)
        return next((value for spec in specs if (value := getattr(spec, name)) is not None), None)

    by_ending = "excel" if file.path.lower().endswith((".xlsx", ".xlsm")) else "csv"
    return Options(
        reader=setting("reader") or by_ending,
        sheet=setting("sheet"),
        header_row=file.header_row or dataset.header_row or 1,
        delimiter=setting("delimiter") or ",",
        decimal=setting("decimal") or ".",
        thousands=setting("thousands"),
        encoding=setting("encoding") or "utf-8",
        months=setting("months"),
    )


def open_source(
    root: Path, dataset: DatasetSpec, file: FileSpec, edition: str | None, problems: Problems
) -> Source | None:
    """The file's bytes and text, or None after telling ``problems`` why it cannot be had.

    ``edition`` is the edition's folder relative to ``root``; it stands in for ``{edition}`` in the path.
    """
    place = file.place_of("path")
    path = _inside(root, file.path, edition, place, problems)
    if path is None:
        return None
    try:
        raw = (root / path).read_bytes()
    except OSError as error:
        _tell_missing(root, path, error, place, problems)
        return None
    options = options_of(dataset, file)
    text = _decode(raw, path, options, file, problems) if options.reader == "csv" else ""
    if text is None:
        return None
    return Source(path, raw, text, hashlib.sha256(raw).hexdigest(), options, place)


def _inside(root: Path, path: str, edition: str | None, place: Place, problems: Problems) -> str | None:
    """The path relative to the project; None when it leads out of it, also by a symbolic link."""
    if "{edition}" in path:
        if edition is None:
            problems.error(
                place, f"the file '{path}' belongs to an edition", "a build of an edition", rule="no-edition"
            )
            return None
        path = path.replace("{edition}", edition)
    pure = PurePosixPath(path)
    outside = pure.is_absolute() or ".." in pure.parts or "\\" in path or ":" in path or "\0" in path
    if outside or inside(root, path) is None:
        problems.error(place, f"the path '{path}' leads out of the project", "a path inside it, with forward slashes",
                       "copy the file into data/", "path-outside")  # fmt: skip
        return None
    return str(pure)


def _tell_missing(root: Path, path: str, error: OSError, place: Place, problems: Problems) -> None:
    folder = (root / path).parent
    if isinstance(error, FileNotFoundError):
        names = sorted(p.name for p in folder.iterdir()) if folder.is_dir() else []
        hint = did_you_mean(Path(path).name, names) or f"put the file into {PurePosixPath(path).parent}/"
        problems.error(place, f"the file '{path}' does not exist", "a file of the project", hint, "missing-file")
    else:
        problems.error(place, f"the file '{path}' cannot be read ({error.strerror})", "a readable file",
                       "close it in other programs and check its permissions", "unreadable-file")  # fmt: skip


def _decode(raw: bytes, path: str, options: Options, file: FileSpec, problems: Problems) -> str | None:
    try:
        encoding = codecs.lookup(options.encoding).name
        text = raw.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except LookupError:
        problems.error(file.place_of("encoding"), f"unknown encoding '{options.encoding}'", "utf-8, cp1252 or the like",
                       rule="encoding")  # fmt: skip
        return None
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        column = raw.count(options.delimiter.encode(), raw.rfind(b"\n", 0, error.start) + 1, error.start) + 1
        hint = "set encoding: cp1252 if the file comes from Excel, or save it as UTF-8"
        problems.error(Place(path, row, column), f"byte 0x{raw[error.start]:02X} is not {options.encoding}",
                       f"text in {options.encoding}", hint, "encoding")  # fmt: skip
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        problems.error(Place(path, row), "a zero byte", "text", "check the encoding (utf-16?)", "encoding")
        return None
    return text
