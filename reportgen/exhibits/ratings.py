"""Ratings: the codes that a table may hold, how each looks, and what each says on a scale of the theme.

R, A and G rate what goes on; C before the letter says that it is complete, at that rating.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from reportgen.errors import Place, Problems
from reportgen.text.numbers import is_marker
from reportgen.theme import RatingScale

RATINGS: Final = ("R", "A", "G", "CR", "CA", "CG")
NOT_RATED: Final = "not rated"
_UNRATED: Final = ("", "-", "–", "−", "N/A", "NA")
ORDER: Final = ("CG", "CA", "CR", "G", "A", "R", NOT_RATED)
"""The order in which codes are counted: what is complete first, what is late last, what is not rated after all."""


class Look(NamedTuple):
    """The fill of a rating and the colour of its letters."""

    fill: str
    colour: str


_LOOKS: Final = {
    "R": Look("rating-red", "white"),
    "A": Look("rating-amber", "ink"),
    "G": Look("rating-green", "white"),
}


def look(code: str) -> Look | None:
    """How a code looks, by its last letter; None for what is not rated."""
    return _LOOKS[code[-1]] if code in RATINGS else None


def rating(words: str, place: Place, problems: Problems) -> str:
    """The code in a cell, its marker (``[x]``) or ``not rated``; what is no rating is an error among ``problems``."""
    code = words.strip().upper()
    if code in RATINGS:
        return code
    if is_marker(words):
        return words.strip()
    if code not in _UNRATED:
        problems.error(
            place,
            f"'{words}' is no rating",
            f"expected one of {', '.join(RATINGS)}, or - where nothing is rated",
            "correct the table",
            rule="rating",
        )
    return NOT_RATED


def meaning(code: str, scale: RatingScale) -> str:
    """What a code says: ``on track``, ``complete``, ``not rated``."""
    if code == NOT_RATED:
        return NOT_RATED
    return scale.complete if len(code) > 1 else {"R": scale.red, "A": scale.amber, "G": scale.green}[code]
