"""The kind yaml-source: lines of the layout file, as they stand there."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import LocatedDict, PackError, Place
from reportgen.exhibits.block import Text
from reportgen.exhibits.kinds import yaml_source
from tests.exhibits.plain_context import context

FILE = "layouts/quarterly/trust.yaml"
YAML = """\
section: Trust
pages:
  - id: first
    layout: two
    left:
      kind: column   # a chart
      series:
        - measure: trust_met
          label: "{{ period }}"

    right: {kind: yaml-source, of: left}
  - layout: two
    left: {kind: note}
    right:
      - {kind: yaml-source, of: left}
"""


def built(tmp_path: Path, line: int, text: str = YAML, **keys: str) -> Text:
    file = tmp_path / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    values = LocatedDict(keys)
    values.place = Place(FILE, line, 12)
    values.value_places = dict.fromkeys(keys, Place(FILE, line, 30))
    block = yaml_source.build(yaml_source.Spec.model_validate(values), context(root=str(tmp_path)))
    assert isinstance(block, Text)
    return block


def test_a_slots_lines_stand_as_in_the_file_with_their_depth(tmp_path: Path) -> None:
    lines = built(tmp_path, 11, of="left").paragraphs
    assert [(p.text, p.indent) for p in lines] == [
        ("left:", 0),
        ("kind: column   # a chart", 10),
        ("series:", 10),
        ("- measure: trust_met", 20),
        ('label: "{{ period }}"', 30),
    ]


def test_keys_are_bold_and_values_are_not(tmp_path: Path) -> None:
    fourth = built(tmp_path, 11, of="left").paragraphs[3]
    assert [(run.text, run.bold) for run in fourth.runs] == [("- ", None), ("measure:", True), (" trust_met", None)]


def test_a_slot_is_that_of_its_own_page(tmp_path: Path) -> None:
    assert [p.text for p in built(tmp_path, 15, of="left").paragraphs] == ["left: {kind: note}"]


def test_another_page_of_the_file_may_be_named(tmp_path: Path) -> None:
    assert len(built(tmp_path, 15, of="left", page="first").paragraphs) == 5


def test_what_changes_in_the_file_changes_on_the_page(tmp_path: Path) -> None:
    changed = built(tmp_path, 11, YAML.replace("trust_met", "good_job"), of="left")
    assert "- measure: good_job" in [p.text for p in changed.paragraphs]


@pytest.mark.parametrize(
    "keys, message", [({"of": "middle"}, "no slot 'middle'"), ({"of": "left", "page": "last"}, "no page 'last'")]
)
def test_what_is_not_in_the_file_is_a_located_error(tmp_path: Path, keys: dict[str, str], message: str) -> None:
    with pytest.raises(PackError, match=message) as caught:
        built(tmp_path, 11, **keys)
    assert str(caught.value).startswith(f"{FILE}:11:30: error:")
