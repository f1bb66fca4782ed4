"""The quality assurance log: the same facts for people and programs."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser

from reportgen.checks.quality.finding import Excuse, PackFinding
from reportgen.checks.quality.log import QaLog, Role, as_json, outcomes
from reportgen.checks.quality.page import as_html, summary
from reportgen.errors import Place

AT = Place("layouts/report/calls.yaml", 13, 5)
OPEN = PackFinding("plausible.jump", "warning", AT, 3, "calls.chart", "Calls <10> & then 30", "check the source")
EXCUSED = replace(
    OPEN, message="Theft: 5 and then 20", excuse=Excuse("plausible.jump", "Theft", "a new code", "A. Person", AT)
)
LOG = QaLog(
    pack="report",
    edition="2024-25-q1",
    title="Quarterly report",
    period="Q1 2024/25",
    status="for approval",
    roles=(Role("author", "B. Writer", "3 July 2024"), Role("assurer"), Role("approver")),
    numbers={"figure": 1200, "typed": 1},
    checks=outcomes([OPEN, EXCUSED], {"text.spelling": "off"}),
    findings=(OPEN, EXCUSED),
)


class _Tables(HTMLParser):
    """Rows of cells, and every tag."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.inside = False
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][-1] += data


def read() -> _Tables:
    page = _Tables()
    page.feed(as_html(LOG).decode())
    return page


def test_every_check_has_an_outcome_and_those_switched_off_did_not_run() -> None:
    by_rule = {check.rule: check for check in LOG.checks}
    assert by_rule["plausible.jump"].words == "1 open, 1 excused"
    assert by_rule["arithmetic.total"].words == "nothing found"
    assert by_rule["text.spelling"].words == "not run"
    assert all(check.looks_for for check in LOG.checks)


def test_programs_get_each_finding_with_its_place_and_excuse() -> None:
    record = json.loads(as_json(LOG))
    first, second = record["findings"]
    assert (first["file"], first["line"], first["page"], first["excused"]) == (AT.file, 13, 3, None)
    assert second["excused"] == {"reason": "a new code", "by": "A. Person"}
    assert record["roles"][0] == {"role": "author", "name": "B. Writer", "date": "3 July 2024"}


def test_people_read_roles_findings_and_reasons_in_tables() -> None:
    rows = read().rows
    assert ["Author", "made the figures and the text", "B. Writer", "3 July 2024"] in rows
    assert ["Assurer", "checked both, and did not make them", "not recorded", "not recorded"] in rows
    told = [row for row in rows if row[0] == "plausible.jump"]
    assert told[0][:4] == ["plausible.jump", "warning", "3", "Calls <10> & then 30"]
    assert told[1][-2:] == ["a new code", "A. Person"]


def test_the_page_needs_nothing_else_and_can_be_read_aloud() -> None:
    page = read()
    tags = [tag for tag, _ in page.tags]
    assert not {"script", "link", "img", "iframe"} & set(tags)
    assert not any("src" in attributes or "href" in attributes for _, attributes in page.tags)
    assert ("html", {"lang": "en-GB"}) in page.tags
    assert tags.count("h1") == 1 and tags.count("caption") == tags.count("table")
    assert all(attributes.get("scope") in ("col", "row") for tag, attributes in page.tags if tag == "th")


def test_the_summary_counts_what_is_open_and_what_is_excused() -> None:
    assert summary(LOG).endswith("findings: 1 warning, 1 excused.")
    assert summary(replace(LOG, findings=(EXCUSED,))).endswith("findings: none open, 1 excused.")
