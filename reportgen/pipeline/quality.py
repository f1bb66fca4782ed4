"""The quality checks of a laid-out pack: their findings at their places, with the pack's severities and the edition's
excuses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from reportgen.checks.quality.earlier import Earlier, earlier_facts
from reportgen.checks.quality.finding import Excuse, PackFinding, excused, ordered, set_severities
from reportgen.checks.quality.log import ROLES, QaLog, Role, as_json, counted, outcomes
from reportgen.checks.quality.page import as_html
from reportgen.checks.quality.reading import read_pages
from reportgen.checks.quality.rules import RULE_IDS, check_pack
from reportgen.checks.quality.subject import Subject
from reportgen.checks.quality.tables import log_tables
from reportgen.checks.register import Row
from reportgen.errors import PackError, Place, Problem, Problems, did_you_mean
from reportgen.exhibits.chart_data import ANCHOR as CHART_DATA
from reportgen.exhibits.chart_data import arrangement_for
from reportgen.exhibits.log_pages import ANCHOR as QA_LOG
from reportgen.exhibits.log_pages import log_pages, with_log
from reportgen.layout.lay_out import lay_out_each
from reportgen.layout.page import Pages
from reportgen.metrics.period import parse_quarter
from reportgen.pipeline.figure_register import TYPED, limit_of, register_of, typed_numbers
from reportgen.pipeline.stages import LaidOut, check_looks
from reportgen.pipeline.standing import approvals_of

_LEAST_WORDS = 16  # letters of a text's longest plain stretch that must stand in a commentary to be found there


def assess(made: LaidOut, *, whole: bool = True) -> LaidOut:
    """The pack with its register and every finding; its warnings are then what nobody excused, notes left out.

    Of a ``whole`` pack excuses that cover nothing are told too; a part of one need not have what they speak of.

    PackError for a setting of a rule that there is not.
    """
    _check_names(made)
    rows = register_of(made)
    pages = _without_annexes(made.own)
    numbers = {page.number for page in pages.pages}
    own = tuple(row for row in rows if row.page in numbers)
    earlier = _earlier(made)
    subject = Subject(
        pages,
        read_pages(pages),
        own,
        made.theme.movement,
        parse_quarter(made.project.edition.period),
        earlier,
    )
    told = (of_problem(problem) for problem in made.warnings)
    withheld = dict.fromkeys(made.project.parts.said, "says what was withheld")
    excused_numbers = {**made.project.pack.excused_numbers, **withheld}
    typed = (of_problem(problem) for problem in typed_numbers(own, excused_numbers))
    locator = _Locator(made)
    found = [*told, *typed, *(locator.located(finding) for finding in check_pack(subject))]
    parts = made.project.parts
    whole = whole and not (parts.said or parts.names or parts.files)
    return _settled(made, rows, found, whole)


def _without_annexes(pages: Pages) -> Pages:
    """The pages that somebody wrote: annexes repeat the figures of others."""
    return replace(pages, pages=tuple(p for p in pages.pages if p.section_anchor not in (CHART_DATA, QA_LOG)))


def _earlier(made: LaidOut) -> Earlier:
    """The figures that the edition before showed, where this one names its register."""
    path = made.project.edition.earlier_figures
    # Whether it can be read was asked before the measures were held against it.
    return earlier_facts(json.loads((Path(made.project.root) / path).read_text(encoding="utf-8"))) if path else {}


def with_log_annex(made: LaidOut) -> LaidOut:
    """The pack with its log on pages of its own, laid out anew, where ``annex: qa-log`` asks for them."""
    project, theme = made.project, made.theme
    arrangement = arrangement_for(theme, project.pack.geometry)
    if "qa-log" not in project.pack.annex or arrangement is None:
        return made
    problems = Problems()
    log = log_pages(log_tables(log_of(made)), theme, arrangement, project.pack.place_of("annex"))
    document = replace(made.document, pages=with_log(made.document.pages, log))
    by_format = lay_out_each(document, theme, problems)
    problems.raise_if_errors()
    for pages in {id(pages): pages for pages in by_format.values()}.values():
        check_looks(pages, theme, problems)
    made = replace(made, document=document, by_format=by_format)
    return replace(made, rows=register_of(made))


def _settled(made: LaidOut, rows: tuple[Row, ...], found: Iterable[PackFinding], whole: bool) -> LaidOut:
    edition = made.project.edition
    kept = ordered(set_severities(found, made.project.pack.checks))
    excuses = [Excuse(e.rule, e.match, e.reason, e.by, e.place) for e in edition.excused]
    told, unused = excused(kept, excuses)
    findings = ordered([*told, *(_unused(excuse) for excuse in unused if whole)])
    warnings = tuple(f.problem for f in findings if f.excuse is None and f.severity != "note")
    return replace(made, warnings=warnings, rows=rows, findings=findings)


def log_of(made: LaidOut) -> QaLog:
    """The quality assurance log of an assessed pack."""
    project = made.project
    given = approvals_of(project.edition)
    return QaLog(
        pack=project.pack_name,
        edition=project.edition_name,
        title=made.document.title,
        period=project.edition.period,
        status=project.edition.status,
        roles=tuple(Role(role, **given.get(role, {})) for role in ROLES),
        numbers=counted(made.rows),
        checks=outcomes(made.findings, project.pack.checks),
        findings=made.findings,
    )


def log_files(made: LaidOut, stem: str) -> dict[str, bytes]:
    """``qa.json`` and ``qa.html`` of a whole pack; a limited build's names say what it is limited to."""
    log, name = log_of(made), f"qa{limit_of(made, stem)}"
    return {f"{name}.json": as_json(log), f"{name}.html": as_html(log)}


