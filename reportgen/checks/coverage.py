"""Which published exhibits a pack shows, on which page, and from what: every one of them is accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from reportgen.errors import Place, Problems, did_you_mean
from reportgen.layout.page import Pages

HOW: Final = ("open data", "published table", "stated figures", "own text", "not available")
"""What an exhibit may be made from, from the most to the least that a reader can check."""


class ExhibitKey(NamedTuple):
    """Publication, its page as the publication names it (``36``, ``annex 3-4``), and the exhibit's number there.

    ``title`` is the page's title, where page and number alone name several exhibits; "" elsewhere.
    """

    seed: str
    page: str
    number: int
    title: str = ""


@dataclass(frozen=True)
class Claim:
    """One row of an edition's coverage: an exhibit of the publication, the id of the page or block that shows it, from
    what."""

    key: ExhibitKey
    page_id: str
    how: str
    note: str
    place: Place


@dataclass(frozen=True)
class Covered:
    """An exhibit accounted for; ``page`` is the number of the first page that shows it."""

    key: ExhibitKey
    page: int
    how: str
    note: str

    def record(self) -> dict[str, object]:
        """The row as programs read it."""
        return {
            "seed": self.key.seed,
            "page_no": self.key.page,
            "exhibit_no": self.key.number,
            "page": self.page,
            "how": self.how,
            "note": self.note,
        }


def coverage(
    published: Mapping[ExhibitKey, Place],
    claims: Sequence[Claim],
    pages: Pages,
    problems: Problems,
    elsewhere: Collection[ExhibitKey] = (),
) -> tuple[Covered, ...]:
    """Each published exhibit that the claims cover, in its order, with the page that shows it.

    ``elsewhere`` holds what other editions of the same publication account for. Told as errors: an exhibit without a
    row anywhere, a row without an exhibit, two rows for one, a page that is not in the pack, a word for ``how`` that is
    none of HOW.
    """
    numbers = _first_pages(pages)
    for key, count in Counter(claim.key for claim in claims).items():
        if count > 1 or key in elsewhere:
            place = [claim.place for claim in claims if claim.key == key][-1]
            problems.error(place, f"{_named(key)} is there twice", "one row for each", "remove one", "coverage-twice")
    for claim in claims:
        _check(claim, published, numbers, problems)
    claimed = {claim.key: claim for claim in claims}
    for key in published:
        if key not in claimed and key not in elsewhere:
            where = claims[-1].place.file if claims else published[key].file
            hint = "add a row; [x] panels count as 'not available'"
            problems.error(
                Place(where), f"no row for {_named(key)}", "a row for each exhibit", hint, "coverage-missing"
            )
    return tuple(
        Covered(key, numbers.get(claimed[key].page_id, 0), claimed[key].how, claimed[key].note)
        for key in published
        if key in claimed
    )


def _check(claim: Claim, published: Mapping[ExhibitKey, Place], numbers: Mapping[str, int], problems: Problems) -> None:
    if claim.key not in published:
        problems.error(claim.place, f"{_named(claim.key)} is not published", "an exhibit of data/exhibits.csv",
                       "check page and number", "coverage-unknown")  # fmt: skip
    if claim.page_id not in numbers:
        problems.error(claim.place, f"no page '{claim.page_id}' in the pack", "the id of a page or block",
                       did_you_mean(claim.page_id, numbers), "coverage-page")  # fmt: skip
    if claim.how not in HOW:
        problems.error(claim.place, f"'{claim.how}' is no way to cover", f"one of {', '.join(HOW)}",
                       did_you_mean(claim.how, HOW), "coverage-how")  # fmt: skip


def _first_pages(pages: Pages) -> dict[str, int]:
    """The number of the first page that each page of the layout became, or that a block stands on."""
    numbers: dict[str, int] = {}
    for page in pages.pages:
        for name in (page.content, *page.anchors):
            numbers.setdefault(name, page.number)
    for page in pages.pages:
        for fragment in page.fragments:
            numbers.setdefault(fragment.block, page.number)
    return numbers


def _named(key: ExhibitKey) -> str:
    title = f" '{key.title}'" if key.title else ""
    return f"exhibit {key.number} of page {key.page}{title} ({key.seed})"
