"""Footnotes stand at the foot of what holds their marks, numbered in reading order."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.exhibits.block import Block, Cell, Space, Stack, TableRow, Text
from reportgen.layout.page import Page, ShapeFragment, TableFragment, TextFragment
from reportgen.text.markdown import paragraphs
from reportgen.text.marked import Marks
from reportgen.theme import Theme
from tests.layout.builders import laid_out, of_type, page_content, row, table


def noted(source: str, **more: object) -> Text:
    return Text(paragraphs=paragraphs(source, Marks()), **more)  # type: ignore[arg-type]


def feet(page: Page) -> list[TextFragment]:
    texts: list[TextFragment] = of_type(page, TextFragment)
    return [text for text in texts if text.block.endswith(".footnotes")]


def notes_on(page: Page) -> list[tuple[str | None, str]]:
    return [(p.marker, p.text) for text in feet(page) for p in text.paragraphs]


def marks_on(page: Page) -> list[str]:
    texts: list[TextFragment] = of_type(page, TextFragment)
    return [run.text for text in texts for p in text.paragraphs for run in p.runs if run.note]


def test_notes_stand_at_the_foot_of_their_slot_under_a_short_rule(theme: Theme) -> None:
    left, right = noted("One[^b] two[^a]\n\n[^a]: A.\n[^b]: B.", id="l"), noted("Three[^a]\n\n[^a]: C.", id="r")
    pages, problems = laid_out(theme, page_content(arrangement="two", slots={"left": left, "right": right}))
    (page,) = pages.pages
    assert not problems.found
    assert notes_on(page) == [("1", "B."), ("2", "A."), ("3", "C.")]
    assert marks_on(page) == ["1", "2", "3"]
    first, second = feet(page)
    assert (first.rect.x, first.rect.bottom) == (32, 480)  # two lines of 13 at the foot of [32, 96, 440, 384]
    assert (first.rect.h, second.rect.h) == (26, 13)
    rules = [shape for shape in of_type(page, ShapeFragment) if shape.block == "l.footnotes"]
    assert [(rule.rect.x, rule.rect.y, rule.rect.w) for rule in rules] == [(32, 480 - 26 - 4 - 0.75, 120)]


def test_a_mark_leads_to_its_own_note(theme: Theme) -> None:
    pages, _ = laid_out(theme, page_content(slots={"main": noted("One[^a]\n\n[^a]: A.", id="m")}))
    texts = of_type(pages.pages[0], TextFragment)
    (mark,) = [run for text in texts for p in text.paragraphs for run in p.runs if run.note]
    assert mark.link == "#knife-crime.note-1"
    assert [p.anchor for text in texts for p in text.paragraphs if p.anchor] == ["knife-crime.note-1"]


def test_what_stretches_ends_above_the_notes(theme: Theme) -> None:
    block = Stack(id="m", gap=0, children=(Space(stretch=True), noted("Last[^a]\n\n[^a]: A.")))
    pages, _ = laid_out(theme, page_content(slots={"main": block}))
    (last,) = [text for text in of_type(pages.pages[0], TextFragment) if text.block == "m"]
    assert last.rect.bottom == pytest.approx(480 - 13 - 4 - 0.75 - 8)


def test_a_mark_in_a_table_has_its_note_under_each_part_that_shows_it(theme: Theme) -> None:
    rows = [row(f"Row {n}", str(n)) for n in range(40)]
    marked = noted("Late row[^a]\n\n[^a]: Late.").paragraphs
    rows[30] = TableRow(cells=(Cell(paragraphs=marked), *rows[30].cells[1:]))
    pages, problems = laid_out(theme, page_content(slots={"main": table(*rows, id="t")}))
    assert not problems.errors
    assert [notes_on(page) for page in pages.pages] == [
        [("1", "Late.")] if "1" in marks_in_table(page) else [] for page in pages.pages
    ]
    assert sum(len(notes_on(page)) for page in pages.pages) == 1


def marks_in_table(page: Page) -> list[str]:
    tables: list[TableFragment] = of_type(page, TableFragment)
    cells = (cell for part in tables for table_row in part.table.rows for cell in table_row.cells)
    return [run.text for cell in cells for p in cell.paragraphs for run in p.runs if run.note]


@pytest.mark.parametrize(("numbering", "numbers"), [("page", ["1", "1"]), ("document", ["1", "2"])])
def test_numbers_start_anew_on_each_page_or_run_through(theme: Theme, numbering: str, numbers: list[str]) -> None:
    slide = theme.pages["slide"].model_copy(update={"footnotes": numbering})
    theme = theme.model_copy(update={"pages": {**theme.pages, "slide": slide}})
    contents = [page_content(f"p{n}", slots={"main": noted("x[^a]\n\n[^a]: A.", id=f"m{n}")}) for n in (1, 2)]
    pages, _ = laid_out(theme, *contents)
    assert [notes_on(page)[0][0] for page in pages.pages] == numbers
    assert [marks_on(page)[0] for page in pages.pages] == numbers


@given(marked=st.lists(st.booleans(), min_size=1, max_size=60), words=st.integers(1, 60))
def test_each_note_stands_once_on_the_page_of_its_mark_and_covers_nothing(
    theme: Theme, marked: list[bool], words: int
) -> None:
    body = [f"{'word ' * words}end{f'[^n{n}]' if has else ''}" for n, has in enumerate(marked)]
    notes = [f"[^n{n}]: Note {n} {'says more ' * 20}." for n, has in enumerate(marked) if has]
    block: Block = noted("\n\n".join((*body, *notes)), id="m")
    pages, problems = laid_out(theme, page_content(arrangement="two", slots={"left": block}))
    assert not problems.errors, problems.found
    told = [note for page in pages.pages for note in notes_on(page)]
    assert [marker for marker, _ in told] == [str(n) for n in range(1, sum(marked) + 1)]
    for page in pages.pages:
        assert marks_on(page) == [marker for marker, _ in notes_on(page)]
        boxes = [f.rect for f in of_type(page, TextFragment) if f.block.startswith("m")]
        assert all(above.bottom <= below.y for above, below in pairwise(boxes))
        assert all(box.bottom <= 480.01 for box in boxes)


def test_notes_that_leave_no_room_are_told_as_such(theme: Theme) -> None:
    block = noted("Calls are answered.[^long]\n\n[^long]: " + "Words of a note that has no end. " * 400)
    _, problems = laid_out(theme, page_content(slots={"main": block}))
    assert any("leave no room in the slot 'main'" in problem.found for problem in problems.errors)
