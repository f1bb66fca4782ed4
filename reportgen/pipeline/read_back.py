"""Reading finished files back: what a format's checks find in the bytes, at the YAML lines of the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.errors import Problem
from reportgen.layout.page import Pages


def _check_pdf(content: bytes, pages: Pages) -> list[Problem]:
    from reportgen.checks.locate import located
    from reportgen.checks.pdf import check_pdf

    return list(located(check_pdf(content, pages), pages, "PDF"))


def _check_deck(content: bytes, pages: Pages) -> list[Problem]:
    from reportgen.checks.deck import check_deck
    from reportgen.checks.locate import located

    return list(located(check_deck(content, pages), pages, "deck"))


def _check_web_page(content: bytes, pages: Pages) -> list[Problem]:
    from reportgen.checks.locate import located
    from reportgen.checks.web import check_web_page

    return list(located(check_web_page(content, pages), pages, "web page"))


CHECKERS: Mapping[str, Callable[[bytes, Pages], list[Problem]]] = {
    "pdf": _check_pdf,
    "pptx": _check_deck,
    "html": _check_web_page,
}
"""The one table of checkers: file suffix and what reads such a file back."""
