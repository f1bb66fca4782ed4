"""Rules of figures: what a reader who can't see them hears, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.finding import Finding, Rules, shortened
from reportgen.checks.pdf.opened import OpenPdf
from reportgen.checks.wording import is_file_name
from reportgen.geometry import Rect

_BOX = "/BBox"
_REPEATABLE = ("H1", "H2", "H3", "P", "Caption", "Note")
_LEAST_WORDS = 4


def alt_missing(file: OpenPdf) -> Iterator[Finding]:
    """Each figure has alternative text of some words."""
    for tag in file.all("Figure", "Formula"):
        if len((tag.alt or tag.actual_text).split()) < _LEAST_WORDS:
            yield Finding(
                "a figure without alternative text", "what it shows, in words", tag.page, rect=file.place(tag)
            )


def alt_file_name(file: OpenPdf) -> Iterator[Finding]:
    """No alternative text is the name of a file or what a program put there."""
    for tag in file.all("Figure"):
        if is_file_name(tag.alt):
            found = f"the alternative text '{shortened(tag.alt)}' is a file's name"
            yield Finding(found, "what the figure shows", tag.page, rect=file.place(tag))


def alt_repeats(file: OpenPdf) -> Iterator[Finding]:
    """No alternative text only repeats a title, caption or paragraph of the same page: a reader has heard it."""
    heard: dict[int, set[str]] = {}
    for tag in file.all(*_REPEATABLE):
        heard.setdefault(tag.page, set()).add(_letters(file.words(tag)))
    for tag in file.all("Figure"):
        if _letters(tag.alt) in heard.get(tag.page, set()):
            found = f"the alternative text repeats '{shortened(tag.alt)}' of the page"
            yield Finding(found, "kind, axes, range and message of the figure", tag.page, rect=file.place(tag))


def box(file: OpenPdf) -> Iterator[Finding]:
    """Each figure says which part of its page it fills, and fills it."""
    for tag in file.all("Figure"):
        corners, painted = tag.attributes.get(_BOX), file.place(tag)
        if not isinstance(corners, list) or len(corners) != 4:
            yield Finding("a figure without a bounding box", "the rectangle it fills (BBox)", tag.page, rect=painted)
        elif painted is not None and not _holds(corners, painted, file.size(tag.page).h):
            yield Finding("a figure paints outside its bounding box", "all of it inside", tag.page, rect=painted)


def _holds(corners: list[float], painted: Rect, height: float) -> bool:
    left, bottom, right, top = corners
    said = Rect(left, height - top, right - left, top - bottom)
    middle = Rect(painted.x + painted.w / 2, painted.y + painted.h / 2, 0, 0)
    return said.w > 0 and said.h > 0 and said.contains(middle)


def _letters(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().casefold()


RULES: Rules[OpenPdf] = {
    "figure-alt": alt_missing,
    "figure-alt-file-name": alt_file_name,
    "figure-alt-repeats": alt_repeats,
    "figure-box": box,
}
