"""Reads YAML text into values that know their file, line and column, and refuses what YAML would misread.

YAML 1.1 turns an unquoted ``no`` into false, ``2023-06-30`` into a date, ``010`` into eight and ``1:30`` into ninety.
Here only ``true`` and ``false``, plain decimal numbers and an empty value are anything but text, and a word that
another YAML reader would take for something else is an error that asks for quotes.
"""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import yaml

from reportgen.errors import LocatedDict, LocatedList, Place, Problems

MOST_VALUES = 200_000  # an alias may repeat a value, but not a billion times
MOST_BYTES = 4_000_000
MOST_DEPTH = 60

_BASE: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = re.compile(r"(?:&\S+\s+)?(!\S*)")
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)\.[0-9]*(?:[eE][-+]?[0-9]+)?|\.[0-9]+|[1-9][0-9]*[eE][-+]?[0-9]+)")
_SWITCH = re.compile(r"true|True|TRUE|false|False|FALSE")
_NOTHING = re.compile(r"~|null|Null|NULL|")
_QUOTE = 'put it in quotes: "{0}"'
_SURPRISES = (
    (re.compile(r"yes|no|on|off", re.IGNORECASE), "a switch to some YAML readers and a word to others",
     'write "{0}" in quotes for the word, or true or false'),
    (re.compile(r"\d{4}-\d\d?-\d\d?(?:[Tt \t].*)?"), "a date to YAML, not text", _QUOTE),
    (re.compile(r"[-+]?0[0-9_]+"), "an octal number to YAML", 'put it in quotes, or leave out the leading zero: "{0}"'),
    (re.compile(r"[-+]?0(?:x[0-9a-fA-F_]+|b[01_]+|o[0-7]+)"), "a hexadecimal, binary or octal number to YAML", _QUOTE),
    (re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"), "a number to the base of sixty to YAML", _QUOTE),
    (re.compile(r"[-+]?[0-9]+_[0-9_]*(?:\.[0-9_]*)?"), "a number to some YAML readers and a word to others",
     'put it in quotes for the word, or leave out the underscores: "{0}"'),
    (re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"), "no number that a pack can use", _QUOTE),
)  # fmt: skip


class _Loader(_BASE):  # type: ignore[misc]
    """A safe loader that takes plain words for text, whatever they look like; ``_plain`` decides what they are."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - PyYAML's own way


def read_yaml(path: Path, file: str, problems: Problems) -> LocatedDict | None:
    """The mapping in a YAML file, every key and value with its place; None after telling ``problems`` what is wrong.

    ``file`` is the path that messages show, relative to the project.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        problems.error(Place(file), f"cannot read the file ({error.strerror})", "a YAML file", rule="unreadable-file")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        problems.error(_place_after(file, before), f"byte 0x{raw[error.start]:02X} is not UTF-8", "UTF-8 text",
                       "save the file as UTF-8", "encoding")  # fmt: skip
        return None
    return parse_yaml(text, file, problems)


def parse_yaml(text: str, file: str, problems: Problems) -> LocatedDict | None:
    """Like :func:`read_yaml` for text that is already read."""
    text = text.removeprefix("\ufeff")
    if len(text) > MOST_BYTES:
        problems.error(Place(file), f"the file is {len(text):,} characters long", f"{MOST_BYTES:,} at most")
        return None
    node = _compose(text, file, problems)
    if node is _FAILED:
        return None
    if node is None:
        problems.error(Place(file, 1, 1), "the file is empty", "a mapping of keys to values", rule="empty-file")
        return None
    value = _Builder(file, text, problems).value(node, 0)
    if not isinstance(value, LocatedDict):
        if not problems.errors:
            problems.error(_place(node, file), "the file is not a mapping", "keys with values (key: value)",
                           rule="wrong-type")  # fmt: skip
        return None
    return value


_FAILED = object()


def _compose(text: str, file: str, problems: Problems) -> Any:
    """The node graph of the text, or ``_FAILED`` once the syntax error has been told."""
    try:
        _check_depth(text)
        loader = _Loader(text)
        try:
            return loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        found = " ".join(filter(None, (error.context, error.problem))) or "cannot be read"
        problems.error(place, f"YAML syntax: {found}", hint=_syntax_hint(str(error.problem)), rule="yaml-syntax")
    except yaml.reader.ReaderError as error:
        at = error.position if isinstance(error.position, int) else 0
        problems.error(_place_after(file, text[:at]), f"YAML syntax: {error.reason}", "plain text", rule="yaml-syntax")
    except (RecursionError, ValueError):
        problems.error(Place(file, 1, 1), f"values are nested more than {MOST_DEPTH} deep", rule="yaml-syntax")
    return _FAILED


def _check_depth(text: str) -> None:
    """Raise ValueError when brackets or dashes nest so deeply that the C parser would run out of stack."""
    deepest = depth = 0
    for bracket in re.findall(r"[\[{\]}]", text):
        depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    dashes = max((run.count(" ") for run in re.findall(r"(?:[-?:] +){60,}", text)), default=0)
    if max(deepest, dashes) > 500:
        raise ValueError("nested too deeply")


def _syntax_hint(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return "put text that holds a colon in quotes, or check the indentation"
    if "\\t" in problem or "tab" in problem:
        return "indent with spaces, not tabs"
    if "expected <block end>" in problem or "could not find expected ':'" in problem:
        return "check the indentation of this line and the quotes and colons before it"
    if "cannot start any token" in problem:
        return "put the value in quotes; indent with spaces"
    if "undefined alias" in problem:
        return "put text that begins with * in quotes"
    return "check indentation, quotes and brackets"


def _place(node: yaml.Node, file: str) -> Place:
    return Place(file, node.start_mark.line + 1, node.start_mark.column + 1)


def _place_after(file: str, text: str) -> Place:
    return Place(file, text.count("\n") + 1, len(text) - text.rfind("\n"))


def _is_plain(node: yaml.ScalarNode) -> bool:
    """Whether a scalar was written without quotes and not as a block (the C parser says "", the Python one None)."""
    return not node.style


class _Builder:
    """Turns nodes into located values, telling each mistake and going on."""

    def __init__(self, file: str, text: str, problems: Problems):
        self.file = file
        self.lines = re.split("\r\n|[\r\n\x85\u2028\u2029]", text)  # as libyaml counts them
        self.problems = problems
        self.count = 0
        self.open: set[int] = set()

    def value(self, node: yaml.Node, depth: int) -> Any:
        """The value of a node; None where a mistake was told."""
        self.count += 1
        if self.count > MOST_VALUES or depth > MOST_DEPTH or id(node) in self.open:
            if self.count != math.inf:
                self._error(node, "aliases (*name) repeat values without end, or values nest too deeply",
                            f"{MOST_VALUES:,} values and {MOST_DEPTH} levels at most", "write the values out",
                            "yaml-alias")  # fmt: skip
                self.count = math.inf  # type: ignore[assignment]
            return None
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        self.open.add(id(node))
        built: Any = self._mapping(node, depth) if isinstance(node, yaml.MappingNode) else self._sequence(node, depth)
        self.open.discard(id(node))
        return built

    def _error(self, node: yaml.Node, found: str, expected: str, hint: str, rule: str) -> None:
        self.problems.error(_place(node, self.file), found, expected, hint, rule)

    def _tagged(self, node: yaml.Node) -> bool:
        """Whether a tag was written (!!str, !!set, !python/object); it is told."""
        mark = node.start_mark
        written = _TAG.match(self.lines[mark.line], mark.column) if mark.line < len(self.lines) else None
        if not written:
            return False
        self._error(node, f"the tag '{written[1]}'", "a value without a tag", "leave the tag out", "yaml-tag")
        return True

    def _mapping(self, node: yaml.MappingNode, depth: int) -> LocatedDict | None:
        if self._tagged(node):
            return None
        built = LocatedDict()
        built.place = _place(node, self.file)
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key is None:
                continue
            if key in built:
                first = built.key_places[key]
                self._error(key_node, f"key '{key}' is given twice", f"once (first at {first})", "keep one of them",
                            "duplicate-key")  # fmt: skip
                continue
            built[key] = self.value(value_node, depth + 1)
            built.key_places[key] = _place(key_node, self.file)
            built.value_places[key] = _place(value_node, self.file)
        return built

    def _key(self, node: yaml.Node) -> str | None:
        if not isinstance(node, yaml.ScalarNode) or (_is_plain(node) and _NOTHING.fullmatch(node.value)):
            self._error(node, "a key that is no word", "a word before the colon", "write the key as text", "yaml-key")
            return None
        if self._tagged(node):
            return None
        if node.value == "<<" and _is_plain(node):
            self._error(node, "a merge key (<<)", "keys written out", "repeat the keys that you need", "yaml-merge")
            return None
        return str(node.value)

    def _sequence(self, node: yaml.Node, depth: int) -> LocatedList | None:
        if self._tagged(node):
            return None
        built = LocatedList(self.value(item, depth + 1) for item in node.value)
        built.place = _place(node, self.file)
        built.item_places = [_place(item, self.file) for item in node.value]
        return built

    def _scalar(self, node: yaml.ScalarNode) -> str | int | float | bool | None:
        if self._tagged(node):
            return None
        return self._plain(node) if _is_plain(node) else str(node.value)

    def _plain(self, node: yaml.ScalarNode) -> str | int | float | bool | None:
        """What an unquoted word is; a word that other readers of YAML take for something else is told."""
        text = str(node.value)
        if _NOTHING.fullmatch(text):
            return None
        if _SWITCH.fullmatch(text):
            return text.lower() == "true"
        if _NUMBER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text) and math.isfinite(float(text)):
            return float(text)
        for pattern, meaning, hint in _SURPRISES:
            if pattern.fullmatch(text):
                self._error(node, f"unquoted {text} is {meaning}", "text in quotes", hint.format(text), "yaml-surprise")
                break
        return text
