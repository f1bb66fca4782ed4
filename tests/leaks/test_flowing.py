"""A paper that flows: what is Part 2 in it is in none of its pages, and a panel stands where it was."""

from __future__ import annotations

from pathlib import Path

from reportgen.pipeline.build import BuildOptions, build
from tests.decision_project import DECISION, decision_project
from tests.leaks.test_part_1 import page_texts
from tests.leaks.unpacked import holding
from tests.starter_project import replace_in

SECRET = """\
flow:
  - kind: text
    part: 2
    exemption: paragraph 3
    review: 1 April 2026
    text: Quokkaadvice of counsel
"""


def test_an_item_of_a_flow_is_withheld_and_a_panel_says_so(tmp_path: Path) -> None:
    root = decision_project(tmp_path / "project")
    replace_in(root / "layouts" / "decision" / "advice-2017.yaml", "flow:\n", SECRET)
    for part in (1, 2):
        build(root, *DECISION, BuildOptions(part=part, out=tmp_path / f"part-{part}"), lambda stage: None)
    assert holding(tmp_path / "part-1", "quokka") == []
    assert any("Withheld: Part 2, exemption paragraph 3" in text for text in page_texts(tmp_path / "part-1"))
    assert any("Quokkaadvice" in text for text in page_texts(tmp_path / "part-2"))


def test_a_section_that_is_withheld_whole_leaves_a_panel_and_nothing_of_its_names(tmp_path: Path) -> None:
    root = decision_project(tmp_path / "project")
    layouts = root / "layouts" / "decision"
    secret = "part: 2\nexemption: paragraph 3\nreview: 1 April 2026\nsection: Quokka\nflow:\n  - Words of a quokka.\n"
    (layouts / "quokka.yaml").write_text(secret)
    pack = layouts / "pack.yaml"
    pack.write_text(pack.read_text().replace("advice-2017", "advice-2017, quokka"))
    build(root, *DECISION, BuildOptions(out=tmp_path / "part-1"), lambda stage: None)
    assert holding(tmp_path / "part-1", "quokka") == []
    assert any("Withheld content A" in text for text in page_texts(tmp_path / "part-1"))
