"""A section as one part of the pack shows it: a note stands where a page, an exhibit or an item was withheld."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from reportgen.errors import LocatedDict, LocatedList, Place, Problems
from reportgen.spec.restricted import Parts, Restriction, grouped, note_of, restriction_of, without_items
from reportgen.theme import Arrangement


def opened_section(
    named: tuple[str, Place],
    value: LocatedDict,
    arrangements: Mapping[str, Arrangement] | None,
    parts: Parts,
    problems: Problems,
) -> LocatedDict:
    """The section's mapping without what is not for this part.

    ``named`` is its file, and where pack.yaml names it: that is the place of a section that is left out whole, whose
    file's name then says nothing either.
    """
    found = restriction_of(value, problems)
    if found is not None and parts.leaves_out(found):
        parts.files.add(named[0])
        return _withheld_section(value, replace(found, place=named[1]), arrangements, parts)
    pages = value.get("pages")
    if isinstance(pages, LocatedList):
        for n, page in enumerate(pages):
            if isinstance(page, LocatedDict):
                pages[n] = _page(page, arrangements, parts, problems)
    if isinstance(value.get("flow"), LocatedList):
        value["flow"] = _slot(value["flow"], parts, problems)
    return value


def _page(
    page: LocatedDict, arrangements: Mapping[str, Arrangement] | None, parts: Parts, problems: Problems
) -> LocatedDict:
    found = restriction_of(page, problems)
    if found is not None and parts.leaves_out(found):
        return _withheld_page(page.get("layout"), found, arrangements, parts)
    for key, slot in page.items():
        page[key] = _slot(slot, parts, problems)
    return page


def _slot(slot: Any, parts: Parts, problems: Problems) -> Any:
    """What stands in a slot, as one exhibit where it was one and lost nothing, else as a list."""
    several = isinstance(slot, LocatedList)
    items = list(zip(slot, slot.item_places, strict=True)) if several else [(slot, None)]
    kept: list[tuple[Any, Any]] = []
    for item, place in items:
        if not isinstance(item, LocatedDict):
            kept.append((item, place))
            continue
        found = restriction_of(item, problems)
        if found is not None and parts.leaves_out(found):
            kept.append((note_of(found), found.place))
        else:
            lost = grouped(without_items(item, parts, problems))
            kept += [(item, place or item.place), *((note, item.place) for note in lost)]
    if not several and len(kept) == 1:
        return kept[0][0]
    listed = LocatedList(item for item, _ in kept)
    listed.place = slot.place
    listed.item_places = [place or slot.place for _, place in kept]
    return listed


def _withheld_section(
    value: LocatedDict, found: Restriction, arrangements: Mapping[str, Arrangement] | None, parts: Parts
) -> LocatedDict:
    """A section in the place of one that is restricted as a whole: nothing of it is left but its form."""
    if "flow" in value:
        made = LocatedDict(section=_headline(parts), contents=False, flow=_listed(note_of(found), found))
    else:
        pages = value.get("pages")
        first = pages[0] if isinstance(pages, LocatedList) and pages else None
        layout = first.get("layout") if isinstance(first, LocatedDict) else None
        page = _withheld_page(layout, found, arrangements, parts)
        made = LocatedDict(section=page["headline"], contents=False, pages=_listed(page, found))
    return _placed(made, found)


def _withheld_page(
    layout: Any, found: Restriction, arrangements: Mapping[str, Arrangement] | None, parts: Parts
) -> LocatedDict:
    """A page of one slot on the same paper as the page that it stands for."""
    own = arrangements.get(layout) if arrangements and isinstance(layout, str) else None
    plain = [
        (name, one)
        for name, one in (arrangements or {}).items()
        if len(one.slots) == 1 and not one.shapes and (own is None or one.page == own.page) and "flow" not in one.slots
    ]
    name, slot = (plain[0][0], next(iter(plain[0][1].slots))) if plain else (layout, "main")
    page = LocatedDict({"headline": _headline(parts), "layout": name, "contents": False, slot: note_of(found)})
    return _placed(page, found)


def _headline(parts: Parts) -> str:
    """A title of its own for each page, without a number, which a reader could take for a figure."""
    parts.pages += 1
    number, letters = parts.pages, ""
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"Withheld content {letters}"


def _listed(item: LocatedDict, found: Restriction) -> LocatedList:
    listed = LocatedList([item])
    listed.place = found.place
    listed.item_places = [found.place]
    return listed


def _placed(value: LocatedDict, found: Restriction) -> LocatedDict:
    value.place = found.place
    value.key_places = value.value_places = dict.fromkeys(value, found.place)
    return value
