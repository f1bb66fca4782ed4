"""Declarations: statements in rows, each with a box that confirms it."""

from __future__ import annotations

from pydantic import Field as Key

from reportgen.errors import Located
from reportgen.exhibits.block import Block, Box, Row, Rule, Space, Stack, Text
from reportgen.exhibits.context import Context
from reportgen.exhibits.form_parts import NOT_THERE, TICK, box, given, ticked
from reportgen.text.paragraph import Paragraph, Run

_PADDING, _CONFIRMED_WIDTH = 8.0, 78.0


class Declaration(Located):
    """One statement: what it is about, what it says in this edition, and whether it is confirmed."""

    about: str = Key(description="What the statement is about, in bold: Legal advice.")
    text: str = Key(description="The statement, such as '{{ facts.declared.legal }}'; [x] where it comes out empty.")
    confirmed: str = Key("", description="'yes' or 'no', such as '{{ facts.confirmed.legal }}'; empty: to be ticked.")


class Spec(Located):
    """Statements under a header, with a box at the end of each row."""

    statement_heading: str = Key("Statement", description="The words over the statements.")
    confirmed_heading: str = Key("Confirmed", description="The words over the boxes.")
    declarations: tuple[Declaration, ...] = Key(min_length=1, description="The statements, in order.")


def build(spec: Spec, context: Context) -> Block:
    """A header and rows with rules between them, broken over pages between rows only."""
    rows: list[Block] = []
    for number, declaration in enumerate(spec.declarations, start=1):
        rows += [_row(declaration, f"{context.block_id}.declaration-{number}", context), Rule()]
    first = Stack(children=(_header(spec, context), *rows[:2]), gap=0, keep_together=True)
    return Stack(id=context.block_id, place=spec.place, children=(first, *rows[2:]), gap=0)


def _header(spec: Spec, context: Context) -> Block:
    def over(key: str, align: str) -> Block:
        words = context.words.plain(getattr(spec, key), spec.place_of(key))
        paragraph = Paragraph((Run(words),), "form-header", align="right" if align == "right" else "left")
        return Text(paragraphs=(paragraph,), may_split=False)

    return Box(
        child=Row(
            children=(over("statement_heading", "left"), over("confirmed_heading", "right")),
            widths=(1, _CONFIRMED_WIDTH),
            gap=0,
        ),
        fill="navy",
        padding=(_PADDING, 4, _PADDING, 4),
    )


def _row(declaration: Declaration, name: str, context: Context) -> Block:
    about = context.words.inline(declaration.about, declaration.place_of("about"))
    subject = "".join(run.text for run in about).rstrip(":")
    text = given(declaration.text, declaration.place_of("text"), context)
    said = context.words.inline(declaration.text, declaration.place_of("text")) if text else (Run(NOT_THERE),)
    state = ticked(declaration.confirmed, declaration.place_of("confirmed"), context)
    words = Text(paragraphs=(Paragraph((Run(f"{subject}: ", bold=True), *said)),), may_split=False)
    across = (_CONFIRMED_WIDTH - TICK) / 2
    confirmed = Row(
        widths=(across, TICK, across),
        gap=0,
        children=(Space(height=0), box(name, f"{subject}, confirmed", state), Space(height=0)),
    )
    return Box(
        child=Row(children=(words, confirmed), widths=(1, _CONFIRMED_WIDTH), gap=0, align="middle"),
        padding=(_PADDING, 7, 0, 7),
    )
