"""Sentences as forces write them: each of the first report has a slip, none of the second has."""

from __future__ import annotations

import pytest

from reportgen.checks.audit.model import document_of
from reportgen.checks.audit.rules import audit
from reportgen.checks.readers.text import read_text

SLIPS = """Westmarch Constabulary
Performance Report Q3 2021/22

Homicide offences rose to 14, down from 11 in the same period last year.
Robbery saw a 15% increase, falling from 400 to 340 offences.
Shoplifting is up 8% (-8%) on the previous quarter.
Burglary decreased by +5% against Q2 2021/22.
Vehicle crime remained stable (+11%).
Satisfaction with the police dropped 3% to 71%.
Trust in the force was 64%, an increase of 5% on the year before (59%).
The proportion of calls abandoned rose from 8% to 12%, an increase of 4%.
Public confidence has gone up 2% since September.
The revenue budget is underspent by £1.4m (+£1.4m).
Overtime is forecast to overspend by £0.6m, with costs of £9.2m against a budget of £9.8m.
Total income of £45.2m is £1.0m above the budget of £43.2m.
We received 2,400 complaints, of which 2,650 were resolved.
Of 380 stalking reports, 95 (35%) led to an arrest.
Staff numbers fell from 1,850 to 1,790, a drop of 5.2%.
There were 212.6 arrests under Operation Kestrel.
A total of 130% of officers completed training.
The rolling 12 months to December 2021 is compared with the nine months to December 2020.
Crime in the year to date (April to November 2021) is compared with April to December 2020.
In Q3 (September to November 2021) demand was high.
Fiscal year 2021/23 will see further savings.
On Monday 14 December 2021 the panel met.
The strategy will be published in June 2021.
By 30 February 2022 all officers will be trained.
The new custody suite is due to open in May 2020.
Victims rated the service highly; the the score was 8.1.
The Chief Constable said that the force would continue to
Domestic abuse repeat rate is 24.5%, which is a reduction of 2.1% compared to last year.
Knife crime was the lowest since Q1 2019/20 at 96 offences.
Hate crime reports increased to 512 from 548.
The number of officers is 1,912 (target 1,900), 12 below target.
Complaints were resolved in a median of 42 days, 5 days faster than the 38 days last year.
Funding of £3.6m was split between three projects: £1.5m, £1.2m and £0.6m.
Three in four (65%) victims were satisfied.
Half of all stops (38%) found nothing.
Recorded crime fell 6%, from 20,500 to 19,800 offences.
The force will recieve the grant in March.
The Police, Crime and Comissioning Board oversees the Police, Crime and Commissioning Board plan for Commissioning.

Offence	Q3 2020/21	Q2 2021/22	Q3 2021/22
Knife crime	101	90	96
Burglary	800	720	700
Shoplifting	410	402	434
"""

CLEAN = """Westmarch Constabulary
Performance Report Q3 2021/22

Homicide offences fell to 11, down from 14 in the same period last year.
Robbery saw a 15% decrease, falling from 400 to 340 offences.
Shoplifting is up 8% (+8%) on the previous quarter.
Burglary decreased by 5% against Q2 2021/22.
Vehicle crime remained stable (+1%).
Satisfaction with the police dropped 3 percentage points to 71%.
Trust in the force was 64%, an increase of 5 percentage points on the year before (59%).
The proportion of calls abandoned rose from 8% to 12%, an increase of four percentage points.
The revenue budget is underspent by £1.4m (-£1.4m).
Overtime is forecast to underspend by £0.6m, with costs of £9.2m against a budget of £9.8m.
Total income of £44.2m is £1.0m above the budget of £43.2m.
We received 2,650 complaints, of which 2,400 were resolved.
Of 380 stalking reports, 95 (25%) led to an arrest.
Staff numbers fell from 1,850 to 1,790, a drop of 3.2%.
There were 212 arrests under Operation Kestrel, an average of 70.7 a month.
A total of 93% of officers completed training.
The rolling 12 months to December 2021 is compared with the 12 months to December 2020.
Crime in the year to date (April to December 2021) is compared with April to December 2020.
In Q3 (October to December 2021) demand was high.
Fiscal year 2021/22 will see further savings. The plan for 2021-24 was agreed.
On Tuesday 14 December 2021 the panel met.
The strategy will be published in June 2022.
By 28 February 2022 all officers will be trained.
Victims rated the service highly; the score was 8.1.
Domestic abuse repeat rate is 24.5%, which is a reduction of 2.1 percentage points compared to last year.
Knife crime was lower than in Q3 2020/21, at 96 offences.
Hate crime reports increased to 548 from 512.
The number of officers is 1,888 (target 1,900), 12 below target.
Complaints were resolved in a median of 38 days, 4 days faster than the 42 days last year.
Funding of £3.4m was split between three projects: £1.5m, £1.2m and £0.7m.
Three in four (75%) victims were satisfied. A third of all stops (33%) found nothing.
Recorded crime fell 3%, from 20,500 to 19,800 offences.
Domestic abuse rose by 12% (up 4% on the previous quarter), while robbery fell by 3%.
The grant is £2.5m a year for 3 years, in total £7.5m. In 2021/22 the force spent £2.4m of it.
On 4 October 2021 the Board agreed the Police and Crime Plan 2021-2025, which runs to March 2025.
Calls to 999 rose by 9% to 41,200; 101 calls fell by 2% to 60,100. Some 85% were answered within 10 seconds, as in Q2.
The charge rate was 9%, up from 8%. Offences per 1,000 people were 61.2, against 60.4 a year before.
Officers made 1,240 arrests, 320 of them for violence. Almost half (48%) of victims were repeat victims.
The budget of £150.1m was set in February 2021; the forecast at the end of Q3 is £151.0m, an overspend of £0.9m.

Offence	Q3 2020/21	Q2 2021/22	Q3 2021/22
Knife crime	101	90	96
Burglary	800	720	700
Shoplifting	410	402	434

Indicator	Target	Actual	RAG
Answered in time	90%	91%	G
Victim satisfaction	75%	74%	A
Repeat victims (lower is better)	24%	26%	A
"""

HEAD = 3  # lines of title
FOUND = {found.line for found in audit(document_of(read_text("westmarch.txt", SLIPS)))}
SENTENCES = [(n, line) for n, line in enumerate(SLIPS.splitlines(), start=1) if n > HEAD and line.endswith((".", "to"))]


@pytest.mark.parametrize(("line", "sentence"), SENTENCES)
def test_a_slip_is_found(line: int, sentence: str) -> None:
    assert line in FOUND, sentence


def test_a_report_without_slips_has_no_findings() -> None:
    assert audit(document_of(read_text("westmarch.txt", CLEAN))) == []


def test_there_are_many_sentences_to_find() -> None:
    assert len(SENTENCES) > 35
