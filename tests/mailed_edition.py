"""The starter's edition with people to send it to, built once as it is and once as final, for tests to copy."""

from __future__ import annotations

import shutil
from pathlib import Path

from reportgen.pipeline.build import BuildOptions, build
from tests.starter_project import EDITION, PACK, edition_file, make_starter, replace_in

STEM = f"{PACK}-{EDITION}"
PEOPLE = """\
groups: {committee: Members, board: The board}
people:
  - {name: Zoë Ångström, address: zoe@example.org, clearance: Part 2, groups: [committee]}
  - {name: Bob, address: bob@example.org, formats: [pdf], groups: [committee, board]}
  - {name: Cy, address: cy@example.org, formats: [link], groups: [committee]}
"""
EMAIL = """\
email:
  sender: Reporting team <reports@example.org>
  link: https://packs.example.org
  accessible: 020 7946 0000
  headlines: [calls, calls.in_time]
"""
APPROVALS = """\
approvals:
  author: {name: A. Author, date: 1 August 2024}
  assurer: {name: B. Assurer, date: 2 August 2024}
  approver: {name: C. Approver, date: 5 August 2024}
"""


def make_mailed(folder: Path, status: str = "final") -> Path:
    """A built project in the folder, its edition of that status; returns the folder."""
    root = make_starter(folder)
    lists = root / "data" / "distribution"
    lists.mkdir()
    (lists / "people.yaml").write_text(PEOPLE, encoding="utf-8")
    with (root / "layouts" / PACK / "pack.yaml").open("a", encoding="utf-8") as pack:
        pack.write(EMAIL)
    approvals = APPROVALS if status == "final" else ""
    replace_in(edition_file(root, "edition.yaml"), "status: draft", f"status: {status}\n{approvals}")
    rebuild(root)
    return root


def rebuild(root: Path) -> None:
    build(root, PACK, EDITION, BuildOptions(), lambda stage: None)


def copied(root: Path, folder: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(root, folder))


def built_file(root: Path, name: str) -> Path:
    return root / "build" / PACK / EDITION / name
