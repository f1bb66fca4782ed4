"""Numbers of a document that flows: sections and appendices, headings, paragraphs, tables and figures, in their order.

A paragraph says what it ``counts`` as; its number is put before its words, and what references to it say is kept under
the name of the exhibit that it stands in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import accumulate

from reportgen.errors import Problems
from reportgen.exhibits.block import Anchored, Block, Flow
from reportgen.exhibits.document import PageContent
from reportgen.exhibits.walk import paragraphs, walk, with_paragraphs
from reportgen.text.paragraph import Paragraph, Run

NUMBER_WIDTH = 36.0  # points that a paragraph's number hangs in (look, section 8)
DEEP_NUMBER_WIDTH = 46.0  # of a number such as 3.1.1
_DEEP = 2
_NAMES = {"table": "Table", "figure": "Figure"}


@dataclass(slots=True)
class Numbering:
    """Counts on from flow to flow; ``labels`` has what a reference to an anchor says ("Table 1")."""

    labels: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)
    _prefix: tuple[str, ...] = ()  # of the nearest numbered heading
    _section: tuple[str, ...] = ()
    _label: str = ""  # of the first thing counted in the exhibit at hand

    def numbered(self, content: PageContent, how: bool | str) -> PageContent:
        """A flow with its numbers; ``how`` says whether its title has one, or is an appendix."""
        flow = content.flow
        if flow is None:
            return content
        content = self._titled(content, how)
        self._counts.update(H2=0, H3=0, paragraph=0)
        return replace(content, slots={"flow": replace(flow, children=tuple(map(self._child, flow.children)))})

    def _titled(self, content: PageContent, how: bool | str) -> PageContent:
        """The number over the title, or before it where other words stand over it."""
        self._section = self._prefix = ()
        self.labels[content.anchor] = content.headline.text
        if not how:
            return content
        name = "Appendix" if how == "appendix" else "Section"
        number = str(self._next(name))
        if name == "Section":
            self._section = self._prefix = (number,)
        self.labels[content.anchor] = f"{name.lower() if name == 'Section' else name} {number}"
        if content.kicker is not None:
            return replace(content, headline=_before(content.headline, f"{number}. "))
        return replace(content, kicker=Paragraph((Run(f"{name} {number}", label=True),), "kicker"))

    def _child(self, child: Block) -> Block:
        self._label = ""
        done = with_paragraphs(child, self._paragraph)
        words = next((paragraph.text for paragraph in paragraphs(child) if paragraph.role.startswith("H")), "")
        for inner in walk(child):
            if isinstance(inner, Anchored):
                self.labels[inner.anchor] = self._label or words
        return done

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        if paragraph.counts == "heading":
            return self._heading(paragraph)
        if paragraph.counts == "paragraph":
            number = ".".join((*self._prefix, str(self._next("paragraph"))))
            self._label = self._label or f"paragraph {number}"
            marker = number if self._prefix else f"{number}."
            width = NUMBER_WIDTH if len(self._prefix) < _DEEP else DEEP_NUMBER_WIDTH
            return replace(paragraph, marker=marker, indent=width, marker_style="paragraph-number")
        if paragraph.counts in _NAMES and not self._label:
            self._label = f"{_NAMES[paragraph.counts]} {self._next(paragraph.counts)}"
            role = paragraph.role if paragraph.role == "Caption" else "P"
            return replace(_before(paragraph, f"{self._label}: "), role=role)
        return paragraph

    def _heading(self, paragraph: Paragraph) -> Paragraph:
        number = str(self._next(paragraph.role))
        above = (*self._section, str(self._counts["H2"])) if paragraph.role == "H3" else self._section
        self._counts.update({"paragraph": 0, **({"H3": 0} if paragraph.role == "H2" else {})})
        self._prefix = (*above, number)
        shown = ".".join(self._prefix)
        self._label = self._label or f"section {shown}"
        return _before(paragraph, f"{shown}. " if len(self._prefix) == 1 else f"{shown} ")

    def _next(self, what: str) -> int:
        self._counts[what] = self._counts.get(what, 0) + 1
        return self._counts[what]


def _before(paragraph: Paragraph, words: str) -> Paragraph:
    return replace(paragraph, runs=(Run(words, label=True), *paragraph.runs))


def referred(pages: Iterable[PageContent], labels: dict[str, str], problems: Problems) -> tuple[PageContent, ...]:
    """The pages with the words of every reference put in; one to what has no number and no title is an error."""
    return tuple(
        replace(page, slots={slot: _referred(block, labels, problems) for slot, block in page.slots.items()})
        for page in pages
    )


def _referred(block: Block, labels: dict[str, str], problems: Problems) -> Block:
    if isinstance(block, Flow):
        return replace(block, children=tuple(_referred(child, labels, problems) for child in block.children))
    if not any(run.label_of for paragraph in paragraphs(block) for run in paragraph.runs):
        return block

    def said(run: Run, before: str) -> Run:
        if run.label_of is None:
            return run
        label = labels.get(run.label_of, "")
        if not label and run.label_of in labels:
            found = f"a reference to '#{run.label_of}', which has neither number nor title"
            problems.error(
                block.place, found, hint="give the reference words of its own: [words](#name)", rule="no-label"
            )
        starts = not before.strip() or before.rstrip().endswith((".", "!", "?", ":"))
        return replace(run, text=(label[:1].upper() + label[1:] if starts else label) or run.text)

    def change(paragraph: Paragraph) -> Paragraph:
        words = accumulate((run.text for run in paragraph.runs), initial="")
        runs = (said(run, before) for run, before in zip(paragraph.runs, words, strict=False))
        return replace(paragraph, runs=tuple(runs))

    return with_paragraphs(block, change)
