"""Words: texts of the pack with figures in them, from template and Markdown to paragraphs that know what they show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from reportgen.errors import PackError, Place, Problem
from reportgen.metrics.figure import Figure
from reportgen.spec.pack import EditionSpec
from reportgen.spec.supplied import MARK
from reportgen.text import markdown
from reportgen.text.markdown_problem import MarkdownProblem
from reportgen.text.marked import Marks, first_marked
from reportgen.text.numbers import WAITING
from reportgen.text.paragraph import Paragraph, Run
from reportgen.text.views import (
    FactsView,
    Measured,
    MeasureView,
    NotSupplied,
    PeriodView,
    Scene,
    Shown,
    TemplateProblem,
    View,
    unknown,
)
from reportgen.theme import Theme

if TYPE_CHECKING:
    from reportgen.text.template import Sandbox

T = TypeVar("T")
_TEMPLATE: Final = re.compile(r"\{[{%#]")
_QUOTED: Final = re.compile(r"'([^']+)'")


class CellsLike(Protocol):
    """Named cells of the edition's tables."""

    def cell(self, dataset: str, row: str, column: str, place: Place) -> Figure: ...
    def count(self, dataset: str, where: Mapping[str, str | Sequence[str]], place: Place) -> Figure: ...


@dataclass(frozen=True)
class Source:
    """A text and where it begins; ``file`` says that it is a whole file rather than a value in YAML."""

    text: str
    place: Place


