"""Every page of Part 2 carries its marking, whatever its layout leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.errors import Problem
from reportgen.layout.page import Page, Pages, TextFragment
from reportgen.spec.restricted import MARKING


def unmarked(pages: Pages) -> Iterator[Problem]:
    """An error for each page that shows the marking nowhere."""
    for page in pages.pages:
        if not _is_marked(page):
            yield Problem(
                page.fragments[0].place,
                f"page {page.number} shows '{MARKING}' nowhere",
                "the marking on every page of Part 2",
                "give its page geometry a place for 'classification' in layouts/theme.yaml",
                "part-2-unmarked",
            )


def _is_marked(page: Page) -> bool:
    if page.outside is not None:
        return page.outside.mark == MARKING
    texts = (fragment for fragment in page.fragments if isinstance(fragment, TextFragment))
    return any(MARKING in paragraph.text for text in texts for paragraph in text.paragraphs)
