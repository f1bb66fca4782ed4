"""The doctor finds what a build needs, tells what is optional from what is a problem, and never fails itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.pipeline import doctor
from reportgen.pipeline.doctor import Finding, examine


def finding(folder: Path, name: str) -> Finding:
    return next(found for found in examine(folder) if found.name == name)


def test_a_sound_machine_has_no_problem(starter: Path) -> None:
    found = examine(starter / "data")
    assert [f for f in found if f.status == "problem"] == []
    assert {"reportgen", "Python", "reportlab", "python-pptx", "LiberationSans-Regular"} <= {f.name for f in found}
    assert finding(starter, "project").found == str(starter.resolve())
    assert finding(starter, "build folder").found == str(starter.resolve() / "build")
    assert not (starter / "build").exists()


def test_a_program_that_is_not_there_is_optional_and_says_what_it_is_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert finding(tmp_path, "Java").status == finding(tmp_path, "LibreOffice").status == "optional"
    assert "veraPDF" in finding(tmp_path, "Java").hint


def test_a_folder_outside_a_project_is_no_problem(tmp_path: Path) -> None:
    assert finding(tmp_path, "project").status == "optional"
    assert "reportgen init" in finding(tmp_path, "project").hint


def test_broken_and_missing_fonts_are_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Broken.ttf").write_bytes(b"no font")
    monkeypatch.setattr(doctor, "_FONTS", tmp_path)
    assert finding(tmp_path, "Broken").status == "problem"
    assert finding(tmp_path, "fonts").status == "problem"


def test_a_folder_that_nothing_can_be_written_to_is_a_problem(starter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.os, "access", lambda path, mode: Path(path) != starter.resolve())
    found = finding(starter, "build folder")
    assert found.status == "problem" and str(starter.resolve()) in found.found


def test_a_build_folder_that_is_a_file_is_a_problem(starter: Path) -> None:
    (starter / "build").write_text("x")
    assert finding(starter, "build folder").status == "problem"


def test_a_requirement_is_read_up_to_its_version() -> None:
    assert doctor._name_of("python-pptx<2,>=1.0.2") == "python-pptx"
    assert doctor._name_of("Jinja2 (>=3)") == "Jinja2"
