"""A report of a force that is nowhere else, with one slip to a line, and one without any."""

from __future__ import annotations

import pytest

from reportgen.checks.audit.model import document_of
from reportgen.checks.audit.rules import audit
from reportgen.checks.readers.text import read_text

SLIPS = """# Northshire Police and Crime Commissioner: Performance report

Quarter 2 2022/23

## Summary

Total recorded crime fell by 4.2% in the 12 months to September 2022 to 61,204 offences.

Burglary rose by 12% compared with the previous year (-12%).

Vehicle crime has decreased significantly, with 412 offences in Q2 compared to 389 in Q1.

Residential burglary increased from 1,204 offences to 1,102 offences.

The charge rate for rape has increased by 3% from 5% to 8%.

Public confidence remained stable at 61%, down 9 percentage points on last year.

Knife crime was unchanged, with 240 offences in Q2 against 180 in Q1.

Calls answered within 10 seconds stood at 88%, a rise of 4% on Q1 2022/23.

There were 3,412 anti-social behaviour incidents, an 8% reduction on the 3,102 recorded in the same period last year.

Of the 1,250 domestic abuse arrests, 400 (42%) led to a charge.

Robbery is at its highest level since 2015, at 320 offences.

Total recorded crime stands at 62,104 offences in the 12 months to September 2022.

The 2022/24 financial year budget was set in February. In Q5 2022/23 we will review it.

The review will be completed by March 2021.

Offences in the three months to September 2022 rose by 6% compared with the 12 months to September 2021.

On 31 September 2022 the Commissioner met the Chief Constable.

The forecast outturn is an overspend of £1.2m (-£1.2m).

The revenue budget is forecast to underspend by £2.3m, with spend of £152.4m against a budget of £150.1m.

The Comissioner and the the Chief Constable agreed the plan.

Officers attended 104% of emergency calls.

The force has 2,134.5 officers in post.

See page 14 of Annex C for the the full breakdown of

## Recorded crime

| Offence | Q2 2021/22 | Q1 2022/23 | Q2 2022/23 | Change on Q2 2021/22 | % change |
|---|---|---|---|---|---|
| Burglary | 1,020 | 1,110 | 1,142 | 122 | 12.0% |
| Robbery | 301 | 340 | 320 | 19 | 6.3% |
| Vehicle crime | 950 | 389 | 412 | -538 | -56.6% |
| Violence with injury | 2,210 | 2,305 | 2,250 | 40 | 8.1% |
| Sexual offences | 410 | 433 | 43.5 | 25 | 6.1% |
| Arson | 55 | 61 | 640 | 3 | 5.5% |
| Total | 4,946 | 4,638 | 4,899 | -47 | -1.0% |

## Finance

| Heading (£m) | Budget | Forecast | Variance |
|---|---|---|---|
| Police officer pay | 88.2 | 89.1 | 0.9 |
| Police staff pay | 40.1 | 39.0 | -1.1 |
| Premises | 8.4 | 9.0 | -0.6 |
| Transport | 5.2 | 5.6 | 0.4 |
| Supplies | 12.2 | 12.9 | 0.9 |
| Total | 154.1 | 155.9 | 1.5 |

| Reserve (£m) | Opening balance | Planned use | Closing balance |
|---|---|---|---|
| General | 6.0 | 0.0 | 6.0 |
| Transformation | 4.2 | -5.0 | -0.8 |
| Insurance | 3.1 | -0.4 | 2.9 |
| Estates | 7.5 | -2.5 | 5.0 |

## Workforce

| Group | Headcount | Share of total |
|---|---|---|
| Officers | 2,134 | 58% |
| Staff | 1,300 | 35% |
| PCSOs | 180 | 5% |
| Specials | 66 | 7% |

## Delivery plan

| Milestone | Baseline | Forecast | RAG |
|---|---|---|---|
| Launch victims' portal | Q1 | Q3 | G |
| Open custody suite | Q2 | Q2 | R |
| Complete estates review | Q2 | Q2 | Α |
| Publish serious violence plan | Q3 | Q2 | G |

| Indicator | Target | Actual | RAG |
|---|---|---|---|
| 999 calls answered in 10 seconds | 90% | 82% | G |
| Victim satisfaction | 75% | 78% | R |
| Emergency response in 15 minutes | 85% | n/a | G |
| Charge rate | 12% | 11% | A |

"""

