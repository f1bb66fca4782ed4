"""The words of a covering e-mail: a Markdown template filled in, as plain text and as HTML with the same words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from reportgen.errors import PackError, Place, Problem, did_you_mean
from reportgen.text.markdown import paragraphs
from reportgen.text.markdown_problem import MarkdownProblem
from reportgen.text.marked import Marks
from reportgen.text.paragraph import Paragraph, Run
from reportgen.text.template import Sandbox, TemplateProblems, compiled
from reportgen.text.views import TemplateProblem

DEFAULT = Path(__file__).parent / "covering.md"
NAMES = ("name", "title", "period", "enclosed", "headlines", "contents", "accessible", "owner", "not_final",
         "correction")  # fmt: skip
_LINK = re.compile(r"(<https://[^>\s]*>)")
_STYLE = "font-family: Arial, sans-serif; font-size: 12pt; line-height: 1.5; color: #1a1a1a; max-width: 40em"


@dataclass(frozen=True)
class Words:
    """What a template may say of one message. ``enclosed`` may hold a link in angle brackets."""

    name: str
    title: str
    period: str
    enclosed: str
    headlines: tuple[str, ...]
    contents: tuple[str, ...]
    accessible: str
    owner: str
    not_final: str = ""  # "a draft", for one that is
    correction: bool = False


@dataclass(frozen=True)
class Body:
    """Both forms of one text."""

    plain: str
    html: str


def template(source: str, file: str) -> Callable[[Words, str], Body]:
    """What fills the template in, for words and a language; PackError at the template for what is wrong in it."""
    try:
        render = compiled(Sandbox(), source, NAMES)
    except TemplateProblems as error:
        raise PackError(_problem(file, source, one) for one in error.problems) from error

    def fill(words: Words, language: str) -> Body:
        marks = Marks()
        try:
            blocks = paragraphs(render(_names(words, marks)), marks)
        except TemplateProblem as error:
            raise PackError([_problem(file, source, error)]) from error
        except MarkdownProblem as error:
            raise PackError([Problem(_place(file, source, error.needle), error.found, "", error.hint)]) from error
        return Body(_plain(blocks), _html(blocks, language, f"{words.title}, {words.period}"))

    return fill


def _names(words: Words, marks: Marks) -> Mapping[str, Any]:
    """The template's names. All but links stands in it as marks, so no name or title is read as Markdown."""
    names: dict[str, Any] = {}
    for name in NAMES:
        value = getattr(words, name)
        if isinstance(value, str) and value:
            pieces = _LINK.split(value)  # words and links in turn
            value = "".join(piece if _LINK.fullmatch(piece) else marks.add(piece) for piece in pieces if piece)
        elif isinstance(value, tuple):
            value = [marks.add(line) for line in value]
        names[name] = value
    return names


def _problem(file: str, source: str, error: TemplateProblem) -> Problem:
    if error.rule == "unknown-measure":  # as texts of pages call it; here there are other names
        hint = did_you_mean(error.needle, NAMES) or "use one of these"
        at = _place(file, source, error.needle)
        return Problem(at, f"unknown name '{error.needle}'", f"one of {', '.join(NAMES)}", hint, "unknown-name")
    return Problem(_place(file, source, error.needle), error.found, error.expected, error.hint, error.rule)


def _place(file: str, source: str, needle: str) -> Place:
    lines = enumerate(source.splitlines(), start=1)
    return next((Place(file, n, line.index(needle) + 1) for n, line in lines if needle and needle in line), Place(file))


def _plain(blocks: Sequence[Paragraph]) -> str:
    """Paragraphs with an empty line between them, lists tight, headings underlined."""
    made: list[str] = []
    for is_item, group in groupby(blocks, key=lambda block: block.role == "LI"):
        lines = [_plain_block(block) for block in group]
        made.append(("\n" if is_item else "\n\n").join(lines))
    return "\n\n".join(made) + "\n"


def _plain_block(block: Paragraph) -> str:
    text = "".join(_plain_run(run) for run in block.runs)
    if block.role == "LI":
        marker = block.marker if block.marker and block.marker[0].isdigit() else "-"
        return f"{'  ' * block.level}{marker} {text}"
    return f"{text}\n{'-' * len(text)}" if block.role in ("H2", "H3") else text


def _plain_run(run: Run) -> str:
    if run.link and run.link.removeprefix("mailto:") != run.text:
        return f"{run.text} ({run.link})"
    return run.text


def _html(blocks: Sequence[Paragraph], language: str, title: str) -> str:
    made: list[str] = []
    for tag, group in groupby(blocks, key=_list_tag):
        lines = [_html_block(block) for block in group]
        made += [f"<{tag}>", *lines, f"</{tag}>"] if tag else lines
    head = f'<head><meta charset="utf-8"><title>{escape(title)}</title></head>'
    body = "\n".join(made)
    start = f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n{head}'
    return f'{start}\n<body style="{_STYLE}">\n{body}\n</body>\n</html>\n'


def _list_tag(block: Paragraph) -> str:
    if block.role != "LI":
        return ""
    return "ol" if block.marker and block.marker[0].isdigit() else "ul"


def _html_block(block: Paragraph) -> str:
    tag = {"H2": "h2", "H3": "h3", "LI": "li"}.get(block.role, "p")
    look = ' style="font-size: 14pt; margin: 1.2em 0 0.4em"' if tag in ("h2", "h3") else ""
    return f"<{tag}{look}>{''.join(_html_run(run) for run in block.runs)}</{tag}>"


def _html_run(run: Run) -> str:
    text = escape(run.text)
    for tag, given in (("strong", run.bold), ("em", run.italic)):
        text = f"<{tag}>{text}</{tag}>" if given else text
    return f'<a href="{escape(run.link)}">{text}</a>' if run.link else text
