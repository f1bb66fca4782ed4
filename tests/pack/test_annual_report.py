"""The annual report of 2016: what it states, what open data give, and what could not be had."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reportgen.layout.page import ChartFragment, PictureFragment, TextFragment
from tests.conftest import BuiltPack


def _words(built: BuiltPack) -> str:
    texts = (f for page in built.pages.pages for f in page.fragments if isinstance(f, TextFragment))
    return " ".join(p.text for text in texts for p in text.paragraphs)


def _charts(built: BuiltPack) -> dict[str, ChartFragment]:
    fragments = (f for page in built.pages.pages for f in page.fragments if isinstance(f, ChartFragment))
    return {fragment.block: fragment for fragment in fragments}


def _recorded(root: Path, crime: str, year_to_march: int) -> int:
    """Offences in London in the twelve months to a March, counted from the open file itself."""
    months = [f"{year_to_march - 1}{m:02}" for m in range(4, 13)] + [f"{year_to_march}{m:02}" for m in range(1, 4)]
    with (root / "data/open/MPS_Borough_Level_Crime_Historic_200801-201612.csv").open(encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if crime in row.values()]
    return sum(int(float(row[month] or 0)) for row in rows for month in months)


@pytest.mark.parametrize(("crime", "title"), [("Burglary", "Burglary down 28% in four years")])
def test_the_fall_of_burglary_is_that_of_the_open_data(
    annual_report: BuiltPack, project_root: Path, crime: str, title: str
) -> None:
    before, now = (_recorded(project_root, crime, year) for year in (2012, 2016))
    assert title in _words(annual_report)
    assert round(100 * (now - before) / before) == -28


def test_stated_figures_stand_as_they_are_printed(annual_report: BuiltPack) -> None:
    words = _words(annual_report)
    for stated in ("£573m", "£950m", "£202.11", "18.4%", "75,000", "from 210 to 23", "533,427", "£3,755,107"):
        assert stated in words, stated


def test_a_printed_error_is_kept_and_told(annual_report: BuiltPack) -> None:
    words = _words(annual_report)
    assert "[r] The report gives a fall of 74%; its two counts give 89%." in words
    assert round(100 * (210 - 23) / 210) == 89


def test_officers_are_those_of_the_open_series(annual_report: BuiltPack, project_root: Path) -> None:
    (chart,) = [c for c in _charts(annual_report).values() if c.model.series[0].name == "Officers"]
    with (project_root / "data/open/Police_Force_Strength.csv").open(encoding="utf-8-sig") as stream:
        strength = {row["Date"]: float(row["Police Officer Strength"]) for row in csv.DictReader(stream)}
    assert chart.model.categories[-1] == "Q4 2015/16"
    assert chart.model.series[0].values[-1] == strength["Mar-16"]


def test_its_picture_is_described_and_its_notes_are_numbered_through(annual_report: BuiltPack) -> None:
    pictures = [f for page in annual_report.pages.pages for f in page.fragments if isinstance(f, PictureFragment)]
    assert [bool(picture.alt) for picture in pictures] == [True]
    notes = [
        paragraph.marker
        for page in annual_report.pages.pages
        for f in page.fragments
        if isinstance(f, TextFragment)
        for paragraph in f.paragraphs
        if paragraph.role == "Note" and paragraph.marker
    ]
    assert [int(marker) for marker in notes] == list(range(1, len(notes) + 1))
    assert len(notes) >= 20
