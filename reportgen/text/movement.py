"""Movement wording by rule: thresholds decide the word, the comparator is named, no sign follows a direction word.

The rules are those that published packs follow (thresholds from the theme, by family of measure): volumes under 3 % are
stable, detection rates under half a point, survey scores up to 2 points; slight up to the next threshold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from reportgen.metrics.change import percent_change
from reportgen.metrics.figure import Figure
from reportgen.text.numbers import marker, round_half_away, show_value
from reportgen.theme import MovementRule

Direction = Literal["up", "down", "level"]
Degree = Literal["stable", "slight", "plain", "strong"]
Judgement = Literal["better", "worse", "similar", "neither"]

ARROWS: Final[Mapping[Direction, str]] = {"up": "▲", "down": "▼", "level": "►"}
_VERBS: Final[Mapping[str, tuple[str, str]]] = {"percent": ("rose", "fell"), "points": ("rose", "fell")}
_DEFAULT_RULE: Final = MovementRule(stable=0)


@dataclass(frozen=True, slots=True)
class Movement:
    """A change judged: where it went, how far by the thresholds, and whether that is good.

    ``direction`` is ``level`` when the change is stable, whatever its sign. ``judgement`` names a theme colour, but for
    ``neither``.
    """

    change: Figure
    direction: Direction
    degree: Degree
    judgement: Judgement

    @property
    def arrow(self) -> str:
        """▲, ▼ or ►, to stand beside the words, never alone."""
        return ARROWS[self.direction]

    @property
    def size(self) -> str:
        """The change without sign, for after a direction word: ``18%``, ``0.6 percentage points``, ``125``."""
        return _amount(self.change, form="words")

    @property
    def signed(self) -> str:
        """The change with its sign, for brackets and tables: ``+2%``, ``−1 pp``."""
        return _signed(self.change)

    @property
    def tile(self) -> str:
        """The short form beside an arrow: ``Up 18%``, ``Similar (−2 pp)``, ``Down slightly, 3 pp``, ``No change``."""
        if self.change.value is None:
            return marker(self.change)
        if self.direction == "level":
            return f"Similar ({self.signed})" if _shown(self.change) else "No change"
        word = "Up" if self.direction == "up" else "Down"
        size = _amount(self.change, form="short")
        return f"{word} slightly, {size}" if self.degree == "slight" else f"{word} {size}"

    def phrase(self, *, against: bool = True) -> str:
        """A verb phrase: ``increased by 18% on Q1 2022/23``, ``remained stable on the previous quarter (Q4 2022/23)``.

        A stable change carries its figure in brackets after the comparator. ``against`` False leaves the comparator out
        (for headlines whose page names it).
        """
        comparator = f" on {self.change.against}" if against and self.change.against else ""
        if self.change.value is None:
            return f"has no change to report{comparator} ({marker(self.change)})"
        if self.direction == "level":
            return f"remained stable{_with_figure(comparator, self.signed) if against else ''}"
        verb = self._verb + (" slightly" if self.degree == "slight" else "")
        return f"{verb} by {self.size}{comparator}"

    def aside(self, *, against: bool = True) -> str:
        """Without a verb, for after a figure: ``up 9% on Q4 2022/23``, ``similar to Q1 2022/23 (+3%)``."""
        comparator = self.change.against if against else ""
        if self.change.value is None:
            return f"no change to report{f' on {comparator}' if comparator else ''} ({marker(self.change)})"
        if self.direction == "level":
            return _with_figure(f"similar to {comparator}" if comparator else "similar", self.signed)
        on = f" on {comparator}" if comparator else ""
        slightly = " slightly, by" if self.degree == "slight" else ""
        return f"{self.direction}{slightly} {self.size}{on}"

    @property
    def _verb(self) -> str:
        unit = self.change.unit.kind if self.change.change_kind == "points" else ""
        rose, fell = _VERBS.get(unit, ("increased", "decreased"))
        return rose if self.direction == "up" else fell


def judge(change: Figure, rules: Mapping[str, MovementRule]) -> Movement:
    """A change with its direction, degree and judgement by the thresholds of its family."""
    rule = rules.get(change.family, _DEFAULT_RULE)
    measured = _measured(change)
    if measured is None:
        return Movement(change, "level", "stable", "similar")
    degree = _degree(measured, _places(change), rule)
    if degree == "stable" or not _shown(change):
        return Movement(change, "level", "stable", "similar")
    direction: Direction = "up" if measured > 0 else "down"
    good = change.good
    judgement: Judgement = "neither" if good == "neither" else "better" if good == direction else "worse"
    return Movement(change, direction, degree, judgement)


def level(change: Figure, rules: Mapping[str, MovementRule], *, brief: bool = False, against: bool = True) -> str:
    """How a value stands to a baseline: ``24% above its level before the pandemic (Q1 2019/20)``, ``level with ...``.

    ``brief`` leaves out the period in brackets, ``against`` False the whole baseline (``24% above``), where a sentence
    names it. From the rule's ``strong`` threshold on it is "significantly" so.
    """
    base = change.against.partition(" (")[0] if brief else change.against
    if change.value is None:
        return f"not comparable{f' with {base}' if against else ''} ({marker(change)})"
    if not _shown(change):
        named = f"at {base}" if base.startswith("its level") else f"level with {base}"
        return named if against else "level"
    rule = rules.get(change.level_family or "pre-pandemic", _DEFAULT_RULE)
    strong = "significantly " if _degree(change.value, change.places, rule) == "strong" else ""
    side = "above" if change.value > 0 else "below"
    size = _amount(change, form="words")
    if not against:
        return f"{size} {side}"
    return f"{strong}{side} {base}, by {size}" if strong else f"{size} {side} {base}"


def more_or_fewer(change: Figure) -> str:
    """A change in number: ``3 fewer offences than in the previous 12 months``, or ``the same number of ...``."""
    if change.value is None:
        return f"{marker(change)} against {change.against}"
    unit = change.unit
    size = round_half_away(change.value, change.places)
    if size == 0:
        return f"the same number of {unit.name} as in {change.against}"
    word = "more" if size > 0 else ("fewer" if unit.kind in ("count", "days") else "less")
    name = unit.singular or unit.name if abs(size) == 1 else unit.name
    return f"{abs(size):,}\u00a0{word} {name} than in {change.against}"


def _degree(value: float, places: int, rule: MovementRule) -> Degree:
    """Where the absolute change falls.

    An inclusive threshold is met by the change as shown (2.4 shown as 2 is within "up to 2"), an exclusive one by the
    unrounded change (2.7 is under 3, though shown as 3): rounding alone never turns similar into a movement.
    """
    size = float(round_half_away(abs(value), places)) if rule.inclusive else abs(value)

    def within(threshold: float | None) -> bool:
        return threshold is not None and (size <= threshold if rule.inclusive else size < threshold)

    if within(rule.stable):
        return "stable"
    if within(rule.slight):
        return "slight"
    strong = rule.strong is not None and float(round_half_away(abs(value), places)) >= rule.strong
    return "strong" if strong else "plain"


def _measured(change: Figure) -> float | None:
    """The change in the measure that thresholds speak of: per cent for volumes, even when the number is shown."""
    if change.value is None:
        return None
    now, before = change.now, change.before
    volume = change.family in ("volume", "pre-pandemic")
    if change.change_kind == "number" and volume and now and before and now.value is not None and before.value:
        return percent_change(now.value, before.value)
    return change.value


def _places(change: Figure) -> int:
    return 0 if change.change_kind == "number" and change.family == "volume" else change.places


def _shown(change: Figure) -> bool:
    """Whether anything but zero is left after rounding."""
    return change.value is not None and round_half_away(change.value, change.places) != 0


def _amount(change: Figure, form: Literal["short", "words"]) -> str:
    if change.value is None:
        return marker(change)
    counted = change.unit.kind in ("count", "rate") and form == "words"
    return show_value(abs(change.value), change.unit, change.places, form="long" if counted else form)


def _signed(change: Figure) -> str:
    if change.value is None:
        return marker(change)
    return show_value(change.value, change.unit, change.places, signed=True)


def _with_figure(comparator: str, figure: str) -> str:
    """The figure in brackets after the comparator, joined with a bracket that is there already."""
    if comparator.endswith(")"):
        return f"{comparator[:-1]}, {figure})"
    return f"{comparator} ({figure})" if comparator else f" ({figure})"
