"""What changed between two editions or builds: figures by what they are of, and pages by their ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from reportgen.pipeline.compared_side import Side, side_of
from reportgen.pipeline.stages import Report


class Fact(NamedTuple):
    """What a figure is of: two builds that show it mean the same thing."""

    measure: str
    period: str
    basis: str
    filter: str
    unit: str


@dataclass
class Seen:
    """A fact as one build shows it: its value, and what stands for it, on which pages, in which blocks."""

    value: float | None
    shown: list[str] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class FigureChange:
    """A fact that one build shows otherwise than the other, or alone: then the other side is None."""

    fact: Fact
    before: Seen | None
    after: Seen | None


@dataclass(frozen=True)
class PageChange:
    """A page whose words differ, or that one build has alone: its id, and its number in each."""

    page: str
    before: int | None
    after: int | None


@dataclass(frozen=True)
class Difference:
    """All that differs between two sides."""

    before: str
    after: str
    changed: tuple[FigureChange, ...]
    added: tuple[FigureChange, ...]
    removed: tuple[FigureChange, ...]
    pages: tuple[PageChange, ...]

    def __bool__(self) -> bool:
        return bool(self.changed or self.added or self.removed or self.pages)


def diff(root: Path, before: str, after: str, report: Report) -> Difference:
    """What changed from one edition or build folder to another; errors as ``side_of``."""
    return difference(side_of(root, before, report), side_of(root, after, report))


def difference(before: Side, after: Side) -> Difference:
    """The figures and pages that differ. A fact is changed when its value is, or when it reads otherwise."""
    old, new = facts(before), facts(after)
    changed = [
        FigureChange(fact, old[fact], new[fact]) for fact in old.keys() & new.keys() if _differ(old[fact], new[fact])
    ]
    added = [FigureChange(fact, None, new[fact]) for fact in new.keys() - old.keys()]
    removed = [FigureChange(fact, old[fact], None) for fact in old.keys() - new.keys()]
    return Difference(
        before.name, after.name, _ordered(changed), _ordered(added), _ordered(removed), tuple(_pages(before, after))
    )


def facts(side: Side) -> dict[Fact, Seen]:
    """The facts of a register with their values; numbers that are no figures are no facts."""
    found: dict[Fact, Seen] = {}
    for row in side.rows:
        if row.get("kind") == "figure":
            seen = found.setdefault(_fact(row), Seen(row["value"]))
            for known, new in ((seen.shown, row["shown"]), (seen.pages, row["page"]), (seen.blocks, row["block"])):
                if new not in known:
                    known.append(new)
    return found


def _fact(row: Mapping[str, Any]) -> Fact:
    return Fact(*(str(row.get(name, "")) for name in Fact._fields))


def _differ(before: Seen, after: Seen) -> bool:
    return before.value != after.value or set(before.shown) != set(after.shown)


def _ordered(changes: list[FigureChange]) -> tuple[FigureChange, ...]:
    return tuple(sorted(changes, key=lambda one: ((one.after or one.before or Seen(None)).pages, one.fact)))


def _pages(before: Side, after: Side) -> list[PageChange]:
    """Pages in the order of the newer side, those that are gone at the end."""
    found: list[PageChange] = []
    for name, page in after.pages.items():
        old = before.pages.get(name)
        if old is None or (old.text is not None and page.text is not None and old.text != page.text):
            found.append(PageChange(name, old.number if old else None, page.number))
    gone = [name for name in before.pages if name not in after.pages]
    return [*found, *(PageChange(name, before.pages[name].number, None) for name in gone)]
