"""What an Office file is made of: parts, their content types and the relationships between them (ECMA-376 part 2)."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from typing import Any

from lxml import etree

CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


@dataclass(frozen=True)
class Relation:
    """One relationship: the last word of its type (``chart``), and a part's name or, ``external``, a URL."""

    kind: str
    target: str
    external: bool


class Package:
    """An Office file, open. Parts are named as in its zip, without a leading slash; the package itself is ``""``."""

    def __init__(self, content: bytes):
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self.names = tuple(self._archive.namelist())
        self._known = frozenset(self.names)
        self._trees: dict[str, Any] = {}
        types = self.xml(CONTENT_TYPES)
        self._by_name = {
            t.get("PartName", "").lstrip("/"): t.get("ContentType", "") for t in types.iter(f"{_TYPES}Override")
        }
        self._by_ending = {
            t.get("Extension", "").lower(): t.get("ContentType", "") for t in types.iter(f"{_TYPES}Default")
        }

    def __contains__(self, name: str) -> bool:
        return name in self._known

    def read(self, name: str) -> bytes:
        """The bytes of a part; KeyError when there is none of that name."""
        return self._archive.read(name)

    def xml(self, name: str) -> Any:
        """The root element of an XML part, parsed once; entities are not resolved and nothing is fetched."""
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self.read(name), _PARSER)
        return self._trees[name]

    def content_type(self, name: str) -> str:
        """The content type that the file gives a part, or an empty string."""
        return str(self._by_name.get(name) or self._by_ending.get(name.rpartition(".")[2].lower(), ""))

    @property
    def typed_names(self) -> tuple[str, ...]:
        """The parts that are given a content type by their name."""
        return tuple(self._by_name)

    def relations(self, name: str = "") -> dict[str, Relation]:
        """The relationships of a part by their id; none when the part has no relationships."""
        folder, _, base = name.rpartition("/")
        source = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        if source not in self:
            return {}
        found = {}
        for each in self.xml(source):
            external = each.get("TargetMode") == "External"
            target = each.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[each.get("Id", "")] = Relation(each.get("Type", "").rpartition("/")[2], target, external)
        return found

    def related(self, name: str, kind: str) -> str | None:
        """The first part that is related to a part by that kind of relationship."""
        return next((r.target for r in self.relations(name).values() if r.kind == kind and not r.external), None)
