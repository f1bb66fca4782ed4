"""The project's own catalogue reads the open data as published, traps and all."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from reportgen.data import Dataset, Frames, load_datasets
from reportgen.spec import load_catalogue

JUNE_2023 = 2023 * 12 + 5


EDITION = "data/quarterly/2023-24-q1"


@pytest.fixture(scope="module")
def frames(project_root: Path) -> Frames:
    """The open data, and the edition's tables: the catalogue has those of other packs too."""
    catalogue = load_catalogue(project_root)
    names = [
        name
        for name, spec in catalogue.datasets.items()
        if all((project_root / file.path.replace("{edition}", EDITION)).is_file() for file in spec.files)
    ]
    return load_datasets(project_root, catalogue, names, EDITION, JUNE_2023)


def year(dataset: Dataset, last: int, **where: str) -> float:
    """The sum of ``count`` over the 12 months to ``last``."""
    frame = dataset.frame[dataset.frame["month"].between(last - 11, last)]
    for column, value in where.items():
        frame = frame[frame[column] == value]
    return float(frame["count"].sum())


@pytest.mark.parametrize(
    ("subtype", "now", "before"),
    [("Theft from Person", 63_977, 51_290), ("Robbery of Personal Property", 27_960, 23_755)],
)
def test_recorded_crime_joins_two_vintages_to_one_series(frames: Frames, subtype: str, now: int, before: int) -> None:
    crime = frames["recorded_crime"]
    assert year(crime, JUNE_2023, crime_subtype=subtype) == now
    assert year(crime, JUNE_2023 - 12, crime_subtype=subtype) == before


def test_the_airports_count_in_the_total_but_are_no_borough(frames: Frames) -> None:
    frame = frames["recorded_crime"].frame
    airports = frame["area"] == "London Heathrow and London City Airports"
    assert airports.any()
    assert frame.loc[airports, "borough"].isna().all()
    assert frame["borough"].nunique() == 32
    assert year(frames["recorded_crime"], JUNE_2023) == 896_653


def test_the_old_classification_has_one_name_per_category_over_both_releases(frames: Frames) -> None:
    frame = frames["recorded_crime_old"].frame
    both = frame.groupby("crime_subtype", observed=True)["_file"].nunique()
    assert sorted(both[both == 1].index) == [
        "Arson", "Burglary - Business and Community", "Burglary - Residential", "Burglary in Other Buildings",
        "Burglary in a Dwelling", "Grievous Bodily Harm",
    ]  # fmt: skip


def test_the_dashboards_two_capitalisations_are_one_subtype(frames: Frames) -> None:
    frame = frames["monthly_dashboard"].frame
    injury = frame[frame["crime_subtype"] == "Domestic Abuse Violence with Injury"]
    assert sorted(injury["measure"].unique()) == ["Offences", "Positive Outcomes"]
    assert frame.loc[frame["area"] == "Not known", "borough"].isna().all()


def test_survey_percentages_are_read_from_decimal_commas(frames: Frames) -> None:
    survey = frames["public_attitudes"].frame
    now = survey[survey["month"] == JUNE_2023].set_index("measure")["percent"]
    assert (now["Trust"], now["Good job"]) == (70.0, 48.0)
    boroughs = frames["public_attitudes_borough"].frame["borough"].cat.categories.tolist()
    assert len(boroughs) == 32
    assert "Westminster" in boroughs
    assert "Richmond upon Thames" in boroughs


def test_officers_at_the_end_of_june_2023(frames: Frames) -> None:
    strength = frames["police_strength"]
    row = strength.frame[strength.frame["month"] == JUNE_2023]
    assert row["officers"].tolist() == [34_411]
    assert str(strength.place(int(row.index[0]))) == "data/open/Police_Force_Strength.csv:123:0"


def test_homicides_are_one_row_per_victim_with_borough_spellings_normalised(frames: Frames) -> None:
    frame = frames["homicides"].frame
    assert len(frame) == 2_912
    assert set(frame["borough"].cat.categories) <= set(frames["population"].frame["borough"])


def test_a_workbook_sheet_is_a_series_like_any_other(frames: Frames) -> None:
    frame = frames["hate_crime_long_run"].frame
    assert frame["offences"].tolist()[:2] == [1610, 1705]
    assert frame["month"].iloc[0] == 2017 * 12 + 3


def test_every_edition_table_has_its_text_and_the_32_boroughs_their_names(frames: Frames) -> None:
    icall = frames["icall_performance"]
    assert icall.table is not None
    assert len(icall.table.rows()) == 32
    assert icall.table.rows()[6]["borough"] == "Hammersmith and Fulham"
    assert icall.table.cell(0, "change_on_year_ago_pp").value == -2.7
    assert str(icall.table.place(0, "this_quarter_pct")).endswith("trust_icall_performance.csv:2:7")


def test_each_dataset_of_the_catalogue_has_its_files_in_the_open_data_or_in_an_edition(project_root: Path) -> None:
    lost = [
        f"{name}: {file.path}"
        for name, spec in load_catalogue(project_root).datasets.items()
        for file in spec.files
        if not list(project_root.glob(file.path.replace("{edition}", "data/*/*")))
    ]
    assert lost == []


def test_every_open_file_is_in_the_list_of_sources_with_its_hash(project_root: Path) -> None:
    folder = project_root / "data" / "open"
    listed = dict(
        re.findall(
            r"^## (\S+)$.*?sha256 `([0-9a-f]{64})`", (folder / "README.md").read_text(encoding="utf-8"), re.M | re.S
        )
    )
    files = [p for p in folder.rglob("*") if p.is_file() and p.name != "README.md"]
    assert {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files} == listed
