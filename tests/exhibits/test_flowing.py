"""Exhibits as the blocks of a flow: headings apart, notes with what they explain."""

from __future__ import annotations

from reportgen.exhibits.block import Anchored, Chart, Rule, Stack, Text
from reportgen.exhibits.flowing import flow_of
from reportgen.text.paragraph import Paragraph, Run


def text(*words: str) -> Text:
    """Paragraphs; those that start with # are headings."""
    made = (Paragraph((Run(w.lstrip("#")),), role="H2" if w.startswith("#") else "P") for w in words)
    return Text(id="one", paragraphs=tuple(made))


def said(block: Text | Anchored | Stack | Chart | Rule) -> list[str]:
    inner = block.child if isinstance(block, Anchored) else block
    return [p.text for p in inner.paragraphs] if isinstance(inner, Text) else []


def test_a_text_is_cut_at_its_headings() -> None:
    flow = flow_of("flow", [(text("a", "#Next", "b", "c"), False)])
    assert [said(child) for child in flow.children] == [["a"], ["Next"], ["b", "c"]]  # type: ignore[arg-type]
    assert [child.id for child in flow.children] == ["one.1", "one.2", "one.3"]


def test_an_anchor_stays_with_the_first_piece() -> None:
    flow = flow_of("flow", [(Anchored(id="x", anchor="x", child=text("#Next", "b")), False)])
    assert [isinstance(child, Anchored) for child in flow.children] == [True, False]


def test_a_note_stands_with_the_exhibit_that_it_explains() -> None:
    flow = flow_of("flow", [(text("a"), False), (Rule(id="table"), False), (text("Source: MPS"), True)])
    assert [child.id for child in flow.children] == ["one", "table.with"]
    group = flow.children[1]
    assert isinstance(group, Stack)
    assert next(child.id for child in group.children) == "table"
