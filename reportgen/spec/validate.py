"""Validates located YAML values into models and tells every mistake at the exact key or value.

pydantic says what is wrong and by which path; this module follows the path through the located values to the place in
the file, and says it in the words of the field: what was found, what was expected, what to do.
"""

from __future__ import annotations

import re
import types
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from reportgen.errors import Located, LocatedDict, LocatedList, Place, Problem, Problems, did_you_mean

M = TypeVar("M", bound=Located)
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Keys:
    """Keys that are allowed beside the model's own, and how to name all of them when one is unknown."""

    known: tuple[str, ...] = ()
    said: str = ""


def validate(model: type[M], value: Any, place: Place, problems: Problems, keys: Keys | None = None) -> M | None:
    """The value as ``model``, or None after telling ``problems`` every mistake in it.

    ``place`` is where the value stands; it is used when the value itself carries none. ``keys`` helps to name an
    unknown key where other keys of the same mapping were taken out before.
    """
    try:
        return model.model_validate(value)
    except ValidationError as error:
        told = {problem.place for problem in problems.errors}  # what YAML misreads is also of the wrong type
        found = _problems(_Root(model, value, place, keys or Keys()), error.errors(include_url=False))
        problems.extend(problem for problem in found if problem.place not in told)
        return None


@dataclass(frozen=True)
class _Root:
    """What was validated: the model, the value, where it stands, and keys allowed beside the model's."""

    model: type[Located]
    value: Any
    place: Place
    keys: Keys


@dataclass(frozen=True)
class _Mistake:
    """One pydantic error with its path through the real keys; ``branch`` is the union member it belongs to, if any."""

    error: ErrorDetails
    path: Path
    branch: tuple[Path, str] | None
    value: Any


def _problems(root: _Root, errors: Sequence[ErrorDetails]) -> Iterator[Problem]:
    """Problems of one model; what several members of a union say of one value becomes one problem."""
    unions: dict[Path, list[_Mistake]] = defaultdict(list)
    for error in errors:
        if error["type"] == "too_short" and len(error["input"]) >= error.get("ctx", {}).get("min_length", 0):
            continue  # the list is long enough; its items are wrong, and are told themselves
        mistake = _follow(root.value, error)
        if mistake.branch:
            unions[mistake.branch[0]].append(mistake)
        else:
            yield _problem(root, mistake)
    for point, mistakes in unions.items():
        yield from _union_problems(root, point, mistakes)


def _follow(root: Any, error: ErrorDetails) -> _Mistake:
    """Follow an error's path through the values; parts that are no key or index name a member of a union."""
    path: list[str | int] = []
    value, branch, location = root, None, error["loc"]
    for index, part in enumerate(location):
        last = index == len(location) - 1
        if isinstance(value, Mapping) and isinstance(part, str):
            known = part in value or (last and error["type"] == "missing")
        else:
            known = isinstance(value, list) and isinstance(part, int)
        if not known:
            branch = branch or (tuple(path), str(part))
            continue
        path.append(part)
        value = _step(value, part)
    return _Mistake(error, tuple(path), branch, value)


def _step(value: Any, part: str | int) -> Any:
    if isinstance(value, Mapping):
        return value.get(str(part))
    if isinstance(value, list) and isinstance(part, int) and part < len(value):
        return value[part]
    return None


def _union_problems(root: _Root, point: Path, mistakes: list[_Mistake]) -> Iterator[Problem]:
    """A branch that got deeper than the union itself is what the author meant; else all branches' expectations."""
    branches: dict[str, list[_Mistake]] = defaultdict(list)
    for mistake in mistakes:
        branches[mistake.branch[1] if mistake.branch else ""].append(mistake)
    deeper = [found for found in branches.values() if all(m.path != point for m in found)]
    if deeper:
        for mistake in min(deeper, key=len):
            yield _problem(root, mistake)
        return
    first = mistakes[0]
    expected = " or ".join(dict.fromkeys(_expected(m) for m in mistakes))
    yield Problem(_place_at(root, point), f"found {describe(first.value)}", f"expected {expected}",
                  _type_hint(first), "wrong-type")  # fmt: skip


def _problem(root: _Root, mistake: _Mistake) -> Problem:
    kind = mistake.error["type"]
    if kind == "extra_forbidden":
        return _unknown_key(root, mistake)
    if kind == "missing":
        return _missing(root, mistake)
    at = _place_at(root, mistake.path)
    if kind in ("value_error", "assertion_error"):
        reason = str(mistake.error.get("ctx", {}).get("error", mistake.error["msg"]))
        return Problem(at, reason, rule="bad-value")
    if kind in ("literal_error", "enum"):
        choices = re.findall(r"'((?:[^'\\]|\\.)*)'", _context(mistake, "expected"))
        return Problem(at, f"found {describe(mistake.value)}", f"expected one of {', '.join(choices)}",
                       did_you_mean(str(mistake.value), choices) or _type_hint(mistake), "bad-choice")  # fmt: skip
    rule = "bad-pattern" if kind == "string_pattern_mismatch" else "wrong-type"
    rule = "bad-value" if kind in _LIMITS else rule
    return Problem(at, f"found {describe(mistake.value)}", f"expected {_expected(mistake)}", _type_hint(mistake), rule)


