"""Reads a section: its own keys, its pages, and the exhibits in the slots of each page's arrangement."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from reportgen.errors import Located, LocatedDict, LocatedList, Place, Problems, did_you_mean
from reportgen.spec.check_names import check_names, fields_of
from reportgen.spec.flow_section import FLOW, flow_keys, read_flow
from reportgen.spec.pack import ConfidentialSpec, ExhibitSpec, PageSpec, Section, SectionHead, SectionPage
from reportgen.spec.restricted import Parts
from reportgen.spec.validate import Keys, describe, validate
from reportgen.theme import Arrangement

Kinds = Mapping[str, type[Located]]
TEXT_KIND = "text"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Names:
    """What a section may refer to: exhibit kinds, arrangements (None: the theme could not be read), and other names.

    ``parts`` says which part of the project is read, and learns what that leaves out.
    """

    kinds: Kinds
    arrangements: Mapping[str, Arrangement] | None
    known: Mapping[str, Collection[str]]
    parts: Parts = field(default_factory=Parts)
    part_2: ConfidentialSpec | None = None  # why the edition has a Part 2


def read_section(file: str, value: LocatedDict, names: Names, problems: Problems) -> Section | None:
    """The section in a file, or None after telling ``problems`` every mistake in it."""
    found = len(problems.errors)
    place = Place(file, 1, 1)
    flows = FLOW in value
    head_value = without(value, "pages", FLOW, *(flow_keys() if flows else ()))
    head = validate(SectionHead, head_value, place, problems, Keys(("pages", FLOW)))
    if head is not None:
        check_names(head, names.known, problems)
    if flows:
        pages = read_flow(value, names.arrangements, lambda v, at: _exhibits(v, at, names, problems), problems)
    else:
        pages = tuple(_pages(file, value, names, problems))
    _check_ids(pages, problems)
    if head is None or len(problems.errors) > found:
        return None
    return Section(PurePosixPath(file).stem, head, pages, value.place)


def without(value: LocatedDict, *keys: str) -> LocatedDict:
    """The mapping without some keys, places kept."""
    return _picked(value, [key for key in value if key not in keys])


def _picked(value: LocatedDict, keys: Collection[str]) -> LocatedDict:
    picked = LocatedDict({key: value[key] for key in keys})
    picked.place = value.place
    picked.key_places = {key: value.key_places.get(key, value.place) for key in keys}
    picked.value_places = {key: value.value_places.get(key, value.place) for key in keys}
    return picked


def _pages(file: str, value: LocatedDict, names: Names, problems: Problems) -> list[SectionPage]:
    pages = value.get("pages")
    place = value.value_places.get("pages", value.place)
    if "pages" not in value:
        problems.error(value.place, "key 'pages' is missing", "expected a list of pages, or of exhibits in 'flow'",
                       "add 'pages:'", "missing-key")  # fmt: skip
        return []
    if not isinstance(pages, LocatedList) or not pages:
        problems.error(place, f"found {describe(pages)}", "expected a list of pages, at least one",
                       "begin each page with '- '", "wrong-type")  # fmt: skip
        return []
    read = [_page(item, at, names, problems) for item, at in zip(pages, pages.item_places, strict=True)]
    return [page for page in read if page is not None]


def _page(value: Any, place: Place, names: Names, problems: Problems) -> SectionPage | None:
    """One page: keys that its arrangement has as slots hold exhibits, the others are the page's own."""
    if not isinstance(value, LocatedDict):
        problems.error(place, f"found {describe(value)}", "expected a page: a mapping of keys", rule="wrong-type")
        return None
    slots = _slots_of(value, names, problems)
    own = fields_of(PageSpec)
    slot_keys = [key for key in value if _is_slot(key, value[key], slots, own)]
    page = validate(PageSpec, _picked(value, [key for key in value if key not in slot_keys]), place, problems,
                    Keys(slots, f"expected a page key ({', '.join(own)}) or {_slots_said(value, slots)}"))  # fmt: skip
    ordered = [slot for slot in slots if slot in slot_keys] or slot_keys
    exhibits = {slot: _exhibits(value[slot], value.value_places[slot], names, problems) for slot in ordered}
    return None if page is None else SectionPage(page, exhibits, value.place)


_ANY: tuple[str, ...] = ("(any)",)


