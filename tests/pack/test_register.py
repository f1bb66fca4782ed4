"""The register against the finished files, and against the source files by a few lines that know nothing of it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from reportgen.checks.readers.deck import ShapeRead, SlideRead, read_deck
from reportgen.checks.readers.pdf import PdfReader
from reportgen.checks.register import COLUMNS, Row
from reportgen.checks.register.tokens import digits, tokens
from reportgen.pipeline.explain import explained
from reportgen.pipeline.figure_register import register_files, register_of
from tests.conftest import BuiltPack

SAMPLE = 100


@pytest.fixture(scope="module")
def rows(quarterly: BuiltPack) -> tuple[Row, ...]:
    return register_of(quarterly.made)


def _runs(rows: tuple[Row, ...], page: int) -> set[str]:
    return {run for row in rows if row.page == page for run in digits(row.shown)}


def _texts(shape: ShapeRead) -> Iterator[str]:
    for each in shape.walk():
        yield from (each.text, each.alt)
        yield from (cell for row in each.cells for cell in row)
        if each.chart:
            yield from (*each.chart.categories, *each.chart.series)
            yield from (label.text for look in each.chart.looks for label in look.labels.values())


def _said(slide: SlideRead) -> Iterator[str]:
    yield from (text for shape in slide.content for text in _texts(shape))
    yield slide.notes


def test_every_number_in_the_deck_is_in_the_register(quarterly: BuiltPack, rows: tuple[Row, ...]) -> None:
    missing = []
    for slide in read_deck(quarterly.deck):
        known = _runs(rows, slide.number)
        found = [token for text in _said(slide) for token in tokens(text)]
        missing += [(slide.number, token.text) for token in found if not set(token.digits) <= known]
    assert not missing, missing[:20]


def test_every_point_of_every_chart_is_in_the_register(quarterly: BuiltPack, rows: tuple[Row, ...]) -> None:
    missing = []
    for slide in read_deck(quarterly.deck):
        known = {row.value for row in rows if row.page == slide.number and row.where == "point"}
        charts = [each.chart for shape in slide.content for each in shape.walk() if each.chart]
        values = [v for chart in charts for series in chart.series.values() for v in series if v is not None]
        near = [v for v in values if not any(k is not None and abs(k - v) <= 1e-9 * max(1, abs(v)) for k in known)]
        missing += [(slide.number, value) for value in near]
    assert not missing, missing[:20]


def test_every_number_in_the_pdf_is_in_the_register(quarterly: BuiltPack, rows: tuple[Row, ...]) -> None:
    missing = []
    with PdfReader(quarterly.pdf) as pdf:
        for page in range(1, pdf.page_count + 1):
            found = [token for token in tokens(pdf.text(page)) if not set(token.digits) <= _runs(rows, page)]
            missing += [(page, token.text) for token in found]
    assert not missing, missing[:20]


def test_most_numbers_are_figures_and_each_knows_its_source(rows: tuple[Row, ...]) -> None:
    figures = [row for row in rows if row.kind == "figure"]
    assert len(figures) > 50 * sum(row.kind == "typed" for row in rows)
    cells = [dict(zip(COLUMNS, row.cells(), strict=True)) for row in figures]
    assert all(each["source"] and each["source_sha256"] and each["period"] and each["measure"] for each in cells)


def test_the_files_have_the_columns_and_are_the_same_again(quarterly: BuiltPack, rows: tuple[Row, ...]) -> None:
    files = register_files(quarterly.made, rows, "quarterly-2023-24-q1")
    assert list(files) == ["figures.csv", "figures.json"]
    head, *lines = csv.reader(io.StringIO(files["figures.csv"].decode("utf-8-sig")))
    assert tuple(head) == COLUMNS and len(lines) == len(rows)
    assert register_files(quarterly.made, register_of(quarterly.made), "quarterly-2023-24-q1") == files
    assert list(register_files(quarterly.made, (), "quarterly-2023-24-q1-trust")) == [
        "figures-trust.csv", "figures-trust.json",
    ]  # fmt: skip


def test_a_change_is_explained_by_its_operands_rows_and_pages(quarterly: BuiltPack, rows: tuple[Row, ...]) -> None:
    found = explained(quarterly.made, rows, "knife_crime.change")
    change = next(each for each in found if each.basis == "quarter, change on Q1 2022/23")
    assert "= 3,552" in change.steps[0] and "= 2,891" in change.steps[1]
    assert change.steps[2].endswith("(3,552 \u2212 2,891) ÷ 2,891 × 100 = 22.864061")
    assert len(change.pages) > 1
    assert [source.row_count for source in change.sources] == [102, 99]
    assert change.sources[0].rows[0].cells["crime_subtype"] == "Knife Crime"
    assert change in explained(quarterly.made, rows, "+23%")
    assert change in explained(quarterly.made, rows, f"p{min(change.pages)}")
    assert {each.unit for each in explained(quarterly.made, rows, "+20%")} == {"%"}
    assert all((each.value or 0) > 0 for each in explained(quarterly.made, rows, "+20%"))


# From here on nothing of reportgen: the register as text, data/measures.yaml and the CSV files.

_MONTHS = {name: n for n, name in enumerate(
    ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
     "December"), start=1)}  # fmt: skip


def _window(period: str) -> set[str]:
    """The months of ``Q1 2023/24``, ``12 months to June 2023``, ``June 2023`` as 2023-04 ..."""
    if found := re.fullmatch(r"Q([1-4]) (\d{4})/\d\d", period):
        last, count = int(found[2]) * 12 + 2 + int(found[1]) * 3, 3
    elif found := re.fullmatch(r"(12 months to )?(\w+) (\d{4})", period):
        last, count = int(found[3]) * 12 + _MONTHS[found[2]] - 1, 12 if found[1] else 1
    else:
        return set()
    return {f"{m // 12:04d}-{m % 12 + 1:02d}" for m in range(last - count + 1, last + 1)}


@cache
def _records(path: Path) -> tuple[list[str], dict[int, list[str]]]:
    """The header of a CSV file, and its rows by line number."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(stream)
        head, *lines = ((reader.line_num, record) for record in reader)
        return head[1], dict(lines)


