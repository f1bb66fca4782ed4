"""Restricted content: what is Part 2 leaves the YAML before anything reads it, so that no later stage can show it.

A section, page, exhibit, item of a list, dataset, measure or fact is a mapping; ``part: 2`` with its ``exemption`` and
its ``review`` date makes it restricted. A commentary file says so in its front matter, a row of a data file in its
cells (``data.restricted``). A build of Part 1 has none of it and says where something was withheld; in a build of
Part 2 only the three keys are taken away.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from reportgen.errors import LocatedDict, LocatedList, Place, Problem, Problems
from reportgen.spec.names import check_date

PART, EXEMPTION, REVIEW = "part", "exemption", "review"
KEYS = (PART, EXEMPTION, REVIEW)
WITHHELD = "withheld"
"""The exhibit kind that stands where something was withheld."""

FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n|$)", re.DOTALL)
MARKING = "OFFICIAL-SENSITIVE - PART 2"


@dataclass(frozen=True)
class Restriction:
    """Why something is Part 2, and when that is looked at again. Both are public: they stand where it was withheld."""

    exemption: str
    review: str
    place: Place

    @property
    def words(self) -> str:
        """``Part 2, exemption paragraph 3, review 1 April 2024``."""
        return f"Part 2, exemption {self.exemption}, review {self.review}"


@dataclass
class Parts:
    """Which part is read, and what of the project it leaves out: names by the thing they name, and files.

    None reads everything, for programs that publish nothing (schemas, the next edition's folder).
    """

    part: int | None = None
    names: dict[str, dict[str, Restriction]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)  # words of notes and markings, whose numbers are no figures
    pages: int = 0  # withheld so far: their headlines are numbered

    @property
    def marked(self) -> bool:
        """Whether every page and file carries the marking of Part 2."""
        return self.part == 2

    def leaves_out(self, restriction: Restriction | None) -> bool:
        """Whether content of this restriction is not for the part that is read."""
        if restriction is None or self.part != 1:
            return False
        self.said.add(restriction.words)
        return True

    def leave_out(self, thing: str, name: str, restriction: Restriction) -> None:
        """Note a name (of a dataset, measure, fact, commentary) that is not there."""
        self.names.setdefault(thing, {})[name] = restriction

    def told(self, problem: Problem) -> Problem:
        """The problem; where its unknown name is one that was left out, it says so in place of guessing at others."""
        if not problem.rule.startswith(("unknown", "template")):
            return problem
        for thing, names in self.names.items():
            for name in names:
                if f"'{name}'" in problem.found or f"'{name}." in problem.found:
                    return Problem(
                        problem.place,
                        f"the {thing} '{name}' is Part 2",
                        "only open content in a text of Part 1",
                        "make what shows it part: 2 as well, or leave it out",
                        "part-2-in-part-1",
                    )
        return problem


def restriction_of(value: LocatedDict, problems: Problems, *, keep: bool = False) -> Restriction | None:
    """The restriction that a mapping states; a mistake in it is told and restricts too.

    Its keys are taken out of the mapping unless they are to be kept there.
    """
    stated = value.get(PART)
    if isinstance(stated, bool) or stated not in (1, 2, "1", "2"):  # true equals 1, and means no part at all
        if PART not in value or (EXEMPTION not in value and REVIEW not in value):
            return None
        problems.error(value.value_places.get(PART, value.place), f"part: {str(stated).lower()}", "part: 1 or part: 2",
                       "write part: 2 for what is restricted", "part-2-unclear")  # fmt: skip
    part, exemption, review = (value.get(key) if keep else value.pop(key, None) for key in KEYS)
    if part in (1, "1") and not isinstance(part, bool):
        return None
    return restriction({EXEMPTION: exemption, REVIEW: review}, value.value_places, value.place, problems)


def restriction(
    said: Mapping[str, object], places: Mapping[str, Place], place: Place, problems: Problems
) -> Restriction:
    """The restriction of ``exemption`` and ``review`` as written; tells which of them is missing or no date."""
    exemption, review = (said.get(key) for key in (EXEMPTION, REVIEW))
    if not isinstance(exemption, str) or not exemption.strip():
        problems.error(place, "part: 2 without an exemption", "exemption: the ground on which it is withheld",
                       "add exemption: and review:", "part-2-exemption")  # fmt: skip
    try:
        check_date(review if isinstance(review, str) else "")
    except ValueError:
        found = "part: 2 without a review date" if review is None else f"the review date '{review}'"
        problems.error(places.get(REVIEW, place), found, "review: a date such as 1 April 2024", "add it",
                       "part-2-review")  # fmt: skip
    return Restriction(str(exemption), str(review), place)


def opened_entries(value: LocatedDict, key: str, thing: str, parts: Parts, problems: Problems) -> None:
    """Take the entries of a mapping (datasets, measures, facts) that are not for this part out of it, and note them.

    Facts may stand in groups, whose entries are looked through too.
    """
    entries = value.get(key)
    if not isinstance(entries, LocatedDict):
        return
    for name, entry in list(entries.items()):
        found = restriction_of(entry, problems, keep=thing == "fact") if isinstance(entry, LocatedDict) else None
        if found is not None and parts.leaves_out(found):
            del entries[name]
            parts.leave_out(thing, name, found)
        elif thing == "fact" and isinstance(entry, LocatedDict):
            opened_entries(entries, name, thing, parts, problems)


def opened_measures(value: LocatedDict, parts: Parts, problems: Problems) -> None:
    """The same for measures, and for those that rest on a dataset or a measure which is not there."""
    opened_entries(value, "measures", "measure", parts, problems)
    measures = value.get("measures")
    if not isinstance(measures, LocatedDict) or not parts.names:
        return
    before = -1
    while before != len(parts.names.get("measure", ())):
        before = len(parts.names.get("measure", ()))
        for name, entry in list(measures.items()):
            if isinstance(entry, LocatedDict):
                _without_derived(measures, name, entry, parts)


def _without_derived(measures: LocatedDict, name: str, entry: LocatedDict, parts: Parts) -> None:
    datasets, known = parts.names.get("dataset", {}), parts.names.get("measure", {})
    if entry.get("dataset") in datasets:
        del measures[name]
        parts.leave_out("measure", name, datasets[entry["dataset"]])
        return
    ratios = entry.get("ratios")
    if not isinstance(ratios, LocatedDict):
        return
    for ratio, form in list(ratios.items()):
        found = _rests_on(form, datasets, known) if isinstance(form, LocatedDict) else None
        if found is not None:
            del ratios[ratio]
            parts.leave_out("measure", f"{name}.{ratio}", found)
            parts.leave_out("ratio", ratio, found)


def _rests_on(
    ratio: LocatedDict, datasets: Mapping[str, Restriction], measures: Mapping[str, Restriction]
) -> Restriction | None:
    """The restriction of what a ratio divides, if any of it is restricted."""
    per = ratio.get("per")
    population = str(per.get("population", "")).partition(".")[0] if isinstance(per, LocatedDict) else ""
    named = [str(ratio[key]) for key in ("top", "over") if isinstance(ratio.get(key), str)]
    found = [measures[name] for name in named if name in measures]
    found += [measures[name.partition(".")[0]] for name in named if name.partition(".")[0] in measures]
    return next(iter(found), datasets.get(population))


def opened_catalogue(value: LocatedDict, parts: Parts, problems: Problems) -> None:
    """The same for datasets, and for the rules of the next edition that name one which is not there."""
    opened_entries(value, "datasets", "dataset", parts, problems)
    rules = value.get("next")
    if not isinstance(rules, LocatedDict):
        return
    for name in list(rules):
        if name.partition(".")[0] in parts.names.get("dataset", ()):
            del rules[name]


def opened_text(text: str, place: Place, parts: Parts, problems: Problems) -> tuple[str, Restriction | None]:
    """A commentary without its front matter (``---``, keys, ``---``), and the restriction that this states."""
    match = FRONT_MATTER.match(text)
    if match is None:
        return text, None
    pairs = (line.partition(":") for line in match[1].splitlines() if line.strip())
    said = {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}
    unknown = [key for key in said if key not in KEYS]
    if unknown or said.get(PART) not in ("1", "2"):
        problems.error(place, f"front matter with {', '.join(unknown) or 'no part'}", "part: 2, exemption: and review:",
                       "write the three keys between the lines of dashes", "front-matter")  # fmt: skip
    found = None if said.get(PART) == "1" else restriction(said, {}, place, problems)
    # Blank lines keep the places of what follows.
    return "\n" * match[0].count("\n") + text[match.end() :], found


def note_of(found: Restriction, number: int = 0) -> LocatedDict:
    """The exhibit that says what was withheld: a panel, or a line under the exhibit that lost so many items."""
    note = LocatedDict(kind=WITHHELD, exemption=found.exemption, review=found.review, items=number)
    note.place = found.place
    return note


def without_items(value: object, parts: Parts, problems: Problems) -> list[Restriction]:
    """Take restricted items of lists, and restricted values of keys, out of a value however deep they stand."""
    lost: list[Restriction] = []
    if isinstance(value, LocatedDict):
        for key, item in list(value.items()):
            found = restriction_of(item, problems) if isinstance(item, LocatedDict) else None
            if found is not None and parts.leaves_out(found):
                lost.append(found)
                del value[key]
            else:
                lost += without_items(item, parts, problems)
    elif isinstance(value, LocatedList):
        kept = []
        for item, place in zip(value, value.item_places, strict=True):
            found = restriction_of(item, problems) if isinstance(item, LocatedDict) else None
            if found is not None and parts.leaves_out(found):
                lost.append(found)
            else:
                kept.append((item, place))
                lost += without_items(item, parts, problems)
        value[:], value.item_places = [item for item, _ in kept], [place for _, place in kept]
    return lost


def grouped(lost: Collection[Restriction]) -> list[LocatedDict]:
    """One note for each exemption and review date, with how many items each withholds."""
    first: dict[tuple[str, str], Restriction] = {}
    for one in lost:
        first.setdefault((one.exemption, one.review), one)
    return [note_of(one, sum((o.exemption, o.review) == key for o in lost)) for key, one in first.items()]