class Words:
    """Texts of one edition. ``root`` lets problems in texts be told at their line and column."""

    def __init__(
        self,
        measures: Measured,
        theme: Theme,
        *,
        tables: CellsLike | None = None,
        edition: EditionSpec | None = None,
        commentary: Mapping[str, str] | None = None,
        commentary_folder: str = "",
        root: Path | None = None,
    ):
        self._measures = measures
        self._rules = theme.movement
        self._tables = tables
        self._facts = FactsView(edition.facts if edition else {})
        self._edition = FactsView(_about(edition), "edition", "entry")
        self._commentary = dict(commentary or {})
        self._folder = commentary_folder
        self._root = root
        self._sandbox: Sandbox | None = None
        self._compiled: dict[str, Callable[[Mapping[str, Any]], str]] = {}

    def inline(self, source: str, place: Place) -> tuple[Run, ...]:
        """One line: template and inline Markdown. PackError, at line and column, for what it can't hold."""
        marks = Marks()
        return self._located(source, place, lambda: markdown.inline(self._rendered(source, place, marks), marks))

    def paragraphs(self, source: str, place: Place, style: str = "body") -> tuple[Paragraph, ...]:
        """Markdown blocks in ``style``: paragraphs, lists, headings (style ``heading``). PackError as ``inline``."""
        marks = Marks()
        return self._located(
            source, place, lambda: markdown.paragraphs(self._rendered(source, place, marks), marks, style)
        )

    def plain(self, source: str, place: Place) -> str:
        """The words of one line alone, emphasis taken away."""
        return "".join(run.text for run in self.inline(source, place))

    def _rendered(self, source: str, place: Place, marks: Marks, outer: tuple[str, ...] = ()) -> str:
        """The Markdown of a text, what it shows standing in it as marks."""
        if first_marked(source):
            raise TemplateProblem(
                "a character of a private plane, which no font shows", "expected letters", "remove it"
            )
        source = source.replace(MARK, WAITING)
        if not _TEMPLATE.search(source):
            return source
        names = self._names(Scene(place, self._measures, self._rules, marks), outer)
        if source not in self._compiled:
            from reportgen.text.template import Sandbox, compiled

            self._sandbox = self._sandbox or Sandbox()
            self._compiled[source] = compiled(self._sandbox, source, names)
        try:
            return self._compiled[source](names)
        except NotSupplied as waiting:
            return marks.add(WAITING, (waiting.figure,))

    def _names(self, scene: Scene, outer: tuple[str, ...]) -> dict[str, Any]:
        """Everything a text may name."""
        from reportgen.text import filters

        def view(measure: MeasureView | str) -> MeasureView:
            return measure if isinstance(measure, MeasureView) else MeasureView(scene, measure)

        def cell(table: str, row: str, column: str) -> Shown:
            if self._tables is None:
                raise TemplateProblem("this text has no edition tables", needle="cell(")
            return Shown(scene, self._tables.cell(table, row, column, scene.place))

        def count_of(table: str, **where: str | list[str]) -> Shown:
            if self._tables is None:
                raise TemplateProblem("this text has no edition tables", needle="count_of(")
            return Shown(scene, self._tables.count(table, where, scene.place))

        def rank(measure: MeasureView | str, by: str, of: str) -> Shown:
            return filters.rank(view(measure), by, of)

        def top(measure: MeasureView | str, by: str, count: int = 1) -> Any:
            return filters.top(view(measure), by, count)

        def bottom(measure: MeasureView | str, by: str, count: int = 1) -> Any:
            return filters.bottom(view(measure), by, count)

        measures = {name: MeasureView(scene, name) for name in self._measures.names if "." not in name}
        return {
            **measures,
            "period": PeriodView(self._measures.period),
            "facts": self._facts,
            "edition": self._edition,
            "commentary": _Commentary(self, scene, outer),
            "cell": cell,
            "count_of": count_of,
            "rank": rank,
            "top": top,
            "bottom": bottom,
        }

    def commented(self, name: str, scene: Scene, outer: tuple[str, ...]) -> str:
        """The Markdown of a commentary file, rendered into the text that names it."""
        if name not in self._commentary:
            raise unknown(f"no commentary '{name}' in this edition", name, self._commentary, "unknown-commentary")
        if name in outer:
            raise TemplateProblem(f"commentary '{name}' shows itself", needle=name, hint="leave it out")
        place = Place(f"{self._folder}/{name}.md", 1, 1)
        source = self._commentary[name]
        return self._located(source, place, lambda: self._rendered(source, place, scene.marks, (*outer, name)))

    def _located(self, source: str, place: Place, make: Callable[[], T]) -> T:
        """What ``make`` gives, with every problem told at the line and column where the text has it."""
        try:
            return make()
        except TemplateProblem as error:
            raise PackError([self._problem(source, place, error)]) from error
        except MarkdownProblem as error:
            at = self._find(source, place, error.needle)
            raise PackError([Problem(at, error.found, "expected words", error.hint, "markdown")]) from error
        except PackError as error:
            raise PackError(self._moved(source, place, problem) for problem in error.problems) from error
        except Exception as error:
            raise PackError(self._unforeseen(source, place, error)) from error

    def _unforeseen(self, source: str, place: Place, error: Exception) -> Iterable[Problem]:
        """Problems of the template's own kind, and whatever else an expression can do wrong (a wrong argument)."""
        problems = getattr(error, "problems", None)
        if problems:
            return [self._problem(source, place, problem) for problem in problems]
        return [Problem(place, f"a template that can't be filled: {_said(error)}", rule="template")]

    def _problem(self, source: str, place: Place, error: TemplateProblem) -> Problem:
        at = self._find(source, place, error.needle)
        return Problem(at, error.found, error.expected, error.hint, error.rule)

    def _moved(self, source: str, place: Place, problem: Problem) -> Problem:
        """A measure's problem with what was asked for is told where the text names it."""
        if problem.place != place:
            return problem
        quoted = _QUOTED.findall(problem.found)
        found = next((at for at in (self._find(source, place, word) for word in quoted) if at != place), place)
        return Problem(found, problem.found, problem.expected, problem.hint, problem.rule, problem.severity)

    def _find(self, source: str, place: Place, needle: str) -> Place:
        """Where a text's words stand in its file: looked for from the text's place on, else the place itself."""
        if not needle or self._root is None or not place.line:
            return place
        try:
            lines = (self._root / place.file).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return place
        # A value may be folded over several lines, so its own line breaks do not say how far it reaches.
        reach = place.line + source.count("\n") + 1 + len(source) // 60
        pattern = re.compile(rf"(?<!\w){re.escape(needle)}(?!\w)" if needle.isidentifier() else re.escape(needle))
        for number in range(place.line, min(reach, len(lines)) + 1):
            start = place.column - 1 if number == place.line else 0
            if match := pattern.search(lines[number - 1], max(start, 0)):
                return Place(place.file, number, match.start() + 1)
        return place


def _said(error: Exception) -> str:
    """An expression's mistake in a line, Python's names of our functions left out."""
    words = str(error).splitlines()[0] if str(error) else type(error).__name__
    return re.sub(
        r"[\w.]*<locals>\.|\(\) (?=missing|got|takes)|(?<=missing) \d+ required positional arguments?:", _gap, words
    )


def _gap(match: re.Match[str]) -> str:
    return " " if match[0].startswith("()") else ""


def _about(edition: EditionSpec | None) -> dict[str, str]:
    """What a text may say of the edition itself: its dates and names."""
    if edition is None:
        return {}
    approvals = {role: getattr(edition.approvals, role) for role in ("author", "assurer", "approver")}
    named = {role: given.name if given else "" for role, given in approvals.items()}
    when = {"meeting": edition.meeting or "", "year": str(edition.year or "")}
    return {"status": edition.status, "published": edition.published, **when, **named}


class _Commentary(View):
    """``{{ commentary.x }}``: the edition's commentary/x.md, with its own figures."""

    what = "commentary"

    def __init__(self, words: Words, scene: Scene, outer: tuple[str, ...]):
        self._words, self._scene, self._outer = words, scene, outer

    def of(self, name: str) -> Any:
        return self._words.commented(name, self._scene, self._outer)
