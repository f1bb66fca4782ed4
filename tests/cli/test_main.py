"""Exit codes and messages: 0 built, 1 the pack has problems, 2 wrong usage, 70 our bug; never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen.cli.main import run
from tests.project_copy import copy_project

EDITION = "2023-24-q1"


@pytest.fixture
def project(project_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = copy_project(project_root, tmp_path / "project", linked=True)
    monkeypatch.chdir(folder)
    return folder


def _replace(file: Path, old: str, new: str) -> None:
    """Change a file of a linked copy by putting a new one in its place."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.unlink()
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_list_names_packs_and_editions(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["list"]) == 0
    assert f"quarterly: {EDITION}" in capsys.readouterr().out
    assert run(["list", "--json"]) == 0
    assert EDITION in json.loads(capsys.readouterr().out)["quarterly"]


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["build", "quartely"], "there is no pack 'quartely'"),
        (["build", "quarterly", "2023-24-q9"], "there is no edition of quarterly '2023-24-q9'"),
        (["build", "quarterly", EDITION, "--page", "3"], "--page and --png go together"),
        (["build", "quarterly", EDITION, "--format", "docx"], "unknown format 'docx'"),
        (["build", "quarterly", EDITION, "--only", "trsut"], "did you mean 'trust'"),
        (["build", "quarterly", EDITION, "--page", "999", "--png"], "there is no page 999"),
        (["bild"], "No such command 'bild'"),
    ],
)
def test_wrong_usage_exits_2_and_says_what_there_is(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(arguments) == 2
    assert said in capsys.readouterr().err


def test_a_folder_without_a_project_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["list"]) == 2
    assert "layouts" in capsys.readouterr().err


def test_a_broken_spec_exits_1_with_one_located_line_each_and_writes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = project / "layouts" / "quarterly" / "pack.yaml"
    _replace(pack, "owner:", "ownr:")
    _replace(project / "layouts" / "quarterly" / "front.yaml", "kind: cover", "kind: covr")
    assert run(["build", "quarterly", EDITION]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) >= 3 and all(": error: " in line for line in lines), lines
    assert any(line.startswith("layouts/quarterly/pack.yaml:") and "did you mean 'owner'" in line for line in lines)
    assert any("did you mean 'cover'" in line for line in lines)
    assert not (project / "build").exists()


def test_a_page_can_be_looked_at_as_a_picture(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "quarterly", EDITION, "--only", "front", "--page", "1", "--png"]) == 0
    picture = project / capsys.readouterr().out.strip()
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_out_keeps_pack_and_edition_below_it_and_format_limits_the_files(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "elsewhere"
    assert run(["build", "quarterly", EDITION, "--only", "front", "--format", "pdf", "--out", str(out)]) == 0
    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    folder = out / "quarterly" / EDITION
    records = ["figures-front.csv", "figures-front.json", "qa-front.json", "qa-front.html", "disclosure-front.csv"]
    names = [f"quarterly-{EDITION}-front.pdf", *records]
    assert written == [folder / name for name in names]
    assert sorted(p.name for p in folder.iterdir()) == sorted(["manifest.json", *names])


def test_our_own_bug_exits_70_without_a_traceback(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*args: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("reportgen.pipeline.build.lay_out_pack", broken)
    assert run(["check", "quarterly", EDITION]) == 70
    said = capsys.readouterr().err
    assert "bug in reportgen" in said and "Traceback" not in said
