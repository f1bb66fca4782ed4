"""Markdown to paragraphs: emphasis, links, lists, headings, footnotes; anything else is a located error.

Pages are built from paragraphs of runs, so images, code, quotations and HTML have no place in them: silence would lose
words, and HTML would let text change the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from reportgen.text import footnotes
from reportgen.text.footnotes import Footnotes
from reportgen.text.markdown_problem import MarkdownProblem
from reportgen.text.marked import Marks
from reportgen.text.paragraph import UNNUMBERED, Footnote, Paragraph, Run
from reportgen.text.spaces import with_no_break_spaces

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

BULLETS: Final = ("▪", "–")  # by level; both in Arial and in the packaged font
INDENT: Final = 16.0  # points per level of a list
_SCHEMES: Final = ("http", "https", "mailto")
_SPACES: Final = re.compile(r"[ \t\r\n]+")
_ANCHOR: Final = re.compile(r"#[\w.-]+")
_REFUSED: Final = {
    "html_inline": "raw HTML",
    "html_block": "raw HTML",
    "code_inline": "code",
    "fence": "a block of code",
    "image": "an image",
    "blockquote_open": "a quotation",
    "hr": "a rule",
}


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").disable(["code", "lheading", "reference"])
    # Addresses are checked here, with a located error: the parser would turn an unwelcome link into plain text in
    # silence, and its own encoding would hide the figures' characters.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    footnotes.add_rules(parser)
    return parser


def inline(text: str, marks: Marks) -> tuple[Run, ...]:
    """The runs of one line; line breaks become spaces. MarkdownProblem for what a line can't hold."""
    tokens = _parser().parseInline(_SPACES.sub(" ", text.strip()))[0].children or []
    return _merged([run for line in _runs(tokens, marks, Footnotes()) for run in line])


def paragraphs(text: str, marks: Marks, style: str = "body") -> tuple[Paragraph, ...]:
    """The paragraphs of a text in ``style``: headings in the style ``heading``, list items hung at their marker.

    A footnote is no paragraph: the run that is its mark carries it.
    """
    return _Blocks(marks, style).read(_parser().parse(text))


@dataclass(slots=True)
class _List:
    """An open list: its level, and its next number (None for bullets)."""

    level: int
    number: int | None


@dataclass(slots=True)
class _Blocks:
    """Walks block tokens and collects paragraphs."""

    marks: Marks
    style: str
    done: list[Paragraph] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    marker: str | None = None
    heading: int = 0
    notes: Footnotes = field(default_factory=Footnotes)

    def read(self, tokens: list[Token]) -> tuple[Paragraph, ...]:
        for token in tokens:
            if token.type == footnotes.DEFINITION:
                self._define(token)
        for token in tokens:
            self._block(token)
        self.notes.check()
        return tuple(self.done)

    def _define(self, token: Token) -> None:
        """A footnote's words: one line, without footnotes of its own."""
        words = _parser().parseInline(token.content)[0].children or []
        self.notes.define(token.meta["name"], _merged(_runs(words, self.marks, Footnotes())[0]))

    def _block(self, token: Token) -> None:
        if token.type in _REFUSED:
            raise _refused(token.type, token.content)
        if token.type in ("bullet_list_open", "ordered_list_open"):
            start = int(token.attrs.get("start", 1)) if token.type.startswith("ordered") else None
            self.lists.append(_List(len(self.lists), start))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif token.type == "list_item_open":
            self.marker = self._next_marker()
        elif token.type == "list_item_close":
            self.marker = None
        elif token.type == "heading_open":
            self.heading = int(token.tag[1:])
        elif token.type == "heading_close":
            self.heading = 0
        elif token.type == "inline":
            self._text(token)

    def _next_marker(self) -> str:
        current = self.lists[-1]
        if current.number is None:
            return BULLETS[min(current.level, len(BULLETS) - 1)]
        current.number += 1
        return f"{current.number - 1}."

    def _text(self, token: Token) -> None:
        lines = [_merged(line) for line in _runs(token.children or [], self.marks, self.notes)]
        for number, runs in enumerate(lines):
            self.notes.check_beside(runs)
            # A hard line break is a paragraph of its own without space before it: a page knows no break within one.
            tight = 0.0 if number < len(lines) - 1 else None
            self.done.append(replace(self._paragraph(runs), space_after=tight))
            self.marker = None

    def _paragraph(self, runs: tuple[Run, ...]) -> Paragraph:
        if self.heading:
            return Paragraph(runs, "heading", "H2" if self.heading <= 2 else "H3")
        if not self.lists:
            return Paragraph(runs, self.style)
        level = self.lists[-1].level
        return Paragraph(runs, self.style, "LI", marker=self.marker, indent=INDENT * (level + 1), level=level)


