"""Ratings wherever they show: cells of a table, the key that explains them, and the tally that counts them."""

import pytest

from reportgen.errors import PackError
from reportgen.exhibits.block import Block, Box, Cell, Row, Table
from reportgen.exhibits.context import Context
from reportgen.exhibits.kinds import key, rating_tally, table
from reportgen.exhibits.walk import paragraphs, walk
from tests.exhibits.plain_context import PlainTable, PlainTables, context, located


def projects(*codes: str) -> Context:
    rows = tuple((f"Project {n}", code) for n, code in enumerate(codes, start=1))
    return context(tables=PlainTables({"projects": PlainTable("projects", ("project", "conf"), rows)}))


def tally(told: Context, **more: object) -> Block:
    spec = rating_tally.Spec.model_validate(located({"dataset": "projects", "scale": "project", **more}))
    return rating_tally.build(spec, told)


def texts(block: Block, *styles: str) -> list[str]:
    return [p.text for p in paragraphs(block) if p.style in styles]


def test_a_tally_counts_each_code_complete_ones_first_and_leaves_out_codes_without_a_row() -> None:
    block = tally(projects("CA", "G", "A", "G", "R", "G"))
    assert texts(block, "chip", "finding-value", "key") == [
        "CA", "1", "complete", "G", "3", "on track", "A", "1", "some delay", "R", "1", "late or at risk",
    ]  # fmt: skip


def test_a_tally_counts_rows_without_a_rating_beside_an_empty_square() -> None:
    block = tally(projects("G", "-", "", "N/A", "[x]"))
    assert texts(block, "chip", "finding-value", "key") == ["G", "1", "on track", "4", "not rated"]
    chips = [b for b in walk(block) if isinstance(b, Box)]
    assert [(chip.fill, chip.outline) for chip in chips] == [("rating-green", None), (None, "outline")]


def test_a_tally_tells_what_is_to_be_supplied_from_what_is_not_rated() -> None:
    told = projects("G", "-", "[x]")
    told.tables.known["projects"].waits = True  # type: ignore[attr-defined]
    block = tally(told)
    assert texts(block, "finding-value", "key") == ["1", "on track", "1", "not rated", "1", "[x] to be supplied"]


def test_a_tally_of_more_than_four_codes_takes_a_second_line_of_the_same_columns() -> None:
    rows = [b for b in walk(tally(projects("CG", "CA", "G", "A", "R"))) if isinstance(b, Row) and len(b.children) == 4]
    assert len(rows) == 2


def test_what_is_no_rating_is_an_error_at_its_cell() -> None:
    told = projects("G", "Green")
    tally(told)
    assert [str(p) for p in told.problems.errors] == [
        "data/projects.csv:3:2: error: 'Green' is no rating; expected one of R, A, G, CR, CA, CG, or - where nothing "
        "is rated (hint: correct the table)"
    ]


def test_an_unknown_column_of_a_tally_names_the_nearest() -> None:
    with pytest.raises(PackError, match=r"no column .confidence.*project, conf"):
        tally(projects("G"), column="confidence")


def test_the_key_says_what_each_letter_of_a_scale_means() -> None:
    block = key.build(key.Spec.model_validate({"ratings": "project"}), context())
    assert texts(block, "key") == [
        "R late or at risk", "A some delay", "G on track", "C before a letter: complete",
    ]  # fmt: skip


def test_codes_of_complete_items_look_like_their_second_letter_and_what_is_not_rated_has_no_fill() -> None:
    spec = {"dataset": "projects", "columns": [{"column": "project"}, {"column": "conf", "format": "rating"}]}
    block = table.build(table.Spec.model_validate(located(spec)), projects("CR", "cg", "-"))
    made = next(b for b in walk(block) if isinstance(b, Table))
    assert [look(row.cells[1]) for row in made.rows] == [
        ("CR", "rating-red", True),
        ("CG", "rating-green", True),
        ("not rated", None, False),
    ]


def look(cell: Cell) -> tuple[str, str | None, bool]:
    return cell.paragraphs[0].text, cell.fill, cell.chip
