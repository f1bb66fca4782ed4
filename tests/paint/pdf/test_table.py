"""Tables as readers get them: headers over cells, groups, words that say more than what is shown."""

from __future__ import annotations

from tests.paint.pdf import sample_pages as s
from tests.paint.pdf.read_back import Node, Painted


def painted_table(*fragments: object) -> Node:
    painted = Painted(s.pages(s.page(*fragments)))  # type: ignore[arg-type]
    assert painted.failures() == []
    (table,) = painted.document.all("Table")
    return table


def header(*words: str) -> tuple[s.Cell, ...]:
    return tuple(s.cell(w, header="column") for w in words)


def test_a_table_has_head_body_and_scoped_headers() -> None:
    table = painted_table(s.table(header("Borough", "Calls"), ((s.cell("Camden"), s.cell("10")),)))
    assert table.outline() == "Table(THead(TR(TH TH)) TBody(TR(TH TD)))"
    assert [node.attribute("/Scope") for node in table.all("TH")] == ["/Column", "/Column", "/Row"]
    assert str(table.attribute("/Summary")) == "Calls by borough."


def test_a_plain_table_needs_no_headers_at_its_cells() -> None:
    table = painted_table(s.table(header("Borough", "Calls"), ((s.cell("Camden"), s.cell("10")),)))
    assert table.all("TD")[0].attribute("/Headers") is None


def test_cells_under_a_group_name_know_their_group() -> None:
    rows = (
        (s.cell("Ethnicity", header="row"), s.cell("White", header="row"), s.cell("−3")),
        (s.cell("", header="row"), s.cell("Black", header="row"), s.cell("−12")),
        (s.cell("Age", header="row"), s.cell("16 to 24", header="row"), s.cell("+5")),
    )
    table = painted_table(s.table(header("Group", "", "Trust"), rows))
    group, trust, ethnicity, white, black, age, young = (str(node.dictionary.ID) for node in table.all("TH"))
    heads = [[str(name) for name in node.attribute("/Headers")] for node in table.all("TD") if node.mcids]
    assert group
    assert heads == [[trust, ethnicity, white], [trust, ethnicity, black], [trust, age, young]]


def test_an_empty_header_cell_is_no_header() -> None:
    table = painted_table(s.table(header("Borough", ""), ((s.cell("Camden"), s.cell("▲")),)))
    assert table.kids[0].outline() == "THead(TR(TH TD))"


def test_a_header_that_reads_more_than_it_shows_says_so() -> None:
    head = (s.cell("Borough"), s.cell("Budget", header="column", reads="Year to date, budget"))
    table = painted_table(s.table(head, ((s.cell("Camden"), s.cell("10")),)))
    assert str(table.all("TH")[1].dictionary.ActualText) == "Year to date, budget"
    assert "/ActualText" not in table.all("TH")[0].dictionary


def test_a_caption_before_a_table_becomes_its_first_child() -> None:
    captions = [s.text(s.paragraph(words, role="Caption")) for words in ("Calls by borough", "London, Q1 2023/24")]
    table = painted_table(*captions, s.band(), s.table(header("Borough", "Calls"), ((s.cell("Camden"), s.cell("10")),)))
    assert table.kids[0].outline() == "Caption(P P)"


def test_grounds_and_rules_are_decoration_and_cells_with_two_paragraphs_hold_two() -> None:
    fragment = s.table(header("Borough", "Calls"), ((s.cell("Camden"), s.cell("10", fill="#F9BE9E", chip=True)),))
    painted = Painted(s.pages(s.page(fragment)))
    for tag, operators in painted.marked().values():
        assert tag not in ("TD", "TH") or not {"f", "S"} & set(operators)
