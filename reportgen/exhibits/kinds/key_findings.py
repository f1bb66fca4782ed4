"""Key findings: a panel beside a chart with the numbers that matter, each over two lines that say what it means."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.errors import Located
from reportgen.exhibits.block import Block, Rule, Space, Stack, Text
from reportgen.exhibits.context import Context
from reportgen.exhibits.shown import magnitude_runs
from reportgen.exhibits.supplied import brief
from reportgen.spec.names import MeasureName
from reportgen.text.paragraph import Paragraph, Run

_BLOCK = 77  # points from one rule to the next, in the look


class Finding(Located):
    """A change of a ``measure``, or a ``value`` in words, over a short ``text``."""

    measure: MeasureName | None = Field(None, description="The measure whose change stands large, with an arrow.")
    compare: str = Field("", description="A comparator: what the change is counted from.")
    as_: Literal["number", "percent", "points"] | None = Field(None, alias="as", description="How it is counted.")
    basis: str | None = Field(None, description="quarter, rolling 12 months ...; left out: the measure's own.")
    where: dict[str, str] = Field(default_factory=dict, description="Further filters: {borough: Camden}.")
    value: str = Field("", description="Words with figures, in place of a measure.")
    text: str = Field(min_length=1, description="One or two short sentences, Markdown with figures.")

    @model_validator(mode="after")
    def _whole(self) -> Finding:
        if bool(self.measure) == bool(self.value):
            raise ValueError("a finding has either a 'measure' or a 'value' in words")
        if self.measure and not self.compare:
            raise ValueError("a finding's 'measure' needs 'compare': what its change is counted from")
        return self


class Spec(Located):
    """A panel of one to four findings."""

    heading: str = Field("Key findings", description="The words above, a template.")
    findings: tuple[Finding, ...] = Field(min_length=1, max_length=4)
    note: str = Field("", description="Small words under the findings: how many people, what counts as similar.")


def build(spec: Spec, context: Context) -> Block:
    """Heading, findings with a rule above each, and the note; it stands on the panel that its arrangement draws."""
    heading = Paragraph(context.words.inline(spec.heading, spec.place_of("heading")), "finding-heading", "H2")
    children: list[Block] = [Text(paragraphs=(heading,), may_split=False), Space(height=4)]
    for number, finding in enumerate(spec.findings, start=1):
        children += _finding(finding, f"{context.block_id}.finding-{number}", context)
    if spec.note:
        words = context.words.paragraphs(spec.note, spec.place_of("note"), "note")
        children += [Rule(), Space(height=5), Text(paragraphs=words)]
    return Stack(id=context.block_id, place=spec.place, gap=0, keep_together=True, children=tuple(children))


def _finding(finding: Finding, finding_id: str, context: Context) -> list[Block]:
    value = Text(id=f"{finding_id}.value", paragraphs=(Paragraph(_value(finding, context), "finding-value"),))
    words = context.words.paragraphs(finding.text, finding.place_of("text"), "body")
    text = Text(id=f"{finding_id}.text", place=finding.place, paragraphs=words)
    # 6 + 26 + 34 for two lines of text + 10 make the block of 77 with its rule.
    return [Rule(), Space(height=6), value, text, Space(height=_BLOCK - 6 - 26 - 34 - 0.75)]


def _value(finding: Finding, context: Context) -> tuple[Run, ...]:
    if finding.measure is None:
        return brief(context.words.inline(finding.value, finding.place_of("value")))
    change = context.measures.change(
        finding.measure,
        finding.compare,
        kind=finding.as_,
        basis=finding.basis,
        where=finding.where or None,
        place=finding.place_of("measure"),
    )
    return magnitude_runs(change, context.theme)
