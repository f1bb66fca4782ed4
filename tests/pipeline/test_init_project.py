"""``init``: a project that builds as it is, from a checkout and from an installed wheel alike."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
import reportlab

from reportgen.errors import UsageError
from reportgen.pipeline.init_project import init_project, starter_files
from reportgen.pipeline.stages import lay_out_pack
from tests.starter_project import EDITION, PACK


def test_the_starter_lays_out_without_a_word_of_warning(starter: Path) -> None:
    made = lay_out_pack(starter, PACK, EDITION, lambda stage: None)
    assert made.warnings == ()
    assert [page.content for page in made.pages.pages] == ["cover", "contents", "calls", "teams"]
    assert (starter / ".gitignore").read_text() == "build/\narchive/\ndata/distribution/\n"


def test_the_starters_theme_is_the_projects_own(starter: Path, project_root: Path) -> None:
    theme = (project_root / "layouts" / "theme.yaml").read_bytes()
    assert (starter / "layouts" / "theme.yaml").read_bytes() == theme
    assert not list((project_root / "reportgen").rglob("theme.yaml")), "there is one theme, and no copy to fall behind"


@pytest.mark.parametrize("taken", ["README.md", "layouts/other/pack.yaml", "data/measures.yaml"])
def test_a_folder_with_a_project_in_it_is_left_alone(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / taken).write_text("mine")
    with pytest.raises(UsageError, match="name an empty or a new folder"):
        init_project(tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / taken]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("mine")
    with pytest.raises(UsageError, match="is a file"):
        init_project(tmp_path / "x")


@pytest.mark.slow
def test_an_installed_wheel_makes_a_project_that_builds_outside_the_repository(
    tmp_path: Path, project_root: Path
) -> None:
    source = tmp_path / "source"
    _copy_sources(project_root, source)
    wheel = _wheel(source, tmp_path)
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    packed = {name.removeprefix("reportgen/starter/") for name in names if name.startswith("reportgen/starter/")}
    assert packed - {"__init__.py"} == {name.replace(".gitignore", "gitignore") for name in starter_files()}
    python = _environment(tmp_path / "env", wheel)
    for arguments in (["init", "mine"], ["doctor"]):
        _said([python, "-m", "reportgen", *arguments], tmp_path)
    written = _said([python, "-m", "reportgen", "build"], tmp_path / "mine").split()
    documents = [tmp_path / "mine" / name for name in written if name.endswith((".pdf", ".pptx"))]
    assert len(documents) == 2 and all(path.stat().st_size > 10_000 for path in documents)
    where = _said([python, "-c", "import reportgen; print(reportgen.__file__)"], tmp_path)
    assert Path(where).is_relative_to(tmp_path / "env")


def _said(command: list[str], folder: Path | None = None) -> str:
    """What a command that must end well prints."""
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def _copy_sources(root: Path, target: Path) -> None:
    """What a wheel is built from, so that building leaves nothing in the checkout."""
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc")
    shutil.copytree(root / "reportgen", target / "reportgen", ignore=ignored)
    for name in ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "layouts/theme.yaml"):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / name, target / name)


def _wheel(source: Path, folder: Path) -> Path:
    _said([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(source)])
    return next(folder.glob("reportgen-*.whl"))


def _environment(folder: Path, wheel: Path) -> str:
    """A clean environment with the wheel in it, which finds the packages it needs where this one has them."""
    venv.create(folder, with_pip=True)
    python = str(folder / "bin" / "python")
    site = _said([python, "-c", "import site; print(site.getsitepackages()[0])"])
    _said([python, "-m", "pip", "install", "--quiet", "--no-deps", str(wheel)])
    needed = Path(reportlab.__file__).parent.parent
    (Path(site) / "needed.pth").write_text(f"{needed}\n")  # its own site-packages come first
    return python
