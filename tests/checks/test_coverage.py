"""Every published exhibit is accounted for, once, by a page that is there."""

from __future__ import annotations

from reportgen.checks.coverage import Claim, ExhibitKey, coverage
from reportgen.errors import Place, Problems
from reportgen.geometry import Rect, Size
from reportgen.layout.page import Fragment, Page, Pages


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
    claims = [_claim(ExhibitKey("000", "5", 1), "knife"), _claim(ExhibitKey("000", "2", 1), "trust", "own text")]
    covered = coverage(_published(ExhibitKey("000", "2", 1), ExhibitKey("000", "5", 1)), claims, _pages(), problems)
    assert [(c.key.page, c.page, c.how) for c in covered] == [("2", 2, "own text"), ("5", 4, "open data")]
    assert not problems.found
    assert list(covered[0].record()) == ["seed", "page_no", "exhibit_no", "page", "how", "note"]


def test_what_does_not_add_up_is_told_row_by_row() -> None:
    problems = Problems()
    claims = [
        _claim(ExhibitKey("000", "2", 1), "trsut", row=2),
        _claim(ExhibitKey("000", "9", 9), "trust", row=3),
        _claim(ExhibitKey("000", "2", 2), "trust", "guessed", row=4),
        _claim(ExhibitKey("000", "2", 2), "trust", row=5),
    ]
    coverage(
        _published(ExhibitKey("000", "2", 1), ExhibitKey("000", "2", 2), ExhibitKey("000", "3", 1)),
        claims,
        _pages(),
        problems,
    )
    told = {(p.rule, p.place.line) for p in problems.found}
    assert told == {
        ("coverage-page", 2),
        ("coverage-unknown", 3),
        ("coverage-how", 4),
        ("coverage-twice", 5),
        ("coverage-missing", 0),
    }
    assert any("did you mean 'trust'" in p.hint for p in problems.found)


def test_what_another_edition_of_the_publication_covers_needs_no_row_and_may_have_none() -> None:
    problems = Problems()
    published = _published(ExhibitKey("001", "form 1", 1), ExhibitKey("001", "36", 1))
    elsewhere = {ExhibitKey("001", "form 1", 1)}
    covered = coverage(published, [_claim(ExhibitKey("001", "36", 1), "knife")], _pages(), problems, elsewhere)
    assert [c.key.page for c in covered] == ["36"]
    assert not problems.found
    coverage(published, [_claim(ExhibitKey("001", "form 1", 1), "knife")], _pages(), problems, elsewhere)
    assert [p.rule for p in problems.found] == ["coverage-twice", "coverage-missing"]


def test_a_row_may_name_a_block_of_a_page_that_flows() -> None:
    fragment = Fragment(rect=Rect(0, 0, 1, 1), block="crime-table")
    pages = Pages((Page(1, Size(595, 842), "1", "", (fragment,), "", content="paper"),), "", "", "", "en-GB")
    problems = Problems()
    key = ExhibitKey("003", "4", 1)
    assert coverage(_published(key), [_claim(key, "crime-table")], pages, problems)[0].page == 1
    assert not problems.found
