from reportgen.errors import Place
from reportgen.exhibits.block import Box, Cell, Row, Stack, Table, TableRow, Text
from reportgen.exhibits.walk import figures, identified, paragraphs, walk
from reportgen.text.paragraph import Paragraph, Run, plain
from tests.exhibits.plain_context import figure

HERE = Place("layouts/x.yaml", 3, 5)


def test_inner_blocks_get_numbered_ids_and_the_place_of_their_outer_block() -> None:
    block = Stack(children=(Text(paragraphs=()), Box(child=Text(paragraphs=()))))
    made = identified(block, "knife.main", HERE)
    assert [(b.id, b.place) for b in walk(made)] == [
        ("knife.main", HERE),
        ("knife.main.1", HERE),
        ("knife.main.2", HERE),
        ("knife.main.2.1", HERE),
    ]


def test_an_id_that_a_kind_gave_is_kept() -> None:
    made = identified(Row(children=(Text(id="knife.value", paragraphs=()),)), "knife.main", HERE)
    assert [b.id for b in walk(made)] == ["knife.main", "knife.value"]


def test_paragraphs_come_in_reading_order_from_every_kind_of_block() -> None:
    cell = Cell(paragraphs=(plain("cell"),))
    table = Table(header=(Cell(paragraphs=(plain("head"),)),), rows=(TableRow(cells=(cell,)),), widths=(1,), alt="a")
    block = Stack(children=(Text(paragraphs=(plain("first"),)), table, Text(paragraphs=(plain("last"),))))
    assert [p.text for p in paragraphs(block)] == ["first", "head", "cell", "last"]


def test_a_figure_in_a_table_stands_at_its_row() -> None:
    value = figure(12)
    name = Cell(paragraphs=(plain("Camden"),), header="row")
    number = Cell(paragraphs=(Paragraph((Run("12", figures=(value,)),)),))
    heads = (Cell(paragraphs=(plain("Borough"),)), Cell(paragraphs=(plain("Q1"),), reads="2023/24, Q1"))
    table = Table(header=heads, rows=(TableRow(cells=(name, number)),), widths=(1, 1), alt="a")
    assert [(s.figure, s.at, s.of) for s in figures(Box(child=table))] == [(value, "Camden", "2023/24, Q1")]
