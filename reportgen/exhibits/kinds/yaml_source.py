"""YAML source: the lines of a layout file that make another exhibit, read from the file itself, never out of date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from pydantic import Field

from reportgen.errors import Located, PackError, Problem
from reportgen.exhibits.block import Block, Text
from reportgen.exhibits.context import Context
from reportgen.text.paragraph import Paragraph, Run

_STYLE = "code"
_INDENT = 5.0  # points for each space: wider than a space of the font, so that levels can be seen
_KEY = re.compile(r"^(- )?([\w-]+:)( .*)?$")


_RESTRICTED = re.compile(r"""\bpart["']?:[ \t]*["']?2\b""")


class Spec(Located):
    """The YAML of a slot of a page in the same file, as it stands there: for galleries and handbooks."""

    of: str = Field(min_length=1, description="The slot whose exhibit is shown.")
    page: str = Field("", description="The id of its page; left out: this page.")


def build(spec: Spec, context: Context) -> Block:
    """A paragraph for each line, keys in bold, indented as in the file; PackError when there is no such slot."""
    lines = (Path(context.root) / spec.place.file).read_text(encoding="utf-8").splitlines()
    at = _page_line(lines, spec)
    _check_open(lines, at, spec)
    found = _slot(lines, at, spec)
    return Text(id=context.block_id, place=spec.place, paragraphs=tuple(_paragraph(line) for line in found))


def _page_line(lines: Sequence[str], spec: Spec) -> int:
    """The line on which the page begins: the list item that holds the given id, or this exhibit itself."""
    at = spec.place.line - 1
    if spec.page:
        named = (n for n, line in enumerate(lines) if re.fullmatch(rf"\s*(- )?id: {re.escape(spec.page)}\s*", line))
        at = next(named, -1)
        if at < 0:
            raise _problem(spec, "page", f"no page '{spec.page}' in {spec.place.file}", "a page of the same file")
    own = len(lines[at]) - len(lines[at].lstrip())
    while not (lines[at].lstrip().startswith("- ") and len(lines[at]) - len(lines[at].lstrip()) <= max(own - 2, 2)):
        at -= 1
    return at


def _check_open(lines: Sequence[str], page: int, spec: Spec) -> None:
    """PackError for a page with restricted content, whose YAML nobody may print."""
    dash = len(lines[page]) - len(lines[page].lstrip())
    after = (n for n in range(page + 1, len(lines)) if lines[n].strip() and _depth(lines[n]) <= dash)
    if any(_RESTRICTED.search(line) for line in lines[page : next(after, len(lines))]):
        raise _problem(spec, "of", "the YAML of a page with Part 2 content", "a page that is open as a whole")


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _slot(lines: Sequence[str], page: int, spec: Spec) -> list[str]:
    """The lines of the slot, its key first, moved to the left edge."""
    dash = len(lines[page]) - len(lines[page].lstrip())
    key = re.compile(rf"^(?: {{{dash}}}- | {{{dash + 2}}}){re.escape(spec.of)}:")
    for at in range(page, len(lines)):
        if at > page and lines[at].strip() and len(lines[at]) - len(lines[at].lstrip()) <= dash:
            break  # the next page
        if key.match(lines[at]):
            return _block(lines, at, dash + 2)
    raise _problem(spec, "of", f"no slot '{spec.of}' on that page", "a slot of the page's layout that holds an exhibit")


def _block(lines: Sequence[str], at: int, indent: int) -> list[str]:
    """A key's line and those that are deeper than it, empty ones at the end left out."""
    found = [lines[at][indent:]]
    for line in lines[at + 1 :]:
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
        found.append(line[indent:])
    while not found[-1].strip():
        found.pop()
    return found


def _paragraph(line: str) -> Paragraph:
    """A line with its key in bold and its depth as an indent."""
    words = line.strip()
    match = _KEY.match(words)
    runs = (Run(match[1] or ""), Run(match[2], bold=True), Run(match[3] or "")) if match else (Run(words or "\u00a0"),)
    return Paragraph(tuple(run for run in runs if run.text), _STYLE, indent=_INDENT * (len(line) - len(line.lstrip())))


def _problem(spec: Spec, key: str, found: str, expected: str) -> PackError:
    return PackError([Problem(spec.place_of(key), found, expected, rule="unknown-slot")])
