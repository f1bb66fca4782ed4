"""Figures of the published report for Q1 2023/24, and how near the pack's must come to them.

A figure printed as a whole number is met when the pack's lies within half a unit of it. Where it lies further off, the
reason stands beside it. ``line`` is the line of the publication's text.
"""

from __future__ import annotations

from dataclasses import dataclass

ROUNDED = 0.5
EXTRACT = "the open data are the extract of January 2024; offences recorded or reclassified since June 2023 are in it"
DASHBOARD = "the open dashboard adds boroughs only and was refreshed in August 2025"
SEARCHES = "the open search files count what forces sent to data.police.uk, not the Met's own dashboard"

R12 = "rolling 12 months"
YEAR, PREVIOUS, LAST_YEAR = "previous 12 months", "previous quarter", "same quarter last year"
BEFORE_YEAR, BEFORE_QUARTER = "pre-pandemic year", "pre-pandemic quarter"


@dataclass(frozen=True)
class Published:
    """One published figure: a level, or a change against ``comparator``."""

    line: int
    measure: str
    value: float
    comparator: str = ""
    basis: str | None = None
    tolerance: float = ROUNDED
    reason: str = ""


PUBLISHED = (
    Published(123, "officers", 34411, tolerance=0),
    Published(127, "pcsos", 1222, tolerance=0),
    Published(129, "staff", 10374, tolerance=0),
    Published(202, "all_offences", 5, YEAR, R12),
    Published(202, "all_offences", -4, BEFORE_YEAR, R12, 0.8, EXTRACT),
    Published(953, "violence_against_person", 1, YEAR, R12),
    Published(923, "violence_against_person", 10, BEFORE_YEAR, R12, 0.6, EXTRACT),
    Published(953, "violence_with_injury", 1.8, YEAR, R12, 0.3, EXTRACT),
    Published(707, "personal_robbery", 18, YEAR, R12),
    Published(707, "personal_robbery", -26, BEFORE_YEAR, R12),
    Published(707, "domestic_burglary", -6, YEAR, R12),
    Published(707, "domestic_burglary", -37, BEFORE_YEAR, R12, 0.6, EXTRACT),
    Published(710, "theft_of_motor_vehicles", 10, YEAR, R12),
    Published(710, "theft_of_motor_vehicles", 8, BEFORE_YEAR, R12),
    Published(712, "theft_from_person", 25, YEAR, R12),
    Published(712, "theft_from_person", 16, BEFORE_YEAR, R12),
    Published(684, "theft_from_person", -1, PREVIOUS),
    Published(684, "theft_from_person", 22, LAST_YEAR),
    Published(692, "theft_of_motor_vehicles", -1, PREVIOUS, tolerance=1.8, reason=EXTRACT),
    Published(692, "theft_of_motor_vehicles", 5, LAST_YEAR),
    Published(700, "personal_robbery", 2, PREVIOUS, tolerance=0.6, reason=EXTRACT),
    Published(700, "personal_robbery", 19, LAST_YEAR),
    Published(949, "violence_against_person", 11, PREVIOUS, tolerance=0.6, reason=EXTRACT),
    Published(949, "violence_against_person", 6, LAST_YEAR, tolerance=1.1, reason=EXTRACT),
    Published(949, "violence_against_person", 18, BEFORE_QUARTER, tolerance=1.3, reason=EXTRACT),
    Published(963, "violence_with_injury", 17, PREVIOUS, tolerance=1, reason=EXTRACT),
    Published(963, "violence_with_injury", 5, LAST_YEAR, tolerance=1, reason=EXTRACT),
    Published(965, "violence_with_injury", 5, BEFORE_QUARTER, tolerance=1.2, reason=EXTRACT),
    Published(976, "knife_crime", 2, PREVIOUS),
    Published(976, "knife_crime", 20, LAST_YEAR, tolerance=3, reason=DASHBOARD),
    Published(978, "knife_crime.detection_rate", -2, PREVIOUS),
    Published(978, "knife_crime.detection_rate", -6, LAST_YEAR),
    Published(1293, "knife_crime.detection_rate", 13.8, basis=R12, tolerance=0.1, reason=DASHBOARD),
    Published(1009, "hate_crime", 20, PREVIOUS, tolerance=2.2, reason=EXTRACT),
    Published(1009, "hate_crime", 5, LAST_YEAR, tolerance=2.4, reason=EXTRACT),
    Published(1009, "hate_crime", 26, BEFORE_QUARTER, tolerance=2.6, reason=EXTRACT),
    Published(1021, "hate_crime", -7, YEAR, R12),
    Published(1017, "transphobic_hate_crime", 31, PREVIOUS, tolerance=3.1, reason=EXTRACT),
    Published(1017, "transphobic_hate_crime", 33, LAST_YEAR, tolerance=4, reason=EXTRACT),
    Published(1036, "domestic_abuse", 10, PREVIOUS, tolerance=1.4, reason=EXTRACT),
    Published(1036, "domestic_abuse", 7, LAST_YEAR, tolerance=1.3, reason=EXTRACT),
    Published(1298, "domestic_abuse.detection_rate", 9.5, basis=R12, tolerance=0.5, reason=DASHBOARD),
    Published(566, "good_job", 48, tolerance=0),
    Published(566, "trust_met", 70, tolerance=0),
    Published(566, "fair_treatment", 64, tolerance=0),
    Published(566, "deals_with_what_matters", 57, tolerance=0),
    Published(721, "stop_and_search", -19, PREVIOUS, tolerance=1, reason=SEARCHES),
    Published(724, "searches_for_drugs.share", 54, tolerance=1.1, reason=SEARCHES),
)
