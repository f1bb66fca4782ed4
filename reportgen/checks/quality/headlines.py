"""Rules that hold a page's words against the series of its own charts, and its cells against the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reportgen.checks.audit.model import MISSING
from reportgen.checks.audit.wording import MOVEMENT_WORD
from reportgen.checks.quality.reading import Spot
from reportgen.checks.quality.subject import Subject, Told
from reportgen.layout.page import ChartFragment, Page, TextFragment
from reportgen.metrics.figure import Figure
from reportgen.text.numbers import show

_SINCE: Final = re.compile(
    r"\b(?P<word>highest|lowest)\b[^.;:]{0,40}?\bsince (?P<when>Q[1-4] \d{4}/\d{2}|[A-Z][a-z]+ \d{4}|\d{4}(?:/\d{2})?)"
)
_OWN_MARKERS: Final = re.compile(r"^\[[a-z?]\]")
_SMALL_WORDS: Final = frozenset(re.findall(r"\w+", "and by for from number of per rate the with"))
_FEW: Final = 3


@dataclass(frozen=True, slots=True)
class Plotted:
    """A series over time on a page: its figures in the order of time, and what it is called."""

    page: Page
    names: frozenset[str]
    figures: tuple[Figure, ...]


def _plotted(page: Page) -> Iterator[Plotted]:
    for fragment in page.fragments:
        if isinstance(fragment, ChartFragment):
            for series in fragment.model.series:
                found = [f for f in series.figures if f is not None and f.value is not None]
                times = [f.period.end.index for f in found]
                if len(found) >= _FEW and len(set(times)) == len(times) and len({f.name for f in found}) == 1:
                    inorder = tuple(sorted(found, key=lambda f: f.period.end.index))
                    yield Plotted(page, words_of(f"{series.name} {found[0].label}"), inorder)


def words_of(text: str) -> frozenset[str]:
    """The words that name something, lower case, plurals folded."""
    plain = re.findall(r"[a-z]{3,}", text.lower())
    return frozenset(word.removesuffix("s") for word in plain if word not in _SMALL_WORDS)


def denied_headlines(subject: Subject) -> Iterator[Told]:
    """A headline's direction word that every comparison in the chart of its subject denies.

    Its subject is the series whose name stands before the word. The last point is held against the one before, the one
    a year before and the first.
    """
    for page in subject.pages.pages:
        series = list(_plotted(page))
        for spot in _titles(page):
            if spot.figures:
                continue  # its words are those of its own figures
            for clause in re.split(r"[;:,]| and | but | while ", spot.text):
                word = MOVEMENT_WORD.search(clause)
                if word is None or not (word["up"] or word["down"]):
                    continue
                for each in _about(clause[: word.start()], series):
                    if _denies(each.figures, up=bool(word["up"])):
                        yield Told(spot, f'"{word[0]}" of {each.figures[-1].label}; its chart shows {_shown(each)}')


def _titles(page: Page) -> Iterator[Spot]:
    for fragment in page.fragments:
        if isinstance(fragment, TextFragment) and fragment.slot == "title":
            for paragraph in fragment.paragraphs:
                figures = tuple(f for run in paragraph.runs for f in run.figures)
                yield Spot(page.number, fragment.block, fragment.place, paragraph.text, figures)


def _about(words: str, series: Sequence[Plotted]) -> list[Plotted]:
    """The series that the words name; of several, those that they name by most words."""
    said = words_of(words)
    known = [(len(said & each.names), each) for each in series]
    most = max((count for count, _ in known), default=0)
    return [each for count, each in known if count == most] if most else []


def _denies(figures: Sequence[Figure], *, up: bool) -> bool:
    last = figures[-1].value or 0
    year_before = [f for f in figures if figures[-1].period.end.index - f.period.end.index == 12]
    others = [figures[-2], figures[0], *year_before]
    return all((last < (f.value or 0)) if up else (last > (f.value or 0)) for f in others)


def _shown(each: Plotted) -> str:
    before, last = each.figures[-2:]
    return f"{show(before)} and then {show(last)}"


def denied_since(subject: Subject) -> Iterator[Told]:
    """ "Highest since ..." that a point of its page's chart after that time denies."""
    for line in subject.read.document.lines:
        spot = subject.read.spots[line.line]
        for found in _SINCE.finditer(spot.text.replace("\u00a0", " ")):
            page = next(page for page in subject.pages.pages if page.number == spot.page)
            for each in _about(spot.text[: found.start()], list(_plotted(page))):
                point = _more_extreme(each.figures, found["when"], high=found["word"] == "highest")
                if point is not None:
                    yield Told(spot, f'"{found[0]}" of {point.label}: {show(point)} in {point.period_label}')


def _more_extreme(figures: Sequence[Figure], when: str, *, high: bool) -> Figure | None:
    """A point between the time named and the last that is beyond the last one."""
    start = next((n for n, f in enumerate(figures) if when in (f.period_label, str(f.period))), None)
    last = figures[-1].value or 0
    if start is None:
        return None
    between = figures[start + 1 : -1]
    return next((f for f in between if ((f.value or 0) > last if high else (f.value or 0) < last)), None)


def stray_markers(subject: Subject) -> Iterator[Told]:
    """Cells that say "no data" outside the vocabulary ([x], [c], [z] ...), and blank cells among figures."""
    for table in subject.read.document.tables:
        for row in table.rows:
            spot = subject.read.spots[row.place.line]
            for column in table.numeric:
                text = row.text(column)
                if text and MISSING.match(text) and not _OWN_MARKERS.match(text):
                    yield Told(spot, f'"{table.label(row)}", {table.names[column]}: "{text}"')
