"""The open data gives the figures that were published for Q1 2023/24, none of them typed anywhere but here."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.data import load_datasets
from reportgen.metrics.measures import Measures
from reportgen.metrics.period import parse_quarter
from reportgen.metrics.ranking import rank_of, ranked
from reportgen.metrics.tables import Tables
from reportgen.spec import load_catalogue, load_measure_specs
from reportgen.text.numbers import show

ROOT = Path(__file__).parents[2]
EDITION = parse_quarter("Q1 2023/24")


@pytest.fixture(scope="module")
def measures() -> Measures:
    book = load_measure_specs(ROOT)
    names = {spec.dataset for spec in book.measures.values()} | {"population"}
    frames = load_datasets(ROOT, load_catalogue(ROOT), sorted(names), "data/quarterly/2023-24-q1", EDITION.end.index)
    return Measures(EDITION, book.measures, frames, book.baselines)


@pytest.mark.parametrize(
    "name, basis, shown",
    [
        ("theft_from_person", "r12", "63,977"),
        ("theft_from_person", None, "16,839"),
        ("personal_robbery", "r12", "27,960"),
        ("personal_robbery", None, "7,393"),
        ("theft_of_motor_vehicles", "r12", "33,119"),
        ("theft_of_motor_vehicles", None, "8,197"),
        ("domestic_burglary", "r12", "37,470"),
        ("officers", None, "34,411"),
        ("staff", None, "10,374"),
        ("pcsos", None, "1,222"),
        ("trust_met", None, "70%"),
        ("fair_treatment", None, "64%"),
        ("deals_with_what_matters", None, "57%"),
        ("good_job", None, "48%"),
        ("domestic_abuse", None, "25,281"),
        ("domestic_abuse.detection_rate", None, "7.9%"),
        ("hate_crime", None, "6,732"),
        ("hate_crime.detection_rate", None, "8.6%"),
        ("knife_crime", None, "3,552"),
        ("personal_robbery.per_1000", None, "3.2"),
    ],
)
def test_levels(measures: Measures, name: str, basis: str | None, shown: str) -> None:
    assert show(measures.figure(name, basis=basis, required=True)) == shown


@pytest.mark.parametrize(
    "name, comparator, shown",
    [
        ("all_offences", "previous 12 months", "+5%"),
        ("theft_from_person", "previous 12 months", "+25%"),
        ("theft_from_person", "previous quarter", "−1%"),
        ("theft_from_person", "same quarter last year", "+22%"),
        ("theft_from_person", "pre-pandemic quarter", "+24%"),
        ("personal_robbery", "previous 12 months", "+18%"),
        ("personal_robbery", "previous quarter", "+1%"),
        ("personal_robbery", "same quarter last year", "+19%"),
        ("personal_robbery", "pre-pandemic quarter", "−20%"),
        ("theft_of_motor_vehicles", "previous 12 months", "+10%"),
        ("theft_of_motor_vehicles", "same quarter last year", "+5%"),
        ("theft_of_motor_vehicles", "pre-pandemic quarter", "+4%"),
        ("domestic_burglary", "previous 12 months", "−6%"),
        ("domestic_abuse", "previous quarter", "+9%"),
        ("domestic_abuse", "same quarter last year", "+6%"),
        ("domestic_abuse", "pre-pandemic quarter", "+14%"),
        ("domestic_abuse.detection_rate", "same quarter last year", "−3.4\u00a0pp"),
        ("hate_crime", "previous 12 months", "−7%"),
        ("hate_crime", "previous quarter", "+18%"),
        ("hate_crime", "same quarter last year", "+3%"),
        ("hate_crime", "pre-pandemic quarter", "+23%"),
        ("hate_crime.detection_rate", "same quarter last year", "−5.7\u00a0pp"),
        ("trust_met", "three years before", "−13\u00a0pp"),
        ("trust_met", "previous 12 months", "−2\u00a0pp"),
        ("fair_treatment", "previous 12 months", "+3\u00a0pp"),
        ("good_job", "three years before", "−10\u00a0pp"),
    ],
)
def test_changes(measures: Measures, name: str, comparator: str, shown: str) -> None:
    assert show(measures.change(name, comparator, required=True), signed=True) == shown


def test_robbery_rates_rank_the_boroughs_as_published(measures: Measures) -> None:
    order = ranked(measures.series("personal_robbery.per_1000", "borough"))
    shown = [(key, show(figure)) for key, figure in zip(order.keys, order.figures, strict=True)]
    assert len(shown) == 32
    assert shown[:3] == [("Westminster", "18.7"), ("Camden", "6.6"), ("Southwark", "5.9")]
    assert rank_of(order, "Hounslow").value == 26


def test_the_boroughs_and_the_airports_add_up_to_the_total(measures: Measures) -> None:
    areas = measures.series("theft_from_person", "area", basis="r12")
    assert len(areas.keys) == 33
    assert sum(value or 0 for value in areas.values) == 63_977


def test_outcome_rates_begin_with_the_first_whole_quarter_of_the_dashboard(measures: Measures) -> None:
    rates = measures.series("domestic_abuse.detection_rate", "quarter", last=9)
    assert [value is None for value in rates.values] == [True, True] + [False] * 7
    assert show(rates.figures[2]) == "11.4%"


def test_an_edition_tables_cell_is_a_figure_with_its_unit_and_place() -> None:
    frames = load_datasets(ROOT, load_catalogue(ROOT), ["survey_headlines"], "data/quarterly/2023-24-q1")
    tables = Tables(frames, EDITION)
    table = tables.table("survey_headlines", frames["survey_headlines"].spec.place)
    place = table.place(0, "measure")
    figure = tables.cell("survey_headlines", "PAS, Trust MPS", "level_pct", place)
    assert (show(figure), figure.basis) == ("67%", "quarter")
