"""The decision PCD 280 in the starter project: small, quick to build, and free to change."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from reportgen.pipeline.stages import LaidOut, lay_out_pack
from tests.starter_project import make_starter, replace_in

ROOT = Path(__file__).parents[1]
DECISION = ("decision", "pcd-280")
FOLDER = "data/decision/pcd-280"
_TWO = """\
appendices:
  - edition: quarterly-2017/2017-18-q1
    title: Quarterly performance update, Q1 2017/18
  - edition: milestones/2017-18-q1
    name: Annex A
    title: Met Business Plan milestones, Q1 2017/18
"""


def decision_project(folder: Path, appendices: str = "", make: Callable[[Path], Path] = make_starter) -> Path:
    """The starter project with the decision beside its report; ``appendices`` in place of the decision's own."""
    make(folder)
    for part in ("layouts/decision", FOLDER):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "layouts/theme.yaml", folder / "layouts/theme.yaml")
    replace_in(folder / FOLDER / "edition.yaml", _TWO, f"appendices:\n{appendices}" if appendices else "")
    papers = "See [the first](#appendix-1).\n" if appendices else "None.\n"
    (folder / FOLDER / "commentary/background_papers.md").write_text(papers, encoding="utf-8")
    return folder


def laid_out(root: Path) -> LaidOut:
    """The decision of such a project, through every stage but paint."""
    return lay_out_pack(root, *DECISION, lambda stage: None)


def unsigned(root: Path) -> Path:
    """The project with nothing ticked and nothing signed."""
    file = root / FOLDER / "edition.yaml"
    for old, new in (
        ("interests: none on the published form", 'interests: ""'),
        ('approved: "yes"', 'approved: ""'),
        ("signature: signed by hand\n    date: 6 October 2017", 'signature: ""\n    date: ""'),
        ('answer: "no"', 'answer: ""'),
        ('confidential_form: "no"', 'confidential_form: ""'),
        ('head_of_unit: "yes", legal: "yes", financial: "yes", equalities: "yes"',
         'head_of_unit: "", legal: "", financial: "", equalities: ""'),
        ("signature: R. Lawrence, date: 6 October 2017", 'signature: "", date: ""'),
        ('ticked: "yes"', 'ticked: ""'),
    ):  # fmt: skip
        replace_in(file, old, new)
    return root
