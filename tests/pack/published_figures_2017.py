"""Figures of the published update for Q1 2017/18, and how near the pack's must come to them. See published_figures."""

from __future__ import annotations

from typing import Final

from tests.pack.published_figures import LAST_YEAR, R12, YEAR, Published

RECOUNTED: Final = "the open data are the extract of December 2018; offences recorded or reclassified since are in it"
MORE_ROWS: Final = f"{RECOUNTED}; the year before has some 3,000 fewer than were published"
WORKBOOK: Final = "the State of London workbook is of January 2024"

PUBLISHED_2017: Final = (
    Published(146, "officers", 30719, tolerance=0),
    Published(148, "pcsos", 1383, tolerance=1, reason="1,384 in the open data: half-time posts round differently"),
    Published(149, "staff", 8500, tolerance=0),
    Published(292, "notifiable_offences", 790473, basis=R12, tolerance=110, reason=RECOUNTED),
    Published(292, "notifiable_offences", 5.6, YEAR, R12, 0.5, MORE_ROWS),
    Published(293, "violence_until_2018", 241416, basis=R12, tolerance=200, reason=RECOUNTED),
    Published(293, "violence_until_2018", 4.1, YEAR, R12, 0.3, RECOUNTED),
    Published(294, "robbery_until_2018", 26336, basis=R12, tolerance=25, reason=RECOUNTED),
    Published(294, "robbery_until_2018", 22.9, YEAR, R12, 0.2, RECOUNTED),
    Published(295, "burglary_until_2018", 70761, basis=R12, tolerance=30, reason=RECOUNTED),
    Published(295, "burglary_until_2018", 1.7, YEAR, R12, 0.2, RECOUNTED),
    Published(296, "theft_person_until_2018", 41699, basis=R12, tolerance=55, reason=RECOUNTED),
    Published(296, "theft_person_until_2018", 25.5, YEAR, R12, 0.2, RECOUNTED),
    Published(297, "theft_of_vehicles_until_2018", 29096, basis=R12, tolerance=15, reason=RECOUNTED),
    Published(297, "theft_of_vehicles_until_2018", 24.6, YEAR, R12, 0.2, RECOUNTED),
    Published(298, "theft_from_vehicles_until_2018", 55745, basis=R12, tolerance=35, reason=RECOUNTED),
    Published(298, "theft_from_vehicles_until_2018", 12.0, YEAR, R12, 0.2, RECOUNTED),
    Published(302, "sexual_offences_until_2018", 18214, basis=R12, tolerance=125, reason=RECOUNTED),
    Published(302, "sexual_offences_until_2018", 8.6, YEAR, R12, 0.9, RECOUNTED),
    Published(624, "sexual_offences_until_2018", 4871, tolerance=100, reason=RECOUNTED),
    Published(624, "sexual_offences_until_2018", 10, LAST_YEAR, tolerance=2.7, reason=RECOUNTED),
    Published(608, "domestic_abuse", 19989, tolerance=110, reason=WORKBOOK),
    Published(419, "fair_treatment", 3, "previous year", tolerance=0),
    Published(419, "deals_with_what_matters", 3, "previous year", tolerance=0),
    Published(419, "informed_locally", 2, "previous year", tolerance=0),
    Published(419, "contact_ward_officer", -3, "previous year", tolerance=0),
    Published(421, "contact_ward_officer", 32, tolerance=0),
    Published(421, "informed_locally", 44, tolerance=0),
    Published(438, "good_job", 68.6, tolerance=0.5),
    Published(438, "listens_to_concerns", 76.0, tolerance=0),
    Published(438, "fair_treatment", 78.3, tolerance=0.5),
    Published(438, "deals_with_what_matters", 73.6, tolerance=0.5),
)
