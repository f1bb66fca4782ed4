"""From what a check found in a file to the line of YAML that it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.checks.finding import Finding
from reportgen.errors import Place, Problem
from reportgen.errors.located import NOWHERE
from reportgen.geometry import Rect
from reportgen.layout.page import Fragment, Page, Pages


def located(found: Iterable[Finding], pages: Pages, where: str = "") -> Iterator[Problem]:
    """Findings as errors at their block's line; ``where`` names the file they were found in (``PDF``, ``deck``).

    A finding counts pages from 1 as they stand in the file; the problem says the number printed on the page.
    """
    for each in found:
        page = pages.pages[each.page - 1] if 0 < each.page <= len(pages.pages) else None
        fragment = _fragment(page, each) if page else None
        words = [f"page {page.number}"] if page else []
        words += [f"block '{fragment.block or fragment.name}'"] if fragment else []
        words += [f"in the {where}"] if where else []
        said = f"{', '.join(words)}: {each.found}" if words else each.found
        yield Problem(_place(each, page, fragment, pages), said, each.expected, rule=each.rule)


def _fragment(page: Page, finding: Finding) -> Fragment | None:
    """The fragment of that name, the one at that place where several have it or none."""
    named = [f for f in page.fragments if finding.shape and f.name == finding.shape]
    if len(named) == 1 or finding.rect is None:
        return named[0] if named else None
    spot = Rect(finding.rect.x + finding.rect.w / 2, finding.rect.y + finding.rect.h / 2, 0, 0)
    around = [f for f in named or page.fragments if f.rect.contains(spot)]
    return min(around, key=lambda f: f.rect.w * f.rect.h, default=None)


def _place(finding: Finding, page: Page | None, fragment: Fragment | None, pages: Pages) -> Place:
    """Where the cause stands; else the block; else the first block of the page, or of the pack, that has a place."""
    if finding.place is not None:
        return finding.place
    if fragment is not None and fragment.place != NOWHERE:
        return fragment.place
    fragments = page.fragments if page else (f for each in pages.pages for f in each.fragments)
    return next((f.place for f in fragments if f.place != NOWHERE), NOWHERE)
