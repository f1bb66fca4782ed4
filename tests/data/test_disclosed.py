"""Edition tables under a disclosure policy: hidden cells read [c] in text, number and frame, totals as they may be."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.data import Dataset
from reportgen.data.tables import Cell
from tests.data.made import HEAD, load, write

CATALOGUE = HEAD + (
    "    shape: table\n"
    "    files: [{path: data/crime.csv}]\n"
    "    columns:\n"
    "      area: {may_be_missing: false}\n"
    "      women: {type: count}\n"
    "      men: {type: count}\n"
    "      all: {type: count}\n"
    "      share_pct: {type: number}\n"
    "    key: [area]\n"
    "    disclosure: {POLICY}\n"
)
POLICY = "threshold: 3, columns: [women, men, all], total_row: {area: London}, total_column: all, derived: [share_pct]"
ROWS = "area,women,men,all,share_pct\nBrent,2,40,42,5\nCamden,12,31,43,28\nEaling,25,16,41,61\nLondon,39,87,126,31\n"


def made(root: Path, policy: str = POLICY, rows: str = ROWS) -> Dataset:
    return load(write(root, CATALOGUE.replace("POLICY", policy), crime=rows))


def shown(dataset: Dataset) -> list[tuple[str, ...]]:
    assert dataset.table is not None
    return list(dataset.table.cells)


def test_a_small_count_takes_a_rectangle_and_the_rates_of_its_rows_with_it(tmp_path: Path) -> None:
    assert shown(made(tmp_path)) == [
        ("Brent", "[c]", "[c]", "42", "[c]"),
        ("Camden", "12", "31", "43", "28"),
        ("Ealing", "[c]", "[c]", "41", "[c]"),
        ("London", "39", "87", "126", "31"),
    ]


def test_numbers_and_frame_have_no_value_either(tmp_path: Path) -> None:
    dataset = made(tmp_path)
    assert dataset.table is not None
    assert dataset.table.cell(0, "women") == Cell(marker="[c]") and dataset.table.cell(1, "women") == Cell(12)
    assert dataset.frame["women"].isna().tolist() == [True, False, True, False]


def test_a_small_total_takes_all_totals_of_its_row(tmp_path: Path) -> None:
    rows = ROWS.replace("London,39,87,126,31", "London,39,87,126,31").replace("Brent,2,40", "Brent,0,40")
    rows = rows.replace("Camden,12,31,43", "Camden,0,31,31").replace("Ealing,25,16,41", "Ealing,2,16,18")
    rows = rows.replace("London,39,87,126", "London,2,87,89").replace("Brent,0,40,42", "Brent,0,40,40")
    cells = shown(made(tmp_path, rows=rows))
    assert cells[3] == ("London", "[c]", "[c]", "[c]", "[c]")
    assert cells[2][1] == "[c]"


def test_counts_are_rounded_after_small_ones_are_hidden(tmp_path: Path) -> None:
    cells = shown(made(tmp_path, f"{POLICY}, round_to: 5"))
    assert cells[0][1:4] == ("[c]", "[c]", "40") and cells[3][1:4] == ("40", "85", "125")


def test_what_was_hidden_is_counted_by_reason(tmp_path: Path) -> None:
    told_of = [(one.reason, one.cells) for one in made(tmp_path).hidden]
    assert told_of == [("small count", 1), ("protects a small count", 3), ("worked out from a hidden count", 2)]


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("threshold: 3, columns: [woman]", "did you mean 'women'"),
        ("threshold: 3, columns: [women], total_column: all", "the total_column 'all' is none of the columns"),
        ("threshold: 3, columns: [women], by: area", "'by' in a policy for a table"),
        ("threshold: 0, columns: [women]", "greater than or equal to 1"),
    ],
)
def test_a_policy_that_does_not_fit_its_dataset_is_told_where_it_stands(tmp_path: Path, policy: str, said: str) -> None:
    from reportgen.errors import PackError
    from reportgen.spec.load import load_catalogue

    write(tmp_path, CATALOGUE.replace("POLICY", policy), crime=ROWS)
    with pytest.raises(PackError) as failure:
        load_catalogue(tmp_path)
    (problem,) = failure.value.problems
    assert said in str(problem) and (problem.place.file, problem.place.line) == ("data/catalogue.yaml", 15)