def of_problem(problem: Problem) -> PackFinding:
    """A stage's warning as a finding of the pack."""
    message = f"{problem.found}; {problem.expected}" if problem.expected else problem.found
    return PackFinding(problem.rule, problem.severity, problem.place, 0, "", message, problem.hint)


def _unused(excuse: Excuse) -> PackFinding:
    words = f"'{excuse.rule}'" + (f" with the words '{excuse.match}'" if excuse.match else "")
    return PackFinding(
        "excuse-unused", "warning", excuse.place, 0, "", f"there is no finding of {words}", "delete the excuse"
    )


def _check_names(made: LaidOut) -> None:
    """PackError for the settings of rules that there are not: a slip would leave a rule as it is."""
    pack = made.project.pack
    known = [*RULE_IDS, TYPED, "excuse-unused"]
    unknown = [name for name in pack.checks if name not in known and "." in name]
    if unknown:
        raise PackError(
            Problem(
                pack.place_of_item("checks", name),
                f"there is no check '{name}'",
                "the id of a check, such as plausible.jump",
                did_you_mean(name, known) or "reportgen check tells ids in brackets",
                "unknown-check",
            )
            for name in unknown
        )


@dataclass(frozen=True)
class _Locator:
    """Finds where a finding's words were written: a row of an edition table, a line of commentary, else its block."""

    made: LaidOut

    def located(self, finding: PackFinding) -> PackFinding:
        place = self._in_table(finding) or self._in_commentary(finding.text)
        return replace(finding, place=place) if place else finding

    def _in_table(self, finding: PackFinding) -> Place | None:
        """The row of the file that all figures of a table's row come from."""
        places = {(path, row) for f in finding.figures if f.provenance for path, row in f.provenance.rows}
        folder = f"data/{self.made.project.pack_name}/"
        if len(places) == 1:
            path, row = next(iter(places))
            return Place(path, row, 1) if path.startswith(folder) else None
        return None

    def _in_commentary(self, text: str) -> Place | None:
        stretches = [part.strip() for part in re.split(r"[\d,.;:()%£+\u2212]+", " ".join(text.split()))]
        longest = max(stretches, key=len, default="")
        if len(longest) < _LEAST_WORDS:
            return None
        places = [place for content, place in self._commentary if longest in content]
        return places[0] if len(places) == 1 else None

    @cached_property
    def _commentary(self) -> tuple[tuple[str, Place], ...]:
        return tuple(self._lines())

    def _lines(self) -> Iterator[tuple[str, Place]]:
        """Each paragraph of commentary on one line, at its first line."""
        project = self.made.project
        for name, content in project.commentary.items():
            line = 1
            for paragraph in re.split(r"(\n\s*\n)", content):
                if paragraph.strip():
                    place = Place(f"data/{project.pack_name}/{project.edition_name}/commentary/{name}.md", line, 1)
                    yield re.sub(r"\*\*|__", "", " ".join(paragraph.split())), place
                line += paragraph.count("\n")
