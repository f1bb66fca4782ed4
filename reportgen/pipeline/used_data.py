"""Which datasets a pack uses, so that a build reads no others.

A name counts as used when it stands as a word in a template, or as a value of its own in the pack's YAML: a dataset
called ``workforce`` is not used by a sentence about the workforce. That needs no knowledge of exhibit kinds, and can
only err on the side of reading a dataset too many.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from reportgen.spec.catalogue import Catalogue
from reportgen.spec.measures import MeasureBook, MeasureSpec

_WORD = re.compile(r"[A-Za-z_][\w-]*")
_TEMPLATE = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
# A whole value, in a list or after a key; a measure may be followed by its ratio.
_VALUE = re.compile(r"(?:^|[\[{,:-])[ \t]*[\"']?([A-Za-z_][\w-]*)(?:\.\w+)?[\"']?[ \t]*(?=$|[,\]}#])", re.MULTILINE)


def pack_texts(root: Path, pack: str, edition: str) -> list[str]:
    """The text of each YAML file of the pack's layout, and of the edition's YAML and commentary."""
    folders = [(root / "layouts" / pack, ("*.yaml",)), (root / "data" / pack / edition, ("*.yaml", "commentary/*.md"))]
    files = [file for folder, patterns in folders for pattern in patterns for file in sorted(folder.glob(pattern))]
    return [file.read_text(encoding="utf-8", errors="replace") for file in files]


def used_datasets(texts: Iterable[str], catalogue: Catalogue, book: MeasureBook) -> tuple[str, ...]:
    """Names of the datasets that ``texts`` use by themselves or through measures, in the catalogue's order."""
    words = {word for text in texts for word in _named(text)}
    used = {name for name in catalogue.datasets if name in words}
    reached: set[str] = set()
    waiting = [name for name in book.measures if name in words]
    while waiting:
        name = waiting.pop()
        if name in reached or name not in book.measures:
            continue
        reached.add(name)
        spec = book.measures[name]
        used |= _datasets_of(spec)
        waiting += _measures_of(spec, book.measures)
    return tuple(name for name in catalogue.datasets if name in used)


def _named(text: str) -> set[str]:
    """The words of a text that may name something: values, and what stands in templates."""
    templates = " ".join(_TEMPLATE.findall(text))
    return {*_WORD.findall(templates), *_VALUE.findall(text)}


def _datasets_of(spec: MeasureSpec) -> set[str]:
    return {spec.dataset, *(ratio.per.dataset for ratio in spec.ratios.values() if ratio.per)}


def _measures_of(spec: MeasureSpec, known: Mapping[str, MeasureSpec]) -> list[str]:
    named = [name for ratio in spec.ratios.values() for name in (ratio.top, ratio.over) if isinstance(name, str)]
    return [name.partition(".")[0] for name in named if name.partition(".")[0] in known]
