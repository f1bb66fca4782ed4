"""Rules of the package: what has to be sound before any program can read the deck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from reportgen.checks.finding import Finding, Rules
from reportgen.checks.readers.deck import DeckFile
from reportgen.checks.readers.drawing import R
from reportgen.checks.readers.package import CONTENT_TYPES, Package

_FIRST_SLIDE_ID = 256  # ECMA-376 part 1, 19.7.13
_ANY = "application/xml"
_XML = (".xml", ".rels")


def well_formed(package: Package) -> Iterator[Finding]:
    """Every part of XML can be parsed, and no part stands in the file twice."""
    for name, count in Counter(package.names).items():
        if count > 1:
            yield Finding(f"the part {name} stands in the file {count} times", "once")
        if name.endswith(_XML):
            try:
                package.xml(name)
            except etree.XMLSyntaxError as error:
                yield Finding(f"the part {name} is no XML ({error.msg})", "well-formed XML")


def content_types(package: Package) -> Iterator[Finding]:
    """Every part has a content type that says what it is, and every content type given by name has a part."""
    for name in package.names:
        kind = package.content_type(name)
        if (
            name != CONTENT_TYPES
            and not name.endswith("/")
            and (not kind or (name.startswith("ppt/") and kind == _ANY))
        ):
            yield Finding(f"the part {name} has no content type", "a type in [Content_Types].xml")
    for name in package.typed_names:
        if name not in package:
            yield Finding(f"there is a content type for {name}, which is not in the file", "the part itself")


def relationships(package: Package) -> Iterator[Finding]:
    """Every relationship leads to a part, every id that a part uses is one, and no part is left without any."""
    reached = {CONTENT_TYPES}
    for name in ("", *(n for n in package.names if not n.endswith(".rels"))):
        relations = package.relations(name)
        for identifier, relation in relations.items():
            if not relation.external:
                reached.add(relation.target)
                if relation.target not in package:
                    yield Finding(f"{identifier} of {name or 'the package'} leads to {relation.target}", "a part")
        if name.endswith(".xml") and name != CONTENT_TYPES:
            for used in _used_ids(package.xml(name)) - set(relations):
                yield Finding(f"{name} uses the relationship {used}, which it does not have", "a relationship")
    for name in package.names:
        if name not in reached and not name.endswith((".rels", "/")):
            yield Finding(f"nothing leads to the part {name}", "a relationship to it")


def shape_ids(package: Package) -> Iterator[Finding]:
    """Ids of shapes are positive and used once on their slide."""
    for name in package.names:
        if name.startswith("ppt/slides/") and name.endswith(".xml"):
            ids = [e.get("id", "") for e in package.xml(name).iter("{*}cNvPr")]
            for identifier, count in Counter(ids).items():
                if count > 1 or not identifier.isdigit() or int(identifier) < 1:
                    yield Finding(
                        f"{count} shapes of {name} have the id {identifier}", "an id of its own for each shape"
                    )


def slide_ids(package: Package) -> Iterator[Finding]:
    """Ids of slides are 256 or more and used once; each slide is listed."""
    ids = DeckFile(package).slide_ids
    for identifier, count in Counter(ids).items():
        if count > 1 or identifier < _FIRST_SLIDE_ID:
            yield Finding(f"{count} slides have the id {identifier}", f"an id of its own from {_FIRST_SLIDE_ID} up")
    slides = sum(n.startswith("ppt/slides/") and n.endswith(".xml") for n in package.names)
    if slides != len(ids):
        yield Finding(f"the deck lists {len(ids)} slides and holds {slides}", "all slides listed")


def axis_ids(package: Package) -> Iterator[Finding]:
    """Ids of a chart's axes are positive and used once; series and axes name axes that there are."""
    for name in package.names:
        if name.startswith("ppt/charts/chart") and name.endswith(".xml"):
            root = package.xml(name)
            own = [_value(axis, "axId") for kind in ("catAx", "valAx", "dateAx") for axis in root.iter(f"{{*}}{kind}")]
            named = {_value(axis, "crossAx") for axis in root.iter("{*}catAx", "{*}valAx", "{*}dateAx")}
            named |= {each.get("val", "") for each in root.iter("{*}axId")}
            for identifier, count in Counter(own).items():
                if count > 1 or not identifier.isdigit():
                    yield Finding(f"{count} axes of {name} have the id {identifier}", "a positive id for each axis")
            for missing in sorted(named - set(own)):
                yield Finding(f"{name} names the axis {missing}, which it does not have", "an axis of the chart")


def _used_ids(root: Any) -> set[str]:
    return {str(value) for value in root.xpath("//@r:*", namespaces={"r": R.strip("{}")}) if value}


def _value(axis: Any, tag: str) -> str:
    return next((str(each.get("val", "")) for each in axis.iterchildren(f"{{*}}{tag}")), "")


def readable(package: Package) -> Iterator[Finding]:
    """The file is a presentation, with a slide to show."""
    presentation = package.related("", "officeDocument")
    if presentation is None or presentation not in package or not DeckFile(package).slide_parts:
        yield Finding("the file holds no slides", "a presentation")


RULES: Rules[Package] = {
    "package-xml": well_formed,
    "package-content-types": content_types,
    "package-relationships": relationships,
    "package-slides": readable,
    "package-slide-ids": slide_ids,
    "package-shape-ids": shape_ids,
    "package-axis-ids": axis_ids,
}
