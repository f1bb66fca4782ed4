"""Sections that flow: what they may say, and how mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.spec.pack import FlowSpec
from tests.marked import unmarked
from tests.spec.made import THEME, load, make, told

FLOW_THEME = THEME + "  flow: {slots: {flow: [32, 96, 896, 384]}}\n"
SECTION = """\
section: Performance
numbered: true
starts: here
flow:
  - Words that stand alone.
  - {kind: column, id: knife-crime, measure: knife_crime}
"""


def test_a_section_that_flows_is_one_page_of_exhibits_in_order(tmp_path: Path) -> None:
    (section,) = load(make(tmp_path, one=SECTION, theme=FLOW_THEME)).project.sections
    (page,) = section.pages
    spec = page.page
    assert isinstance(spec, FlowSpec)
    assert (spec.headline, spec.layout, spec.numbered, spec.starts) == ("Performance", "flow", True, "here")
    assert [(exhibit.kind, exhibit.id) for exhibit in page.slots["flow"]] == [("text", ""), ("column", "knife-crime")]
    assert spec.place_of("headline") == section.head.place_of("section")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("section: A\nflow: »[]\n", "found a list of 0"),
        ("section: A\npages: []\nflow: »[x]\n", "a section with 'pages' and 'flow'"),
        ("section: A\nlayout: »full\nflow: [x]\n", "no layout 'full' with a slot 'flow'"),
        ("section: A\nflow:\n  - {kind: text, id: »Not so, text: x}\n", "the id 'Not so'"),
        ("section: A\nnumbered: »maybe\nflow: [x]\n", "'maybe'"),
        ("section: A\n»starts: here\npages: [{id: a, headline: x, layout: full}]\n", "unknown key 'starts'"),
    ],
)
def test_a_mistake_is_told_at_its_place(tmp_path: Path, text: str, problem: str) -> None:
    text, place = unmarked(text, "layouts/p/one.yaml")
    found = told(make(tmp_path, one=text, theme=FLOW_THEME))
    assert any(line.startswith(f"{place}: error: ") and problem in line for line in found), found
