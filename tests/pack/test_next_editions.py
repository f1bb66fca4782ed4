"""The quarters after the first: laid out by ``new``, built from the open data without a change to a layout.

They are made here from the newest tables of the first edition; what is committed was made in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportgen.exhibits.supplied import NOTE
from reportgen.exhibits.walk import figures
from reportgen.layout.page import ChartFragment, Page, TableFragment, TextFragment
from reportgen.metrics.figure import Figure
from reportgen.metrics.period import Period, parse_quarter
from reportgen.pipeline.new_edition import new_edition
from reportgen.pipeline.stages import LaidOut, lay_out_pack
from tests.conftest import BuiltPack
from tests.project_copy import copy_project

Q2, Q3 = "2023-24-q2", "2023-24-q3"


@dataclass(frozen=True)
class Quarter:
    """A laid-out edition and the folder its project stands in."""

    made: LaidOut
    root: Path
    period: Period


@pytest.fixture(scope="module")
def quarters(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Quarter]:
    root = copy_project(project_root, tmp_path_factory.mktemp("next") / "project", linked=True)
    for folder in (root / "data" / "quarterly").iterdir():  # only the first edition is an officer's work
        if folder.name in (Q2, Q3):
            for path in sorted(folder.rglob("*"), reverse=True):
                path.unlink() if path.is_file() else path.rmdir()
            folder.rmdir()
    for edition in (Q2, Q3):
        new_edition(root, "quarterly", edition)
    return {
        edition: Quarter(lay_out_pack(root, "quarterly", edition, lambda stage: None), root, parse_quarter(edition))
        for edition in (Q2, Q3)
    }


@pytest.fixture(params=[Q2, Q3])
def quarter(request: pytest.FixtureRequest, quarters: dict[str, Quarter]) -> Quarter:
    return quarters[request.param]


def words(page: Page) -> str:
    return plain(" ".join(p.text for f in page.fragments if isinstance(f, TextFragment) for p in f.paragraphs))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def shown_figures(made: LaidOut) -> Iterator[Figure]:
    for page in made.document.pages:
        for block in page.slots.values():
            yield from (shown.figure for shown in figures(block))


def test_it_lays_out_with_no_other_warning_than_what_is_to_be_supplied(quarter: Quarter) -> None:
    assert {warning.rule for warning in quarter.made.warnings} == {"to-be-supplied"}


def test_every_page_names_its_own_period(quarter: Quarter) -> None:
    year, number = quarter.period.fiscal_quarter or (0, 0)
    in_words = f"Quarter {number}, {year}/{(year + 1) % 100}"
    for page in quarter.made.pages.pages:
        assert quarter.period.label in words(page) or in_words in words(page), page.number


def test_no_series_and_no_figure_goes_beyond_the_quarter(quarter: Quarter) -> None:
    for page in quarter.made.pages.pages:
        for chart in (f for f in page.fragments if isinstance(f, ChartFragment)):
            named = [plain(category) for category in chart.model.categories]
            ends = [parse_quarter(c).end for c in named if c.startswith("Q") and c[3:7].isdigit()]
            assert all(end <= quarter.period.end for end in ends), (page.number, chart.model.categories)
    late = {f.name for f in shown_figures(quarter.made) if f.period.end > quarter.period.end}
    assert late == set()


def test_a_page_that_shows_what_is_to_be_supplied_says_so_at_its_head(quarter: Quarter) -> None:
    waiting = [
        page
        for page in quarter.made.document.pages
        if any("to be supplied" in (s.figure.missing or "") for block in page.slots.values() for s in figures(block))
    ]
    assert len(waiting) > 20
    assert [page.id for page in waiting if page.kicker is None or NOTE not in page.kicker.text] == []


def test_last_quarters_values_move_one_column_back_and_none_stands_for_this_quarter(
    quarters: dict[str, Quarter], quarterly: BuiltPack
) -> None:
    def column(made: LaidOut, name: str) -> list[float | None]:
        found = [f for f in shown_figures(made) if f.name == f"icall_performance.{name}"]
        return [figure.value for figure in found]

    first, second, third = quarterly.made, quarters[Q2].made, quarters[Q3].made
    assert column(second, "previous_quarter_pct") == column(first, "this_quarter_pct")
    assert column(second, "year_ago_pct") == column(first, "three_quarters_ago_pct")
    assert set(column(second, "this_quarter_pct")) == set(column(third, "previous_quarter_pct")) == {None}
    assert column(third, "two_quarters_ago_pct") == column(first, "this_quarter_pct")


def test_figures_of_the_open_data_are_the_quarters_own(quarters: dict[str, Quarter], quarterly: BuiltPack) -> None:
    # Sums of the open recorded crime files over July to September and October to December 2023.
    names = ("all_offences", "personal_robbery", "theft_from_person")
    made = [quarterly.made, quarters[Q2].made, quarters[Q3].made]
    for name in names:
        values = [one.measures.figure(name).value for one in made]
        assert None not in values and len(set(values)) == 3, name
    heads = [{page.headline.text for page in one.document.pages} for one in made]
    assert len(heads[0] - heads[1]) > 30 and len(heads[1] - heads[2]) > 10


def test_what_waits_in_a_table_reads_x(quarter: Quarter) -> None:
    for page in quarter.made.pages.pages:
        for table in (f for f in page.fragments if isinstance(f, TableFragment)):
            for row in table.table.rows:
                for cell in row.cells:
                    told = [f for p in cell.paragraphs for run in p.runs for f in run.figures]
                    if any("to be supplied" in (f.missing or "") for f in told):
                        assert "[x]" in " ".join(p.text for p in cell.paragraphs)


def test_the_committed_editions_are_as_new_writes_them(quarter: Quarter, project_root: Path) -> None:
    name = quarter.made.project.edition_name

    def files(root: Path) -> dict[str, bytes]:
        folder = root / "data" / "quarterly" / name
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}

    assert files(project_root) == files(quarter.root)
