"""Questions of a form with boxes for their answers: all answers are shown, the chosen one bold."""

from __future__ import annotations

from pydantic import Field as Key

from reportgen.errors import Located
from reportgen.exhibits.block import Block, Field, Row, Rule, Stack, Text
from reportgen.exhibits.context import Context
from reportgen.exhibits.form_parts import (
    LINE_HEIGHT,
    NOT_APPLICABLE,
    NOT_THERE,
    TICK,
    TICK_GAP,
    Line,
    answer,
    box,
    given,
    strong,
)
from reportgen.text.paragraph import Paragraph, Run

_ANSWER_WIDTH = 34.0  # points for the word beside a box
_DETAIL_LABEL = 96.0


class Question(Located):
    """A question, its answers, and what has to be said when the first of them holds."""

    text: str = Key(description="Markdown: '**Part 1:** is publication to be put off?'")
    answer: str = Key("", description="The answer, such as '{{ facts.deferred }}'; empty: to be filled in.")
    options: tuple[str, ...] = Key(("Yes", "No"), min_length=2, max_length=4, description="The answers there are.")
    details: tuple[Line, ...] = Key((), description="What the first answer needs: its reason, until when.")


class Spec(Located):
    """One question or more, with rules between them."""

    questions: tuple[Question, ...] = Key(min_length=1, description="The questions, in order.")


def build(spec: Spec, context: Context) -> Block:
    """Each question with its boxes at the right, its details under it."""
    children: list[Block] = [Rule()]
    for number, question in enumerate(spec.questions, start=1):
        children += [_question(question, f"{context.block_id}.question-{number}", context), Rule()]
    return Stack(id=context.block_id, place=spec.place, children=tuple(children), gap=8)


def _question(question: Question, name: str, context: Context) -> Block:
    chosen = answer(question.answer, question.place_of("answer"), context, question.options)
    runs = context.words.inline(question.text, question.place_of("text"))
    says = "".join(run.text for run in runs)
    children: list[Block] = [Text(paragraphs=(Paragraph(runs),), may_split=False)]
    widths: list[float] = [1]
    for number, option in enumerate(question.options):
        state = None if chosen is None else option == chosen
        words = (Run(option),)
        children += [
            box(name, f"{says} {option}", state, f"answer-{number}"),
            Text(paragraphs=(Paragraph(strong(words) if state else words),), may_split=False),
        ]
        widths += [TICK, _ANSWER_WIDTH]
    rows: list[Block] = [Row(children=tuple(children), widths=tuple(widths), gap=TICK_GAP)]
    rows += _details(question, says, chosen, name, context)
    return Stack(children=tuple(rows), gap=6, keep_together=True)


def _details(question: Question, says: str, chosen: str | None, name: str, context: Context) -> list[Block]:
    """What the first answer needs: fields while nobody has answered, else the words, [z] where they do not apply."""
    if chosen is None:
        return [
            _to_fill_in(line, f"{name}.detail-{n}", f"{says} {line.label}", context)
            for n, line in enumerate(question.details, start=1)
        ]
    applies = chosen == question.options[0]
    parts: list[Run] = []
    for line in question.details:
        value = given(line.value, line.place_of("value"), context)
        label = context.words.plain(line.label, line.place_of("label"))
        said = (value or NOT_THERE) if applies else NOT_APPLICABLE
        parts.append(Run(f"{label.rstrip(':')}: {said}", colour="secondary"))
    return (
        [Text(paragraphs=tuple(Paragraph((part,), space_after=2) for part in parts), may_split=False)] if parts else []
    )


def _to_fill_in(line: Line, name: str, says: str, context: Context) -> Block:
    label = context.words.inline(line.label, line.place_of("label"))
    return Row(
        widths=(_DETAIL_LABEL, 1),
        gap=TICK_GAP,
        align="middle",
        children=(
            Text(paragraphs=(Paragraph(label, "form-label"),), may_split=False),
            Field(name=name, says=says, control="text", height=LINE_HEIGHT),
        ),
    )
