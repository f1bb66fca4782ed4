"""The update for Q1 2017/18: its figures are the published ones, its tables agree, its exhibits are accounted for."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import BuiltPack
from tests.pack.published_figures import ROUNDED, Published
from tests.pack.published_figures_2017 import PUBLISHED_2017

FOLDER = Path("data/quarterly-2017/2017-18-q1")


def _rows(root: Path, name: str) -> list[dict[str, str]]:
    with (root / FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _stated(root: Path, fact: str) -> float:
    return next(float(row["value"]) for row in _rows(root, "stated_figures") if row["fact"] == fact)


@pytest.mark.parametrize("published", PUBLISHED_2017, ids=lambda p: f"{p.measure} {p.comparator or 'level'} {p.line}")
def test_the_packs_figures_are_those_of_the_published_update(quarterly_2017: BuiltPack, published: Published) -> None:
    measures = quarterly_2017.made.measures
    if published.comparator:
        figure = measures.change(published.measure, published.comparator, basis=published.basis)
    else:
        figure = measures.figure(published.measure, basis=published.basis)
    assert figure.value == pytest.approx(published.value, abs=published.tolerance)
    assert published.reason or published.tolerance <= ROUNDED


def test_the_rise_that_the_publication_gives_for_the_quarter_is_that_of_an_average_month(
    quarterly_2017: BuiltPack,
) -> None:
    rise = quarterly_2017.made.measures.change("notifiable_offences", "same quarter last year", kind="number").value
    assert rise == 16368
    assert rise / 3 == pytest.approx(5456)  # published: "over 5,000 more offences"


def test_rounded_allocations_add_up_to_a_pound_more_than_their_printed_total(project_root: Path) -> None:
    *boroughs, total = _rows(project_root, "mopac_lcpf")
    assert len(boroughs) == 32
    assert int(total["allocation_gbp"]) == 16777584
    assert sum(int(row["allocation_gbp"]) for row in boroughs) == 16777585


def test_what_funds_the_met_is_what_it_spends_and_the_budget_of_its_revenue_position(project_root: Path) -> None:
    budget = {row["line"]: float(row["budget_gbp_m"]) for row in _rows(project_root, "finance_revenue_position")}
    for name in ("about_funding", "about_spending"):
        parts = [float(row["budget_gbp_m"]) for row in _rows(project_root, name)]
        assert sum(parts) == pytest.approx(budget["Total expenditure"]) == pytest.approx(3284.6)


def test_sums_stated_in_the_text_are_those_of_the_tables(project_root: Path) -> None:
    revenue = {row["line"]: row for row in _rows(project_root, "finance_revenue_position")}[
        "Overall MPS and MOPAC total"
    ]
    assert _stated(project_root, "Revenue forecast: variance") == float(revenue["variance_gbp_m"])
    assert _stated(project_root, "Revenue to date: variance") == float(revenue["ytd_variance_gbp_m"])
    savings = {row["delivery"]: float(row["forecast_gbp_m"]) for row in _rows(project_root, "finance_savings")}
    assert round(-savings["Total MPS savings"]) == _stated(project_root, "Savings expected")
    (officers,) = _rows(project_root, "police_ward_officers")
    wards = _stated(project_root, "Wards in London") * _stated(project_root, "Officers in each ward")
    assert int(officers["target"]) == wards
    assert int(officers["current"]) - int(officers["target"]) == int(officers["difference"])


def test_each_of_the_44_slides_exhibits_has_its_row_and_few_are_not_available(
    quarterly_2017: BuiltPack, project_root: Path
) -> None:
    with (project_root / "data" / "exhibits.csv").open(encoding="utf-8", newline="") as stream:
        published = {
            (row["page_no"], row["exhibit_no"])
            for row in csv.DictReader(stream)
            if row["seed"] == "001" and row["page_no"].isdigit()
        }
    files = sorted((project_root / FOLDER / "coverage").glob("*.csv"))
    rows = [row for file in files for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines())]
    assert Counter((row["page_no"], row["exhibit_no"]) for row in rows) == Counter(published)
    assert {page for page, _ in published} == {str(number) for number in range(1, 45)}
    assert {row["page_id"] for row in rows} <= {page.content for page in quarterly_2017.pages.pages}
    missing = [row for row in rows if row["how"] == "not available"]
    assert len(missing) <= 12 and all(row["note"] for row in missing)


def test_every_page_is_one_page(quarterly_2017: BuiltPack) -> None:
    assert [page.title for page in quarterly_2017.pages.pages if page.parts > 1] == []
    assert len(quarterly_2017.pages.pages) == 51
