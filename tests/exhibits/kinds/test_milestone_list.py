"""Milestones: a sign and a word for each status, the ground of its quarter, and what the commentary says of it."""

from __future__ import annotations

import pytest

from reportgen.errors import PackError
from reportgen.exhibits.block import Block, Box, Swatch
from reportgen.exhibits.context import Context
from reportgen.exhibits.kinds import milestone_list
from reportgen.exhibits.walk import paragraphs, walk
from reportgen.text.paragraph import Paragraph, Run
from tests.exhibits.plain_context import PlainTable, PlainTables, PlainWords, context, located

COLUMNS = ("section", "milestone", "programme", "quarter", "status")
DUE = [
    {"quarter": "Q1", "label": "Q1 milestone", "ground": "milestone-due"},
    {"quarter": "Q2", "label": "Q2 forthcoming", "ground": "milestone-later"},
]
HUB = ("hate", "Open the hub", "", "Q1", "delivered")


class Headed(PlainWords):
    """Words with headings."""

    def paragraphs(self, source: str, place: object, style: str = "body") -> tuple[Paragraph, ...]:
        parts = source.strip().split("\n\n")
        return tuple(
            Paragraph((Run(part.removeprefix("## ")),), style, "H2" if part.startswith("## ") else "P")
            for part in parts
        )


def plan(*rows: tuple[str, ...], **more: object) -> Context:
    return context(tables=PlainTables({"plan": PlainTable("plan", COLUMNS, rows)}), words=Headed(), **more)


def made(told: Context, **more: object) -> Block:
    spec = milestone_list.Spec.model_validate(located({"dataset": "plan", "due": DUE, **more}))
    return milestone_list.build(spec, told)


def boxes(block: Block) -> list[Box]:
    return [b for b in walk(block) if isinstance(b, Box)]


def told_words(block: Block) -> list[str]:
    return [p.text for p in paragraphs(block)]


def test_each_status_has_a_sign_of_its_own_and_a_word() -> None:
    statuses = ("delivered", "on track", "some delays", "[x]")
    rows = [("hate", f"Milestone {n}", "", "Q1", status) for n, status in enumerate(statuses)]
    block = made(plan(*rows))
    signs = [b.sample for b in walk(block) if isinstance(b, Swatch)]
    assert signs == ["tick", "arrow", "alert", "unknown"]
    shown = [next(iter(paragraphs(box))).text for box in boxes(block)]
    assert shown == ["Delivered", "On track", "Some delays", "[x] Unknown"]


def test_the_quarter_is_told_by_word_and_ground() -> None:
    block = made(plan(HUB, ("hate", "Train officers", "", "Q2", "on track")))
    assert [box.fill for box in boxes(block)] == ["milestone-due", "milestone-later"]
    assert [list(paragraphs(box))[1].text for box in boxes(block)] == ["Q1 milestone", "Q2 forthcoming"]


def test_a_milestone_names_the_programme_that_it_belongs_to() -> None:
    block = made(plan(HUB, ("hate", "Train officers", "Model programme 2: Police", "Q2", "on track")))
    assert told_words(block)[2:] == [
        "Open the hub", "On track", "Q2 forthcoming", "Train officers", "Part of Model programme 2: Police",
    ]  # fmt: skip


def test_what_the_commentary_says_under_a_milestones_heading_stands_with_it() -> None:
    commentary = {"done": "## Open the hub\n\nIt opened in April.\n\nReports go to it."}
    block = made(plan(HUB, commentary=commentary), commentary="done")
    assert told_words(block)[2:] == ["Open the hub", "It opened in April.", "Reports go to it."]


def test_a_heading_that_names_no_milestone_is_told_at_its_line() -> None:
    commentary = {"done": "## Open the hub\n\nIt opened.\n\n## Open the hubs\n\nNo."}
    with pytest.raises(PackError, match=r"done\.md:5:1: error: the heading 'Open the hubs' names no milestone.*Open"):
        made(plan(HUB, commentary=commentary, commentary_folder="data/x/commentary"), commentary="done")
    with pytest.raises(PackError, match=r"no commentary 'dune'.*did you mean 'done'"):
        made(plan(HUB, commentary=commentary), commentary="dune")


def test_a_status_that_is_none_is_an_error_at_its_cell_and_an_unknown_quarter_too() -> None:
    told = plan(("hate", "Open the hub", "", "Q1", "deliverd"))
    made(told)
    assert [str(problem) for problem in told.problems.errors] == [
        "data/plan.csv:2:5: error: 'deliverd' is no status; expected one of delivered, on track, some delays, or [x] "
        "where there is none (hint: did you mean 'delivered'?)"
    ]
    with pytest.raises(PackError, match=r"data/plan\.csv:2:4: error: 'Q3' is no quarter of this list"):
        made(plan(("hate", "Open the hub", "", "Q3", "delivered")))


def test_a_list_without_milestones_says_so_and_is_a_warning() -> None:
    told = plan(HUB)
    assert told_words(made(told, where={"section": "knives"})) == ["[x] no milestones"]
    assert [problem.rule for problem in told.problems.warnings] == ["empty-table"]


def test_a_thousand_milestones_with_long_names_each_stand_in_a_box_that_is_not_divided() -> None:
    rows = [("hate", f"Milestone {n} " + "with a long name " * 20, "", "Q2", "on track") for n in range(1000)]
    assert len(boxes(made(plan(*rows)))) == 1000
