"""Distribution lists: data/distribution/*.yaml and workbooks, read, checked, and asked for a group."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.deliver.address import AddressProblem, Mailbox, address_key, mailbox, unseen
from reportgen.deliver.size import read_size
from reportgen.errors import LocatedDict, Place, Problems, UsageError, did_you_mean
from reportgen.spec.distribution import DistributionSpec, PersonSpec
from reportgen.spec.validate import validate
from reportgen.spec.yaml_source import read_yaml

_LINK = re.compile(r"https://[^\s<>\"']+")
FOLDER = "data/distribution"
FORMATS = {"pdf": "pdf", "deck": "pptx", "html": "html", "link": ""}
"""What people ask for, and the ending of its file; a link has none."""


@dataclass(frozen=True)
class Recipient:
    """A person of a list, checked. ``formats`` are endings of files in the order asked, none for a link alone."""

    mailbox: Mailbox
    role: str
    part: int  # the most restricted part that they may see
    formats: tuple[str, ...]
    limit: int  # bytes, all attachments together as they travel
    groups: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class PeopleList:
    """One list: its name is its file's, without ending."""

    name: str
    groups: tuple[str, ...]
    people: tuple[Recipient, ...]
    link: str


def read_lists(root: Path) -> tuple[PeopleList, ...]:
    """Every list of the project, sorted by name; PackError holds every mistake of all of them."""
    problems = Problems()
    lists: list[PeopleList] = []
    first: dict[str, str] = {}
    for path in sorted((root / FOLDER).glob("*")):
        if path.suffix.lower() not in (".yaml", ".xlsx") or path.name.startswith((".", "~$")):
            continue
        file = f"{FOLDER}/{path.name}"
        if path.stem in first:
            problems.error(Place(file), f"the list '{path.stem}' is in {first[path.stem]} as well", "one file for each",
                           "rename one of the files", "duplicate-list")  # fmt: skip
            continue
        first[path.stem] = file
        spec = _read(path, file, problems)
        if spec is not None:
            lists.append(_checked(path.stem, spec, problems))
    _check_clearances(lists, problems)
    problems.raise_if_errors()
    return tuple(lists)


def _check_clearances(lists: Iterable[PeopleList], problems: Problems) -> None:
    """Tell a person whose lists disagree on what they may see: whoever asks must not choose the list that says more."""
    first: dict[str, Recipient] = {}
    for person in (person for one in lists for person in one.people):
        before = first.setdefault(person.mailbox.key, person)
        if before.part != person.part:
            here = f"{person.mailbox.address} is cleared for Part {person.part} here"
            found = f"{here}, for Part {before.part} at {before.place}"
            problems.error(person.place, found, "one clearance", "correct one of them", "two-clearances")


def _read(path: Path, file: str, problems: Problems) -> DistributionSpec | None:
    value: LocatedDict | None
    if path.suffix.lower() == ".xlsx":
        from reportgen.deliver.people_workbook import read_workbook

        value = read_workbook(path, file, problems)
    else:
        value = read_yaml(path, file, problems)
    return None if value is None else validate(DistributionSpec, value, Place(file, 1, 1), problems)


def _checked(name: str, spec: DistributionSpec, problems: Problems) -> PeopleList:
    people: dict[str, Recipient] = {}
    for person in spec.people:
        recipient = _recipient(person, tuple(spec.groups), problems)
        if recipient is None:
            continue
        before = people.setdefault(recipient.mailbox.key, recipient)
        if before is not recipient:
            problems.error(person.place_of("address"), f"{recipient.mailbox.address} is in the list twice",
                           f"once (first at {before.place})", "keep one, with the groups of both",
                           "duplicate-address")  # fmt: skip
    check_link(spec.link, spec.place_of("link"), problems)
    return PeopleList(name, tuple(spec.groups), tuple(people.values()), spec.link)