def _runs(tokens: list[Token], marks: Marks, notes: Footnotes) -> list[list[Run]]:
    """Inline tokens as runs, a list for each line that a hard break ends."""
    lines: list[list[Run]] = [[]]
    look = Run("")
    opened: tuple[Token | None, int, int] = (None, 0, 0)  # the last link, and how much stood before it
    depth = {"strong": 0, "em": 0}
    for token in tokens:
        name, _, end = token.type.rpartition("_")
        if token.type in _REFUSED:
            raise _refused(token.type, token.content)
        if token.type == "hardbreak":
            lines.append([])
        elif token.type == "softbreak":
            lines[-1].append(replace(look, text=" "))
        elif name in depth:
            depth[name] += 1 if end == "open" else -1
            look = replace(look, bold=True if depth["strong"] else None, italic=True if depth["em"] else None)
        elif name == "link":
            if end == "open":
                look, opened = replace(look, link=_address(token, marks)), (token, len(lines), len(lines[-1]))
            elif (len(lines), len(lines[-1])) == opened[1:]:
                lines[-1].append(_reference(opened[0], look))
            look = look if end == "open" else replace(look, link=None)
        elif token.type == footnotes.MARK:
            lines[-1] += _mark(notes.marked(token.meta["name"]), lines[-1])
        else:
            lines[-1] += _shown(token.content, look, marks)
    return lines


def _shown(text: str, look: Run, marks: Marks) -> Iterator[Run]:
    for piece in marks.split(text):
        yield replace(look, text=piece.text, figures=piece.figures)


def _reference(link: Token | None, look: Run) -> Run:
    """A link without words of its own: what it points at by its name, such as Table 1, or by its page's number."""
    target, title = look.link or "", str(link.attrs.get("title", "")) if link else ""
    if not target.startswith("#"):
        raise MarkdownProblem("found a link without words", "write [words](address)", "[](")
    if title not in ("", "page"):
        raise MarkdownProblem(f"found a reference to a '{title}'", 'write [](#name) or [](#name "page")', title)
    # Numbers are put in place of the text once everything has one.
    return replace(look, text="0", page_of=target[1:]) if title else replace(look, text="0", label_of=target[1:])


def _mark(note: Footnote, before: list[Run]) -> Iterator[Run]:
    """A footnote's mark, which gets its number from layout; a comma parts it from a mark just before it."""
    if before and before[-1].note:
        yield Run(",", bold=False, superscript=True)
    yield Run(UNNUMBERED, bold=False, superscript=True, note=note)


def _merged(runs: list[Run]) -> tuple[Run, ...]:
    """Neighbours of one look joined, with their figures, and spaces that must not break put in."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and replace(last, text="", figures=()) == replace(run, text="", figures=()):
            joined[-1] = replace(last, text=last.text + run.text, figures=last.figures + run.figures)
        elif run.text:
            joined.append(run)
    return tuple(replace(run, text=with_no_break_spaces(run.text)) for run in joined)


def _address(token: Token, marks: Marks) -> str:
    """Where a link goes: an http, https or mailto address, or ``#anchor`` for a page of the pack."""
    written = str(token.attrs.get("href", ""))
    address = marks.unmarked(written)
    if address.startswith("#"):
        good = bool(_ANCHOR.fullmatch(address))
    else:
        parts = _split(address)
        good = bool(parts and parts[0] in _SCHEMES and parts[1]) and not re.search(r"[\s\x00-\x1f]", address)
    if not good:
        hint = "write an http, https or mailto address, or #anchor for a page of the pack"
        raise MarkdownProblem(f"found a link to '{address}'", hint, written)
    return address


def _split(address: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts.scheme, parts.path if parts.scheme == "mailto" else parts.netloc


def _refused(kind: str, content: str) -> MarkdownProblem:
    what = _REFUSED[kind]
    hint = "write \\< for the sign itself" if what == "raw HTML" else "use emphasis, links, lists and headings"
    first = content.strip().splitlines()[0] if content.strip() else ""
    shown = f" '{first[:40]}'" if first else ""
    return MarkdownProblem(f"found {what}{shown} in a text", hint, first)
