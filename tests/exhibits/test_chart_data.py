"""The annex of chart data: every chart's numbers as tables, with links both ways."""

from __future__ import annotations

from dataclasses import replace

from reportgen.charts.build import Plotted
from reportgen.charts.build_columns import Wish, column_chart
from reportgen.charts.levels import Level
from reportgen.charts.model import ChartModel
from reportgen.errors import Place
from reportgen.exhibits.block import Anchored, Block, Chart, Stack, Table, Text
from reportgen.exhibits.chart_data import ANCHOR, annex_pages, arrangement_for, linked
from reportgen.exhibits.document import PageContent
from reportgen.exhibits.walk import walk
from reportgen.metrics.figure import Series
from reportgen.text.paragraph import plain
from tests.charts.made_series import by_name, by_quarter, figure, theme


def chart(*series: Series, **wish: object) -> ChartModel:
    return column_chart("c", [Plotted(s, s.label) for s in series], theme(), Wish(**wish)).model  # type: ignore[arg-type]


def page(*models: ChartModel, page_id: str = "knife", section: str = "Violence", source: str = "MPS.") -> PageContent:
    blocks: list[Block] = []
    for number, model in enumerate(models):
        blocks.append(Text(paragraphs=(plain(f"Title {number}", "chart-title"), plain("By quarter", "chart-subtitle"))))
        blocks.append(Chart(model=model))
    blocks = blocks or [Text(paragraphs=(plain("Only words"),))]
    lines = (plain(source, "source", role="Note"),) if source else ()
    return PageContent(
        id=page_id,
        anchor=page_id,
        place=Place("violence.yaml", 3, 1),
        arrangement="full",
        headline=plain("Knife crime rose", "headline"),
        kicker=None,
        contents_title="Knife crime",
        slots={"main": Stack(children=tuple(blocks))},
        source=lines,
        section=section,
    )


def tables(content: PageContent) -> list[Table]:
    return [block for slot in content.slots.values() for block in walk(slot) if isinstance(block, Table)]


def rows(table: Table) -> list[list[str]]:
    cells = (table.header, *(row.cells for row in table.rows))
    return [[" ".join(p.text for p in cell.paragraphs) for cell in row] for row in cells]


def annex(*pages: PageContent) -> tuple[PageContent, ...]:
    return annex_pages(pages, theme(), "full")


def test_a_charts_numbers_stand_in_a_table_as_they_are_shown_a_gap_as_its_marker() -> None:
    (made,) = annex(page(chart(by_quarter([1200, None, 3658]))))
    (table,) = tables(made)
    assert rows(table) == [
        ["Quarter", "Knife crime offences"],
        ["Q3 2022/23", "1,200"],
        ["Q4 2022/23", "[x]"],
        ["Q1 2023/24", "3,658"],
    ]
    assert table.header_column and table.rows[0].cells[0].header == "row"
    assert table.rows[0].cells[1].paragraphs[0].runs[0].figures, "the register knows where the number stands"


def test_a_level_is_a_column_of_one_value() -> None:
    (made,) = annex(page(chart(by_quarter([5, 6]), levels=(Level(figure(7), "Q1 2019/20"),))))
    assert rows(tables(made)[0])[1:] == [["Q4 2022/23", "5", "7"], ["Q1 2023/24", "6", "7"]]


def test_names_are_told_from_periods() -> None:
    (made,) = annex(page(chart(by_name({"Camden": 3, "Barnet": 4}))))
    assert rows(tables(made)[0])[0][0] == "Name"


def test_a_long_series_is_cut_into_even_parts_that_say_so() -> None:
    (made,) = annex(page(chart(by_quarter([float(n) for n in range(21)]))))
    assert [len(table.rows) for table in tables(made)] == [11, 10]
    captions = [b.paragraphs[0].text for b in walk(made.slots["main"]) if isinstance(b, Text)]
    assert captions == ["Title 0 (1/2)", "Title 0 (2/2)"]


def test_sparks_of_a_page_share_tables_of_four_columns() -> None:
    sparks = [replace(chart(by_quarter([1, 2], label=f"Measure {n}")), spark=True) for n in range(5)]
    (made,) = annex(page(*sparks))
    assert [rows(table)[0] for table in tables(made)] == [
        ["Quarter", "Measure 0", "Measure 1", "Measure 2", "Measure 3"],
        ["Quarter", "Measure 4"],
    ]


def test_each_section_with_charts_has_a_page_and_the_first_starts_the_annex() -> None:
    made = annex(
        page(section="Front"),
        page(chart(by_quarter([1, 2]))),
        page(chart(by_quarter([3, 4])), page_id="homicide"),
        page(chart(by_quarter([5, 6])), page_id="trust", section="Trust"),
    )
    assert [(p.headline.text, p.anchor, p.starts_section) for p in made] == [
        ("Chart data: Violence", ANCHOR, True),
        ("Chart data: Trust", f"{ANCHOR}-2", False),
    ]
    assert {p.section_anchor for p in made} == {ANCHOR}


def test_links_lead_from_the_charts_page_to_its_first_table_and_back() -> None:
    content = page(chart(by_quarter([1, 2])), chart(by_quarter([3, 4])))
    source = linked(content).source[0]
    assert source.text == "MPS. Chart data: page 0."
    assert [(run.link, run.page_of) for run in source.runs if run.link] == [
        ("#data-of-knife", None),
        ("#data-of-knife", "data-of-knife"),
    ]
    (made,) = annex(content)
    anchors = [block for block in walk(made.slots["main"]) if isinstance(block, Anchored)]
    assert [a.anchor for a in anchors] == ["data-of-knife"]
    back = [
        run.link for b in walk(made.slots["main"]) if isinstance(b, Text) for run in b.paragraphs[1].runs if run.link
    ]
    assert back == ["#knife"] * 4


def test_a_page_without_a_source_line_gets_one_and_one_without_charts_none() -> None:
    assert linked(page(chart(by_quarter([1, 2])), source="")).source[0].text == "Chart data: page 0."
    words = page()
    assert linked(words) is words


def test_the_annex_takes_a_layout_of_one_plain_slot() -> None:
    assert arrangement_for(theme(), "slide") == "full"
    assert arrangement_for(theme(), "no such page") is None
