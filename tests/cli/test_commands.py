"""The commands around a build, as people and programs call them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reportgen.cli.main import run
from tests.starter_project import EDITION, NEXT, PACK, edition_file, make_starter, replace_in

Output = pytest.CaptureFixture[str]


@pytest.fixture
def starter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_starter(tmp_path / "project")
    monkeypatch.chdir(root)
    return root


def printed_json(output: Output) -> Any:
    return json.loads(output.readouterr().out)


def test_build_tells_programs_its_files_pages_and_problems(starter: Path, capsys: Output) -> None:
    assert run(["build", "--format", "pdf", "--json"]) == 0
    made = printed_json(capsys)
    assert made["files"][0] == f"build/{PACK}/{EDITION}/{PACK}-{EDITION}.pdf"
    assert (made["pages"], made["problems"]) == (4, [])
    assert all((starter / file).is_file() for file in made["files"])


def test_problems_are_json_too_and_the_exit_code_stays(starter: Path, capsys: Output) -> None:
    replace_in(starter / "layouts" / PACK / "calls.yaml", "measure: calls", "measure: cals")
    for command in ("build", "check"):
        assert run([command, "--json"]) == 1
        made = printed_json(capsys)
        assert made["files"] == [] and made["pages"] == 0
        problem = made["problems"][0]
        assert (problem["file"], problem["line"], problem["severity"]) == (f"layouts/{PACK}/calls.yaml", 13, "error")
        assert (problem["rule"], problem["hint"]) == ("unknown-name", "did you mean 'calls'?")


def test_the_next_edition_builds_warns_and_is_an_error_when_strict(starter: Path, capsys: Output) -> None:
    assert run(["new", PACK, NEXT]) == 0
    told = capsys.readouterr().out
    assert f"data/{PACK}/{NEXT}: Q2 2024/25, a draft begun from {EDITION}" in told
    assert "teams.csv: 6 cells marked [?]" in told and "commentary/calls.md: to be written" in told
    assert run(["build", PACK, NEXT]) == 0
    warned = capsys.readouterr().err.splitlines()
    assert len(warned) == 2 and all(": warning: " in line and "to be supplied" in line for line in warned)
    assert run(["build", PACK, NEXT, "--strict"]) == 1
    assert run(["check", "--json"]) == 0  # the newest edition is the new one
    assert {problem["rule"] for problem in printed_json(capsys)["problems"]} == {"to-be-supplied"}


def test_new_never_overwrites(starter: Path, capsys: Output) -> None:
    before = edition_file(starter, "teams.csv").read_bytes()
    assert run(["new", PACK, EDITION]) == 2
    assert "is there already" in capsys.readouterr().err
    assert edition_file(starter, "teams.csv").read_bytes() == before


def test_list_names_packs_measures_and_kinds(starter: Path, capsys: Output) -> None:
    assert run(["list"]) == 0
    assert capsys.readouterr().out == f"{PACK}: {EDITION}\n"
    assert run(["list", "--measures"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "calls.in_time\tCalls answered in time\t%\tquarter\tcalls"
    assert run(["list", "--measures", "--json"]) == 0
    assert [entry["name"] for entry in printed_json(capsys)] == ["calls", "calls.in_time"]
    assert run(["list", "--kinds", "--json"]) == 0
    kinds = {entry["name"]: entry["description"] for entry in printed_json(capsys)}
    assert "table" in kinds and all(kinds.values())
    assert run(["list", "--kinds", "--measures"]) == 2


def test_measures_are_lines_for_a_pipe_and_records_for_a_program(starter: Path, capsys: Output) -> None:
    assert run(["measures"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "calls\t5,850\tQ1 2024/25\t−5%\tQ1 2023/24"
    assert run(["measures", PACK, EDITION, "--name", "calls.in_time", "--json"]) == 0
    (record,) = printed_json(capsys)
    assert (record["name"], record["shown"], record["unit"]) == ("calls.in_time", "91%", "%")
    assert record["source"]["files"] == ["data/open/example_calls.csv"]
    assert run(["measures", "--name", "x"]) == 2


def test_measures_are_a_table_on_a_terminal_with_their_markers(
    starter: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportgen.cli.output import print_rows

    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    print_rows(("Measure", "Value"), [("calls", "5,850"), ("gap", "[x]")], right=(1,))
    plain = re.sub("\x1b\\[[0-9;]*m", "", capsys.readouterr().out)
    lines = [line.rstrip() for line in plain.splitlines()]
    assert lines == ["Measure  Value", "calls    5,850", "gap        [x]"]


def test_schema_writes_where_the_yaml_files_look_for_them(starter: Path, capsys: Output) -> None:
    assert run(["schema"]) == 0
    written = capsys.readouterr().out.split()
    assert "build/schemas/section.schema.json" in written and len(written) == 7
    for path in starter.rglob("*.yaml"):
        target = path.read_text().splitlines()[0].partition("$schema=")[2]
        assert (path.parent / target).is_file(), path
    assert run(["schema", "--out", "elsewhere"]) == 0
    assert sorted(p.name for p in (starter / "elsewhere").iterdir()) == sorted(Path(p).name for p in written)


def test_init_makes_a_project_and_says_what_to_do_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init", "mine"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert "mine/layouts/report/pack.yaml" in told and told[-1] == "Now: cd mine && reportgen build"
    assert run(["init", "mine"]) == 2


def test_doctor_exits_0_on_a_sound_machine_and_1_when_something_is_missing(
    starter: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["doctor"]) == 0
    assert "ok        LiberationSans-Regular" in capsys.readouterr().out
    (starter / "build").write_text("in the way")
    assert run(["doctor", "--json"]) == 1
    report = printed_json(capsys)
    assert report["sound"] is False
    assert [f["name"] for f in report["findings"] if f["status"] == "problem"] == ["build folder"]


def test_watch_builds_tells_what_changed_and_stops(
    starter: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportgen.pipeline import watch

    teams = edition_file(starter, "teams.csv")
    saves = iter(
        [lambda: replace_in(teams, "93", "94.5"), lambda: None, lambda: replace_in(teams, "94.5", "many"), lambda: None]
    )

    def wait() -> bool:
        save = next(saves, None)
        if save:
            save()
        return save is not None

    monkeypatch.setattr(watch, "until_interrupted", lambda seconds: wait)
    assert run(["watch", "--format", "pdf"]) == 0
    told = capsys.readouterr()
    records = (".csv", ".json", ".html")
    kept = [line for line in told.out.splitlines() if not line.endswith(records) or line.startswith("changed")]
    shown = [line if line.startswith(("changed", "not built")) else line.split()[0] for line in kept]
    pdf, change = f"build/{PACK}/{EDITION}/{PACK}-{EDITION}.pdf", f"changed: data/{PACK}/{EDITION}/teams.csv"
    assert shown == [pdf, "built", change, pdf, "built", change, "not built: correct what is told above"]
    assert "'many' in column 'this_quarter_pct' is not a number" in told.err


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["--version"]])
def test_help_answers_without_loading_what_only_a_build_needs(arguments: list[str], starter: Path) -> None:
    heavy = ("pandas", "numpy", "matplotlib", "reportlab", "pptx", "yaml", "jinja2", "rich")
    script = (
        "import sys\nfrom reportgen.cli.main import run\n"
        f"assert run({arguments!r}) == 0\nprint([m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"
