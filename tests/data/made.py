"""A small catalogue and its files, for tests that read or break them."""

from __future__ import annotations

from pathlib import Path

from reportgen.data import Dataset, load_datasets
from reportgen.errors import PackError, Problems
from reportgen.spec.catalogue import Catalogue
from reportgen.spec.load import load_model

JUNE_2023 = 2023 * 12 + 5

HEAD = "datasets:\n  crime:\n    title: Crime\n    publisher: MPS\n    source: MPS\n"

WIDE = HEAD + (
    "    shape: wide\n"
    "    files: [{path: data/old.csv}, {path: data/new.csv}]\n"
    "    columns:\n"
    "      kind: {from: [MajorText, Major Category], may_be_missing: false}\n"
    "      area: {from: [Borough], map: areas, allowed: [Brent, Camden]}\n"
    "    key: [month, kind, area]\n"
    "    every: month\n"
    "maps: {areas: {BRENT: Brent}}\n"
)
OLD = "Major Category,Borough,202304,202305\nTheft,Camden,1,2\nTheft,BRENT,3,4\n"
NEW = "MajorText,Borough,202306\nTheft,Camden,5\nTheft,Brent,6\n"

LONG = HEAD + (
    "    files: [{path: data/crime.csv}]\n"
    "    months: '%b-%y'\n"
    "    columns:\n"
    "      month: {from: Date, type: month}\n"
    "      area: {may_be_missing: false}\n"
    "      count: {type: count}\n"
    "    key: [month, area]\n"
    "    every: month\n"
)
CRIME = "Date,area,count\nApr-23,Camden,1\nApr-23,Brent,2\nMay-23,Camden,3\nMay-23,Brent,4\n"


def write(root: Path, catalogue: str, **files: str | bytes) -> Path:
    """The project with this catalogue and these files in data/ (``old`` is data/old.csv)."""
    (root / "data").mkdir(exist_ok=True)
    (root / "data" / "catalogue.yaml").write_text(catalogue, encoding="utf-8")
    for name, content in files.items():
        path = root / "data" / f"{name}.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return root


def catalogue_of(root: Path) -> Catalogue:
    problems = Problems()
    catalogue = load_model(Catalogue, root, "data/catalogue.yaml", problems)
    problems.raise_if_errors()
    assert catalogue is not None
    return catalogue


def load(root: Path, edition: str | None = None, through: int | None = None) -> Dataset:
    return load_datasets(root, catalogue_of(root), ["crime"], edition, through)["crime"]


def told(root: Path, edition: str | None = None, through: int | None = None) -> list[str]:
    """The problems of loading, as they are printed."""
    try:
        load(root, edition, through)
    except PackError as error:
        return [str(problem) for problem in error.problems]
    return []
