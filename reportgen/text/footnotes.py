"""Footnotes in Markdown: a mark ``[^name]``, and its words in the same text as a block ``[^name]: words``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reportgen.text.markdown_problem import MarkdownProblem
from reportgen.text.paragraph import Footnote, Run

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

MARK: Final = "footnote_mark"
DEFINITION: Final = "footnote_definition"
_MARK: Final = re.compile(r"\[\^([^\[\]]*)\]")
_DEFINITION: Final = re.compile(r"\[\^([^\[\]]*)\]:[ \t]*")
_NAME: Final = re.compile(r"[\w-]+")


def add_rules(parser: MarkdownIt) -> None:
    """Teach the parser marks and definitions: tokens ``footnote_mark`` and ``footnote_definition``, named in meta."""
    parser.block.ruler.before("paragraph", DEFINITION, _definition, {"alt": ["paragraph"]})
    parser.inline.ruler.before("link", MARK, _mark)


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first = state.bMarks[start] + state.tShift[start]
    match = _DEFINITION.match(state.src, first, state.eMarks[start])
    if match is None:
        return False
    if silent:
        return True
    last = start + 1
    while last < end and not state.isEmpty(last) and not _interrupted(state, last, end):
        last += 1
    token = state.push(DEFINITION, "", 0)
    token.meta = {"name": match[1]}
    token.content = " ".join(state.src[match.end() : state.eMarks[last - 1]].split())
    state.line = last
    return True


def _interrupted(state: StateBlock, line: int, end: int) -> bool:
    """Whether a line begins what ends a paragraph: a list, a heading, the next definition."""
    return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("paragraph"))


def _mark(state: StateInline, silent: bool) -> bool:
    match = _MARK.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push(MARK, "", 0)
        token.meta = {"name": match[1]}
    state.pos = match.end()
    return True


@dataclass(slots=True)
class Footnotes:
    """The footnotes of one text: those it defines, and which of them its marks refer to. Mistakes: MarkdownProblem."""

    defined: dict[str, Footnote] = field(default_factory=dict)
    referred: set[str] = field(default_factory=set)

    def define(self, name: str, runs: tuple[Run, ...]) -> None:
        """Add the words of a note."""
        if not _NAME.fullmatch(name):
            raise _problem(f"found the footnote name '{name}'", "letters, digits and dashes make a name", f"[^{name}]:")
        if name in self.defined:
            raise _problem(f"found two footnotes '{name}' in one text", "give one of them another name", f"[^{name}]:")
        if not runs:
            raise _problem(f"found the footnote '{name}' without words", "write them after the colon", f"[^{name}]:")
        self.defined[name] = Footnote(name, runs)

    def marked(self, name: str) -> Footnote:
        """The note that a mark refers to."""
        if name not in self.defined:
            hint = f"write '[^{name}]: its words' in the same text, which is a text or a commentary file"
            raise _problem(f"found the footnote mark '[^{name}]' without its footnote", hint, f"[^{name}]")
        self.referred.add(name)
        return self.defined[name]

    def check_beside(self, runs: Iterable[Run]) -> None:
        """No mark touches a digit: 1234 with a small 2 behind it reads, and is read out, as 12342."""
        for one, other in pairwise(runs):
            mark = one.note or other.note
            if mark and one.text[-1:].isdigit() and other.text[:1].isdigit():
                hint = "put it behind a word or a full stop"
                raise _problem(f"found the footnote mark '[^{mark.name}]' beside a digit", hint, f"[^{mark.name}]")

    def check(self) -> None:
        """Every note has a mark."""
        for name in self.defined:
            if name not in self.referred:
                hint = f"put the mark [^{name}] where it belongs, or take the footnote out"
                raise _problem(f"found the footnote '{name}' that no mark refers to", hint, f"[^{name}]:")


def _problem(found: str, hint: str, needle: str) -> MarkdownProblem:
    return MarkdownProblem(found, hint, needle)
