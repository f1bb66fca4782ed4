"""The table of the audit's rules: id, severity, hint and the function that finds the breaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportgen.checks.audit import (
    claims,
    endings,
    facts,
    grammar,
    kinds,
    language,
    names,
    near,
    periods,
    plausible,
    points,
    ratings,
    relations,
    sentences,
    series,
    spoken,
    stated,
    totals,
    variances,
    wording,
)
from reportgen.checks.audit.finding import AuditFinding, Found
from reportgen.checks.audit.model import AuditedDocument
from reportgen.errors import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the audit. ``severity``: error (a contradiction), warning (probably wrong), note (style)."""

    severity: Severity
    find: Callable[[AuditedDocument], Iterator[Found]]
    hint: str


RULES: dict[str, Rule] = {
    "arithmetic.total": Rule("error", totals.broken_totals, "check the rows and the total against the source"),
    "arithmetic.subtotal": Rule("error", totals.broken_parents, "check the row and the rows below that it adds up"),
    "arithmetic.group": Rule("error", totals.broken_groups, "check each part and the group's figure"),
    "arithmetic.share": Rule(
        "warning", totals.broken_shares, "check the shares, or say that they do not cover the whole"
    ),
    "arithmetic.difference": Rule("error", relations.broken_differences, "compute it anew from the unrounded figures"),
    "arithmetic.no-variance": Rule("error", variances.idle_variances, "compute the variance anew"),
    "arithmetic.named-variance": Rule("error", variances.named_variances, "compute it anew from the unrounded figures"),
    "arithmetic.stated-variance": Rule("error", variances.stated_variances, "compute it anew from the amounts"),
    "arithmetic.sign": Rule("error", relations.wrong_signs, "give it the sign that the column's other rows use"),
    "arithmetic.reserve": Rule(
        "error", relations.broken_reserves, "check opening balance, movement and closing balance"
    ),
    "arithmetic.statement": Rule("error", sentences.broken_statements, "check the three figures against the source"),
    "arithmetic.side-by-side": Rule("error", stated.side_by_side, "check the figures against the source"),
    "arithmetic.movement": Rule("error", sentences.broken_movements, "check both ends and the change"),
    "arithmetic.gap": Rule("error", spoken.spoken_differences, "check both figures and the difference"),
    "arithmetic.split": Rule("error", spoken.broken_splits, "check the parts and the whole"),
    "arithmetic.fraction": Rule("warning", spoken.spoken_fractions, "say the fraction that the percentage is"),
    "fact.restated": Rule("error", facts.facts_stated_twice, "take the figure from one place, or say what differs"),
    "fact.level": Rule("error", facts.levels_stated_twice, "take the figure from one place, or say what differs"),
    "fact.tables": Rule("error", facts.tables_that_disagree, "bring both tables from the same source"),
    "fact.rows": Rule("error", facts.long_tables_that_disagree, "keep one row, or say what differs"),
    "fact.text-table": Rule("warning", facts.text_against_tables, "bring the text and the table to the same figure"),
    "fact.near-miss": Rule("warning", near.near_passages, "take the figure from one place"),
    "fact.near-table": Rule("warning", near.near_rows, "bring the text and the table to the same figure"),
    "fact.kind": Rule("error", kinds.money_of_another_kind, "name the amount by what it is"),
    "fact.since": Rule("warning", claims.records_since, "check which year is right"),
    "fact.extreme": Rule("warning", claims.denied_extremes, "check which entry is the lowest or highest"),
    "fact.other-row": Rule("warning", near.figures_of_another_row, "name the row that the figures are of"),
    "wording.sign-after-word": Rule("note", wording.signs_after_words, "drop the sign: the word gives the direction"),
    "wording.direction": Rule("error", wording.words_against_signs, "check which of word and sign is right"),
    "wording.direction-column": Rule("error", facts.words_in_columns, "check which of word and sign is right"),
    "wording.stable": Rule("warning", wording.unstable, "say increased or decreased, or state the band"),
    "wording.stable-moving": Rule("warning", wording.stable_and_moving, "say increased or decreased"),
    "wording.stable-figures": Rule("warning", stated.still_figures, "say increased or decreased"),
    "wording.table-direction": Rule("error", series.denied_directions, "check the word against the table"),
    "wording.spend": Rule("error", sentences.wrong_spend, "compute the variance anew from spend and budget"),
    "wording.spend-sign": Rule(
        "error", wording.spend_against_signs, "an overspend is positive, an underspend negative"
    ),
    "wording.percentage-points": Rule(
        "warning", points.percent_for_points, "write percentage points (pp) for the change of a percentage"
    ),
    "wording.points-column": Rule("warning", points.points_in_tables, "show percentage points (pp) in the column"),
    "wording.survey-interval": Rule("warning", wording.movements_within_interval, "say that the score is similar"),
    "wording.record": Rule("error", wording.denied_records, "check the claim against the whole series"),
    "period.label": Rule(
        "error", periods.impossible_labels, "a fiscal year is written with two years that follow each other"
    ),
    "period.beyond": Rule("warning", series.columns_beyond, "check the quarter of the column"),
    "period.stale": Rule("warning", series.stale_data, "bring the data up to date, or say why they are not"),
    "period.date": Rule("error", periods.impossible_dates, "check the day, the month and the year"),
    "period.quarter-months": Rule("error", periods.wrong_quarter_months, "check the quarter and its months"),
    "period.windows": Rule("error", periods.unequal_windows, "compare periods of one length"),
    "period.style": Rule("note", periods.mixed_styles, "write fiscal quarters in one way, such as Q1 2023/24"),
    "period.past-future": Rule("warning", periods.past_futures, "say what happened, or check the date"),
    "period.outside": Rule("warning", periods.quarters_beyond, "check the quarter"),
    "period.outside-report": Rule("warning", claims.dates_outside, "check the date, or the period that is covered"),
    "period.past-meeting": Rule("warning", claims.past_meetings, "take out what is over, or check the date"),
    "plausible.over-100": Rule("warning", plausible.rates_over_hundred, "check the base of the percentage"),
    "plausible.large-change": Rule("warning", series.large_changes, "check both figures of the change"),
    "plausible.whole-count": Rule("warning", plausible.parts_of_counts, "check the unit, or round the count"),
    "plausible.factor": Rule("warning", plausible.slipped_points, "look for a slipped decimal point or unit"),
    "plausible.scale": Rule("warning", plausible.amounts_without_scale, "say million, or write all digits"),
    "plausible.overdraw": Rule("warning", relations.overdrawn, "check the draw and the balance"),
    "plausible.missing-marker": Rule("note", plausible.mixed_markers, "use one marker for each reason, and explain it"),
    "rating.target": Rule("warning", ratings.ratings_against_targets, "check the rating against its rule"),
    "rating.slip": Rule("warning", ratings.ratings_against_slips, "check the rating against the slip"),
    "rating.no-data": Rule("warning", ratings.rated_without_data, "give the figure, or leave the rating out"),
    "text.repeated-word": Rule("warning", language.words_twice, "delete one"),
    "text.repeated-line": Rule("warning", language.lines_twice, "delete the line that was broken off"),
    "text.misspelling": Rule("warning", language.misspellings, "correct the spelling"),
    "text.less-fewer": Rule("note", language.less_for_fewer, "write fewer"),
    "text.article": Rule("note", language.wrong_articles, "use the other form of the article"),
    "text.grammar": Rule("warning", grammar.wrong_forms, "correct the form"),
    "text.unfinished": Rule("warning", language.unfinished, "finish the sentence"),
    "text.full-stop": Rule("note", endings.missing_stops, "end the sentence with a full stop"),
    "text.contents-entry": Rule("warning", endings.unanswered_entries, "name the entry as its page is named"),
    "text.reference": Rule("warning", language.loose_references, "correct the reference"),
    "text.contents": Rule("warning", language.wrong_contents, "bring the contents page up to date"),
    "text.spelling": Rule("note", language.spellings, "write a name in one way"),
    "text.name": Rule("note", names.names_in_several_ways, "write a name in one way"),
    "text.note-mark": Rule("note", language.marks_without_notes, "add the note, or delete the mark"),
    "text.homoglyph": Rule("warning", language.foreign_letters, "type the Latin letter"),
}
"""Every rule by its id, the family before the dot."""


def audit(document: AuditedDocument) -> list[AuditFinding]:
    """All findings of a document, by place, then rule; the same words about the same place are said once."""
    found = {
        AuditFinding(document.name, each.place.line, each.place.page, name, rule.severity, each.message, rule.hint)
        for name, rule in RULES.items()
        for each in rule.find(document)
    }
    return sorted(found, key=lambda f: (f.page, f.line, f.rule, f.message))
