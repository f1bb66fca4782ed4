"""The schema of a section: which slots a page has follows from its layout, which keys an exhibit has from its kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from pydantic import BaseModel

from reportgen.errors import Located
from reportgen.spec.flow_section import FLOW
from reportgen.spec.pack import FlowSpec, PageSpec, SectionHead
from reportgen.theme import Arrangement

JsonSchema = dict[str, Any]
Definitions = Callable[[Collection[type[BaseModel]]], tuple[dict[type[BaseModel], JsonSchema], JsonSchema]]


def section_schema(
    kinds: Mapping[str, type[Located]], arrangements: Mapping[str, Arrangement], definitions: Definitions
) -> JsonSchema:
    """One section file: its own keys, and pages of exhibits. ``definitions`` makes schemas of models."""
    references, shared = definitions([SectionHead, PageSpec, FlowSpec, *kinds.values()])
    head, page, flow = (_taken(references[model], shared) for model in (SectionHead, PageSpec, FlowSpec))
    named = {kind: references[model] for kind, model in kinds.items()}
    for reference in named.values():
        for key, meaning in _COMMON.items():
            shared[_name(reference)]["properties"].setdefault(key, {"type": "string", "description": meaning})
    pages = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/page"}}
    return {
        **head,
        "properties": {**_flow_keys(flow, arrangements), **head["properties"], "pages": pages, FLOW: _FLOW},
        "oneOf": [{"required": ["pages"]}, {"required": [FLOW]}],
        "$defs": {
            **shared,
            "page": _page(page, arrangements),
            "exhibit": _exhibit(named),
            "slot": {
                "description": "Text (Markdown), an exhibit (a mapping with kind:), or a list of them",
                "anyOf": [_ONE, {"type": "array", "items": _ONE}],
            },
        },
    }


_COMMON = {"kind": "What is shown", "id": "A name that references to the exhibit give: [](#name)"}
_FLOW: JsonSchema = {
    "description": "Exhibits that are poured over pages, in their order",
    "type": "array",
    "minItems": 1,
    "items": {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/exhibit"}]},
}


def _flow_keys(flow: JsonSchema, arrangements: Mapping[str, Arrangement]) -> JsonSchema:
    layouts = sorted(name for name, arrangement in arrangements.items() if FLOW in arrangement.slots)
    return {**flow["properties"], "layout": {"description": "How its pages are arranged", "enum": layouts}}


_ONE: JsonSchema = {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/exhibit"}]}


def _name(reference: JsonSchema) -> str:
    return str(reference["$ref"]).rpartition("/")[2]


def _taken(reference: JsonSchema, shared: JsonSchema) -> JsonSchema:
    schema: JsonSchema = shared.pop(_name(reference))
    return schema


def _page(page: JsonSchema, arrangements: Mapping[str, Arrangement]) -> JsonSchema:
    """A page's own keys, and for each layout its slots; a slot may be called like one of the page's own keys."""
    own = page["properties"]
    slots = {slot for arrangement in arrangements.values() for slot in arrangement.slots}
    layout = {"description": "How the page is arranged", "enum": sorted(arrangements)}
    shared = {name: {} if name in slots else schema for name, schema in own.items()}
    return {
        "type": "object",
        "description": page.get("description", ""),
        "required": page["required"],
        "properties": {**shared, "layout": layout},
        "allOf": [_with_slots(name, tuple(one.slots), own) for name, one in sorted(arrangements.items())],
    }


def _with_slots(layout: str, slots: tuple[str, ...], own: Mapping[str, JsonSchema]) -> JsonSchema:
    """What pages of one layout may hold. True and false are never what stands in a slot, but a key's own value."""
    slot: JsonSchema = {"$ref": "#/$defs/slot"}
    keys = {name: {"anyOf": [slot, {"type": "boolean"}]} if name in own else slot for name in slots}
    free = {name: schema for name, schema in own.items() if name not in slots and name != "layout"}
    return {
        "if": {"properties": {"layout": {"const": layout}}, "required": ["layout"]},
        "then": {"properties": {**free, **keys}, "propertyNames": {"enum": sorted({*own, *slots})}},
    }


def _exhibit(kinds: Mapping[str, JsonSchema]) -> JsonSchema:
    """An exhibit by its kind."""
    return {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"description": "What is shown", "enum": sorted(kinds)}},
        "allOf": [
            {"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": reference}
            for kind, reference in sorted(kinds.items())
        ],
    }
