"""The quarter at which an edition's measures stand, where it names a meeting or a year in place of one."""

from __future__ import annotations

from reportgen.spec.names import check_date, day_of


def quarter_before(meeting: str) -> str:
    """The last fiscal quarter that is over on a day: ``Q1 2017/18`` for 20 July 2017. ValueError for no day."""
    day = day_of(check_date(meeting))
    return _quarter(day.year * 12 + (day.month - 1) // 3 * 3 - 1)


def quarter_ending(year: int) -> str:
    """The fiscal quarter that ends with a calendar year: ``Q3 2016/17`` for 2016."""
    return _quarter(year * 12 + 11)


def _quarter(last_month: int) -> str:
    """The quarter that ends with a month, counted as year * 12 + month - 1."""
    year, month = divmod(last_month, 12)
    start = year - (month < 3)
    return f"Q{(month - 3) % 12 // 3 + 1} {start}/{(start + 1) % 100:02d}"
