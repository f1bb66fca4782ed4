"""Measures as a person or a program asks for them: what each is, and its value for an edition with its change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportgen.errors import PackError, Problem, Problems, UsageError, did_you_mean
from reportgen.metrics.definition import Definition, define, names_of
from reportgen.metrics.figure import Figure, Provenance
from reportgen.metrics.measures import Measures
from reportgen.metrics.period import parse_quarter
from reportgen.pipeline.stages import Report
from reportgen.spec import load_catalogue, load_measure_specs, load_theme
from reportgen.spec.measures import MeasureBook
from reportgen.spec.project import read_edition
from reportgen.text.numbers import show

_YEAR_BEFORE: Final = {
    "month": "same month last year",
    "quarter": "same quarter last year",
    "year to date": "same quarter last year",
    "rolling 12 months": "previous 12 months",
}  # of every other basis: previous year


@dataclass(frozen=True)
class MeasureEntry:
    """A measure, or a ratio of one, as data/measures.yaml has it."""

    name: str
    label: str
    unit: str
    basis: str
    dataset: str
    description: str


@dataclass(frozen=True)
class Source:
    """Where a value came from: files, the first and last few of its rows (file, row), and how it was computed."""

    dataset: str
    files: tuple[str, ...]
    rows: tuple[tuple[str, int], ...]
    row_count: int
    filter: str
    calculation: str


@dataclass(frozen=True)
class Change:
    """A change as computed and as shown; ``kind`` is number, percent or points."""

    value: float | None
    shown: str
    kind: str


@dataclass(frozen=True)
class MeasureValue:
    """A measure's value for an edition. ``value`` is unrounded, None when ``missing`` says why."""

    name: str
    label: str
    value: float | None
    shown: str
    unit: str
    period: str
    basis: str
    missing: str | None
    change: Change | None
    against: str
    source: Source | None


def measure_list(root: Path) -> tuple[MeasureEntry, ...]:
    """Every measure followed by its ratios, in the file's order; PackError for mistakes in the file."""
    book = load_measure_specs(root)
    definitions = [define(book.measures, name) for name in names_of(book.measures)]
    return tuple(
        MeasureEntry(d.name, d.label, d.unit.name, d.basis, d.spec.dataset, _description(d)) for d in definitions
    )


def measure_values(
    root: Path, pack: str, edition: str, names: tuple[str, ...], report: Report
) -> tuple[MeasureValue, ...]:
    """The values for an edition, of the measures named and their ratios (none named: of all), in the file's order.

    UsageError for a name that is none; PackError for mistakes in measures, catalogue, edition or data.
    """
    from reportgen.data import load_datasets
    from reportgen.pipeline.used_data import used_datasets

    report("spec")
    catalogue = load_catalogue(root)
    book = load_measure_specs(root, load_theme(root), catalogue)
    wanted = _wanted(book, names)
    problems = Problems()
    spec = read_edition(root, pack, edition, problems)
    problems.raise_if_errors()
    assert spec is not None
    period = parse_quarter(spec.period)
    report("data")
    datasets = used_datasets([name.partition(".")[0] for name in wanted], catalogue, book)
    frames = load_datasets(root, catalogue, datasets, f"data/{pack}/{edition}", period.end.index)
    report("figures")
    measures = Measures(period, book.measures, frames, book.baselines)
    return tuple(_value(measures, name) for name in wanted)


def _wanted(book: MeasureBook, names: Iterable[str]) -> tuple[str, ...]:
    known = names_of(book.measures)
    for name in names:
        if name not in known:
            raise UsageError(f"there is no measure '{name}' {did_you_mean(name, known)}".rstrip())
    chosen = tuple(names)
    return tuple(n for n in known if not chosen or n in chosen or n.partition(".")[0] in chosen)


def _value(measures: Measures, name: str) -> MeasureValue:
    """The measure on its own basis, with its change on a year before."""
    definition = measures.definition(name)
    try:
        now = measures.figure(name)
        change = measures.change(name, _YEAR_BEFORE.get(now.basis, "previous year"), basis=now.basis)
    except PackError as failure:
        return _of_many(definition, failure.problems)
    told = Change(change.value, show(change, signed=True), change.change_kind or "number")
    return _shown(definition, now, told, change.against)


def _shown(definition: Definition, now: Figure, change: Change, against: str) -> MeasureValue:
    return MeasureValue(
        name=definition.name,
        label=definition.label,
        value=now.value,
        shown=show(now),
        unit=now.unit.name,
        period=now.period_label,
        basis=now.basis,
        missing=now.missing,
        change=change,
        against=against,
        source=_source(now.provenance) if now.provenance else None,
    )


def _of_many(definition: Definition, problems: tuple[Problem, ...]) -> MeasureValue:
    """A measure that has a value only for each borough or the like; any other mistake is raised."""
    if any(problem.rule != "many-points" for problem in problems):
        raise PackError(problems)
    missing = "[z]: many rows at once; a page asks for one with where, or for all with by"
    return MeasureValue(definition.name, definition.label, None, "[z]", definition.unit.name, "", definition.basis,
                        missing, None, "", None)  # fmt: skip


def _source(provenance: Provenance) -> Source:
    return Source(
        dataset=provenance.dataset,
        files=tuple(path for path, _ in provenance.files),
        rows=provenance.rows,
        row_count=provenance.row_count,
        filter=provenance.filter,
        calculation=provenance.calculation,
    )


def _description(definition: Definition) -> str:
    return definition.ratio.description if definition.ratio else definition.spec.description
