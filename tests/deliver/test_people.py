"""Distribution lists: every mistake at its place, the same from YAML and from a workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from reportgen.deliver.people import people_meant, read_lists
from reportgen.errors import PackError, UsageError

GOOD = """\
groups:
  committee: Members
  board: The board
people:
  - name: Zoë Ångström
    address: zoe@example.org
    clearance: Part 2
    groups: [committee, board]
  - name: Bob
    role: Deputy
    address: Bob@Straße.example
    formats: [pdf]
    largest_attachment: 2.5 MB
    groups: committee
  - name: Cy
    address: cy@example.org
    formats: [link]
"""


def write(root: Path, text: str, name: str = "members.yaml") -> Path:
    path = root / "data" / "distribution" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return root


def person(line: str) -> str:
    """A list of one person with ``line`` in place of a good one."""
    lines = {"name": "name: Zoë", "address": "address: zoe@example.org"}
    lines[line.partition(":")[0]] = line
    return "groups: {committee: Members}\npeople:\n  - " + "\n    ".join(lines.values()) + "\n"


def test_people_are_read_with_what_they_want_and_may_see(tmp_path: Path) -> None:
    (members,) = read_lists(write(tmp_path, GOOD))
    zoe, bob, cy = members.people
    assert (members.name, members.groups) == ("members", ("committee", "board"))
    assert (zoe.mailbox.name, zoe.part, zoe.formats, zoe.limit) == ("Zoë Ångström", 2, ("pdf", "pptx"), 10_000_000)
    assert (bob.mailbox.address, bob.part, bob.formats, bob.limit) == (
        "Bob@xn--strae-oqa.example", 1, ("pdf",), 2_500_000,
    )  # fmt: skip
    assert cy.formats == () and str(cy.place) == "data/distribution/members.yaml:15:5"


MISTAKES = [
    ("address: zoe.example.org", "4:14", "has no @"),
    ("address: zoe @example.org", "4:14", "can't stand before an @"),
    ("address: .zoe@example.org", "4:14", "can't stand before an @"),
    ('address: "zoe@b@example.org"', "4:14", "can't stand before an @"),
    ("address: zoe@example", "4:14", "no full domain name"),
    ("address: zoe@10.0.0.1", "4:14", "no full domain name"),
    ("address: zoe@-x.example", "4:14", "no domain name"),
    ("address: zoe@a..example", "4:14", "no domain name"),
    ('address: "zoe@example.org\\nBcc: all@example.org"', "4:14", "control character U+000A"),
    ('address: "zoe\\r@example.org"', "4:14", "control character U+000D"),
    ('address: "zoe\\u202E@example.org"', "4:14", "control character U+202E"),
    (f"address: {'z' * 65}@example.org", "4:14", "longer than any mail system takes"),
    ('name: "Zoë\\r\\nBcc: all@example.org"', "3:11", "control character U+000D"),
    ("groups: [comittee]", "5:13", "no group 'comittee'; one of committee (hint: did you mean 'committee'?)"),
    ("formats: [pdff]", "5:14", "no format 'pdff'; one of pdf, deck, html, link (hint: did you mean 'pdf'?)"),
    ("largest_attachment: large", "5:25", "'large' is not a size such as 10 MB"),
    ("largest_attachment: 10", "5:25", "found number 10"),
    ("clearance: Part 3", "5:16", "expected one of Part 1, Part 2"),
    ("adress: zoe@example.org", "5:5", "did you mean 'address'?"),
]


@pytest.mark.parametrize(("line", "place", "said"), MISTAKES)
def test_a_mistake_in_a_list_is_told_at_its_place(tmp_path: Path, line: str, place: str, said: str) -> None:
    with pytest.raises(PackError) as failure:
        read_lists(write(tmp_path, person(line)))
    (problem,) = failure.value.problems
    assert str(problem).startswith(f"data/distribution/members.yaml:{place}: error: ") and said in str(problem)


def test_all_mistakes_of_all_lists_are_told_at_once_and_one_address_twice_is_one(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("cy@example.org", "ZOE@Example.ORG"))
    write(tmp_path, person("address: nowhere"), "other.yaml")
    with pytest.raises(PackError) as failure:
        read_lists(tmp_path)
    twice, bad = failure.value.problems
    assert "is in the list twice; once (first at data/distribution/members.yaml:5:5)" in str(twice)
    assert (twice.place.line, bad.place.file) == (16, "data/distribution/other.yaml")


def test_lists_that_disagree_on_a_clearance_are_told(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("clearance: Part 2", "clearance: Part 1"), "guests.yaml")
    with pytest.raises(PackError) as failure:
        read_lists(write(tmp_path, GOOD))
    assert str(failure.value.problems[0]).startswith(
        "data/distribution/members.yaml:5:5: error: zoe@example.org is cleared for Part 2 here, for Part 1 at "
    )


def workbook(root: Path, people: list[list[str]], groups: list[list[str]] | None) -> Path:
    book = openpyxl.Workbook()
    for sheet, rows in (("people", people), ("groups", groups)):
        if rows is not None:
            made = book.create_sheet(sheet)
            for row in rows:
                made.append(row)
    path = root / "data" / "distribution" / "members.xlsx"
    path.parent.mkdir(parents=True)
    book.save(path)
    return root


HEADER = ["Name", "Role", "Address", "Clearance", "Formats", "Largest attachment", "Groups"]
GROUPS = [["name", "who"], ["committee", "Members"], ["board", "The board"]]


def test_a_workbook_says_the_same_as_yaml(tmp_path: Path) -> None:
    rows = [
        HEADER,
        ["Zoë Ångström", "", "zoe@example.org", "Part 2", "", "", "committee, board"],
        ["Bob", "Deputy", "Bob@Straße.example", "", "pdf", "2.5 MB", "committee"],
        ["Cy", "", "cy@example.org", "", "link", "", ""],
    ]
    (read,) = read_lists(workbook(tmp_path / "a", rows, GROUPS))
    (same,) = read_lists(write(tmp_path / "b", GOOD))
    for one, other in zip(read.people, same.people, strict=True):
        assert (one.mailbox, one.role, one.part, one.formats, one.limit, one.groups) == (
            other.mailbox, other.role, other.part, other.formats, other.limit, other.groups,
        )  # fmt: skip


def test_a_mistake_in_a_workbook_is_told_at_its_row_and_column(tmp_path: Path) -> None:
    rows = [
        HEADER,
        ["Zoë", "", "zoe@example.org\nBcc: x@y.org", "", "", "", "comittee"],
        ["Bob", "", "", "", "", "", ""],
    ]
    with pytest.raises(PackError) as failure:
        read_lists(workbook(tmp_path, rows, GROUPS))
    assert [(p.place.line, p.rule) for p in failure.value.problems] == [(3, "missing-key")]
    rows.pop()
    with pytest.raises(PackError) as failure:
        read_lists(workbook(tmp_path / "again", rows, GROUPS))
    told = [(p.place.line, p.place.column, p.rule) for p in failure.value.problems]
    assert told == [(2, 3, "header-injection"), (2, 7, "unknown-groups")]


def test_a_workbook_without_its_groups_says_which_sheets_it_has(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="has no sheet 'groups'; one of Sheet, people"):
        read_lists(workbook(tmp_path, [HEADER, ["Zoë", "", "zoe@example.org", "", "", "", ""]], None))


def test_people_are_meant_by_list_group_or_address_each_once(tmp_path: Path) -> None:
    lists = read_lists(write(tmp_path, GOOD))

    def names(*words: str) -> list[str]:
        return [one.mailbox.name for one in people_meant(lists, words)[0]]

    assert names("members") == ["Zoë Ångström", "Bob", "Cy"]
    assert names("committee") == names("members/committee") == ["Zoë Ångström", "Bob"]
    assert names("BOB@straße.example") == ["Bob"]
    assert names("cy@example.org", "committee", "board") == ["Cy", "Zoë Ångström", "Bob"]


def test_a_group_of_two_lists_must_say_which_and_an_unknown_one_is_told_what_there_is(tmp_path: Path) -> None:
    lists = read_lists(write(write(tmp_path, GOOD), GOOD, "guests.yaml"))
    assert [one.place.file for one in people_meant(lists, ["guests/zoe@example.org"])[0]] == [
        "data/distribution/guests.yaml"
    ]
    with pytest.raises(UsageError, match=r"write guests/zoe@example.org or members/zoe@example.org"):
        people_meant(lists, ["zoe@example.org"])
    with pytest.raises(UsageError, match="'committee' is in 2 lists; write guests/committee or members/committee"):
        people_meant(lists, ["committee"])
    with pytest.raises(UsageError, match=r"is at .*guests.yaml:5:5 and at .*members.yaml:5:5"):
        people_meant(lists, ["guests/committee", "members/board"])
    with pytest.raises(UsageError, match="did you mean 'committee'"):
        people_meant(lists, ["comittee"])


def test_the_example_list_is_sound_and_reaches_nobody(project_root: Path) -> None:
    from reportgen.deliver.people import PeopleList

    example: PeopleList = next(one for one in read_lists(project_root) if one.name == "example")
    assert all(one.mailbox.domain == "example.org" for one in example.people)
    assert {one.part for one in example.people} == {1, 2}
