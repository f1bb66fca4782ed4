"""The one table of exhibit kinds: the name in YAML, the model that validates it, the function that builds it.

A new kind is one file in ``exhibits/kinds`` and one line here. The pipeline hands ``spec_models()`` to the loader, so
that specs are validated without the spec room knowing any kind.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from reportgen.errors import Located
from reportgen.exhibits.block import Block
from reportgen.exhibits.context import Context
from reportgen.exhibits.kinds import (
    bar,
    big_numbers,
    borough_map,
    boxes,
    column,
    column_line,
    contents,
    cover,
    cumulative_line,
    declarations,
    definition_notes,
    donut,
    finance_table,
    form_facts,
    heading,
    indicators,
    key,
    key_facts,
    key_findings,
    line,
    milestone_list,
    not_available,
    note,
    outcomes,
    picture,
    pull_quote,
    questions,
    ranked_bars,
    rating_tally,
    recommendations,
    revisions,
    risk_register,
    scorecard,
    section_links,
    signature,
    small_multiples,
    statement,
    table,
    text,
    tiles,
    withheld,
    yaml_source,
)


class Kind(NamedTuple):
    """A kind's spec model and its builder, which takes an instance of that model.

    ``belongs_above``: in a slot with several exhibits it explains the one above it and stands closer to that.
    """

    spec: type[Located]
    build: Callable[[Any, Context], Block]
    belongs_above: bool = False


KINDS: dict[str, Kind] = {
    "bar": Kind(bar.Spec, bar.build),
    "big-numbers": Kind(big_numbers.Spec, big_numbers.build),
    "borough-map": Kind(borough_map.Spec, borough_map.build),
    "boxes": Kind(boxes.Spec, boxes.build),
    "column": Kind(column.Spec, column.build),
    "column-line": Kind(column_line.Spec, column_line.build),
    "contents": Kind(contents.Spec, contents.build),
    "cover": Kind(cover.Spec, cover.build),
    "cumulative-line": Kind(cumulative_line.Spec, cumulative_line.build),
    "declarations": Kind(declarations.Spec, declarations.build),
    "definition-notes": Kind(definition_notes.Spec, definition_notes.build),
    "donut": Kind(donut.Spec, donut.build),
    "finance-table": Kind(finance_table.Spec, finance_table.build),
    "form-facts": Kind(form_facts.Spec, form_facts.build),
    "heading": Kind(heading.Spec, heading.build),
    "indicators": Kind(indicators.Spec, indicators.build),
    "key": Kind(key.Spec, key.build, belongs_above=True),
    "key-facts": Kind(key_facts.Spec, key_facts.build),
    "key-findings": Kind(key_findings.Spec, key_findings.build),
    "line": Kind(line.Spec, line.build),
    "milestone-list": Kind(milestone_list.Spec, milestone_list.build),
    "not-available": Kind(not_available.Spec, not_available.build),
    "note": Kind(note.Spec, note.build, belongs_above=True),
    "outcomes": Kind(outcomes.Spec, outcomes.build),
    "picture": Kind(picture.Spec, picture.build),
    "pull-quote": Kind(pull_quote.Spec, pull_quote.build),
    "questions": Kind(questions.Spec, questions.build),
    "ranked-bars": Kind(ranked_bars.Spec, ranked_bars.build),
    "rating-tally": Kind(rating_tally.Spec, rating_tally.build),
    "recommendations": Kind(recommendations.Spec, recommendations.build),
    "revisions": Kind(revisions.Spec, revisions.build),
    "risk-register": Kind(risk_register.Spec, risk_register.build),
    "scorecard": Kind(scorecard.Spec, scorecard.build),
    "section-links": Kind(section_links.Spec, section_links.build),
    "signature": Kind(signature.Spec, signature.build),
    "small-multiples": Kind(small_multiples.Spec, small_multiples.build),
    "statement": Kind(statement.Spec, statement.build),
    "table": Kind(table.Spec, table.build),
    "text": Kind(text.Spec, text.build),
    "tiles": Kind(tiles.Spec, tiles.build),
    "withheld": Kind(withheld.Spec, withheld.build, belongs_above=True),
    "yaml-source": Kind(yaml_source.Spec, yaml_source.build),
}


def spec_models() -> dict[str, type[Located]]:
    """The spec model of each kind by its name in YAML."""
    return {name: kind.spec for name, kind in KINDS.items()}
