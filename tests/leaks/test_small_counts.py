"""A count that a disclosure policy hides is in no byte of a build, and the report of what was hidden has no values."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from reportgen.pipeline.build import BuildOptions, build
from tests.leaks.test_part_1 import page_texts
from tests.leaks.unpacked import holding
from tests.starter_project import EDITION, PACK, make_starter, replace_in

LATE = {"04": 2000, "05": 2773, "06": 3000}  # 7,773 in the quarter
PAGE = """
  - id: late
    kicker: Late
    headline: Late calls {{ late }}, {{ late | movement('previous quarter') }}
    layout: chart-and-notes
    chart: {kind: column, title: Late calls, subtitle: By quarter, measure: late, by: quarter, last: 4}
    notes: "Late: {{ late }} of {{ calls }} calls, {{ late.share }}."
"""
MEASURE = """
  late:
    label: Calls answered late
    dataset: calls
    where: {answer: late}
    value: sum(count)
    unit: calls
    ratios: {share: {label: Share answered late, over: calls}}
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build in which each quarter's late calls are under the threshold, and those in time protect them."""
    project = make_starter(tmp_path_factory.mktemp("small"))
    calls = project / "data" / "open" / "example_calls.csv"
    text = calls.read_text()
    for month, count in LATE.items():
        text = re.sub(rf"2024-{month},late,\d+", f"2024-{month},late,{count}", text)
    calls.write_text(text)
    policy = "    disclosure: {threshold: 8000, columns: [count], by: answer}\n    key: [month, answer]\n"
    replace_in(project / "data" / "catalogue.yaml", "    key: [month, answer]\n", policy)
    replace_in(project / "data" / "measures.yaml", "measures:\n", f"measures:{MEASURE}\n")
    with (project / "layouts" / PACK / "calls.yaml").open("a") as file:
        file.write(PAGE)
    replace_in(project / "layouts" / PACK / "pack.yaml", "sections:", "annex: chart-data\nsections:")
    build(project, PACK, EDITION, BuildOptions(("pdf", "pptx", "html"), out=project / "out"), lambda stage: None)
    return project / "out"


def test_a_hidden_count_is_nowhere_in_what_was_built(out: Path) -> None:
    for number in ("7773", "7,773", "2773", "2,773"):
        assert holding(out, number) == [], number


def test_what_rests_on_a_hidden_count_reads_c_and_the_total_stays(out: Path) -> None:
    page = next(text for text in page_texts(out) if text.startswith("Late") or "Late calls [c]" in text)
    assert "Late: [c] of 13,083 calls, [c]." in page
    first = next(text for text in page_texts(out) if "The force received" in text)
    assert "answered [c] of them in time" in first


def test_the_report_counts_what_was_hidden_by_reason_without_a_value(out: Path) -> None:
    (file,) = out.rglob("disclosure.csv")
    rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
    newest = [row for row in rows if row["where"].endswith("by answer, Q1 2024/25")]
    assert {(row["dataset"], row["reason"], row["rule"], row["cells"]) for row in newest} == {
        ("calls", "small count", "threshold 8000", "2")
    }
