"""Which datasets a pack uses, so that a build reads no others.

A name counts as used when it stands as a word in a template, or as a value of its own in the pack's YAML: a dataset
called ``workforce`` is not used by a sentence about the workforce. That needs no knowledge of exhibit kinds, and can
only err on the side of reading a dataset too many.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from reportgen.errors import Problems
from reportgen.spec.catalogue import Catalogue
from reportgen.spec.load import Specs
from reportgen.spec.measures import MeasureBook, MeasureSpec
from reportgen.spec.restricted import Parts, opened_entries
from reportgen.spec.restricted_section import opened_section
from reportgen.spec.yaml_source import read_yaml

_WORD = re.compile(r"[A-Za-z_][\w-]*")
_PART_2 = re.compile(r"""\bpart["']?:[ \t]*["']?2\b""")
_TEMPLATE = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
# A whole value, in a list or after a key; a measure may be followed by its ratio.
_VALUE = re.compile(r"(?:^|[\[{,:-])[ \t]*[\"']?([A-Za-z_][\w-]*)(?:\.\w+)?[\"']?[ \t]*(?=$|[,\]}#])", re.MULTILINE)


def pack_texts(root: Path, specs: Specs) -> list[str]:
    """The text of each YAML file of the pack's layout, and of the edition's YAML and commentary.

    Of a file that holds restricted content, only what the part that is read shows: no other data is read for it.
    """
    project = specs.project
    layouts, folder = root / "layouts" / project.pack_name, root / "data" / project.pack_name / project.edition_name
    texts: list[str] = list(project.commentary.values())
    for path in (*sorted(layouts.glob("*.yaml")), folder / "edition.yaml"):
        file = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8", errors="replace")
        if file in project.parts.files:
            continue
        texts.append(_open_text(path, file, specs) if project.parts.part == 1 and _PART_2.search(text) else text)
    return texts


def _open_text(path: Path, file: str, specs: Specs) -> str:
    """The values of a YAML file that are open, each on its own line."""
    value, problems, parts = read_yaml(path, file, Problems()), Problems(), Parts(1)
    if value is None:
        return ""
    opened_entries(value, "facts", "fact", parts, problems)
    value = opened_section((file, value.place), value, specs.theme.arrangements, parts, problems)
    return "\n".join(_scalars(value))


def _scalars(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield f"{key}:"
            yield from _scalars(item)
    elif isinstance(value, list):
        for item in value:
            yield from _scalars(item)
    elif isinstance(value, str):
        yield value


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