def _recipient(person: PersonSpec, groups: Sequence[str], problems: Problems) -> Recipient | None:
    """The person checked; None after telling why mail can't go there."""
    known = len(problems.errors)
    box, limit = _mailbox(person, problems), 0
    try:
        limit = read_size(person.largest_attachment)
    except ValueError as error:
        problems.error(person.place_of("largest_attachment"), str(error), "a number with KB or MB", "write 10 MB",
                       "bad-size")  # fmt: skip
    for key, words, there in (("formats", person.formats, tuple(FORMATS)), ("groups", person.groups, groups)):
        for word in words:
            if word not in there:
                expected = f"one of {', '.join(there)}" if there else "a group that groups: names"
                problems.error(person.place_of(key), f"there is no {key.removesuffix('s')} '{word}'", expected,
                               did_you_mean(word, there) or "add it, or correct it here", f"unknown-{key}")  # fmt: skip
    if box is None or len(problems.errors) > known:
        return None
    endings = tuple(dict.fromkeys(ending for word in person.formats if (ending := FORMATS[word])))
    part = 2 if person.clearance == "Part 2" else 1
    return Recipient(box, person.role, part, endings, limit, person.groups, person.place)


def _mailbox(person: PersonSpec, problems: Problems) -> Mailbox | None:
    if sign := unseen(person.name):
        problems.error(person.place_of("name"), f"the name holds the control character {sign}", "letters and spaces",
                       "type it again, on one line", "header-injection")  # fmt: skip
        return None
    try:
        return mailbox(person.address, person.name)
    except AddressProblem as error:
        rule = "header-injection" if unseen(person.address) else "bad-address"
        problems.error(person.place_of("address"), error.found, "", error.hint, rule)
        return None


def check_link(link: str, place: Place, problems: Problems) -> None:
    """Tell a link that is given and is no https address."""
    if link and not (_LINK.fullmatch(link) and link.isprintable()):
        problems.error(place, f"'{link}' is no https address", "https://...", "correct it", "bad-link")


def people_meant(lists: Iterable[PeopleList], words: Iterable[str]) -> tuple[tuple[Recipient, ...], str]:
    """Whom ``--to`` means, each once, and the link of their lists: a group, a list, ``list/group``, or an address.

    UsageError says which there are, or in which lists a name stands.
    """
    lists = tuple(lists)
    chosen: dict[str, Recipient] = {}
    links: dict[str, None] = {}
    for word in words:
        found, link = _meant(lists, word)
        links[link] = None
        for recipient in found:
            before = chosen.setdefault(recipient.mailbox.key, recipient)
            if before != recipient:
                raise UsageError(f"{recipient.mailbox.address} is at {before.place} and at {recipient.place}; "
                                 "take it out of one of the lists")  # fmt: skip
    return tuple(chosen.values()), next((link for link in links if link), "")


def _meant(lists: tuple[PeopleList, ...], word: str) -> tuple[tuple[Recipient, ...], str]:
    """The people whom one word means, and the link of their list."""
    listed, slash, within = word.partition("/")
    matches = [
        (one, found)
        for one in lists
        if (found := _people_of(one, within if slash and one.name == listed else word)) is not None
    ]
    if not matches:
        known = [*(one.name for one in lists), *(group for one in lists for group in one.groups)]
        there = did_you_mean(word, known) or f"there are: {', '.join(known) or f'no lists in {FOLDER}/'}"
        raise UsageError(f"no list, group or address '{word}'; {there}")
    if len(matches) > 1:
        where = " or ".join(f"{one.name}/{word}" for one, _ in matches)
        raise UsageError(f"'{word}' is in {len(matches)} lists; write {where}")
    ((match, people),) = matches
    if not people:
        raise UsageError(f"nobody is in '{word}'")
    return people, match.link


def _people_of(one: PeopleList, word: str) -> tuple[Recipient, ...] | None:
    """Everybody for the list's own name, a group's people, the person of an address; None for another word."""
    if word == one.name:
        return one.people
    if word in one.groups:
        return tuple(person for person in one.people if word in person.groups)
    return tuple(person for person in one.people if person.mailbox.key == address_key(word)) or None
