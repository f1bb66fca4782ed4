"""A finished deck, open for the rules, with the pages it was painted from where they are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.checks.readers.chart import ChartRead
from reportgen.checks.readers.deck import DeckFile, ShapeRead, SlideRead
from reportgen.layout.page import Page, Pages


@dataclass(frozen=True)
class OpenDeck:
    """A deck for the rules."""

    file: DeckFile
    pages: Pages | None = None

    @property
    def slides(self) -> tuple[SlideRead, ...]:
        """All slides, numbered from 1."""
        return self.file.slides

    def layout_of(self, slide: SlideRead) -> Page | None:
        """The page that a slide was painted from, where it is known."""
        known = self.pages.pages if self.pages else ()
        return known[slide.number - 1] if slide.number <= len(known) else None

    def shapes(self) -> Iterator[tuple[SlideRead, ShapeRead]]:
        """Every shape with its slide, those in groups included."""
        for slide in self.slides:
            for shape in slide.shapes:
                for inner in shape.walk():
                    yield slide, inner

    def exhibits(self) -> Iterator[tuple[SlideRead, ShapeRead]]:
        """Pictures, charts, tables and groups that are no decoration."""
        for slide in self.slides:
            for shape in slide.content:
                if shape.kind in ("picture", "chart", "table", "group"):
                    yield slide, shape

    def charts(self) -> Iterator[tuple[SlideRead, ShapeRead, ChartRead]]:
        """Every chart with its shape and slide."""
        for slide in self.slides:
            for shape in slide.shapes:
                for inner in shape.walk():
                    if inner.chart is not None:
                        yield slide, inner, inner.chart