CLEAN = """# Northshire Police and Crime Commissioner: Performance report

Quarter 2 2022/23

Total recorded crime fell by 4.2% in the 12 months to September 2022, to 61,204 offences.

Burglary rose by 12% compared with the previous year, from 1,020 to 1,142 offences.

Public confidence remained stable at 61% (+1 percentage point). Satisfaction rose by 4 percentage points to 74%.

Of the 1,250 domestic abuse arrests, 400 (32%) led to a charge. Robbery is at its highest level since 2015.

Officers attended 92% of emergency calls, up from 88% in Q1 2022/23. The force has 2,134 officers (2,101.5 FTE) in post.

The revenue budget is forecast to overspend by £2.3m, with spend of £152.4m against a budget of £150.1m.

| Indicator | Target | Actual | RAG |
|---|---|---|---|
| 999 calls answered in 10 seconds | 90% | 92% | G |
| Victim satisfaction | 75% | 68% | R |
| Charge rate | 12% | 11% | A |
| Repeat victims | 20% | 18% | G |

The panel meets in public. Its next meeting will be held in January 2023, when the draft budget for 2023/24 is due.

In the year to date, 1,140 people were referred; 1,015 of them (89%) took up support.
"""

EXPECTED = [
    ("Burglary rose by 12%", "wording.direction"),
    ("Vehicle crime has decreased", "arithmetic.side-by-side"),
    ("Residential burglary increased", "arithmetic.movement"),
    ("The charge rate for rape", "wording.percentage-points"),
    ("Public confidence remained", "wording.stable-moving"),
    ("Knife crime was unchanged", "wording.stable-figures"),
    ("Calls answered within", "wording.percentage-points"),
    ("There were 3,412", "arithmetic.side-by-side"),
    ("Of the 1,250", "arithmetic.side-by-side"),
    ("Robbery is at its highest", "wording.record"),
    ("Total recorded crime stands", "fact.level"),
    ("The 2022/24 financial year", "period.label"),
    ("The review will be completed", "period.past-future"),
    ("Offences in the three months", "period.windows"),
    ("On 31 September", "period.date"),
    ("The forecast outturn is", "wording.spend-sign"),
    ("The revenue budget is forecast", "wording.spend"),
    ("The Comissioner and", "text.spelling"),
    ("The Comissioner and", "text.repeated-word"),
    ("Officers attended 104%", "plausible.over-100"),
    ("The force has 2,134.5", "plausible.whole-count"),
    ("See page 14", "text.unfinished"),
    ("| Violence with injury |", "arithmetic.difference"),
    ("| Arson |", "plausible.factor"),
    ("| Transformation |", "plausible.overdraw"),
    ("| Insurance |", "arithmetic.reserve"),
    ("| Specials |", "arithmetic.share"),
    ("| Launch victims' portal |", "rating.slip"),
    ("| Complete estates review |", "text.homoglyph"),
    ("| 999 calls answered", "rating.target"),
    ("| Victim satisfaction |", "rating.target"),
    ("| Emergency response", "rating.no-data"),
]


@pytest.mark.parametrize(("start", "rule"), EXPECTED)
def test_a_slip_is_found_in_its_line(start: str, rule: str) -> None:
    line = next(n for n, each in enumerate(SLIPS.splitlines(), start=1) if each.startswith(start))
    found = audit(document_of(read_text("northshire-q2-2022-23.md", SLIPS)))
    assert rule in {each.rule for each in found if each.line == line}


def test_a_report_without_slips_has_no_findings() -> None:
    assert audit(document_of(read_text("northshire-q2-2022-23.md", CLEAN))) == []
