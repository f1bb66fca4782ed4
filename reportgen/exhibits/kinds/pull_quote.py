"""A pull quote: one large sentence beside a bar, a quotation with who said it or a statement of the pack's own."""

from __future__ import annotations

from dataclasses import replace

from pydantic import Field, model_validator

from reportgen.errors import Located
from reportgen.exhibits.block import Block, Box, Edge, Text
from reportgen.exhibits.context import Context
from reportgen.text.paragraph import Paragraph, Run

_BAR, _INSET = 4.0, 18.0


class Spec(Located):
    """Words that stand out; with a name they are that person's, in quotation marks."""

    text: str = Field(
        min_length=1, description="One or two sentences, without quotation marks; figures stand in {{ }}."
    )
    name: str = Field("", description="Who said it; left out, the words are the pack's own.")
    role: str = Field("", description="What they are: Deputy Mayor for Policing and Crime.")

    @model_validator(mode="after")
    def _role_has_a_name(self) -> Spec:
        if self.role and not self.name:
            raise ValueError("a role needs the name of who has it")
        return self


def build(spec: Spec, context: Context) -> Block:
    """A box with a bar on its left, which is not divided; the name under the words."""
    runs = context.words.inline(spec.text, spec.place_of("text"))
    paragraphs = [Paragraph(_quoted(runs) if spec.name else runs, "pull-quote")]
    if spec.name:
        name = context.words.inline(spec.name, spec.place_of("name"))
        role = (Run(", "), *context.words.inline(spec.role, spec.place_of("role"))) if spec.role else ()
        paragraphs.append(Paragraph((*(replace(run, bold=True) for run in name), *role), "pull-name"))
    words = Text(paragraphs=tuple(paragraphs), may_split=False)
    edge = Edge("left", _BAR, "priority")
    return Box(id=context.block_id, place=spec.place, child=words, edge=edge, padding=(_INSET, 6, 0, 6))


def _quoted(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The words in quotation marks, a footnote's mark behind them."""
    spoken = [run for run in runs if not run.note]
    marks = [run for run in runs if run.note]
    return Run("\u201c"), *spoken, Run("\u201d"), *marks
