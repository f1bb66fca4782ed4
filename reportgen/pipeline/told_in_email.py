"""What a covering e-mail tells of an edition: headline figures of its register, and the contents of its PDF."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from reportgen.errors import Problems
from reportgen.metrics.period import Period, parse_quarter
from reportgen.spec.covering_email import EmailSpec
from reportgen.spec.measures import MeasureBook
from reportgen.text.numbers import MINUS

Row = Mapping[str, Any]


def headline_figures(
    register: bytes, email: EmailSpec, measures: MeasureBook, quarter: str, problems: Problems
) -> tuple[str, ...]:
    """A line for each headline measure: its value in the edition's quarter, as the pages show it, and its change.

    Tells a measure that no page shows for the quarter: an e-mail says nothing that the pack does not.
    """
    rows: list[Row] = json.loads(register)
    period = parse_quarter(quarter)
    lines = []
    for number, name in enumerate(email.headlines):
        label, values = _label(measures, name), _values(rows, name, period)
        if label and len({row["value"] for row in values}) == 1:
            lines.append(_line(label, values[0], _change(rows, name, values[0], period)))
            continue
        found = f"pages show several values of '{name}'" if label and values else f"no page shows '{name}'"
        problems.error(email.place_of_item("headlines", number), f"{found} for {period.label}",
                       "a measure of data/measures.yaml with one value",
                       "show it on a page, or take it out of the e-mail", "headline-not-shown")  # fmt: skip
    return tuple(lines)


def _values(rows: Iterable[Row], name: str, period: Period) -> list[Row]:
    """The figure wherever a page shows it: the quarter's own, else of a longer window that ends with it."""
    own = [row for row in rows if row["kind"] == "figure" and row["measure"] == name and row["value"] is not None]
    for ends in ((period.label,), (f"to {period.end}", str(period.end))):
        found = [row for row in own if row["period"].endswith(ends)]
        if found:
            whole = min((row["filter"] for row in found), key=len)  # the fewest conditions: not a part of it
            return [row for row in found if row["filter"] == whole]
    return []


def _change(rows: Iterable[Row], name: str, value: Row, period: Period) -> Row | None:
    """The change on a year before that a page shows: of the same window if it can be, else of the longest."""
    year_ago = Period(period.start.plus(-12), period.end.plus(-12))
    found = [
        row
        for row in rows
        if row["measure"] == f"{name}.change" and row["kind"] == "figure" and row["value"] is not None
        and row["filter"] == value["filter"] and row["unit"] in ("%", "percentage points")
        and row["basis"].endswith((f"change on {year_ago.label}", f" {year_ago.end}"))
        and row["period"].endswith((period.label, str(period.end)))
    ]  # fmt: skip
    return max(found, key=lambda row: (row["period"] == value["period"], row["period"]), default=None)


def _label(measures: MeasureBook, name: str) -> str:
    """What a measure or ratio is called; empty for neither."""
    measure, _, ratio = name.partition(".")
    spec = measures.measures.get(measure)
    if spec is None or (ratio and ratio not in spec.ratios):
        return ""
    return spec.ratios[ratio].label_in(spec.label, ratio) if ratio else spec.label


def _line(label: str, value: Row, change: Row | None) -> str:
    said = f"{label}: {value['shown']} in {_named(value['period'])}"
    if change is None:
        return said
    bare = change["shown"].lstrip("+-" + MINUS).replace(" pp", " percentage points")
    bare = bare.replace("points", "point") if bare.startswith("1 ") else bare
    moved = (
        f"{'+' if change['value'] > 0 else MINUS}{bare}" if any(sign in bare for sign in "123456789") else "no change"
    )
    of = "" if change["period"] == value["period"] else f"{change['period']}: "
    before = change["basis"].rpartition("change on ")[2]
    return f"{said} ({of}{moved} on {'the 12 months before' if before.startswith('12 months') else before})"


def _named(period: str) -> str:
    return f"the {period}" if period.startswith("12 months") else period


def contents(pdf: bytes) -> tuple[str, ...]:
    """The parts of a PDF by its bookmarks of the first level, each with its page."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        listed = []
        for mark in document.get_toc():
            target = mark.get_dest()
            page = target.get_index() if target else None
            if mark.level == 0 and page:  # the first page is the cover, which nobody looks for
                listed.append(f"{mark.get_title()} (page {page + 1})")
    return tuple(listed)


def title(pdf: bytes) -> str:
    """The title that the PDF itself gives."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return str(document.get_metadata_value("Title"))


def template_source(root: Path, pack: str, default: Path) -> tuple[str, str]:
    """The text of the e-mail's template and the file it is in: the pack's own ``email.md``, else the one given."""
    own = root / "layouts" / pack / "email.md"
    path = own if own.is_file() else default
    return path.read_text(encoding="utf-8"), f"layouts/{pack}/email.md" if own.is_file() else path.name
