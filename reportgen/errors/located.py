"""Values that remember where in a YAML file they stood, and models built from them."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, PrivateAttr, ValidatorFunctionWrapHandler, model_validator

from reportgen.errors.problem import Place

NOWHERE = Place("(no file)")


class LocatedDict(dict[str, Any]):
    """A mapping from YAML: its own place, and the places of its keys and values."""

    place: Place = NOWHERE

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.key_places: dict[str, Place] = {}
        self.value_places: dict[str, Place] = {}


class LocatedList(list[Any]):
    """A sequence from YAML: its own place and the places of its items."""

    place: Place = NOWHERE

    def __init__(self, *args: Any):
        super().__init__(*args)
        self.item_places: list[Place] = []


class Located(BaseModel):
    """Base of every model read from YAML: frozen, strict about unknown keys, and knows its ``place``."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    _place: Place = PrivateAttr(default=NOWHERE)
    _source: LocatedDict = PrivateAttr(default_factory=LocatedDict)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_place(cls, value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
        model = handler(value)
        if isinstance(value, LocatedDict) and isinstance(model, Located):
            model._place = value.place
            model._source = value
        return model

    @property
    def place(self) -> Place:
        """Where this mapping starts in its file."""
        return self._place

    def place_of(self, key: str) -> Place:
        """Where the value of ``key`` stands, or the mapping's own place when the key was left out."""
        return self._source.value_places.get(key, self._place)

    def place_of_item(self, key: str, item: int | str) -> Place:
        """Where one item of a list (or one value of a plain mapping) stands; else where the value of ``key`` does."""
        value = self._source.get(key)
        if isinstance(value, LocatedList) and isinstance(item, int) and item < len(value.item_places):
            return value.item_places[item]
        if isinstance(value, LocatedDict) and item in value.value_places:
            return value.value_places[str(item)]
        return self.place_of(key)

    @property
    def as_written(self) -> LocatedDict:
        """The mapping this was read from, with the places of everything in it; empty when it came from elsewhere."""
        return self._source
