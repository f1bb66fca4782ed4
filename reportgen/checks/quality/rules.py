"""The quality checks of a pack: the rules that the audit has for any document, and those that need its figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from reportgen.checks.audit.rules import RULES as DOCUMENT_RULES
from reportgen.checks.quality import figures, headlines, words
from reportgen.checks.quality.finding import PackFinding
from reportgen.checks.quality.reading import Spot
from reportgen.checks.quality.subject import Subject, Told
from reportgen.errors import Severity


@dataclass(frozen=True, slots=True)
class FigureRule:
    """A rule over a pack's figures; severities as those of the audit."""

    severity: Severity
    find: Callable[[Subject], Iterator[Told]]
    hint: str


FIGURE_RULES: Final[dict[str, FigureRule]] = {
    "fact.one-value": FigureRule("error", figures.one_fact_one_value, "take both from one measure or table"),
    "fact.since-last-edition": FigureRule(
        "warning", figures.restated_since, "mark it [r] and list it among the revisions, or correct the data"
    ),
    "fact.headline": FigureRule("error", headlines.denied_headlines, "write it with a movement of the figure"),
    "fact.money-kind": FigureRule("warning", words.budget_and_forecast, "name the figure by what it is"),
    "wording.figure-direction": FigureRule("error", words.directions, "write the movement with the figure's filter"),
    "wording.figure-stable": FigureRule("warning", words.stable_words, "write the movement with the figure's filter"),
    "wording.within-band": FigureRule("warning", words.movements_within_band, "say that it is similar"),
    "wording.since": FigureRule("error", headlines.denied_since, "check the claim against the whole series"),
    "period.outside-edition": FigureRule("error", figures.outside_the_edition, "take the edition's own period"),
    "period.compared": FigureRule("error", figures.compared_windows, "compare periods of one length"),
    "plausible.jump": FigureRule("warning", figures.jumps, "check the source; excuse it where it is right"),
    "plausible.slipped-point": FigureRule(
        "warning", figures.slipped_points, "look for a slipped decimal point or unit"
    ),
    "plausible.value": FigureRule("error", figures.impossible_values, "check the measure's calculation and unit"),
    "plausible.marker": FigureRule("warning", headlines.stray_markers, "use [x], [c] or [z], and say why"),
}
"""Rules that need the figures of a pack, by id."""


RULE_IDS: Final = (*DOCUMENT_RULES, *FIGURE_RULES)
"""The id of every rule that a pack is held to."""


def check_pack(subject: Subject) -> Iterator[PackFinding]:
    """What every rule finds in a pack."""
    spots = subject.read.spots
    for name, rule in DOCUMENT_RULES.items():
        for each in rule.find(subject.read.document):
            yield _finding(name, rule.severity, rule.hint, spots[each.place.line], each.message)
    for name, own in FIGURE_RULES.items():
        for told in own.find(subject):
            yield _finding(name, own.severity, own.hint, told.spot, told.message)


def _finding(rule: str, severity: Severity, hint: str, spot: Spot, message: str) -> PackFinding:
    return PackFinding(rule, severity, spot.place, spot.page, spot.block, message, hint, spot.text, spot.figures)
