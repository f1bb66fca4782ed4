"""Which published exhibits a pack shows, on which page, and from what: every one of them is accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reportgen.errors import Place, Problems, did_you_mean
from reportgen.layout.page import Pages

HOW: Final = ("open data", "published table", "stated figures", "own text", "not available")
"""What an exhibit may be made from, from the most to the least that a reader can check."""

ExhibitKey = tuple[str, int, int]
"""Publication, its page, and the exhibit's number on that page."""


@dataclass(frozen=True)
class Claim:
    """One row of an edition's coverage: an exhibit of the publication, the id of the page that shows it, from what."""

    key: ExhibitKey
    page_id: str
    how: str
    note: str
    place: Place


@dataclass(frozen=True)
class Covered:
    """An exhibit accounted for; ``page`` is the number of the first page that shows it."""

    seed: str
    page_no: int
    exhibit_no: int
    page: int
    how: str
    note: str

    def record(self) -> dict[str, object]:
        """The row as programs read it."""
        return {
            "seed": self.seed,
            "page_no": self.page_no,
            "exhibit_no": self.exhibit_no,
            "page": self.page,
            "how": self.how,
            "note": self.note,
        }


def coverage(
    published: Mapping[ExhibitKey, Place], claims: Sequence[Claim], pages: Pages, problems: Problems
) -> tuple[Covered, ...]:
    """Each published exhibit in its order with the page that shows it.

    Told as errors: an exhibit without a row, a row without an exhibit, two rows for one, a page that is not in the
    pack, and a word for ``how`` that is none of HOW.
    """
    numbers = _first_pages(pages)
    for key, count in Counter(claim.key for claim in claims).items():
        if count > 1:
            place = [claim.place for claim in claims if claim.key == key][-1]
            problems.error(place, f"{_named(key)} is there twice", "one row for each", "remove one", "coverage-twice")
    for claim in claims:
        _check(claim, published, numbers, problems)
    claimed = {claim.key: claim for claim in claims}
    for key in published:
        if key not in claimed:
            where = claims[-1].place.file if claims else published[key].file
            hint = "add a row; [x] panels count as 'not available'"
            problems.error(
                Place(where), f"no row for {_named(key)}", "a row for each exhibit", hint, "coverage-missing"
            )
    return tuple(
        Covered(*key, numbers.get(claimed[key].page_id, 0), claimed[key].how, claimed[key].note)
        for key in published
        if key in claimed
    )


def _check(claim: Claim, published: Mapping[ExhibitKey, Place], numbers: Mapping[str, int], problems: Problems) -> None:
    if claim.key not in published:
        problems.error(claim.place, f"{_named(claim.key)} is not published", "an exhibit of data/exhibits.csv",
                       "check page and number", "coverage-unknown")  # fmt: skip
    if claim.page_id not in numbers:
        problems.error(claim.place, f"no page '{claim.page_id}' in the pack", "the id of a page",
                       did_you_mean(claim.page_id, numbers), "coverage-page")  # fmt: skip
    if claim.how not in HOW:
        problems.error(claim.place, f"'{claim.how}' is no way to cover", f"one of {', '.join(HOW)}",
                       did_you_mean(claim.how, HOW), "coverage-how")  # fmt: skip


def _first_pages(pages: Pages) -> dict[str, int]:
    """The number of the first page that each page of the layout became."""
    numbers: dict[str, int] = {}
    for page in pages.pages:
        numbers.setdefault(page.content, page.number)
    return numbers


def _named(key: ExhibitKey) -> str:
    return f"exhibit {key[2]} of page {key[1]} ({key[0]})"
