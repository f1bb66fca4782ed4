"""Reads a section that flows: its own keys as those of one page, and the exhibits that are poured over pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from reportgen.errors import LocatedDict, LocatedList, Place, Problems, did_you_mean
from reportgen.spec.check_names import fields_of
from reportgen.spec.pack import ExhibitSpec, FlowSpec, SectionPage
from reportgen.spec.validate import describe, validate
from reportgen.theme import Arrangement

FLOW = "flow"
"""The key of a section that flows, and the slot of a layout that its exhibits are poured into."""

Exhibits = Callable[[Any, Place], tuple[ExhibitSpec, ...]]


def flow_keys() -> list[str]:
    """The keys that a section has for its flow, beside those that every section has."""
    return [key for key in fields_of(FlowSpec) if key != "contents"]


def read_flow(
    value: LocatedDict, arrangements: Mapping[str, Arrangement] | None, exhibits: Exhibits, problems: Problems
) -> tuple[SectionPage, ...]:
    """The section as one page that needs as many as it needs; nothing after telling ``problems`` what is wrong."""
    flow, place = value[FLOW], value.value_places[FLOW]
    if "pages" in value:
        problems.error(place, "a section with 'pages' and 'flow'", "one of them", "make two sections", "two-forms")
        return ()
    if not isinstance(flow, LocatedList) or not flow:
        problems.error(place, f"found {describe(flow)}", "expected a list of exhibits, at least one",
                       "begin each exhibit with '- '", "wrong-type")  # fmt: skip
        return ()
    spec = validate(FlowSpec, _own(value), value.place, problems)
    read = exhibits(flow, place)
    if spec is None:
        return ()
    _check_layout(spec, arrangements, problems)
    return (SectionPage(spec, {FLOW: read}, value.place),)


def _own(value: LocatedDict) -> LocatedDict:
    """The keys of the flow; its headline is the section's name unless it has one of its own."""
    own = LocatedDict({"contents": False, "headline": value.get("section")})
    own.update({key: value[key] for key in flow_keys() if key in value})
    own.place = value.place
    section = {"headline": value.value_places.get("section", value.place)}
    own.key_places = {**section, **{key: value.key_places.get(key, value.place) for key in own if key in value}}
    own.value_places = {**section, **{key: value.value_places.get(key, value.place) for key in own if key in value}}
    return own


def _check_layout(spec: FlowSpec, arrangements: Mapping[str, Arrangement] | None, problems: Problems) -> None:
    if arrangements is None:
        return
    flowing = [name for name, one in arrangements.items() if FLOW in one.slots]
    if spec.layout not in flowing:
        problems.error(spec.place_of("layout"), f"no layout '{spec.layout}' with a slot '{FLOW}'",
                       f"expected one of {', '.join(flowing)}" if flowing else "there is none in layouts/theme.yaml",
                       did_you_mean(spec.layout, flowing), "unknown-name")  # fmt: skip
