"""Types of text that is a name of something: the loader checks every such value against the names there are.

A model that writes ``style: StyleName`` gets, for a style the theme does not have, a located error at the value with a
"did you mean", without any code of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final

NAME_OF: Final = "x-name-of"  # in a JSON Schema: what a text names, for who knows the names there are


@dataclass(frozen=True, slots=True)
class NameOf:
    """Marks a text as the name of a ``thing`` (style, colour, measure ...); the loader knows which names there are."""

    thing: str

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        """The text's schema with what it names."""
        return {**handler(schema), NAME_OF: self.thing}


StyleName = Annotated[str, NameOf("style")]
ColourName = Annotated[str, NameOf("colour")]  # a theme colour, ``priority`` or #RRGGBB
PageName = Annotated[str, NameOf("page geometry")]
ArrangementName = Annotated[str, NameOf("layout")]
HeatName = Annotated[str, NameOf("heat scale")]
RatingScaleName = Annotated[str, NameOf("rating scale")]
RatingRuleName = Annotated[str, NameOf("rating rule")]
MovementName = Annotated[str, NameOf("movement family")]
