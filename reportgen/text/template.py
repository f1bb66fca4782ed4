"""The template sandbox: names, filters and conditions, no way to Python, no work without an end.

Templates are Jinja2's language cut down: no attributes of Python objects, no arithmetic on figures (a measure computes,
a template shows), loops over short lists only and two deep at most, and every unknown name of a text told at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NoReturn

from jinja2 import StrictUndefined, TemplateAssertionError, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment

from reportgen.errors import did_you_mean
from reportgen.text.filters import FILTERS
from reportgen.text.views import TemplateProblem, View

LONGEST: Final = 60_000  # characters that one text may come to
_LOOP: Final = ("index", "first", "last", "length")
_KEPT_FILTERS: Final = ("join", "first", "last", "length", "upper", "capitalize")
_REFUSED: Final[tuple[type[nodes.Node], ...]] = (
    nodes.Macro, nodes.CallBlock, nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Block,
    nodes.FilterBlock, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow,
)  # fmt: skip


class Sandbox(SandboxedEnvironment):
    """Jinja2 with views in place of objects."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, finalize=_finalize, autoescape=False, keep_trailing_newline=True)
        kept = {name: self.filters[name] for name in _KEPT_FILTERS}
        self.filters = {**kept, **FILTERS}
        self.globals = {}
        self.tests = {name: self.tests[name] for name in ("defined", "none", "in", "eq", "ne", "lt", "gt", "le", "ge")}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A view's name, an entry of a mapping or a loop's place; anything else is refused."""
        if isinstance(obj, View):
            return obj.of(attribute)
        if isinstance(obj, LoopContext) and attribute in _LOOP:
            return getattr(obj, attribute)
        raise TemplateProblem(f"nothing stands under '.{attribute}' here", needle=f".{attribute}", hint="remove it")

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A view's name in brackets, or an item of a list by number."""
        if isinstance(obj, list | tuple) and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.getattr(obj, str(argument))

    def is_safe_callable(self, obj: Any) -> bool:
        """Only the functions that are handed in by name."""
        return getattr(obj, "__module__", "").startswith("reportgen.text.")


def compiled(sandbox: Sandbox, source: str, known: Collection[str]) -> Callable[[Mapping[str, Any]], str]:
    """A template ready to render, from its source and the names it may use.

    Raises TemplateProblems with every unknown name, or with what is wrong with its form.
    """
    try:
        tree = sandbox.parse(source)
        inside = tuple(tree.find_all(nodes.Node))
        _check_form(tree, inside, source.splitlines())
        if _names_only(inside, known):
            template = sandbox.from_string(tree)
        else:  # with names of its own: which of them it sets itself takes a closer look, which may change the tree
            _check_names(tree, tuple(known))
            template = sandbox.from_string(source)
    except TemplateAssertionError as error:
        raise TemplateProblems([_unknown_filter(sandbox, error)]) from error
    except TemplateSyntaxError as error:
        raise TemplateProblems([_syntax(source, error)]) from error

    def render(names: Mapping[str, Any]) -> str:
        made: list[str] = []
        length = 0
        for part in template.generate(names):
            made.append(part)
            length += len(part)
            if length > LONGEST:
                raise TemplateProblem(
                    f"the text grew beyond {LONGEST:,} characters", "a page's worth", "loop over less"
                )
        return "".join(made)

    return render


class TemplateProblems(Exception):
    """Several problems of one template."""

    def __init__(self, problems: Iterable[TemplateProblem]):
        self.problems = tuple(problems)
        super().__init__("; ".join(map(str, self.problems)))


def _finalize(value: Any) -> str:
    """What ``{{ }}`` shows: words and views; a bare number has no unit and no source, so it is refused."""
    if value is None or isinstance(value, bool | float):
        _refuse(value)
    if isinstance(value, str | View | int):
        return str(value)
    if isinstance(value, list | tuple):
        return ", ".join(_finalize(item) for item in value)
    _refuse(value)


def _refuse(value: Any) -> NoReturn:
    if isinstance(value, StrictUndefined):
        str(value)  # raises with the name
    found = f"a bare {type(value).__name__} can't be shown"
    raise TemplateProblem(found, "expected a measure, a fact or words", "show the measure by its name")


def _names_only(inside: Sequence[nodes.Node], known: Container[str]) -> bool:
    """Whether all names of a template are known ones."""
    return all(node.name in known for node in inside if isinstance(node, nodes.Name))


def _check_form(tree: nodes.Template, inside: Sequence[nodes.Node], lines: list[str]) -> None:
    present = {type(node) for node in inside}
    for kind in _REFUSED:
        for node in tree.find_all(kind) if kind in present else ():
            found = f"'{kind.__name__.lower()}' is not available in texts"
            needle = lines[node.lineno - 1].strip() if node.lineno <= len(lines) else ""
            raise TemplateProblem(found, "", "compute it in a measure, or write it out", needle)
    if nodes.For in present and any(
        inner.find(nodes.For) for loop in tree.find_all(nodes.For) for inner in loop.find_all(nodes.For)
    ):
        raise TemplateProblem("loops stand three deep", "expected two at most", "use a table exhibit", "{% for")


def _check_names(tree: nodes.Template, known: tuple[str, ...]) -> None:
    missing = find_undeclared_variables(tree) - set(known)
    if missing:
        raise TemplateProblems(_unknown_name(name, known) for name in _in_order(tree, missing))


def _in_order(tree: nodes.Template, names: set[str]) -> Iterator[str]:
    told: set[str] = set()
    for node in tree.find_all(nodes.Name):
        if node.name in names and node.name not in told:
            told.add(node.name)
            yield node.name


def _unknown_name(name: str, known: tuple[str, ...]) -> TemplateProblem:
    hint = did_you_mean(name, known) or "define it in data/measures.yaml"
    return TemplateProblem(f"unknown measure '{name}'", "expected a measure, period, facts or a function", hint, name,
                           "unknown-measure")  # fmt: skip


def _unknown_filter(sandbox: Sandbox, error: TemplateAssertionError) -> TemplateProblem:
    message = error.message or ""
    name = message.split("'")[1] if message.count("'") >= 2 else ""
    known = sorted(sandbox.filters)
    expected = f"there are {', '.join(known)}"
    return TemplateProblem(f"unknown filter '{name}'", expected, did_you_mean(name, known) or "use one of these", name,
                           "unknown-filter")  # fmt: skip


def _syntax(source: str, error: TemplateSyntaxError) -> TemplateProblem:
    lines = source.splitlines()
    line = lines[error.lineno - 1] if 0 < error.lineno <= len(lines) else ""
    start = max(line.find("{{"), 0) if "{{" in line else max(line.find("{%"), 0)
    found = f"a template that does not read: {error.message}"
    needle = line[start : start + 20].strip()
    return TemplateProblem(
        found, "expected {{ name }} or {% if ... %}", "check the brackets and quotes", needle, "template-syntax"
    )
