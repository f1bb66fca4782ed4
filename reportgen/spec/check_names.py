"""Checks names inside validated models against the names there are: styles, colours, measures, datasets ...

Any model may mark a text as a name (``style: StyleName``); this walker finds the marks in the model's annotations, so
no model needs checking code of its own.
"""

from __future__ import annotations

import re
import types
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from reportgen.errors import Located, LocatedDict, LocatedList, Place, Problems, did_you_mean
from reportgen.theme import Theme
from reportgen.theme.names import NameOf

Known = Mapping[str, Collection[str]]

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def theme_names(theme: Theme) -> dict[str, Collection[str]]:
    """The names a theme gives, by the thing they name."""
    return {
        "style": theme.styles,
        "colour": {**theme.colours, "priority": ""},
        "page geometry": theme.pages,
        "layout": theme.arrangements,
        "heat scale": theme.heat,
        "rating scale": theme.ratings,
        "rating rule": theme.rating_rules,
        "movement family": theme.movement,
    }


def check_names(model: Located, known: Known, problems: Problems) -> None:
    """Tell every marked name in the model, and in models within it, that ``known`` does not have.

    Things that ``known`` leaves out are not checked.
    """
    for name, field in type(model).model_fields.items():
        key = field.alias or name
        marks = [mark for mark in field.metadata if isinstance(mark, NameOf)]
        found = _Found(getattr(model, name), model.as_written.get(key), model.place_of(key))
        _check(field.annotation, marks, found, known, problems)


@dataclass(frozen=True)
class _Found:
    """A value with what it was read from (which has the places of its items) and where it stands."""

    value: Any
    source: Any
    place: Place

    def items(self) -> Iterator[_Found]:
        """The items of a list or the values of a mapping."""
        if isinstance(self.value, Mapping):
            places = self.source.value_places if isinstance(self.source, LocatedDict) else {}
            for key, value in self.value.items():
                yield _Found(value, self.source.get(key) if places else None, places.get(key, self.place))
        elif isinstance(self.value, tuple | list):
            located = isinstance(self.source, LocatedList) and len(self.source) == len(self.value)
            for n, value in enumerate(self.value):
                yield (
                    _Found(value, self.source[n], self.source.item_places[n])
                    if located
                    else _Found(value, None, self.place)
                )


def _check(annotation: Any, marks: list[NameOf], found: _Found, known: Known, problems: Problems) -> None:
    if isinstance(found.value, Located):
        check_names(found.value, known, problems)
    elif isinstance(found.value, str):
        for mark in marks or _marks(annotation):
            _check_name(mark.thing, found.value, found.place, known, problems)
    else:
        inner, inner_marks = _inside(annotation)
        for item in found.items():
            _check(inner, inner_marks, item, known, problems)


def _marks(annotation: Any) -> list[NameOf]:
    """The marks that apply to a text under this annotation: of the annotation itself, or of a union's members."""
    if get_origin(annotation) is Annotated:
        return [mark for mark in get_args(annotation)[1:] if isinstance(mark, NameOf)]
    if get_origin(annotation) in (Union, types.UnionType):
        members = get_args(annotation)
        if str in members:  # any other text is as good
            return []
        return [mark for member in members for mark in _marks(member)]
    return []


def _inside(annotation: Any) -> tuple[Any, list[NameOf]]:
    """The annotation of the items of a list or of the values of a mapping, with its marks."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _inside(inner[0])
    if origin in (Union, types.UnionType):
        found = [_inside(member) for member in inner]
        return next((item for item in found if item[0] is not None), (None, []))
    if origin in (dict, Mapping) and len(inner) == 2:
        return inner[1], _marks(inner[1])
    if origin in (tuple, list) and inner:
        return inner[0], _marks(inner[0])
    return None, []


def _check_name(thing: str, value: str, place: Place, known: Known, problems: Problems) -> None:
    names = known.get(thing)
    if names is None or value in names or (thing == "colour" and _HEX.fullmatch(value)):
        return
    if any(problem.place == place for problem in problems.errors):
        return  # what YAML misreads is no name either
    listed = sorted(names)
    shown = ", ".join(listed[:8]) + (f" and {len(listed) - 8} more" if len(listed) > 8 else "")
    problems.error(place, f"unknown {thing} '{value}'", f"expected one of {shown}" if listed else "there is none yet",
                   did_you_mean(value, listed), "unknown-name")  # fmt: skip


def fields_of(model: type[BaseModel]) -> list[str]:
    """The keys of a model as authors write them."""
    return [field.alias or name for name, field in model.model_fields.items()]
