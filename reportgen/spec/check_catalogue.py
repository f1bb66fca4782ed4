"""Checks what a catalogue says of itself: names of maps, lists and columns, formats and paths."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath

from reportgen.errors import Located, Place, Problems, did_you_mean
from reportgen.spec.catalogue import NEXT, Catalogue, ColumnSpec, DatasetSpec
from reportgen.spec.disclosure import DisclosureSpec


def check_catalogue(catalogue: Catalogue, problems: Problems) -> None:
    """Tell every name that the catalogue does not have, and settings that contradict each other."""
    for dataset in catalogue.datasets.values():
        columns = _columns(dataset)
        for name, column in dataset.columns.items():
            _check_column(name, column, columns, catalogue, problems)
        if not dataset.is_table:  # a table may name columns that only its file knows
            for n, name in enumerate(dataset.key):
                _check(name, columns, "column", dataset.place_of_item("key", n), problems)
        _check_shape(dataset, problems)
        if dataset.disclosure is not None:
            _check_disclosure(dataset, dataset.disclosure, columns, problems)
        for file in dataset.files:
            _check_path(file, file.path, problems)
    _check_next(catalogue, problems)


def _check_next(catalogue: Catalogue, problems: Problems) -> None:
    """What moves on comes from a column that some table has; tables may have more columns than the catalogue says."""
    columns = {name for dataset in catalogue.datasets.values() for name in dataset.columns}
    moved = {name.rpartition(".")[2] for name in catalogue.next}
    for name, rule in catalogue.next.items():
        place = catalogue.place_of_item("next", name)
        _check(rule, [*NEXT, *sorted(columns | moved)], "column", place, problems)
        if "." in name:
            _check(name.partition(".")[0], catalogue.datasets, "dataset", place, problems)


def _check_disclosure(
    dataset: DatasetSpec, policy: DisclosureSpec, columns: Collection[str], problems: Problems
) -> None:
    """A policy's columns are the dataset's; a series says by which groups it is shown, a table where its totals are."""
    counted = [name for name, column in dataset.columns.items() if column.type in ("count", "number")]
    counted += [dataset.value] if dataset.shape == "wide" else []
    for n, name in enumerate(policy.columns):
        _check(name, counted, "column of counts", policy.place_of_item("columns", n), problems)
    if dataset.is_table:
        wrong = ["by"] if policy.by is not None else []
    else:
        wrong = [key for key in ("total_row", "total_column", "derived") if getattr(policy, key)]
        if policy.by is None:
            problems.error(policy.place, "a policy for a series without 'by'", "the column of its groups",
                           "add by: borough", "disclosure")  # fmt: skip
        else:
            _check(policy.by, columns, "column", policy.place_of("by"), problems)
    for key in wrong:
        expected = "columns, total_row, total_column and derived" if dataset.is_table else "columns and by"
        problems.error(policy.place_of(key), f"'{key}' in a policy for a {'table' if dataset.is_table else 'series'}",
                       expected, "leave it out", "disclosure")  # fmt: skip


def _columns(dataset: DatasetSpec) -> list[str]:
    """All columns of the dataset, those of the files' constants and of a wide file's months among them."""
    constants = [name for file in dataset.files for name in file.constants]
    across = ["month", dataset.value] if dataset.shape == "wide" else []
    return [*dataset.columns, *constants, *across]


def _check_column(
    name: str, column: ColumnSpec, columns: Collection[str], catalogue: Catalogue, problems: Problems
) -> None:
    if column.map is not None:
        _check(column.map, catalogue.maps, "map", column.place_of("map"), problems)
    if isinstance(column.allowed, str):
        _check(column.allowed, catalogue.lists, "list", column.place_of("allowed"), problems)
    if column.of is not None:
        _check(column.of, columns, "column", column.place_of("of"), problems)
    if name.startswith("_"):
        problems.error(column.place, f"the column '{name}' begins with _", "a name that begins with a letter",
                       "such names are kept for file and row", "bad-value")  # fmt: skip
    if column.type == "month" and name != "month":
        hint = f"rename it: month: {{from: {name}, type: month}}"
        problems.error(
            column.place_of("type"), f"the column '{name}' has type month", "months in 'month'", hint, "bad-value"
        )


def _check(name: str, known: Collection[str], thing: str, place: Place, problems: Problems) -> None:
    if name not in known:
        problems.error(place, f"unknown {thing} '{name}'", f"expected one of {', '.join(known)}",
                       did_you_mean(name, known), "unknown-name")  # fmt: skip


def _check_shape(dataset: DatasetSpec, problems: Problems) -> None:
    if dataset.decimal and dataset.decimal == dataset.thousands:
        problems.error(dataset.place_of("thousands"), "the same sign for decimals and thousands", "two signs",
                       "leave thousands: out if the file has none", "bad-value")  # fmt: skip
    if dataset.is_table and len(dataset.files) > 1:
        problems.error(dataset.place_of_item("files", 1), "a table of several files", "one file",
                       "use shape: long to join files", "bad-value")  # fmt: skip
    has_month = dataset.shape == "wide" or "month" in dataset.columns
    if dataset.every and not has_month:
        problems.error(dataset.place_of("every"), "every: without a column of months", "a column month",
                       "add month: {from: ..., type: month}", "bad-value")  # fmt: skip


def _check_path(file: Located, path: str, problems: Problems) -> None:
    """Paths stay in the project; symbolic links are followed when the file is opened."""
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or "\\" in path or ":" in path or "\0" in path:
        expected = "a path inside it, with forward slashes"
        problems.error(file.place_of("path"), f"the path '{path}' leads out of the project", expected,
                       "copy the file into data/", "path-outside")  # fmt: skip
