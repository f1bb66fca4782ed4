"""What changed between two builds or editions, told by figure and by page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reportgen.cli.main import run
from reportgen.errors import PackError, UsageError
from reportgen.pipeline.build import BuildOptions, build
from reportgen.pipeline.diff import Difference, diff
from tests.starter_project import EDITION, PACK, edition_file, replace_in


def built(starter: Path, name: str) -> str:
    build(starter, PACK, EDITION, BuildOptions(out=starter / name), lambda stage: None)
    return str(starter / name / PACK / EDITION)


def told(starter: Path, before: str, after: str) -> Difference:
    return diff(starter, before, after, lambda stage: None)


def with_other_calls(starter: Path) -> None:
    calls = starter / "data" / "open" / "example_calls.csv"
    (line,) = re.findall(r"2024-06,late,\d+", calls.read_text())
    replace_in(calls, line, f"2024-06,late,{int(line.rpartition(',')[2]) + 100}")


def test_a_build_does_not_differ_from_itself_nor_from_its_edition(starter: Path) -> None:
    folder = built(starter, "one")
    assert not told(starter, folder, folder)
    assert not told(starter, folder, EDITION)


def test_a_changed_figure_is_told_with_its_values_pages_and_blocks(starter: Path) -> None:
    before = built(starter, "one")
    with_other_calls(starter)
    found = told(starter, before, EDITION)
    (calls,) = [c for c in found.changed if c.fact[:3] == ("calls", "Q1 2024/25", "quarter")]
    assert calls.before and calls.after
    assert (calls.before.value, calls.after.value) == (5850, 5950)
    assert calls.before.shown == ["5,850"] and calls.after.shown == ["5,950"]
    assert calls.after.pages == [3] and "calls.chart" in calls.after.blocks
    assert not any(change.fact.period == "Q1 2023/24" for change in found.changed)
    assert [(page.page, page.before, page.after) for page in found.pages] == [("calls", 3, 3)]


def test_pages_and_figures_that_came_or_went_are_told(starter: Path) -> None:
    before = built(starter, "one")
    section = starter / "layouts" / PACK / "calls.yaml"
    text = section.read_text()
    at = text.index("  - id: teams")
    section.write_text(
        text[:at] + "  - {id: new, kicker: New, headline: New, layout: full, main: 'All {{ calls.ytd }}'}\n"
    )
    found = told(starter, before, PACK + "/" + EDITION)
    pages = {page.page: (page.before, page.after) for page in found.pages}
    assert pages["teams"] == (4, None) and pages["new"] == (None, 4)
    assert {change.fact.measure for change in found.removed} == {
        "teams.this_quarter_pct", "teams.previous_quarter_pct"
    }  # fmt: skip
    assert [(change.fact.measure, change.fact.basis) for change in found.added] == [("calls", "year to date")]


def test_words_alone_change_a_page_and_no_figure(starter: Path) -> None:
    before = built(starter, "one")
    replace_in(starter / "layouts" / PACK / "calls.yaml", "kicker: Teams", "kicker: Each team")
    found = told(starter, before, EDITION)
    assert (found.changed, found.added, found.removed) == ((), (), ())
    assert {page.page for page in found.pages} == {"teams", "contents"}


def test_the_command_says_by_its_exit_code_whether_something_changed(
    starter: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(starter)
    before = built(starter, "one")
    assert run(["diff", before, EDITION]) == 0
    with_other_calls(starter)
    capsys.readouterr()
    assert run(["diff", before, EDITION]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(
        line.startswith("changed  p3  calls, Q1 2024/25, quarter") and "5,850 -> 5,950" in line for line in lines
    )
    assert run(["diff", before, EDITION, "--json"]) == 1
    record = json.loads(capsys.readouterr().out)
    assert any(one["after"]["value"] == 5950 for one in record["figures"]["changed"])
    assert run(["diff", before, "2099-00-q1"]) == 2
    assert "no build folder and no edition '2099-00-q1'" in capsys.readouterr().err


def test_a_folder_that_is_no_build_or_is_broken_is_told(starter: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match=r"is no build: it has no readable manifest\.json"):
        told(starter, str(tmp_path / "empty"), EDITION)
    folder = Path(built(starter, "one"))
    (folder / "figures.json").write_text("{")
    with pytest.raises(PackError, match=r"figures\.json:0:0: error: the figure register can't be read"):
        told(starter, str(folder), EDITION)
    assert edition_file(starter, "edition.yaml").is_file()
