"""Findings: the pack sets how severe they are, the edition excuses them by rule and words."""

from __future__ import annotations

from reportgen.checks.quality.finding import Excuse, PackFinding, excused, ordered, set_severities
from reportgen.errors import Place

AT = Place("layouts/report/calls.yaml", 13, 5)


def found(rule: str, message: str, text: str = "", page: int = 3) -> PackFinding:
    return PackFinding(rule, "warning", AT, page, "calls.chart", message, "check it", text)


def excuse(rule: str, match: str) -> Excuse:
    return Excuse(rule, match, "counted anew", "A. Person", AT)


def test_a_pack_sets_how_severe_a_rule_is_and_switches_it_off() -> None:
    three = [found("plausible.jump", "a"), found("text.spelling", "b"), found("fact.headline", "c")]
    kept = set_severities(three, {"plausible.jump": "error", "text.spelling": "off"})
    assert [(f.rule, f.severity) for f in kept] == [("plausible.jump", "error"), ("fact.headline", "warning")]


def test_an_excuse_covers_its_rule_where_message_or_text_says_its_words() -> None:
    one, other = found("plausible.jump", "Robbery: 10 and then 30"), found("plausible.jump", "Theft: 5 and then 20")
    told, unused = excused([one, other], [excuse("plausible.jump", "robbery:  10")])
    assert [f.excuse is not None for f in told] == [True, False]
    assert unused == []
    told, _ = excused([found("plausible.jump", "x", text="said of Theft")], [excuse("plausible.jump", "of theft")])
    assert told[0].excuse is not None


def test_an_excuse_of_another_rule_covers_nothing_and_is_handed_back() -> None:
    told, unused = excused([found("plausible.jump", "Robbery")], [excuse("plausible.value", "Robbery")])
    assert told[0].excuse is None
    assert [e.rule for e in unused] == ["plausible.value"]


def test_findings_stand_by_page_and_severity_each_once() -> None:
    late, early = found("b.rule", "x", page=4), found("a.rule", "y", page=2)
    assert ordered([late, early, late]) == (early, late)


def test_a_finding_is_told_at_its_line_with_page_and_block() -> None:
    told = str(found("plausible.jump", "Robbery: 10 and then 30").problem)
    assert told == (
        "layouts/report/calls.yaml:13:5: warning: page 3, block 'calls.chart': Robbery: 10 and then 30 (hint: check it)"
    )
