"""Explaining a number of a pack: what it is, how it was computed step by step, its source rows, other pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.checks.register import Row
from reportgen.checks.register.row import basis_of, measure_of
from reportgen.data import Frames
from reportgen.errors import UsageError, did_you_mean
from reportgen.metrics.figure import Figure, Provenance
from reportgen.pipeline.figure_register import register_of
from reportgen.pipeline.source_rows import SourceRow, source_rows
from reportgen.pipeline.stages import LaidOut, Report, lay_out_pack
from reportgen.text.numbers import MINUS, show

_PAGE = re.compile(r"p(?:age )?(\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Source:
    """One file's part in a figure: how its rows were picked, how many there are, and the first and last of them."""

    dataset: str
    files: tuple[tuple[str, str], ...]  # path, sha256
    filter: str
    row_count: int
    rows: tuple[SourceRow, ...]


@dataclass(frozen=True)
class Explanation:
    """One fact: ``shown`` as each page shows it, ``pages`` by number with the blocks that do."""

    measure: str
    label: str
    shown: tuple[str, ...]
    value: float | None
    unit: str
    period: str
    basis: str
    steps: tuple[str, ...]
    sources: tuple[Source, ...]
    pages: Mapping[int, tuple[str, ...]]


def explain(root: Path, pack: str, edition: str, what: str, report: Report) -> tuple[Explanation, ...]:
    """Every fact that ``what`` means: a page (``p36``), a value as shown (``+20%``) or a name (``knife_crime``).

    UsageError when it means none; PackError when the pack has problems.
    """
    made = lay_out_pack(root, pack, edition, report)
    report("register")
    return explained(made, register_of(made), what)


def explained(made: LaidOut, rows: Iterable[Row], what: str) -> tuple[Explanation, ...]:
    """As ``explain``, of a pack whose register is there."""
    facts: dict[Figure, list[Row]] = {}
    for row in rows:
        if row.figure is not None:
            facts.setdefault(row.figure, []).append(row)
    wanted = _wanted(facts, what)
    return tuple(_explanation(made, figure, facts[figure]) for figure in wanted)


def _wanted(facts: Mapping[Figure, list[Row]], what: str) -> list[Figure]:
    if page := _PAGE.fullmatch(what.strip()):
        number = int(page[1])
        found = [f for f, rows in facts.items() if any(r.page == number and r.where != "note" for r in rows)]
        if not found:
            raise UsageError(f"page {number} shows no figure")
        return found
    names = dict.fromkeys(name for f in facts for name in (f.name, measure_of(f)))
    if what in names:
        named = [f for f in facts if measure_of(f) == what] or [f for f in facts if f.name == what]
        return sorted(named, key=lambda f: f.period.end, reverse=True)
    if not any(sign.isdigit() for sign in what):
        known = did_you_mean(what, names) or "a page (p36), a value as shown (+20%) or a measure's name"
        raise UsageError(f"no figure of the pack is called '{what}'; {known}")
    return _by_value(facts, what)


def _by_value(facts: Mapping[Figure, list[Row]], what: str) -> list[Figure]:
    """Facts shown in just this way; else those that only differ in their sign or unit."""
    for folded in (_folded, _digits):
        found = [f for f, rows in facts.items() if any(folded(row.shown) == folded(what) for row in rows)]
        if found:
            return _as_meant(found, what.strip())
    raise UsageError(f"no page shows '{what}' as a figure; write it as the page does, or name a page such as p36")


def _as_meant(found: list[Figure], what: str) -> list[Figure]:
    """Those of the sign and the unit that were asked for; all of them when none is ("fell by 20%" is −20%)."""
    sign = 1 if what.startswith("+") else -1 if what.startswith(("-", MINUS)) else 0
    signed = [f for f in found if not sign or (f.value or 0) * sign > 0]
    return [f for f in signed if "%" not in what or f.unit.kind == "percent"] or signed or found


def _folded(shown: str) -> str:
    return "".join(shown.split()).replace(MINUS, "-").casefold()


def _digits(shown: str) -> str:
    return "".join(re.findall(r"[\d.]+", shown))


def _explanation(made: LaidOut, figure: Figure, rows: list[Row]) -> Explanation:
    pages: dict[int, dict[str, None]] = {}
    for row in rows:
        pages.setdefault(row.page, {})[row.block] = None
    return Explanation(
        measure=measure_of(figure),
        label=figure.label,
        shown=tuple(dict.fromkeys(row.shown for row in rows)),
        value=figure.value,
        unit=figure.unit.name,
        period=figure.period_label,
        basis=basis_of(figure),
        steps=tuple(steps(figure)),
        sources=tuple(_sources(made, figure)),
        pages={page: tuple(blocks) for page, blocks in sorted(pages.items())},
    )


def _sources(made: LaidOut, figure: Figure) -> Iterator[Source]:
    """Where a figure's value came from; of a change, where both of its operands did."""
    if figure.now is not None and figure.before is not None:
        yield from _sources(made, figure.now)
        yield from _sources(made, figure.before)
    elif source := figure.provenance:
        rows = tuple(source_rows(_frames_of(made, source), source, figure.period))
        yield Source(source.dataset, source.files, source.filter, source.row_count, rows)


def _frames_of(made: LaidOut, source: Provenance) -> Frames:
    """The data that a figure came from: the edition's own, or that of one of its appendices."""
    files = {file for file, _ in source.files}
    behind = (each.frames for each in made.behind if each.frames is not None)
    for frames in (made.frames, *behind):
        dataset = frames.get(source.dataset)
        if dataset is not None and files <= {file.path for file in dataset.files}:
            return frames
    return made.frames


def steps(figure: Figure) -> Iterator[str]:
    """How a figure was computed, one line each, with the values of every step; rounding is the last."""
    now, before = figure.now, figure.before
    if now is not None and before is not None:
        yield from _computed(now)
        yield from _computed(before)
        yield f"change on {before.period_label}: {_change(figure, now, before)} = {_exact(figure.value)}"
    else:
        yield from _computed(figure)
    if figure.value is not None:
        signed = figure.basis == "change"
        yield f"rounded once, half away from zero, to {figure.places} decimals: {show(figure, signed=signed)}"


def _computed(figure: Figure) -> Iterator[str]:
    source = figure.provenance
    how = source.calculation if source and source.calculation else "value"
    where = f" where {source.filter}" if source and source.filter else ""
    yield f"{figure.label}, {figure.period_label}: {how}{where} = {figure.missing or _exact(figure.value)}"


def _change(figure: Figure, now: Figure, before: Figure) -> str:
    difference = f"{_exact(now.value)} {MINUS} {_exact(before.value)}"
    if figure.change_kind != "percent":
        return difference
    return f"({difference}) ÷ {_exact(abs(before.value) if before.value is not None else None)} × 100"


def _exact(value: float | None) -> str:
    """A value with up to six decimals, those that are zero left out."""
    if value is None:
        return "[x]"
    words = f"{value:,.6f}".rstrip("0").rstrip(".")
    return words.replace("-", MINUS)
