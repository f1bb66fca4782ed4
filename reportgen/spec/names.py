"""Annotated text types for spec models: names that the loader checks, and the forms in which a period is written."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from reportgen.theme.names import (
    ArrangementName,
    ColourName,
    HeatName,
    MovementName,
    NameOf,
    PageName,
    RatingRuleName,
    RatingScaleName,
    StyleName,
)

__all__ = [
    "ArrangementName",
    "ColourName",
    "DatasetName",
    "DateText",
    "HeatName",
    "MeasureName",
    "MovementName",
    "NameOf",
    "PageName",
    "PeriodText",
    "QuarterText",
    "RatingRuleName",
    "RatingScaleName",
    "StyleName",
    "Texts",
    "check_date",
    "check_period",
    "check_quarter",
    "day_of",
]

MeasureName = Annotated[str, NameOf("measure")]  # ``knife_crime`` or a ratio of it, ``knife_crime.detection_rate``
DatasetName = Annotated[str, NameOf("dataset")]

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = re.compile(rf"[1-9]\d? (?:{_MONTHS}) \d{{4}}")
_YEARS = r"(?P<first>\d{4})/(?P<second>\d{2})"
_QUARTER = re.compile(rf"Q[1-4] {_YEARS}|(?P<first_>\d{{4}})-(?P<second_>\d{{2}})-q[1-4]")
_FORMS = (
    _QUARTER,
    re.compile(_YEARS),
    re.compile(rf"(?:12 months to )?(?:{_MONTHS}) \d{{4}}"),
    re.compile(rf"(?:{_MONTHS})(?: \d{{4}})? to (?:{_MONTHS}) \d{{4}}"),
)


def _years_follow(match: re.Match[str]) -> bool:
    """Whether the two years of a fiscal year follow each other; true when the form names no fiscal year."""
    years = match.groupdict()
    first, second = years.get("first") or years.get("first_"), years.get("second") or years.get("second_")
    return not first or not second or (int(first) + 1) % 100 == int(second)


def check_quarter(text: str) -> str:
    """The text itself when it is a fiscal quarter (``Q1 2023/24`` or ``2023-24-q1``); ValueError otherwise."""
    match = _QUARTER.fullmatch(text)
    if not match:
        raise ValueError(f"'{text}' is not a fiscal quarter such as Q1 2023/24")
    if not _years_follow(match):
        raise ValueError(f"'{text}' names years that do not follow each other")
    return text


def check_period(text: str) -> str:
    """The text itself when it is a quarter, a fiscal year, a month or a run of months; ValueError otherwise.

    The forms are ``Q1 2023/24``, ``2022/23``, ``June 2023``, ``12 months to June 2023`` and ``April to June 2023``.
    """
    for form in _FORMS:
        if match := form.fullmatch(text):
            if not _years_follow(match):
                raise ValueError(f"'{text}' names years that do not follow each other")
            return text
    raise ValueError(f"'{text}' is not a period such as Q1 2023/24, 2022/23, June 2023 or 12 months to June 2023")


def check_date(text: str) -> str:
    """The text itself when it is a day written out (``14 August 2023``); ValueError otherwise."""
    if not _DAY.fullmatch(text):
        raise ValueError(f"'{text}' is not a date such as 14 August 2023")
    try:
        day_of(text)
    except ValueError as error:
        raise ValueError(f"'{text}' is no day of the calendar") from error
    return text


def day_of(text: str) -> date:
    """The day that a ``DateText`` names; ValueError for one that no calendar has."""
    day, month, year = text.split()
    return date(int(year), _MONTHS.split("|").index(month) + 1, int(day))


Texts = Annotated[
    tuple[str, ...],
    BeforeValidator(
        lambda value: (value,) if isinstance(value, str) else value, json_schema_input_type=str | tuple[str, ...]
    ),
]
"""One text or several: ``group: bcu`` is ``group: [bcu]``."""

QuarterText = Annotated[str, AfterValidator(check_quarter)]
PeriodText = Annotated[str, AfterValidator(check_period)]
DateText = Annotated[str, AfterValidator(check_date)]