def _cell(path: Path, line: int, column: str) -> float | None:
    head, lines = _records(path)
    text = (
        dict(zip(head, lines[line], strict=False)).get(column, "").replace(",", "").replace("\u2212", "-").strip(" %*£")
    )
    negative = text.startswith("(")
    return (-1 if negative else 1) * float(text.strip("()")) if re.fullmatch(r"\(?[-+]?\d+(\.\d+)?\)?", text) else None


_WIDE = {"crime_type": "MajorText", "crime_subtype": "MinorText", "borough": "LookUp_BoroughName"}
_LONG = {"borough": "area_name"}


def _sum(path: Path, tests: dict[str, str], months: set[str]) -> float | None:
    """The counts of a file of months, long or wide, whose cells pass the tests; None when it has other columns."""
    head, lines = _records(path)
    is_wide = "MajorText" in head
    names = {(_WIDE if is_wide else _LONG).get(n, n): value.casefold() for n, value in tests.items()}
    if not set(names) <= set(head) or not (is_wide or {"month_year", "count"} <= set(head)):
        return None
    columns = {head.index(name): value for name, value in names.items()}
    kept = [r for r in lines.values() if all(r[n].casefold() == value for n, value in columns.items())]
    if not kept:
        return None  # a name that the catalogue writes in another way
    if is_wide:
        wide = [n for n, name in enumerate(head) if f"{name[:4]}-{name[4:]}" in months]
        return sum(float(record[n] or 0) for record in kept for n in wide)
    month, count = head.index("month_year"), head.index("count")
    return sum(float(record[count]) for record in kept if record[month][:7] in months)


def test_a_sample_recomputed_from_the_source_files_gives_the_same_values(
    quarterly: BuiltPack, rows: tuple[Row, ...], project_root: Path
) -> None:
    text = register_files(quarterly.made, rows, "quarterly-2023-24-q1")["figures.csv"].decode("utf-8-sig")
    records = [r for r in csv.DictReader(io.StringIO(text)) if r["kind"] == "figure" and r["source"].endswith(".csv")]
    measures = yaml.safe_load((project_root / "data" / "measures.yaml").read_text(encoding="utf-8"))["measures"]
    known = ((record, _recomputed(project_root, record, measures)) for record in records)
    usable = [(record, expected) for record, expected in known if expected is not None]
    sample, wrong = usable[:: len(usable) // SAMPLE][:SAMPLE], []
    for record, expected in sample:
        if abs(expected - float(record["value"])) > 1e-6 * max(1, abs(expected)):
            wrong.append((record["page"], record["measure"], record["period"], record["value"], expected))
    assert len(sample) == SAMPLE and len({record["measure"] for record, _ in sample}) > SAMPLE // 5
    assert sum("/open/" in record["source"] for record, _ in sample) > SAMPLE // 5
    assert not wrong, wrong[:10]


def _recomputed(root: Path, record: dict[str, str], measures: dict[str, dict[str, object]]) -> float | None:
    """A cell of an edition table, or a count of a measure over a window; None for what takes more lines."""
    paths, name = [root / path for path in record["source"].split("; ")], record["measure"]
    if "/quarterly/" in record["source"] and record["rows"].isdigit() and not record["unit"].startswith("£"):
        return _cell(paths[0], int(record["rows"]), name.partition(".")[2])
    tests = dict(re.findall(r"(\w+) is ((?!not )[^|]+?)(?= and \w+ (?:is|in|not) |$)", record["filter"]))
    named = set(re.findall(r"(\w+) (?:is|in|not) ", record["filter"]))
    months = _window(record["period"])
    if measures.get(name, {}).get("value") != "sum(count)" or set(tests) != named or not months:
        return None
    sums = [_sum(path, tests, months) for path in paths]
    return None if None in sums else sum(number for number in sums if number is not None)
