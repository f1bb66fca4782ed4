"""Every published exhibit is accounted for, once, by a page that is there."""

from __future__ import annotations

from reportgen.checks.coverage import Claim, ExhibitKey, coverage
from reportgen.errors import Place, Problems
from reportgen.geometry import Size
from reportgen.layout.page import Page, Pages


def _pages() -> Pages:
    contents = ("cover", "trust", "trust", "knife")  # 'trust' needed two pages
    pages = [Page(n, Size(960, 540), f"{n}", "", (), "", content=c) for n, c in enumerate(contents, start=1)]
    return Pages(tuple(pages), "", "", "", "en-GB")


def _published(*keys: ExhibitKey) -> dict[ExhibitKey, Place]:
    return {key: Place("data/exhibits.csv", row) for row, key in enumerate(keys, start=2)}


def _claim(key: ExhibitKey, page_id: str, how: str = "open data", row: int = 2) -> Claim:
    return Claim(key, page_id, how, "", Place("coverage/trust.csv", row, 1))


def test_each_exhibit_is_told_with_the_first_page_that_shows_it() -> None:
    problems = Problems()
    claims = [_claim(("000", 5, 1), "knife"), _claim(("000", 2, 1), "trust", "own text")]
    covered = coverage(_published(("000", 2, 1), ("000", 5, 1)), claims, _pages(), problems)
    assert [(c.page_no, c.page, c.how) for c in covered] == [(2, 2, "own text"), (5, 4, "open data")]
    assert not problems.found
    assert list(covered[0].record()) == ["seed", "page_no", "exhibit_no", "page", "how", "note"]


def test_what_does_not_add_up_is_told_row_by_row() -> None:
    problems = Problems()
    claims = [
        _claim(("000", 2, 1), "trsut", row=2),
        _claim(("000", 9, 9), "trust", row=3),
        _claim(("000", 2, 2), "trust", "guessed", row=4),
        _claim(("000", 2, 2), "trust", row=5),
    ]
    coverage(_published(("000", 2, 1), ("000", 2, 2), ("000", 3, 1)), claims, _pages(), problems)
    told = {(p.rule, p.place.line) for p in problems.found}
    assert told == {
        ("coverage-page", 2),
        ("coverage-unknown", 3),
        ("coverage-how", 4),
        ("coverage-twice", 5),
        ("coverage-missing", 0),
    }
    assert any("did you mean 'trust'" in p.hint for p in problems.found)