def _is_slot(key: str, value: Any, slots: tuple[str, ...], own: Collection[str]) -> bool:
    """A slot may be called like one of the page's own keys (notes); true and false are never what stands in a slot."""
    if key in own and isinstance(value, bool):
        return False
    return key in slots or (slots == _ANY and key not in own)


def _slots_of(value: LocatedDict, names: Names, problems: Problems) -> tuple[str, ...]:
    """The slots of the page's arrangement; ``_ANY`` when that is not known (told, if it is named wrongly)."""
    layout = value.get("layout")
    if names.arrangements is None or not isinstance(layout, str):
        return _ANY
    if layout not in names.arrangements:
        problems.error(value.value_places["layout"], f"unknown layout '{layout}'",
                       f"expected one of {', '.join(names.arrangements)}", did_you_mean(layout, names.arrangements),
                       "unknown-name")  # fmt: skip
        return _ANY
    return tuple(names.arrangements[layout].slots)


def _slots_said(value: LocatedDict, slots: tuple[str, ...]) -> str:
    return f"a slot of layout '{value.get('layout')}' ({', '.join(slots)})"


def _exhibits(value: Any, place: Place, names: Names, problems: Problems) -> tuple[ExhibitSpec, ...]:
    """What stands in a slot: one exhibit, or several in a list."""
    several = isinstance(value, LocatedList)
    pairs = list(zip(value, value.item_places, strict=True)) if several else [(value, place)]
    read = [_exhibit(item, at, names, problems) for item, at in pairs]
    return tuple(exhibit for exhibit in read if exhibit is not None)


def _exhibit(value: Any, place: Place, names: Names, problems: Problems) -> ExhibitSpec | None:
    if isinstance(value, str):
        value = _as_text(value, place)
    if not isinstance(value, LocatedDict):
        problems.error(place, f"found {describe(value)}", "expected text, an exhibit (a mapping with kind:), or a list",
                       "put numbers and words like true in quotes", "wrong-type")  # fmt: skip
        return None
    kind = value.get("kind")
    if kind is None:
        problems.error(value.place, "key 'kind' is missing", f"expected one of {', '.join(sorted(names.kinds))}",
                       "add 'kind:'", "missing-key")  # fmt: skip
        return None
    model = names.kinds.get(kind) if isinstance(kind, str) else None
    if model is None:
        problems.error(value.value_places.get("kind", place), f"unknown kind '{kind}'",
                       f"expected one of {', '.join(sorted(names.kinds))}", did_you_mean(str(kind), names.kinds),
                       "unknown-kind")  # fmt: skip
        return None
    common = [key for key in ("kind", "id") if key not in model.model_fields]
    spec = validate(model, without(value, *common), place, problems)
    own_id = _id_of(value, problems) if "id" in common else ""
    if spec is None:
        return None
    check_names(spec, names.known, problems)
    return ExhibitSpec(str(kind), spec, place, own_id)


def _id_of(value: LocatedDict, problems: Problems) -> str:
    """The name under which references find an exhibit; empty when it has none."""
    own = value.get("id", "")
    if own and not (isinstance(own, str) and _ID.fullmatch(own)):
        problems.error(value.value_places["id"], f"the id '{own}'", "expected lower case letters, digits and dashes",
                       "write it like recorded-crime", "bad-id")  # fmt: skip
        return ""
    return str(own)


def _as_text(text: str, place: Place) -> LocatedDict:
    """Text standing alone in a slot is an exhibit of kind ``text``."""
    value = LocatedDict(kind=TEXT_KIND, text=text)
    value.place = place
    value.key_places = value.value_places = {"kind": place, "text": place}
    return value


def _check_ids(pages: Collection[SectionPage], problems: Problems) -> None:
    """Told once per section; the pack's loader looks across sections."""
    seen: dict[str, Place] = {}
    for page in pages:
        tell_repeated_id(page, seen, problems)


def tell_repeated_id(page: SectionPage, seen: dict[str, Place], problems: Problems) -> None:
    """Tell a page id that ``seen`` has; else note it there."""
    if page.page.id is None:
        return
    place = page.page.place_of("id")
    first = seen.setdefault(page.page.id, place)
    if first != place:
        problems.error(place, f"page id '{page.page.id}' is given twice", f"once (first at {first})",
                       "give the page another id", "duplicate-id")  # fmt: skip