_LIMITS = frozenset(
    {"greater_than", "greater_than_equal", "less_than", "less_than_equal", "too_short", "too_long", "string_too_short",
     "string_too_long", "finite_number"}
)  # fmt: skip


def _unknown_key(root: _Root, mistake: _Mistake) -> Problem:
    key, parent = str(mistake.path[-1]), mistake.path[:-1]
    holder = _value_at(root.value, parent)
    at = holder.key_places.get(key, root.place) if isinstance(holder, LocatedDict) else root.place
    known = [name for owner in _models_at(root.model, parent) for name in _keys(owner)]
    if not parent:
        known += root.keys.known
    listed = ", ".join(dict.fromkeys(known))
    expected = root.keys.said if root.keys.said and not parent else f"expected one of {listed}" if known else ""
    return Problem(at, f"unknown key '{key}'", expected, did_you_mean(key, known), "unknown-key")


def _missing(root: _Root, mistake: _Mistake) -> Problem:
    key, parent = mistake.path[-1], mistake.path[:-1]
    at = _place_at(root, parent)
    if isinstance(key, int):
        found = len(_value_at(root.value, parent))
        return Problem(at, f"found {found} values", "expected more", "add the values that are missing", "wrong-type")
    owners = [owner for owner in _models_at(root.model, parent) if key in _keys(owner)]
    field = next((f for owner in owners for name, f in owner.model_fields.items() if key in (name, f.alias)), None)
    about = f"expected {field.description}" if field and field.description else ""
    return Problem(at, f"key '{key}' is missing", about, f"add '{key}:'", "missing-key")


def _keys(model: type[BaseModel]) -> list[str]:
    """The keys as authors write them: aliases where there are."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _models_at(annotation: Any, path: Path) -> list[type[BaseModel]]:
    """The models that an annotation allows at a path below it."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _models_at(inner[0], path)
    if origin in (Union, types.UnionType):
        return [model for part in inner for model in _models_at(part, path)]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if not path:
            return [annotation]
        fields = annotation.model_fields
        field = next((f for name, f in fields.items() if path[0] in (name, f.alias)), None)
        return _models_at(field.annotation, path[1:]) if field else []
    if not path or not inner:
        return []
    if origin is dict:
        return _models_at(inner[1], path[1:])
    return [model for part in inner if part is not Ellipsis for model in _models_at(part, path[1:])]


def _value_at(root: Any, path: Path) -> Any:
    for part in path:
        root = _step(root, part)
    return root


def _place_at(root: _Root, path: Path) -> Place:
    """The place of the value at ``path``, or of the nearest value around it that has one."""
    value, at = root.value, getattr(root.value, "place", root.place)
    for part in path:
        if isinstance(value, LocatedDict):
            at = value.value_places.get(str(part), at)
        elif isinstance(value, LocatedList) and isinstance(part, int) and part < len(value.item_places):
            at = value.item_places[part]
        value = _step(value, part)
    return at


def describe(value: Any) -> str:
    """A value in an author's words: text 'abc', number 5, a list, nothing."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"number {value}"
    if isinstance(value, str):
        return f"text '{value if len(value) <= 60 else value[:57] + '...'}'"
    if isinstance(value, Mapping):
        return "a mapping of keys" + (f" ({', '.join(list(value)[:4])})" if value else "")
    return f"a list of {len(value)}" if isinstance(value, list | tuple) else type(value).__name__


_EXPECTED = {
    "string_type": "text", "int_type": "a whole number", "int_parsing": "a whole number",
    "int_from_float": "a whole number", "float_type": "a number", "float_parsing": "a number",
    "bool_type": "true or false", "bool_parsing": "true or false", "tuple_type": "a list", "list_type": "a list",
    "dict_type": "a mapping of keys to values", "model_type": "a mapping of keys to values", "none_required": "nothing",
    "finite_number": "a finite number",
}  # fmt: skip


def _expected(mistake: _Mistake) -> str:
    kind = mistake.error["type"]
    if kind in _EXPECTED:
        return _EXPECTED[kind]
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(pattern := _context(mistake, "pattern"), f"text that matches {pattern}")
    if kind in ("too_short", "too_long"):
        least = kind == "too_short"
        limit = _context(mistake, "min_length" if least else "max_length")
        return f"at {'least' if least else 'most'} {limit} value{'' if limit == '1' else 's'}"
    if kind in ("value_error", "assertion_error"):
        return str(mistake.error.get("ctx", {}).get("error", ""))
    return re.sub(r"^(Input|String|Value) should (be|have) ", "", mistake.error["msg"])


_PATTERNS = {
    r"^#[0-9A-Fa-f]{6}$": "a colour such as \"#12436D\" (in quotes)",
    r"^\d{4}-(0[1-9]|1[0-2])$": "a month such as 2022-01",
}  # fmt: skip


def _context(mistake: _Mistake, key: str) -> str:
    return str(mistake.error.get("ctx", {}).get(key, ""))


def _type_hint(mistake: _Mistake) -> str:
    value, kind = mistake.value, mistake.error["type"]
    if kind == "string_type" and isinstance(value, bool | int | float):
        shown = str(value).lower() if isinstance(value, bool) else value
        return f'put it in quotes: "{shown}"'
    if value is None:
        return "give it a value or leave the key out"
    if kind in ("tuple_type", "list_type"):
        return "write it as a list: [a, b]"
    return ""
